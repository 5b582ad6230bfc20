"""All figures of a map as a workbook, each with its n, unit, period, interval and definition."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desireline.maps.action import Action
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import again, target_label, without
from desireline.maps.reading import Figure, MapReading
from desireline.maps.spans import place_in_words
from desireline.rendering.belonging import channel_names, elsewhere
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing import printable
from desireline.rendering.leading import chosen
from desireline.rendering.saying import backed_words, days, figure_days, long_date, shown
from desireline.rendering.words import STATES

FIGURE_COLUMNS = (
    "Where",
    "What",
    "Value",
    "As read",
    "Unit",
    "n",
    "Counted",
    "Part",
    "95% low",
    "95% high",
    "Period",
    "Definition",
)
WIDTHS = (26, 30, 12, 14, 12, 10, 12, 10, 10, 10, 28, 90)
UNITS = {
    "seconds": "seconds",
    "valence": "−2 to +2",
    "points": "−100 to 100",
    "per journey": "per journey",
}


def figures(journey_map: JourneyMap, reading: MapReading) -> tuple[tuple[str, str, Figure], ...]:
    """Return every figure of a reading: where it stands, what it is called, and itself."""
    stages = {stage.id: stage.name for stage in journey_map.stages}
    points = {point.id: point for point in journey_map.touchpoints}
    found: list[tuple[str, str, Figure]] = [("Map", "Journeys", reading.journeys)]
    rule = journey_map.header.journey
    found.append(("Map", again(rule.target_kind, rule.target_word), reading.repurchase))
    if reading.goal is not None:
        found.append(("Map", "Goal", reading.goal))
    found += [
        ("Map", f"Target action: {target_label(journey_map, one.target_id)}", one.figure)
        for one in reading.targets
    ]
    unreached = without(rule.target_kind, rule.target_word)
    found += _of_stages(reading, stages, unreached=unreached)
    for arc in reading.arcs:
        way = f"{stages[arc.from_stage_id]} to {stages[arc.to_stage_id]}"
        found.append(
            (
                way,
                {"skip": "Skip", "return": "Return", "repeat": "Begin again"}[arc.kind],
                arc.figure,
            )
        )
    for entry in reading.touchpoints:
        point = points[entry.touchpoint_id]
        where = f"{stages[point.stage_id]}: {point.name}"
        found += [(where, "Journeys", entry.journeys), (where, "Steps", entry.steps)]
        found += [(where, f"Share of {one.channel}", one.figure) for one in entry.channels]
    for stage_id, shares in reading.channels.items():
        found += [(stages[stage_id], f"Share of {one.channel}", one.figure) for one in shares]
    found += [
        (f"{stages[one.stage_id]}: {points[one.touchpoint_id].name}", "Emotion", one.figure)
        for one in reading.emotions
    ]
    kpis = {kpi.id: kpi.name for kpi in journey_map.kpis}
    found += [(stages[one.stage_id], kpis[one.kpi_id], one.figure) for one in reading.kpis]
    names = {who.id: who.name for who in journey_map.personas}
    for who in reading.personas:
        for what, figure in (("Share", who.share), ("Known for", who.known)):
            if figure is not None:
                found.append((names[who.persona_id], what, figure))
    return tuple(found)


def _of_stages(
    reading: MapReading, stages: Mapping[str, str], *, unreached: str
) -> list[tuple[str, str, Figure]]:
    found: list[tuple[str, str, Figure]] = []
    for flow in reading.flows:
        if not flow.observed:
            continue
        where = stages[flow.stage_id]
        named = (
            ("Reached", flow.reach),
            ("Entered here", flow.enter),
            ("Went on", flow.converted),
            ("Skipped the next stage", flow.skipped),
            ("Still open", flow.open),
            ("Ended" if flow.last else "Not seen again", flow.left),
            *(((f"Not seen again, {unreached}", flow.lost),) if flow.lost else ()),
            ("Conversion", flow.conversion),
            ("Typical time", flow.median_seconds),
        )
        found += [(where, what, figure) for what, figure in named]
        if flow.followed is not None:
            found.append((where, "Can be followed past it", flow.followed))
    return found


def figures_xlsx(
    journey_map: JourneyMap,
    reading: MapReading,
    *,
    findings: Sequence[Finding] = (),
    actions: Sequence[Action] = (),
    around: Circumstances,
) -> bytes:
    """Return the workbook; what people typed is text, never a formula or a link."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, options)
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    _about(book, journey_map, reading, around, head)
    _figures(book, journey_map, reading, head)
    stages = {stage.id: stage.name for stage in journey_map.stages}
    lanes = {lane.id: lane.name for lane in journey_map.lanes}
    words = {statement.id: statement for statement in journey_map.statements}
    places = {one.id: one.name for one in journey_map.touchpoints}
    seen = {one.touchpoint_id: one for one in reading.touchpoints}
    _table(
        book,
        "Touchpoints",
        head,
        (
            *("Stage", "Touchpoint", "Channels", "Online or offline", "Owners", "Department"),
            *("Importance", "Channels, where data and map differ"),
        ),
        (24, 34, 34, 16, 34, 24, 14, 70),
        [
            (
                *(stages[one.stage_id], one.name, channel_names(one), one.mode),
                *(", ".join(one.owners), one.department, one.importance),
                elsewhere(one, seen.get(one.id)),
            )
            for one in journey_map.touchpoints
        ],
    )
    _table(
        book,
        "Cells",
        head,
        ("Stage", "Lane", "State", "Badge", "Why"),
        (24, 24, 14, 20, 90),
        [
            (stages[one.stage_id], lanes[one.lane_id], STATES[one.state], one.badge, one.reason)
            for one in reading.cells
        ],
    )
    _table(
        book,
        "Sentences",
        head,
        ("Stage", "Lane", "Sentence", "State", "Why", "Touchpoint"),
        (24, 24, 60, 14, 90, 24),
        [
            (
                place_in_words(journey_map, words[one.statement_id]),
                lanes.get(words[one.statement_id].lane_id, "Brand promise"),
                words[one.statement_id].text,
                STATES[one.state],
                one.verdict.sentence if one.verdict else one.reason,
                places.get(words[one.statement_id].touchpoint_id, ""),
            )
            for one in reading.statements
        ],
    )
    _table(
        book,
        "Findings",
        head,
        (
            *("Stage", "Finding", "At stake", "Still open", "Own words"),
            *("The map says", "The data say", "Next step"),
        ),
        (24, 70, 12, 12, 60, 40, 40, 50),
        [
            (
                stages.get(one.stage_id, ""),
                one.sentence,
                _shown(one.concerned),
                _shown(one.still_open),
                one.own_words,
                one.map_says,
                one.data_say,
                one.next_step,
            )
            for one in chosen(findings)
        ],
    )
    _table(
        book,
        "Actions",
        head,
        ("Action", "Owner", "Due", "State", "Measure"),
        (60, 24, 14, 14, 50),
        [(one.text, one.owner, one.due, one.state, one.measure) for one in actions],
    )
    _table(
        book,
        "Quotes",
        head,
        ("Stage", "Words", "Source", "Said on"),
        (24, 90, 30, 14),
        [
            (stages.get(one.stage_id, ""), one.words, one.source, one.said_on)
            for one in around.quotes
        ],
    )
    _table(book, "Sources", head, ("Source",), (90,), [(line,) for line in around.sources])
    if around.warnings:
        doubts = [(line,) for line in around.warnings]
        _table(book, "Draft", head, ("What speaks against this draft",), (120,), doubts)
    book.close()
    return out.getvalue()


def _shown(figure: Figure | None) -> str:
    return "" if figure is None else shown(figure)


def _about(
    book: Workbook,
    journey_map: JourneyMap,
    reading: MapReading,
    around: Circumstances,
    head: Format,
) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    lines = (
        ("Map", journey_map.header.title),
        ("Company", around.company),
        ("Version", str(around.revision)),
        ("As of", long_date(reading.as_of)),
        ("Journeys begun", days(reading)),
        ("Limited to", reading.applied.sentence or "All journeys."),
        ("Evidence", backed_words(reading)),
        *((STATES[state], str(number)) for state, number in reading.states.items()),
        ("Not seen again", f"No later step within {journey_map.header.journey.silence}."),
        ("Left out", around.hidden or "Nothing."),
    )
    for row, (name, said) in enumerate(lines):
        sheet.write_string(row, 0, printable(name), head)
        sheet.write_string(row, 1, printable(said))


def _figures(book: Workbook, journey_map: JourneyMap, reading: MapReading, head: Format) -> None:
    sheet = book.add_worksheet("Figures")
    _head(sheet, FIGURE_COLUMNS, WIDTHS, head)
    share, plain = book.add_format({"num_format": "0.0%"}), book.add_format()
    for row, (where, what, figure) in enumerate(figures(journey_map, reading), start=1):
        looks = share if figure.unit == "share" else plain
        texts = {
            0: where,
            1: what,
            3: shown(figure),
            4: UNITS.get(figure.unit, figure.unit),
            6: figure.grain,
            10: figure_days(figure),
            11: " ".join(part for part in (figure.definition, figure.hidden) if part),
        }
        for column, said in texts.items():
            sheet.write_string(row, column, printable(said))
        told = figure.value is not None
        numbers = {
            2: figure.value,
            5: figure.n if told or figure.n else None,
            7: figure.part,
            8: figure.low,
            9: figure.high,
        }
        for column, number in numbers.items():
            if number is not None:
                sheet.write_number(row, column, number, looks if column in {2, 8, 9} else plain)


def _head(sheet: Worksheet, names: Sequence[str], widths: Sequence[int], head: Format) -> None:
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, printable(name), head)
    sheet.freeze_panes(1, 0)


def _table(  # noqa: PLR0913 - one sheet of the book
    book: Workbook,
    title: str,
    head: Format,
    names: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
) -> None:
    sheet = book.add_worksheet(title)
    _head(sheet, names, widths, head)
    for row, cells in enumerate(rows, start=1):
        for column, said in enumerate(cells):
            sheet.write_string(row, column, printable(said))
