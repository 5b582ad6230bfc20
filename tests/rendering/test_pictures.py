"""A picture says what the map says: its sentences, its numbers and its doubts, as text."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desireline.maps.channels import CHANNELS, OTHER
from desireline.maps.journey_map import Moment, Statement
from desireline.maps.reading import Filter
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing import Text, overlaps
from desireline.rendering.html import map_html
from desireline.rendering.map_sheet import map_drawing
from desireline.rendering.map_svg import map_svg
from desireline.rendering.thumbnail import thumbnail
from desireline.rendering.words import count, duration, duration_range, percent, width
from desireline.workspace.measuring import read

HOSTILE = "<script>alert('x')</script> & \"more\""


@pytest.fixture(scope="module", name="drawn")
def _drawn(opened_shop, small_shop):
    journey_map, _ = opened_shop.documents.get(small_shop.map_id)
    return journey_map, read(opened_shop, small_shop.map_id, limits=Filter())


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    return ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("}text")]


def squeezed(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(parts))


def test_every_sentence_of_the_map_stands_in_the_picture(drawn):
    journey_map, reading = drawn
    said = squeezed(texts(map_svg(journey_map, reading)))
    words = [one.text for one in journey_map.statements if one.part != "emotion"]
    assert words
    assert not [text for text in words if squeezed([text]) not in said]
    assert all(stage.name in said for stage in journey_map.stages)


def test_the_numbers_are_those_of_the_reading(drawn):
    journey_map, reading = drawn
    said = texts(map_svg(journey_map, reading))
    page = map_html(journey_map, reading)
    for flow in reading.flows:
        assert count(flow.reach.value) in said
        assert f'<td class="n">{count(flow.reach.value)}' in page
    for flow in reading.flows[:-1]:
        assert percent(flow.conversion.value) in said
    assert any(f"of {reading.cells_total} cells rest on data" in one for one in said)


def test_each_cell_that_holds_something_wears_its_badge(drawn):
    journey_map, reading = drawn
    said = texts(map_svg(journey_map, reading))
    shown = {one.id for one in journey_map.lanes if not one.hidden and one.kind != "conversion"}
    badges = [c.badge for c in reading.cells if c.state != "empty" and c.lane_id in shown]
    assert badges
    assert all(said.count(badge) >= badges.count(badge) for badge in set(badges))


def test_the_page_lists_touchpoints_as_they_are_travelled(drawn):
    journey_map, reading = drawn
    table = map_html(journey_map, reading).split("<h2>Touchpoints</h2>")[1].split("</table>")[0]
    stages = [stage.name for stage in journey_map.stages]
    rows = re.findall(r"<tr><td>(.*?)<td>", table)
    assert len(rows) == len(journey_map.touchpoints)
    assert rows == sorted(rows, key=lambda name: stages.index(unescape(name)))


def test_the_page_defines_its_figures_by_the_names_they_bear(drawn):
    defined = map_html(*drawn).split("<h2>Definitions</h2>")[1].split("</table>")[0]
    names = re.findall(r"<tr><td>(.*?)<td>", defined)
    assert names[:6] == [
        "Reached",
        "Entered here",
        "Went on",
        "Skipped the next stage",
        "Still open",
        "Not seen again",
    ]
    assert len(names) == len(set(names))


def test_a_map_without_sentences_asks_for_no_remarks(drawn):
    journey_map, reading = drawn
    page = map_html(
        replace(journey_map, statements=()), replace(reading, statements=(), emotions=())
    )
    assert "Your name" not in page
    assert "What each sentence rests on" not in page
    assert "Nobody was asked" in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_are_sound_xml_and_ask_no_other_host(drawn, theme):
    for svg in (map_svg(*drawn, theme=theme), thumbnail(*drawn, theme=theme)):
        ET.fromstring(svg)  # noqa: S314 - our own picture
        assert not re.findall(r"(?:href|src)=(?!\"data:image)|url\(['\"]?http", svg)


def test_what_people_type_is_text_never_markup(drawn):
    journey_map, reading = drawn
    hostile = replace(
        journey_map,
        header=replace(journey_map.header, title=HOSTILE),
        stages=tuple(replace(one, name=HOSTILE) for one in journey_map.stages),
        statements=tuple(replace(one, text=HOSTILE) for one in journey_map.statements),
    )
    svg, page = map_svg(hostile, reading), map_html(hostile, reading)
    assert HOSTILE in texts(svg)
    assert "<script" not in svg
    assert "<script>alert" not in page
    assert page.count("<script") == len(("what it is about", "what collects remarks"))


def test_no_two_texts_of_the_head_and_ribbon_lie_on_each_other(drawn):
    root = ET.fromstring(map_svg(*drawn))  # noqa: S314 - our own picture
    boxes = [box(one) for one in root if one.tag.endswith("}text")]
    grossly = [
        (a, b)
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if min(a[2], b[2]) - max(a[0], b[0]) > 8 and min(a[3], b[3]) - max(a[1], b[1]) > 4
    ]
    assert not grossly


def box(text) -> tuple[float, float, float, float, str]:
    words, size = "".join(text.itertext()), float(text.get("font-size"))
    wide, x, y = width(words, size), float(text.get("x")), float(text.get("y"))
    left = x - wide * {"end": 1, "middle": 0.5}.get(text.get("text-anchor", ""), 0)
    return left, y - size * 0.75, left + wide, y, words


def test_open_journeys_are_said_and_at_the_last_stage_those_that_ended(drawn):
    said = texts(map_svg(*drawn))
    flows = [flow for flow in drawn[1].flows if flow.observed]
    still = [flow.open.value for flow in flows if flow.open.value]
    assert still
    assert not [value for value in still if f"{count(value)} open" not in said]
    assert flows[-1].last
    assert f"{count(flows[-1].left.value)} ended" in said
    assert f'{count(flows[-1].left.value)} ended<td class="n">–' in map_html(*drawn)


def test_moments_and_words_under_a_drawing_stand_in_the_picture(drawn):
    journey_map, reading = drawn
    stage = journey_map.stages[0]
    lanes = [one.id for one in journey_map.lanes if one.kind in {"conversion", "emotions"}]
    assert len(lanes) == len(("the ribbon's", "the curve's"))
    said = [f"People wrote this to {lane}." for lane in lanes]
    richer = replace(
        journey_map,
        moments=(Moment(id="m", stage_id=stage.id, name="Opens the box", order="a0"),),
        statements=journey_map.statements
        + tuple(
            Statement(id=f"w-{lane}", stage_id=stage.id, lane_id=lane, text=words)
            for lane, words in zip(lanes, said, strict=True)
        ),
    )
    drawing = map_svg(richer, reading)
    found = squeezed(texts(drawing))
    assert not [words for words in ("Opens the box", *said) if words not in found]
    assert found.count("no source") >= squeezed(texts(map_svg(*drawn))).count("no source") + 2
    assert drawing.count("<image") == map_svg(*drawn).count("<image")


def test_a_sentence_over_several_stages_is_one_strip_across_their_columns(drawn):
    journey_map, reading = drawn
    first, *_, last = journey_map.stages
    said = "From the first stage to the last one this is on my mind and in the way of all I do."
    lane = next(one for one in journey_map.lanes if one.kind == "actions")
    one = Statement(id="w", stage_id=first.id, lane_id=lane.id, text=said, last_stage_id=last.id)
    longer = replace(journey_map, statements=(*journey_map.statements, one))
    drawing = map_drawing(longer, reading, around=Circumstances(company="N", today="2026-11-22"))
    [strip] = [one for one in drawing.marks if isinstance(one, Text) and one.lines == (said,)]
    assert strip.width > drawing.width / (len(journey_map.stages) + 1)
    assert not [pair for pair in overlaps(drawing) if strip in pair]
    alone = replace(one, last_stage_id="")
    within = replace(journey_map, statements=(*journey_map.statements, alone))
    assert said not in texts(map_svg(within, reading))


def test_joining_journeys_and_the_latest_week_are_said(drawn):
    journey_map, reading = drawn
    first, second, *rest = reading.flows
    joined = replace(second, enter=replace(second.reach, value=17))
    said = texts(map_svg(journey_map, replace(reading, flows=(first, joined, *rest))))
    assert "17 enter here" in said
    weeks = [one.latest for one in reading.kpis if one.latest is not None]
    assert weeks
    assert len(re.findall(r"wk ?\d", " ".join(said))) == len(weeks)


def test_a_map_of_everybody_does_not_say_one_persona_was_counted(drawn):
    journey_map, reading = drawn
    who = next(one for one in journey_map.personas if one.primary)
    said = texts(map_svg(journey_map, reading))
    assert any(one.startswith("Everybody · ") for one in said)
    assert "Drawn for" in said
    limited = replace(reading, applied=replace(reading.applied, persona_id=who.id))
    said = texts(map_svg(journey_map, limited))
    assert any(one.startswith(f"{who.name} · ") for one in said)
    assert "Drawn for" not in said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (40, "40 s"),
        (26 * 60, "26 min"),
        (76 * 3600, "3 d 4 h"),
        (172_799, "2 d"),
        (61 * 86_400, "61 d"),
        (17_492, "4 h 52 min"),
        (None, "–"),
    ],
)
def test_a_time_is_said_as_on_screen(seconds, said):
    assert duration(seconds) == said


def test_a_middle_half_shares_its_unit_as_on_screen():
    assert duration_range(540, 3480) == "9–58 min"
    assert duration_range(2.8 * 86_400, 3.8 * 86_400) == "2.8–3.8 d"
    assert duration_range(72_000, 259_200) == "20 h – 3 d"


def test_a_channel_wears_the_same_icon_on_screen_and_in_pictures():
    page = Path(__file__).parents[2] / "frontend/src/components/Icon.tsx"
    if not page.exists():
        pytest.skip("the front end's source is not here")
    table = page.read_text(encoding="utf-8").split("const channels", 1)[1].split("};", 1)[0]
    screen = dict(re.findall(r"^  \"?([a-z-]+)\"?: ([A-Z]\w+),$", table, flags=re.MULTILINE))
    pascal = {
        one.id: "".join(part.capitalize() for part in re.findall(r"[a-z]+|\d+", one.icon))
        for one in (*CHANNELS, OTHER)
    }
    assert {channel: screen.get(channel) for channel in pascal} == pascal
