"""Our answers against those of well-known tools, on one log of 31,106 events of 600 customers.

The numbers are those of the table of cross-checks. ``peer_*.py`` ask the tools in an environment
of their own (``make peers``); where it is missing these tests are skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import answers as peers
import pytest

from desireline.measures.event_file import EventFile, read_events

CASES = ("user_id", "session_id")
NEVER = timedelta(days=3650)


@pytest.fixture(scope="module", params=CASES)
def both(request) -> Iterator[SimpleNamespace]:
    """Our reading of the log by this kind of case, and a door to the peers' answers."""
    events = read_of(request.param)

    def answer(check: str):
        return peers.answers("paths")[check][request.param]

    yield SimpleNamespace(events=events, answer=answer, case=request.param)
    events.close()


def read_of(case: str) -> EventFile:
    return read_events(
        peers.log(), customer=case, touchpoint="event", time="timestamp", timeout=NEVER
    )


def rows_of(answer) -> list[dict[str, object]]:
    return answer.to_arrow().to_pylist()


def pairs(rows) -> dict[tuple[str, str], float]:
    return {(one, other): number for one, other, number in rows}


def onward(events: EventFile, column: str) -> dict[tuple[str, str], float]:
    return {
        (row["touchpoint"], row["next_touchpoint"]): row[column]
        for row in rows_of(events.transitions())
        if row["next_touchpoint"] is not None
    }


def test_01_transitions_are_those_of_two_miners(both) -> None:
    expected = pairs(both.answer("check_01_transitions"))
    assert onward(both.events, "count") == expected
    counted = (len(expected), sum(expected.values()))
    assert counted == {"user_id": (338, 30_506), "session_id": (336, 27_501)}[both.case]


def test_02_starts_and_ends(both) -> None:
    expected = both.answer("check_02_starts_and_ends")
    graph = rows_of(both.events.graph())
    for kind in ("starts", "ends"):
        assert {row["touchpoint"]: row[kind] for row in graph if row[kind]} == expected[kind]
    assert sum(expected["starts"].values()) == {"user_id": 600, "session_id": 3605}[both.case]


def test_03_cases_of_each_edge(both) -> None:
    assert onward(both.events, "journeys") == pairs(both.answer("check_03_cases_of_each_edge"))


def test_05_variants(both) -> None:
    found = Counter()
    for row in rows_of(both.events.variants()):
        found[tuple(row["touchpoints"])] += row["journeys"]
    assert found == {tuple(path): n for path, n in both.answer("check_05_variants")}
    assert len(found) == {"user_id": 600, "session_id": 3003}[both.case]


def test_09_durations_of_cases(both) -> None:
    found = sorted(row["seconds"] for row in rows_of(both.events.journeys()))
    assert found == pytest.approx(both.answer("check_09_durations"), abs=1e-9)


# 18–27, the statistics: ``peer_statistics.py`` asks, and the tests follow here.
