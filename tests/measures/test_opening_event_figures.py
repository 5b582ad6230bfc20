"""Every figure of an answer about an event file opens to exactly the rows it counts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest
from test_event_engine import TIMEOUT, random_rows, written

from desireline.measures.event_file import EventFile, read_events
from desireline.measures.measured_table import NoSuchFigureError

WINDOW = timedelta(days=5)
QUESTIONS = {
    "transitions": lambda log: log.transitions(),
    "transitions, top": lambda log: log.transitions(top=3),
    "follows": lambda log: log.follows(),
    "rework": lambda log: log.rework(),
    "step matrix": lambda log: log.step_matrix(first=4),
    "variants": lambda log: log.variants(top=4),
    "graph": lambda log: log.graph(),
    "journeys": lambda log: log.journeys(),
    "sessions": lambda log: log.sessions(gap=timedelta(hours=5)),
    "pattern": lambda log: log.pattern("visit->.*->order"),
    "pattern of customers": lambda log: log.pattern("ad->visit", counted="customers"),
    "conversion": lambda log: log.conversion("ad", "order", within=WINDOW),
    "retention": lambda log: log.retention(cohort="week", periods=3),
    "durations": lambda log: log.durations(),
    "between": lambda log: log.durations(start="ad", end="order"),
    "attribution": lambda log: log.attribution("order", method="linear", resamples=2),
    **{
        f"funnel of {counted}, {order}": lambda log, counted=counted, order=order: log.funnel(
            ["ad", "visit", "order"], window=WINDOW, order=order, counted=counted
        )
        for counted, order in (
            ("journeys", "eventual"),
            ("customers", "direct"),
            ("sessions", "rows"),
            ("occurrences", "strict"),
            ("journeys", "any"),
        )
    },
    "funnel without": lambda log: log.funnel(["ad", "visit", "order"], without=["call"]),
}
PARTS = {
    "the whole file": lambda log: log,
    "a part of it": lambda log: log.where(passing="visit").only(
        touchpoints=["ad", "visit", "order", "call"]
    ),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("opened") / "events.csv", random_rows(3))


@pytest.fixture(scope="module", params=PARTS)
def log(request, path) -> Iterator[EventFile]:
    events = read_events(path, timeout=TIMEOUT)
    yield PARTS[request.param](events)
    events.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_figure_opens_to_as_many_rows_as_it_counts(log, question) -> None:
    answer = QUESTIONS[question](log)
    assert answer.figures
    rows = answer.to_arrow().to_pylist()
    for place in {0, len(rows) // 2, len(rows) - 1}:
        for figure in answer.figures:
            counted = rows[place][answer.doors[figure].counts]
            if counted is None:
                continue
            opened = answer.rows_of(place, figure)
            assert len(opened) == opened.n == counted, (place, figure)
            assert opened.chosen == answer.chosen
            assert figure in opened.definition


def test_the_rows_of_a_transition_stand_so_in_the_file(path, log) -> None:
    with path.open(encoding="utf-8") as file:
        raw = list(csv.DictReader(file))
    answer = log.transitions()
    for place, row in enumerate(answer.to_arrow().to_pylist()):
        opened = answer.rows_of(place, "count").to_arrow().to_pylist()
        for step in opened:
            written_so = raw[step["row"] - 1]
            assert (written_so["customer"], written_so["touchpoint"]) == (
                step["customer"],
                row["touchpoint"],
            )
        waits = [step["wait_seconds"] for step in opened if step["wait_seconds"] is not None]
        assert row["median_wait_seconds"] == (
            pytest.approx(median(waits), abs=1e-9) if waits else None
        )


def test_what_cannot_be_opened_says_what_can(log) -> None:
    answer = log.graph()
    with pytest.raises(NoSuchFigureError, match="steps, journeys, customers, starts, ends, share"):
        answer.rows_of(0, "share_low")
    with pytest.raises(NoSuchFigureError, match=r"Its rows are 0 to \d\."):
        answer.rows_of(60, "steps")
