"""The records a map is made of: their kinds, and finding one by its identifier."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from desireline.errors import DesirelineError
from desireline.maps.claim import EventRule
from desireline.maps.journey_map import (
    JourneyMap,
    Kpi,
    Lane,
    MapHeader,
    Moment,
    Persona,
    Stage,
    Statement,
    Touchpoint,
)

Kind = Literal[
    "header",
    "persona",
    "stage",
    "moment",
    "touchpoint",
    "rule",
    "lane",
    "statement",
    "kpi",
]
Record: TypeAlias = Persona | Stage | Moment | Touchpoint | EventRule | Lane | Statement | Kpi
RECORD_TYPES: dict[Kind, type] = {
    "header": MapHeader,
    "persona": Persona,
    "stage": Stage,
    "moment": Moment,
    "touchpoint": Touchpoint,
    "rule": EventRule,
    "lane": Lane,
    "statement": Statement,
    "kpi": Kpi,
}
PLURALS: dict[Kind, str] = {
    "persona": "personas",
    "stage": "stages",
    "moment": "moments",
    "touchpoint": "touchpoints",
    "rule": "rules",
    "lane": "lanes",
    "statement": "statements",
    "kpi": "kpis",
}
SHOWN_IDS = 12


class UnknownRecordError(DesirelineError):
    """The map has no record of this kind with the given id."""

    code: ClassVar[str] = "unknown-record"


class UnknownPersonaError(UnknownRecordError):
    """The map has no persona with the given id."""

    code: ClassVar[str] = "unknown-persona"


class UnknownStageError(UnknownRecordError):
    """The map has no stage with the given id."""

    code: ClassVar[str] = "unknown-stage"


class UnknownMomentError(UnknownRecordError):
    """The map has no moment with the given id."""

    code: ClassVar[str] = "unknown-moment"


class UnknownTouchpointError(UnknownRecordError):
    """The map has no touchpoint with the given id."""

    code: ClassVar[str] = "unknown-touchpoint"


class UnknownRuleError(UnknownRecordError):
    """The map has no event rule with the given id."""

    code: ClassVar[str] = "unknown-rule"


class UnknownLaneError(UnknownRecordError):
    """The map has no lane with the given id."""

    code: ClassVar[str] = "unknown-lane"


class UnknownStatementError(UnknownRecordError):
    """The map has no statement with the given id."""

    code: ClassVar[str] = "unknown-statement"


class UnknownKpiError(UnknownRecordError):
    """The map has no KPI with the given id."""

    code: ClassVar[str] = "unknown-kpi"


_ERRORS: dict[Kind, type[UnknownRecordError]] = {
    "persona": UnknownPersonaError,
    "stage": UnknownStageError,
    "moment": UnknownMomentError,
    "touchpoint": UnknownTouchpointError,
    "rule": UnknownRuleError,
    "lane": UnknownLaneError,
    "statement": UnknownStatementError,
    "kpi": UnknownKpiError,
}


def records_of(journey_map: JourneyMap, kind: Kind) -> tuple[Record, ...]:
    """Return all records of one kind, in their order."""
    records: tuple[Record, ...] = getattr(journey_map, PLURALS[kind])
    return records


def persona_of(journey_map: JourneyMap, persona_id: str) -> Persona:
    """Return the persona with this id.

    Raises:
        UnknownPersonaError: There is none.
    """
    for persona in journey_map.personas:
        if persona.id == persona_id:
            return persona
    raise unknown(journey_map, "persona", persona_id)


def stage_of(journey_map: JourneyMap, stage_id: str) -> Stage:
    """Return the stage with this id.

    Raises:
        UnknownStageError: There is none.
    """
    for stage in journey_map.stages:
        if stage.id == stage_id:
            return stage
    raise unknown(journey_map, "stage", stage_id)


def moment_of(journey_map: JourneyMap, moment_id: str) -> Moment:
    """Return the moment with this id.

    Raises:
        UnknownMomentError: There is none.
    """
    for moment in journey_map.moments:
        if moment.id == moment_id:
            return moment
    raise unknown(journey_map, "moment", moment_id)


def touchpoint_of(journey_map: JourneyMap, touchpoint_id: str) -> Touchpoint:
    """Return the touchpoint with this id.

    Raises:
        UnknownTouchpointError: There is none.
    """
    for touchpoint in journey_map.touchpoints:
        if touchpoint.id == touchpoint_id:
            return touchpoint
    raise unknown(journey_map, "touchpoint", touchpoint_id)


def rule_of(journey_map: JourneyMap, rule_id: str) -> EventRule:
    """Return the event rule with this id.

    Raises:
        UnknownRuleError: There is none.
    """
    for rule in journey_map.rules:
        if rule.id == rule_id:
            return rule
    raise unknown(journey_map, "rule", rule_id)


def lane_of(journey_map: JourneyMap, lane_id: str) -> Lane:
    """Return the lane with this id.

    Raises:
        UnknownLaneError: There is none.
    """
    for lane in journey_map.lanes:
        if lane.id == lane_id:
            return lane
    raise unknown(journey_map, "lane", lane_id)


def statement_of(journey_map: JourneyMap, statement_id: str) -> Statement:
    """Return the statement with this id.

    Raises:
        UnknownStatementError: There is none.
    """
    for statement in journey_map.statements:
        if statement.id == statement_id:
            return statement
    raise unknown(journey_map, "statement", statement_id)


def kpi_of(journey_map: JourneyMap, kpi_id: str) -> Kpi:
    """Return the KPI with this id.

    Raises:
        UnknownKpiError: There is none.
    """
    for kpi in journey_map.kpis:
        if kpi.id == kpi_id:
            return kpi
    raise unknown(journey_map, "kpi", kpi_id)


def unknown(journey_map: JourneyMap, kind: Kind, record_id: str) -> UnknownRecordError:
    """Return the error that says which record is missing and which ones exist."""
    ids = [record.id for record in records_of(journey_map, kind)]
    shown = ", ".join(ids[:SHOWN_IDS]) or "none"
    more = f" and {len(ids) - SHOWN_IDS} more" if len(ids) > SHOWN_IDS else ""
    error = _ERRORS.get(kind, UnknownRecordError)
    word = "KPI" if kind == "kpi" else kind
    return error(f"The map has no {word} {record_id!r}. Its {PLURALS[kind]}: {shown}{more}.")
