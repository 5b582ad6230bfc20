"""The evidence store: opened shut, read while written, all or nothing."""

from __future__ import annotations

from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pytest

from desireline.warehouse import COLUMNS, Warehouse
from desireline.warehouse.duckdb import UnknownTableError, WarehouseBusyError
from desireline.warehouse.remembered_sql import RememberedSql

EVENTS = pa.table({"event_id": [1, 2], "name": ["ad", "order"], "happened_at": [10, 20]})


def names(warehouse: Warehouse) -> list[object]:
    events = warehouse.table("events")
    return [row["name"] for row in warehouse.rows(events.order_by("happened_at"))]


def test_what_is_inserted_is_there_after_opening_again(tmp_path: Path):
    with Warehouse.open(tmp_path) as warehouse:
        warehouse.insert("events", EVENTS)
    with Warehouse.open(tmp_path) as warehouse:
        assert names(warehouse) == ["ad", "order"]
        assert warehouse.data_version() == "1"


def test_every_table_has_the_columns_it_promises(tmp_path: Path):
    with Warehouse.open(tmp_path) as warehouse:
        for table, columns in COLUMNS.items():
            assert warehouse.to_arrow(warehouse.table(table)).schema.names == list(columns)


def test_a_transaction_that_fails_leaves_nothing():
    warehouse = Warehouse.in_memory()

    def write_and_fail() -> None:
        with warehouse.transaction() as writing:
            writing.insert("events", EVENTS)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert names(warehouse) == []
    assert warehouse.data_version() == "0"


def test_readers_see_the_state_before_an_open_transaction():
    warehouse = Warehouse.in_memory()
    with warehouse.transaction() as writing:
        writing.insert("events", EVENTS)
        assert names(warehouse) == []
    assert names(warehouse) == ["ad", "order"]


def test_a_snapshot_keeps_one_version():
    warehouse = Warehouse.in_memory()
    with warehouse.snapshot():
        assert names(warehouse) == []
        warehouse.insert("events", EVENTS)
        assert names(warehouse) == []
    assert names(warehouse) == ["ad", "order"]


def test_a_kept_table_can_be_read_replaced_and_dropped():
    warehouse = Warehouse.in_memory()
    warehouse.insert("events", EVENTS)
    events = warehouse.table("events")
    kept = warehouse.keep(events.filter(events.name == "ad").select("name"), "labelled")
    assert warehouse.rows(kept) == [{"name": "ad"}]
    kept = warehouse.keep(events.select("name", stage=ibis.literal(0)), "labelled")
    assert warehouse.rows(kept.count()) == [{"CountStar(labelled)": 2}]
    warehouse.drop("labelled")
    with pytest.raises(UnknownTableError):
        warehouse.table("labelled")


def test_a_table_in_memory_joins_with_the_evidence():
    warehouse = Warehouse.in_memory()
    warehouse.insert("events", EVENTS)
    wanted = ibis.memtable(pa.table({"name": ["order"]}))
    events = warehouse.table("events")
    assert warehouse.rows(events.join(wanted, "name").select("event_id")) == [{"event_id": 2}]


def test_arrow_rows_can_be_kept():
    warehouse = Warehouse.in_memory()
    kept = warehouse.keep_arrow(EVENTS, "steps")
    assert warehouse.to_arrow(kept).num_rows == 2


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM '{folder}/secret.csv'",
        'SELECT * FROM "{folder}/secret.csv"',
        "SELECT * FROM read_csv('{folder}/secret.csv')",
        "COPY events TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT * FROM EVENTS_IN_PYTHON",
    ],
)
def test_nothing_outside_its_own_file_can_be_reached(tmp_path: Path, statement: str):
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    EVENTS_IN_PYTHON = EVENTS  # noqa: N806, F841
    with (
        Warehouse.open(tmp_path) as warehouse,
        pytest.raises(duckdb.Error),
        warehouse.transaction() as writing,
    ):
        writing.execute(statement.format(folder=tmp_path))


@pytest.mark.parametrize("name", ["secret.csv", "/etc/passwd", 'x"; drop table events; --'])
def test_a_name_from_outside_is_never_a_table(name: str):
    warehouse = Warehouse.in_memory()
    with pytest.raises(UnknownTableError):
        warehouse.table(name)
    with pytest.raises(UnknownTableError):
        warehouse.keep(warehouse.table("events"), name)


def test_evidence_cannot_be_kept_over():
    warehouse = Warehouse.in_memory()
    with pytest.raises(UnknownTableError):
        warehouse.keep(warehouse.table("answers"), "events")


def test_a_file_that_is_no_store_is_named(tmp_path: Path):
    (tmp_path / "evidence.duckdb").write_text("hello, this is not a database at all")
    with pytest.raises(WarehouseBusyError, match=r"evidence\.duckdb"):
        Warehouse.open(tmp_path)


def test_read_only_reads(tmp_path: Path):
    with Warehouse.open(tmp_path) as warehouse:
        warehouse.insert("events", EVENTS)
    with Warehouse.open(tmp_path, read_only=True) as warehouse:
        assert names(warehouse) == ["ad", "order"]
        kept = warehouse.keep(warehouse.table("events"), "steps")
        assert len(warehouse.rows(kept)) == 2


def test_one_question_of_two_kept_tables_is_written_once_and_answered_twice():
    warehouse = Warehouse.in_memory()
    warehouse.insert("events", EVENTS)
    events = warehouse.table("events").select("event_id", "name", "happened_at")
    first = warehouse.keep(events, "first")
    second = warehouse.keep(events.filter(events.name == "order"), "second")
    written: list[ibis.Table] = []

    def write(table: ibis.Table) -> str:
        written.append(table)
        return str(ibis.to_sql(table, dialect="duckdb"))

    def ask(one: ibis.Table, other: ibis.Table, value: float) -> str:
        joined = one.mutate(value=ibis.literal(value)).left_join(other, "event_id")
        return texts.sql(joined, is_kept=lambda name: name in ("first", "second"), written=write)

    texts = RememberedSql()
    sql = ask(first, second, 5)
    assert ask(second, first, 5) == sql.replace("first", "1st").replace("second", "first").replace(
        "1st", "second"
    )
    assert len(written) == 1
    ask(first, first, 5)
    ask(first, second, 6)
    ask(first, second, 1.0)
    ask(first, second, 1)
    ask(first, second, value=True)
    assert len(written) == 6, "a table joined with itself and other values are other questions"


def test_a_question_of_two_stores_is_written_once_and_answered_by_each():
    written: list[ibis.Table] = []
    texts = RememberedSql()

    def write(table: ibis.Table) -> str:
        written.append(table)
        return str(ibis.to_sql(table, dialect="duckdb"))

    def ask(warehouse: Warehouse) -> str:
        events = warehouse.table("events")
        few = events.filter(events.happened_at > 15).select("name")
        return texts.sql(few, is_kept=lambda _: False, written=write)

    full, empty = Warehouse.in_memory(), Warehouse.in_memory()
    full.insert("events", EVENTS)
    assert ask(full) == ask(empty)
    assert len(written) == 1
    counts = [
        warehouse.rows(warehouse.table("events").aggregate(n=ibis._.count()))
        for warehouse in (full, empty)
    ]
    assert counts == [[{"n": EVENTS.num_rows}], [{"n": 0}]]


def test_what_a_kept_table_answers_does_not_hang_on_what_was_asked_before():
    warehouse = Warehouse.in_memory()
    warehouse.insert("events", EVENTS)
    for least, found in ((0, 2), (15, 1), (30, 0)):
        events = warehouse.table("events")
        kept = warehouse.keep(events.filter(events.happened_at > least), f"from_{least}")
        assert len(warehouse.rows(kept.select("name", text=ibis.literal('"from_0"')))) == found
        rows = ibis.memtable(pa.table({"n": [found, least]}))
        assert [row["n"] for row in warehouse.rows(rows)] == [found, least]
