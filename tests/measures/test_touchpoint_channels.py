"""Where a touchpoint takes place is said twice, by the map and by the data; both are told."""

from __future__ import annotations

from dataclasses import replace

from desireline.insights.findings import findings
from desireline.insights.findings_unseen import never_seen
from desireline.insights.leaving import counts_and_sums, leaving
from desireline.insights.parts import Parts
from desireline.insights.reading import read_map
from desireline.journeys.drill_down import rows
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, TouchpointReading
from desireline.measures.channels import with_named_channels
from desireline.measures.recounting import recount
from desireline.measures.touchpoints import touchpoint_readings
from tellings import START_MS, UNITS, map_of, told, warehouse_of

TOLD = "\n".join(
    [
        *(f"web{n} ad visit" for n in range(30)),
        *(f"app{n} ad visit@app" for n in range(12)),
        *(f"shop{n} visit@store" for n in range(3)),
        "one order",
    ]
)
FAR = START_MS + 400 * UNITS["d"]


def named(*channels: str) -> JourneyMap:
    """The map with the visit in these channels."""
    made = map_of("look: ad visit | buy: order call")
    return replace(
        made,
        touchpoints=tuple(
            replace(one, channel=channels[0], other_channels=channels[1:])
            if one.id == "visit"
            else one
            for one in made.touchpoints
        ),
    )


def seen(study: Study) -> dict[str, TouchpointReading]:
    named = with_named_channels(study, touchpoint_readings(study), study.journey_map.touchpoints)
    return {one.touchpoint_id: one for one in named}


def counts(reading: TouchpointReading) -> dict[str, tuple[int | None, int]]:
    return {one.channel: (one.figure.part, one.figure.n) for one in reading.channels}


def test_the_datas_channels_and_the_maps_are_told_with_n():
    study = Study.of(warehouse_of(told(TOLD)), named("web", "tv"), as_of_ms=FAR)
    found = seen(study)
    assert counts(found["visit"]) == {
        "web": (30, 45),
        "app": (12, 45),
        "store": (3, 45),
        "tv": (0, 45),
    }
    assert list(counts(found["visit"])) == ["web", "app", "store", "tv"]
    assert found["call"].channels == ()  # no step, and so nothing to say of its channel
    assert all(one.figure.hidden for one in found["order"].channels)  # one journey is nobody's


def test_a_channel_taken_away_by_a_filter_is_not_called_without_a_trace():
    only = Filter(channels=("web",), only_channels=True)
    study = Study.of(warehouse_of(told(TOLD)), named("web", "app"), filter=only, as_of_ms=FAR)
    assert counts(seen(study)["visit"]) == {"web": (30, 30)}


def test_every_share_opens_to_its_steps_and_is_counted_again():
    study = Study.of(warehouse_of(told(TOLD)), named("web", "tv"), as_of_ms=FAR)
    shares = seen(study)["visit"].channels
    again = recount(study, [one.figure.rows for one in shares])
    for one in shares:
        opened = rows(study, one.figure.rows, limit=100, offset=0)
        assert (opened.total, opened.part_total) == (one.figure.n, one.figure.part)
        assert opened.definition == one.figure.definition
        assert again[one.figure.rows].agrees(one.figure)


def test_a_touchpoint_without_a_trace_is_covered_by_any_of_its_channels():
    house = warehouse_of(told(TOLD))
    found = {}
    for channels in (("tv", "print"), ("tv", "web")):
        journey_map = replace(named(*channels), rules=())
        study = Study.of(house, journey_map, as_of_ms=FAR)
        reading = read_map(
            study, journey_map, revision=1, data_version="1", as_of="2027-01-01", closed=True
        )
        alone = replace(
            journey_map,
            touchpoints=tuple(one for one in journey_map.touchpoints if one.id == "visit"),
        )
        [finding] = never_seen(study, alone, reading)
        found[channels] = finding.caution
    assert found["tv", "web"] == ""
    assert "the channels “TV and radio”, “Print”" in found["tv", "print"]


def test_a_map_of_the_future_is_not_reproached_with_what_nobody_did_yet():
    house = warehouse_of(told(TOLD))
    today = replace(named("tv", "print"), rules=())
    future = replace(today, header=replace(today.header, outlook="to-be"))
    found = []
    for journey_map in (today, future):
        study = Study.of(house, journey_map, as_of_ms=FAR)
        reading = read_map(
            study, journey_map, revision=1, data_version="1", as_of="2027-01-01", closed=True
        )
        found.append({one.kind for one in findings(study, journey_map, reading)})
    assert "mapped, never seen" in found[0]
    assert found[1] == set()


def test_what_leaves_tells_no_small_channel_of_a_touchpoint():
    house, journey_map = warehouse_of(told(TOLD)), named("web", "tv")
    study = Study.of(house, journey_map, as_of_ms=FAR)
    reading = read_map(
        study, journey_map, revision=1, data_version="1", as_of="2027-01-01", closed=True
    )
    values, sums = counts_and_sums(reading, journey_map)
    assert values["at visit in store"] == 3
    assert {"at visit", "look in web"} <= {one.total for one in sums}
    left = leaving(reading, journey_map).reading
    [visit] = [one for one in left.touchpoints if one.touchpoint_id == "visit"]
    shown = {one.channel: one.figure.value is not None for one in visit.channels}
    assert shown == {"web": True, "app": False, "store": False, "tv": True}


def test_a_channel_named_since_is_told_though_its_touchpoint_is_not_counted_again():
    house, parts = warehouse_of(told(TOLD)), Parts()
    for journey_map in (named("web"), named("web", "tv")):
        reading = read_map(
            Study.of(house, journey_map, as_of_ms=FAR),
            journey_map,
            revision=1,
            data_version="1",
            as_of="2027-01-01",
            closed=True,
            parts=parts,
        )
    [visit] = [one for one in reading.touchpoints if one.touchpoint_id == "visit"]
    assert counts(visit)["tv"] == (0, 45)
