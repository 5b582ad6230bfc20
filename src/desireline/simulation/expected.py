"""What a map must show of a known process: journeys and ribbon, counted by plain loops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One bound event of a known customer, as a map may see it; times are ms since 1970, UTC."""

    customer: str
    at_ms: int
    touchpoint: str
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """How a map cuts events into journeys: stage of each touchpoint, target, silence."""

    stages: tuple[str, ...]
    stage_of: Mapping[str, str]
    target: frozenset[str]
    timeout_days: int = 90

    def place(self, touchpoint: str) -> int:
        """Return the position of the touchpoint's stage on the map."""
        return self.stages.index(self.stage_of[touchpoint])


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueJourney:
    """One journey: its steps in order, and whether a later journey of the customer began."""

    customer: str
    steps: tuple[Seen, ...]
    reached_target: bool
    followed_by_next: bool

    def is_open(self, as_of_ms: int, *, timeout_days: int) -> bool:
        """Return whether the customer may still take another step of this journey."""
        silence = as_of_ms - self.steps[-1].at_ms
        return not self.followed_by_next and silence <= timeout_days * DAY_MS


def cut_journeys(seen: Iterable[Seen], travel: Travel) -> list[TrueJourney]:
    """Cut each customer's events into journeys, one after the other.

    A journey ends after the silence, or when, after its target, the customer is seen again
    in a stage before the target's.
    """
    by_customer: dict[str, list[Seen]] = defaultdict(list)
    for event in seen:
        by_customer[event.customer].append(event)
    journeys: list[TrueJourney] = []
    for customer in sorted(by_customer):
        events = sorted(by_customer[customer], key=lambda event: event.at_ms)
        pieces = _cut_one(events, travel)
        journeys.extend(
            TrueJourney(
                customer=customer,
                steps=tuple(piece),
                reached_target=any(step.touchpoint in travel.target for step in piece),
                followed_by_next=number < len(pieces),
            )
            for number, piece in enumerate(pieces, start=1)
        )
    return journeys


def ribbon(
    journeys: Sequence[TrueJourney], travel: Travel, *, as_of_ms: int
) -> list[dict[str, object]]:
    """Count, for each stage, who reached, entered, converted, skipped, is open or left.

    One entry per stage in map order; converted + skipped + open + left == reach. In the last
    stage ``left`` counts the journeys that ended.
    """
    rows: list[dict[str, object]] = []
    for place, stage in enumerate(travel.stages):
        counts = dict.fromkeys(("reach", "enter", "converted", "skipped", "open", "left"), 0)
        waits: list[float] = []
        for journey in journeys:
            fate = _fate(journey, place, travel, as_of_ms=as_of_ms)
            if fate is None:
                continue
            counts["reach"] += 1
            counts[fate] += 1
            counts["enter"] += travel.place(journey.steps[0].touchpoint) == place
            wait = seconds_in(journey, place, travel)
            if wait is not None:
                waits.append(wait)
        rows.append(
            {
                "stage": stage,
                **counts,
                "median_seconds": median(waits) if waits else None,
                "timed": len(waits),
            }
        )
    return rows


def arcs(journeys: Sequence[TrueJourney], travel: Travel) -> list[dict[str, object]]:
    """Count the arcs above the ribbon: stages skipped, ways back, and buying again.

    One entry per kind and pair of stages. A skip is a journey that never reached the next stage,
    from there to the first later one it did reach; a journey counts once for each way back; a
    repeat leads from the target's stage to where the next journey of that customer began.
    """
    counts: dict[tuple[str, int, int], int] = defaultdict(int)
    for journey in journeys:
        places = [travel.place(step.touchpoint) for step in journey.steps]
        for one in set(places):
            later = [two for two in places[places.index(one) + 1 :] if two > one]
            if later and one + 1 not in later:
                counts["skip", one, later[0]] += 1
        for one, two in {(one, two) for one, two in pairwise(places) if two < one}:
            counts["return", one, two] += 1
    target = min((travel.place(name) for name in travel.target), default=0)
    for first, second in pairwise(journeys):
        if first.reached_target and first.followed_by_next:
            counts["repeat", target, travel.place(second.steps[0].touchpoint)] += 1
    return [
        {"kind": kind, "from": travel.stages[one], "to": travel.stages[two], "journeys": n}
        for (kind, one, two), n in sorted(counts.items())
    ]


def fall_outs(
    journeys: Sequence[TrueJourney], travel: Travel, *, as_of_ms: int
) -> list[dict[str, object]]:
    """Count, for each stage, what those did next who left it and never reached a later one.

    ``back`` and ``again`` count by touchpoint the next step of the same journey and the first of
    the customer's next one; ``none`` had neither. They sum to the stage's ``left``.
    """
    rows: list[dict[str, object]] = []
    for place, stage in enumerate(travel.stages):
        back: dict[str, int] = defaultdict(int)
        again: dict[str, int] = defaultdict(int)
        none = 0
        for journey, after in pairwise([*journeys, None]):
            if journey is None or _fate(journey, place, travel, as_of_ms=as_of_ms) != "left":
                continue
            places = [travel.place(step.touchpoint) for step in journey.steps]
            onward = journey.steps[len(places) - places[::-1].index(place) :]
            if onward:
                back[onward[0].touchpoint] += 1
            elif journey.followed_by_next and after is not None:
                again[after.steps[0].touchpoint] += 1
            else:
                none += 1
        rows.append({"stage": stage, "back": dict(back), "again": dict(again), "none": none})
    return rows


def repurchase(journeys: Sequence[TrueJourney]) -> dict[str, int]:
    """Count journeys that reached the target and those whose next journey reached it too."""
    bought = again = 0
    for one, two in pairwise([*journeys, None]):
        if one is not None and one.reached_target:
            bought += 1
            again += bool(two and two.customer == one.customer and two.reached_target)
    return {"bought": bought, "again": again}


def seconds_in(journey: TrueJourney, place: int, travel: Travel) -> float | None:
    """Return the seconds from the first step in a stage to the first beyond it, if any."""
    first: int | None = None
    for step in journey.steps:
        here = travel.place(step.touchpoint)
        if first is None and here == place:
            first = step.at_ms
        elif first is not None and here > place:
            return (step.at_ms - first) / 1000
    return None


def _cut_one(events: Sequence[Seen], travel: Travel) -> list[list[Seen]]:
    target_place = min((travel.place(name) for name in travel.target), default=len(travel.stages))
    pieces: list[list[Seen]] = []
    bought = False
    for event in events:
        silent = pieces and event.at_ms - pieces[-1][-1].at_ms > travel.timeout_days * DAY_MS
        again = bought and travel.place(event.touchpoint) < target_place
        if not pieces or silent or again:
            pieces.append([])
            bought = False
        pieces[-1].append(event)
        bought = bought or event.touchpoint in travel.target
    return pieces


def _fate(journey: TrueJourney, place: int, travel: Travel, *, as_of_ms: int) -> str | None:
    places = [travel.place(step.touchpoint) for step in journey.steps]
    if place not in places:
        return None
    later = places[places.index(place) + 1 :]
    if place + 1 in later:
        return "converted"
    if any(other > place + 1 for other in later):
        return "skipped"
    return "open" if journey.is_open(as_of_ms, timeout_days=travel.timeout_days) else "left"
