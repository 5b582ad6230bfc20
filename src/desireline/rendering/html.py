"""The map as one self-contained page: the picture, and every number of it as text in tables."""

from __future__ import annotations

import base64
import json
from functools import cache

from jinja2 import Environment, PackageLoader

from desireline.maps.journey_map import JourneyMap, Touchpoint
from desireline.maps.outcomes import target_label
from desireline.maps.reading import MapReading, StatementReading
from desireline.rendering.belonging import channel_names, elsewhere, owner_marks
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing import printable
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.fonts import UI, VOICE, WEIGHTS, font_file
from desireline.rendering.map_sheet import map_drawing
from desireline.rendering.quoted import quoted_words, source_words
from desireline.rendering.saying import backed_words, figure_days, interval, long_date, shown
from desireline.rendering.theme import style_sheet
from desireline.rendering.words import STATES

REMARKS = "desireline.remarks/1"


def _legible(value: object) -> object:
    """Return what a page says with its unseen signs written out; made markup as it is."""
    return printable(value) if type(value) is str else value


_PAGES = Environment(
    loader=PackageLoader("desireline.rendering", "pages"),
    autoescape=True,
    trim_blocks=True,
    finalize=_legible,
)


def map_html(
    journey_map: JourneyMap, reading: MapReading, *, around: Circumstances | None = None
) -> str:
    """Return the page; it asks nothing of any other host."""
    said = around or Circumstances(revision=reading.revision)
    page = _PAGES.get_template("map.html")
    return page.render(
        map=journey_map,
        reading=reading,
        picture=drawing_svg(
            map_drawing(journey_map, reading, around=said, theme="page"), theme="page"
        ),
        colors=style_sheet(),
        around=said,
        about=_about(reading),
        as_of=long_date(reading.as_of),
        fonts=_fonts(),
        sentences=_in_order(journey_map, reading),
        backed=backed_words(reading),
        shown=shown,
        quoted_words=quoted_words,
        source_words=source_words,
        interval=interval,
        channel_names=channel_names,
        owner_marks=owner_marks,
        elsewhere=elsewhere,
        states=STATES,
        stage_names={stage.id: stage.name for stage in journey_map.stages},
        lane_names={lane.id: lane.name for lane in journey_map.lanes},
        point_names={point.id: point.name for point in journey_map.touchpoints},
        touchpoints=_as_travelled(journey_map),
        targets=[(target_label(journey_map, one.target_id), one.figure) for one in reading.targets],
        figure_days=figure_days,
        words={statement.id: statement for statement in journey_map.statements},
    )


def _as_travelled(journey_map: JourneyMap) -> list[Touchpoint]:
    """Return the touchpoints stage by stage, in the order of each stage."""
    stages = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    return sorted(journey_map.touchpoints, key=lambda one: (stages[one.stage_id], one.order))


def _about(reading: MapReading) -> str:
    """Return what a file of remarks must say of the page, as JSON no markup can leave."""
    facts = {"format": REMARKS, "map_id": reading.map_id, "revision": reading.revision}
    return json.dumps(facts).replace("<", "\\u003c")


def _in_order(journey_map: JourneyMap, reading: MapReading) -> list[StatementReading]:
    """Return the sentences' readings as the map is read: stage by stage, lane by lane."""
    stages = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    lanes = {lane.id: place for place, lane in enumerate(journey_map.lanes)}
    words = {statement.id: statement for statement in journey_map.statements}

    def place(entry: StatementReading) -> tuple[int, int, str]:
        said = words[entry.statement_id]
        return stages.get(said.stage_id, -1), lanes.get(said.lane_id, -1), said.order

    return sorted(reading.statements, key=place)


@cache
def _fonts() -> str:
    """Return the fonts as a style sheet, so that the page looks the same without them."""
    faces = [(UI, "normal", weight, font_file(weight=weight)) for weight in WEIGHTS] + [
        (VOICE, "italic", 400, font_file(voice=True))
    ]
    return "".join(
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};src:url('
        f"data:font/ttf;base64,{base64.b64encode(path.read_bytes()).decode()})}}"
        for family, style, weight, path in faces
    )
