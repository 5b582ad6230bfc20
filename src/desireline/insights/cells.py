"""The evidence state of each cell: the worst of what stands in it, or of the rows it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desireline.evidence.month_names import day_in_words
from desireline.insights.evidence_age import Newest, age_badge, is_stale, months_allowed
from desireline.insights.wording import count_words, sentence_case
from desireline.maps.journey_map import JourneyMap, Lane, LaneKind, Stage, Statement
from desireline.maps.reading import (
    CellReading,
    EmotionPoint,
    KpiReading,
    StageFlow,
    State,
    StatementReading,
    TouchpointReading,
)
from desireline.maps.small_numbers import COUNT_FROM, too_few
from desireline.maps.spans import standing
from desireline.measures.totals import TotalReading, last_day

STATES: tuple[State, ...] = (
    "measured",
    "reported",
    "assumed",
    "contradicted",
    "stale",
    "empty",
)
WORST_FIRST: tuple[State, ...] = (
    "contradicted",
    "stale",
    "assumed",
    "reported",
    "measured",
    "empty",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigures:
    """What the figure lanes show of the same study."""

    flows: Sequence[StageFlow] = ()
    touchpoints: Sequence[TouchpointReading] = ()
    emotions: Sequence[EmotionPoint] = ()
    kpis: Sequence[KpiReading] = ()
    newest: Newest = field(default_factory=Newest)
    totals: Sequence[TotalReading] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows the figures of one cell count.

    Rows that are too few to say anything leave the cell empty, with the reason.

    Attributes:
        dates: ISO date of the newest row of each figure the cell shows; empty = unknown.
    """

    state: State
    n: int
    dates: tuple[str, ...] = ()
    reason: str = field(default="")

    @property
    def newest(self) -> str:
        """Return the date of the stalest figure: a fresh one beside it does not freshen it."""
        return min(filter(None, self.dates), default="")


def cell_readings(
    journey_map: JourneyMap,
    statements: Sequence[StatementReading],
    figures: ShownFigures,
    as_of: str,
) -> tuple[CellReading, ...]:
    """Return every cell of the map, hidden lanes included, lane by lane in stage order.

    A cell takes the worst of its statements: contradicted > stale > assumed > reported >
    measured. A cell that shows a figure takes the state of the figure's rows; words that stand
    beside the figure count as statements, an emotion set by hand gives way to it. A statement
    that reaches over several stages counts in the cell of each, as assumed where only its own
    stage shows it.
    """
    readings = {one.statement_id: one for one in statements}
    written = standing(journey_map)
    return tuple(
        _cell(
            *(journey_map, stage, lane, written.get((stage.id, lane.id), ())),
            *(readings, figures),
            as_of=as_of,
        )
        for lane in journey_map.lanes
        for stage in journey_map.stages
    )


def state_counts(cells: Sequence[CellReading]) -> dict[str, int]:
    """Return how many cells are in each state, all six named, the empty ones too."""
    return {state: sum(cell.state == state for cell in cells) for state in STATES}


def backed_share(cells: Sequence[CellReading]) -> float | None:
    """Return (measured + reported) ÷ all cells, 0–1; None = the map has no cells."""
    if not cells:
        return None
    return sum(cell.state in ("measured", "reported") for cell in cells) / len(cells)


def worst(states: Sequence[State]) -> State:
    """Return the worst of some states, "empty" where there are none."""
    return min(states, key=WORST_FIRST.index, default="empty")


def _cell(  # noqa: PLR0913 - one cell is where all of these meet
    journey_map: JourneyMap,
    stage: Stage,
    lane: Lane,
    written: Sequence[Statement],
    readings: Mapping[str, StatementReading],
    figures: ShownFigures,
    *,
    as_of: str,
) -> CellReading:
    rows = _rows(journey_map, stage, lane.kind, figures, as_of=as_of)
    spoken = [
        (one, _said_here(journey_map, stage, one, readings[one.id]))
        for one in written
        if readings[one.id].state != "empty"
        and not (rows is not None and rows.state != "empty" and _by_hand(one))
    ]
    said = [reading for _, reading in spoken]
    state = worst([*([rows.state] if rows else []), *(one.state for one in said)])
    return CellReading(
        stage_id=stage.id,
        lane_id=lane.id,
        state=state,
        badge=_badge(state, rows, said, as_of=as_of),
        reason=_reason(state, rows, said) or _why_empty(journey_map, stage, lane.kind),
        statement_ids=tuple(one.id for one, _ in spoken),
    )


def _said_here(
    journey_map: JourneyMap, stage: Stage, statement: Statement, reading: StatementReading
) -> StatementReading:
    """Return a sentence's reading in one cell: what backs it in its own stage backs no other."""
    if statement.stage_id == stage.id or reading.state not in ("measured", "reported"):
        return reading
    own = next(one.name for one in journey_map.stages if one.id == statement.stage_id)
    reason = f"Shown for {own}, where the sentence begins; nothing shows it here."
    return replace(reading, state="assumed", badge="other stage", reason=reason)


def _by_hand(statement: Statement) -> bool:
    return statement.part == "emotion" and statement.emotion is not None


def _badge(state: State, rows: Rows | None, said: Sequence[StatementReading], *, as_of: str) -> str:
    if state == "empty":
        return ""
    of_state = [one for one in said if one.state == state]
    if rows is not None and rows.state == state and not of_state:
        if state == "assumed":
            return ""  # no row stands behind it
        return age_badge(rows.newest, as_of=as_of) if state == "stale" else count_words(rows.n)
    mixed = len(said) > len(of_state) or len({one.badge for one in of_state}) > 1
    if mixed and state not in ("measured", "reported"):
        return f"{len(of_state)} of {len(said)} {state}"
    if rows is not None and rows.state == state:
        return count_words(rows.n)
    return of_state[0].badge


def _reason(state: State, rows: Rows | None, said: Sequence[StatementReading]) -> str:
    """Return why the state is what it is; empty = nothing is here to tell it."""
    if state == "empty":
        return rows.reason if rows is not None else ""
    of_state = [one.reason for one in said if one.state == state]
    if rows is not None and rows.state == state:
        return rows.reason
    return of_state[0]


def _why_empty(journey_map: JourneyMap, stage: Stage, kind: LaneKind) -> str:
    unbound = _unbound(journey_map, stage)
    match kind:
        case "touchpoints" if unbound:
            return (
                f"No rule binds {', '.join(unbound)} to data: bind names on the sorting board, "
                "or write what you believe as a sentence."
            )
        case "conversion" | "touchpoints":
            return "Not observed: no step of any journey lies here."
        case "time":
            return "Not observed: too few journeys to show a time."
        case "emotions":
            return "Nobody was asked here."
        case "kpis":
            return "No KPI here has a figure."
        case _:
            return "Nothing written here."


def _unbound(journey_map: JourneyMap, stage: Stage) -> tuple[str, ...]:
    """Return the names of a stage's touchpoints that no rule gives data."""
    ruled = {rule.touchpoint_id for rule in journey_map.rules}
    return tuple(
        one.name
        for one in journey_map.touchpoints
        if one.stage_id == stage.id and one.id not in ruled
    )


def _rows(
    journey_map: JourneyMap,
    stage: Stage,
    kind: LaneKind,
    figures: ShownFigures,
    *,
    as_of: str,
) -> Rows | None:
    """Return what a figure lane's cell shows; None = no rows, or no figure lane."""
    found: Rows | None
    match kind:
        case "conversion":
            found = _conversion_rows(stage, figures)
        case "time":
            found = _time_rows(stage, figures)
        case "touchpoints":
            counted = _touchpoint_rows(journey_map, stage, figures)
            found = _with_totals(counted, stage, figures, at_touchpoints=True, as_of=as_of)
        case "emotions":
            found = _emotion_rows(stage, figures)
        case "kpis":
            watched = _kpi_rows(journey_map, stage, figures)
            found = _with_totals(watched, stage, figures, at_touchpoints=False, as_of=as_of)
        case _:
            return None
    if found is None or found.state in ("empty", "assumed"):
        return found
    if not is_stale(found.newest, as_of=as_of, months=months_allowed(kind)):
        return found
    if found.state == "contradicted":
        return found
    reason = f"The newest rows are of {found.newest}."
    if len(set(found.dates)) > 1:
        reason = f"The newest rows of one of the figures here are of {found.newest}."
    return replace(found, state="stale", reason=reason)


def _conversion_rows(stage: Stage, figures: ShownFigures) -> Rows | None:
    for flow in _of_stage(stage, figures.flows):
        count = flow.reach.n
        if 0 < count < COUNT_FROM:
            return _too_few(count)
        if count:
            return Rows(
                state="measured",
                n=count,
                dates=(figures.newest.events.get(stage.id, ""),),
                reason=f"{count:,} journeys were counted here.",
            )
    return None


def _time_rows(stage: Stage, figures: ShownFigures) -> Rows | None:
    for flow in _of_stage(stage, figures.flows):
        figure = flow.median_seconds
        if figure.hidden:
            return _too_few(figure.n)
        if figure.value is not None:
            return Rows(
                state="measured",
                n=figure.n,
                dates=(figures.newest.events.get(stage.id, ""),),
                reason=f"Counted on {figure.n:,} journeys.",
            )
    return None


def _touchpoint_rows(journey_map: JourneyMap, stage: Stage, figures: ShownFigures) -> Rows | None:
    names = {one.id: one.name for one in journey_map.touchpoints if one.stage_id == stage.id}
    here = [one for one in figures.touchpoints if one.touchpoint_id in names]
    seen = [one for one in here if one.seen]
    told = [one for one in seen if one.journeys.value]
    if not told:
        few = sum(one.journeys.n for one in seen)
        return _too_few(few) if few else _typical(journey_map, names)
    steps = sum(int(one.steps.value or 0) for one in told)
    unseen = [names[one.touchpoint_id] for one in here if not one.seen]
    trace = f" On the map, no trace in the data: {', '.join(unseen)}." if unseen else ""
    return Rows(
        state="measured",
        n=steps,
        dates=tuple(figures.newest.events.get(one.touchpoint_id, "") for one in told),
        reason=f"{steps:,} steps were counted.{trace}",
    )


def _typical(journey_map: JourneyMap, names: Mapping[str, str]) -> Rows | None:
    """Return what is said of touchpoints a template named: a guess of the trade, no figure."""
    ruled = {rule.touchpoint_id for rule in journey_map.rules}
    proposed = {point.id for point in journey_map.touchpoints if point.proposed}
    guessed = [name for point, name in names.items() if point in proposed - ruled]
    if not guessed:
        return None
    reason = f"Typical for such a journey, and nothing shows them yet: {', '.join(guessed)}."
    return Rows(state="assumed", n=0, reason=reason)


def _emotion_rows(stage: Stage, figures: ShownFigures) -> Rows | None:
    here = [one for one in figures.emotions if one.stage_id == stage.id]
    shown = [one for one in here if one.shown != "nothing"]
    if not shown:
        return _too_few(sum(one.figure.n for one in here)) if here else None
    count = sum(one.figure.n for one in shown)
    return Rows(
        state="reported",
        n=count,
        dates=tuple(one.newest[:10] for one in shown),
        reason=f"{count:,} customers' answers.",
    )


def _kpi_rows(journey_map: JourneyMap, stage: Stage, figures: ShownFigures) -> Rows | None:
    of_stage = [one for one in figures.kpis if one.stage_id == stage.id]
    here = [one for one in of_stage if one.figure.value is not None and one.state != "empty"]
    if not here:
        few = max((one.figure.n for one in of_stage if one.figure.hidden), default=0)
        return _too_few(few) if few else None
    quantities = {one.id: one.quantity for one in journey_map.kpis}
    least = min(one.figure.n for one in here)
    return Rows(
        state=worst([one.state for one in here]),
        n=least,
        dates=tuple(figures.newest.of(quantities[one.kpi_id]) for one in here),
        reason=f"Every figure here rests on {least:,} or more.",
    )


def _too_few(n: int) -> Rows:
    return Rows(state="empty", n=n, reason=f"{sentence_case(too_few(n))}.")


def _with_totals(
    rows: Rows | None, stage: Stage, figures: ShownFigures, *, at_touchpoints: bool, as_of: str
) -> Rows | None:
    """Return a cell's rows with the totals of our own reports beside them; those are counted.

    A period that is not over counts up to the as-of day.
    """
    here = [
        one
        for one in figures.totals
        if one.stage_id == stage.id and bool(one.touchpoint_id) == at_touchpoints
    ]
    if not here:
        return rows
    said = " ".join(
        f"{one.label}: {one.latest.value:,.6g} ({day_in_words(one.latest.period_from)} to "
        f"{day_in_words(last_day(one.latest))}; {one.title}, {one.file_name})."
        for one in here
    )
    dates = tuple(min(last_day(one.latest), as_of[:10]) for one in here)
    if rows is not None:
        reason = f"{rows.reason} {said}".strip()
        return replace(rows, reason=reason, dates=(*rows.dates, *dates))
    counted = sum(one.latest.value for one in here if one.unit == "count")
    return Rows(state="measured", n=round(counted) or len(here), dates=dates, reason=said)


def _of_stage(stage: Stage, flows: Sequence[StageFlow]) -> Iterator[StageFlow]:
    return (flow for flow in flows if flow.stage_id == stage.id and flow.observed)
