"""What ClickHouse says of the log: funnels in four modes, a pattern, retention.

Besides the log, two more tables: the small cases whose answers anyone can check by hand, and
lives written at random, full of equal times.
"""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import chdb
from ecom import CASES, FUNNEL

MODES = ("", "strict_deduplication", "strict_order", "strict_increase")
HOUR, DAY = 3600, 86_400
WINDOWS = {"1 h": HOUR, "1 d": DAY, "30 d": 30 * DAY, "400 d": 400 * DAY}
# Times and touchpoints of one life each; the funnel is a, b, c within 100 seconds.
SMALL = (
    *("a0 b10 c20", "c0 b10 a20", "a0 x5 b10 c20", "a0 b0 c10", "b0 a0 c10", "a0 b50 c101"),
    *("a0 b50 c100", "a0 a90 b120 c150", "a0 b10 b15 c20", "a0 c5 b10 c20", "b0 c10"),
    "a0 b10 a200 b210 c220",
)
RANDOM_LIVES = 400
KINDS = {"bracket": "BETWEEN {0} AND {0} + 6", "n_day": "= {}", "rolling": ">= {}"}
DAYS = {"bracket": range(7, 56, 7), "n_day": (1, 7, 14, 30), "rolling": (1, 7, 14, 30, 90)}


def check_11_windowed_funnels(folder: Path) -> dict[str, object]:
    """Give how far each case comes, for each mode and window, on all three tables."""
    answers = {}
    for case in CASES:
        for label, seconds in WINDOWS.items():
            for mode in MODES:
                asked = f"{case}, {label}, {mode}"
                answers[asked] = _levels(
                    folder / "ecom.csv", case, FUNNEL, seconds, mode, names="event, timestamp"
                )
    for table in ("small", "random"):
        path = _lives(folder, table)
        for mode in MODES:
            answers[f"{table}, {mode}"] = _levels(path, "life", "abc", 100, mode)
    return answers


def check_15_pattern(folder: Path) -> list[str]:
    """Name the sessions in which a purchase comes at or after a cart."""
    return sorted(
        row["session_id"]
        for row in _asked(
            "SELECT session_id FROM file({path:String}, CSVWithNames) GROUP BY session_id HAVING "
            "sequenceMatch('(?1).*(?2)')(timestamp, event = 'cart', event = 'purchase')",
            path=str(folder / "ecom.csv"),
        )
    )


def check_17_retention(folder: Path) -> dict[str, object]:
    """Count who comes back so many calendar days after the day of the first event."""
    return {
        kind: _kept(folder, [f"days {told.format(days)}" for days in DAYS[kind]])
        for kind, told in KINDS.items()
    }


def _kept(folder: Path, conditions: list[str]) -> list[int]:
    (row,) = _asked(
        f"SELECT sumForEach(kept) AS kept FROM (SELECT user_id, "  # noqa: S608
        f"retention(days >= 0, {', '.join(conditions)}) AS kept FROM (SELECT user_id, "
        "dateDiff('day', min(timestamp) OVER (PARTITION BY user_id), timestamp) AS days FROM "
        "file({path:String}, CSVWithNames)) GROUP BY user_id) SETTINGS session_timezone = 'UTC'",
        path=str(folder / "ecom.csv"),
    )
    return [int(one) for one in row["kept"]]


def _levels(  # noqa: PLR0913 - one question
    path: Path,
    case: str,
    steps: object,
    window: int,
    mode: str,
    *,
    names: str = "name, toUInt32(at)",
) -> dict[str, int]:
    event, at = names.split(", ")
    told = f", '{mode}'" if mode else ""
    conditions = ", ".join(f"{event} = '{step}'" for step in steps)
    rows = _asked(
        f"SELECT {case} AS one, windowFunnel({window}{told})({at}, {conditions}) AS level "  # noqa: S608
        "FROM file({path:String}, CSVWithNames) GROUP BY one",
        path=str(path),
    )
    return {str(row["one"]): int(row["level"]) for row in rows}


def _lives(folder: Path, table: str) -> Path:
    """Write the small or the random lives: ``life, name, at, time``."""
    path = folder / f"{table}.csv"
    if table == "small":
        lives = [[(int(one[1:]), one[0]) for one in told.split()] for told in SMALL]
    else:
        lives = [_life(random.Random(seed)) for seed in range(RANDOM_LIVES)]  # noqa: S311
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["life", "name", "at", "time"])
        for number, life in enumerate(lives):
            for at, name in life:
                minutes, seconds = divmod(at, 60)
                stamp = f"2026-03-01T00:{minutes:02}:{seconds:02}Z"
                rows.writerow([f"life {number:03}", name, at, stamp])
    return path


def _life(chance: random.Random) -> list[tuple[int, str]]:
    at, life = 0, []
    for _ in range(chance.randrange(1, 14)):
        life.append((at, chance.choice("aabbccx")))
        at += chance.choice((0, 0, 1, 20, 60))
    return life


def _asked(query: str, *, path: str) -> list[dict[str, object]]:
    """Ask and give the rows."""
    asked = query.replace("{path:String}", "'" + path.replace("'", "\\'") + "'")
    found = json.loads(str(chdb.query(asked, "JSON")))
    return list(found["data"])
