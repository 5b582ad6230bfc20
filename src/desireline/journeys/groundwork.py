"""What is worked out once for a map's rules, before any filter: labels, steps, journeys."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

import ibis

from desireline.journeys.journey import journeys_of, visits_of
from desireline.journeys.labelling import NO, YES, Binding, binding_of, label
from desireline.journeys.ordering import so_far
from desireline.journeys.steps import steps_of
from desireline.maps.journey_map import JourneyMap
from desireline.warehouse.duckdb import Warehouse

_ANSWER_RANK = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Groundwork:
    """Relations of one map's rules over one state of the evidence; filters are taken from it.

    Attributes:
        key: Names the state of evidence and rules it was made from.
        labelled: One row per event up to the as-of moment, with its customer and touchpoint.
        answers: One row per answer, likewise, with the journey it was given in or after.
        steps: One row per bound event inside a journey.
        journeys: One row per journey, without ``is_open`` (that depends on the moment).
        visits: One row per journey and stage it reached.
        marks: One row per event and answer with the fields rules test.
        customers: One row per identifier: its ``customer`` (a pseudonym) and ``customer_no``.
        followable: One row per customer and stage they can be followed past.
        observed: Indices of the stages that have at least one bound event, in order.
    """

    key: str
    binding: Binding
    labelled: ibis.Table
    answers: ibis.Table
    steps: ibis.Table
    journeys: ibis.Table
    visits: ibis.Table
    marks: ibis.Table
    customers: ibis.Table
    followable: ibis.Table
    observed: tuple[int, ...]
    data_from_ms: int | None
    data_to_ms: int | None

    @classmethod
    def of(cls, warehouse: Warehouse, journey_map: JourneyMap, *, as_of_ms: int) -> Groundwork:
        """Label all evidence up to ``as_of_ms`` and derive every journey in it.

        Raises:
            UnknownAnchorError: If a rule's anchor is not on the map.
        """
        binding = binding_of(journey_map)
        key = groundwork_key(warehouse, journey_map, as_of_ms=as_of_ms)
        customers = warehouse.keep(_customers(warehouse), f"{key}_customers")
        marks = _marks(warehouse, customers, as_of_ms, key)
        labels = label(warehouse, marks, binding=binding, name=f"{key}_label")
        labelled = warehouse.keep(_events_of(labels), f"{key}_labelled")
        bound = bound_events(labelled)
        rule = journey_map.header.journey
        steps = warehouse.keep(steps_of(bound, rule=rule, binding=binding), f"{key}_steps")
        observed = _observed(warehouse, labelled)
        journeys = warehouse.keep(journeys_of(steps), f"{key}_journeys")
        span = warehouse.rows(
            labelled.agg(first=labelled.happened_at.min(), last=labelled.happened_at.max())
        )[0]
        return cls(
            key=key,
            binding=binding,
            labelled=labelled,
            answers=warehouse.keep(_answers_of(warehouse, labels, journeys), f"{key}_answers"),
            steps=steps,
            journeys=journeys,
            visits=warehouse.keep(visits_of(steps, observed=observed), f"{key}_visits"),
            marks=marks,
            customers=customers,
            followable=warehouse.keep(
                _followable(warehouse, labelled, customers, observed), f"{key}_followable"
            ),
            observed=observed,
            data_from_ms=_whole(span["first"]),
            data_to_ms=_whole(span["last"]),
        )

    def release(self, warehouse: Warehouse) -> None:
        """Let everything kept for it go."""
        warehouse.drop_all(f"{self.key}_")


def groundwork_key(warehouse: Warehouse, journey_map: JourneyMap, *, as_of_ms: int) -> str:
    """Name what a groundwork depends on: evidence, rules, touchpoints' stages, journey rule.

    Wording does not matter, and the moment only where it lies before the newest evidence.
    """
    events = warehouse.table("events")
    answers = warehouse.table("answers")
    latest = warehouse.rows(
        ibis.union(events.agg(at=events.happened_at.max()), answers.agg(at=answers.said_at.max()))
    )
    newest = max((_whole(row["at"]) or 0 for row in latest), default=0)
    parts = (
        warehouse.data_version(),
        str(as_of_ms) if as_of_ms < newest else "",
        repr([asdict(rule) for rule in journey_map.rules]),
        repr([stage.id for stage in journey_map.stages]),
        repr(sorted((point.id, point.stage_id) for point in journey_map.touchpoints)),
        repr(asdict(journey_map.header.journey)),
    )
    return "g" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def bound_events(labelled: ibis.Table) -> ibis.Table:
    """Give the events that are bound to a touchpoint and whose customer is known."""
    known = labelled.filter(labelled.stage_index.notnull() & labelled.customer_no.notnull())
    return known.select(
        "position",
        "customer_no",
        "touchpoint_id",
        "stage_index",
        "channel",
        "device",
        "whole_day",
        "event_id",
        arrived_at="happened_at",
    )


def with_journey(rows: ibis.Table, journeys: ibis.Table) -> ibis.Table:
    """Add to each row the customer's latest journey begun at or before it (NULL where none)."""
    starts = journeys.select(
        "customer_no",
        position="journey",
        begun=journeys.journey,
        row=ibis.null("int64"),
    )
    marked = rows.filter(rows.customer_no.notnull()).select(
        "customer_no", "position", begun=ibis.null("int64"), row="position"
    )
    both = ibis.union(starts, marked)
    carried = both.mutate(journey=both.begun.max().over(so_far("customer_no")))
    found = carried.filter(carried.row.notnull()).select("journey", position="row")
    return rows.left_join(found, "position").drop("position_right")


def _customers(warehouse: Warehouse) -> ibis.Table:
    """Number the customers. One row per identifier.

    An identifier that was joined to nothing is a customer of its own.
    """
    events = warehouse.table("events").select("identifier")
    answers = warehouse.table("answers").select("identifier")
    seen = ibis.union(events.distinct(), answers.distinct(), distinct=True)
    known = warehouse.table("customers").select("identifier", "customer")
    joined = seen.filter(seen.identifier.notnull()).outer_join(known, "identifier")
    resolved = joined.select(
        identifier=ibis.coalesce(joined.identifier, joined.identifier_right),
        customer=ibis.coalesce(joined.customer, joined.identifier),
    )
    return resolved.mutate(customer_no=ibis.dense_rank().over(order_by="customer"))


def _marks(warehouse: Warehouse, customers: ibis.Table, as_of_ms: int, key: str) -> ibis.Table:
    """Give events and answers with the fields rules test and their place in the total order.

    One row per event and answer up to the as-of moment. ``position`` counts by customer, time,
    source rank, sequence and id; at one moment answers come after events.
    """
    events = warehouse.table("events")
    answers = warehouse.table("answers")
    places = warehouse.keep(_places(warehouse, customers, as_of_ms), f"{key}_places")
    fields = ("source_id", "name", "channel", "attributes")
    done = events.select("event_id", "device", "page", *fields).inner_join(
        places.filter(places.is_event), [ibis._.event_id == places.id]
    )
    said = answers.select(
        "answer_id", *fields, device=ibis.null("string"), page=ibis.null("string")
    ).inner_join(places.filter(~places.is_event), [ibis._.answer_id == places.id])
    return ibis.union(
        done.drop("event_id"), said.drop("answer_id").select(*done.drop("event_id").columns)
    )


def _places(warehouse: Warehouse, customers: ibis.Table, as_of_ms: int) -> ibis.Table:
    events = warehouse.table("events")
    happened = events.filter(events.happened_at <= as_of_ms).select(
        "identifier",
        "happened_at",
        "sequence",
        rank=events.source_rank.cast("int64"),
        id="event_id",
        is_event=YES,
        whole_day=(events.precision == "day").fill_null(NO),
    )
    answers = warehouse.table("answers")
    said = answers.filter(answers.said_at <= as_of_ms).select(
        "identifier",
        "sequence",
        happened_at="said_at",
        rank=ibis.literal(_ANSWER_RANK, "int64"),
        id="answer_id",
        is_event=NO,
        whole_day=(answers.precision == "day").fill_null(NO),
    )
    both = ibis.union(happened, said.select(*happened.columns))
    numbered = both.left_join(customers, "identifier")
    order = ["customer_no", "happened_at", "rank", "sequence", "id"]
    return numbered.select(
        "id",
        "is_event",
        "customer_no",
        "happened_at",
        "whole_day",
        position=ibis.row_number().over(order_by=[ibis.asc(name) for name in order]),
    )


def _events_of(labels: ibis.Table) -> ibis.Table:
    return labels.filter(labels.is_event).select(
        "position",
        "customer_no",
        "source_id",
        "happened_at",
        "whole_day",
        "name",
        "channel",
        "device",
        "touchpoint_id",
        "stage_index",
        "rule_id",
        "matches",
        event_id="id",
    )


def _answers_of(warehouse: Warehouse, labels: ibis.Table, journeys: ibis.Table) -> ibis.Table:
    answers = warehouse.table("answers").drop("sequence", "identifier", "precision")
    told = labels.filter(~labels.is_event).select(
        "position",
        "customer_no",
        "touchpoint_id",
        "stage_index",
        "rule_id",
        "matches",
        answer_id="id",
    )
    full = told.inner_join(answers, "answer_id")
    return with_journey(full, journeys)


def _observed(warehouse: Warehouse, labelled: ibis.Table) -> tuple[int, ...]:
    found = warehouse.rows(labelled.select("stage_index").distinct())
    indices = (_whole(row["stage_index"]) for row in found)
    return tuple(sorted(index for index in indices if index is not None))


def _followable(
    warehouse: Warehouse, labelled: ibis.Table, customers: ibis.Table, observed: Sequence[int]
) -> ibis.Table:
    """Say who can be followed past which stage.

    One row per customer and stage. A customer can be followed if one of their identifiers is of
    a kind that the sources of the next observed stage know too; a device only in its own source.
    """
    identifiers = warehouse.table("identifiers")
    token = ibis.ifelse(
        identifiers.kind == "device",
        identifiers.kind + "@" + identifiers.source_id,
        identifiers.kind,
    )
    tokens = identifiers.select("identifier", "source_id", token=token)
    previous: Mapping[int, int] = {later: stage for stage, later in pairwise(observed)}
    bound = labelled.filter(labelled.stage_index.isin(list(previous)))
    if not previous:
        return customers.select("customer_no", stage_index=ibis.literal(0, "int64")).limit(0)
    covered = bound.select("stage_index", "source_id").distinct()
    known = covered.inner_join(tokens.select("source_id", "token").distinct(), "source_id").select(
        "token", stage_index=covered.stage_index.cases(*previous.items()).cast("int64")
    )
    owned = tokens.inner_join(customers, "identifier")
    return (
        owned.select("customer_no", "token")
        .distinct()
        .inner_join(known.distinct(), "token")
        .select("customer_no", "stage_index")
        .distinct()
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
