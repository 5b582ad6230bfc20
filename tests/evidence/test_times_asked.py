"""Random columns of times: every one that can be misread is asked about, and no other."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from test_guessing import asked, looked

COLUMNS = int(os.environ.get("DESIRELINE_COLUMNS", "60"))
FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def moments(chance: random.Random, *, days: list[int]) -> list[datetime]:
    """Return ten moments of three years whose days of the month are among ``days``."""
    found: list[datetime] = []
    while len(found) < 10:
        at = FIRST + timedelta(minutes=chance.randrange(3 * 365 * 24 * 60))
        if at.day in days:
            found.append(at)
    return found


def misread(chance: random.Random) -> list[str]:
    """Write times that can be read in two ways: day or month first, or without a zone."""
    either = [at for at in moments(chance, days=list(range(1, 13))) if at.day != at.month]
    kind = chance.randrange(4)
    if kind == 0 and len(either) > 1:
        return [f"{at:%d/%m/%Y}" for at in either]
    if kind == 1 and len(either) > 1:
        return [f"{at:%m/%d/%Y}" for at in either]
    anyone = moments(chance, days=list(range(1, 29)))
    if kind == 2:
        return [f"{at:%Y-%m-%d %H:%M:%S}" for at in anyone]
    return [
        f"{at:%Y-%m-%dT%H:%M:%S}" + ("Z" if number % 2 else "") for number, at in enumerate(anyone)
    ]


def clear(chance: random.Random) -> list[str]:
    """Write times with one meaning only."""
    anyone = moments(chance, days=list(range(1, 29)))
    late = moments(chance, days=list(range(13, 29)))
    return [
        [f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in anyone],
        [f"{at:%Y-%m-%dT%H:%M:%S}+02:00" for at in anyone],
        [f"{at:%Y-%m-%d}" for at in anyone],
        [f"{at:%d/%m/%Y}" for at in late],
        [f"{at:%m/%d/%Y}" for at in late],
        [str(int(at.timestamp())) for at in anyone],
        [str(int(at.timestamp() * 1000)) for at in anyone],
    ][chance.randrange(7)]


def questions(folder: Path, times: list[str]) -> list[str]:
    """Return what is asked about a log with these times."""
    rows = "".join(f"customer {number},visit,{time}\n" for number, time in enumerate(times))
    return asked(looked(folder, f"customer,event,time\n{rows}"))


def test_times_that_can_be_misread_are_always_asked(tmp_path: Path) -> None:
    for seed in range(COLUMNS):
        times = misread(random.Random(seed))  # noqa: S311 - planted, not secret
        found = questions(tmp_path, times)
        assert any(one.startswith("time_") for one in found), (seed, times)


def test_times_with_one_meaning_are_never_asked(tmp_path: Path) -> None:
    for seed in range(COLUMNS):
        times = clear(random.Random(seed))  # noqa: S311 - planted, not secret
        assert questions(tmp_path, times) == [], (seed, times)
