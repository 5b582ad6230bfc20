"""Tables of totals are read as people write them; what is no total is said."""

from __future__ import annotations

import pytest

from desireline.evidence.report_table import NoTotalsError, is_report, read_period, read_report


def grid(text: str) -> list[list[str]]:
    return [line.split(";") for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2026-10", "2026-10-01", "2026-11-01"),
        ("10/2026", "2026-10-01", "2026-11-01"),
        ("Oct 2026", "2026-10-01", "2026-11-01"),
        ("Okt. 26", "2026-10-01", "2026-11-01"),
        ("décembre 2026", "2026-12-01", "2027-01-01"),
        ("2026-10-01", "2026-10-01", "2026-11-01"),
        ("Q4 2026", "2026-10-01", "2027-01-01"),
        ("2026 KW 46", "2026-11-09", "2026-11-16"),
        ("2026", "2026-01-01", "2027-01-01"),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, first: str, after: str):
    found = read_period(text)
    assert found is not None
    assert (found.first, found.after) == (first, after)


@pytest.mark.parametrize("text", ["Returns", "13/2026", "412", "", "March"])
def test_what_names_no_period_is_none(text: str):
    assert read_period(text) is None


def test_call_reasons_by_month_lose_their_title_and_their_sums():
    found = read_report(
        grid("""
Anrufgründe 2026;;;
;Jan;Feb;Mrz
Wo ist mein Paket?;412;1.398;388
Rückgabe;55;60;
Gesamt;467;1.458;388
""")
    )
    assert [(one.label, one.period_from, one.value) for one in found.totals] == [
        ("Wo ist mein Paket?", "2026-01-01", 412),
        ("Wo ist mein Paket?", "2026-02-01", 1398),
        ("Wo ist mein Paket?", "2026-03-01", 388),
        ("Rückgabe", "2026-01-01", 55),
        ("Rückgabe", "2026-02-01", 60),
    ]
    assert found.left_out == ("Gesamt",)


def test_months_may_stand_below_each_other():
    found = read_report(grid("Month;Visits;Bounce\n2026-09;12,000;31.5%\n2026-10;13,000;30%"))
    assert [(one.label, one.value, one.unit) for one in found.totals] == [
        ("Visits", 12000, "count"),
        ("Visits", 13000, "count"),
        ("Bounce", 0.315, "share"),
        ("Bounce", 0.3, "share"),
    ]


def test_one_total_a_row_is_read_too():
    found = read_report(grid("NPS;Q3 2026;41\nNPS;Q4 2026;44"))
    assert [(one.label, one.period_from, one.value) for one in found.totals] == [
        ("NPS", "2026-07-01", 41),
        ("NPS", "2026-10-01", 44),
    ]


def test_a_cell_that_is_no_number_is_named():
    found = read_report(grid("Reason;2026-09;2026-10\nReturns;55;n.n."))
    assert found.unread == ("Returns, 2026-10: n.n.",)


def test_a_table_of_events_is_no_report():
    events = grid("customer;event;time\nC1;visit;2026-10-01T10:00:00Z\nC2;order;2026-10-02")
    assert not is_report(events)
    with pytest.raises(NoTotalsError, match="no head names a month"):
        read_report(events)
