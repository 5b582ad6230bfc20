"""What stands beside a filter's sentence is about the journeys the sentence speaks of."""

from __future__ import annotations

import pytest
from test_opening_figures import AS_OF, SHOP, shop_map

from desireline.journeys.drill_down import rows
from desireline.journeys.study import NO_FILTER, Study
from desireline.maps.reading import Coverage, Filter, PersonaReading
from desireline.measures.coverage import coverage
from desireline.measures.personas import persona_readings
from tellings import told, warehouse_of

MORE = SHOP + "\n".join(f"m{n} visit@app ad@web visit@app order@app" for n in range(6))


def read(chosen: Filter) -> tuple[Coverage, PersonaReading, int]:
    with warehouse_of(told(MORE)) as warehouse:
        study = Study.of(warehouse, shop_map(), filter=chosen, as_of_ms=AS_OF)
        (persona,) = persona_readings(study)
        for figure in (persona.known, persona.share):
            opened = rows(study, figure.rows, limit=1000)
            assert (opened.total, opened.part_total) == (figure.n, figure.part)
            assert len(opened.rows) == figure.n
        steps = warehouse.rows(study.steps.agg(n=study.steps.count()))[0]["n"]
        return coverage(study), persona, steps


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(persona_id="app"),
        Filter(channels=("call",)),
        Filter(channels=("app",), only_channels=True),
        Filter(period_from="2026-01-05", period_to="2026-01-06"),
    ],
    ids=["persona", "channel", "only one channel", "period"],
)
def test_the_events_beside_the_journeys_are_the_events_of_those_journeys(chosen):
    found, _, steps = read(chosen)
    assert found.events == found.bound == steps
    assert (found.set_aside, found.unbound, found.outside_journeys) == (0, 0, 0)
    assert 0 < found.customers <= found.journeys
    assert found.identifiers == found.customers
    assert found.unresolved.n == found.events
    assert found.unresolved.definition.endswith("followed to the as-of date.") or (
        "journeys are derived from these" in found.unresolved.definition
    )


def test_a_persona_is_known_for_a_share_of_all_journeys_whichever_is_chosen():
    _, of_all, _ = read(NO_FILTER)
    _, of_its_own, _ = read(Filter(persona_id="app"))
    assert of_its_own == of_all
    assert 0 < of_all.share.value < 1
    assert "known at their start" not in of_its_own.known.definition
