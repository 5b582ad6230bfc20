"""What the evidence says about a map at one moment: every figure and state the map shows.

A reading is computed, never stored in the map. It is what the web app, the exports and the
command line show, so that they cannot disagree. Shares are 0-1, times seconds, emotions
-2 to +2. ``rows`` names the rows behind a figure: opening it lists exactly ``n`` rows of
``grain``, of which ``part`` are marked as counting, where ``part`` is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["measured", "reported", "assumed", "contradicted", "stale", "empty"]
Grain = Literal["journeys", "steps", "events", "answers", "totals", "cells", "sources"]
Unit = Literal["count", "share", "seconds", "valence", "points", "per journey", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number with what it counts. ``value`` None = not told: absent is not zero.

    ``hidden`` says in words why rows exist and no value is told ("too few to say (n = 2)");
    it is empty where there is a value, and where nobody was counted (``n`` 0). A hidden figure
    keeps ``n`` and has neither part nor interval. The period is ``[period_from, period_to)``:
    the chosen one, else from the day of the first event to the day after the last.
    A total of our own report counts its report's lines; ``source`` names the report and its file,
    and the period is the report's. ``number`` is a value in the report's own unit. Of a share of a
    report's total, ``fewest`` is the smaller of what it counts and the rest.
    """

    measure: str
    value: float | None
    unit: Unit
    n: int
    grain: Grain
    definition: str
    rows: str
    part: int | None = None
    low: float | None = None
    high: float | None = None
    period_from: str = ""
    period_to: str = ""
    hidden: str = ""
    source: str = ""
    fewest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFlow:
    """One stage of the ribbon; converted + skipped + open + left == reach.

    Where fewer than five journeys reached a stage, none of the four parts is told.
    ``followed``: share of its journeys that can be followed past it; None = last stage.
    ``lost``: share that is in ``left`` and had not reached the target action; None = before the
    target's stage, where nobody had, and in the last stage.
    In the last stage (``last``) ``converted`` and ``skipped`` are zero, ``left`` means ended
    (its measure is ``ended``) and ``conversion`` has no value: there is nothing to go on to.
    """

    stage_id: str
    observed: bool
    reach: Figure
    enter: Figure
    converted: Figure
    skipped: Figure
    open: Figure
    left: Figure
    conversion: Figure
    followed: Figure | None
    median_seconds: Figure
    low_quartile: float | None
    high_quartile: float | None
    open_until: str = ""
    last: bool = False
    lost: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """Journeys that jump over a stage, come back to one, or begin again.

    Attributes:
        drawn: Every picture of the ribbon draws this arc; the others stand in lists alone.
    """

    kind: Literal["skip", "return", "repeat"]
    from_stage_id: str
    to_stage_id: str
    figure: Figure
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointReading:
    """What was seen of one touchpoint; ``seen`` False = on the map, no trace in the data.

    ``channels``: its steps by the data's own channel, most first, and those the map names and
    the data do not show with a part of 0; empty where there is no step.
    """

    touchpoint_id: str
    seen: bool
    journeys: Figure
    steps: Figure
    channels: tuple[ChannelShare, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReading:
    """How many of all journeys shown begin in a stage or at a touchpoint of it.

    Without a touchpoint the whole stage, without either all touchpoints where fewer than three
    begin.
    """

    figure: Figure
    stage_id: str = ""
    touchpoint_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelShare:
    """One channel's share of the steps of a stage or touchpoint; empty = channel not known."""

    channel: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionPoint:
    """How a touchpoint feels by what customers said. ``state`` reported, stale or assumed.

    ``shown``: "line" (n ≥ 5), "dots" (3 or 4, single values in ``dots``), "nothing" (below 3).
    ``word_share`` is of those who named an emotion, None where fewer than five did.
    """

    touchpoint_id: str
    stage_id: str
    figure: Figure
    word: str
    word_share: float | None
    state: State
    shown: Literal["line", "dots", "nothing"]
    dots: tuple[float, ...] = ()
    newest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPoint:
    """One week (ISO Monday) of a KPI; ``value`` None where n is under 5."""

    week: str
    value: float | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiReading:
    """A KPI's present value (latest full week and whole period) with its weekly course."""

    kpi_id: str
    stage_id: str
    figure: Figure
    latest: WeekPoint | None
    weeks: tuple[WeekPoint, ...]
    target_met: bool | None
    state: State = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the data say about a claim.

    ``answer``: "confirmed", "contradicted", "cannot tell yet" (interval or n too wide/small),
    or "no data". ``sentence`` says it in words, figures included.
    """

    answer: Literal["confirmed", "contradicted", "cannot tell yet", "no data"]
    sentence: str
    figure: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementReading:
    """The state of one statement and why, in one sentence."""

    statement_id: str
    state: State
    reason: str
    verdict: Verdict | None = None
    newest: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReading:
    """One cell: the worst of its statements, or the state of the rows of the figure it shows.

    ``badge``: short text beside the glyph: "18.4k", "no source", "1 of 2 assumed", "11 mo".
    """

    stage_id: str
    lane_id: str
    state: State
    badge: str
    reason: str
    statement_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaReading:
    """How many journeys are known to be this persona's, and for how many it can be told.

    Both are of all journeys of the chosen period and channels, whatever persona is chosen.
    """

    persona_id: str
    share: Figure | None
    known: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReading:
    """How many of all journeys shown reached one target action; empty id = the main one."""

    target_id: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the reading is limited to; ISO dates, ``[from, to)``. ``sentence`` says it in words."""

    period_from: str = ""
    period_to: str = ""
    persona_id: str = ""
    channels: tuple[str, ...] = ()
    only_channels: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the evidence the map speaks of; the four event parts sum to ``events``.

    Under a filter ``events`` are those of the journeys shown, so all of them are ``bound``.
    """

    events: int
    bound: int
    set_aside: int
    unbound: int
    outside_journeys: int
    without_customer: int
    overlapping: int
    ties: int
    journeys: int
    customers: int
    identifiers: int
    unresolved: Figure | None
    answers: int
    data_from: str
    data_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapReading:
    """Everything a map shows that was computed, for one map revision, filter and moment.

    ``arcs`` are those of three journeys or more; ``rare`` counts the journeys of all others,
    and those that enter where fewer than three do, one figure for each kind.
    ``targets``: the main target action first, then the further ones as the map has them.
    ``entries``: where journeys begin, stages first, then touchpoints, then all others; those of
    the stages sum to all journeys, and so do those of the touchpoints with the others, but
    for one or two that are not told. They never leave the workspace.
    """

    map_id: str
    revision: int
    data_version: str
    as_of: str
    closed: bool
    applied: Filter
    coverage: Coverage
    states: dict[str, int]
    cells_total: int
    backed_share: float | None
    flows: tuple[StageFlow, ...]
    arcs: tuple[Arc, ...]
    touchpoints: tuple[TouchpointReading, ...]
    channels: dict[str, tuple[ChannelShare, ...]]
    emotions: tuple[EmotionPoint, ...]
    kpis: tuple[KpiReading, ...]
    statements: tuple[StatementReading, ...]
    cells: tuple[CellReading, ...]
    personas: tuple[PersonaReading, ...]
    journeys: Figure
    repurchase: Figure
    goal: Figure | None
    rare: tuple[Figure, ...] = ()
    targets: tuple[TargetReading, ...] = ()
    entries: tuple[EntryReading, ...] = ()
