"""Unpacks a gzip file within limits before anything reads it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from desireline.evidence.refusal import FileRefusedError

UNPACK_RATIO = 200
UNPACK_FREE = 16 * 1024 * 1024
UNPACKED = "unpacked"
_BLOCK = 1 << 20


def unpacked(path: Path, *, folder: Path) -> Path:
    """Return the path of a file's content, unpacked into ``folder`` if it is gzip.

    Raises:
        FileRefusedError: It is damaged, cut off, or unpacks to far more than it holds.
    """
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            return path
    target = folder / UNPACKED
    limit = UNPACK_FREE + UNPACK_RATIO * path.stat().st_size
    done = 0
    try:
        with gzip.open(path, "rb") as file, target.open("wb") as out:
            while block := file.read(_BLOCK):
                done += len(block)
                if done > limit:
                    raise FileRefusedError(
                        reason="bomb",
                        sentence=f"The gzip file unpacks to over {UNPACK_RATIO} times its size.",
                    )
                out.write(block)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FileRefusedError(
            reason="damaged-gzip",
            sentence=f"The gzip file is damaged or cut off ({error}). Copy it again.",
        ) from error
    return target
