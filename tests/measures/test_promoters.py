"""The net promoter score: promoters less detractors of the answers from 0 to 10, n and interval."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from desireline.insights.discovery import discover
from desireline.insights.ranking import Ranking
from desireline.insights.testable import testables as what_can_be_tested
from desireline.insights.verdicts import verdict
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.reading import Figure
from desireline.measures.emotion import emotion_points
from desireline.measures.kpis import kpi_readings
from desireline.measures.quantities import quantity_figure
from desireline.warehouse.duckdb import Warehouse

sys.path.insert(0, str(Path(__file__).parents[1] / "insights"))
from planted import DAY, planted_rows, store_of

ASKED = "How likely are you to recommend us?"


def store(scores: list[int], *, question: str = ASKED, **other: object) -> Warehouse:
    """Give a shop's events, and answers from 0 to 10 of the same customers a month later."""
    rows = planted_rows(60)
    customers = sorted({row[0] for row in rows})
    warehouse = store_of(rows)
    said = [
        {
            "answer_id": number,
            "record_id": number,
            "source_id": "survey",
            "identifier": customers[number % len(customers)],
            "said_at": 200 * DAY + number,
            "precision": "ms",
            "name": "NPS 2026",
            "channel": "survey",
            "question": question,
            "score": float(score),
            "scale_low": 0.0,
            "scale_high": 10.0,
            "valence": score / 10 * 4 - 2,
        }
        | other
        for number, score in enumerate(scores)
    ]
    warehouse.insert("answers", pa.Table.from_pylist(said))
    return warehouse


def figure_of(warehouse: Warehouse, quantity: Quantity = Quantity(kind="nps")) -> Figure:  # noqa: B008
    return quantity_figure(studied(warehouse)[0], quantity)


def studied(warehouse: Warehouse) -> tuple[Study, JourneyMap]:
    journey_map = discover(warehouse, title="Shop")
    return Study.of(warehouse, journey_map, as_of_ms=230 * DAY), journey_map


def test_the_published_example_is_met_with_its_standard_error() -> None:
    found = figure_of(store([9] * 10 + [7] * 5 + [3] * 5))
    error = 100 * math.sqrt((0.5 + 0.25 - 0.25**2) / 20)
    assert (found.value, found.n, found.unit, found.grain) == (25.0, 20, "points", "answers")
    assert error == pytest.approx(18.54, abs=0.005)
    assert found.low == pytest.approx(25 - 1.96 * error, abs=0.01)
    assert found.high == pytest.approx(25 + 1.96 * error, abs=0.01)
    assert "the whole journey" in found.definition


@pytest.mark.parametrize(
    ("scores", "value"),
    [([0, 6, 6, 5, 3], -100.0), ([7, 8, 7, 8, 8], 0.0), ([9, 10, 9, 10, 10], 100.0)],
)
def test_six_detracts_seven_and_eight_count_for_nothing_nine_promotes(scores, value) -> None:
    assert figure_of(store(scores)).value == value


def test_four_answers_are_no_score() -> None:
    found = figure_of(store([9, 9, 9, 9]))
    assert (found.value, found.n) == (None, 4)
    assert found.hidden


@pytest.mark.parametrize(
    "other",
    [
        {"scale_low": 1.0},
        {"scale_high": 5.0},
        {"question": "How satisfied are you?", "name": "Satisfaction"},
        {"valence": -1.9},  # low is good: 10 would be the worst
    ],
)
def test_answers_of_other_scales_and_questions_are_none(other) -> None:
    assert figure_of(store([9] * 8, **other)).n == 0


@pytest.mark.parametrize(
    "question", ["nps_score", "Würden Sie uns weiterempfehlen?", "NPS", "score"]
)
def test_question_or_name_says_what_was_asked(question) -> None:
    assert figure_of(store([9] * 8, question=question)).n == 8


def test_a_draft_has_it_as_a_kpi_and_no_touchpoint_feels_by_it() -> None:
    warehouse = store([9] * 20 + [2] * 31)
    study, journey_map = studied(warehouse)
    (kpi,) = [one for one in journey_map.kpis if one.quantity.kind == "nps"]
    (reading,) = [one for one in kpi_readings(study) if one.kpi_id == kpi.id]
    assert reading.figure.value == pytest.approx(100 * (20 - 31) / 51)
    assert reading.state == "reported"
    (week,) = [one for one in reading.weeks if one.n]
    assert week.value == pytest.approx(reading.figure.value)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Our NPS is above 40", "contradicted"),
        ("The NPS is below 10", "confirmed"),
        ("Der NPS liegt bei −22", "cannot tell yet"),
    ],
)
def test_a_sentence_about_it_is_held_against_it(text, answer) -> None:
    study, journey_map = studied(store([9] * 20 + [7] * 10 + [2] * 31))
    stage = journey_map.stages[-1].id
    statement = Statement(id="one", stage_id=stage, lane_id="goals", text=text, order="a")
    best = Ranking(journey_map, what_can_be_tested(study)).fitting(statement)[0]
    assert best.quantity == Quantity(kind="nps")
    comparison, value = {
        "Our NPS is above 40": ("more than", 40.0),
        "The NPS is below 10": ("under", 10.0),
    }.get(text, ("about", -22.0))
    found = verdict(study, Claim(quantity=best.quantity, comparison=comparison, value=value))
    assert found.answer == answer
    assert "net promoter score of the whole journey is −18" in found.sentence


@pytest.mark.parametrize(
    ("sevens", "told_so"), [(10, "1 to 5 (n 12), 1 to 7 (n 10)."), (9, "1 to 5, 1 to 7.")]
)
def test_a_feeling_from_several_scales_says_which_and_how_many(sevens, told_so) -> None:
    warehouse = store([9] * 6)
    told = warehouse.to_arrow(warehouse.table("answers")).to_pylist()
    for low, high, n in ((1.0, 5.0, 12), (1.0, 7.0, sevens)):
        more = [
            told[number % 6]
            | {
                "answer_id": 100 * int(high) + number,
                "record_id": 100 * int(high) + number,
                "scale_low": low,
                "scale_high": high,
                "score": high,
                "valence": 2.0,
                "name": "Parcel delivered survey",
            }
            for number in range(n)
        ]
        warehouse.insert("answers", pa.Table.from_pylist(more))
    study, _ = studied(warehouse)
    (point,) = emotion_points(study)
    assert point.figure.value == 2.0
    assert point.figure.definition.endswith(
        f"Answers came on several scales, each laid evenly on −2 to +2: {told_so}"
    )
