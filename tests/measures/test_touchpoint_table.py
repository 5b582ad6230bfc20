"""The table of touchpoints: where people go on, on which channel and device, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desireline.journeys.drill_down import rows
from desireline.journeys.study import Study
from desireline.maps.reading import Figure
from desireline.measures.touchpoint_table import TouchpointRow, touchpoint_table
from tellings import START_MS, UNITS, map_of, told, warehouse_of

MAP = map_of("look: ad visit | buy: order | use: call", target="order")
FAR = START_MS + 400 * UNITS["d"]
TOLD = "\n".join(
    [
        *(f"go{n} ad visit visit@app +1d order" for n in range(6)),
        *(f"gone{n} ad visit" for n in range(4)),
        *(f"call{n} ad +2h call@call" for n in range(2)),
    ]
)
PHONES = "UPDATE events SET device = CASE WHEN name = 'ad' THEN 'phone' WHEN name = 'visit' "
PHONES += "AND channel = 'web' THEN 'desktop' WHEN name = 'visit' THEN 'phone' END"


def table_of(text: str, *, as_of_ms: int = FAR) -> tuple[Study, dict[str, TouchpointRow]]:
    house = warehouse_of(told(text))
    with house.transaction() as writing:
        writing.execute(PHONES)
    study = Study.of(house, MAP, as_of_ms=as_of_ms)
    return study, {one.touchpoint_id: one for one in touchpoint_table(study)}


def counted(figure: Figure) -> tuple[int | None, int]:
    return figure.part, figure.n


def test_the_next_steps_sum_to_the_steps_of_the_touchpoint():
    _, found = table_of(TOLD)
    visit = found["visit"]
    parts = {one.touchpoint_id: one.figure.part for one in visit.following}
    assert parts == {"visit": 6, "order": 6, "": 4}
    assert sum(parts.values()) + visit.following_other == visit.steps.n == 16
    assert all(one.figure.n == 16 for one in visit.following)


def test_a_change_of_channel_and_one_of_device_are_two_things():
    _, found = table_of(TOLD)
    assert counted(found["ad"].channel.change) == (2, 12)  # two called, ten visited on the web
    assert counted(found["ad"].device.change) == (10, 10)  # phone to desktop; a call has no device
    assert counted(found["visit"].channel.change) == (12, 12)  # web to app, app to web
    assert counted(found["visit"].device.change) == (6, 6)  # desktop to phone; none for the order


def test_waits_are_told_apart_by_whether_the_device_changed():
    _, found = table_of(TOLD)
    there = found["ad"].device
    assert (there.other.value, there.other.n) == (60.0, 10)
    assert (there.same.value, there.same.n) == (None, 0)


def test_only_journeys_that_are_over_without_the_target_count_as_last_seen():
    _, found = table_of(TOLD)
    assert counted(found["visit"].last_seen) == (4, 10)
    assert counted(found["order"].last_seen) == (0, 6)
    assert counted(found["ad"].last_seen) == (0, 12)
    _, open_still = table_of(TOLD, as_of_ms=START_MS + 10 * UNITS["d"])
    assert counted(open_still["visit"].last_seen) == (0, 10)


def test_who_came_twice_and_who_of_the_stage_came_at_all():
    _, found = table_of(TOLD)
    assert counted(found["visit"].again) == (6, 10)
    assert counted(found["visit"].of_stage) == (10, 12)


def test_every_figure_of_the_table_opens_to_its_rows():
    study, found = table_of(TOLD)
    opened = 0
    for figure in (figure for row in found.values() for figure in figures_of(row)):
        page = rows(study, figure.rows, limit=1)
        assert page.total == figure.n, figure
        assert figure.part is None or page.part_total == figure.part, figure
        assert page.definition == figure.definition
        opened += 1
    assert opened > 40


def test_a_touchpoint_nobody_used_has_no_values():
    quiet = replace(MAP, rules=tuple(one for one in MAP.rules if one.touchpoint_id != "call"))
    study = Study.of(warehouse_of(told(TOLD)), quiet, as_of_ms=FAR)
    [call] = [one for one in touchpoint_table(study) if one.touchpoint_id == "call"]
    assert (call.seen, call.following, call.following_other) == (False, (), 0)
    assert {figure.value for figure in figures_of(call) if figure.unit != "count"} == {None}


def figures_of(row: TouchpointRow) -> Iterator[Figure]:
    yield from (row.journeys, row.steps, row.of_stage, row.again, row.last_seen)
    yield from (one.figure for one in row.following)
    for means in (row.channel, row.device):
        yield from (means.change, means.same, means.other)
