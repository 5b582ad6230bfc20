"""What is worked out once for a map's rules, before any filter: labels, steps, journeys."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

import ibis

from desireline.journeys.journey import journeys_of
from desireline.journeys.labelling import Binding, binding_of, label
from desireline.journeys.ordering import so_far
from desireline.journeys.places import Places, moment_key, whole
from desireline.journeys.responses import with_response
from desireline.journeys.step_arrays import kept_steps_and_visits
from desireline.maps.journey_map import JourneyMap
from desireline.warehouse.duckdb import Warehouse


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a map's rules make of each event and answer: all the sorting board needs.

    Attributes:
        key: Names the state of evidence and rules it was made from.
        rows: One row per event and answer with its customer and touchpoint.
        labelled: One row per event of these.
        marks: One row per event and answer with the fields rules test.
    """

    key: str
    warehouse: Warehouse
    journey_map: JourneyMap
    as_of_ms: int
    places: Places
    binding: Binding
    marks: ibis.Table
    rows: ibis.Table
    labelled: ibis.Table

    @classmethod
    def of(
        cls,
        warehouse: Warehouse,
        journey_map: JourneyMap,
        *,
        as_of_ms: int,
        places: Places | None = None,
    ) -> Labels:
        """Label all evidence up to ``as_of_ms``; ``places`` are worked out if not given.

        Raises:
            UnknownAnchorError: If a rule's anchor is not on the map.
        """
        binding = binding_of(journey_map)
        key = groundwork_key(warehouse, journey_map, as_of_ms=as_of_ms)
        places = places or Places.of(warehouse, as_of_ms=as_of_ms, key=key)
        marks = places.marks
        rows = label(warehouse, marks, binding=binding, name=f"{key}_label")
        return cls(
            key=key,
            warehouse=warehouse,
            journey_map=journey_map,
            as_of_ms=as_of_ms,
            places=places,
            binding=binding,
            marks=marks,
            rows=rows,
            labelled=warehouse.keep(_events_of(rows), f"{key}_labelled"),
        )

    @property
    def whole(self) -> ibis.Table:
        """Return the labelled events whatever the filter; a study has the same."""
        return self.labelled

    @property
    def said(self) -> ibis.Table:
        """Return the labelled answers, one row each."""
        return self.rows.filter(~self.rows.is_event)

    def release(self, warehouse: Warehouse) -> None:
        """Let everything kept for it go."""
        warehouse.drop_all(f"{self.key}_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Groundwork:
    """Relations of one map's rules over one state of the evidence; filters are taken from it.

    Attributes:
        key: Names the state of evidence and rules it was made from.
        labelled: One row per event up to the as-of moment, with its customer and touchpoint.
        answers: One row per answer, likewise, with the journey it was given in or after and the
            ``response`` it is part of.
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
    def of(
        cls,
        warehouse: Warehouse,
        journey_map: JourneyMap,
        *,
        as_of_ms: int,
        labels: Labels | None = None,
    ) -> Groundwork:
        """Label all evidence up to ``as_of_ms``, unless done, and derive every journey in it.

        Raises:
            UnknownAnchorError: If a rule's anchor is not on the map.
        """
        labels = labels or Labels.of(warehouse, journey_map, as_of_ms=as_of_ms)
        key, binding, labelled = labels.key, labels.binding, labels.labelled
        customers = labels.places.customers
        bound = bound_events(labelled)
        rule = journey_map.header.journey
        observed = _observed(warehouse, labelled)
        steps, visits = kept_steps_and_visits(
            warehouse, bound, rule=rule, binding=binding, observed=observed, name=key
        )
        journeys = warehouse.keep(journeys_of(steps), f"{key}_journeys")
        span = warehouse.rows(
            labelled.agg(first=labelled.happened_at.min(), last=labelled.happened_at.max())
        )[0]
        return cls(
            key=key,
            binding=binding,
            labelled=labelled,
            answers=warehouse.keep(_answers_of(warehouse, labels.rows, journeys), f"{key}_answers"),
            steps=steps,
            journeys=journeys,
            visits=visits,
            marks=labels.marks,
            customers=customers,
            followable=warehouse.keep(
                _followable(warehouse, labelled, customers, observed), f"{key}_followable"
            ),
            observed=observed,
            data_from_ms=whole(span["first"]),
            data_to_ms=whole(span["last"]),
        )

    def last_seen(self, warehouse: Warehouse) -> ibis.Table:
        """Give the ``newest`` event at each touchpoint, found once. One row per touchpoint."""
        return self._once(warehouse, _newest(self.labelled, "happened_at"), "last_seen")

    def last_told(self, warehouse: Warehouse) -> ibis.Table:
        """Give the ``newest`` answer about each touchpoint, found once. One row per touchpoint."""
        return self._once(warehouse, _newest(self.answers, "said_at"), "last_told")

    def channels(self, warehouse: Warehouse) -> ibis.Table:
        """Give the channels of events and answers, found once. One row per channel."""
        both = ibis.union(self.labelled.select("channel"), self.answers.select("channel"))
        return self._once(warehouse, both.distinct(), "channels")

    def _once(self, warehouse: Warehouse, found: ibis.Table, name: str) -> ibis.Table:
        known = warehouse.kept(f"{self.key}_{name}")
        return warehouse.keep(found, f"{self.key}_{name}") if known is None else known

    def release(self, warehouse: Warehouse) -> None:
        """Let everything kept for it go."""
        warehouse.drop_all(f"{self.key}_")


def groundwork_key(warehouse: Warehouse, journey_map: JourneyMap, *, as_of_ms: int) -> str:
    """Name what a groundwork depends on: evidence, rules, stages, journey rule and outlook.

    Wording does not matter, and the moment only where it lies before the newest evidence.
    """
    parts = (
        warehouse.data_version(),
        moment_key(warehouse, as_of_ms),
        *counted_from(journey_map),
    )
    return "g" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def counted_from(journey_map: JourneyMap) -> tuple[str, ...]:
    """Tell the part of a map its journeys hang on: two maps that share it have the same ones."""
    return (
        repr([asdict(rule) for rule in journey_map.rules]),
        repr([stage.id for stage in journey_map.stages]),
        repr(sorted((point.id, point.stage_id) for point in journey_map.touchpoints)),
        repr(asdict(journey_map.header.journey.unnamed())),
        journey_map.header.outlook,
    )


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


def _newest(rows: ibis.Table, moment: str) -> ibis.Table:
    bound = rows.filter(rows.stage_index.notnull())
    return bound.group_by("touchpoint_id").agg(newest=bound[moment].max())


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
    return with_journey(with_response(full), journeys)


def _observed(warehouse: Warehouse, labelled: ibis.Table) -> tuple[int, ...]:
    found = warehouse.rows(labelled.select("stage_index").distinct())
    indices = (whole(row["stage_index"]) for row in found)
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
