"""Our answers against those of well-known tools, on one log of 31,106 events of 600 customers.

The numbers are those of the table of cross-checks. ``peer_*.py`` ask the tools in an environment
of their own (``make peers``); where it is missing these tests are skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from statistics import median
from types import SimpleNamespace

import answers as peers
import pytest

from desireline.journeys.funnel_levels import FunnelRule, funnel_levels
from desireline.measures.event_file import EventFile, read_events

CASES = ("user_id", "session_id")
FUNNEL = (
    *("product_view", "add_to_cart", "cart", "shipping_details", "payment_details", "purchase"),
)
NEVER = timedelta(days=3650)


@pytest.fixture(scope="module", params=CASES)
def both(request) -> Iterator[SimpleNamespace]:
    """Our reading of the log by this kind of case, and a door to the peers' answers."""
    events = read_of(request.param)

    def answer(check: str):
        return peers.answers("paths")[check][request.param]

    yield SimpleNamespace(events=events, answer=answer, case=request.param)
    events.close()


def read_of(case: str) -> EventFile:
    return read_events(
        peers.log(), customer=case, touchpoint="event", time="timestamp", timeout=NEVER
    )


def rows_of(answer) -> list[dict[str, object]]:
    return answer.to_arrow().to_pylist()


def pairs(rows) -> dict[tuple[str, str], float]:
    return {(one, other): number for one, other, number in rows}


def onward(events: EventFile, column: str) -> dict[tuple[str, str], float]:
    return {
        (row["touchpoint"], row["next_touchpoint"]): row[column]
        for row in rows_of(events.transitions())
        if row["next_touchpoint"] is not None
    }


def test_01_transitions_are_those_of_two_miners(both) -> None:
    expected = pairs(both.answer("check_01_transitions"))
    assert onward(both.events, "count") == expected
    counted = (len(expected), sum(expected.values()))
    assert counted == {"user_id": (338, 30_506), "session_id": (336, 27_501)}[both.case]


def test_01_a_log_written_by_a_miner_gives_the_same() -> None:
    written = peers.folder() / peers.answers("paths")["check_01_log_of_process_mining"]
    expected = pairs(peers.answers("paths")["check_01_transitions"]["session_id"])
    with closing(read_events(written, timeout=NEVER)) as events:
        assert onward(events, "count") == expected


def test_02_starts_and_ends(both) -> None:
    expected = both.answer("check_02_starts_and_ends")
    graph = rows_of(both.events.graph())
    for kind in ("starts", "ends"):
        assert {row["touchpoint"]: row[kind] for row in graph if row[kind]} == expected[kind]
    assert sum(expected["starts"].values()) == {"user_id": 600, "session_id": 3605}[both.case]


def test_03_cases_of_each_edge(both) -> None:
    assert onward(both.events, "journeys") == pairs(both.answer("check_03_cases_of_each_edge"))


def test_04_shares_of_steps_with_ends_counted(both) -> None:
    expected = pairs(both.answer("check_04_share_of_steps"))
    found = {
        (row["touchpoint"], row["next_touchpoint"] or "path_end"): row["share_of_steps"]
        for row in rows_of(both.events.transitions())
    }
    assert found == pytest.approx(expected, abs=1e-12)
    sums = Counter()
    for (origin, _), share in found.items():
        sums[origin] += share
    assert all(total == pytest.approx(1, abs=1e-12) for total in sums.values())


def test_05_variants(both) -> None:
    found = Counter()
    for row in rows_of(both.events.variants()):
        found[tuple(row["touchpoints"])] += row["journeys"]
    assert found == {tuple(path): n for path, n in both.answer("check_05_variants")}
    assert len(found) == {"user_id": 600, "session_id": 3003}[both.case]


def test_06_what_follows_sooner_or_later(both) -> None:
    expected = pairs(both.answer("check_06_eventually_follows"))
    found = {
        (row["touchpoint"], row["later_touchpoint"]): row["count"]
        for row in rows_of(both.events.follows())
    }
    assert found == expected
    assert both.case == "user_id" or len(found) == 356


def test_07_what_is_done_more_than_once(both) -> None:
    found = {row["touchpoint"]: row["repeated"] for row in rows_of(both.events.rework())}
    assert {name: n for name, n in found.items() if n} == both.answer("check_07_rework")
    if both.case == "session_id":
        told = ("account_page", "add_to_cart", "cart", "catalog")
        assert [found[name] for name in told] == [65, 117, 149, 1731]


def test_08_times_of_each_edge(both) -> None:
    expected = both.answer("check_08_times_of_edges")
    medians, means = (onward(both.events, f"{kind}_wait_seconds") for kind in ("median", "mean"))
    assert medians == {(one, other): median for one, other, median, _ in expected}
    for one, other, _, mean in expected:
        assert means[one, other] == pytest.approx(mean, abs=1e-6)


def test_09_durations_of_cases(both) -> None:
    found = sorted(row["seconds"] for row in rows_of(both.events.journeys()))
    assert found == pytest.approx(both.answer("check_09_durations"), abs=1e-9)
    assert both.case == "user_id" or median(found) == 869


def test_10_step_matrix(both) -> None:
    found = {
        (row["touchpoint"] or "path_end", row["step_no"]): row["share"]
        for row in rows_of(both.events.step_matrix(first=4))
    }
    expected = {(name, step): share for name, step, share in both.answer("check_10_step_matrix")}
    assert found == pytest.approx(expected, abs=1e-12)


ORDERS = {
    "": "eventual",
    "strict_deduplication": "once",
    "strict_order": "unbroken",
    "strict_increase": "strict",
}
WINDOWS = {
    "1 h": timedelta(hours=1),
    "1 d": timedelta(days=1),
    "30 d": timedelta(days=30),
    "400 d": timedelta(days=400),
}
PUBLISHED = {
    "1 h": ([598, 480, 321, 167, 68, 15], [166, 67, 15]),
    "1 d": ([598, 482, 324, 169, 69, 16], [168, 68, 16]),
    "30 d": ([598, 502, 396, 271, 165, 76], [270, 164, 76]),
    "400 d": ([598, 517, 429, 329, 222, 114], [328, 221, 114]),
}


@pytest.mark.parametrize("mode", ORDERS)
@pytest.mark.parametrize("label", WINDOWS)
def test_11_windowed_funnels_in_four_modes(both, label, mode) -> None:
    answers = peers.answers("funnels")["check_11_windowed_funnels"]
    expected = answers[f"{both.case}, {label}, {mode}"]
    rule = FunnelRule(window=WINDOWS[label], order=ORDERS[mode])
    found = levels(both.events, FUNNEL, rule)
    same_but_for_what_was_forgotten(both.events, FUNNEL, rule, found, expected)
    counts = [sum(level > place for level in expected.values()) for place in range(6)]
    if both.case == "user_id" and mode in {"", "strict_increase"}:
        whole, strict = PUBLISHED[label]
        assert counts == (whole[:3] + strict if mode else whole)


@pytest.mark.parametrize("mode", ORDERS)
@pytest.mark.parametrize("table", ["small", "random"])
def test_11_small_lives_and_400_random_ones(table, mode) -> None:
    expected = peers.answers("funnels")["check_11_windowed_funnels"][f"{table}, {mode}"]
    path = peers.folder() / f"{table}.csv"
    with closing(read_events(path, customer="life", touchpoint="name")) as events:
        rule = FunnelRule(window=timedelta(seconds=100), order=ORDERS[mode])
        found = levels(events, "abc", rule)
        same_but_for_what_was_forgotten(events, "abc", rule, found, expected)
        assert table == "random" or found == expected


def levels(events: EventFile, steps, rule: FunnelRule) -> dict[str, int]:
    """How far each customer came, 0 where not even to the first step."""
    numbers = [events.log.touchpoint_no(step) for step in steps]
    found = events.log.warehouse.to_arrow(
        funnel_levels(events.log, numbers, replace(rule, counted="customers"))
    )
    customers = events.log.events.customers
    return dict.fromkeys(customers, 0) | {
        customers[row["customer_no"]]: sum(
            row[f"start_{place}"] is not None for place, _ in enumerate(steps)
        )
        for row in found.to_pylist()
    }


def same_but_for_what_was_forgotten(events, steps, rule, found, expected) -> None:
    """The levels are equal, but for the one thing the peer gets wrong.

    With ``strict_increase`` it remembers of each step the latest time only: of a0 b5 b10 c10 it
    forgets b5, and c10 is not later than b10. Every difference must be of that kind: trying all
    ways through the life by hand finds ours, and the peer's is less.
    """
    differing = {who for who in expected if found[who] != expected[who]}
    assert not differing or rule.order == "strict"
    for who in differing:
        assert farthest(events, who, steps, rule.window) == found[who] > expected[who]
    assert len(differing) <= len(expected) // 10


def farthest(events: EventFile, who: str, steps, window: timedelta) -> int:
    """Walk one life: from every start the earliest later time of each step."""
    log = events.log.events
    mine = log.customer_no == log.customers.index(who)
    life = list(zip(log.arrived_at[mine], log.touchpoint_no[mine], strict=True))
    numbers = [log.touchpoints.index(step) for step in steps]
    best = 0
    for start, name in life:
        if name != numbers[0]:
            continue
        level, now = 1, start
        for number in numbers[1:]:
            later = [at for at, what in life if what == number and at > now]
            if not later or min(later) - start > window / timedelta(microseconds=1):
                break
            level, now = level + 1, min(later)
        best = max(best, level)
    return best


def test_12_funnels_without_a_window(both) -> None:
    answer = both.events.funnel(FUNNEL, order="rows")
    assert [row["reached"] for row in rows_of(answer)] == both.answer("check_12_funnel_of_rows")
    assert both.case == "session_id" or rows_of(answer)[-1]["reached"] == 114


@pytest.mark.parametrize(
    ("label", "within"),
    [("no limit", None), ("10 minutes", timedelta(minutes=10)), ("10 events", 10)],
)
def test_13_conversion(both, label, within) -> None:
    answers = peers.answers("paths")["check_13_conversion"]
    expected = answers[f"{both.case}, {label}"]
    ask = both.events.conversion
    (row,) = rows_of(ask("add_to_cart", "purchase", within=within, anchored="first"))
    assert row["with_start"] == expected["paths_with_start"]
    assert row["converted"] == expected["converted"]
    assert row["base_share"] == pytest.approx(expected["base_rate"], abs=1e-12)
    assert row["lift"] == pytest.approx(expected["lift"], abs=1e-12)
    (row,) = rows_of(ask("add_to_cart", "purchase", within=within))
    if both.case == "session_id" and within != 10:
        published = {None: (364, 1213)}.get(within, (169, 1213))
        assert (row["converted"], row["with_start"]) == published


def test_14_sessions(both) -> None:
    if both.case == "session_id":
        pytest.skip("sessions are cut out of customers' lives")
    expected = peers.answers("paths")["check_14_sessions"]
    sessions = both.events.recut(timedelta(minutes=30))
    firsts = sessions.log.steps.filter(sessions.log.steps.step_no == 1).select("position")
    places = both.events.log.warehouse.to_arrow(firsts)["position"].to_numpy() - 1
    assert sorted(both.events.log.events.row[places] - 1) == expected["rows"]
    assert len(both.events.sessions()) == len(sessions.journeys()) == expected["sessions"] == 3605


def test_15_patterns(both) -> None:
    if both.case == "user_id":
        pytest.skip("asked of sessions")
    expected = peers.answers("paths")["check_15_patterns"]
    assert expected["cart->.*->purchase"] == peers.answers("funnels")["check_15_pattern"]
    assert len(expected["cart->.*->purchase"]) == 349
    for pattern, cases in expected.items():
        ours = pattern.replace("path_start", "^").replace("path_end", "$")
        answer = both.events.pattern(ours)
        found = sorted(row["customer"] for row in rows_of(answer.rows_of(0, "matched")))
        assert found == cases, pattern


def test_16_loops_collapsed(both) -> None:
    found = both.events.collapsed().log.events.row - 1
    assert sorted(found) == both.answer("check_16_loops_collapsed")
    assert both.case == "session_id" or len(found) == 27_174


@pytest.mark.parametrize("kind", ["bracket", "n_day", "rolling"])
def test_17_retention(both, kind) -> None:
    if both.case == "session_id":
        pytest.skip("customers come back, sessions do not")
    expected = peers.answers("funnels")["check_17_retention"][kind]
    days = {"bracket": range(7, 56, 7), "n_day": (1, 7, 14, 30), "rolling": (1, 7, 14, 30, 90)}
    back, eligible = [600], []
    for day in days[kind]:
        every, period = (7, day // 7) if kind == "bracket" else (day, 1)
        rows = rows_of(both.events.retention(kind=kind, every=every, periods=period))
        back.append(rows[-1]["returned"] + rows[-1]["returned_so_far"])
        eligible.append(rows[-1]["eligible"])
    assert back == expected
    if kind == "bracket":
        assert [back[1], back[2], back[4]] == [199, 187, 199]
        assert [eligible[0], eligible[1], eligible[3]] == [600, 598, 596]


# 18–26, the statistics: ``test_statistics_checks.py``.
