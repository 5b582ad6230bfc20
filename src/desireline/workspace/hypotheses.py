"""The test list of a map: what nobody has shown to be true yet, and how it will be found out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from desireline.insights.evidence_age import iso_date
from desireline.insights.promises import PROMISES
from desireline.insights.rewording import title_of
from desireline.insights.wording import claim_words
from desireline.journeys.study import Study
from desireline.maps.claim import Claim
from desireline.maps.exchange.lane_words import names_owners
from desireline.maps.journey_map import JourneyMap, Outlook, Part, PlannedCheck, Statement
from desireline.maps.reading import Filter, StatementReading, Verdict
from desireline.measures.quantities import quantity_figure
from desireline.workspace.checking import in_reading_order
from desireline.workspace.measuring import read_document, study
from desireline.workspace.spreadsheet_cells import inert
from desireline.workspace.workspace import Workspace

COLUMNS = (
    "Stage",
    "Lane",
    "Kind",
    "What we believe",
    "Answers the barrier",
    "In testable form",
    "How we will find out",
    "Who",
    "Until",
    "Late",
    "ID",
)
KINDS: dict[Part, str] = {
    "text": "hypothesis",
    "barrier": "anticipated issue",
    "recommendation": "idea",
    "emotion": "feeling set by hand",
    "promise": "brand promise",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One sentence that nothing backs yet.

    Attributes:
        kind: What it is in words: a hypothesis, an anticipated issue, an idea, a feeling.
        answers: For an idea, the barrier it answers.
        testable: Its claim in words; empty = it makes none.
        check: How it will be found out; None = nobody has said yet.
        late: The check's date has passed.
    """

    statement_id: str
    stage_id: str
    stage: str
    lane: str
    kind: str
    text: str
    answers: str
    reason: str
    testable: str
    check: PlannedCheck | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypotheses:
    """Every hypothesis of a map, stage by stage.

    Attributes:
        statements: All statements of the map that say something.
        planned: Hypotheses with a check; ``late`` those whose date has passed.
    """

    revision: int
    outlook: Outlook
    as_of: str
    statements: int
    lines: tuple[Hypothesis, ...]
    planned: int
    late: int


def hypotheses(workspace: Workspace, map_id: str) -> Hypotheses:
    """Return what a map assumes and how each sentence will be tested.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        read = read_document(workspace, journey_map, revision=revision, limits=Filter())
        readings = {one.statement_id: one for one in read.statements}
        spoken = [one for one in _by_stage(journey_map) if readings[one.id].state != "empty"]
        today = iso_date(workspace.now())
        lines = tuple(
            _line(found, journey_map, one, readings[one.id], today=today)
            for one in spoken
            if readings[one.id].state == "assumed"
        )
    return Hypotheses(
        revision=revision,
        outlook=journey_map.header.outlook,
        as_of=read.as_of,
        statements=len(spoken),
        lines=lines,
        planned=sum(one.check is not None for one in lines),
        late=sum(one.late for one in lines),
    )


def hypotheses_csv(workspace: Workspace, map_id: str) -> str:
    """Return the test list as CSV; no cell can run as a formula.

    Raises:
        DesirelineError: There is no such map.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in hypotheses(workspace, map_id).lines:
        check = one.check or PlannedCheck(how="")
        cells = (
            *(one.stage, one.lane, one.kind, one.text, one.answers, one.testable),
            *(check.how, check.owner, check.due, "late" if one.late else "", one.statement_id),
        )
        writer.writerow([inert(cell) for cell in cells])
    return out.getvalue()


def _by_stage(journey_map: JourneyMap) -> list[Statement]:
    """Return the statements stage by stage; who looks after a stage is no belief."""
    owners = {
        lane.id for lane in journey_map.lanes if lane.kind == "free" and names_owners(lane.name)
    }
    columns = sorted(journey_map.stages, key=lambda one: (one.order, one.id))
    place = {stage.id: at for at, stage in enumerate(columns)}
    said = [one for one in in_reading_order(journey_map) if one.lane_id not in owners]
    return sorted(said, key=lambda one: place.get(one.stage_id, len(place)))


def _line(
    found: Study,
    journey_map: JourneyMap,
    statement: Statement,
    reading: StatementReading,
    *,
    today: str,
) -> Hypothesis:
    stages = {one.id: one.name for one in journey_map.stages}
    lanes = {one.id: one.name for one in journey_map.lanes}
    texts = {one.id: one.text for one in journey_map.statements}
    check = statement.check
    return Hypothesis(
        statement_id=statement.id,
        stage_id=statement.stage_id,
        stage=stages.get(statement.stage_id, ""),
        lane=lanes.get(statement.lane_id, PROMISES if statement.part == "promise" else ""),
        kind=KINDS[statement.part],
        text=statement.text or statement.emotion_word or f"{statement.emotion:+g} of 2",
        answers=texts.get(statement.pair_id, ""),
        reason=reading.reason,
        testable=_testable(found, journey_map, statement.claim, reading.verdict),
        check=check,
        late=bool(check and check.due and check.due < today),
    )


def _testable(
    found: Study, journey_map: JourneyMap, claim: Claim | None, verdict: Verdict | None
) -> str:
    if claim is None:
        return ""
    figure = verdict.figure if verdict else None
    words = claim_words(claim, figure or quantity_figure(found, claim.quantity))
    return f"{title_of(journey_map, claim.quantity)}: {words}"
