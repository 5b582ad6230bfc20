"""The lanes a map can have, by the names the trade gives them, with what belongs in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.journey_map import LaneKind


class UnknownLaneTypeError(DesirelineError):
    """The catalogue has no such type of lane."""

    code: ClassVar[str] = "unknown-lane-type"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneType:
    """One type of lane.

    Attributes:
        kind: How its cells are drawn and counted.
        hint: The grey line under its name.
        group: Under which heading the menu lists it.
    """

    id: str
    name: str
    hint: str
    kind: LaneKind = "free"
    group: str = ""


FROM_DATA, CUSTOMER, COMPANY, OWN = "From your data", "The customer", "The company", "Your own"
ONCE: frozenset[LaneKind] = frozenset(("conversion", "touchpoints", "emotions", "time", "kpis"))
_ROWS: tuple[tuple[str, LaneKind, str, str, str], ...] = (
    (FROM_DATA, "conversion", "conversion", "Conversion", "Who goes on, who is not seen again"),
    (FROM_DATA, "touchpoints", "touchpoints", "Touchpoints", "Where customer and company meet"),
    (FROM_DATA, "emotions", "emotions", "Emotions", "How it feels"),
    (FROM_DATA, "time", "time", "Time", "How long it takes"),
    (FROM_DATA, "kpis", "kpis", "KPIs", "What is watched, with its target"),
    (CUSTOMER, "free", "situation", "Situation", "Where the customer is, and with whom"),
    (CUSTOMER, "actions", "actions", "Customer actions", "What the customer does"),
    (CUSTOMER, "goals", "goals", "Goals", "What the customer wants to get done"),
    (CUSTOMER, "goals", "expectations", "Expectations", "What the customer counts on"),
    (CUSTOMER, "goals", "needs", "Needs and motivation", "Why the customer is here"),
    (CUSTOMER, "goals", "jobs", "Jobs to be done", "What the customer hires this for"),
    (
        CUSTOMER,
        "thoughts",
        "thoughts",
        "Thoughts and questions",
        "What goes through the customer's mind",
    ),
    (
        CUSTOMER,
        "thoughts",
        "hesitations",
        "Hesitations and concerns",
        "What makes the customer wait",
    ),
    (CUSTOMER, "free", "gains", "Gains", "What goes better than expected"),
    (
        CUSTOMER,
        "barriers",
        "barriers",
        "Barriers and recommendations",
        "What is in the way, and what would help",
    ),
    (CUSTOMER, "free", "arc", "Dramatic arc", "How much the customer is drawn in"),
    (COMPANY, "free", "ideas", "Ideas", "What could be tried"),
    (COMPANY, "free", "evidence", "Physical evidence", "What the customer sees and holds"),
    (COMPANY, "free", "front", "Front stage", "What our people do in sight of the customer"),
    (COMPANY, "free", "back", "Back stage", "What our people do out of sight"),
    (COMPANY, "free", "systems", "Support systems", "What has to work behind it"),
    (COMPANY, "free", "business", "Business activity", "What the company does meanwhile"),
    (COMPANY, "free", "stakeholders", "Stakeholders", "Who else takes part, and what they need"),
    (COMPANY, "free", "responsible", "Responsible", "Who answers for this stage"),
    (COMPANY, "free", "channels", "Channels", "On which ways it happens"),
    (COMPANY, "free", "brand", "Brand values", "What we promise here"),
    (OWN, "free", "free", "Lane of your own", ""),
)
LANE_TYPES: tuple[LaneType, ...] = tuple(
    LaneType(id=type_id, name=name, hint=hint, kind=kind, group=group)
    for group, kind, type_id, name, hint in _ROWS
)


def lane_type_of(type_id: str) -> LaneType:
    """Return the type of lane with this id.

    Raises:
        UnknownLaneTypeError: There is none.
    """
    for one in LANE_TYPES:
        if one.id == type_id:
            return one
    known = ", ".join(one.id for one in LANE_TYPES)
    msg = f"There is no type of lane {type_id!r}. The types: {known}."
    raise UnknownLaneTypeError(msg)
