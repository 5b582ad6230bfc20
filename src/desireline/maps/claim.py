"""What can be tested: event rules, the journey's rule, quantities and claims about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

STRICT = {"extra": "forbid", "strict": True}
MINUTES_A_DAY = 1_440
OF_TARGET = "target"
Operator = Literal["is", "starts", "ends", "contains", "exists"]
Position = Literal["", "before", "after"]
TargetKind = Literal["", "purchase", "order", "inquiry", "own"]
Comparison = Literal["most", "at least", "more than", "under", "at most", "about"]
QuantityKind = Literal[
    "conversion",  # of journeys that reached stage_id, the share that reached the next stage
    "goal_rate",  # of journeys that reached stage_id, the share that reached the target action
    # target_id (empty = the main one)
    "touchpoint_share",  # of journeys that reached stage_id, share with a step at touchpoint_id;
    # with other_touchpoint_id, of journeys with a step there, share that comes to it later
    "contact_share",  # of journeys that reached stage_id, or the target action where `field` is
    # OF_TARGET, the share with a step at any touchpoint of channel `value`
    "repeat_share",  # of journeys with touchpoint_id, the share with two or more steps there
    "steps_per_journey",  # mean steps at touchpoint_id per journey that reached stage_id
    "field_share",  # of events at touchpoint_id with `field`, the share where it is `value`
    "wait",  # median seconds, first touchpoint_id to first other_touchpoint_id after it
    "stage_time",  # median seconds, first step in stage_id to first step of a later stage
    "emotion",  # mean valence of answers about touchpoint_id (or stage_id)
    "nps",  # net promoter score, −100..100, about touchpoint_id, stage_id or the whole journey
    "answer_share",  # of answers at touchpoint_id with `field`, the share where it is `value`
    "repurchase",  # of journeys that reached the target, share followed by a next journey's target
    "events",  # events at touchpoint_id in the period
    "total",  # line `field` of our report `value`, in its newest period
    "total_share",  # that line's share of the sum of the report's lines in the same period
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A test of one field of an event.

    Attributes:
        field: ``name``, ``source``, ``channel``, ``device``, ``page`` or an attribute's key.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    field: str
    operator: Operator
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """Which events count as which touchpoint. Rules are one ordered list: first match wins.

    Attributes:
        touchpoint_id: Empty = set aside: counted, never on the map.
        conditions: All must hold. Text is compared without regard to case.
        position: Before or after the customer's nearest event of ``anchor``.
        anchor: A touchpoint's id, or ``target`` for the target action.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    order: str
    touchpoint_id: str
    conditions: tuple[Condition, ...]
    position: Position = ""
    anchor: str = ""
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyRule:
    """What one journey is: where it starts, what is success, after what silence it is over.

    Attributes:
        starts: Touchpoint ids a journey may start at; empty = any bound event.
        target: Touchpoint ids of the main target action; empty = none chosen.
        target_kind: What reaching it is; empty = nobody has said. It changes words, no figure.
        target_word: What it is called where its kind is ``own``.
        timeout_days: Silence after the last step that ends a journey.
        timeout_minutes: The same silence in minutes, for journeys of hours; wins when above 0.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    starts: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    timeout_days: int = 90
    timeout_minutes: int = 0
    target_kind: TargetKind = ""
    target_word: str = ""

    def unnamed(self) -> JourneyRule:
        """Return what figures hang on: the rule without the words for its target action."""
        return replace(self, target_kind="", target_word="")

    @property
    def timeout_ms(self) -> int:
        """Return the silence that ends a journey, in milliseconds."""
        return (self.timeout_minutes or self.timeout_days * MINUTES_A_DAY) * 60_000

    @property
    def silence(self) -> str:
        """Return the silence as people read it: ``90 days``, ``12 hours``, ``30 minutes``."""
        minutes = self.timeout_minutes or self.timeout_days * MINUTES_A_DAY
        sizes = ((MINUTES_A_DAY, "day"), (60, "hour"), (1, "minute"))
        size, unit = next((size, unit) for size, unit in sizes if minutes % size == 0)
        number = minutes // size
        return f"{number:,} {unit}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Something that can be computed from evidence; which fields count depends on ``kind``."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    kind: QuantityKind
    stage_id: str = ""
    touchpoint_id: str = ""
    other_touchpoint_id: str = ""
    field: str = ""
    value: str = ""
    target_id: str = ""

    @property
    def form(self) -> str:
        """Return the kind and whom it counts: what the words for it hang on."""
        if self.kind == "touchpoint_share" and self.other_touchpoint_id:
            return "touchpoint_share after"
        if self.kind == "touchpoint_share" and not self.stage_id:
            return "touchpoint_share of all"
        if self.kind == "goal_rate" and not self.stage_id:
            return "goal_rate of all"
        if self.kind == "contact_share" and self.field == OF_TARGET:
            return "contact_share of target"
        if self.kind == "contact_share" and not self.stage_id:
            return "contact_share of all"
        return self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence in testable form. ``most`` means more than half and needs no value.

    Shares are 0-1, times seconds, emotions -2 to +2, net promoter scores -100 to 100. ``about``
    reaches a tenth of the value to either side, of a share five of a hundred, of a net promoter
    score five points (``insights/verdicts.py``).
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    quantity: Quantity
    comparison: Comparison
    value: float | None = None
    population: str = ""
