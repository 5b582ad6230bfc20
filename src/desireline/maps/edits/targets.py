"""Further target actions added, changed, put in order and removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.checking import target_mistakes
from desireline.maps.claim import Condition, TargetKind
from desireline.maps.edits.change import Change, set_properties
from desireline.maps.edits.edit import Edit, IdTakenError, NeighborError, given, require_name
from desireline.maps.edits.references import Fate, follow
from desireline.maps.journey_map import JourneyMap
from desireline.maps.target_action import TargetAction


class UnknownTargetError(DesirelineError):
    """The map has no further target action with the given id."""

    code: ClassVar[str] = "unknown-target"


class UnusableTargetError(DesirelineError):
    """A target action no journey could reach, or of a kind without a word."""

    code: ClassVar[str] = "unusable-target"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTarget(Edit):
    """Count a further target action beside the main one; no journey is cut otherwise.

    Attributes:
        word: What an action of kind ``own`` is called, such as ``sign-up``.
        touchpoints: Where it happens; empty = at any touchpoint.
        conditions: Tests its event must meet, all of them.
        before: The target action it stands before; empty = last.
    """

    target_id: str
    name: str
    kind: TargetKind = "own"
    word: str = ""
    touchpoints: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Count “{self.name}” as a further target action"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        targets = journey_map.header.targets
        if not self.target_id or any(one.id == self.target_id for one in targets):
            msg = f"A new target action needs an id of its own; {self.target_id!r} is none."
            raise IdTakenError(msg)
        added = TargetAction(
            id=self.target_id,
            name=require_name(self.name, what="target action"),
            kind=self.kind,
            word=self.word.strip(),
            touchpoints=self.touchpoints,
            conditions=self.conditions,
        )
        _require_usable(journey_map, added)
        return _set(journey_map, _placed(targets, added, before=self.before))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTarget(Edit):
    """Change a further target action; None leaves as is."""

    target_id: str
    name: str | None = None
    kind: TargetKind | None = None
    word: str | None = None
    touchpoints: tuple[str, ...] | None = None
    conditions: tuple[Condition, ...] | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Change target action “{target_of(journey_map, self.target_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        present = target_of(journey_map, self.target_id)
        values: Mapping[str, object] = given(
            name=None if self.name is None else require_name(self.name, what="target action"),
            kind=self.kind,
            word=None if self.word is None else self.word.strip(),
            touchpoints=self.touchpoints,
            conditions=self.conditions,
        )
        changed = replace(present, **values)  # type: ignore[arg-type]
        _require_usable(journey_map, changed)
        targets = journey_map.header.targets
        return _set(journey_map, tuple(changed if one == present else one for one in targets))


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTarget(Edit):
    """Put a further target action before another one, or last."""

    target_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Move target action “{target_of(journey_map, self.target_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        moved = target_of(journey_map, self.target_id)
        others = tuple(one for one in journey_map.header.targets if one != moved)
        return _set(journey_map, _placed(others, moved, before=self.before))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTarget(Edit):
    """Count a further target action no more; claims and KPIs about it go with it."""

    target_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove target action “{target_of(journey_map, self.target_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        gone = target_of(journey_map, self.target_id)
        return follow(journey_map, Fate(targets={gone.id: None}))


def target_of(journey_map: JourneyMap, target_id: str) -> TargetAction:
    """Return the further target action with this id.

    Raises:
        UnknownTargetError: There is none.
    """
    for one in journey_map.header.targets:
        if one.id == target_id:
            return one
    known = ", ".join(one.id for one in journey_map.header.targets) or "none"
    msg = f"The map has no further target action {target_id!r}. Its further ones: {known}."
    raise UnknownTargetError(msg)


def _require_usable(journey_map: JourneyMap, target: TargetAction) -> None:
    mistakes = target_mistakes(journey_map, target)
    if mistakes:
        msg = f"The target action cannot be counted: {' '.join(mistakes)}"
        raise UnusableTargetError(msg)


def _placed(
    others: tuple[TargetAction, ...], target: TargetAction, *, before: str
) -> tuple[TargetAction, ...]:
    ids = [one.id for one in others]
    if before and before not in ids:
        msg = (
            f"There is no target action {before!r} to stand before. The others: "
            f"{', '.join(ids) or 'none'}."
        )
        raise NeighborError(msg)
    place = ids.index(before) if before else len(ids)
    return (*others[:place], target, *others[place:])


def _set(journey_map: JourneyMap, targets: tuple[TargetAction, ...]) -> Iterable[Change]:
    return set_properties("header", journey_map.header, targets=targets)
