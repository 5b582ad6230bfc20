"""The last slides: states, sources, what each number means, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.maps.reading import Figure, MapReading
from desireline.rendering.board import MARGIN, RIGHT, Circumstances
from desireline.rendering.drawing import Drawing, Sheet
from desireline.rendering.evidence_marks import draw_glyph, draw_meter
from desireline.rendering.fonts import broken, text_width
from desireline.rendering.saying import days, long_date
from desireline.rendering.words import STATES

WIDTH, HEIGHT = 1920.0, 1080.0
LAST_LINE = 984.0
STATE_WORDS = {
    "measured": "counted in events",
    "reported": "said by customers",
    "assumed": "nobody checked",
    "contradicted": "map and data disagree",
    "stale": "past its date",
}


def sources_drawings(
    reading: MapReading,
    used: Sequence[Figure],
    *,
    around: Circumstances,
    targets: Sequence[str] = (),
) -> tuple[Drawing, ...]:
    """Return the last sheets: states, sources, definitions, and what is left out and why."""
    blocks: list[tuple[str, str]] = [("head", "Sources")]
    blocks += [("line", line) for line in around.sources]
    if targets:
        blocks.append(("head", "Target actions"))
        blocks += [("line", line) for line in targets]
    blocks.append(("head", "What each number means"))
    blocks += [("line", line) for line in _definitions(used)]
    if around.warnings:
        blocks.append(("head", "What speaks against this draft"))
        blocks += [("line", line) for line in around.warnings]
    if around.hidden:
        blocks += [("head", "Left out"), ("line", around.hidden)]
    return _paged(reading, blocks, around)


def draft_words(warnings: Sequence[str]) -> str:
    """Return what a draft said against itself as one line of small print; empty = nothing."""
    return f"Drawn from data, with doubts: {' '.join(warnings)}" if warnings else ""


def _definitions(used: Sequence[Figure]) -> list[str]:
    """Return one definition for each measure, and whether it holds elsewhere likewise."""
    known: dict[str, dict[str, None]] = {}
    for figure in used:
        known.setdefault(figure.measure, {}).setdefault(figure.definition)
    return [
        next(iter(said)) + (" Likewise elsewhere." if len(said) > 1 else "")
        for said in known.values()
    ]


def _paged(
    reading: MapReading, blocks: Sequence[tuple[str, str]], around: Circumstances
) -> tuple[Drawing, ...]:
    room = (RIGHT - MARGIN - 64) / 2
    pages: list[Sheet] = []
    column, y = 2, LAST_LINE
    for place, (kind, words) in enumerate(blocks):
        size, weight = (24.0, 600) if kind == "head" else (18.0, 400)
        tall = len(broken(words, size=size, room=room, weight=weight)) * size * 1.3 + 8
        followed = 40.0 if kind == "head" and place + 1 < len(blocks) else 0.0
        if kind == "head":
            y += 24
        if y + tall + followed > LAST_LINE:
            column, y = column + 1, 220.0
            if column > 1:
                pages.append(_page(reading, around))
                column = 0
        made = pages[-1].text(
            MARGIN + column * (room + 64),
            y,
            words,
            size=size,
            weight=weight,
            room=room,
            leading=size * 1.3,
            color="ink-1" if kind == "head" else "ink-2",
        )
        y = made.bottom + (26 if kind == "head" else 24)
    return tuple(
        Drawing(
            width=WIDTH, height=HEIGHT, title="Sources and definitions", marks=tuple(sheet.marks)
        )
        for sheet in pages
    )


def _page(reading: MapReading, around: Circumstances) -> Sheet:
    sheet = Sheet()
    sheet.text(MARGIN, 112, "Sources and definitions", size=46, weight=700, title=True)
    sheet.text(
        MARGIN,
        152,
        f"{around.company}. As of {long_date(reading.as_of)}, data of {days(reading)}, map "
        f"version {around.revision}.",
        size=22,
        color="ink-2",
    )
    sheet.line(MARGIN, 1000, RIGHT, 1000)
    x = MARGIN
    for state, words in STATE_WORDS.items():
        draw_glyph(sheet, state, x=x, y=1020, size=18)
        label = f"{STATES[state]} {reading.states.get(state, 0)}, {words}"
        sheet.text(x + 28, 1035, label, size=18, color="ink-2")
        x += text_width(label, size=18) + 62
    draw_meter(sheet, reading, x=MARGIN, y=1052, w=RIGHT - MARGIN, h=6)
    return sheet
