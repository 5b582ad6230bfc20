"""Event rules: which events count as which touchpoint, in one ordered list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.claim import Condition, EventRule, Position
from desireline.maps.edits.change import Change, delete, put
from desireline.maps.edits.edit import Edit, place, require_new, revised
from desireline.maps.journey_map import JourneyMap
from desireline.maps.records import rule_of, touchpoint_of

TARGET = "target"


class RuleError(DesirelineError):
    """A rule that could match nothing or everything."""

    code: ClassVar[str] = "impossible-rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRule(Edit):
    """Let events that meet all conditions count as a touchpoint.

    Attributes:
        before: The rule it must win against; empty = last, so all others win against it.
    """

    rule_id: str
    touchpoint_id: str
    conditions: tuple[Condition, ...]
    before: str = ""
    position: Position = ""
    anchor: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        name = touchpoint_of(journey_map, self.touchpoint_id).name
        return f"Count {in_words(self.conditions)} as “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        touchpoint_of(journey_map, self.touchpoint_id)
        rule = EventRule(
            id=self.rule_id,
            order="",
            touchpoint_id=self.touchpoint_id,
            conditions=self.conditions,
            position=self.position,
            anchor=self.anchor,
        )
        return _added(journey_map, rule, before=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Edit):
    """Let events that meet all conditions count as no customer's step."""

    rule_id: str
    conditions: tuple[Condition, ...]
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Set aside {in_words(self.conditions)}"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        rule = EventRule(id=self.rule_id, order="", touchpoint_id="", conditions=self.conditions)
        return _added(journey_map, rule, before=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRule(Edit):
    """Give a rule another place in the list, another touchpoint, or both.

    Attributes:
        touchpoint_id: None = as it is; empty = set aside.
        before: None = as it is; empty = last.
    """

    rule_id: str
    touchpoint_id: str | None = None
    before: str | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        rule = rule_of(journey_map, self.rule_id)
        if self.touchpoint_id is None:
            return f"Move rule {in_words(rule.conditions)}"
        if not self.touchpoint_id:
            return f"Set aside {in_words(rule.conditions)}"
        name = touchpoint_of(journey_map, self.touchpoint_id).name
        return f"Count {in_words(rule.conditions)} as “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        rule = rule_of(journey_map, self.rule_id)
        touchpoint_id = rule.touchpoint_id if self.touchpoint_id is None else self.touchpoint_id
        if touchpoint_id:
            touchpoint_of(journey_map, touchpoint_id)
        order = rule.order
        if self.before is not None:
            spot = place("rule", journey_map.rules, record_id=rule.id, before=self.before)
            yield from spot.changes
            order = spot.order
        yield from revised("rule", rule, touchpoint_id=touchpoint_id, order=order)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRule(Edit):
    """Change what a rule tests; None leaves as is."""

    rule_id: str
    conditions: tuple[Condition, ...] | None = None
    position: Position | None = None
    anchor: str | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Change rule {in_words(rule_of(journey_map, self.rule_id).conditions)}"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        rule = rule_of(journey_map, self.rule_id)
        conditions = rule.conditions if self.conditions is None else self.conditions
        position = rule.position if self.position is None else self.position
        anchor = rule.anchor if self.anchor is None else self.anchor
        _require_possible(journey_map, conditions, position=position, anchor=anchor)
        return revised("rule", rule, conditions=conditions, position=position, anchor=anchor)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRule(Edit):
    """Remove a rule; its events become unsorted or go to the next rule that matches."""

    rule_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove rule {in_words(rule_of(journey_map, self.rule_id).conditions)}"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return (delete("rule", rule_of(journey_map, self.rule_id).id),)


def in_words(conditions: tuple[Condition, ...]) -> str:
    """Return the conditions as a person would say them, for buttons and the history."""
    return " and ".join(_condition(one) for one in conditions) or "no events"


def _condition(condition: Condition) -> str:
    value = f"“{condition.value}”"
    if condition.field == "name" and condition.operator == "is":
        return value
    field = condition.field
    words = {
        "is": f"{field} {value}",
        "starts": f"{field} {value}…",
        "ends": f"{field} …{value}",
        "contains": f"{field} with {value}",
        "exists": f"any {field}",
    }
    return words[condition.operator]


def _added(journey_map: JourneyMap, rule: EventRule, *, before: str) -> Iterable[Change]:
    require_new(journey_map, "rule", rule.id)
    _require_possible(journey_map, rule.conditions, position=rule.position, anchor=rule.anchor)
    spot = place("rule", journey_map.rules, record_id=rule.id, before=before)
    new = EventRule(
        id=rule.id,
        order=spot.order,
        touchpoint_id=rule.touchpoint_id,
        conditions=rule.conditions,
        position=rule.position,
        anchor=rule.anchor,
    )
    return (*spot.changes, put("rule", new))


def _require_possible(
    journey_map: JourneyMap,
    conditions: tuple[Condition, ...],
    *,
    position: Position,
    anchor: str,
) -> None:
    if not conditions:
        msg = "A rule without a condition would match every event; give at least one condition."
        raise RuleError(msg)
    for condition in conditions:
        if not condition.field or (condition.operator != "exists" and not condition.value):
            msg = f"The condition on {condition.field!r} compares with nothing; give a value."
            raise RuleError(msg)
    if bool(position) != bool(anchor):
        msg = "A position in the journey needs both: before or after, and what."
        raise RuleError(msg)
    if anchor and anchor != TARGET:
        touchpoint_of(journey_map, anchor)
