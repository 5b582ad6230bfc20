"""The board's two pictures of the whole: the ribbon of journeys and the curve of feeling."""

from __future__ import annotations

from desireline.maps.claim import JourneyRule
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import without
from desireline.maps.reading import MapReading, StageFlow
from desireline.rendering.board_grid import Grid
from desireline.rendering.drawing import Picture, Segment, Sheet, Text
from desireline.rendering.feeling import Felt, curve, face_of, known, most_asked, word_of
from desireline.rendering.flow_shapes import Place, Ribbon, arcs, few_followed, ribbon
from desireline.rendering.fonts import shortened, text_width
from desireline.rendering.words import count, signed

TOP, MOST, BOTTOM = 272.0, 116.0, 452.0
ZERO, UNIT = 580.0, 34.0
ALL_FOLLOWED = 0.995
INSIDE = 30.0  # a number stands inside the body where it is at least this high
SKIP_TRACK = 36.0
NARROW = 215.0  # px of a column in which words are few


def whole(value: float | None) -> str:
    """Return a share in whole percent, as a room reads it; under one percent as such."""
    if value is None:
        return "–"
    return "under 1%" if 0 < value < 0.005 else f"{value * 100:.0f}%"  # noqa: PLR2004


def draw_flow(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, lay: Grid) -> None:
    """Draw the ribbon with its streams, pills, arcs and words."""
    place = Place(edges=lay.edges, top=TOP, most=MOST, bottom=BOTTOM)
    shape = ribbon(reading.flows, place)
    _arcs(sheet, journey_map, reading, place)
    for stream in shape.entering:
        sheet.path(stream.segments, fill="path", opacity=0.28)
    for stream in shape.leaving:
        sheet.path(stream.segments, look="hatch-loss" if stream.hatched else "fade")
    if shape.body:
        sheet.path(shape.body, fill="path")
    for index, flow in enumerate(reading.flows):
        if not flow.observed:
            _unobserved(sheet, place, index)
    rule = journey_map.header.journey
    for index, flow in enumerate(reading.flows):
        if flow.observed:
            _reach(sheet, journey_map, flow, place, shape, index)
            if index < len(reading.flows) - 1 and not flow.last:
                unseen = not reading.flows[index + 1].observed
                _loss(sheet, flow, place, shape, index, rule, below=unseen)
                _pill(sheet, journey_map, reading, place, index)


def _arcs(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, place: Place) -> None:
    names = {stage.id: stage.name for stage in journey_map.stages}
    order = [stage.id for stage in journey_map.stages]
    found = arcs(
        reading.arcs,
        order,
        place,
        total=reading.journeys.value or 0,
        tracks=(SKIP_TRACK, SKIP_TRACK),
        kinds=("skip",),
    )
    for arc in found:
        low, high = sorted(order.index(one) for one in (arc.arc.from_stage_id, arc.arc.to_stage_id))
        over = names[order[low + 1]] if high - low == 2 else f"{high - low - 1} stages"  # noqa: PLR2004
        words = f"{count(arc.arc.figure.value)} skip {over}"
        shown = words if text_width(words, size=20) <= arc.room else count(arc.arc.figure.value)
        sheet.path(arc.line, stroke="path", wide=2.4, dash=(7, 5) if arc.rare else ())
        sheet.path(arc.head, fill="path", stroke="path", wide=1.5)
        half = text_width(shown, size=20) / 2 + 10
        sheet.box(arc.middle - half, arc.y - 14, 2 * half, 28, fill="sheet")
        sheet.text(
            arc.middle,
            arc.y + 7,
            shown,
            size=20,
            color="ink-2",
            anchor="middle",
            figure=arc.arc.figure,
            says=words,
        )


def _unobserved(sheet: Sheet, place: Place, index: int) -> None:
    x, wide = place.edges[index], place.width(index) - 20
    sheet.box(x, TOP, wide, MOST, radius=5, look="hatch", stroke="line-3", dash=(6, 4), wide=1.5)
    half = text_width("not observed", size=20) / 2 + 8
    sheet.box(x + wide / 2 - half, TOP + MOST / 2 - 17, 2 * half, 32, radius=4, fill="sheet")
    sheet.text(x + wide / 2, TOP + MOST / 2 + 6, "not observed", size=20, anchor="middle")


def _reach(  # noqa: PLR0913 - one number at one place
    sheet: Sheet,
    journey_map: JourneyMap,
    flow: StageFlow,
    place: Place,
    shape: Ribbon,
    index: int,
) -> None:
    tall = shape.starts[index]
    name = next(stage.name for stage in journey_map.stages if stage.id == flow.stage_id)
    first = not any(place_ > 0 for place_ in shape.heights[:index])
    size = 36.0 if tall >= 60 else 27.0  # noqa: PLR2004
    x = place.edges[index] + (22 if first else 64)
    inside = tall >= INSIDE
    if inside:
        y = TOP + tall / 2 + size * 0.36 - (12 if first and tall > 90 else 0)  # noqa: PLR2004
        y = max(y, TOP + 28)
    else:
        y = TOP + tall + size + 4
    sheet.text(
        x,
        y,
        count(flow.reach.value),
        size=size,
        weight=700,
        color="on-path" if inside else "ink-1",
        figure=flow.reach,
        says=f"{name}: journeys that reached it",
    )
    if first and inside and tall > 90:  # noqa: PLR2004
        sheet.text(x, y + 28, "journeys", size=21, color="on-path")


def _loss(  # noqa: PLR0913 - one stream's words
    sheet: Sheet,
    flow: StageFlow,
    place: Place,
    shape: Ribbon,
    index: int,
    rule: JourneyRule,
    *,
    below: bool,
) -> None:
    lost = flow.left.value or 0
    if not lost:
        return
    stream = next((one for one in shape.leaving if one.stage == index), None)
    border, after = place.edges[index + 1], TOP + shape.starts[index + 1]
    room = place.width(index + 1)
    if stream is None:
        x = border + 10
        y = max(after + 64, TOP + 92)
        arrow: tuple[Segment, ...] = (
            ("M", (border, after + 4)),
            ("L", (border, after + 26)),
            ("M", (border - 5, after + 20)),
            ("L", (border, after + 27)),
            ("L", (border + 5, after + 20)),
        )
        sheet.path(arrow, stroke="neg", wide=2, round=True)
    else:
        x = stream.right + 12
        y = max(after + 66, TOP + 118)
    if below:  # the words stand under the box of a stage nobody could observe
        y = max(y, TOP + MOST + 28)
    words = f"{count(lost)} not seen"
    size = 22.0
    while size > 20 and x + text_width(words, size=size, weight=600) > border + room - 8:  # noqa: PLR2004
        size -= 1
    said = sheet.text(
        x,
        y,
        words,
        size=size,
        weight=600,
        color="neg",
        figure=flow.left,
        says=f"journeys not seen again within {rule.silence}",
        room=max(border + room - 8 - x, 80),
    )
    told = sheet.text(
        x, said.bottom + 21, f"again ({rule.silence})", size=20, room=max(border + room - 8 - x, 80)
    )
    if flow.lost is not None and flow.lost.value is not None:
        told = sheet.text(
            x,
            told.bottom + 19,
            f"{count(flow.lost.part)} {without(rule.target_kind, rule.target_word)}",
            size=18,
            color="ink-2",
            figure=flow.lost,
            says="journeys not seen again that had not reached the target action",
            room=max(border + room - 8 - x, 80),
        )
    if flow.open.value:
        told = sheet.text(
            x,
            told.bottom + 19,
            f"{count(flow.open.value)} still open",
            size=18,
            color="ink-2",
            figure=flow.open,
            says="journeys still open",
            room=max(border + room - 8 - x, 80),
        )
    _followed(sheet, flow, border, told, room)


def _followed(sheet: Sheet, flow: StageFlow, border: float, told: Text, room: float) -> None:
    share = flow.followed.value if flow.followed is not None else None
    if share is None or share >= ALL_FOLLOWED:
        return
    narrow = room < NARROW or (flow.lost is not None and flow.lost.value is not None)
    part = whole(share)
    said = f"{part} can be followed" if narrow else f"we can follow {part} past this point"
    sheet.text(
        border + 16,
        max(told.bottom + 24, BOTTOM + 24),
        said,
        size=18 if narrow else 20,
        color="ink-1" if few_followed(flow) else "ink-2",
        room=room - 24,
        leading=21 if narrow else 24,
        figure=flow.followed,
        says="journeys that can be followed past this stage",
    )


def _pill(
    sheet: Sheet, journey_map: JourneyMap, reading: MapReading, place: Place, index: int
) -> None:
    flow, after = reading.flows[index], reading.flows[index + 1]
    if not after.observed or flow.conversion.value is None:
        return
    doubt = few_followed(flow)
    words = f"at least {whole(flow.conversion.value)}" if doubt else whole(flow.conversion.value)
    half = text_width(words, size=22, weight=600) / 2 + 16
    x = place.edges[index + 1]
    sheet.box(
        x - half,
        TOP - 20,
        2 * half,
        38,
        radius=19,
        fill="sheet",
        stroke="line-3" if doubt else "path",
        wide=2,
        dash=(5, 4) if doubt else (),
    )
    names = {stage.id: stage.name for stage in journey_map.stages}
    sheet.text(
        x,
        TOP + 7.5,
        words,
        size=22,
        weight=600,
        anchor="middle",
        figure=flow.conversion,
        says=f"from {names[flow.stage_id]} to {names[after.stage_id]}",
    )


def draw_feeling(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, lay: Grid) -> None:
    """Draw one point a stage, the touchpoint most were asked about; a gap says so."""
    label = lay.left
    sheet.text(
        label,
        540,
        "How customers feel: their own ratings",
        size=20,
        color="ink-2",
        room=150,
        leading=25,
    )
    start = lay.edges[0] if lay.label else lay.edges[1]
    sheet.line(start, ZERO, lay.edges[-1], ZERO, color="line-3", wide=1.5)
    felt = []
    for index, stage in enumerate(journey_map.stages):
        point = most_asked(reading, stage)
        middle = lay.edges[index] + (lay.edges[index + 1] - lay.edges[index]) * 0.36
        if point is not None:
            felt.append(
                Felt(point=point, stage=index, x=middle, y=_height(point.figure.value or 0))
            )
        elif index or lay.label:
            _nobody(sheet, lay.edges[index], lay.edges[index + 1])
    line = curve(felt, y=_height)
    for band in line.bands:
        sheet.path(band, fill="sunken")
    for piece, state, glad in line.pieces:
        dash = (1.0, 9.0) if state == "reported" else (12.0, 8.0)
        sheet.path(piece, stroke="pos" if glad else "neg", wide=5.5, dash=dash, round=True)
    points = {point.id: point.name for point in journey_map.touchpoints}
    for one in felt:
        asked = len(known(reading, journey_map.stages[one.stage]))
        _face(sheet, one, felt, lay, name=points[one.point.touchpoint_id], asked=asked)


def _height(value: float) -> float:
    return ZERO - max(-2.0, min(2.0, value)) * UNIT


def _nobody(sheet: Sheet, left: float, right: float) -> None:
    words = "nobody asked here" if right - left > NARROW + 20 else "nobody asked"
    middle, half = (left + right) / 2, text_width(words, size=20) / 2 + 12
    sheet.box(
        middle - half,
        ZERO - 24,
        2 * half,
        48,
        radius=6,
        fill="sheet",
        stroke="line-3",
        dash=(6, 4),
        wide=1.5,
    )
    sheet.text(middle, ZERO + 7, words, size=20, color="ink-2", anchor="middle")


def _face(  # noqa: PLR0913 - one face and what it stands for
    sheet: Sheet, one: Felt, felt: list[Felt], lay: Grid, *, name: str, asked: int
) -> None:
    """Draw a face; where a stage has several touchpoints with answers, say which one it is."""
    value = one.point.figure.value or 0
    tone = "pos" if value > 0.25 else "neg" if value < -0.25 else "neu"  # noqa: PLR2004
    sheet.box(one.x - 29, one.y - 29, 58, 58, radius=29, fill="sheet", stroke=tone, wide=2.5)
    sheet.marks.append(
        Picture(x=one.x - 21, y=one.y - 21, size=42, face=face_of(value), says=word_of(one.point))
    )
    word, number = word_of(one.point), signed(value)
    place = felt.index(one)
    after = (
        felt[place + 1]
        if place + 1 < len(felt) and felt[place + 1].stage - one.stage == 1
        else None
    )
    wide = text_width(f"{word} ", size=22, weight=600) + text_width(number, size=22)
    x = one.x + 40
    room = lay.edges[one.stage + 1] + 60 - x
    level = after is None or abs(after.y - one.y) < 24  # noqa: PLR2004
    up = value >= 0 if level else after is not None and after.y > one.y
    y = one.y - 32 if up else one.y + 44
    if after is None and wide < room:
        y = min(one.y - 2, ZERO - 30) if value >= 0 else max(one.y - 2, ZERO + 24)
    narrow = lay.edges[one.stage + 1] - lay.edges[one.stage] < NARROW
    if narrow:
        up = up and one.y - 84 > BOTTOM + 50
        x, y = one.x - 30, one.y - 64 if up else one.y + 54
    said = sheet.text(x, y, word, size=22, weight=600)
    sheet.text(
        x + said.width + 7,
        y,
        number,
        size=22,
        color="ink-2",
        figure=one.point.figure,
        says=f"{name}: {word}",
    )
    room = lay.edges[one.stage + 1] - x + (14 if narrow else 40)
    among = f", 1 of {asked}" if asked > 1 else ""
    room += 0 if narrow else 34
    left = room - text_width(among, size=18)
    named = shortened(name, size=18, room=max(left, 60)) + among
    sheet.text(x, y + 22, named, size=18, color="ink-2", room=room)
