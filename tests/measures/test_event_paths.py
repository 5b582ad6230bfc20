"""Paths, funnels by every option, conversion and return agree with pencil and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from statistics import median

import pytest
from engine_oracle import MICROSECOND, Log
from path_oracle import cases, conversion, holding, later, places, reach, returned, rework
from test_event_engine import FUNNEL, NAMES, TIMEOUT, random_rows, written

from desireline.journeys.event_patterns import PatternError
from desireline.measures.event_file import EventFile, read_events

COUNTED = ("journeys", "customers", "sessions")


@pytest.fixture(scope="module", params=range(20, 22), ids=lambda seed: f"log {seed}")
def both(request, tmp_path_factory) -> Iterator[tuple[EventFile, Log]]:
    path = tmp_path_factory.mktemp("log") / "events.csv"
    written(path, random_rows(request.param))
    events = read_events(path, timeout=TIMEOUT)
    yield events, Log(path, timeout=TIMEOUT)
    events.close()


def rows_of(answer) -> list[dict[str, object]]:
    return answer.to_arrow().to_pylist()


@pytest.mark.parametrize(
    ("anchored", "without"), [("any", ()), ("first", ("call",))], ids=["all starts", "first start"]
)
@pytest.mark.parametrize("counted", [*COUNTED, "occurrences"])
@pytest.mark.parametrize(
    "order", ["eventual", "strict", "rows", "direct", "unbroken", "once", "any"]
)
def test_a_funnel_reaches_as_far_as_by_hand(both, order, counted, anchored, without) -> None:
    events, log = both
    window = timedelta(days=2)
    answer = events.funnel(
        FUNNEL, window=window, order=order, counted=counted, anchored=anchored, without=without
    )
    expected = reach(
        log,
        FUNNEL,
        window // MICROSECOND,
        order,
        counted,
        first=anchored == "first" or counted == "occurrences",
        without=set(without),
    )
    assert [row["reached"] for row in rows_of(answer)] == expected


def test_what_follows_sooner_or_later(both) -> None:
    events, log = both
    found = {
        (row["touchpoint"], row["later_touchpoint"]): row["count"]
        for row in rows_of(events.follows())
    }
    assert found == later(log)


def test_what_happens_twice(both) -> None:
    events, log = both
    counted = ("journeys", "repeated", "repeats", "in_a_row", "returns")
    found = {
        row["touchpoint"]: tuple(row[one] for one in counted) for row in rows_of(events.rework())
    }
    assert found == {name: rework(log, name) for name in NAMES}


def test_where_journeys_are_at_each_step(both) -> None:
    events, log = both
    found: dict[int, Counter[str | None]] = {step: Counter() for step in range(1, 6)}
    for row in rows_of(events.step_matrix(first=5)):
        found[row["step_no"]][row["touchpoint"]] += row["journeys"]
    assert found == {step: places(log, step) for step in range(1, 6)}


@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("within", [None, timedelta(hours=20), 3], ids=str)
@pytest.mark.parametrize("anchored", ["any", "first"])
def test_conversion_counts_who_went_on(both, within, anchored, counted) -> None:
    events, log = both
    for start, end in (("ad", "order"), ("visit", "visit")):
        (row,) = rows_of(
            events.conversion(start, end, within=within, anchored=anchored, counted=counted)
        )
        begun, waits, ended = conversion(
            log, start, end, within, counted, first=anchored == "first"
        )
        found = (row["with_start"], row["converted"], row["with_end"])
        assert found == (begun, len(waits), ended)
        assert row["median_seconds"] == (pytest.approx(median(waits), abs=1e-9) if waits else None)


ANY, NOT_CALL = ("gap", set()), ("gap", {"call"})
PATTERNS = {
    "ad->visit": [("one", {"ad"}), ("one", {"visit"})],
    "ad -> .* -> order": [("one", {"ad"}), ANY, ("one", {"order"})],
    "ad->[^call]*->order": [("one", {"ad"}), NOT_CALL, ("one", {"order"})],
    '[ad|"visit"]->.->[^order]': [("one", {"ad", "visit"}), ("not", set()), ("not", {"order"})],
}


@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_held_by_as_many_as_by_hand(both, pattern, counted) -> None:
    events, log = both
    (row,) = rows_of(events.pattern(pattern, counted=counted))
    expected = (len(cases(log, counted)), holding(log, PATTERNS[pattern], counted))
    assert (row[counted], row["matched"]) == expected


def test_start_and_end_hold_a_pattern_down(both) -> None:
    events, log = both
    paths = [[name for _, name in journey] for journey in log.journeys]
    (row,) = rows_of(events.pattern("^->ad->.*->order->$"))
    expected = sum(p[0] == "ad" and p[-1] == "order" and len(p) > 1 for p in paths)
    assert row["matched"] == expected > 0


@pytest.mark.parametrize(
    "pattern", ["", "ad->", "->ad", "^", "ad->^", "$->ad", "[]", '"ad', "ad->->visit"]
)
def test_a_pattern_that_cannot_be_read_says_how_to_write_one(both, pattern) -> None:
    with pytest.raises(PatternError, match="Write touchpoints with -> between"):
        both[0].pattern(pattern)


def test_who_comes_back(both) -> None:
    events, log = both
    for kind, every, high in (
        ("bracket", 7, lambda low: low + 7),
        ("n_day", 3, lambda low: low + 1),
        ("rolling", 5, lambda _low: 10**9),
    ):
        for row in rows_of(events.retention(kind=kind, every=every, periods=6)):
            low = row["from_day"]
            over = low + 1 if kind == "rolling" else high(low)
            found = (row["eligible"], row["returned"], row["returned_so_far"])
            assert found == returned(log, low, high(low), over)
            assert (row["share"] is None) == (row["eligible"] == 0)


def test_cohorts_add_up_to_all(both) -> None:
    events, _ = both
    whole = events.retention().to_pandas().set_index("period")
    parts = events.retention(cohort="week").to_pandas().groupby("period")
    for column in ("customers", "eligible", "returned", "returned_so_far"):
        assert parts[column].sum().equals(whole[column])
