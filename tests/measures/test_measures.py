"""What the numbers say about a few told journeys, and how sure they are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desireline.journeys.definitions import SENTENCES
from desireline.journeys.drill_down import rows
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.journey_map import Kpi
from desireline.maps.reading import Filter, StageFlow
from desireline.measures.catalog import MEASURES
from desireline.measures.emotion import emotion_points, level_word
from desireline.measures.intervals import (
    mean_interval,
    median_interval,
    promoter_error,
    promoter_interval,
    share_interval,
)
from desireline.measures.kpis import kpi_readings
from desireline.measures.loyalty import journeys_figure
from desireline.measures.quantities import quantity_figure
from desireline.measures.ribbon import stage_flows
from tellings import START_MS, UNITS, Told, map_of, told, warehouse_of

MAP = map_of("need: ad | look: visit | try: demo | pay: order", target="order")
WEEK = 7 * UNITS["d"]
FAR = START_MS + 400 * UNITS["d"]
# One measure asked in another way has a second sentence.
VARIANTS = {
    "journey_steps",
    "no_conversion",
    "no_next",
    "target_rate",
}


def study_of(text: str, *, as_of_ms: int = START_MS + 30 * UNITS["d"], **changes: object) -> Study:
    warehouse = warehouse_of(told(text))
    return Study.of(warehouse, replace(MAP, **changes), as_of_ms=as_of_ms)  # type: ignore[arg-type]


def parts(flow: StageFlow) -> tuple[int, ...]:
    return (flow.reach.n, flow.converted.n, flow.skipped.n, flow.open.n, flow.left.n)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        pytest.param("ana ad visit\nzoe demo order", (1, 1, 0, 0, 0), id="converted"),
        pytest.param("ana ad order\nzoe visit demo", (1, 0, 1, 0, 0), id="skipped"),
        pytest.param("ana visit ad\nzoe order demo", (1, 0, 0, 1, 0), id="before does not count"),
        pytest.param("ana ad\nzoe visit order", (1, 0, 0, 1, 0), id="open"),
        pytest.param("ana ad +91d ad\nzoe visit", (2, 0, 0, 1, 1), id="not seen again"),
        pytest.param("ana ad demo", (1, 1, 0, 0, 0), id="next is the next stage with evidence"),
    ],
)
def test_a_stage_parts_its_journeys_by_what_came_after_the_first_step_there(text, need):
    wait = 91 * UNITS["d"] if "+91d" in text else 0
    study = study_of(text, as_of_ms=START_MS + wait + UNITS["h"])
    assert parts(stage_flows(study)[0]) == need


def test_a_journey_is_open_to_the_last_moment_of_its_time_out():
    end = START_MS + 90 * UNITS["d"]
    assert parts(stage_flows(study_of("ana ad\nzoe visit", as_of_ms=end))[0]) == (1, 0, 0, 1, 0)
    assert parts(stage_flows(study_of("ana ad\nzoe visit", as_of_ms=end + 1))[0]) == (1, 0, 0, 0, 1)


def test_nobody_goes_on_from_the_last_stage_and_its_rest_has_ended():
    study = study_of("\n".join(f"c{n} ad order" for n in range(5)), as_of_ms=FAR)
    *_, pay = stage_flows(study)
    assert pay.last
    assert (pay.conversion.value, pay.conversion.n, pay.conversion.low) == (None, 0, None)
    assert pay.conversion.definition == "Pay is the last stage observed: there is none to go on to."
    assert (pay.left.measure, pay.left.value, pay.followed) == ("ended", 5.0, None)
    claimed = quantity_figure(study, Quantity(kind="conversion", stage_id="pay"))
    assert (claimed.value, claimed.n) == (None, 0)


def test_who_has_no_identifier_the_next_stage_knows_cannot_be_followed():
    warehouse = warehouse_of(told("ana ad visit\nben ad\ncleo ad\ndan ad\neve ad"))
    with warehouse.transaction() as writing:
        writing.execute("UPDATE identifiers SET kind = 'device' WHERE identifier = 'id-ben'")
        writing.execute("UPDATE identifiers SET source_id = 'kiosk' WHERE identifier = 'id-ben'")
    followed = stage_flows(Study.of(warehouse, MAP, as_of_ms=START_MS + WEEK))[0].followed
    assert followed is not None
    assert (followed.part, followed.n) == (4, 5)


def test_five_answers_make_a_point_three_make_dots_and_fewer_nothing():
    said = "ana ad ad:-2 ad:-1 ad:-1 ad:0 ad:-1 visit:+1 visit:0 visit:+2 order:+2 order:+1"
    line, dots, nothing = emotion_points(study_of(said))
    assert (line.shown, line.figure.value, line.word, line.figure.n) == ("line", -1.0, "annoyed", 5)
    assert (dots.shown, dots.figure.value, dots.dots) == ("dots", None, (0.0, 1.0, 2.0))
    assert (nothing.shown, nothing.dots, nothing.figure.n) == ("nothing", (), 2)


def survey(
    scores: dict[str, tuple[float | None, ...]], *, customer: str | None = "by name"
) -> list[Told]:
    """Tell of questionnaires with several questions each, one row a person."""
    return [
        Told(
            customer=who if customer else None,
            name="ad",
            channel="web",
            at=START_MS + row,
            valence=value,
            question=f"Q{place}",
            row=row,
            is_answer=True,
        )
        for row, (who, values) in enumerate(scores.items())
        for place, value in enumerate(values)
    ]


ANSWERED = {"ana": (2, 1, 0), "ben": (-2, -2, -2), "cleo": (0, None), "dan": (1,), "eve": (1, 0)}


@pytest.mark.parametrize("customer", ["by name", None])
def test_three_questions_answered_together_are_one_voice(customer):
    study = Study.of(
        warehouse_of(survey(ANSWERED, customer=customer)), MAP, as_of_ms=START_MS + WEEK
    )
    (point,) = emotion_points(study)
    assert point.figure.n == 5
    assert point.figure.value == pytest.approx((1 - 2 + 0 + 1 + 0.5) / 5)
    opened = rows(study, point.figure.rows)
    assert opened.total == 5
    values = [dict(zip([c.key for c in opened.columns], row, strict=True)) for row in opened.rows]
    assert [one["value"] for one in values] == [1, -2, 0, 1, 0.5]
    assert values[0]["question"] == "Q0 · Q1 · Q2"
    assert values[0]["valence"] == "2.0 · 1.0 · 0.0"


def test_one_question_a_row_is_one_voice_and_the_same_question_twice_is_two():
    apart = [
        replace(one, row=number, at=START_MS)
        for number, one in enumerate(survey({"ana": (2, 0), "ben": (1, 1)}))
    ]
    again = [replace(one, row=10 + number) for number, one in enumerate(apart[:2])]
    study = Study.of(warehouse_of([*apart, *again]), MAP, as_of_ms=START_MS + WEEK)
    (point,) = emotion_points(study)
    assert (point.figure.n, point.dots) == (3, (1.0, 1.0, 1.0))


def test_a_named_emotion_names_the_point_with_its_share():
    said = "? ad:-2:Angry ad:-2:angry ad:-1:sad ad:-1:sad ad:-1:angry"
    (point,) = emotion_points(study_of(said))
    assert (point.word, point.word_share) == ("angry", 3 / 5)
    assert emotion_points(study_of(said, as_of_ms=START_MS + 300 * UNITS["d"]))[0].state == "stale"


def test_a_named_emotion_has_no_share_below_five_and_no_word_below_three():
    (three,) = emotion_points(study_of("? ad:-2:Angry ad:-2:angry ad:-1:sad ad:0 ad:-1"))
    assert (three.word, three.word_share) == ("angry", None)
    (two,) = emotion_points(study_of("? ad:-2:Angry ad:-2:angry ad:-1 ad:0 ad:-1"))
    assert (two.word, two.word_share) == ("annoyed", None)


@pytest.mark.parametrize(
    ("valence", "word"),
    [(-2, "furious"), (-1.2, "annoyed"), (0.5, "neutral"), (-0.5, "neutral"), (1.6, "delighted")],
)
def test_the_word_is_the_nearest_level_and_the_milder_of_two(valence, word):
    assert level_word(valence) == word


def test_a_week_with_fewer_than_five_has_no_value_and_the_running_week_is_not_shown():
    week = "\n".join(f"c{number} ad {'visit' if number else ''}" for number in range(5))
    later = f"dan +{14}d ad visit\neve +21d ad"
    kpi = Kpi(
        id="k",
        stage_id="need",
        name="Goes on",
        target=0.9,
        quantity=Quantity(kind="conversion", stage_id="need"),
    )
    text = f"{week}\n{later}".replace("c0", "ca").replace("c1", "cb")
    (reading,) = kpi_readings(study_of(text, as_of_ms=START_MS + 3 * WEEK, kpis=(kpi,)))
    assert [(point.week, point.value, point.n) for point in reading.weeks] == [
        ("2026-01-05", 0.8, 5),
        ("2026-01-12", None, 0),
        ("2026-01-19", None, 1),
    ]
    assert reading.target_met is False
    assert reading.state == "measured"


def test_a_period_ends_the_day_after_the_last_chosen_or_not():
    everything = journeys_figure(study_of("ana ad visit\nben +1d ad"))
    assert (everything.period_from, everything.period_to) == ("2026-01-05", "2026-01-07")
    chosen = Filter(period_from="2026-01-05", period_to="2026-01-06")
    study = Study.of(warehouse_of(told("ana ad\nben +1d ad")), MAP, filter=chosen, as_of_ms=FAR)
    monday = journeys_figure(study)
    assert (monday.n, monday.period_from, monday.period_to) == (1, "2026-01-05", "2026-01-06")


def test_intervals_are_those_of_the_textbooks():
    wilson = share_interval(1, 10)
    assert (wilson.low, wilson.high) == pytest.approx((0.01787, 0.40415), abs=1e-4)
    assert share_interval(0, 0).value is None
    assert (share_interval(0, 5).low, share_interval(5, 5).high) == (0.0, 1.0)
    median = median_interval(np.arange(1.0, 21.0))
    assert (median.value, median.low, median.high) == (10.5, 6.0, 15.0)
    mean = mean_interval(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert (mean.low, mean.high) == pytest.approx((1.03676, 4.96324), abs=1e-4)
    assert mean_interval(np.array([1.0, 2.0])).value is None
    score = promoter_interval(promoters=10, detractors=5, answers=20)
    assert score.value == 25.0
    assert promoter_interval(promoters=3, detractors=1, answers=4).value is None
    assert promoter_error(promoters=10, detractors=5, answers=20) == pytest.approx(18.54, abs=0.01)


@pytest.mark.parametrize(
    ("n", "first", "last"),
    [(5, 0, 4), (8, 0, 7), (9, 1, 7), (20, 5, 14), (100, 39, 60), (1000, 468, 531)],
)
def test_a_median_lies_between_the_order_statistics_of_the_tables(n, first, last):
    found = median_interval(np.arange(float(n)))
    assert (found.low, found.high) == (first, last)


def test_every_measure_has_a_sentence_of_its_own():
    told = {name for name in SENTENCES if " " not in name}  # "fall_out again" is a row of fall_out
    assert set(MEASURES) == told - VARIANTS
    assert len({measure.definition for measure in MEASURES.values()}) == len(MEASURES)


def test_a_mean_is_the_same_to_the_last_bit_in_any_order():
    values = np.random.default_rng(3).normal(size=500)
    told = {mean_interval(np.roll(values, by)) for by in range(0, 500, 50)}
    assert len(told) == 1
