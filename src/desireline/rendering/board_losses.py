"""Where most journeys are not seen again: what the board says while no finding is published."""

from __future__ import annotations

from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import without
from desireline.maps.reading import MapReading, StageFlow
from desireline.rendering.drawing import Sheet
from desireline.rendering.evidence_marks import draw_glyph
from desireline.rendering.flow_shapes import few_followed
from desireline.rendering.fonts import shortened
from desireline.rendering.words import count

LEFT, RIGHT = 64.0, 1856.0
TOP, ROW, SHOWN = 747.0, 82.0, 3
TEXT = LEFT + 148


def draw_losses(sheet: Sheet, journey_map: JourneyMap, reading: MapReading) -> None:
    """Draw the stages after which most journeys are not seen again, the most first.

    Only what the ribbon above shows; where few can be followed nothing is said.
    """
    lost = sorted((one for one in reading.flows if _loses(one)), key=lambda one: -_number(one))
    lost = lost[:SHOWN]
    if not lost:
        return
    sheet.text(LEFT, 724, "Where most are not seen again", size=26, weight=600)
    sheet.line(LEFT, TOP - 6, RIGHT, TOP - 6, color="ink-1", wide=2)
    most = max(_number(one) for one in lost)
    for index, flow in enumerate(lost):
        top = TOP + index * ROW
        if index:
            sheet.line(LEFT, top - 4, RIGHT, top - 4, color="line-2")
        _row(sheet, journey_map, flow, top=top, most=most)


def _loses(flow: StageFlow) -> bool:
    return flow.observed and not flow.last and _number(flow) > 0 and not few_followed(flow)


def _number(flow: StageFlow) -> float:
    """Return how many are not seen again; from the target's stage on, those without success."""
    if flow.lost is not None:
        return float(flow.lost.part or 0)
    return flow.left.value or 0.0


def _row(
    sheet: Sheet, journey_map: JourneyMap, flow: StageFlow, *, top: float, most: float
) -> None:
    number = _number(flow)
    name = next(one.name for one in journey_map.stages if one.id == flow.stage_id)
    silence = journey_map.header.journey.silence
    says = f"journeys not seen again after {name}"
    if flow.lost is not None:
        says += " that had not reached the target action"
    sheet.text(
        LEFT,
        top + 36,
        count(number),
        size=38,
        weight=700,
        color="neg",
        figure=flow.lost or flow.left,
        says=says,
    )
    sheet.box(LEFT, top + 50, 120, 8, radius=4, fill="sunken")
    sheet.box(LEFT, top + 50, max(8.0, 120 * number / most), 8, radius=4, fill="neg")
    said = f"of {count(flow.reach.value or 0)} journeys that reach {name}"
    sheet.text(
        TEXT, top + 30, shortened(said, size=28, room=RIGHT - TEXT, weight=600), size=28, weight=600
    )
    rule = journey_map.header.journey
    without_it = without(rule.target_kind, rule.target_word)
    unreached = f", and {without_it}" if flow.lost is not None else ""
    basis = f"not seen in a later stage ({silence}){unreached}"
    if flow.open.value:
        basis += f"; {count(flow.open.value)} more still open"
    draw_glyph(sheet, "measured", x=TEXT, y=top + 46, size=15)
    sheet.text(TEXT + 24, top + 60, basis, size=20, color="ink-2")
