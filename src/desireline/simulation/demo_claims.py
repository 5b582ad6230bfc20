"""The claims of the hand-drawn map "Buying a laptop", and which of them the process makes true."""

from __future__ import annotations

from desireline.simulation.truth import PlantedClaim

PLANTED: tuple[PlantedClaim, ...] = ()
