"""How the simulator itself counts journeys, so that its truth can be trusted."""

from __future__ import annotations

import pytest

from desireline.simulation.expected import (
    DAY_MS,
    Seen,
    Travel,
    arcs,
    cut_journeys,
    fall_outs,
    repurchase,
    ribbon,
)

TRAVEL = Travel(
    stages=("see", "pick", "buy", "use"),
    stage_of={"ad": "see", "page": "pick", "order": "buy", "help": "use"},
    target=frozenset({"order"}),
    timeout_days=10,
)


def telling(text: str) -> list[Seen]:
    """Read one customer a line; each word is a touchpoint one day later, ``+3`` waits 3 days."""
    seen = []
    for line in text.strip().splitlines():
        customer, *words = line.split()
        day = 0
        for word in words:
            if word.startswith("+"):
                day += int(word)
                continue
            day += 1
            seen.append(Seen(customer=customer, at_ms=day * DAY_MS, touchpoint=word))
    return seen


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        pytest.param("ana ad page order help", [4], id="one visit to help is still the journey"),
        pytest.param("ana ad order ad page", [2, 2], id="looking again after buying starts anew"),
        pytest.param("ana ad order order help", [4], id="a second order at once does not"),
        pytest.param("ana ad +11 page", [1, 1], id="silence ends a journey"),
        pytest.param("ana help ad", [2], id="a journey may begin anywhere"),
    ],
)
def test_journeys_are_cut_by_silence_and_by_a_new_beginning(text, lengths):
    journeys = cut_journeys(telling(text), TRAVEL)
    assert [len(journey.steps) for journey in journeys] == lengths


def test_each_journey_that_reached_a_stage_has_one_fate():
    journeys = cut_journeys(
        telling("""
        ana   ad page order help
        ben   ad order
        cleo  ad
        dora  +15 ad page
        eli   page
        """),
        TRAVEL,
    )
    counts = [
        {key: row[key] for key in ("reach", "enter", "converted", "skipped", "open", "left")}
        for row in ribbon(journeys, TRAVEL, as_of_ms=18 * DAY_MS)
    ]
    assert counts == [
        {"reach": 4, "enter": 4, "converted": 2, "skipped": 1, "open": 0, "left": 1},
        {"reach": 3, "enter": 1, "converted": 1, "skipped": 0, "open": 1, "left": 1},
        {"reach": 2, "enter": 0, "converted": 1, "skipped": 0, "open": 0, "left": 1},
        {"reach": 1, "enter": 0, "converted": 0, "skipped": 0, "open": 0, "left": 1},
    ]


def test_time_in_a_stage_runs_to_the_first_step_beyond_it():
    journeys = cut_journeys(telling("ana ad ad page ad +2 order"), TRAVEL)
    rows = ribbon(journeys, TRAVEL, as_of_ms=20 * DAY_MS)
    days = [row["median_seconds"] and row["median_seconds"] / 86_400 for row in rows]
    assert days == [2, 4, None, None]


def test_jumps_ways_back_and_buying_again_are_counted_once_a_journey():
    journeys = cut_journeys(
        telling("""
        ana  ad order ad page ad page ad page order
        ben  ad order
        """),
        TRAVEL,
    )
    assert arcs(journeys, TRAVEL) == [
        {"kind": "repeat", "from": "buy", "to": "see", "journeys": 1},
        {"kind": "return", "from": "pick", "to": "see", "journeys": 1},
        {"kind": "skip", "from": "see", "to": "buy", "journeys": 2},
    ]
    assert repurchase(journeys) == {"bought": 3, "again": 1}


def test_who_left_a_stage_went_back_began_anew_or_was_not_seen():
    journeys = cut_journeys(
        telling("""
        ana   ad page
        ben   ad page ad
        cleo  ad page +20 ad
        dora  ad page order
        """),
        TRAVEL,
    )
    pick = fall_outs(journeys, TRAVEL, as_of_ms=100 * DAY_MS)[1]
    assert pick == {"stage": "pick", "back": {"ad": 1}, "again": {"ad": 1}, "none": 1}
