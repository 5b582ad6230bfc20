"""Clocks that may disagree: customers seen in two sources a whole quarter of an hour apart.

A doubt is a question, never an answer: nothing is changed by it. It is raised only where several
customers share one exact lag that no other lag comes near, where one of the two sources was read
in a zone somebody told, and where another zone would bring the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from desireline.evidence.questions import ZONES
from desireline.evidence.times import known_zone
from desireline.journeys.clock_lags import MINUTE_MS, Clock, ClockLags, PairLags, Sighting

QUARTER = 15
HOUR = 60
FARTHEST = 14 * HOUR
FEWEST = 5  # customers; fewer may share a lag by chance
FEWEST_OF_SEASON = 3
NEARLY = 0.8  # of the customers at the commonest lag: what is not much rarer is tried too
SHARE = 0.2  # of the customers seen in both within 15 hours
STANDS_OUT = 3  # times as many as at any other lag
SHARP = 2  # times as many to within two minutes as around it: other lags scatter
SESSION = 30  # minutes: what else a customer did then stands beside the lag
EXPLAINED = 0.9  # of the customers with the lag, by one other zone
# What we send ourselves follows at fixed delays: a lag behind it is no clock's.
AUTOMATIC = frozenset({"email", "survey"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """One of two clocks that may be wrong, and the zone in which it would meet the other."""

    clock: Clock
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockDoubt:
    """``customers`` of ``both`` are seen in ``later`` exactly ``lags`` minutes after ``earlier``.

    Attributes:
        lags: One number of minutes, or two of which summer and winter have one each.
        first_ms: The first such moment, UTC; ``last_ms`` the last.
        suspects: The clock that was told a zone; both, where both were.
    """

    earlier: Clock
    later: Clock
    customers: int
    both: int
    lags: tuple[int, ...]
    first_ms: int
    last_ms: int
    suspects: tuple[Suspect, ...]


def clock_doubts(lags: ClockLags, *, zones: Iterable[str] = ()) -> list[ClockDoubt]:
    """Return the doubts about every pair of clocks; ``zones`` are those used here already.

    Files that share source and zone are judged one by one where they raise none together: those
    read rightly would hide the one that was not.
    """
    tried = tuple(dict.fromkeys(chain(zones, ZONES)))
    found = [doubt for pair in lags.pairs() if (doubt := _doubt(lags, pair, tried))]
    doubted = {frozenset({doubt.earlier, doubt.later}) for doubt in found}
    for pair in lags.pairs_of_files():
        whole = frozenset({_whole(pair.one), _whole(pair.other)})
        if whole not in doubted and (doubt := _doubt(lags, pair, tried)):
            found.append(doubt)
    return found


def _whole(clock: Clock) -> Clock:
    return replace(clock, file_name="")


def _doubt(lags: ClockLags, pair: PairLags, zones: Sequence[str]) -> ClockDoubt | None:
    """Return the doubt about two clocks, the one that explains most customers."""
    most = max((n for slot, n in pair.slots.items() if _may_be_zones(slot)), default=0)
    if most < FEWEST:
        return None
    tries: list[frozenset[int]] = []
    for best, n in pair.slots.items():
        if _may_be_zones(best) and n >= FEWEST and n >= NEARLY * most:
            near = [slot for slot in (best - HOUR, best + HOUR) if slot in pair.slots]
            tries += [frozenset({best, slot}) for slot in near]
            tries += [frozenset({best})] if best else []
    doubts = [
        found for slots in dict.fromkeys(tries) if (found := _of_slots(lags, pair, slots, zones))
    ]
    return max(doubts, key=lambda doubt: doubt.customers, default=None)


def _may_be_zones(slot: int) -> bool:
    return slot % QUARTER == 0 and abs(slot) <= FARTHEST


def _of_slots(
    lags: ClockLags, pair: PairLags, slots: frozenset[int], zones: Sequence[str]
) -> ClockDoubt | None:
    nearest = [seen for slot in slots for seen in lags.sightings(pair, slot)]
    sightings = [seen for seen in nearest if seen.exact]
    around = {seen.customer for seen in nearest} - {seen.customer for seen in sightings}
    suspects: list[Suspect] = []
    explained: list[Sighting] = []
    single = any(clock.file_name for clock in (pair.one, pair.other))
    for clock, sign in ((pair.one, -1), (pair.other, 1)):
        if single and not clock.file_name:
            continue  # a wrong zone of the other source would show in every file
        zone, told = _explaining(clock, sign, sightings, slots, zones)
        if zone:
            suspects.append(Suspect(clock=clock, zone=zone))
            explained = max(explained, told, key=len)
    customers = len({seen.customer for seen in explained})
    rival = max((n for slot, n in pair.slots.items() if _is_rival(slot, slots)), default=0)
    needed = max(FEWEST, SHARE * pair.customers, STANDS_OUT * rival, SHARP * len(around))
    if not suspects or customers < needed or _is_automatic(explained, slots):
        return None
    turned = sum(slots) < 0
    return ClockDoubt(
        earlier=pair.other if turned else pair.one,
        later=pair.one if turned else pair.other,
        customers=customers,
        both=pair.customers,
        lags=tuple(sorted(-slot if turned else slot for slot in slots)),
        first_ms=min(seen.at_ms for seen in explained),
        last_ms=max(seen.at_ms for seen in explained),
        suspects=tuple(suspects),
    )


def _is_rival(slot: int, slots: frozenset[int]) -> bool:
    """Tell whether customers at another lag speak against these: none at all, or one far off."""
    far = all(abs(slot - each) > SESSION for each in slots)
    return slot not in slots and (far or slot == 0)


def _explaining(
    clock: Clock,
    sign: int,
    sightings: Sequence[Sighting],
    slots: frozenset[int],
    zones: Sequence[str],
) -> tuple[str, list[Sighting]]:
    """Return the first zone in which a clock would meet the other, and the sightings it explains.

    ``sign`` is 1 for the clock whose moments the lags are counted to. Where two lags are tried,
    each must be that of a season: the zone has to explain enough customers of both.
    """
    told = known_zone(clock.time_zone)
    if told is None:
        return "", []
    for name in zones:
        zone = known_zone(name)
        if zone is None or name == clock.time_zone:
            continue
        right = []
        for seen in sightings:
            shown = seen.at_ms if sign > 0 else seen.at_ms - seen.slot * MINUTE_MS
            true = shown - sign * seen.slot * MINUTE_MS
            if _ahead(zone, true) == _ahead(told, shown) + sign * seen.slot:
                right.append(seen)
        enough = FEWEST_OF_SEASON if len(slots) > 1 else FEWEST
        each = all(sum(seen.slot == slot for seen in right) >= enough for slot in slots)
        if each and len(right) >= EXPLAINED * len(sightings):
            return name, right
    return "", []


def _is_automatic(sightings: Sequence[Sighting], slots: frozenset[int]) -> bool:
    """Tell whether the later side is mostly what we send ourselves, always at one delay."""
    if len(slots) > 1:
        return False
    later = [seen.channel_other if seen.slot > 0 else seen.channel_one for seen in sightings]
    return sum(channel in AUTOMATIC for channel in later) > len(sightings) / 2


def _ahead(zone: ZoneInfo, ms: int) -> int:
    """Return how many minutes a zone is ahead of UTC at a moment."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
    shift = moment.astimezone(zone).utcoffset() or timedelta()
    return round(shift.total_seconds() / HOUR)
