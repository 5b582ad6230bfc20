"""What can be tested: event rules, the journey's rule, quantities and claims about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

STRICT = {"extra": "forbid", "strict": True}
Operator = Literal["is", "starts", "ends", "contains", "exists"]
Position = Literal["", "before", "after"]
Comparison = Literal["most", "at least", "more than", "under", "at most"]
QuantityKind = Literal[
    "conversion",  # of journeys that reached stage_id, the share that reached the next stage
    "goal_rate",  # of journeys that reached stage_id, the share that reached the target action
    "touchpoint_share",  # of journeys that reached stage_id, share with a step at touchpoint_id
    "repeat_share",  # of journeys with touchpoint_id, the share with two or more steps there
    "steps_per_journey",  # mean steps at touchpoint_id per journey that reached stage_id
    "field_share",  # of events at touchpoint_id with `field`, the share where it is `value`
    "wait",  # median seconds, first touchpoint_id to first other_touchpoint_id after it
    "stage_time",  # median seconds, first step in stage_id to first step of a later stage
    "emotion",  # mean valence of answers about touchpoint_id (or stage_id)
    "answer_share",  # of answers at touchpoint_id with `field`, the share where it is `value`
    "repurchase",  # of journeys that reached the target, share followed by a next journey's target
    "events",  # events at touchpoint_id in the period
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
        target: Touchpoint ids of the target action; empty = none chosen.
        timeout_days: Silence after the last step that ends a journey.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    starts: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    timeout_days: int = 90


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence in testable form. ``most`` means more than half and needs no value.

    Shares are 0-1, times seconds, emotions -2 to +2.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    quantity: Quantity
    comparison: Comparison
    value: float | None = None
    population: str = ""
