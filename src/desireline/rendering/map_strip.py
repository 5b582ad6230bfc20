"""The persona strip of a printed map: who travels, wants, scope, targets, and what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desireline.maps.journey_map import CompanyGoal, JourneyMap, Persona
from desireline.maps.outcomes import target_label
from desireline.maps.reading import Figure, MapReading, State
from desireline.rendering.drawing import Sheet
from desireline.rendering.evidence_marks import draw_glyph, draw_meter
from desireline.rendering.saying import backed_words, days, long_date, shown, target_words
from desireline.rendering.whom import draw_portrait, primary
from desireline.rendering.words import STATES, count, percent

MARGIN, INSET = 44.0, 10.0
TOP = 102.0
WHO = 1.2  # the width of the persona in columns
NARROWEST, FEWEST = 250.0, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a column.

    Attributes:
        figure: What it counts.
        says: How a reader hears the figure.
        state: Its evidence state, whose glyph stands before it.
    """

    words: str
    figure: Figure | None = None
    says: str = ""
    state: State | None = None


Block = tuple[str, Sequence[Line]]


def draw_strip(sheet: Sheet, journey_map: JourneyMap, reading: MapReading, wide: float) -> float:
    """Draw the strip and return where the rows begin."""
    who = primary(journey_map, reading)
    blocks = (
        ("What the customer wants", _wants(journey_map, who)),
        ("Scenario and scope", _scope(journey_map, reading)),
        (_aims_head(journey_map), _aims(journey_map, reading)),
        ("Brand promise, checked", _promises(journey_map, reading)),
    )
    columns = _columns([one for one in blocks if one[1]], wide)
    part = (wide - 2 * MARGIN) / (WHO + len(columns) + 1)
    lowest = max(TOP + 78, _who(sheet, who, reading, room=part * WHO - 104))
    for place, stacked in enumerate(columns):
        x, y = MARGIN + part * (WHO + place), TOP
        sheet.line(x - 14, TOP, x - 14, TOP + 76, color="line-2")
        for head, lines in stacked:
            y = _block(sheet, head, lines, x=x, y=y, room=part - 40) + 12
        lowest = max(lowest, y - 12)
    _evidence(sheet, reading, x=MARGIN + part * (WHO + len(columns)), right=wide - MARGIN)
    return lowest + 14


def _columns(blocks: Sequence[Block], wide: float) -> list[list[Block]]:
    """Put blocks beside each other where there is room, else some below others."""
    room = max(FEWEST, int((wide - 2 * MARGIN) / NARROWEST - WHO - 1))
    columns: list[list[Block]] = [[] for _ in range(min(room, len(blocks)) or 0)]
    for place, block in enumerate(blocks):
        columns[place % len(columns)].append(block)
    return columns


def _who(sheet: Sheet, who: Persona | None, reading: MapReading, *, room: float) -> float:
    if who is None:
        return TOP
    draw_portrait(sheet, who, x=MARGIN, y=TOP, size=74)
    x, top = MARGIN + 90, TOP
    if not reading.applied.persona_id:  # the figures are everybody's: the face is no filter
        sheet.text(x, top + 10, "Drawn for", size=11, color="ink-2")
        top += 12
    y = sheet.text(x, top + 16, who.name, size=15, weight=600, room=room).bottom
    if who.role:
        y = sheet.text(x, y + 13, who.role, size=11, color="ink-2", room=room, leading=14).bottom
    if who.quote:
        said = f"“{who.quote}”"
        y = sheet.text(x, y + 16, said, size=14, voice=True, room=room, leading=18).bottom
    return y


def _wants(journey_map: JourneyMap, who: Persona | None) -> list[Line]:
    wants = journey_map.header.wants or (who.goals if who is not None else ())
    return [Line(words=want) for want in wants]


def _scope(journey_map: JourneyMap, reading: MapReading) -> list[Line]:
    parts = (
        journey_map.header.scenario,
        f"Journeys begun {days(reading)}",
        reading.applied.sentence,
    )
    return [Line(words=part) for part in parts if part]


def _aims_head(journey_map: JourneyMap) -> str:
    return "Goal and target actions" if journey_map.header.goal else "Target actions"


def _aims(journey_map: JourneyMap, reading: MapReading) -> list[Line]:
    """Return the company's goal, then each target action with the journeys that reached it."""
    goal, figure = journey_map.header.goal, reading.goal
    lines = []
    if goal is not None:
        lines.append(Line(words=_goal(goal, figure)))
    for one in reading.targets:
        label = target_label(journey_map, one.target_id)
        words = f"{label}: {target_words(one.figure)}"
        lines.append(Line(words=words, figure=one.figure, says=f"journeys that reached {label}"))
    return lines


def _promises(journey_map: JourneyMap, reading: MapReading) -> list[Line]:
    """Return the brand's promises, each with its state in words too."""
    states = {one.statement_id: one.state for one in reading.statements}
    lines = []
    for one in journey_map.statements:
        if one.part == "promise":
            state = states.get(one.id, "assumed")
            lines.append(Line(words=f"{one.text} ({STATES[state].lower()})", state=state))
    return lines


def _goal(goal: CompanyGoal, figure: Figure | None) -> str:
    """Return the company's goal with its figure, target and date."""
    now = "no figure yet" if figure is None or figure.value is None else shown(figure)
    if figure is not None and figure.value is not None and figure.part is not None:
        now = f"{count(figure.part)} of {count(figure.n)}, {now}"
    aim = "" if goal.target is None else f", target {_target(goal.target, figure)}"
    due = f" by {long_date(goal.due)}" if goal.due else ""
    return f"{goal.kpi}: {now}{aim}{due}"


def _target(target: float, figure: Figure | None) -> str:
    if figure is None:
        return percent(target) if 0 <= target <= 1 else f"{target:,.0f}"
    return shown(replace(figure, value=target)).replace(".0%", "%")


def _block(  # noqa: PLR0913 - where it stands
    sheet: Sheet, head: str, lines: Sequence[Line], *, x: float, y: float, room: float
) -> float:
    sheet.text(x, y + 10, head, size=11, weight=600, color="ink-2")
    y += 16.0
    for line in lines:
        made = sheet.text(
            x + 12,
            y + 14,
            line.words,
            size=12,
            room=room,
            leading=15,
            figure=line.figure,
            says=line.says,
        )
        if line.state is not None:
            draw_glyph(sheet, line.state, x=x - 4, y=y + 4.5, size=11)
        else:
            sheet.box(x, y + 8.5, 4, 4, radius=2, fill="line-3")
        y = made.bottom + 1
    return y


def _evidence(sheet: Sheet, reading: MapReading, *, x: float, right: float) -> None:
    sheet.line(x - 14, TOP, x - 14, TOP + 76, color="line-2")
    sheet.text(x, TOP + 10, "Evidence on this map", size=11, weight=600, color="ink-2")
    share = "–" if reading.backed_share is None else f"{reading.backed_share * 100:.0f}%"
    made = sheet.text(x, TOP + 40, share, size=24, weight=700)
    sheet.text(
        x + made.width + 10,
        TOP + 40,
        backed_words(reading),
        size=12,
        color="ink-2",
        room=right - x - made.width - 10,
        leading=14,
    )
    draw_meter(sheet, reading, x=x, y=TOP + 64, w=right - x, h=9)
