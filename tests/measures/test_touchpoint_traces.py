"""What stands on the map and was only answered about is no touchpoint without a trace."""

from __future__ import annotations

from desireline.journeys.study import Study
from desireline.measures.touchpoints import touchpoint_readings
from tellings import START_MS, UNITS, map_of, told, warehouse_of


def test_answers_are_a_trace_of_the_touchpoint_they_speak_of() -> None:
    journey_map = map_of("need: ad | use: survey leaflet")
    log = warehouse_of(told("ana ad survey:1:glad\nben ad"))
    study = Study.of(log, journey_map, as_of_ms=START_MS + 200 * UNITS["d"])
    seen = {one.touchpoint_id: one.seen for one in touchpoint_readings(study)}
    assert seen == {"ad": True, "survey": True, "leaflet": False}
    [survey] = [one for one in touchpoint_readings(study) if one.touchpoint_id == "survey"]
    assert survey.steps.value == 0
