"""Parts of an event file: chosen journeys, chosen steps; the sums of all views agree."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from test_event_engine import START, TIMEOUT, random_rows

from desireline.journeys.event_slices import NoJourneysError, NoSuchValueError, NotKeptError
from desireline.measures.event_file import EventFile, read_events

CUT = START + timedelta(days=15)
DEVICES = ("app", "web", "")


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    rows = [
        row | {"device": DEVICES[int(row["row"]) % 7 % 3]}
        for seed in (3, 4)
        for row in random_rows(seed)
    ]
    path = tmp_path_factory.mktemp("slices") / "events.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        made = csv.DictWriter(file, list(rows[0]))
        made.writeheader()
        made.writerows(rows)
    return path


@pytest.fixture(scope="module")
def log(path) -> Iterator[EventFile]:
    events = read_events(path, timeout=TIMEOUT, keep=["device"])
    yield events
    events.close()


def totals(events: EventFile) -> dict[str, int]:
    """The same counts from every view that holds them; they must agree."""
    graph = events.graph().to_pandas()
    transitions = events.transitions().to_pandas()
    listed = events.journeys().to_pandas()
    matrix = events.step_matrix(first=1).to_pandas()
    durations = events.durations().to_pandas()
    waits = durations[durations.kind == "until the next step"]
    steps = {
        int(one)
        for one in (
            graph.steps.sum(),
            transitions["count"].sum(),
            events.transitions(top=2).to_pandas()["count"].sum(),
            listed.steps.sum(),
            waits.n.sum(),
            events.sessions().to_pandas().steps.sum(),
            events.transitions().n,
        )
    }
    journeys = {
        int(one)
        for one in (
            len(listed),
            graph.starts.sum(),
            graph.ends.sum(),
            transitions[transitions.next_touchpoint.isna()]["count"].sum(),
            events.variants().to_pandas().journeys.sum(),
            events.variants(top=3).to_pandas().journeys.sum(),
            matrix.journeys.sum(),
            durations[durations.kind == "journey"].n.sum(),
            events.pattern(".").to_pandas().matched.sum(),
        )
    }
    assert len(steps) == len(journeys) == 1, (steps, journeys)
    (one,), (other,) = steps, journeys
    return {"steps": one, "journeys": other}


PARTS = {
    "all": lambda log: log,
    "a period": lambda log: log.where(since=START, before=CUT),
    "passing": lambda log: log.where(passing=["call", "review"]),
    "a value": lambda log: log.where(having={"device": "app"}),
    "only steps": lambda log: log.only(touchpoints=["ad", "visit"]),
    "only values": lambda log: log.only(having={"device": ["app", "web"]}),
    "collapsed": lambda log: log.collapsed(),
    "recut": lambda log: log.recut(timedelta(minutes=30)),
    "several": lambda log: log.where(since=START, passing="ad").collapsed().only(touchpoints="ad"),
}


@pytest.mark.parametrize("part", PARTS)
def test_all_views_of_a_part_add_up_to_the_same(log, part) -> None:
    chosen = PARTS[part](log)
    found = totals(chosen)
    assert found["journeys"] > 0
    said = chosen.graph().chosen
    assert said == chosen.follows().chosen == chosen.retention().chosen
    assert (said == "All journeys of the file.") == (part in {"all", "recut"})


def test_parts_of_a_whole_add_up_to_it(log) -> None:
    whole = totals(log)
    early, late = totals(log.where(before=CUT)), totals(log.where(since=CUT))
    assert {name: early[name] + late[name] for name in whole} == whole
    steps = [totals(log.only(touchpoints=name))["steps"] for name in log.log.events.touchpoints]
    assert sum(steps) == whole["steps"]


def test_a_part_is_what_the_journeys_of_the_whole_say(log) -> None:
    whole = log.journeys().to_pandas()
    part = log.where(since=START, before=CUT).journeys().to_pandas()
    expected = whole[(whole.started_at >= START) & (whole.started_at < CUT)]
    columns = ["customer", "started_at", "ended_at", "steps", "seconds", "is_open"]
    assert part[columns].equals(expected[columns].reset_index(drop=True))
    assert expected.is_open.any()
    assert not expected.is_open.all()


def test_journeys_through_a_touchpoint_or_value_are_those_with_such_a_step(log) -> None:
    log_of = log.log.events
    rows = log.log.warehouse.rows(log.log.steps.order_by("position"))
    devices = [*log_of.kept[0].values, None]
    having, passing = set(), set()
    for place, row in enumerate(rows):
        if devices[log_of.kept[0].numbers[place]] == "app":
            having.add(row["journey"])
        if log_of.touchpoints[row["touchpoint_no"]] == "call":
            passing.add(row["journey"])
    assert totals(log.where(having={"device": "app"}))["journeys"] == len(having)
    assert totals(log.where(passing="call"))["journeys"] == len(passing)
    both = log.where(passing="call", having={"device": "app"})
    assert totals(both)["journeys"] == len(having & passing)
    assert both.graph().chosen == (
        "Journeys with at least one step at “call”. "
        "Journeys with at least one step whose device is “app”."
    )


def test_only_some_steps_are_cut_anew(path, tmp_path) -> None:
    """Removing the rows from the file gives the same, but for the as-of moment."""
    kept = tmp_path / "kept.csv"
    with path.open(encoding="utf-8") as file, kept.open("w", newline="", encoding="utf-8") as out:
        made = csv.DictWriter(out, ["row", "customer", "touchpoint", "time", "device"])
        made.writeheader()
        made.writerows(row for row in csv.DictReader(file) if row["touchpoint"] in {"ad", "order"})
    as_of = datetime(2027, 1, 1, tzinfo=UTC)
    with_as_of = read_events(path, timeout=TIMEOUT, as_of=as_of)
    removed = read_events(kept, timeout=TIMEOUT, as_of=as_of)
    part = with_as_of.only(touchpoints=["ad", "order"])
    for question in ("transitions", "variants", "journeys", "durations", "rework"):
        one, other = getattr(part, question)(), getattr(removed, question)()
        assert one.to_arrow().equals(other.to_arrow()), question
    with_as_of.close()
    removed.close()


def test_collapsing_keeps_the_journeys_and_the_first_of_each_run(log) -> None:
    plain, one = log.variants().to_pandas(), log.collapsed()
    expected = Counter()
    for row in plain.itertuples():
        path = list(row.touchpoints)
        runs = tuple(name for n, name in enumerate(path) if n == 0 or path[n - 1] != name)
        expected[runs] += row.journeys
    rows = one.variants().to_arrow().to_pylist()
    assert {tuple(row["touchpoints"]): row["journeys"] for row in rows} == expected
    columns = ["customer", "started_at", "ended_at", "is_open"]
    whole, part = log.journeys().to_pandas(), one.journeys().to_pandas()
    assert part[columns].equals(whole[columns])
    assert part.steps.sum() < whole.steps.sum()


def test_what_cannot_be_chosen_says_what_can(log) -> None:
    with pytest.raises(NotKeptError, match="kept: device"):
        log.where(having={"channel": "app"})
    with pytest.raises(NoSuchValueError, match="Its values: app, web"):
        log.only(having={"device": "fax"})
    with pytest.raises(NoJourneysError, match="Journeys that start before 2020"):
        log.where(before=date(2020, 1, 1))
