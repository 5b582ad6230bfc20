"""A journey map: who travels, through which stages, and what stands in each cell.

A map is a flat set of records with identifiers and order keys; ``order`` is a fractional
key, compared as text. A map holds wording, claims and rules, and never a figure or a state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from desireline.maps.claim import Claim, EventRule, JourneyRule, Quantity
from desireline.maps.support import Support
from desireline.maps.target_action import TargetAction

Importance = Literal["", "low", "medium", "high"]
Mode = Literal["online", "offline", "both"]
LaneKind = Literal[
    "conversion",
    "touchpoints",
    "actions",
    "goals",
    "thoughts",
    "emotions",
    "time",
    "barriers",
    "kpis",
    "free",
]
Color = Literal["", "blue", "teal", "brown", "olive", "grey"]
Part = Literal["text", "barrier", "recommendation", "emotion", "promise"]
Outlook = Literal["as-is", "to-be"]
STRICT = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Who travels; a hypothesis about people unless ``conditions`` finds them in the data."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    order: str = "a0"
    role: str = ""
    quote: str = ""
    goals: tuple[str, ...] = ()
    portrait: str = ""
    primary: bool = False
    conditions: tuple[EventRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyGoal:
    """What the company wants of this journey: a KPI, where it is to go and until when."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    kpi: str
    quantity: Quantity | None = None
    target: float | None = None
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapHeader:
    """What a map is about, apart from its stages and cells.

    Attributes:
        wants: What the customer wants, in the customer's words, one line each.
        as_of: ISO date the evidence is read at; empty for living sources (today).
        outlook: ``to-be`` = a journey nobody has walked yet: no evidence of today counts in it.
        targets: Further target actions, beside the main one of ``journey``, as they are read.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    title: str
    language: str = "en"
    scenario: str = ""
    wants: tuple[str, ...] = ()
    goal: CompanyGoal | None = None
    journey: JourneyRule = JourneyRule()  # noqa: RUF009 - a frozen value
    planned_path: tuple[str, ...] = ()
    as_of: str = ""
    template: str = ""
    outlook: Outlook = "as-is"
    targets: tuple[TargetAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLink:
    """Another map of the workspace, with the title it had, so that a file of its own names it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    map_id: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One column of the map. ``line`` is its one-line description; ``proposed`` by discovery.

    Attributes:
        detail: The map that shows this stage in detail; None = there is none.
        color: A band over its name, to tell groups of stages apart; says nothing of evidence.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    order: str
    line: str = ""
    importance: Importance = ""
    proposed: bool = False
    detail: MapLink | None = None
    color: Color = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The second level of a map, under a stage."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    stage_id: str
    name: str
    order: str
    moment_of_truth: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """One place where customer and company meet; ``channel`` is a catalogue id such as ``web``.

    Attributes:
        channel: The first of its channels; it gives the color.
        owner: The first of those who answer for it; empty = nobody yet.
        other_channels: Where it takes place besides; never the first one, none twice.
        other_owners: Who answers for it besides; only beside a first one.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    stage_id: str
    order: str
    channel: str = "other"
    mode: Mode = "online"
    owner: str = ""
    department: str = ""
    importance: Importance = ""
    proposed: bool = False
    other_channels: tuple[str, ...] = ()
    other_owners: tuple[str, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """Return every channel it takes place in, the first one first."""
        return (self.channel, *self.other_channels)

    @property
    def owners(self) -> tuple[str, ...]:
        """Return everybody who answers for it, the first one first; none = nobody yet."""
        return (self.owner, *self.other_owners) if self.owner else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One row of the map. ``hint`` is the grey line under its name, ``color`` a band beside it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    kind: LaneKind
    name: str
    order: str
    hint: str = ""
    hidden: bool = False
    color: Color = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCheck:
    """How somebody will find out whether a sentence is true: in words, by whom, until when.

    ``due`` is an ISO date; empty = no date given.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    how: str
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The content of a cell in words. A barrier and its recommendation are two statements.

    A brand promise (``part == "promise"``) stands in no cell: its stage and lane are empty, and
    "backed by data" does not count it.

    Attributes:
        pair_id: For a recommendation, the barrier it answers.
        touchpoint_id: For a barrier, the touchpoint where it stands in the way; empty = the stage.
        claim: The sentence in testable form; None = it cannot be measured.
        emotion: Valence -2 to +2 set by hand, for ``part == "emotion"``; assumed by definition.
        text_revision: Counts changes of ``text``; a stale edit of text is refused.
        kept_reason: Why a contradicted sentence was kept as it is.
        looked_at: ISO date on which someone found that no figure can test it.
        check: How it will be found out whether it is true; a plan, and so no evidence.
        last_stage_id: The last stage it reaches over from its own on; empty = its own alone.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    stage_id: str
    lane_id: str
    text: str
    order: str = "a0"
    part: Part = "text"
    pair_id: str = ""
    claim: Claim | None = None
    support: tuple[Support, ...] = ()
    emotion: float | None = None
    emotion_word: str = ""
    text_revision: int = 0
    kept_reason: str = ""
    looked_at: str = ""
    check: PlannedCheck | None = None
    last_stage_id: str = ""
    touchpoint_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A figure watched in one stage's KPI cell, with its target."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    stage_id: str
    name: str
    quantity: Quantity
    order: str = "a0"
    target: float | None = None
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyMap:
    """The whole map; each tuple is kept in ``order``."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    header: MapHeader
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    moments: tuple[Moment, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    rules: tuple[EventRule, ...] = ()
    lanes: tuple[Lane, ...] = ()
    statements: tuple[Statement, ...] = ()
    kpis: tuple[Kpi, ...] = ()
