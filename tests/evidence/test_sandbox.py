"""Files are read in a child that can be killed; a hostile one is a clean refusal."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from desireline.evidence.importing import active_protections, inspect_file
from desireline.evidence.refusal import FileRefusedError
from desireline.evidence.unpacking import unpacked

KEY = b"k" * 32


def test_the_protections_that_hold_are_named():
    found = active_protections()
    assert found["own process"]
    if sys.platform.startswith("linux"):
        assert found["memory limit"]
        assert found["processor time limit"]


def test_a_child_that_eats_memory_is_a_refusal(tmp_path: Path):
    path = tmp_path / "bomb.csv"
    with path.open("wb") as out:
        out.write(b"a,b\n")
        out.truncate(3 * 1024**3)
    with pytest.raises(FileRefusedError):
        inspect_file(path, file_name="bomb.csv", key=KEY)


def test_gzip_is_unpacked_within_limits(tmp_path: Path):
    good = tmp_path / "good.gz"
    good.write_bytes(gzip.compress(b"a,b\n1,2\n") + gzip.compress(b"3,4\n"))
    assert unpacked(good, folder=tmp_path).read_bytes() == b"a,b\n1,2\n3,4\n"


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (gzip.compress(b"a,b\n" + bytes(range(256)) * 8)[:-60], "damaged-gzip"),
        (gzip.compress(b"a,b\n1,2\n")[:-8] + b"\0" * 8, "damaged-gzip"),
        (gzip.compress(b"a,b\n1,2\n") + b"trailing", "damaged-gzip"),
        (gzip.compress(b"a" * 60_000_000), "bomb"),
    ],
    ids=["cut off", "wrong sum", "trailing bytes", "bomb"],
)
def test_a_damaged_or_swollen_gzip_is_refused(tmp_path: Path, packed: bytes, reason: str):
    path = tmp_path / "file.gz"
    path.write_bytes(packed)
    with pytest.raises(FileRefusedError) as refused:
        unpacked(path, folder=tmp_path)
    assert refused.value.reason == reason
