"""Estimates from an event file agree with pencil and paper, and open to the rows they count."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median, median_low

import numpy as np
import pyarrow.lib as pa
import pytest
from engine_oracle import EPOCH, MICROSECOND, Log
from test_event_engine import TIMEOUT, random_rows

from desireline.journeys.event_file import NoSuchTouchpointError
from desireline.journeys.event_slices import NotKeptError
from desireline.measures.before_after import difference_in_differences
from desireline.measures.comparison import ComparisonError, benjamini_hochberg, compare_shares
from desireline.measures.event_file import EventFile, events_of, read_events
from desireline.measures.file_buyers import Worth
from desireline.measures.lifetime_value import PurchaseHistory, fit_purchases
from desireline.measures.spending import SpendingDataError, fit_spending

STEPS = ("ad", "visit", "order")


def channel(at: int, name: str) -> str:
    """Give the channel an event is written with; some have none."""
    return ("", "app", "web", "store")[(at // 1_000_000 + len(name)) % 4]


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("statistics") / "events.csv"
    rows = random_rows(34)
    with path.open("w", newline="", encoding="utf-8") as file:
        made = csv.DictWriter(file, [*rows[0], "channel"])
        made.writeheader()
        for row in rows:
            at = (datetime.fromisoformat(row["time"]) - EPOCH) // MICROSECOND
            made.writerow({**row, "channel": channel(at, row["touchpoint"])})
    return path


@pytest.fixture(scope="module")
def events(path) -> Iterator[EventFile]:
    found = read_events(path, timeout=TIMEOUT, keep=["channel"])
    yield found
    found.close()


@pytest.fixture(scope="module")
def log(path) -> Log:
    return Log(path, timeout=TIMEOUT)


def rows_of(answer) -> list[dict[str, object]]:
    return answer.to_arrow().to_pylist()


def names_of(journey) -> list[str]:
    return [name for _, name in journey]


QUESTIONS = {
    "representatives": lambda log: log.representatives(resamples=5),
    "planned path": lambda log: log.planned_path(["ad?", "visit", "call|order"]),
    "sequences": lambda log: log.sequences(least=0.1),
    "influence": lambda log: log.influence("order", longest=2),
    "segments": lambda log: log.segments("channel", "order"),
    "segments from": lambda log: log.segments("channel", "order", start="visit"),
    "changes": lambda log: log.changes(log_middle(log)),
    "handovers": lambda log: log.handovers("channel"),
    "effort": lambda log: log.effort("order", by=["channel"]),
    "roles": lambda log: log.roles("order"),
    "fall outs": lambda log: log.fall_outs(STEPS, window=timedelta(days=5)),
    "churn": lambda log: log.churn(timedelta(days=10)),
    "before and after": lambda log: log.before_after(
        "order", at=log_middle(log), having={"channel": "app"}
    ),
}


def log_middle(events: EventFile) -> datetime:
    starts = [row["started_at"] for row in rows_of(events.journeys())]
    return median_low(starts)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_figure_opens_to_as_many_rows_as_it_counts(events, question) -> None:
    answer = QUESTIONS[question](events)
    rows = rows_of(answer)
    assert rows or question == "representatives"
    assert all((answer.definition, answer.n, answer.unit, answer.source, answer.interval))
    json.dumps(answer.as_document(), default=str)
    for place, row in enumerate(rows):
        for figure in answer.figures:
            assert len(answer.rows_of(place, figure)) == row[answer.doors[figure].counts], figure


def test_a_plan_is_kept_by_those_who_walk_it(events, log) -> None:
    answer = events.planned_path(["ad", "visit"])
    walked = [names_of(journey) for journey in log.journeys]
    kept = sum(
        path == ["ad", "visit"] or (is_open and path == ["ad"])
        for path, is_open in zip(walked, log.open, strict=True)
    )
    assert dict(answer.asked)["as_planned"] == kept
    extra = {row["touchpoint"]: row["unplanned"] for row in rows_of(answer)}
    assert extra["order"] == sum("order" in path for path in walked)


def test_a_plan_with_a_name_that_is_not_there_says_so(events) -> None:
    with pytest.raises(NoSuchTouchpointError, match="fax"):
        events.planned_path(["ad", "visit|fax?"])


def test_sequences_are_held_by_so_many(events, log) -> None:
    def holds(path, sequence) -> bool:
        steps = iter(path)
        return all(name in steps for name in sequence)

    walked = [names_of(journey) for journey in log.journeys]
    rows = rows_of(events.sequences(least=0.1, longest=3))
    for row in rows:
        assert row["journeys"] == sum(holds(path, row["touchpoints"]) for path in walked)
        assert row["journeys"] >= 0.1 * len(walked)


def test_influence_is_the_share_with_and_without(events, log) -> None:
    paths = [names_of(journey) for journey in log.journeys if journey[0][1] != "order"]
    cut = [(path[: path.index("order")] if "order" in path else path) for path in paths]
    reached = ["order" in path for path in paths]
    for row in rows_of(events.influence("order", least=0.01)):
        (name,) = row["touchpoints"]
        with_it = [came for path, came in zip(cut, reached, strict=True) if name in path]
        without = [came for path, came in zip(cut, reached, strict=True) if name not in path]
        assert (row["journeys"], row["reached"]) == (len(with_it), sum(with_it))
        assert row["share_with"] == pytest.approx(fmean(with_it), abs=1e-12)
        assert row["share_without"] == pytest.approx(fmean(without), abs=1e-12)
        assert row["lift"] == pytest.approx(fmean(with_it) / fmean(reached), abs=1e-12)
        apart = compare_shares(
            before=(sum(without), len(without)), after=(sum(with_it), len(with_it))
        )
        assert row["difference_low"] == pytest.approx(apart.difference.low, abs=1e-12)


def test_segments_are_held_against_all_others(events, log) -> None:
    groups: dict[str, list[bool]] = defaultdict(list)
    waits: dict[str, list[float]] = defaultdict(list)
    for journey in log.journeys:
        first = next((one for at, name in journey if (one := channel(at, name))), "(not known)")
        goal = [at for at, name in journey if name == "order"]
        groups[first].append(bool(goal))
        waits[first] += [(goal[0] - journey[0][0]) / 1_000_000] if goal else []
    answer = events.segments("channel", "order")
    rows = {row["segment"]: row for row in rows_of(answer)}
    assert {name: (row["journeys"], row["reached"]) for name, row in rows.items()} == {
        name: (len(met), sum(met)) for name, met in groups.items()
    }
    total = [sum(map(len, groups.values())), sum(map(sum, groups.values()))]
    alone = {}
    for name, met in groups.items():
        others = (total[1] - sum(met), total[0] - len(met))
        alone[name] = compare_shares(before=others, after=(sum(met), len(met))).chance
        if len(waits[name]) >= 5:
            found = rows[name]["median_seconds"]
            assert found == pytest.approx(median(waits[name]), abs=1e-9)
    corrected = benjamini_hochberg(list(alone.values()))
    assert [rows[name]["corrected"] for name in alone] == pytest.approx(corrected, abs=1e-12)


def test_a_column_that_was_not_kept_is_named(events) -> None:
    with pytest.raises(NotKeptError, match=r"keep=\['device'\]"):
        events.segments("device", "order")


def test_changes_part_journeys_by_their_start(events, log) -> None:
    at = log_middle(events)
    edge = (at - EPOCH) // MICROSECOND
    early = [names_of(journey) for journey in log.journeys if journey[0][0] < edge]
    late = [names_of(journey) for journey in log.journeys if journey[0][0] >= edge]
    for row in rows_of(events.changes(at)):
        name = row["touchpoint"]
        assert row["journeys_before"] == sum(name in path for path in early)
        assert row["journeys_after"] == sum(name in path for path in late)
        assert row["share_after"] == pytest.approx(row["journeys_after"] / len(late), abs=1e-12)
    with pytest.raises(ComparisonError, match="0 journeys start before"):
        events.changes(datetime(2020, 1, 1, tzinfo=UTC))


def test_handovers_are_steps_to_another_channel(events, log) -> None:
    waits: dict[tuple[str, str], list[float]] = defaultdict(list)
    for journey in log.journeys:
        for (at, name), (later, onward) in pairwise(journey):
            one, other = channel(at, name), channel(later, onward)
            if one and other and one != other:
                waits[one, other].append((later - at) / 1_000_000)
    found = {(row["from"], row["to"]): row for row in rows_of(events.handovers("channel"))}
    assert {pair: row["count"] for pair, row in found.items()} == {
        pair: len(some) for pair, some in waits.items()
    }
    for pair, some in waits.items():
        assert found[pair]["median_wait_seconds"] == pytest.approx(median(some), abs=1e-9)


def test_effort_is_counted_a_journey(events, log) -> None:
    rows = {(row["kind"], row["outcome"]): row for row in rows_of(events.effort("order"))}
    for outcome, chosen in (
        ("all", log.journeys),
        ("reached", [one for one in log.journeys if "order" in names_of(one)]),
    ):
        expected = {
            "steps": [len(one) for one in chosen],
            "different touchpoints": [len(set(names_of(one))) for one in chosen],
            "repeats": [len(one) - len(set(names_of(one))) for one in chosen],
            "days": [(one[-1][0] - one[0][0]) / 86_400e6 for one in chosen],
        }
        for kind, values in expected.items():
            assert rows[kind, outcome]["mean"] == pytest.approx(fmean(values), abs=1e-9)
            assert rows[kind, outcome]["middle"] == pytest.approx(median(values), abs=1e-9)


def test_roles_before_a_goal(events, log) -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for path, reached in log.paths("order"):
        if not reached:
            continue
        for name in set(path):
            places = [place for place, one in enumerate(path) if one == name]
            counted[name]["journeys"] += 1
            counted[name]["alone"] += len(path) == 1
            counted[name]["first"] += len(path) > 1 and 0 in places
            counted[name]["last"] += len(path) > 1 and len(path) - 1 in places
            counted[name]["assisting"] += any(0 < place < len(path) - 1 for place in places)
    for row in rows_of(events.roles("order")):
        mine = counted.pop(row["touchpoint"])
        assert {role: row[role] for role in mine} == mine
    assert not counted


def test_what_those_did_next_who_went_no_further(events, log) -> None:
    later = [False] * len(log.journeys)
    for place, (one, other) in enumerate(pairwise(log.owners)):
        later[place] = one == other
    found: Counter[tuple[str, str | None, bool]] = Counter()
    still = 0
    for journey, is_open, again in zip(log.journeys, log.open, later, strict=True):
        level, at = 0, -1
        for step in STEPS:
            times = [time for time, name in journey if name == step and time >= at]
            if not times:
                break
            level, at = level + 1, min(times)
        if is_open or level in {0, len(STEPS)}:
            still += is_open and level not in {0, len(STEPS)}
            continue
        names = names_of(journey)
        last = max(place for place, name in enumerate(names) if name == STEPS[level - 1])
        onward = names[last + 1] if last + 1 < len(names) else None
        found[STEPS[level - 1], onward, again] += 1
    assert still, "a log that cannot tell open journeys from those that are over"
    for row in rows_of(events.fall_outs(STEPS)):
        key = (row["step"], row["next_touchpoint"])
        back, gone = found.pop((*key, True), 0), found.pop((*key, False), 0)
        assert (row["journeys"], row["came_back"]) == (back + gone, back)
    assert not found


def test_customers_silent_for_long(events, log) -> None:
    silence = timedelta(days=10) // MICROSECOND
    made = Counter(log.owners)
    eligible = [who for who, life in log.lives.items() if log.as_of - life[0][0] > silence]
    silent = [who for who in eligible if log.as_of - log.lives[who][-1][0] > silence]
    rows = {row["journeys_made"]: row for row in rows_of(events.churn(timedelta(days=10)))}
    assert (rows["all"]["eligible"], rows["all"]["silent"]) == (len(eligible), len(silent))
    assert rows["1"]["silent"] == sum(made[who] == 1 for who in silent)


def test_what_came_next_was_seen_so_often(events, log) -> None:
    answer = events.next_steps(["visit"])
    seen: Counter[str] = Counter()
    for journey, is_open in zip(log.journeys, log.open, strict=True):
        names = [*names_of(journey), *([] if is_open else ["(ends)"])]
        after = rows_of(answer)[0]["after"]
        walk = ["(start)", *names]
        for place in range(max(len(after), 1), len(walk)):
            if walk[place - len(after) : place] == after:
                seen[walk[place]] += 1
    assert {row["next_touchpoint"]: row["seen"] for row in rows_of(answer)} == seen
    assert sum(row["share"] for row in rows_of(answer)) == pytest.approx(1)
    score = events.next_steps_score()
    assert sum(row["n"] for row in rows_of(score)) == score.n
    right = sum(row["n"] * row["came_true"] for row in rows_of(score))
    assert dict(score.asked)["accuracy"] == pytest.approx(right / score.n, abs=1e-12)


def test_a_change_beside_those_without_it(events, log) -> None:
    at = log_middle(events)
    edge = (at - EPOCH) // MICROSECOND
    met = np.array(["order" in names_of(one) for one in log.journeys], dtype=float)
    has = np.array([any(channel(*step) == "app" for step in one) for one in log.journeys])
    after = np.array([one[0][0] >= edge for one in log.journeys])
    (row,) = rows_of(events.before_after("order", at=at, having={"channel": "app"}))
    groups = [
        met[(has == one) & (after == other)] for one in (False, True) for other in (False, True)
    ]
    shares = [group.mean() for group in groups]
    assert row["effect"] == pytest.approx(
        (shares[3] - shares[2]) - (shares[1] - shares[0]), abs=1e-12
    )
    assert [row["without_before"], row["without_after"], row["with_before"], row["with_after"]] == [
        len(group) for group in groups
    ]
    _, owners = np.unique(log.owners, return_inverse=True)
    kernel = difference_in_differences(met, treated=has, after=after, clusters=owners)
    assert row["effect_low"] == pytest.approx(kernel.effect.low, abs=1e-12)


def buyers(seed: int) -> tuple[pa.Table, dict[str, list[tuple[int, float]]]]:
    """Write purchases of customers with rates and chances to leave of their own."""
    chance = np.random.default_rng(seed)
    start, days = datetime(2026, 1, 1, tzinfo=UTC), 300
    told, lives = [], {}
    for customer in range(700):
        rate, gone = chance.gamma(0.8, 1 / 20), chance.beta(0.8, 2.5)
        level = chance.gamma(4, 10)
        at = chance.uniform(0, 60)
        mine = []
        while at < days:
            amount = round(float(chance.gamma(6, level / 6)) + 1, 2)
            mine.append((int(at), amount))
            told.append((f"c{customer:03}", start + timedelta(days=at), f"{amount}"))
            if chance.random() < gone:
                break
            at += chance.exponential(1 / rate)
        lives[f"c{customer:03}"] = mine
    told.append(("c000", start + timedelta(days=days), "0"))
    rows = pa.table(
        {
            "customer": [who for who, _, _ in told],
            "touchpoint": ["order"] * (len(told) - 1) + ["visit"],
            "time": [at for _, at, _ in told],
            "amount": [amount for _, _, amount in told],
        }
    )
    return rows, lives


def test_lifetime_value_rests_on_days_with_a_purchase() -> None:
    table, lives = buyers(5)
    events = events_of(table, keep=["amount"])
    worth = Worth(column="amount", margin=0.5, discount=0.01)
    answer = events.lifetime_value("order", ahead=8, worth=worth)
    repeats, recency, age, amounts = [], [], [], []
    for who in sorted(lives):
        by_day: dict[int, float] = defaultdict(float)
        for day, amount in lives[who]:
            by_day[day] += amount
        days = sorted(by_day)
        repeats.append(float(len(days) - 1))
        recency.append((days[-1] - days[0]) / 7)
        age.append((300 - days[0]) / 7)
        amounts.append(fmean([by_day[day] for day in days[1:]]) if len(days) > 1 else 0.0)
    history = PurchaseHistory(
        repeats=np.array(repeats), recency=np.array(recency), age=np.array(age)
    )
    model = fit_purchases(history)
    asked = dict(answer.asked)
    assert (asked["r"], asked["alpha"]) == pytest.approx((model.r, model.alpha), rel=1e-9)
    expected = model.expected_purchases(history, ahead=8.0)
    rows = rows_of(answer)
    assert sum(row["expected_total"] for row in rows) == pytest.approx(expected.sum(), rel=1e-9)
    assert [row["customers"] for row in rows] == [
        sum(min(one, 7) == row["repeats"] for one in repeats) for row in rows
    ]
    spending = fit_spending(repeats=history.repeats, mean_amounts=np.array(amounts))
    means = spending.expected_amounts(repeats=history.repeats, mean_amounts=np.array(amounts))
    once = [place for place, one in enumerate(repeats) if one == 0]
    assert rows[0]["expected_amount"] == pytest.approx(means[once].mean(), rel=1e-9)
    for row in rows:
        for name in ("expected_purchases", "still_buying", "expected_amount", "value"):
            assert row[f"{name}_low"] <= row[name] <= row[f"{name}_high"]
        for end in ("", "_low", "_high"):
            mean = row[f"expected_purchases{end}"]
            assert row[f"expected_total{end}"] == pytest.approx(mean * row["customers"])
        assert row["value_low"] < row["value"] < row["value_high"]
    assert (rows[0]["still_buying_low"], rows[0]["still_buying_high"]) == (1.0, 1.0)
    assert 0 < asked["held_out_bought"] < len(table)
    assert len(answer.rows_of(1)) == rows[1]["customers"]
    with pytest.raises(SpendingDataError, match="no number"):
        events_of(
            table.set_column(3, "amount", pa.array(["x"] * len(table))), keep=["amount"]
        ).lifetime_value("order", worth=worth)
    events.close()


def test_a_trend_that_breaks_is_told() -> None:
    """Journeys of one day each: before the change 2 of 10 reach the goal a week, after it 7."""
    start = datetime(2026, 1, 5, tzinfo=UTC)
    weeks = (3, 1, 1, 1, 2, 3, 2, 1, 2, 2, 8, 7, 8, 5, 8, 5, 7, 6, 5, 7)
    told = []
    for week in range(20):
        for number in range(10):
            who, at = f"w{week}n{number}", start + timedelta(days=7 * week, hours=number)
            told.append((who, at, "visit"))
            lucky = weeks[week]
            told += [(who, at + timedelta(hours=1), "order")] if number < lucky else []
    told.append(("end", start + timedelta(days=140), "visit"))
    rows = pa.table(
        {
            "customer": [who for who, _, _ in told],
            "touchpoint": [what for _, _, what in told],
            "time": [at for _, at, _ in told],
        }
    )
    events = events_of(rows)
    answer = events.trend_break("order", at=start + timedelta(days=70))
    (row,) = rows_of(answer)
    assert answer.n == 20
    assert (row["journeys_before"], row["reached_before"]) == (100, 18)
    assert (row["journeys_after"], row["reached_after"]) == (100, 66)
    assert row["verdict"] == "up"
    assert row["ratio"] == pytest.approx(4.4882, abs=1e-4)
    assert len(answer.rows_of(0, "reached_after")) == 66
    events.close()


def test_a_silence_makes_so_many_journeys(events, log) -> None:
    for row in rows_of(events.journey_cuts()):
        silence = row["silence_seconds"] * 1_000_000
        cut = sum(
            later - at > silence
            for life in log.lives.values()
            for (at, _), (later, _) in pairwise(life)
        )
        assert row["journeys"] == cut + len(log.lives)
        assert 0 < row["agreement"] < 1
