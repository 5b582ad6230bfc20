"""The journeys at stake in a finding: lost, straying, or doing what no rule speaks of."""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from desireline.journeys.groundwork import with_journey
from desireline.journeys.labelling import NO
from desireline.journeys.populations import (
    Population,
    define,
    journey_rows,
    outcomes,
    returns,
    stage_at,
    stage_names,
)
from desireline.journeys.references import Reference, UnknownReferenceError
from desireline.journeys.study import Study


def of_lost(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``lost:<stage>``.

    Raises:
        UnknownReferenceError: If the map has no such stage.
    """
    (stage_id,) = asked.about
    index = stage_at(study, stage_id, str(asked))
    reached = lost_journeys(study).filter(ibis._.stage_index == index)
    names = stage_names(study, index) | lost_words(study, index)
    return _journeys(study, "lost", names, journey_rows(reached, counts=reached.lost))


def lost_journeys(study: Study) -> ibis.Table:
    """Say of each journey and stage it reached whether it was lost there.

    One row per journey and stage, the open ones too. ``lost``: the ribbon's "left", not seen in a
    later stage again; from the target's stage on only where the target action was not reached.
    """
    reached = outcomes(study)
    start = _target_stage(study)
    if start is None:
        return reached.mutate(lost=reached.outcome == "left")
    targets = study.journeys.select("journey", "reached_target")
    joined = reached.inner_join(targets, "journey")
    lost = (joined.stage_index < start) | ~joined.reached_target
    return joined.mutate(lost=(joined.outcome == "left") & lost)


def lost_words(study: Study, index: int) -> dict[str, str]:
    """Say what else makes a journey lost at a stage, besides that it was not seen again."""
    from_target = may_be_reached(study, index)
    return {"unreached": " and had not reached the target action" if from_target else ""}


def may_be_reached(study: Study, index: int) -> bool:
    """Tell whether a journey in a stage may have reached the target action by then."""
    start = _target_stage(study)
    return start is not None and index >= start


def _target_stage(study: Study) -> int | None:
    """Return the first stage a target action lies in; None where the map has none."""
    binding = study.ground.binding
    return min((binding.stage_of[id_] for id_ in binding.target), default=None)


def of_straying(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``straying:<skip or return>:<from>:<to>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    kind, from_id, to_id = asked.about
    start, end = (stage_at(study, id_, str(asked)) for id_ in (from_id, to_id))
    names = {"stage": study.stage_name(start), "to": study.stage_name(end)}
    reached = outcomes(study).filter(ibis._.stage_index == start)
    if kind == "skip":
        jumped = (reached.leave_stage == end) & (reached.advance == "skipped")
        rows = journey_rows(reached, counts=jumped.fill_null(NO))
        return _journeys(study, "skip_share", names, rows)
    if kind == "return":
        back = returns(study).filter(ibis._.stage_index == start, ibis._.to_stage == end)
        marked = reached.left_join(back.select("journey", came=ibis.literal(1)), "journey")
        rows = journey_rows(marked, counts=marked.came.notnull())
        return _journeys(study, "return_share", names, rows)
    raise UnknownReferenceError(str(asked), why=f"journeys do not stray by {kind!r}")


def of_unmapped(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``unmapped:<source>:<channel>:<name>:<page, empty = any>``."""
    source, channel, name, page = asked.about
    events = unmapped_events(study)
    found = events.filter(
        events.source_id == source, events.channel == channel, events["name"] == name
    )
    if page:
        found = found.filter(found.page == page)
    doing = found.select("journey", did=ibis.literal(1)).distinct()
    marked = study.journeys.left_join(doing, "journey").drop("journey_right")
    rows = journey_rows(marked, counts=marked.did.notnull())
    return _journeys(study, "unmapped", {"name": page or name}, rows)


def unmapped_events(study: Study) -> ibis.Table:
    """Give the events no rule speaks of, with the journey they fall into.

    One row per event inside a shown journey or before its time-out had passed. ``page`` is the
    path alone; absent texts are empty.
    """
    free = study.labelled.filter(
        study.labelled.touchpoint_id.isnull() & study.labelled.customer_no.notnull()
    )
    placed = with_journey(free.drop("channel", "name"), study.ground.journeys)
    spans = study.journeys.select("journey", "ended_at")
    timeout = study.journey_map.header.journey.timeout_ms
    inside = placed.inner_join(spans, "journey").filter(
        ibis._.happened_at <= ibis._.ended_at + timeout
    )
    events = study.warehouse.table("events").select("event_id", "channel", "name", "page")
    named = inside.inner_join(events, "event_id")
    return named.select(
        "event_id",
        "journey",
        "source_id",
        channel=named.channel.fill_null(""),
        name=named["name"].fill_null(""),
        page=named.page.split("?")[0].split("#")[0].fill_null(""),
    )


def _journeys(study: Study, measure: str, names: Mapping[str, str], rows: ibis.Table) -> Population:
    said = define(study, measure, names)
    return Population(measure=measure, grain="journeys", definition=said, rows=rows)
