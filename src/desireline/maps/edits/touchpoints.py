"""Touchpoints added, renamed, moved, merged, split, described, confirmed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desireline.maps.channels import mode_of
from desireline.maps.edits.belonging import belonging, joined
from desireline.maps.edits.change import Change, apply_changes, delete, put
from desireline.maps.edits.edit import Edit, given, place, require_name, require_new, revised
from desireline.maps.edits.references import Fate, follow
from desireline.maps.journey_map import Importance, JourneyMap, Mode, Touchpoint
from desireline.maps.records import rule_of, stage_of, touchpoint_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTouchpoint(Edit):
    """Add a touchpoint to a stage, before another one there or as the last one."""

    touchpoint_id: str
    name: str
    stage_id: str
    before: str = ""
    channel: str = "other"
    mode: Mode = "online"
    owner: str = ""
    department: str = ""
    importance: Importance = ""
    other_channels: tuple[str, ...] = ()
    other_owners: tuple[str, ...] = ()

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add touchpoint “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        require_new(journey_map, "touchpoint", self.touchpoint_id)
        spot = place(
            "touchpoint",
            _in_stage(journey_map, stage.id),
            record_id=self.touchpoint_id,
            before=self.before,
        )
        touchpoint = Touchpoint(
            id=self.touchpoint_id,
            name=require_name(self.name, what="touchpoint"),
            stage_id=stage.id,
            order=spot.order,
            mode=self.mode,
            department=self.department,
            importance=self.importance,
        )
        placed = belonging(
            touchpoint,
            channel=self.channel,
            other_channels=self.other_channels,
            owner=self.owner,
            other_owners=self.other_owners,
        )
        return (*spot.changes, put("touchpoint", replace(touchpoint, **placed)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameTouchpoint(Edit):
    """Give a touchpoint another name."""

    touchpoint_id: str
    name: str

    def _label(self, journey_map: JourneyMap) -> str:
        old = touchpoint_of(journey_map, self.touchpoint_id).name
        return f"Rename touchpoint “{old}” to “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        touchpoint = touchpoint_of(journey_map, self.touchpoint_id)
        name = require_name(self.name, what="touchpoint")
        return revised("touchpoint", touchpoint, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTouchpoint(Edit):
    """Put a touchpoint into a stage, before another one there or last."""

    touchpoint_id: str
    stage_id: str
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        name = touchpoint_of(journey_map, self.touchpoint_id).name
        return f"Move “{name}” to “{stage_of(journey_map, self.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        touchpoint = touchpoint_of(journey_map, self.touchpoint_id)
        stage = stage_of(journey_map, self.stage_id)
        siblings = _in_stage(journey_map, stage.id)
        spot = place("touchpoint", siblings, record_id=touchpoint.id, before=self.before)
        moved = revised("touchpoint", touchpoint, stage_id=stage.id, order=spot.order)
        return (*spot.changes, *moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTouchpoints(Edit):
    """Make one touchpoint of several: rules and claims of the others become this one's.

    So do their channels and owners, beside its own.
    """

    touchpoint_id: str
    other_touchpoint_ids: tuple[str, ...]
    name: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        others = [touchpoint_of(journey_map, one).name for one in self.other_touchpoint_ids]
        name = touchpoint_of(journey_map, self.touchpoint_id).name
        return f"Merge “{'”, “'.join(others)}” into “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        kept = touchpoint_of(journey_map, self.touchpoint_id)
        others = [
            touchpoint_of(journey_map, one).id
            for one in dict.fromkeys(self.other_touchpoint_ids)
            if one != kept.id
        ]
        gone = [touchpoint_of(journey_map, one) for one in others]
        name = self.name.strip() or kept.name
        yield from revised("touchpoint", kept, name=name, **joined(kept, gone))
        yield from follow(journey_map, Fate(touchpoints=dict.fromkeys(others, kept.id)))
        for one in others:
            yield delete("touchpoint", one)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTouchpoint(Edit):
    """Make two touchpoints of one: the new one is like it and takes the named rules.

    Attributes:
        stage_id: Where the new one stands; empty = right after the one it came from.
    """

    touchpoint_id: str
    new_touchpoint_id: str
    new_name: str
    rule_ids: tuple[str, ...] = ()
    stage_id: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        name = touchpoint_of(journey_map, self.touchpoint_id).name
        return f"Split “{self.new_name}” from “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        touchpoint = touchpoint_of(journey_map, self.touchpoint_id)
        require_new(journey_map, "touchpoint", self.new_touchpoint_id)
        stage = stage_of(journey_map, self.stage_id or touchpoint.stage_id)
        siblings = _in_stage(journey_map, stage.id)
        ids = [one.id for one in siblings]
        later = ids[ids.index(touchpoint.id) + 1 :] if touchpoint.id in ids else []
        spot = place(
            "touchpoint",
            siblings,
            record_id=self.new_touchpoint_id,
            before=later[0] if later else "",
        )
        new = replace(
            touchpoint,
            id=self.new_touchpoint_id,
            name=require_name(self.new_name, what="new touchpoint"),
            stage_id=stage.id,
            order=spot.order,
            proposed=False,
        )
        yield from spot.changes
        yield put("touchpoint", new)
        yield from revised("touchpoint", touchpoint)
        for rule_id in dict.fromkeys(self.rule_ids):
            yield from revised("rule", rule_of(journey_map, rule_id), touchpoint_id=new.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateTouchpoint(Edit):
    """Put a touchpoint like another one right after it; it has no events until rules name it.

    Attributes:
        name: Of the new one; empty = the same with “(copy)”.
        stage_id: Where the new one stands; empty = right after the one it is like.
    """

    touchpoint_id: str
    new_touchpoint_id: str
    name: str = ""
    stage_id: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Duplicate touchpoint “{touchpoint_of(journey_map, self.touchpoint_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        old = touchpoint_of(journey_map, self.touchpoint_id)
        split = SplitTouchpoint(
            touchpoint_id=old.id,
            new_touchpoint_id=self.new_touchpoint_id,
            new_name=self.name.strip() or f"{old.name} (copy)",
            stage_id=self.stage_id,
        )
        return split.changes(journey_map)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTouchpoint(Edit):
    """Say where a touchpoint takes place, whose it is and how important; None leaves as is.

    Where only the first channel or owner is given, it is no longer among the others; where the
    first owner is taken away, the next one is the first.

    Attributes:
        channel: The first of its channels; it gives the color.
        owner: The first of those who answer for it; empty = nobody.
        mode: None with channels given = what all its channels say together.
        other_channels: All channels besides; none twice, and never the first.
        other_owners: Everybody besides; nobody twice, and never the first.
    """

    touchpoint_id: str
    channel: str | None = None
    mode: Mode | None = None
    owner: str | None = None
    department: str | None = None
    importance: Importance | None = None
    other_channels: tuple[str, ...] | None = None
    other_owners: tuple[str, ...] | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Describe touchpoint “{touchpoint_of(journey_map, self.touchpoint_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        touchpoint = touchpoint_of(journey_map, self.touchpoint_id)
        values = given(mode=self.mode, department=self.department, importance=self.importance)
        placed = belonging(
            touchpoint,
            channel=self.channel,
            other_channels=self.other_channels,
            owner=self.owner,
            other_owners=self.other_owners,
        )
        if self.mode is None and (self.channel is not None or self.other_channels is not None):
            values["mode"] = mode_of((placed["channel"], *placed["other_channels"]))
        return revised("touchpoint", touchpoint, **values, **placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmProposed(Edit):
    """Confirm what discovery proposed: stages, touchpoints with their rules, single rules."""

    stage_ids: tuple[str, ...] = ()
    touchpoint_ids: tuple[str, ...] = ()
    rule_ids: tuple[str, ...] = ()

    def _label(self, journey_map: JourneyMap) -> str:
        names = [stage_of(journey_map, one).name for one in self.stage_ids]
        names += [touchpoint_of(journey_map, one).name for one in self.touchpoint_ids]
        count = len(names) + len(self.rule_ids)
        return f"Confirm “{names[0]}”" if names and count == 1 else f"Confirm {count} proposals"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        for stage_id in self.stage_ids:
            yield from revised("stage", stage_of(journey_map, stage_id))
        for touchpoint_id in self.touchpoint_ids:
            yield from revised("touchpoint", touchpoint_of(journey_map, touchpoint_id))
        for rule_id in self.rule_ids:
            rule_of(journey_map, rule_id)
        for rule in journey_map.rules:
            if rule.id in self.rule_ids or rule.touchpoint_id in self.touchpoint_ids:
                yield from revised("rule", rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTouchpoint(Edit):
    """Remove a touchpoint with its rules and the claims about it; sentences stay, assumed."""

    touchpoint_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove touchpoint “{touchpoint_of(journey_map, self.touchpoint_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        touchpoint = touchpoint_of(journey_map, self.touchpoint_id)
        removed = (delete("touchpoint", touchpoint.id),)
        rest = apply_changes(journey_map, removed)
        return (*removed, *follow(rest, Fate(touchpoints={touchpoint.id: None})))


def _in_stage(journey_map: JourneyMap, stage_id: str) -> Sequence[Touchpoint]:
    return [one for one in journey_map.touchpoints if one.stage_id == stage_id]
