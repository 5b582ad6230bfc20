"""How important a touchpoint looks by its use: a suggestion to accept, never a fact."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.maps.journey_map import Importance
from desireline.maps.reading import Figure
from desireline.maps.small_numbers import CLAIM_FROM

HIGH_FROM, MEDIUM_FROM = 0.5, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportanceSuggestion:
    """What use suggests, and why in one sentence; use is not the same as weight."""

    importance: Importance
    reason: str


def suggested_importance(of_stage: Figure, *, stage: str) -> ImportanceSuggestion | None:
    """Suggest how important a touchpoint is from the share of journeys that use it.

    High from one half of the journeys that reached its stage, medium from one fifth, else low.
    None where fewer than 30 journeys reached the stage, or the interval covers a whole level.
    """
    value, low, high = of_stage.value, of_stage.low, of_stage.high
    if value is None or low is None or high is None or of_stage.n < CLAIM_FROM:
        return None
    if low < MEDIUM_FROM and high >= HIGH_FROM:
        return None
    reason = (
        f"{round(value * 100)} of 100 journeys that reach {stage} come here ({of_stage.part:,} of "
        f"{of_stage.n:,}). Use is a hint; how much it matters is yours to say."
    )
    return ImportanceSuggestion(importance=_level(value), reason=reason)


def _level(share: float) -> Importance:
    if share >= HIGH_FROM:
        return "high"
    return "medium" if share >= MEDIUM_FROM else "low"
