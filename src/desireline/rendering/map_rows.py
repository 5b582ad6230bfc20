"""The two rows of a printed map that run across all stages: conversion and emotion."""

from __future__ import annotations

from desireline.maps.claim import JourneyRule
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import without
from desireline.maps.reading import MapReading, StageFlow
from desireline.rendering.drawing import Picture, Sheet, Text
from desireline.rendering.feeling import Felt, by_hand, curve, face_of, known, word_of
from desireline.rendering.flow_shapes import ArcShape, Place, Stream, arcs, few_followed, ribbon
from desireline.rendering.fonts import shortened, text_width
from desireline.rendering.words import count, percent, signed

RIBBON_ROW, EMOTION_ROW = 208.0, 184.0
BELOW_BADGE = 33.0
TOP, MOST, BOTTOM = 74.0, 84.0, 178.0
UNSEEN = 60.0  # height of the box of a stage nobody could observe
ALL_FOLLOWED = 0.995


def draw_ribbon(
    sheet: Sheet, journey_map: JourneyMap, reading: MapReading, edges: tuple[float, ...]
) -> int:
    """Draw the ribbon from y = 0 on, ``RIBBON_ROW`` high; return how many paths are not drawn."""
    place = Place(edges=edges, top=TOP, most=MOST, bottom=BOTTOM)
    shape = ribbon(reading.flows, place)
    order = [stage.id for stage in journey_map.stages]
    total = reading.journeys.value or 0
    drawn = arcs(reading.arcs, order, place, total=total, tracks=(56.0, 30.0))
    for arc in drawn:
        _arc(sheet, journey_map, arc, order)
    for stream in shape.entering:
        sheet.path(stream.segments, fill="path", opacity=0.28)
        _entering(sheet, journey_map, reading, stream)
    for stream in shape.leaving:
        sheet.path(stream.segments, look="hatch-loss" if stream.hatched else "fade")
    if shape.body:
        sheet.path(shape.body, fill="path")
    rule = journey_map.header.journey
    for index, flow in enumerate(reading.flows):
        if flow.observed:
            _numbers(sheet, journey_map, reading, place, shape.starts, index)
            if index < len(reading.flows) - 1 and not flow.last:
                loose = next((one.right for one in shape.leaving if one.stage == index), None)
                top = TOP + (0 if reading.flows[index + 1].observed else UNSEEN + 16)
                _loss(sheet, flow, place, shape.starts, index, rule=rule, beside=loose, top=top)
        else:
            x, wide = edges[index] + 12, place.width(index) - 24
            sheet.box(x, TOP, wide, UNSEEN, radius=3, look="hatch", stroke="line-3", dash=(4, 3))
            half = text_width("not observed", size=12) / 2 + 6
            sheet.box(x + wide / 2 - half, TOP + 20, 2 * half, 20, radius=3, fill="sheet")
            sheet.text(
                x + wide / 2, TOP + 34, "not observed", size=12, color="ink-2", anchor="middle"
            )
    for index, flow in enumerate(reading.flows[:-1]):
        if flow.observed and reading.flows[index + 1].observed:
            _pill(sheet, journey_map, flow, edges[index + 1])
    return sum(bool(arc.figure.value) for arc in reading.arcs) - len(drawn)


def _entering(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, stream: Stream) -> None:
    flow = reading.flows[stream.stage]
    sheet.text(
        stream.right,
        BOTTOM + 16,
        f"{count(flow.enter.value)} enter here",
        size=10.5,
        color="path",
        anchor="end",
        figure=flow.enter,
        says=f"{journey_map.stages[stream.stage].name}: journeys that begin there",
    )


def _arc(sheet: Sheet, journey_map: JourneyMap, shape: ArcShape, order: list[str]) -> None:
    """Draw one arc with its words, or with its number alone where they have no room."""
    arc = shape.arc
    names = {stage.id: stage.name for stage in journey_map.stages}
    low, high = sorted(order.index(one) for one in (arc.from_stage_id, arc.to_stage_id))
    between = names[order[low + 1]] if high - low == 2 else f"{high - low - 1} stages"  # noqa: PLR2004
    to = names[arc.to_stage_id]
    verb = {"skip": f"skip {between}", "return": f"back to {to}", "repeat": "begin again"}[arc.kind]
    words = f"{verb} · {count(arc.figure.value)}"
    tone = "neu" if arc.kind == "return" else "path"
    fits = text_width(words, size=11) + 14 <= shape.room + 24
    shown = words if fits else count(arc.figure.value)
    half = text_width(shown, size=11) / 2 + 7
    sheet.path(shape.line, stroke=tone, wide=shape.wide, dash=(5, 4) if shape.rare else ())
    sheet.path(shape.head, fill=tone)
    sheet.box(shape.middle - half, shape.y - 9, 2 * half, 18, fill="sheet")
    sheet.text(
        shape.middle,
        shape.y + 4,
        shown,
        size=11,
        color="ink-2",
        anchor="middle",
        figure=arc.figure,
        says=words,
    )


def _numbers(  # noqa: PLR0913 - one stage's number at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    place: Place,
    heights: tuple[float, ...],
    index: int,
) -> None:
    flow, tall = reading.flows[index], heights[index]
    first = not any(heights[:index])
    inside = tall >= 20  # noqa: PLR2004 - a number needs this much body
    x = place.edges[index] + (16 if first else 44)
    y = TOP + tall / 2 + 5 if inside else TOP + tall + 17
    name = journey_map.stages[index].name
    sheet.text(
        x,
        y,
        count(flow.reach.value),
        size=15,
        weight=700,
        color="on-path" if inside else "ink-1",
        figure=flow.reach,
        says=f"{name}: journeys that reached it",
    )
    if first and tall >= 50:  # noqa: PLR2004 - room for a second line
        sheet.text(x, y + 16, "journeys", size=11, color="on-path")
    beside = 0.0 if inside else text_width(count(flow.reach.value), size=15, weight=700) + 8
    _waiting(sheet, flow, name, x=x + beside, y=TOP + tall + (14 if inside else 17))


def _waiting(sheet: Sheet, flow: StageFlow, name: str, *, x: float, y: float) -> None:
    """Say how many journeys are still open under a stage, and at the last one how many ended."""
    said = [(flow.open, "open", f"{name}: journeys that are still open")]
    if flow.last:
        said.append((flow.left, "ended", f"{name}: journeys that ended here"))
    for figure, word, says in said:
        if not figure.value:
            continue
        words = f"{count(figure.value)} {word}"
        sheet.text(x, y, words, size=10.5, color="ink-2", figure=figure, says=says)
        x += text_width(words, size=10.5) + 6


def _loss(  # noqa: PLR0913 - one stream's words
    sheet: Sheet,
    flow: StageFlow,
    place: Place,
    heights: tuple[float, ...],
    index: int,
    *,
    rule: JourneyRule,
    beside: float | None,
    top: float,
) -> None:
    lost = flow.left.value or 0
    if not lost:
        return
    border, after = place.edges[index + 1], TOP + heights[index + 1]
    room = place.width(index + 1)
    x = (beside if beside is not None else border) + 8
    y = max(after + 36, TOP + 52, top)
    if beside is None:
        sheet.line(border, after + 3, border, after + 18, color="neg", wide=1.5)
        sheet.path(
            (
                ("M", (border - 3.5, after + 14)),
                ("L", (border, after + 19)),
                ("L", (border + 3.5, after + 14)),
            ),
            stroke="neg",
            wide=1.5,
            round=True,
        )
    reach = flow.reach.value or 0
    made = sheet.text(
        x,
        y,
        f"{count(lost)} not seen again",
        size=11.5,
        weight=600,
        color="neg",
        figure=flow.left,
        says=f"journeys not seen again within {rule.silence}",
        room=border + room - 46 - x,
        leading=14,
    )
    told = sheet.text(
        x,
        made.bottom + 12,
        f"{percent(lost / reach if reach else None)}, {rule.silence}",
        size=10.5,
        color="ink-2",
        room=border + room - 46 - x,
        leading=13,
    )
    unreached = without(rule.target_kind, rule.target_word)
    told = _unsuccessful(sheet, flow, x, told, unreached, room=border + room - 46 - x)
    _followed(sheet, flow, x, told, room=border + room - 46 - x)


def _unsuccessful(  # noqa: PLR0913 - one line under a stream
    sheet: Sheet, flow: StageFlow, x: float, told: Text, unreached: str, *, room: float
) -> Text:
    """Say how many of those not seen again had not reached the target action."""
    if flow.lost is None or flow.lost.value is None:
        return told
    return sheet.text(
        x,
        told.bottom + 12,
        f"{percent(flow.lost.value)} {unreached}",
        size=10.5,
        color="ink-2",
        figure=flow.lost,
        says="journeys not seen again that had not reached the target action",
        room=room,
        leading=13,
    )


def _followed(sheet: Sheet, flow: StageFlow, x: float, told: Text, *, room: float) -> None:
    share = flow.followed.value if flow.followed is not None else None
    if share is None or share >= ALL_FOLLOWED:
        return
    sheet.text(
        x,
        told.bottom + 11,
        f"we can follow {percent(share)} past here",
        size=10.5,
        color="ink-3",
        room=room,
        leading=13,
        figure=flow.followed,
        says="journeys that can be followed past this stage",
    )


def _pill(sheet: Sheet, journey_map: JourneyMap, flow: StageFlow, x: float) -> None:
    if flow.conversion.value is None:
        return
    doubt = few_followed(flow)
    words = percent(flow.conversion.value)
    half = text_width(words, size=12, weight=600) / 2 + 9
    sheet.box(
        x - half,
        TOP - 13,
        2 * half,
        22,
        radius=11,
        fill="sheet",
        stroke="line-3" if doubt else "path",
        dash=(3, 2) if doubt else (),
        wide=1.2,
    )
    name = next(stage.name for stage in journey_map.stages if stage.id == flow.stage_id)
    sheet.text(
        x,
        TOP + 2.4,
        words,
        size=12,
        weight=600,
        anchor="middle",
        figure=flow.conversion,
        says=f"conversion after {name}",
    )


def draw_emotion(
    sheet: Sheet,
    journey_map: JourneyMap,
    reading: MapReading,
    edges: tuple[float, ...],
    *,
    badges: tuple[float, ...],
) -> None:
    """Draw the curve of feeling from y = 0 on, ``EMOTION_ROW`` high.

    The highest and the lowest feeling leave room for two lines above and below their faces;
    ``badges`` says where each stage's badge begins from the left.
    """
    middle = EMOTION_ROW / 2 + 2

    def height(value: float) -> float:
        return middle - max(-2.0, min(2.0, value)) * 23

    sheet.line(edges[0], height(0), edges[-1], height(0), color="line-2")
    for value in (1.0, -1.0):
        sheet.line(edges[0], height(value), edges[-1], height(value), color="line-1", dash=(2, 4))
    felt: list[Felt] = []
    for index, stage in enumerate(journey_map.stages):
        points = known(reading, stage) or by_hand(journey_map, reading, stage)
        wide = edges[index + 1] - edges[index]
        felt += [
            Felt(
                point=point,
                stage=index,
                x=edges[index]
                + wide * (place + 0.5) / len(points)
                - (14 if len(points) > 1 else 24),
                y=height(point.figure.value or 0),
            )
            for place, point in enumerate(points)
        ]
        if not points:
            _nobody(sheet, (edges[index] + edges[index + 1]) / 2, height(0))
    drawn = curve(felt, y=height)
    for band in drawn.bands:
        sheet.path(band, fill="sunken")
    for piece, state, glad in drawn.pieces:
        dash = (0.8, 5.0) if state == "reported" else (7.0, 5.0)
        sheet.path(piece, stroke="pos" if glad else "neg", wide=2.8, dash=dash, round=True)
    names = {point.id: point.name for point in journey_map.touchpoints}
    for one in felt:
        name = names.get(one.point.touchpoint_id, "own opinion")
        _face(sheet, one, felt, edges, name=name, badge=badges[one.stage])


def _nobody(sheet: Sheet, middle: float, y: float) -> None:
    half = text_width("nobody asked here", size=11) / 2 + 9
    sheet.box(
        middle - half, y - 12, 2 * half, 24, radius=4, fill="sheet", stroke="line-3", dash=(4, 3)
    )
    sheet.text(middle, y + 4, "nobody asked here", size=11, color="ink-2", anchor="middle")


def _face(  # noqa: PLR0913 - one face and what it stands for
    sheet: Sheet,
    one: Felt,
    felt: list[Felt],
    edges: tuple[float, ...],
    *,
    name: str,
    badge: float,
) -> None:
    value = one.point.figure.value or 0
    tone = "pos" if value > 0.25 else "neg" if value < -0.25 else "neu"  # noqa: PLR2004
    dash = (3.0, 3.0) if one.point.state == "assumed" else ()
    sheet.box(
        one.x - 14, one.y - 14, 28, 28, radius=14, fill="sheet", stroke=tone, wide=1.6, dash=dash
    )
    word = word_of(one.point)
    sheet.marks.append(Picture(x=one.x - 10, y=one.y - 10, size=20, face=face_of(value), says=word))
    place = felt.index(one)
    after = felt[place + 1] if place + 1 < len(felt) else None
    rises = after is not None and after.y < one.y - 8 and after.stage - one.stage <= 1
    said = text_width(f"{word} ", size=11.5, weight=600) + text_width(signed(value), size=11.5)
    following = [other.x for other in felt[place + 1 :] if abs(other.y - one.y) < 46]  # noqa: PLR2004
    room = min([edges[one.stage + 1] + 24, *following]) - one.x - 8
    name = shortened(name, size=10.5, room=max(room, said, 60.0))
    wide = max(said, text_width(name, size=10.5))
    x = max(edges[0] + 6, min(one.x - 10, edges[-1] - wide - 6))
    crowded = one.y - 31 < BELOW_BADGE and x < edges[one.stage + 1] and x + wide > badge - 6
    y = one.y + 28 if rises or value < 0 or crowded else one.y - 31
    first = sheet.text(x, y, word, size=11.5, weight=600)
    sheet.text(
        x + first.width + 4,
        y,
        signed(value),
        size=11.5,
        color="ink-2",
        figure=one.point.figure if one.point.figure.n else None,
        says=f"{name}: {word}",
    )
    sheet.text(x, y + 13, name, size=10.5, color="ink-3")
