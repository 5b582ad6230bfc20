"""Check the sentences of a map: what could test each, what the data say, how many rest on data."""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from desireline.insights.evidence_age import Newest, iso_date, newest_evidence, newest_rows
from desireline.insights.judging import judgement_in
from desireline.insights.proposing import (
    Bench,
    Proposal,
    Trial,
    proposals,
    searched,
    testable_with,
    trial_of,
    verdict_on,
)
from desireline.insights.quotes import Shelf, closeness, shelf_of
from desireline.insights.ranking import Ranking
from desireline.insights.sentence import read_sentence
from desireline.insights.states import not_yet, support_dates, weigh, wordless_rows
from desireline.insights.testable import FieldValues, Testables, distribution, testables
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.exchange.lane_words import names_owners
from desireline.maps.journey_map import JourneyMap, Part, Statement
from desireline.maps.reading import Figure, Filter, StageFlow, State, StatementReading
from desireline.maps.records import statement_of
from desireline.measures.quantities import quantity_figure
from desireline.measures.ribbon import stage_flows
from desireline.measures.words import WordsFilter, said_words
from desireline.workspace.measuring import study
from desireline.workspace.workspace import Workspace

KEPT = 4
BACKED: frozenset[State] = frozenset({"measured", "reported"})


@dataclass(slots=True)
class KnownFigures:
    """What was found out about one study: kept while evidence, rules and names stay the same."""

    found: Testables
    flows: tuple[StageFlow, ...]
    newest: Newest
    shelf: Shelf
    figures: dict[Quantity, Figure] = field(default_factory=dict)
    shares: dict[tuple[str, str, bool], Mapping[str, int]] = field(default_factory=dict)


_known: OrderedDict[tuple[str, ...], KnownFigures] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One statement as the list of checks shows it.

    Attributes:
        figures: How many figures could test it, at most three.
        quotes: How many different things customers said share enough words with it to carry it.
        looked_at: ISO date on which someone found that none of them fits; empty = never.
        verdict: What the data say about its claim; empty = it makes none.
    """

    statement_id: str
    stage_id: str
    lane_id: str
    part: Part
    text: str
    state: State
    badge: str
    reason: str
    figures: int
    quotes: int
    looked_at: str
    verdict: Literal["confirmed", "contradicted", "cannot tell yet", "no data", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """All statements of a map in reading order, and how many of them rest on data.

    Attributes:
        backed: Measured and reported ones.
        with_figure: Assumed ones that a figure could test.
        with_quotes: Assumed ones that words of customers could carry.
        origin: The file most of them came from; empty = written here.
        made_at_ms: When the map was made.
    """

    revision: int
    as_of: str
    statements: tuple[Checked, ...]
    states: dict[str, int]
    backed: int
    with_figure: int
    with_quotes: int
    origin: str
    made_at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What could test one statement, and what it rests on now.

    Attributes:
        judges: The word by which it judges, so that only what customers said can test it.
        quotes: How many different things customers said could carry it.
        trial: Its present claim held against the data; None = it makes none.
    """

    statement_id: str
    text: str
    state: State
    badge: str
    reason: str
    text_revision: int
    proposals: tuple[Proposal, ...]
    judges: str
    quotes: int
    trial: Trial | None


def checks(workspace: Workspace, map_id: str) -> Checks:
    """Return every statement with its state and how many figures could test it.

    Who looks after a stage is no sentence to check: a lane of owners is left out.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    history = workspace.documents.history(map_id)
    with workspace.studying:
        bench, known = _bench(workspace, journey_map)
        readings = _readings(bench, known)
        owners = {
            lane.id for lane in journey_map.lanes if lane.kind == "free" and names_owners(lane.name)
        }
        rows = tuple(
            _checked(bench, known, one, readings[one.id])
            for one in in_reading_order(journey_map)
            if readings[one.id].state != "empty" and one.lane_id not in owners
        )
    counts = Counter(row.state for row in rows)
    return Checks(
        revision=revision,
        as_of=iso_date(bench.study.as_of_ms),
        statements=rows,
        states={str(state): count for state, count in counts.items()},
        backed=sum(row.state in BACKED for row in rows),
        with_figure=sum(row.state == "assumed" and row.figures > 0 for row in rows),
        with_quotes=sum(row.state == "assumed" and row.quotes > 0 for row in rows),
        origin=_origin(journey_map),
        made_at_ms=history[0].at_ms if history else 0,
    )


def statement_proposals(
    workspace: Workspace, map_id: str, statement_id: str, *, search: str = ""
) -> Proposals:
    """Return up to three figures that could test one statement, with their present values.

    With ``search``, up to eight figures that its words name: a reader looks for one by hand.

    Raises:
        UnknownStatementError: The map has no such statement.
    """
    journey_map, _ = workspace.documents.get(map_id)
    statement = statement_of(journey_map, statement_id)
    with workspace.studying:
        bench, known = _bench(workspace, journey_map)
        reading = _readings(bench, known, only=statement)[statement.id]
        return Proposals(
            statement_id=statement.id,
            text=statement.text,
            state=reading.state,
            badge=reading.badge,
            reason=reading.reason,
            text_revision=statement.text_revision,
            proposals=searched(bench, statement, search)
            if search.strip()
            else proposals(bench, statement),
            judges=judgement_in(read_sentence(statement.text)),
            quotes=_quotes(bench, known, statement),
            trial=trial_of(bench, statement, statement.claim) if statement.claim else None,
        )


def try_claim(workspace: Workspace, map_id: str, statement_id: str, claim: Claim) -> Trial:
    """Hold a claim against the data without writing it.

    Raises:
        UnknownStatementError: The map has no such statement.
        DesirelineError: The claim names a stage or touchpoint the map does not have.
    """
    journey_map, _ = workspace.documents.get(map_id)
    statement = statement_of(journey_map, statement_id)
    with workspace.studying:
        bench, _ = _bench(workspace, journey_map)
        return trial_of(bench, statement, claim)


def in_reading_order(journey_map: JourneyMap) -> tuple[Statement, ...]:
    """Return the statements lane by lane, in each from the first stage to the last."""
    in_order = sorted(journey_map.lanes, key=lambda one: (one.order, one.id))
    lanes = {lane.id: place for place, lane in enumerate(in_order)}
    columns = sorted(journey_map.stages, key=lambda one: (one.order, one.id))
    stages = {stage.id: place for place, stage in enumerate(columns)}
    return tuple(
        sorted(
            journey_map.statements,
            key=lambda one: (
                lanes.get(one.lane_id, 99),
                stages.get(one.stage_id, 99),
                one.order,
                one.id,
            ),
        )
    )


def _checked(
    bench: Bench, known: KnownFigures, statement: Statement, reading: StatementReading
) -> Checked:
    return Checked(
        statement_id=statement.id,
        stage_id=statement.stage_id,
        lane_id=statement.lane_id,
        part=statement.part,
        text=statement.text or statement.emotion_word,
        state=reading.state,
        badge=reading.badge,
        reason=reading.reason,
        figures=len(testable_with(bench, statement)),
        quotes=_quotes(bench, known, statement),
        looked_at=statement.looked_at,
        verdict=reading.verdict.answer if reading.verdict else "",
    )


def _quotes(bench: Bench, known: KnownFigures, statement: Statement) -> int:
    """Count the different things customers said that could carry a statement; none an idea."""
    if statement.part == "recommendation":
        return 0
    return len(closeness(statement, bench.journey_map, known.shelf))


def _readings(
    bench: Bench, known: KnownFigures, *, only: Statement | None = None
) -> dict[str, StatementReading]:
    """Return the state of each statement, as the map's reading has it, from kept figures."""
    chosen = bench.journey_map.statements if only is None else (only,)
    if bench.journey_map.header.outlook == "to-be":
        return {one.id: not_yet(one) for one in chosen}
    kinds = {lane.id: lane.kind for lane in bench.journey_map.lanes}
    dates = support_dates(bench.study, chosen)
    wordless = wordless_rows(bench.study, chosen)
    asked = replace(bench.journey_map, statements=tuple(chosen), kpis=())
    newest = replace(known.newest, of_rows=newest_rows(bench.study, asked))
    return {
        one.id: weigh(
            one,
            kind=kinds.get(one.lane_id, "free"),
            verdict_on_claim=verdict_on(bench, one.claim) if one.claim else None,
            claim_newest=newest.of(one.claim.quantity) if one.claim else "",
            dates=dates,
            wordless=wordless,
            as_of=iso_date(bench.study.as_of_ms),
        )
        for one in chosen
    }


def _bench(workspace: Workspace, journey_map: JourneyMap) -> tuple[Bench, KnownFigures]:
    found, _ = study(workspace, journey_map, limits=Filter())
    known = _kept(workspace, found, journey_map)

    def figure_of(quantity: Quantity) -> Figure:
        if quantity not in known.figures:
            known.figures[quantity] = quantity_figure(found, quantity)
        return known.figures[quantity]

    def shares_of(entry: FieldValues) -> Mapping[str, int]:
        key = (entry.touchpoint_id, entry.field, entry.said)
        if key not in known.shares:
            known.shares[key] = distribution(found, entry)
        return known.shares[key]

    bench = Bench(
        study=found,
        journey_map=journey_map,
        found=known.found,
        ranking=Ranking(journey_map, known.found),
        flows=known.flows,
        figure_of=figure_of,
        shares_of=shares_of,
    )
    return bench, known


def _kept(workspace: Workspace, found: Study, journey_map: JourneyMap) -> KnownFigures:
    """Return what is known of a study; an edit of words leaves it, a rule or a name does not."""
    names = [(one.id, one.name) for one in journey_map.stages]
    names += [(one.id, one.name) for one in journey_map.touchpoints]
    digest = hashlib.sha256(repr(names).encode()).hexdigest()[:16]
    place = str(workspace.folder.resolve())
    key = (place, workspace.warehouse.data_version(), found.key, str(found.as_of_ms), digest)
    known = _known.pop(key, None)
    if known is None:
        known = KnownFigures(
            found=testables(found),
            flows=stage_flows(found),
            newest=newest_evidence(found),
            shelf=shelf_of(said_words(found, WordsFilter())),
        )
    _known[key] = known
    while len(_known) > KEPT:
        _known.popitem(last=False)
    return known


def _origin(journey_map: JourneyMap) -> str:
    """Return the file most statements came from, by the notes of their support."""
    files = Counter(
        support.note.rsplit(", row ", 1)[0]
        for one in journey_map.statements
        for support in one.support
        if support.kind == "own statement" and ", row " in support.note
    )
    return files.most_common(1)[0][0] if files else ""
