"""What sorting needs of a map's evidence: a study has it, and so have bare labels, far sooner."""

from __future__ import annotations

from typing import Protocol

import ibis

from desireline.journeys.labelling import Binding
from desireline.maps.journey_map import JourneyMap
from desireline.warehouse.duckdb import Warehouse


class Sortable(Protocol):
    """Labelled events of one map at one moment, one row per event."""

    @property
    def warehouse(self) -> Warehouse:
        """Return the evidence."""

    @property
    def journey_map(self) -> JourneyMap:
        """Return the map."""

    @property
    def as_of_ms(self) -> int:
        """Return the moment, UTC milliseconds."""

    @property
    def binding(self) -> Binding:
        """Return the map's rules that can bind."""

    @property
    def labelled(self) -> ibis.Table:
        """Return the labelled events, of a study under its filter."""

    @property
    def whole(self) -> ibis.Table:
        """Return the labelled events, whatever the filter."""

    @property
    def said(self) -> ibis.Table:
        """Return one row per answer with its name, source, channel and touchpoint, likewise."""
