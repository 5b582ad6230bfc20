"""Own words stay bound to what is counted: a number that stands for nothing is named."""

from __future__ import annotations

import pytest

from desireline.insights.bound_numbers import unmatched
from desireline.maps.reading import Figure

SAID = "27 of 100 journeys that reach Compare are not seen again (90 days)."


def figure(*, n: int = 4615, part: int | None = 1255, unit: str = "share") -> Figure:
    value = part / n if unit == "share" else float(n)
    return Figure(
        measure="lost",
        value=value,
        unit=unit,
        n=n,
        part=part,
        grain="journeys",
        definition="",
        rows="",
    )


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        pytest.param("Every fourth buyer vanishes while comparing.", (), id="no number, no doubt"),
        pytest.param("27% give up comparing within 90 days.", (), id="the share in percent"),
        pytest.param("27.2 % give up comparing.", (), id="to the digits it is written with"),
        pytest.param("27.4% give up comparing.", ("27.4",), id="a digit that is not so"),
        pytest.param("4,615% more.", ("4,615",), id="a count is no share"),
        pytest.param("We lose 1,255 million.", ("1,255",), id="a count is no million of them"),
        pytest.param("90% give up.", ("90",), id="days are no share"),
        pytest.param("1,255 of 4,615 give up.", (), id="part and whole"),
        pytest.param("1.255 von 4.615 geben auf.", (), id="the other thousands sign"),
        pytest.param("About 1,300 journeys end here.", (), id="rounded to two digits"),
        pytest.param("About 1,000 journeys end here.", ("1,000",), id="rounded too far"),
        pytest.param("1 in 4 gives up.", (), id="one in four is 25 of 100, near enough"),
        pytest.param("1 in 3 gives up.", ("1 in 3",), id="one in three is not"),
        pytest.param("37 of 100 give up.", ("37 of 100",), id="the number of last month"),
        pytest.param("We lose 500 of 1,255 to price.", ("500 of 1,255",), id="a made-up part"),
        pytest.param("3,360 stay with us.", (), id="the others"),
        pytest.param("Save 40 euros and 27% stay.", ("40",), id="only what does not fit"),
    ],
)
def test_a_number_that_stands_for_nothing_counted_is_named(words, missing):
    assert unmatched(words, said=(SAID,), figures=(figure(),)) == missing


def test_numbers_of_the_sentence_itself_fit():
    assert unmatched("Silent for 90 days.", said=(SAID,), figures=()) == ()
    assert unmatched("Silent for 30 days.", said=(SAID,), figures=()) == ("30",)


def test_a_time_fits_in_the_unit_it_is_said_in():
    waited = figure(n=40, part=None, unit="seconds")
    waited = Figure(
        **{name: getattr(waited, name) for name in ("measure", "unit", "n", "grain")},
        value=293_760.0,
        definition="",
        rows="",
    )
    assert unmatched("They wait 3.4 days.", said=(), figures=(waited,)) == ()
    assert unmatched("They wait 2 days.", said=(), figures=(waited,)) == ("2",)
