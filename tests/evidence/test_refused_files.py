"""A file that cannot be read is refused in the user's words, with the cause that holds."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from desireline.evidence.importing import inspect_file
from desireline.evidence.numbers import NumberRefusedError, decimal_mark, read_number
from desireline.evidence.reading import detect
from desireline.evidence.refusal import FileRefusedError
from desireline.evidence.sandbox import _crashed

KEY = bytes(32)


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_workbook_is_named_as_the_user_knows_it(tmp_path: Path, packed: bool):  # noqa: FBT001
    upload = tmp_path / ("0f" * 16)
    damaged = b"PK\x03\x04 xl/workbook.xml [Content_Types].xml" + b"\x00" * 400
    upload.write_bytes(gzip.compress(damaged) if packed else damaged)
    with pytest.raises(FileRefusedError) as refused:
        inspect_file(upload, file_name="orders.xlsx", key=KEY)
    assert "orders.xlsx" in str(refused.value)
    assert upload.name not in str(refused.value)
    assert "unpacked" not in str(refused.value)


@pytest.mark.parametrize(
    ("ended", "log", "reason", "said"),
    [
        (1, "Traceback ...\nMemoryError\n", "out-of-memory", "more memory than it may use"),
        (-6, "memory allocation of 512 bytes failed", "out-of-memory", "more memory"),
        (-9, "", "reader-crashed", "most likely for want of memory"),
        (-24, "", "too-slow", "processor time"),
        (-11, "", "reader-crashed", "signal 11."),
        (1, "ValueError: no", "reader-crashed", "code 1."),
    ],
)
def test_a_crash_is_told_with_its_cause(ended: int, log: str, reason: str, said: str):
    refused = _crashed("orders.csv", ended, log=log)
    assert refused.reason == reason
    assert said in str(refused)
    assert ("memory" in str(refused)) == ("memory" in said)


@pytest.mark.parametrize(
    ("content", "reason", "said"),
    [
        (b'[\n {\n  "id": "c1"\n }\n]\n', "one-document", "one JSON document over many lines"),
        (b'{\n "chats": []\n}\n', "one-document", "one object a line"),
        (b'[{"id": "c1"}, {"id": "c2"}]', "one-document", "one JSON document"),
        (b"PK\x03\x04 a.csv", "unknown-format", "is a ZIP or XLSX file, whatever it is called"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "unknown-format", "is a PNG picture, whatever"),
        (b"GIF89a" + bytes(400), "unknown-format", "is a GIF picture, whatever"),
        (b"a".ljust(257, b"\0") + b"ustar" + bytes(300), "unknown-format", "is a tar file"),
        (b"\n<HTML><table>", "unknown-format", "is a web page, whatever"),
        (b"\x80\x04\x95" + bytes(90), "unknown-format", "is no table, workbook or export"),
    ],
)
def test_a_file_that_is_something_else_is_called_by_its_name(
    tmp_path: Path, content: bytes, reason: str, said: str
):
    path = tmp_path / "upload"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError) as refused:
        detect(path, file_name="chats.csv")
    assert refused.value.reason == reason
    assert said in str(refused.value)


def test_a_minus_behind_a_number_is_a_minus():
    assert read_number("1.200,90-", decimal=",") == -1200.9
    assert read_number("7-") == -7
    assert decimal_mark("1.200,90-") == ","
    assert decimal_mark("12-13") == decimal_mark("-") == "none"
    for price in ("199,-", "49.-", "CHF 1'299.-", "5,- €"):  # without cents, nothing given back
        with pytest.raises(NumberRefusedError):
            read_number(price, decimal=",")
        assert decimal_mark(price) == "none"
