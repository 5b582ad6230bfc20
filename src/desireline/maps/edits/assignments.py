"""Who answers for a whole stage: each of its touchpoints at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change
from desireline.maps.edits.edit import Edit, revised
from desireline.maps.journey_map import JourneyMap, Touchpoint
from desireline.maps.records import stage_of


class NothingToOwnError(DesirelineError):
    """A stage without touchpoints, where nobody can be put in charge."""

    code: ClassVar[str] = "nothing-to-own"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignStage(Edit):
    """Say who answers for every touchpoint of a stage; who answered so far no longer does.

    Attributes:
        owner: Empty = nobody any more.
        department: Empty = none any more; None = each as it is.
    """

    stage_id: str
    owner: str
    department: str | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        name = stage_of(journey_map, self.stage_id).name
        whose = self.owner.strip()
        return f"Assign stage “{name}” to {whose}" if whose else f"Take the owner off “{name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        here = _in_stage(journey_map, stage.id)
        if not here:
            msg = f"The stage {stage.name!r} has no touchpoint to answer for; add one first."
            raise NothingToOwnError(msg)
        for one in here:
            department = one.department if self.department is None else self.department.strip()
            yield from revised(
                "touchpoint",
                one,
                owner=self.owner.strip(),
                other_owners=(),
                department=department,
            )


def _in_stage(journey_map: JourneyMap, stage_id: str) -> Sequence[Touchpoint]:
    return [one for one in journey_map.touchpoints if one.stage_id == stage_id]
