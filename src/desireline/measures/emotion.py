"""How each touchpoint feels: the mean of what customers said, and the word that names it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from desireline.journeys.populations import define
from desireline.journeys.references import reference
from desireline.journeys.responses import felt_responses
from desireline.journeys.steps import DAY_MS
from desireline.journeys.study import Study
from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import EmotionPoint, State
from desireline.maps.small_numbers import COUNT_FROM, hides_count, hides_value
from desireline.measures.figures import Subject, day, mean_figure
from desireline.measures.intervals import SMALLEST_MEAN

LEVELS = ((-2, "furious"), (-1, "annoyed"), (0, "neutral"), (1, "glad"), (2, "delighted"))
STALE_AFTER_DAYS = 183
TOLD_FROM = 10  # fewer may not leave the workspace, and a definition goes wherever its figure goes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    valence: float
    word: str
    at: int


def emotion_points(
    study: Study, *, stale_after_days: int = STALE_AFTER_DAYS
) -> tuple[EmotionPoint, ...]:
    """Give one point for each touchpoint somebody spoke about, in the map's order.

    From five answers on a mean with its interval and a word; three or four are shown as dots,
    fewer not at all. The word is the nearest level, or, where three customers or more named
    emotions, the one named most, with its share of those named where they are five or more.
    Answers without a customer count too; those one person gave together count once.
    """
    said = _said(study)
    stages = {stage.id: index for index, stage in enumerate(study.journey_map.stages)}
    in_order = sorted(
        (point for point in study.journey_map.touchpoints if point.id in said),
        key=lambda point: stages.get(point.stage_id, len(stages)),
    )
    scales = _scales(study)
    oldest = study.as_of_ms - stale_after_days * DAY_MS
    return tuple(
        _point(study, point, said[point.id], oldest=oldest, scales=scales.get(point.id, ""))
        for point in in_order
    )


def level_word(valence: float) -> str:
    """Give the word of the nearest level; of two equally near ones the milder."""
    nearest = min(LEVELS, key=lambda level: (abs(level[0] - valence), abs(level[0])))
    return nearest[1]


def _point(
    study: Study, touchpoint: Touchpoint, said: Sequence[_Said], *, oldest: int, scales: str
) -> EmotionPoint:
    values = np.array([one.valence for one in said], dtype=np.float64)
    told = define(study, "emotion", {"touchpoint": touchpoint.name})
    about = Subject(
        measure="emotion",
        ref=reference("emotion", touchpoint.id),
        said=f"{told} {scales}".rstrip(),
    )
    figure = mean_figure(study, about, values)
    shown = _shown(len(said))
    word, share = _word(said, figure.value) if shown == "line" else ("", None)
    newest = max(one.at for one in said)
    state: State = "stale" if newest < oldest else "reported"
    return EmotionPoint(
        touchpoint_id=touchpoint.id,
        stage_id=touchpoint.stage_id,
        figure=figure,
        word=word,
        word_share=share,
        state=state,
        shown=shown,
        dots=tuple(sorted(one.valence for one in said)) if shown == "dots" else (),
        newest=day(newest),
    )


def _shown(n: int) -> Literal["line", "dots", "nothing"]:
    if n >= SMALLEST_MEAN:
        return "line"
    return "dots" if n >= COUNT_FROM else "nothing"


def _word(said: Sequence[_Said], mean: float | None) -> tuple[str, float | None]:
    named = Counter(one.word.lower() for one in said if one.word)
    if not hides_count(named.total()) and named:
        word, times = min(named.items(), key=lambda item: (-item[1], item[0]))
        return word, None if hides_value(named.total()) else times / named.total()
    return level_word(mean or 0.0), None


def _scales(study: Study) -> Mapping[str, str]:
    """Say of each touchpoint with answers on several scales which these are, and how often.

    How often is left out where a scale has fewer than ten: the sentence may leave the workspace.
    """
    answers = study.answers
    felt = answers.filter(
        answers.valence.notnull() & answers.stage_index.notnull() & answers.scale_low.notnull()
    )
    grouped = felt.group_by("touchpoint_id", "scale_low", "scale_high").agg(n=felt.count())
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in study.warehouse.rows(grouped):
        low, high = float(str(row["scale_low"])), float(str(row["scale_high"]))
        scale = f"{low:g} to {high:g}".replace("-", "−")
        found[str(row["touchpoint_id"])].append((int(str(row["n"])), scale))
    return {place: _listed(parts) for place, parts in found.items() if len(parts) > 1}


def _listed(scales: Sequence[tuple[int, str]]) -> str:
    counted = min(n for n, _ in scales) >= TOLD_FROM
    parts = [
        f"{scale} (n {n:,})" if counted else scale
        for n, scale in sorted(scales, key=lambda one: (-one[0], one[1]))
    ]
    return f"Answers came on several scales, each laid evenly on −2 to +2: {', '.join(parts)}."


def _said(study: Study) -> Mapping[str, list[_Said]]:
    found: dict[str, list[_Said]] = defaultdict(list)
    for row in study.warehouse.rows(felt_responses(study.answers)):
        found[str(row["touchpoint_id"])].append(
            _Said(
                valence=float(str(row["valence"])),
                word=str(row["emotion_word"] or ""),
                at=int(str(row["at"])),
            )
        )
    return found
