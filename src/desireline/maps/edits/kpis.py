"""KPIs added, changed and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.maps.checking import quantity_mistakes
from desireline.maps.claim import Quantity
from desireline.maps.edits.change import Change, delete, put, set_properties
from desireline.maps.edits.edit import Edit, given, place, require_name, require_new
from desireline.maps.edits.statements import ClaimError
from desireline.maps.journey_map import JourneyMap, Kpi
from desireline.maps.records import kpi_of, stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AddKpi(Edit):
    """Watch a figure in a stage's KPI cell."""

    kpi_id: str
    stage_id: str
    name: str
    quantity: Quantity
    target: float | None = None
    higher_is_better: bool = True
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add KPI “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        stage = stage_of(journey_map, self.stage_id)
        require_new(journey_map, "kpi", self.kpi_id)
        _require_quantity(journey_map, self.quantity)
        siblings = [one for one in journey_map.kpis if one.stage_id == stage.id]
        spot = place("kpi", siblings, record_id=self.kpi_id, before=self.before)
        kpi = Kpi(
            id=self.kpi_id,
            stage_id=stage.id,
            name=require_name(self.name, what="KPI"),
            quantity=self.quantity,
            order=spot.order,
            target=self.target,
            higher_is_better=self.higher_is_better,
        )
        return (*spot.changes, put("kpi", kpi))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetKpi(Edit):
    """Change a KPI; None leaves as is, ``without_target`` takes the target away."""

    kpi_id: str
    name: str | None = None
    quantity: Quantity | None = None
    target: float | None = None
    without_target: bool = False
    higher_is_better: bool | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Change KPI “{kpi_of(journey_map, self.kpi_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        kpi = kpi_of(journey_map, self.kpi_id)
        if self.quantity is not None:
            _require_quantity(journey_map, self.quantity)
        values = given(
            name=None if self.name is None else require_name(self.name, what="KPI"),
            quantity=self.quantity,
            target=self.target,
            higher_is_better=self.higher_is_better,
        )
        if self.without_target:
            values["target"] = None
        return set_properties("kpi", kpi, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveKpi(Edit):
    """Take a KPI off the map."""

    kpi_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove KPI “{kpi_of(journey_map, self.kpi_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return (delete("kpi", kpi_of(journey_map, self.kpi_id).id),)


def _require_quantity(journey_map: JourneyMap, quantity: Quantity) -> None:
    mistakes = quantity_mistakes(journey_map, quantity)
    if mistakes:
        msg = f"The KPI cannot be computed: {' '.join(mistakes)}"
        raise ClaimError(msg)
