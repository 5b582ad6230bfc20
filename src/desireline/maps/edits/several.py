"""Several edits as one: one name, one entry in the history, one undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.maps.edits.change import Change, apply_changes
from desireline.maps.edits.edit import Edit, require_name
from desireline.maps.journey_map import JourneyMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Edit):
    """Edits made one after the other, all or none."""

    title: str
    edits: tuple[Edit, ...]

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return self.title

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_name(self.title, what="bundle of edits")
        working = journey_map
        for edit in self.edits:
            changes = edit.changes(working)
            yield from changes
            working = apply_changes(working, changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptSuggestion(Several):
    """Accept what discovery proposes: the edits it consists of, under its title."""

    suggestion_id: str = ""
