"""Every source of a sentence stands for itself: its own number, interval, age and stance."""

from __future__ import annotations

import pytest

from desireline.insights.claim_sources import claim_sources
from desireline.insights.verdicts import verdict
from desireline.journeys.drill_down import rows
from desireline.journeys.references import UnknownReferenceError, reference
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import Statement
from desireline.maps.support import Support
from tellings import START_MS, UNITS, map_of, told, warehouse_of

ON_THE_WEB = Claim(
    quantity=Quantity(kind="field_share", touchpoint_id="visit", field="channel", value="web"),
    comparison="most",
)
GO_ON = Claim(quantity=Quantity(kind="conversion", stage_id="need"), comparison="most")
NAMES = "abcdefghijklmnopqrstuvwxyz"


def study_of(text: str) -> Study:
    journey_map = map_of("need: visit | pay: order")
    end = START_MS + 400 * UNITS["d"]
    return Study.of(warehouse_of(told(text)), journey_map, as_of_ms=end)


def people(count: int, tokens: str, *, letter: str = "x") -> str:
    return "\n".join(f"{letter}{NAMES[n // 26]}{NAMES[n % 26]} {tokens}" for n in range(count))


def statement(claim: Claim | None, *support: Support) -> Statement:
    return Statement(
        id="s", stage_id="need", lane_id="goals", text="They look.", claim=claim, support=support
    )


def test_two_tools_that_tell_otherwise_stand_on_two_lines() -> None:
    study = study_of(f"{people(40, 'visit')}\n{people(35, 'visit@app', letter='y')}")
    found = claim_sources(study, statement(ON_THE_WEB))
    assert [(one.name, one.n, one.stance) for one in found] == [
        ("Web", 40, "for"),
        ("App", 35, "against"),
    ]
    assert [one.figure and one.figure.value for one in found] == [1.0, 0.0]
    assert all(one.figure and one.figure.low is not None for one in found)


def test_the_number_of_one_source_opens_its_own_rows() -> None:
    study = study_of(f"{people(40, 'visit')}\n{people(35, 'visit@app', letter='y')}")
    app = claim_sources(study, statement(ON_THE_WEB))[1]
    assert app.figure
    opened = rows(study, app.figure.rows, limit=100)
    assert (opened.total, opened.part_total) == (35, 0)
    assert opened.definition.endswith("As App tells it.")


def test_a_source_with_too_few_says_neither() -> None:
    study = study_of(f"{people(40, 'visit')}\n{people(12, 'visit@app', letter='y')}")
    assert [one.stance for one in claim_sources(study, statement(ON_THE_WEB))] == ["for", ""]


def test_journeys_that_many_tools_tell_together_stay_one_line() -> None:
    study = study_of(people(40, "visit@app order"))
    said = verdict(study, GO_ON)
    (one,) = claim_sources(study, statement(GO_ON), found=said)
    assert (one.name, one.n, one.figure) == ("App, Web", 40, said.figure)
    with pytest.raises(UnknownReferenceError, match="many sources tell one journey together"):
        rows(study, reference("source", "web", "stage:need:conversion"))


def test_our_own_side_gives_no_number_and_no_rows() -> None:
    workshop = Support(kind="workshop", dated="2025-12-01", note="6 of 8 managers")
    (one,) = claim_sources(study_of("ana visit"), statement(None, workshop))
    assert (one.kind, one.figure, one.n, one.newest, one.note) == (
        "own side",
        None,
        0,
        "2025-12-01",
        "6 of 8 managers",
    )


def test_answers_that_are_not_in_the_store_count_for_nothing() -> None:
    gone = Support(kind="answers", rows=("nowhere",))
    (one,) = claim_sources(study_of("ana visit"), statement(None, gone))
    assert (one.n, one.note) == (0, "Its rows are not in the evidence.")
