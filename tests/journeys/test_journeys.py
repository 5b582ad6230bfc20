"""Where a journey begins, what belongs to it and when it is over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.journeys.study import (
    Study,
    UnknownChannelError,
    UnknownPersonaError,
    UnreadableDateError,
    study_key,
)
from desireline.journeys.transitions import transition_counts, transitions
from desireline.maps.claim import Condition, EventRule
from desireline.maps.journey_map import JourneyMap, Persona
from desireline.maps.reading import Filter
from tellings import START_MS, UNITS, map_of, told, warehouse_of

MAP = map_of("need: ad | look: visit | pay: order", target="order")
LONG_AFTER = START_MS + 1000 * UNITS["d"]


def paths(text: str, journey_map: JourneyMap = MAP, **limits: object) -> list[str]:
    """Tell what happened and give each journey as its touchpoints, in order."""
    as_of = int(str(limits.pop("as_of_ms", LONG_AFTER)))
    with warehouse_of(told(text)) as warehouse:
        study = Study.of(warehouse, journey_map, filter=Filter(**limits), as_of_ms=as_of)
        found: dict[object, list[str]] = {}
        steps = study.steps.select("journey", "position", "touchpoint_id").order_by("position")
        for row in warehouse.rows(steps):
            found.setdefault(row["journey"], []).append(str(row["touchpoint_id"]))
        return [" ".join(path) for path in found.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ana ad visit order", ["ad visit order"], id="one journey"),
        pytest.param("ana ad +90d visit", ["ad visit"], id="silence of exactly the time-out"),
        pytest.param("ana ad +90d +1ms visit", ["ad visit"], id="waits in a row: the last counts"),
        pytest.param("ana ad +91d visit", ["ad", "visit"], id="a longer silence ends it"),
        pytest.param("ana ad order ad", ["ad order", "ad"], id="an early stage after the target"),
        pytest.param("ana ad order visit ad", ["ad order", "visit ad"], id="any earlier stage"),
        pytest.param("ana order order", ["order order"], id="the target's own stage goes on"),
        pytest.param("ana ad +0s order +0s ad", ["ad order", "ad"], id="ties keep their order"),
        pytest.param("? ad visit", [], id="nobody known, no journey"),
        pytest.param("ana newsletter", [], id="unbound events make no step"),
    ],
)
def test_a_journey_is_cut_where_silence_or_a_new_start_cuts_it(text, expected):
    assert paths(text) == expected


def test_with_start_touchpoints_nothing_before_one_belongs_to_a_journey():
    chosen = map_of("need: ad | look: visit | pay: order", starts="ad", target="order")
    assert paths("ana visit order ad visit order visit ad", chosen) == [
        "ad visit order visit",
        "ad",
    ]


def test_without_a_target_only_silence_ends_a_journey():
    assert paths("ana ad order ad +91d ad", map_of("need: ad | pay: order")) == [
        "ad order ad",
        "ad",
    ]


def test_events_after_the_moment_are_not_seen():
    assert paths("ana ad +1d visit", as_of_ms=START_MS + UNITS["h"]) == ["ad"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"period_from": "2026-01-06"}, ["ad visit"]),
        ({"period_to": "2026-01-06"}, ["ad visit@app order"]),
        ({"channels": ("app",)}, ["ad visit@app order"]),
        ({"channels": ("web",), "only_channels": True}, ["ad order", "ad visit"]),
    ],
)
def test_filters_choose_whole_journeys_or_steps(limits, expected):
    told_paths = paths("ana ad visit@app order\nben +10d ad visit", **limits)
    assert told_paths == [path.replace("@app", "") for path in expected]


def test_the_sentence_of_a_filter_says_what_is_shown():
    with warehouse_of(told("ana ad visit@app")) as warehouse:
        limits = Filter(period_from="2026-01-01", channels=("web", "app"))
        study = Study.of(warehouse, MAP, filter=limits, as_of_ms=LONG_AFTER)
        assert study.definition == (
            "Journeys that started on or after 1 Jan 2026, with at least one step in web or app, "
            "followed to the as-of date."
        )
        with pytest.raises(UnreadableDateError, match="2026-01-31"):
            Study.of(warehouse, MAP, filter=Filter(period_to="May"), as_of_ms=LONG_AFTER)
        with pytest.raises(UnknownChannelError, match=r"'fax' .* The channels: app, other, web\."):
            Study.of(warehouse, MAP, filter=Filter(channels=("fax",)), as_of_ms=LONG_AFTER)
        with pytest.raises(UnknownPersonaError, match="no persona 'x'"):
            Study.of(warehouse, MAP, filter=Filter(persona_id="x"), as_of_ms=LONG_AFTER)


def test_a_persona_is_judged_by_what_was_known_when_the_journey_began():
    calls = Condition(field="channel", operator="is", value="call")
    rule = EventRule(id="p", order="a", touchpoint_id="", conditions=(calls,))
    known = replace(MAP, personas=(Persona(id="caller", name="Caller", conditions=(rule,)),))
    text = "ana ad visit@call order ad visit\nben ad visit\ncleo ad@call visit"
    assert paths(text, known, persona_id="caller") == ["ad visit", "ad visit"]


def test_the_last_step_has_no_successor_and_waits_are_between_starts():
    with warehouse_of(told("ana ad +2m visit +1h order")) as warehouse:
        study = Study.of(warehouse, MAP, as_of_ms=LONG_AFTER)
        shown = transitions(study).select("step_no", "next_touchpoint_id", "wait_seconds")
        assert [tuple(row.values()) for row in warehouse.rows(shown.order_by("step_no"))] == [
            (1, "visit", 120.0),
            (2, "order", 3600.0),
            (3, None, None),
        ]
        assert len(warehouse.rows(transition_counts(study))) == 3


def test_a_date_without_a_time_is_measured_in_whole_days():
    things = told("ana ad +2d visit")
    dated = [things[0], replace(things[1], precision="day")]
    with warehouse_of(dated) as warehouse:
        study = Study.of(warehouse, MAP, as_of_ms=LONG_AFTER)
        waits = warehouse.rows(transitions(study).select("step_no", "wait_seconds"))
        assert {row["wait_seconds"] for row in waits} == {2 * 86_400.0, None}


def test_a_study_is_named_by_evidence_rules_and_filter_not_by_wording():
    with warehouse_of(told("ana ad")) as warehouse:
        key = study_key(warehouse, MAP, as_of_ms=LONG_AFTER)
        renamed = replace(MAP, stages=tuple(replace(one, name="X") for one in MAP.stages))
        assert study_key(warehouse, renamed, as_of_ms=LONG_AFTER + 1) == key
        assert study_key(warehouse, replace(MAP, rules=MAP.rules[:2]), as_of_ms=LONG_AFTER) != key
        limits = Filter(channels=("web",))
        assert study_key(warehouse, MAP, filter=limits, as_of_ms=LONG_AFTER) != key
