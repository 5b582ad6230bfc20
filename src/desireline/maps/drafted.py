"""Texts a draft wrote from names: as long as nobody has edited them, they follow the names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from desireline.maps.journey_map import JourneyMap, Kpi, Stage, Touchpoint

NAMES_IN_A_LINE = 3


def line_of(names: Iterable[str]) -> str:
    """Return the line a draft puts under a stage's name: its most visited touchpoints."""
    return ", ".join(names)


def go_on_to(following: Stage) -> str:
    """Return a draft's name for the share that goes on from the stage before ``following``."""
    return f"Go on to {following.name}"


def promoters_of(touchpoint: Touchpoint) -> str:
    """Return a draft's name for the net promoter score of a touchpoint."""
    return f"NPS, {touchpoint.name}"


def followed_names(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    """Give ``after`` with each text that was a draft's in ``before`` drafted from its own names.

    A text is a draft's while it is word for word what the names of ``before`` give. A stage's
    line keeps its touchpoints; one that came into the stage joins where there is room.
    """
    return replace(
        after, stages=_stages_followed(before, after), kpis=_kpis_followed(before, after)
    )


def _stages_followed(before: JourneyMap, after: JourneyMap) -> tuple[Stage, ...]:
    earlier = {one.id: one for one in before.stages}
    return tuple(
        replace(stage, line=_line_after(before, after, earlier[stage.id]))
        if stage.id in earlier and earlier[stage.id].line == stage.line
        else stage
        for stage in after.stages
    )


def _line_after(before: JourneyMap, after: JourneyMap, stage: Stage) -> str:
    here = [one for one in before.touchpoints if one.stage_id == stage.id]
    named = _named_in(stage.line, here)
    if not named:
        return stage.line
    now = {one.id: one.name for one in after.touchpoints if one.stage_id == stage.id}
    kept = [one for one in named if one in now]
    if len(kept) < NAMES_IN_A_LINE:
        known = {one.id for one in here}
        kept += [one for one in now if one not in known]
    return line_of(now[one] for one in kept[: max(len(named), NAMES_IN_A_LINE)])


def _named_in(line: str, touchpoints: Sequence[Touchpoint]) -> tuple[str, ...]:
    """Return the ids of the touchpoints a line consists of; () = it says anything else."""
    by_length = sorted(touchpoints, key=lambda one: -len(one.name))
    found: list[str] = []
    rest = line
    while rest:
        fits = (
            one
            for one in by_length
            if one.id not in found and (rest == one.name or rest.startswith(f"{one.name}, "))
        )
        one = next(fits, None)
        if one is None:
            return ()
        found.append(one.id)
        rest = rest[len(one.name) :].removeprefix(", ")
    return tuple(found)


def _kpis_followed(before: JourneyMap, after: JourneyMap) -> tuple[Kpi, ...]:
    earlier = {one.id: one for one in before.kpis}

    def renamed(kpi: Kpi) -> Kpi:
        old = earlier.get(kpi.id)
        if old is None or old.name != kpi.name or old.name != _drafted(before, old):
            return kpi
        return replace(kpi, name=_drafted(after, kpi) or kpi.name)

    return tuple(renamed(one) for one in after.kpis)


def _drafted(journey_map: JourneyMap, kpi: Kpi) -> str:
    """Return what a draft would call a KPI; '' = a draft would not write it."""
    quantity = kpi.quantity
    if quantity is None:
        return ""
    if quantity.kind == "conversion":
        following = {one.id: other for one, other in pairwise(journey_map.stages)}
        stage = following.get(quantity.stage_id)
        return go_on_to(stage) if stage else ""
    if quantity.kind == "nps":
        places = {one.id: one for one in journey_map.touchpoints}
        place = places.get(quantity.touchpoint_id)
        return promoters_of(place) if place else ""
    return ""
