"""Figures of what customers did next who left a stage and were not seen in a later one again."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.journeys.fall_outs import Way, Ways, fall_out_sentence, fall_outs, ways
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.reading import Figure
from desireline.maps.small_numbers import hides_value
from desireline.measures.figures import Subject, share_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWay:
    """One thing done next, as a share of all who left.

    Attributes:
        how: ``back`` to ``touchpoint_id`` in the same journey, ``again`` there with a new one,
            ``outside`` there in no journey; ``other`` touchpoints together; ``unmapped`` = only
            events no rule speaks of; ``nothing`` = no event.
        touchpoints: How many touchpoints ``other`` stands for; else 0.
        name, named: Of ``unmapped``, the event most of them went on with, and how many did.
    """

    how: str
    touchpoint_id: str
    figure: Figure
    touchpoints: int = 0
    name: str = ""
    named: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FallOut:
    """What those did next who left one stage, each once: the parts sum to ``left``.

    Most first; then always ``other``, ``unmapped`` and ``nothing``, of nobody too. Empty where
    fewer than five left. Who is still open has not left yet and is in none of them.
    """

    stage_id: str
    left: int
    following: tuple[NextWay, ...]


def stage_fall_out(study: Study, index: int) -> FallOut:
    """Give what those did next who left the stage at ``index`` of the map."""
    stage_id = study.journey_map.stages[index].id
    found = ways(study, fall_outs(study, index))
    if not found.left or hides_value(found.left):
        return FallOut(stage_id=stage_id, left=found.left, following=())
    parts = [
        *found.told,
        (Way(how="other"), found.other),
        (Way(how="unmapped"), found.unmapped),
        (Way(how="nothing"), found.nothing),
    ]
    return FallOut(
        stage_id=stage_id,
        left=found.left,
        following=tuple(_next_way(study, index, found, way, part) for way, part in parts),
    )


def _next_way(study: Study, index: int, found: Ways, way: Way, part: int) -> NextWay:
    stage_id = study.journey_map.stages[index].id
    about = Subject(
        measure="fall_out",
        ref=reference("fall_out", stage_id, way.how, way.touchpoint_id),
        said=fall_out_sentence(study, index, way),
    )
    name, named = found.most_unmapped if way.how == "unmapped" else ("", 0)
    return NextWay(
        how=way.how,
        touchpoint_id=way.touchpoint_id,
        figure=share_figure(study, about, part=part, n=found.left),
        touchpoints=found.other_touchpoints if way.how == "other" else 0,
        name=name,
        named=named,
    )
