"""Statements the evidence speaks against: what the map says, and what the data say."""

from __future__ import annotations

from collections.abc import Iterator

from desireline.insights.findings_figures import counting, not_counting
from desireline.insights.verdicts import period_of
from desireline.insights.wording import in_words, with_numbers
from desireline.journeys.populations import define
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.claim import Claim
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.reading import Figure, MapReading, StatementReading
from desireline.measures.figures import Subject, count_figure

ASK_FIRST = "First ask: do both mean the same thing?"
_UPPER_BOUNDS = ("under", "at most")


def contradicted(study: Study, journey_map: JourneyMap, reading: MapReading) -> Iterator[Finding]:
    """Find contradicted statements. One somebody kept, with a reason, is accepted already.

    At stake are the journeys that are otherwise than the statement says; where its figure counts
    answers or events, the journeys that came to what it speaks of.
    """
    states = {one.statement_id: one for one in reading.statements}
    for statement in journey_map.statements:
        read = states.get(statement.id)
        if read is not None and read.state == "contradicted":
            yield _finding(study, journey_map, reading, statement, read)


def _finding(
    study: Study,
    journey_map: JourneyMap,
    reading: MapReading,
    statement: Statement,
    read: StatementReading,
) -> Finding:
    figure = read.verdict.figure if read.verdict is not None else None
    by_figure = read.verdict is not None and read.verdict.answer == "contradicted"
    words, said = read.reason, read.reason
    concerned = None
    if by_figure and figure is not None and statement.claim is not None:
        words = in_words(journey_map, statement.claim.quantity, figure)
        said = with_numbers(words, figure, period=period_of(study)) + "."
        concerned = _concerned(study, reading, statement.claim, figure)
    return Finding(
        key=reference("contradicted", statement.id),
        kind="contradicted",
        sentence=f"You wrote “{statement.text.strip()}” The data say: {_ended(words)}",
        next_step=f"{ASK_FIRST} Then take the data's wording, or keep yours and say why.",
        stage_id=statement.stage_id,
        lane_id=statement.lane_id,
        statement_id=statement.id,
        concerned=concerned,
        figure=figure if by_figure else None,
        map_says=statement.text.strip(),
        data_say=said,
        accepted=statement.kept_reason.strip(),
    )


def _concerned(study: Study, reading: MapReading, claim: Claim, figure: Figure) -> Figure | None:
    quantity = claim.quantity
    if figure.grain == "journeys" and figure.part is not None:
        upper = claim.comparison in _UPPER_BOUNDS
        return counting(study, figure) if upper else not_counting(study, figure)
    if figure.grain == "journeys":
        about = Subject(measure="journeys", ref=figure.rows, said=figure.definition)
        return count_figure(study, about, n=figure.n)
    for touchpoint in reading.touchpoints:
        if touchpoint.touchpoint_id == quantity.touchpoint_id:
            return touchpoint.journeys
    for flow in reading.flows:
        if flow.stage_id == quantity.stage_id:
            return flow.reach
    about = Subject(measure="journeys", ref=reference("journeys"), said=define(study, "journeys"))
    return count_figure(study, about, n=reading.coverage.journeys)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
