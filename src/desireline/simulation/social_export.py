"""What people write about Brightwire in public: a sheet of mentions that names no customer."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from desireline.simulation.arrival import RowFact
from desireline.simulation.places import SOCIAL
from desireline.simulation.truth import FileCount
from desireline.simulation.wording import words

HEADER = ("Date (UTC)", "Network", "Mention")
_NETWORKS = ("Instagram", "Bluesky", "Reddit")
_STILL = datetime(2026, 1, 1, tzinfo=UTC)


def write_mentions(
    path: Path, generator: np.random.Generator, *, begins_at: int, ends_at: int, mentions: int
) -> tuple[list[RowFact], FileCount]:
    """Write a sheet of ``mentions`` rows, the same bytes for the same generator.

    Times are text in UTC. Returns what each row says and how many there are.
    """
    from openpyxl.workbook.workbook import Workbook  # noqa: PLC0415 - heavy; only the demo writes

    book = Workbook()  # type: ignore[no-untyped-call]
    sheet = book.active
    sheet.title = "Mentions"
    sheet.append(HEADER)
    traces = []
    for at in sorted(generator.integers(begins_at, ends_at, size=mentions).tolist()):
        network = _NETWORKS[int(generator.integers(0, len(_NETWORKS)))]
        text = words("mention", score=int(generator.integers(1, 6)), draw=generator.random())
        sheet.append((f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S}", network, text))
        traces.append(RowFact(at_ms=at * 1000, keys=(), kind="mention", channel="social"))
    raw = io.BytesIO()
    book.save(raw)  # type: ignore[no-untyped-call]
    _write_still(path, raw)
    count = FileCount(file=SOCIAL, read=mentions, without_customer=mentions)
    return traces, count


def _write_still(path: Path, raw: io.BytesIO) -> None:
    """Write a workbook without the time it was made, so that two runs are the same."""
    stamp = f"{_STILL:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as book, zipfile.ZipFile(path, "w") as still:
        for entry in book.infolist():
            content = book.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb">\d{4}-[^<]*Z<", b">" + stamp + b"<", content)
            info = zipfile.ZipInfo(entry.filename, date_time=_STILL.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            still.writestr(info, content)
