"""The answer does not depend on the engine, the threads, the zone or the day it is asked on."""

from __future__ import annotations

import os
import random
import time
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import duckdb
import pyarrow as pa
import pytest
from test_against_the_oracle import STAGES, counted, random_log
from test_array_ways import FUNNEL
from test_event_engine import TIMEOUT, random_rows

from desireline.evidence.times import TimeReader
from desireline.journeys.event_file import event_log
from desireline.journeys.event_times import NOT_A_TIME, read_times
from desireline.journeys.study import Study
from desireline.measures.event_file import EventFile, events_of
from desireline.measures.ribbon import stage_flows
from desireline.warehouse.duckdb import Warehouse
from tellings import map_of, warehouse_of

LOGS = int(os.environ.get("DESIRELINE_SAME_LOGS", "1"))
ZONES = sorted(zoneinfo.available_timezones() - {"Factory", "localtime"})
FEW = ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "NZ-CHAT")
TRIED = ZONES if os.environ.get("DESIRELINE_ZONES") == "all" else FEW
HOUR, MINUTES = timedelta(hours=1), 15
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def with_threads(threads: int, things) -> Warehouse:
    """Give a store of so many threads that holds what was told."""
    wide = warehouse_of(things)
    made = Warehouse(duckdb.connect(":memory:", config={"threads": str(threads)}))
    for name in ("events", "answers", "customers", "identifiers", "sources"):
        rows = wide.to_arrow(wide.table(name))
        if rows.num_rows:
            made.insert(name, rows)
    wide.close()
    return made


@pytest.mark.parametrize("seed", range(500, 500 + LOGS))
def test_one_thread_and_four_count_the_same(seed) -> None:
    things, rules, as_of = random_log(seed)
    journey_map = map_of(STAGES, starts=" ".join(rules.starts), target=" ".join(rules.targets))
    found = []
    for threads in (1, 2, 4):
        with with_threads(threads, things) as warehouse:
            flows = stage_flows(Study.of(warehouse, journey_map, as_of_ms=as_of))
            found.append(repr(flows))
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("seed", range(700, 700 + LOGS))
def test_a_bare_file_is_answered_alike_by_both_engines_on_any_number_of_threads(seed) -> None:
    read = events_of(pa.Table.from_pylist(random_rows(seed)), timeout=TIMEOUT)
    answers = []
    for threads in (1, 2, 4):
        with Warehouse(duckdb.connect(":memory:", config={"threads": str(threads)})) as warehouse:
            log = event_log(read.log.whole, timeout=TIMEOUT, as_of=None, warehouse=warehouse)
            for way in ("arrays", "relations"):
                asked = EventFile(log=log, notes=()).computed(way)
                tables = (asked.transitions(), asked.variants(), asked.funnel(FUNNEL))
                answers.append([table.rows.to_pylist() for table in tables])
    read.close()
    assert answers == [answers[0]] * 6


@pytest.fixture
def _anywhere() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("_anywhere")
@pytest.mark.parametrize("seed", range(900, 900 + LOGS))
def test_the_clock_on_the_wall_changes_nothing(seed) -> None:
    log = random_log(seed)
    found = []
    for zone in ("UTC", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu"):
        os.environ["TZ"] = zone
        time.tzset()
        found.append(counted(*log))
    assert all(one == found[0] for one in found)


def transitions(zone: zoneinfo.ZoneInfo) -> list[datetime]:
    """Give the hours of 2020 to 2030 before which a zone's clock stands otherwise than after."""
    found = []
    day = datetime(2020, 1, 1, tzinfo=UTC)
    while day.year <= 2030:
        later = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            low = day
            while low.astimezone(zone).utcoffset() == (low + HOUR).astimezone(zone).utcoffset():
                low += HOUR
            found.append(low + HOUR)
        day = later
    return found


@pytest.mark.parametrize("name", TRIED)
def test_around_each_change_of_the_clock_every_event_has_one_moment(name) -> None:
    zone = zoneinfo.ZoneInfo(name)
    moments = [
        change + timedelta(minutes=MINUTES * quarter)
        for change in transitions(zone)
        for quarter in range(-12, 12)
    ] or [datetime(2026, 3, 29, tzinfo=UTC)]
    local = [moment.astimezone(zone) for moment in moments]
    texts = [one.strftime("%Y-%m-%d %H:%M:%S") for one in local]
    earliest = [one.replace(fold=0).astimezone(UTC) for one in local]
    expected = [int((moment - EPOCH) / timedelta(milliseconds=1)) for moment in earliest]
    reader = TimeReader(time_zone=name, fold="first")
    assert [reader.read(text).ms for text in texts] == expected
    column = pa.chunked_array([texts])
    read = read_times(column, name="time", zone=name, time_format="Y/M/D").micros
    assert [int(at) // 1000 for at in read] == expected


def test_an_hour_that_was_twice_is_read_as_its_first_and_one_that_never_was_not_at_all() -> None:
    walls = [datetime(2026, 10, 25, 2, 30), datetime(2026, 3, 29, 2, 30)]  # noqa: DTZ001
    read = read_times(pa.chunked_array([pa.array(walls)]), name="time", zone="Europe/Berlin").micros
    assert read[0] == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC) - EPOCH) // timedelta(
        microseconds=1
    )
    assert read[1] == NOT_A_TIME


@pytest.mark.parametrize("name", TRIED)
def test_typed_times_are_read_as_written_ones(name) -> None:
    zone = zoneinfo.ZoneInfo(name)
    chance = random.Random(name)  # noqa: S311 - not for secrets
    changes = transitions(zone) or [datetime(2026, 3, 29, tzinfo=UTC)]
    walls = [
        change.astimezone(zone).replace(tzinfo=None) + timedelta(minutes=chance.randint(-180, 180))
        for change in changes
        for _ in range(4)
    ]
    typed = read_times(pa.chunked_array([pa.array(walls)]), name="time", zone=name).micros
    texts = pa.chunked_array([[wall.strftime("%Y-%m-%d %H:%M:%S") for wall in walls]])
    written = read_times(texts, name="time", zone=name, time_format="Y/M/D").micros
    assert typed.tolist() == written.tolist()
