"""Where journeys begin: the touchpoint of the first step of each, and what is seen of one."""

from __future__ import annotations

import ibis

from desireline.journeys.populations import Population, define, journey_rows, touchpoint_name
from desireline.journeys.references import Reference, UnknownReferenceError
from desireline.journeys.study import Study
from desireline.maps.small_numbers import COUNT_FROM

_NO_VALUE = ibis.null("float64")


def entries(study: Study) -> ibis.Table:
    """Give the touchpoint of the first step of each journey. One row per journey.

    steps                             entries
    journey step_no touchpoint_id     journey touchpoint_id
    7       1       ad             -> 7       ad
    7       2       visit
    """
    return study.steps.filter(study.steps.step_no == 1).select("journey", "touchpoint_id")


def of_touchpoint(study: Study, asked: Reference) -> Population:
    """Give the rows behind ``touchpoint:<id>:journeys``, ``…:steps`` or ``…:begins``.

    ``touchpoint::begins`` = begun at a touchpoint where fewer than three begin.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    touchpoint_id, part = asked.about
    if part == "begins" and not touchpoint_id:
        return _elsewhere(study)
    names = {"touchpoint": touchpoint_name(study, touchpoint_id, str(asked))}
    steps = study.steps.filter(study.steps.touchpoint_id == touchpoint_id)
    if part == "begins":
        here = entries(study).filter(ibis._.touchpoint_id == touchpoint_id)
        return _marked(study, "touchpoint_begins", define(study, "touchpoint_begins", names), here)
    if part == "journeys":
        found = study.journeys.semi_join(steps.select("journey"), "journey")
        said = define(study, "touchpoint_journeys", names)
        return Population(
            measure="touchpoint_journeys",
            grain="journeys",
            definition=said,
            rows=journey_rows(found),
        )
    if part != "steps":
        raise UnknownReferenceError(str(asked), why=f"a touchpoint has no {part!r}")
    rows = steps.select(
        id="event_id", at="arrived_at", counts=ibis.null("boolean"), value=_NO_VALUE
    )
    return Population(
        measure="touchpoint_steps",
        grain="steps",
        definition=define(study, "touchpoint_steps", names),
        rows=rows,
    )


def _elsewhere(study: Study) -> Population:
    begun = entries(study)
    told = begun.group_by("touchpoint_id").agg(told=begun.count())
    few = begun.semi_join(told.filter(told.told < COUNT_FROM), "touchpoint_id")
    return _marked(study, "other_begins", define(study, "other_begins"), few)


def _marked(study: Study, measure: str, said: str, chosen: ibis.Table) -> Population:
    marks = chosen.select("journey", begun=ibis.literal(value=True))
    joined = study.journeys.left_join(marks, "journey").drop("journey_right")
    rows = journey_rows(joined, counts=joined.begun.notnull())
    return Population(measure=measure, grain="journeys", definition=said, rows=rows)
