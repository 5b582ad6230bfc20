"""Journeys as plain sequences: all of them, in the order in which they began."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyarrow.lib as pa

from desireline.measures.event_file import events_of
from desireline.measures.log_paths import named_paths


def test_journeys_come_in_the_order_they_began_with_their_times() -> None:
    told = [("zoe", "ad", 0), ("ana", "visit", 5), ("zoe", "order", 7), ("ana", "ad", 5 + 86_400)]
    start = datetime(2026, 3, 1, tzinfo=UTC)
    rows = pa.table(
        {
            "customer": [who for who, _, _ in told],
            "touchpoint": [what for _, what, _ in told],
            "time": [start + timedelta(seconds=at) for _, _, at in told],
        }
    )
    events = events_of(rows, timeout=timedelta(hours=1))
    paths = named_paths(events.log)
    events.close()
    assert paths.journeys == (("ad", "order"), ("visit",), ("ad",))
    assert paths.moments == ((0, 7), (0,), (0,))
    assert paths.is_open.tolist() == [False, False, True]
    assert paths.customers.tolist() == [1, 0, 0]
