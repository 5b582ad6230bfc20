"""Event files as people have them: other names, other forms, ties, gaps and broken rows."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from desireline.evidence.refusal import FileRefusedError
from desireline.journeys.event_columns import ColumnUnclearError, NoSuchColumnError
from desireline.journeys.event_file import NoEventsError, NoSuchTouchpointError
from desireline.journeys.event_steps import cut_steps, events_table, journey_begins, steps_relation
from desireline.journeys.event_times import NoSuchZoneError, TimeUnclearError
from desireline.measures.event_file import EventFile, events_of, read_events
from desireline.measures.file_funnel import FunnelStepsError

LOG = """customer,touchpoint,time
ana,ad,2026-03-01T09:00:00Z
ana,visit,2026-03-01T09:01:00.25Z
ben,visit,2026-03-02T10:00:00Z
ana,order,2026-03-04T09:01:00Z
"""


@pytest.fixture
def reading(tmp_path):
    opened: list[EventFile] = []

    def read(content: str | bytes, name: str = "events.csv", **asked) -> EventFile:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        opened.append(read_events(path, **asked))
        return opened[-1]

    yield read
    for one in opened:
        one.close()


def waits(events: EventFile) -> dict[tuple[str, str], float]:
    return {
        (row["touchpoint"], row["next_touchpoint"]): row["median_wait_seconds"]
        for row in events.transitions().to_arrow().to_pylist()
        if row["next_touchpoint"]
    }


EXPECTED = {("ad", "visit"): 60.25, ("visit", "order"): 3 * 86_400 - 0.25}


def test_a_plain_file_is_read_to_the_part_of_a_second(reading) -> None:
    events = reading(LOG)
    assert waits(events) == pytest.approx(EXPECTED)
    assert events.log.events.customers == ("ana", "ben")
    assert any("customer = “customer”" in note for note in events.notes)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (LOG.replace(",", ";"), "semicolons.csv"),
        (LOG.replace(",", "\t"), "tabs.tsv"),
        ("﻿" + LOG, "byte order mark.csv"),
        (LOG.encode("utf-16"), "utf-16.csv"),
        (gzip.compress(LOG.encode()), "packed.csv.gz"),
        (LOG.replace("customer,touchpoint,time", "Kunden-ID,Ereignis,Zeitstempel"), "german.csv"),
        (LOG.replace("customer,touchpoint,time", "case:concept:name,Activity,ts"), "mined.csv"),
        (LOG.replace("T", " ").replace("Z", ""), "no zone.csv"),
        (LOG.replace("ana", '" ana "').replace("visit", '"visit"'), "quoted.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[-8:] else "",
)
def test_the_same_events_in_another_form_give_the_same_waits(reading, content, name) -> None:
    assert waits(reading(content, name)) == pytest.approx(EXPECTED)


def test_json_lines_and_parquet_give_the_same_waits(reading, tmp_path) -> None:
    rows = [line.split(",") for line in LOG.splitlines()[1:]]
    lines = [f'{{"user": "{a}", "event": "{b}", "at": {{"time": "{c}"}}}}' for a, b, c in rows]
    assert waits(reading("\n".join(lines), "e.jsonl", time="at.time")) == pytest.approx(EXPECTED)
    stamps = [datetime.fromisoformat(c) for _, _, c in rows]
    table = pa.table({"user_id": [1, 1, 2, 1], "event": [b for _, b, _ in rows], "ts": stamps})
    pq.write_table(table, tmp_path / "e.parquet")
    packed = read_events(tmp_path / "e.parquet")
    assert waits(packed) == pytest.approx(EXPECTED)
    taken = events_of(table)
    assert waits(taken) == pytest.approx(EXPECTED)
    packed.close()
    taken.close()


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ("0 60 120", "seconds since 1970"),
        ("1772355600000 1772355660000 1772355720000", "milliseconds since 1970"),
        ("1772355600.0 1772355660.0 1772355720.0", "seconds since 1970"),
        ("01.03.2026_09:00 01.03.2026_09:01 13.03.2026_09:02", "without a zone are read as UTC"),
    ],
)
def test_times_written_otherwise_are_read_and_said(reading, times, told) -> None:
    rows = zip(("ana", "ben", "ana"), times.split(), strict=True)
    events = reading(
        "who,what,when\n" + "".join(f"{who},visit,{at.replace('_', ' ')}\n" for who, at in rows),
        customer="who",
        touchpoint="what",
    )
    assert any(told in note for note in events.notes)
    assert len(events.journeys()) == 2


def test_a_zone_moves_times_written_without_one(reading) -> None:
    text = "customer,touchpoint,time\nana,visit,2026-01-01 12:00:00\n"
    assert reading(text, "a.csv").journeys().period[0] == "2026-01-01T12:00:00Z"
    assert (
        reading(text, "b.csv", zone="Europe/Berlin").journeys().period[0] == "2026-01-01T11:00:00Z"
    )
    with pytest.raises(NoSuchZoneError, match="Mars/Phobos"):
        reading(text, "c.csv", zone="Mars/Phobos")


def test_day_and_month_are_asked_for_where_they_cannot_be_told_apart(reading) -> None:
    text = "customer,touchpoint,time\nana,visit,03/04/2026 10:00\nana,order,05/04/2026 10:00\n"
    with pytest.raises(TimeUnclearError, match="--time-format D/M/Y"):
        reading(text, "a.csv")
    days = {
        form: reading(text, "b.csv", time_format=form).journeys().period[0][:10]
        for form in ("D/M/Y", "M/D/Y")
    }
    assert days == {"D/M/Y": "2026-04-03", "M/D/Y": "2026-03-04"}


def test_a_silence_longer_than_the_time_out_begins_another_journey(reading) -> None:
    text = "customer,touchpoint,time\n" + "".join(
        f"ana,visit,2026-03-{day:02}T00:00:00Z\n" for day in (1, 4, 8)
    )
    rows = reading(text, timeout=timedelta(days=3)).journeys().to_arrow().to_pylist()
    assert [(row["steps"], row["is_open"]) for row in rows] == [(2, False), (1, True)]
    later = reading(text, timeout=timedelta(days=3), as_of=datetime(2026, 3, 12, tzinfo=UTC))
    assert [row["is_open"] for row in later.journeys().to_arrow().to_pylist()] == [False, False]


def test_events_after_the_as_of_moment_are_left_out_and_counted(reading) -> None:
    events = reading(LOG, as_of=datetime(2026, 3, 3, tzinfo=UTC))
    assert waits(events) == pytest.approx({("ad", "visit"): 60.25})
    assert "1 rows left out: after the as-of moment." in events.notes


def test_equal_times_keep_the_order_of_the_file_unless_a_column_orders_them(reading) -> None:
    rows = ("ana,order,2026-03-01T09:00:00Z,2", "ana,cart,2026-03-01T09:00:00Z,1")
    text = "customer,touchpoint,time,step\n" + "\n".join(rows)
    assert list(waits(reading(text, "a.csv"))) == [("order", "cart")]
    events = reading(text, "b.csv", order="step")
    assert list(waits(events)) == [("cart", "order")]
    assert "1 events stand at the time of the one before, 1 of them at another touchpoint" in (
        events.transitions().order_rule
    )


def test_rows_that_are_no_event_are_left_out_and_counted(reading) -> None:
    broken = ",ad,2026-03-01T09:00:00Z\nana,,2026-03-01T09:00:00Z\nana,ad,soon\nana,ad\n"
    events = reading(LOG + broken)
    assert waits(events) == pytest.approx(EXPECTED)
    assert [note for note in events.notes if "left out" in note] == [
        "1 rows left out: no customer.",
        "2 rows left out: no touchpoint or no readable time.",
        "1 rows left out: another number of cells than the header.",
    ]


def test_a_name_with_the_signs_of_a_pattern_is_one_file(reading, tmp_path) -> None:
    (tmp_path / "other.csv").write_text(LOG.replace("ana", "eve"), encoding="utf-8")
    assert reading(LOG, "*.csv").log.events.customers == ("ana", "ben")
    with pytest.raises(FileRefusedError, match="There is no file"):
        read_events(tmp_path / "[oe]*.csv")
    with pytest.raises(FileRefusedError, match="There is no file"):
        read_events(tmp_path)


@pytest.mark.parametrize(
    ("content", "asked", "error"),
    [
        (LOG, {"customer": "who"}, NoSuchColumnError),
        (LOG.replace("customer", "x1"), {}, ColumnUnclearError),
        ("customer,touchpoint,time\nana,ad,soon\n", {}, NoEventsError),
        ("customer,touchpoint,time\n", {}, NoEventsError),
        ("", {}, FileRefusedError),
        (b"PAR1 is not enough", {}, FileRefusedError),
    ],
)
def test_what_cannot_be_read_says_why(reading, content, asked, error) -> None:
    with pytest.raises(error):
        reading(content, **asked)


def test_questions_about_touchpoints_that_are_not_there_are_refused(reading) -> None:
    events = reading(LOG)
    with pytest.raises(NoSuchTouchpointError, match="ad, order, visit"):
        events.attribution("purchase")
    with pytest.raises(FunnelStepsError):
        events.funnel(["visit", "visit"])


# Touchpoint and second of each event; then how far eventual, strict and direct come in 100 s.
TRUTH = [
    ("a0 b10 c20", 3, 3, 3),
    ("c0 b10 a20", 1, 1, 1),
    ("a0 x5 b10 c20", 3, 3, 1),
    ("a0 b0 c10", 3, 1, 3),
    ("b0 a0 c10", 3, 1, 1),
    ("a0 b50 c101", 2, 2, 2),
    ("a0 b50 c100", 3, 3, 3),
    ("a0 a90 b120 c150", 3, 3, 3),
    ("a0 b10 b20 c30", 3, 3, 3),
    ("a0 c5 b10 c20", 3, 3, 1),
    ("a0 b10 a200 b210 c220", 3, 3, 3),
]


@pytest.mark.parametrize(("told", "eventual", "strict", "direct"), TRUTH, ids=[t[0] for t in TRUTH])
def test_a_funnel_follows_the_table_of_windowed_funnels(
    reading, told, eventual, strict, direct
) -> None:
    rows = "".join(f"ana,{one[0]},{one[1:]}\n" for one in told.split())
    others = "zoe,a,0\nzoe,x,1\nzoe,b,5000\nzoe,x,5001\nzoe,c,9000\n"
    events = reading("customer,touchpoint,time\n" + rows + others)
    found = {}
    for order in ("eventual", "strict", "direct"):
        answer = events.funnel(list("abc"), window=timedelta(seconds=100), order=order)
        found[order] = sum(answer.to_pandas().reached) - 1
    assert found == {"eventual": eventual, "strict": strict, "direct": direct}


def test_cutting_on_arrays_is_cutting_by_the_relation(reading) -> None:
    rows = "".join(f"c{n % 7},{'abc'[n % 3]},{(n * 7919) % 900}\n" for n in range(300))
    events = reading("customer,touchpoint,time\n" + rows, timeout=timedelta(seconds=20))
    warehouse, silence = events.log.warehouse, 20_000_000
    kept = warehouse.keep_arrow(events_table(events.log.events), "as_events")
    relation = steps_relation(kept, silence=silence).order_by("position")
    begins = journey_begins(events.log.events, silence=silence)
    cut = cut_steps(events.log.events, begins=begins)
    by_relation = warehouse.to_arrow(relation).select(cut.column_names)
    assert by_relation.to_pylist() == cut.to_pylist()
    assert len(events.journeys()) > 20


def test_days_written_together_are_days_and_no_seconds(reading) -> None:
    text = "customer,touchpoint,time\nana,visit,20260301\nana,order,20260304\n"
    assert waits(reading(text, "a.csv")) == {("visit", "order"): 3 * 86_400}
    timed = text.replace("20260301", "20260301090000").replace("20260304", "20260301090130")
    assert waits(reading(timed, "b.csv")) == {("visit", "order"): 90}


def test_a_table_of_any_kind_of_columns_is_taken() -> None:
    names = pa.array(["visit", "order", None, "visit"], pa.large_string()).dictionary_encode()
    parts = pa.table({"customer": pa.array([2**40, 7, 7, 7], pa.uint64()), "touchpoint": names})
    table = pa.concat_tables(
        [parts.append_column("time", pa.array(range(n, n + 4), pa.timestamp("s"))) for n in (0, 60)]
    )
    events = events_of(table)
    assert events.log.events.customers == ("1099511627776", "7")
    assert waits(events) == {("visit", "visit"): 60, ("order", "visit"): 2, ("visit", "order"): 58}
    events.close()


def test_a_day_only_file_says_so() -> None:
    day = datetime(2026, 3, 1, tzinfo=UTC).date()
    events = events_of(pa.table({"user": ["a"], "event": ["ad"], "date": [day]}))
    assert any("days only" in note for note in events.notes)
    events.close()
