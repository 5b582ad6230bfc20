"""The three questions that decide every number: where it starts, what is success, when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from desireline.insights.lexicon import CONTACT_CHANNELS
from desireline.insights.target_action import target_score
from desireline.insights.travel_order import DAY_MS
from desireline.insights.travels import (
    JourneyCount,
    Travels,
    count_journeys,
    count_reaching,
    meeting,
    travels,
)
from desireline.journeys.sortable import Sortable
from desireline.maps.claim import MINUTES_A_DAY, JourneyRule
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import deed, noun, with_article

TIMEOUTS = (14, 30, 60, 90)
QUICK_TIMEOUTS = (30, 720, MINUTES_A_DAY, 7 * MINUTES_A_DAY)
QUICK_SHARE = 0.75
MOST_CHOICES = 3
FIRST_STEP = "First sorted step"


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyChoice:
    """One possible answer: touchpoint ids, their name, and the journeys it would give."""

    value: tuple[str, ...]
    label: str
    journeys: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeoutChoice:
    """One possible time-out.

    Attributes:
        minutes: The time-out where it is under a day; 0 = ``days`` count.
        label: The time-out as people read it: ``12 hours``.
        back_later_share: Of the journeys it would give, 0–1, those that a silence cut off from
            what the same customer did later; None = no journeys.
    """

    days: int
    back_later_share: float | None
    minutes: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyQuestions:
    """The answers on offer, the chosen rule, and what it gives: one sentence per question.

    Attributes:
        further: The map's further target actions, by id, with the journeys that reach each.
        journeys: All journeys the chosen rule gives.
    """

    starts: tuple[JourneyChoice, ...]
    targets: tuple[JourneyChoice, ...]
    timeouts: tuple[TimeoutChoice, ...]
    chosen: JourneyRule
    sentences: tuple[str, str, str]
    further: tuple[JourneyChoice, ...] = ()
    journeys: int = 0


def journey_questions(study: Sortable, journey_map: JourneyMap) -> JourneyQuestions:
    """Return the three questions with the counts each answer would give, filter left aside.

    Each count is what the engine would find under that answer, the other two unchanged.
    """
    rule = journey_map.header.journey
    found = travels(study)
    given = count_journeys(found, rule, as_of_ms=study.as_of_ms)
    return JourneyQuestions(
        starts=_starts(study, journey_map, found, rule),
        targets=_targets(study, journey_map, found, rule),
        timeouts=tuple(
            _timeout(study, found, rule, minutes) for minutes in _offered_timeouts(found, rule)
        ),
        chosen=rule,
        sentences=_sentences(journey_map, rule, given),
        further=tuple(
            JourneyChoice(
                value=(one.id,),
                label=one.name,
                journeys=count_reaching(found, rule, meets=meeting(study, one)),
            )
            for one in journey_map.header.targets
        ),
        journeys=given.journeys,
    )


def _starts(
    study: Sortable, journey_map: JourneyMap, found: Travels, rule: JourneyRule
) -> tuple[JourneyChoice, ...]:
    candidates: list[tuple[str, ...]] = [(), *((one,) for one in _common_firsts(found))]
    if rule.starts not in candidates:
        candidates.insert(1, rule.starts)
    return tuple(
        JourneyChoice(
            value=value,
            label=_named(journey_map, value) or FIRST_STEP,
            journeys=count_journeys(
                found, replace(rule, starts=value), as_of_ms=study.as_of_ms
            ).journeys,
        )
        for value in candidates
    )


def _common_firsts(found: Travels) -> tuple[str, ...]:
    """Return the touchpoints most customers are first seen at."""
    if not len(found.customer):
        return ()
    first = np.append(True, np.diff(found.customer) != 0)
    counts = np.bincount(found.touchpoint[first], minlength=len(found.touchpoints))
    order = sorted(range(len(counts)), key=lambda one: (-counts[one], found.touchpoints[one]))
    return tuple(found.touchpoints[one] for one in order[:MOST_CHOICES] if counts[one])


def _targets(
    study: Sortable, journey_map: JourneyMap, found: Travels, rule: JourneyRule
) -> tuple[JourneyChoice, ...]:
    candidates: list[tuple[str, ...]] = [(one,) for one in _likely_targets(journey_map, found)]
    if rule.target:
        candidates = [rule.target, *(one for one in candidates if one != rule.target)]
    return tuple(
        JourneyChoice(
            value=value,
            label=_named(journey_map, value),
            journeys=count_journeys(
                found, replace(rule, target=value), as_of_ms=study.as_of_ms
            ).reached,
        )
        for value in candidates[: MOST_CHOICES + 1]
    )


def _likely_targets(journey_map: JourneyMap, found: Travels) -> tuple[str, ...]:
    """Return touchpoints that could be success: by their words, then the last stages' largest.

    What customers call or write about comes last: a reason for a call is no success.
    """
    counts = np.bincount(found.touchpoint, minlength=len(found.touchpoints)).tolist()
    events = dict(zip(found.touchpoints, counts, strict=True))
    place = {stage.id: index for index, stage in enumerate(journey_map.stages)}
    seen = [one for one in journey_map.touchpoints if events.get(one.id)]
    ranked = sorted(
        seen,
        key=lambda one: (
            one.channel in CONTACT_CHANNELS,
            -target_score(one.name),
            -place.get(one.stage_id, -1),
            -events[one.id],
            one.id,
        ),
    )
    return tuple(one.id for one in ranked[:MOST_CHOICES])


def _offered_timeouts(found: Travels, rule: JourneyRule) -> tuple[int, ...]:
    """Return the time-outs on offer in minutes, the chosen one among them.

    Where most customers are done within a day, minutes and hours are offered too, and
    nothing longer than the time the evidence covers.
    """
    long = {days * MINUTES_A_DAY for days in TIMEOUTS}
    chosen = rule.timeout_minutes or rule.timeout_days * MINUTES_A_DAY
    if not _is_quick(found):
        return tuple(sorted({*long, chosen}))
    covered = int(np.ptp(found.moment)) // 60_000
    return tuple(sorted({*(one for one in long if one <= covered), *QUICK_TIMEOUTS, chosen}))


def _is_quick(found: Travels) -> bool:
    """Tell whether three in four customers seen more than once were seen for under a day."""
    if not len(found.customer):
        return False
    first = np.flatnonzero(np.append(True, np.diff(found.customer) != 0))
    last = np.append(first[1:], len(found.customer)) - 1
    seen_again = last > first
    spans = (found.moment[last] - found.moment[first])[seen_again]
    return bool(len(spans) and np.quantile(spans, QUICK_SHARE) < DAY_MS)


def _timeout(study: Sortable, found: Travels, rule: JourneyRule, minutes: int) -> TimeoutChoice:
    days, rest = divmod(minutes, MINUTES_A_DAY)
    asked = (
        replace(rule, timeout_minutes=minutes)
        if rest
        else replace(rule, timeout_days=days, timeout_minutes=0)
    )
    count = count_journeys(found, asked, as_of_ms=study.as_of_ms)
    share = count.back_later / count.journeys if count.journeys else None
    return TimeoutChoice(
        days=days,
        minutes=asked.timeout_minutes,
        label=asked.silence,
        back_later_share=share,
    )


def _sentences(
    journey_map: JourneyMap, rule: JourneyRule, given: JourneyCount
) -> tuple[str, str, str]:
    if not given.journeys:
        none = "No journeys yet: sort names into touchpoints first."
        return (none, none, none)
    start = f"{given.journeys:,} journeys of {given.customers:,} customers"
    called = noun(rule.target_kind, rule.target_word) or "success"
    target = f"Nothing chosen as {called} yet."
    if not rule.target and not any(target_score(one.name) for one in journey_map.touchpoints):
        target = (
            f"Nothing here sounds like {_sounding(rule)}; choose what counts as success for you."
        )
    if rule.target:
        did = deed(rule.target_kind, rule.target_word) if rule.target_kind else "get there"
        target = _target_sentence(_named(journey_map, rule.target), given, did=did)
    silence = (
        f"At {rule.silence} {given.open:,} journeys are still open; "
        f"{given.back_later:,} went on after it"
    )
    return (start, target, silence)


def _target_sentence(name: str, given: JourneyCount, *, did: str) -> str:
    """Return how many journeys reach the main target, and why its events may be more."""
    share = 100 * given.reached / given.journeys
    said = f"{given.reached:,} of {given.journeys:,} journeys {did}, {share:.0f} of 100; {name}"
    again = given.targets - given.reached
    if again:
        said += f", {given.targets:,} events: {again:,} came again in the same journey"
    return said


def _sounding(rule: JourneyRule) -> str:
    called = noun(rule.target_kind, rule.target_word)
    return with_article(called) if called else "a purchase or other success"


def _named(journey_map: JourneyMap, ids: tuple[str, ...]) -> str:
    names = {one.id: one.name for one in journey_map.touchpoints}
    found = [names.get(one, one) for one in ids]
    return (
        found[0]
        if len(found) == 1
        else " or ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)
    )
