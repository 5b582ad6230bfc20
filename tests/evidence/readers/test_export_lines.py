from __future__ import annotations

import json

import pytest

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.readers.export_lines import csv_records, json_lines
from desireline.evidence.refusal import FileRefusedError

MAPPING = Mapping(reader="segment", source_name="a source")


@pytest.mark.parametrize(
    ("line", "reason", "sentence"),
    [
        ('{"role":"user","role":"admin"}', "unreadable-record", "names the key 'role' twice"),
        ('{"score":NaN}', "unreadable-record", "holds NaN, which is no number"),
        ('{"score":1e999}', "unreadable-record", "holds inf, which is no number"),
        ('{"id":' + "9" * 5_000 + "}", "unreadable-record", "holds a number of 5000 digits"),
        ('{"name":"\\ud800"}', "unreadable-record", "holds a broken character"),
        ('{"na\\ud800me":"a"}', "unreadable-record", "holds a broken character"),
        ('{"a":{"b\\u0000":1}}', "unreadable-record", "holds a broken character"),
        ('{"name":"a\\u0000b"}', "unreadable-record", "holds a broken character"),
        ('{"a":' * 70 + "1" + "}" * 70, "unreadable-record", "is nested too deeply"),
        ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}", "unreadable-record", "nested too deeply"),
        (json.dumps({f"k{n}": n for n in range(2_000)}), "unreadable-record", "more than 1000"),
        ('["a"]', "not-a-record", "is JSON, but not an object in braces"),
        ('{"a":1', "not-json", "is not JSON"),
        ('{"a":"' + "x" * 1_100_000 + '"}', "line-too-long", "is longer than 1 MB"),
    ],
)
def test_a_line_no_two_programs_read_alike_is_refused_and_the_next_one_is_read(
    tmp_path, line, reason, sentence
):
    path = tmp_path / "lines.jsonl"
    path.write_text(f'{{"first":1}}\n{line}\n\n{{"third":3}}\n')
    first, hostile, third = json_lines(path)
    assert (first.raw, third.raw) == ({"first": "1"}, {"third": "3"})
    assert (hostile.row_number, third.row_number) == (2, 4)
    assert hostile.refused().rejection.reason == reason
    assert sentence in hostile.refused().rejection.sentence


def test_a_broken_byte_costs_its_own_line_only(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_bytes('{"a":"ö"}\n'.encode() + b'{"a":"\xff"}\n{"a":"z"}\n')
    assert [line.rejection is None for line in json_lines(path)] == [True, False, True]


def test_numbers_keep_every_digit(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text('{"big":9007199254740993,"id":"00123","exp":"1E5","price":12.50,"ok":true}')
    (line,) = json_lines(path)
    assert line.raw == {
        "big": "9007199254740993",
        "id": "00123",
        "exp": "1E5",
        "price": "12.5",
        "ok": "true",
    }


def test_a_record_is_counted_from_the_line_it_starts_on(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b'sep=;\r\nid;said\r\n1;"two\r\nlines"\r\n\r\n2;\x80 5\r\n3\r\n')
    one, two, three = csv_records(path, MAPPING)
    assert (one.row_number, one.raw) == (3, {"id": "1", "said": "two\r\nlines"})
    assert (two.row_number, two.raw) == (6, {"id": "2", "said": "€ 5"})
    assert three.rejection.sentence == "Line 7 has 1 cells where the header has 2."


def test_a_quote_never_closed_refuses_the_file_and_names_the_line(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('id,said\n1,fine\n2,"never closed\n3,lost\n')
    with pytest.raises(FileRefusedError, match="breaks off at line 3"):
        list(csv_records(path, MAPPING))
