"""How well a kind of quantity fits the cues of a sentence and the lane it stands in."""

from __future__ import annotations

from desireline.insights.cue_words import Cue
from desireline.insights.sentence import Sentence
from desireline.maps.claim import QuantityKind
from desireline.maps.journey_map import LaneKind

HALF_SATISFIED = 1.6
BASE: dict[QuantityKind, float] = {
    "touchpoint_share": 0.42,
    "contact_share": 0.0,
    "repeat_share": 0.12,
    "steps_per_journey": 0.08,
    "emotion": 0.1,
    "nps": 0.0,
    "wait": 0.0,
    "stage_time": 0.0,
    "conversion": 0.02,
    "goal_rate": 0.0,
    "repurchase": 0.0,
    "field_share": 0.3,
    "answer_share": 0.3,
    "events": 0.0,
    "total": 0.0,
    "total_share": 0.0,
}
_FITS: dict[QuantityKind, dict[Cue, float]] = {
    "touchpoint_share": {
        "feeling": -0.2,
        "time": -0.08,
        "repeat": -0.16,
        "buy again": -0.2,
        "go on": -0.12,
        "give up": -0.12,
    },
    "repeat_share": {"repeat": 0.46, "feeling": -0.1},
    "steps_per_journey": {"repeat": 0.36, "feeling": -0.1},
    "emotion": {"feeling": 0.5},
    "nps": {"recommend": 0.9},
    "wait": {"time": 0.34, "repeat": -0.05},
    "stage_time": {"time": 0.34, "feeling": -0.1},
    "field_share": {"go on": -0.12, "give up": -0.12},
    "conversion": {"go on": 0.74, "give up": 0.74},
    "goal_rate": {"go on": 0.66, "give up": 0.5},
    "repurchase": {"buy again": 1.3},
}
_LANES: dict[LaneKind, dict[QuantityKind, float]] = {
    "emotions": {"emotion": 0.5},
    "barriers": {"repeat_share": 0.06, "conversion": 0.05, "emotion": 0.06},
    "actions": {"touchpoint_share": 0.06},
    "goals": {"field_share": 0.08, "answer_share": 0.1},
    "thoughts": {"answer_share": 0.06, "emotion": 0.03},
    "time": {"wait": 0.3, "stage_time": 0.3},
    "conversion": {"conversion": 0.4},
}


def fit_of(kind: QuantityKind, said: Sentence, lane: LaneKind) -> float:
    """Return how well a kind of quantity fits; 0 = not at all, about 1 = fully."""
    score = BASE[kind] + sum(
        weight for cue, weight in _FITS.get(kind, {}).items() if cue in said.cues
    )
    if kind == "emotion" and said.feeling:
        score += 0.2
    if kind == "steps_per_journey" and "repeat" in said.cues and (said.times or 0) > 1:
        score += 0.26
    if kind in ("wait", "stage_time") and said.share and not said.seconds:
        score -= 0.2
    if kind in ("repeat_share", "emotion", "touchpoint_share") and said.seconds:
        score -= 0.2
    return score + _LANES.get(lane, {}).get(kind, 0.0)
