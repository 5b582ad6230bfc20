from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import Identifier, ParsedEvent
from desireline.evidence.readers import parquet
from desireline.evidence.refusal import FileRefusedError


def mapping(**answers):
    return Mapping(reader="parquet", source_name="a source", **answers)


NAIVE = datetime(2026, 5, 4, 9, 6)  # noqa: DTZ001 - the file does not say where
MEANINGS = (
    ColumnMeaning(column="who", meaning="user"),
    ColumnMeaning(column="at", meaning="time", time_format="ISO"),
    ColumnMeaning(column="what", meaning="name"),
)


def written(path, **columns):
    pq.write_table(pa.table(columns), path)
    return path


def test_times_with_a_zone_need_no_answer(tmp_path, at):
    moment = datetime(2026, 5, 4, 9, 6, 0, 250_999, tzinfo=UTC)
    path = written(
        tmp_path / "events.parquet",
        who=["ana"],
        at=pa.array([moment], pa.timestamp("us", "Europe/Berlin")),
        what=["visit"],
    )
    (row,) = parquet.read(path, mapping(columns=MEANINGS, channel="web"))
    assert row.events == (
        ParsedEvent(
            happened_at=at("2026-05-04T09:06:00.250+00:00"),
            precision="ms",
            name="visit",
            identifier=Identifier(kind="user", value="ana"),
            channel="web",
        ),
    )
    assert row.row_number == 1


def test_times_without_a_zone_are_read_only_once_someone_said_where(tmp_path, at):
    path = written(
        tmp_path / "events.parquet",
        who=["ana"],
        at=pa.array([NAIVE], pa.timestamp("ns")),
        what=["visit"],
    )
    assert parquet.tables(path, mapping())[0].warnings == ("Times without a zone in: at.",)
    (asked,) = parquet.read(path, mapping(columns=MEANINGS))
    assert asked.rejection.reason == "no-zone"
    (told,) = parquet.read(path, mapping(columns=MEANINGS, time_zone="Europe/Berlin"))
    assert told.events[0].happened_at == at("2026-05-04T09:06:00+02:00")


def test_every_kind_of_value_becomes_text(tmp_path):
    path = written(
        tmp_path / "kinds.parquet",
        big=[9_007_199_254_740_993, None],
        part=[12.5, float("nan")],
        whole=[1042.0, 7.0],
        day=[date(2026, 5, 4), None],
        ok=[True, False],
        text=[" Straße ", ""],
        inner=[{"a": 1, "b": {"c": "x"}}, None],
        many=[[1, 2], None],
        spell=pa.array([1500, None], pa.duration("ms")),
        kind=pa.array(["a", "b"]).dictionary_encode(),
    )
    (table,) = parquet.tables(path, mapping())
    assert table.header == (
        *("big", "part", "whole", "day", "ok", "text"),
        *("inner.a", "inner.b.c", "many", "spell", "kind"),
    )
    assert list(table.rows) == [
        [
            *("9007199254740993", "12.5", "1042", "2026-05-04", "true", "Straße"),
            *("1", "x", "[1, 2]", "1.5 s", "a"),
        ],
        [None, None, "7", None, "false", None, None, None, None, None, "b"],
    ]


@pytest.mark.parametrize(
    ("rows", "length", "said"),
    [
        (1_000_000, 100, "describes 1,000,000 rows in"),
        (9_000, 1_000_000, "its text is far larger than the file"),
        (1, 90_000_000, "would unpack from"),
    ],
)
def test_a_tiny_file_of_a_hundred_gigabytes_is_refused(tmp_path, rows, length, said):
    places = pa.repeat(pa.scalar(0, pa.int32()), rows)
    text = pa.DictionaryArray.from_arrays(places, pa.array(["x" * length]))
    path = tmp_path / "bomb.parquet"
    pq.write_table(
        pa.table({"a": text}),
        path,
        compression="zstd",
        store_schema=False,
        max_rows_per_page=20_000_000,
    )
    with pytest.raises(FileRefusedError, match=said):
        for _ in parquet.read(path, mapping(columns=MEANINGS)):
            pass


def test_too_many_columns_and_a_damaged_file_are_refused(tmp_path):
    wide = written(tmp_path / "wide.parquet", **{f"c{n}": [n] for n in range(1_001)})
    with pytest.raises(FileRefusedError, match="1,001 columns; the limit is 1,000"):
        parquet.tables(wide, mapping())
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(wide.read_bytes()[:-50])
    with pytest.raises(FileRefusedError, match="damaged or encrypted"):
        parquet.tables(cut, mapping())


def test_a_parquet_file_is_known_by_its_first_bytes(tmp_path):
    path = written(tmp_path / "a.parquet", a=[1])

    def head(start):
        return Head(file_name="a", first_bytes=start, text="", columns=(), first_object=None)

    assert parquet.recognizes(head(path.read_bytes()[:64]))
    assert not parquet.recognizes(head(b"a,b"))
