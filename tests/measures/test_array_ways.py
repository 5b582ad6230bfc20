"""Loops over arrays and relations in DuckDB give the same answers to the last digit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest
from test_event_engine import FUNNEL, START, TIMEOUT, random_rows

from desireline.journeys import array_variants, event_file, loops
from desireline.journeys.compiled import compiled
from desireline.journeys.event_spans import spans_of
from desireline.journeys.event_steps import events_table, journeys_relation, steps_relation
from desireline.measures.event_file import EventFile, events_of
from desireline.measures.measured_table import MeasuredTable

PARTS = ("all", "since", "passing", "collapsed", "only")
ORDERS = ("eventual", "strict", "rows", "direct", "any")
WINDOWS = (None, timedelta(days=2), timedelta(0))


@pytest.fixture(scope="module")
def whole() -> Iterator[EventFile]:
    rows = [row | {"customer": f"{seed}-{row['customer']}"} for seed in range(6)
            for row in random_rows(seed)]  # fmt: skip
    events = events_of(pa.Table.from_pylist(rows), timeout=TIMEOUT)
    yield events
    events.close()


@pytest.fixture(scope="module", params=PARTS)
def part(request, whole: EventFile) -> EventFile:
    return {
        "all": lambda: whole,
        "since": lambda: whole.where(since=START + timedelta(days=8)),
        "passing": lambda: whole.where(passing="cart").where(before=START + timedelta(days=40)),
        "collapsed": lambda: whole.where(since=START + timedelta(days=3)).collapsed(),
        "only": lambda: whole.only(touchpoints=[*FUNNEL, "ad"]),
    }[request.param]()


def agree(arrays: MeasuredTable, relations: MeasuredTable) -> None:
    assert arrays.computed == "Computed by loops over arrays in memory."
    assert relations.computed == "Computed as relations in DuckDB: as asked."
    assert arrays.rows.equals(relations.rows)
    assert len(arrays)


@pytest.mark.parametrize(
    "ask",
    [
        lambda log: log.transitions(),
        lambda log: log.transitions(top=4),
        lambda log: log.variants(),
        lambda log: log.variants(top=5),
        lambda log: log.graph(),
        lambda log: log.durations(),
        lambda log: log.durations(start="visit", end="order"),
        *(
            lambda log, rule=rule: log.attribution("order", method=rule, resamples=5)
            for rule in ("markov", "shapley", "first", "last", "linear")
        ),
    ],
    ids=[
        "transitions",
        "transitions, top",
        "variants",
        "variants, top",
        "graph",
        "durations",
        "from to",
        "markov",
        "shapley",
        "first",
        "last",
        "linear",
    ],
)
def test_arrays_and_relations_agree(part: EventFile, ask) -> None:
    agree(ask(part.computed("arrays")), ask(part.computed("relations")))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("window", WINDOWS)
def test_funnels_agree_in_every_order(whole: EventFile, order, window) -> None:
    chance = random.Random(f"{order} {window}")  # noqa: S311 - not for secrets
    asked = {
        "counted": chance.choice(("journeys", "customers")),
        "anchored": chance.choice(("any", "any", "first")),
    }
    part = whole.where(since=START + timedelta(days=chance.randrange(9)))
    ways = (part.computed(way) for way in ("arrays", "relations"))
    agree(*(one.funnel(FUNNEL, order=order, window=window, **asked) for one in ways))


def test_journeys_cut_on_arrays_are_those_of_the_relation(whole: EventFile) -> None:
    log, silence = whole.log, TIMEOUT // timedelta(microseconds=1)
    kept = log.warehouse.keep_arrow(events_table(log.whole), "as_events")
    relation = journeys_relation(
        steps_relation(kept, silence=silence), silence=silence, as_of=log.as_of
    )
    expected = log.warehouse.to_arrow(relation.order_by("journey"))
    found = log.warehouse.to_arrow(log.journeys.order_by("journey"))
    assert found.equals(expected.cast(found.schema))
    assert spans_of(log.whole, silence=silence, as_of=log.as_of).is_open.any()


def test_many_rows_are_put_in_the_order_few_are(monkeypatch) -> None:
    chance = random.Random(1)  # noqa: S311 - not for secrets
    rows = [
        {"customer": f"c{chance.randrange(5)}", "touchpoint": chance.choice(FUNNEL),
         "time": chance.randrange(60), "turn": chance.randrange(3)}
        for _ in range(600)
    ]  # fmt: skip
    for order in ("", "turn"):
        placed = []
        for many in (0, 10_000):
            monkeypatch.setattr(event_file, "MANY", many)
            events = events_of(pa.Table.from_pylist(rows), time="time", order=order)
            placed.append(events.log.whole.row.tolist())
            events.close()
        assert placed[0] == placed[1]


def test_ties_of_a_part_are_counted_as_if_it_stood_alone(part: EventFile) -> None:
    alone = part.log.events
    assert part.log.ties == (alone.ties, alone.tied_apart)
    assert part.log.period == (alone.arrived_at.min(), alone.arrived_at.max())
    assert part.log.size == len(alone.arrived_at)


def test_sequences_with_equal_hashes_are_not_mixed(whole: EventFile, monkeypatch) -> None:
    plain = (loops.group_paths,)
    monkeypatch.setattr(
        array_variants, "compiled", lambda loop: loop if loop in plain else compiled(loop)
    )
    monkeypatch.setattr(loops, "_MIX", np.uint64(0))
    agree(whole.computed("arrays").variants(), whole.computed("relations").variants())


def test_the_way_and_its_reason_are_said(whole: EventFile) -> None:
    assert "fewer than 200,000 steps" in whole.transitions().computed
    arrays = whole.computed("arrays")
    assert "count no sessions" in arrays.funnel(FUNNEL, counted="sessions").computed
    assert "stops for good" in arrays.funnel(FUNNEL, without=["call"]).as_document()["computed"]


def test_memory_allowed_is_kept_to_and_changes_no_answer(whole: EventFile) -> None:
    rows = [row | {"customer": f"{seed}-{row['customer']}"} for seed in range(6)
            for row in random_rows(seed)]  # fmt: skip
    events = events_of(pa.Table.from_pylist(rows), timeout=TIMEOUT, memory=60_000_000)
    settings = "SELECT value FROM duckdb_settings() WHERE name = 'memory_limit'"
    assert events.log.warehouse._connection.execute(settings).fetchall() == [("57.2 MiB",)]
    assert events.log.memory == 60_000_000
    assert events.variants().rows.equals(whole.variants().rows)
    events.close()
