"""Whose journeys have a contact in one channel, at whichever of its touchpoints."""

from __future__ import annotations

import ibis

from desireline.journeys.populations import Population, define, journey_rows, stage_at
from desireline.journeys.references import quantity_reference
from desireline.journeys.study import Study
from desireline.maps.channels import channel_of
from desireline.maps.claim import OF_TARGET, Quantity


def of_contact_share(study: Study, quantity: Quantity) -> Population:
    """Give the journeys of a stage, of those that reached the target, or all, by such a contact.

    Raises:
        UnknownReferenceError: If the map has no such stage.
    """
    journeys, whose = study.journeys, " shown"
    if quantity.field == OF_TARGET:
        journeys, whose = (
            journeys.filter(journeys.reached_target),
            " that reached the target action",
        )
    elif quantity.stage_id:
        index = stage_at(study, quantity.stage_id, quantity_reference(quantity))
        reached = study.visits.filter(study.visits.stage_index == index).select("journey")
        whose = f" that reached {study.stage_name(index)}"
        journeys = journeys.semi_join(reached, "journey")
    at = [
        one.id
        for one in study.journey_map.touchpoints
        if quantity.value in (one.channel, *one.other_channels)
    ]
    met = study.steps.filter(study.steps.touchpoint_id.isin(at)).select("journey").distinct()
    marked = journeys.left_join(met.mutate(met=ibis.literal(value=True)), "journey")
    counts = marked.met.fill_null(ibis.literal(value=False))
    channel = channel_of(quantity.value).name
    return Population(
        measure=quantity.kind,
        grain="journeys",
        definition=define(study, quantity.kind, {"reaching": whose, "channel": channel}),
        rows=journey_rows(marked.drop("journey_right"), counts=counts),
    )
