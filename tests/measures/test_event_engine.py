"""The engine on a bare event file agrees with pencil and paper, on logs nobody tuned."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from engine_oracle import Log, chance_without, half_time

from desireline.measures.event_file import EventFile, read_events

TIMEOUT = timedelta(days=9)
START = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = ("ad", "visit", "cart", "order", "call", "review")
FUNNEL = ["visit", "cart", "order"]
ORDERS = ("eventual", "strict", "direct", "any")
WINDOWS = (None, timedelta(days=2), timedelta(seconds=1))


def random_rows(seed: int) -> list[dict[str, str]]:
    """Write lives with ties, parts of a second, equal rows and long silences."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    rows = []
    for customer in range(40):
        at = START + timedelta(seconds=chance.randrange(20 * 86_400))
        for _ in range(chance.randrange(1, 14)):
            rows.append((f"c{customer}", at, chance.choice(NAMES)))
            if chance.random() < 0.1:
                rows.append(rows[-1])
            at += chance.choice(
                (
                    timedelta(0),
                    timedelta(microseconds=chance.randrange(2_000_000)),
                    timedelta(seconds=chance.randrange(3)),
                    timedelta(hours=chance.randrange(60)),
                    timedelta(days=chance.choice((8, 9, 10))),
                )
            )
    chance.shuffle(rows)
    return [
        {"row": str(n), "customer": who, "touchpoint": what, "time": at.isoformat()}
        for n, (who, at, what) in enumerate(rows)
    ]


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        made = csv.DictWriter(file, ["row", "customer", "touchpoint", "time"])
        made.writeheader()
        made.writerows(rows)
    return path


@pytest.fixture(scope="module", params=range(6), ids=lambda seed: f"log {seed}")
def both(request, tmp_path_factory) -> Iterator[tuple[EventFile, Log]]:
    path = tmp_path_factory.mktemp("log") / "events.csv"
    written(path, random_rows(request.param))
    events = read_events(path, timeout=TIMEOUT)
    yield events, Log(path, timeout=TIMEOUT)
    events.close()


def transitions_of(events: EventFile):
    return {
        (row["touchpoint"], row["next_touchpoint"]): (
            row["count"],
            row["journeys"],
            row["median_wait_seconds"],
        )
        for row in events.transitions().to_arrow().to_pylist()
    }


def test_transitions_are_those_of_the_raw_file(both) -> None:
    events, log = both
    found, expected = transitions_of(events), log.transitions()
    assert {pair: row[:2] for pair, row in found.items()} == {
        pair: row[:2] for pair, row in expected.items()
    }
    for pair, row in expected.items():
        assert found[pair][2] == pytest.approx(row[2], abs=1e-9)


def test_variants_are_those_of_the_raw_file(both) -> None:
    events, log = both
    rows = events.variants().to_arrow().to_pylist()
    assert {tuple(row["touchpoints"]): row["journeys"] for row in rows} == log.variants()
    assert rows[-1]["coverage"] == pytest.approx(1)


@pytest.mark.parametrize("counted", ["journeys", "customers"])
@pytest.mark.parametrize("window", WINDOWS, ids=str)
@pytest.mark.parametrize("order", ORDERS)
def test_a_funnel_reaches_as_far_as_the_best_of_all_starts(both, order, window, counted) -> None:
    events, log = both
    rows = events.funnel(FUNNEL, window=window, order=order, counted=counted).to_arrow().to_pylist()
    expected = log.funnel(FUNNEL, window=window, order=order, counted=counted)
    assert [(row["reached"], row["open"]) for row in rows] == [one[:2] for one in expected]
    for row, (_, _, seconds) in zip(rows, expected, strict=True):
        assert row["median_seconds"] == pytest.approx(seconds, abs=1e-9)


def test_durations_count_the_unfinished_as_unfinished(both) -> None:
    events, log = both
    rows = events.durations().to_arrow().to_pylist()
    expected = {("journey", None): log.lengths()}
    expected |= {("until the next step", name): w for name, w in log.until_next().items()}
    found = {(row["kind"], row["touchpoint"]): row for row in rows if row["kind"] != "transition"}
    assert found.keys() == expected.keys()
    for key, waits in expected.items():
        assert found[key]["n"] == len(waits)
        assert found[key]["finished"] == sum(finished for _, finished in waits)
        assert found[key]["median_seconds"] == pytest.approx(half_time(waits), abs=1e-9)
    (row,) = events.durations(start="ad", end="order").to_arrow().to_pylist()
    waits = log.between("ad", "order")
    assert (row["n"], row["finished"]) == (len(waits), sum(met for _, met in waits))
    assert row["median_seconds"] == pytest.approx(half_time(waits), abs=1e-9)


@pytest.mark.parametrize("method", ["first", "last", "linear", "position", "shapley"])
def test_credit_is_shared_out_as_by_hand(both, method) -> None:
    events, log = both
    rows = events.attribution("order", method=method, resamples=5).to_arrow().to_pylist()
    expected = log.credit("order", method)
    for row in rows:
        assert row["credit"] == pytest.approx(expected[row["touchpoint"]], abs=1e-9)
    converted = sum(reached for _, reached in log.paths("order"))
    assert sum(row["credit"] for row in rows) == pytest.approx(converted)


def test_removal_effects_are_those_of_walking_the_chain_without_each(both) -> None:
    events, log = both
    rows = events.attribution("order", method="markov", resamples=5).to_arrow().to_pylist()
    paths = log.paths("order")
    whole = chance_without(paths, None)
    for row in rows:
        lost = 1 - chance_without(paths, row["touchpoint"]) / whole
        assert row["removal_effect"] == pytest.approx(lost, abs=1e-9)


@pytest.mark.parametrize("seed", [7, 8])
def test_the_order_of_the_rows_changes_nothing_where_a_column_orders_them(tmp_path, seed) -> None:
    rows = random_rows(seed)
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 - not for secrets
    one = read_events(written(tmp_path / "a.csv", rows), timeout=TIMEOUT)
    other = read_events(written(tmp_path / "b.csv", shuffled), timeout=TIMEOUT, order="row")
    for question in ("transitions", "variants", "graph", "durations", "journeys"):
        ours, theirs = getattr(one, question)(), getattr(other, question)()
        assert ours.to_arrow().equals(theirs.to_arrow()), question
    assert (
        Log(tmp_path / "b.csv", timeout=TIMEOUT, order_by="row").variants()
        == Log(tmp_path / "a.csv", timeout=TIMEOUT).variants()
    )
    one.close()
    other.close()


def test_views_of_one_log_add_up(both) -> None:
    events, _ = both
    steps = events.log.events.arrived_at.size
    graph = events.graph().to_pandas()
    transitions = events.transitions().to_pandas()
    assert graph.steps.sum() == transitions["count"].sum() == steps
    assert graph.starts.sum() == graph.ends.sum() == events.variants().n == len(events.journeys())
    ended = transitions[transitions.next_touchpoint.isna()]
    assert dict(zip(ended.touchpoint, ended["count"], strict=True)) == {
        row.touchpoint: row.ends for row in graph.itertuples() if row.ends
    }
    top = events.variants(top=2).to_pandas()
    assert top.journeys.sum() == events.variants().n
    assert top.variants.sum() == len(events.variants())
