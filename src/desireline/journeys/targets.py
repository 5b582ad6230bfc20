"""Which journeys reached a further target action: one that neither ends nor begins a journey."""

from __future__ import annotations

import ibis

from desireline.journeys.definitions import listed
from desireline.journeys.labelling import field_text, rule_holds
from desireline.journeys.populations import Population, define, journey_rows, touchpoint_name
from desireline.journeys.references import UnknownReferenceError, target_reference
from desireline.journeys.study import Study
from desireline.maps.claim import Condition, EventRule
from desireline.maps.target_action import TargetAction, condition_words
from desireline.warehouse.duckdb import Warehouse


def further_target(study: Study, target_id: str) -> TargetAction:
    """Return a further target action of the map.

    Raises:
        UnknownReferenceError: If the map has none of this id.
    """
    for one in study.journey_map.header.targets:
        if one.id == target_id:
            return one
    text = target_reference(target_id)
    raise UnknownReferenceError(text, why=f"the map has no target action {target_id!r}")


def of_further_target(
    study: Study, journeys: ibis.Table, target_id: str, *, reaching: str
) -> Population:
    """Give journeys, with those that reached a further target action counting.

    Raises:
        UnknownReferenceError: If the map has none of this id.
    """
    target = further_target(study, target_id)
    marked = with_reached(journeys, study, target)
    return Population(
        measure="goal_rate",
        grain="journeys",
        definition=target_words(study, target, reaching=reaching),
        rows=journey_rows(marked, counts=marked.reached),
    )


def with_reached(journeys: ibis.Table, study: Study, target: TargetAction) -> ibis.Table:
    """Add to each journey whether one of its steps is the target action, as ``reached``."""
    steps = study.steps
    if target.touchpoints:
        steps = steps.filter(steps.touchpoint_id.isin(target.touchpoints))
    if target.conditions:
        meeting = events_meeting(study.warehouse, target.conditions)
        steps = steps.semi_join(meeting, "event_id")
    marked = steps.group_by("journey").agg(times=steps.count())
    joined = journeys.left_join(marked, "journey").drop("journey_right")
    return joined.mutate(reached=joined.times.notnull())


def events_meeting(warehouse: Warehouse, conditions: tuple[Condition, ...]) -> ibis.Table:
    """Give the events that meet all conditions. One row per event: its ``event_id``."""
    events = warehouse.table("events")
    fields = sorted({condition.field for condition in conditions})
    column_of = {field: f"tested_{place}" for place, field in enumerate(fields)}
    texts = {column: field_text(events, field) for field, column in column_of.items()}
    tested = events.select("event_id", "source_id", **texts)
    if "source" in column_of:
        sources = warehouse.table("sources").select("source_id", source_name="name")
        tested = tested.left_join(sources, "source_id").drop("source_id_right")
        tested = tested.mutate(source_name=tested.source_name.fill_null(""))
    rule = EventRule(id="", order="", touchpoint_id="", conditions=conditions)
    return tested.filter(rule_holds(tested, rule, column_of=column_of)).select("event_id")


def target_words(study: Study, target: TargetAction, *, reaching: str) -> str:
    """Return what a figure about a further target action counts, filter included."""
    text = target_reference(target.id)
    names = [touchpoint_name(study, one, text) for one in target.touchpoints]
    at = f" at {listed(names)}" if names else ""
    tests = " and ".join(condition_words(one) for one in target.conditions)
    where = f" where {tests}" if tests else ""
    said = {"reaching": reaching, "name": target.name, "where": f"{at}{where}"}
    return define(study, "target_rate", said)
