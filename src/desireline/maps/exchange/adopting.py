"""An old map as one of ours: every sentence in its cell, assumed until somebody checks it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desireline.maps.channels import channel_of, mode_of
from desireline.maps.claim import EventRule, JourneyRule
from desireline.maps.exchange.belongings import Belongings, Paired
from desireline.maps.exchange.channel_words import channel_named
from desireline.maps.exchange.lane_words import OldKind, feeling_of, mark_of
from desireline.maps.exchange.old_map import OldLane, OldMap
from desireline.maps.journey_map import (
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Part,
    Persona,
    Stage,
    Statement,
    Touchpoint,
)
from desireline.maps.ordering import first_keys
from desireline.maps.support import Support

BARRIERS = "barriers"
NOTHING_PAIRED = Paired(of={}, left_over=())
_HOMES: dict[OldKind, LaneKind] = {
    "actions": "actions",
    "goals": "goals",
    "thoughts": "thoughts",
    "emotions": "emotions",
    "barriers": "barriers",
    "recommendations": "barriers",
    "touchpoints": "touchpoints",
}
_PARTS: dict[OldKind, Part] = {
    "barriers": "barrier",
    "recommendations": "recommendation",
    "emotions": "emotion",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """What is taken over from another map, so that there are figures to test against.

    Attributes:
        stages: Id of a stage there → place of the stage of the old map it belongs to.
        touchpoints: Name in the old map → id of the touchpoint there that it means.
    """

    source: JourneyMap
    stages: Mapping[str, int] = field(default_factory=dict)
    touchpoints: Mapping[str, str] = field(default_factory=dict)


def adopt(  # noqa: PLR0913 - where a map comes from
    old: OldMap,
    *,
    map_id: str,
    title: str,
    origin: str,
    dated: str,
    borrowed: Borrowed | None,
    paired: Paired = NOTHING_PAIRED,
) -> JourneyMap:
    """Return a map in which every sentence of the old one stands and is assumed.

    A lane that is none of ours becomes a free lane; nothing of the sheet is left behind.

    Args:
        old: The sheet as read and confirmed.
        map_id: Id of the new map.
        title: Its title.
        origin: What each statement names as where it comes from, such as a file's name.
        dated: ISO date of the support; empty = unknown.
        borrowed: A map whose touchpoints, rules and journey are taken over.
        paired: Whose channels and owners its lanes name.
    """
    stages = _stages(old, borrowed)
    lanes = _lanes(old, figures=borrowed is not None)
    ids = [stage.id for stage in stages]
    taken, rules, journey = _taken(borrowed, ids)
    touchpoints = _with_belongings(_touchpoints(old, ids, taken, borrowed), ids, paired)
    known = set(borrowed.touchpoints) if borrowed else set()
    statements = _statements(ids, lanes, known=known, origin=origin, dated=dated)
    return JourneyMap(
        header=MapHeader(id=map_id, title=title, journey=journey),
        personas=_personas(old),
        stages=stages,
        touchpoints=touchpoints,
        rules=rules,
        lanes=tuple(lane for lane, _ in lanes),
        statements=statements,
    )


def _stages(old: OldMap, borrowed: Borrowed | None) -> tuple[Stage, ...]:
    keys = first_keys(len(old.stages))
    known = {place: stage_id for stage_id, place in (borrowed.stages if borrowed else {}).items()}
    described = {
        cell.stage: " ".join(cell.statements)
        for lane in old.lanes
        if lane.kind == "description"
        for cell in lane.cells
    }
    used: set[str] = set()
    stages = []
    for place, (name, key) in enumerate(zip(old.stages, keys, strict=True)):
        stage_id = known.get(place, "") or _slug(name)
        while not stage_id or stage_id in used:
            stage_id = f"{stage_id or 'stage'}-{place + 1}"
        used.add(stage_id)
        stages.append(Stage(id=stage_id, name=name, order=key, line=described.get(place, "")))
    return tuple(stages)


def _lanes(old: OldMap, *, figures: bool) -> list[tuple[Lane, tuple[OldLane, ...]]]:
    """Return our lanes, each with the old ones whose words it holds."""
    homes: dict[str, tuple[LaneKind, str, list[OldLane]]] = {}
    if figures:
        homes["conversion"] = ("conversion", "Conversion", [])
        homes["touchpoints"] = ("touchpoints", "Touchpoints", [])
    for lane in old.lanes:
        kind = _HOMES.get(lane.kind)
        if lane.kind == "description":
            continue
        key = kind if kind is not None else f"free-{_slug(lane.name) or lane.row}"
        if kind is None and key in homes:
            key = f"{key}-{lane.row}"
        name = "Barriers and recommendations" if kind == BARRIERS else lane.name
        homes.setdefault(key, (kind or "free", name, []))[2].append(lane)
    keys = first_keys(len(homes))
    return [
        (Lane(id=lane_id, kind=kind, name=_lane_name(kind, name, held), order=order), tuple(held))
        for order, (lane_id, (kind, name, held)) in zip(keys, homes.items(), strict=True)
    ]


def _lane_name(kind: LaneKind, name: str, held: Sequence[OldLane]) -> str:
    if kind == BARRIERS:
        only = {lane.kind for lane in held}
        return held[0].name if len(held) == 1 and only == {"barriers"} else name
    return held[0].name if held else name


def _personas(old: OldMap) -> tuple[Persona, ...]:
    keys = first_keys(len(old.personas))
    return tuple(
        Persona(
            id=f"persona-{place + 1}", name=name.replace("\n", " "), order=key, primary=not place
        )
        for place, (name, key) in enumerate(zip(old.personas, keys, strict=True))
    )


def _taken(
    borrowed: Borrowed | None, ids: Sequence[str]
) -> tuple[tuple[Touchpoint, ...], tuple[EventRule, ...], JourneyRule]:
    """Return touchpoints, rules and journey of the other map, in the old map's stages.

    What stands in a stage the old map lacks goes to the nearest stage before it that it has,
    else to its first one.
    """
    if borrowed is None:
        return (), (), JourneyRule()
    place_of: dict[str, int] = {}
    last = 0
    for stage in sorted(borrowed.source.stages, key=lambda one: (one.order, one.id)):
        last = borrowed.stages.get(stage.id, last)
        place_of[stage.id] = last
    named = {touchpoint_id: name for name, touchpoint_id in borrowed.touchpoints.items()}
    touchpoints = tuple(
        replace(one, stage_id=ids[place_of[one.stage_id]], name=named.get(one.id, one.name))
        for one in borrowed.source.touchpoints
    )
    return touchpoints, borrowed.source.rules, borrowed.source.header.journey


def _touchpoints(
    old: OldMap, ids: Sequence[str], taken: tuple[Touchpoint, ...], borrowed: Borrowed | None
) -> tuple[Touchpoint, ...]:
    """Add the old map's touchpoints that are not taken over: on the map, without a rule."""
    known = set(borrowed.touchpoints) if borrowed else set()
    used = {one.id for one in taken}
    added: list[Touchpoint] = []
    for name, stage in _touchpoint_names(old):
        if name in known:
            continue
        stem = _slug(name) or "touchpoint"
        touchpoint_id = stem
        while touchpoint_id in used:
            touchpoint_id = f"{stem}-{len(used) + 1}"
        used.add(touchpoint_id)
        added.append(
            Touchpoint(
                id=touchpoint_id,
                name=name,
                stage_id=ids[stage],
                order="a0",
                channel=channel_named(name),
                mode=channel_of(channel_named(name)).mode,
            )
        )
    everything = (*taken, *added)
    return tuple(
        replace(one, order=key)
        for stage_id in ids
        for here in [[one for one in everything if one.stage_id == stage_id]]
        for one, key in zip(here, first_keys(len(here)), strict=True)
    )


def _with_belongings(
    touchpoints: tuple[Touchpoint, ...], ids: Sequence[str], paired: Paired
) -> tuple[Touchpoint, ...]:
    """Give each touchpoint what the lanes name; an owner it brings along stays."""
    given: list[Touchpoint] = []
    for one in touchpoints:
        found = paired.of.get((one.name, ids.index(one.stage_id)), Belongings())
        channels = found.channels or one.channels
        owners = one.owners or found.owners or ("",)
        given.append(
            replace(
                one,
                channel=channels[0],
                other_channels=channels[1:],
                mode=mode_of(channels) if found.channels else one.mode,
                owner=owners[0],
                other_owners=owners[1:],
            )
        )
    return tuple(given)


def _touchpoint_names(old: OldMap) -> list[tuple[str, int]]:
    return [
        (name.replace("\n", " "), cell.stage)
        for lane in old.lanes
        if lane.kind == "touchpoints"
        for cell in lane.cells
        for name in cell.statements
    ]


def _statements(
    ids: Sequence[str],
    lanes: Sequence[tuple[Lane, tuple[OldLane, ...]]],
    *,
    known: set[str],
    origin: str,
    dated: str,
) -> tuple[Statement, ...]:
    made: list[Statement] = []
    for lane, held in lanes:
        for place, stage_id in enumerate(ids):
            cell_of = [
                (one, cell, text)
                for one in held
                for cell in one.cells
                if cell.stage == place
                for text in cell.statements
                if not (one.kind == "touchpoints" and text in known)
            ]
            keys = first_keys(len(cell_of))
            for order, (one, cell, text) in zip(keys, cell_of, strict=True):
                number = len(made) + 1
                said = _said(one, text)
                source = Support(
                    kind="own statement", dated=dated, note=f"{origin}, row {cell.row}"
                )
                made.append(
                    replace(
                        said,
                        id=f"old-{number}",
                        stage_id=stage_id,
                        lane_id=lane.id,
                        order=order,
                        support=(source,),
                    )
                )
    return tuple(made)


def _said(lane: OldLane, text: str) -> Statement:
    part = _PARTS.get(lane.kind, "text")
    blank = Statement(id="", stage_id="", lane_id="", text=text, part=part)
    if lane.kind != "emotions":
        return blank
    marks = [
        mark
        for each in lane.cells
        for said in each.statements
        if (mark := mark_of(said)) is not None
    ]
    level = feeling_of(text, highest=max(marks, default=0.0), lowest=min(marks, default=0.0))
    letters = re.sub(r"[^\w\s,'’-]", "", text).strip()
    word = letters if letters and mark_of(text) is None else ""
    return replace(blank, emotion=level, emotion_word=word[:60])


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]
