"""One customer's journey as a timeline: what happened in a row, silence, waiting, and matching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desireline.journeys.drill_down import moment
from desireline.journeys.one_customer import Happening, Key, Said, Trip
from desireline.journeys.steps import DAY_MS
from desireline.journeys.study import Study
from desireline.maps.channels import CHANNELS, channel_of

SILENT_DAYS = 3
KIND_WORDS = {
    "email": "e-mail",
    "customer": "customer number",
    "order": "order number",
    "user": "user account",
    "phone": "phone number",
    "device": "device",
}
_SHARED_KINDS = frozenset({"phone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStep:
    """One point of the timeline; equal steps in a row on one day are one point.

    Attributes:
        at: When, ISO 8601 in UTC; only the day is known where ``whole_day``.
        times: Steps it stands for; 0 = nothing was done, something was said.
        seconds: How long they took in all; None = the events do not say.
        valence: What the customer said about it, −2 to +2; None = nobody knows.
        words: What the customer said, masked.
    """

    at: str
    day: str
    whole_day: bool
    touchpoint_id: str
    touchpoint: str
    stage_id: str
    stage: str
    channel: str
    times: int
    seconds: float | None = None
    value: float | None = None
    currency: str = ""
    is_target: bool = False
    valence: float | None = None
    emotion_word: str = ""
    score: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """More than three days without a step, after the point at ``after``."""

    after: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """From the target action to the last step of the next stage: what lies between them.

    ``first`` and ``last`` are places among the points; ``contacts`` counts steps after the first.
    """

    first: int
    last: int
    days: int
    channels: int
    contacts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """One row of the timeline."""

    channel: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundShown:
    """One of the customer's journeys, and when it began, in UTC."""

    journey: int
    began: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One journey drawn through its channels.

    Attributes:
        customer: The beginning of a pseudonym; names and keys are never shown.
        matched: In words, how its sources were joined.
        certainty: In words, how sure that is.
        unmapped: Things this customer did meanwhile that stand nowhere on the map.
        rounds: All journeys of this customer, this one included, the earliest first.
    """

    journey: int
    customer: str
    began: str
    ended: str
    days: int
    steps: int
    reached_target: bool
    is_open: bool
    channels: tuple[ChannelRow, ...]
    points: tuple[OneStep, ...]
    silences: tuple[Silence, ...]
    waiting: Waiting | None
    matched: str
    certainty: str
    unmapped: int
    rounds: tuple[RoundShown, ...]


def timeline(study: Study, trip: Trip) -> Timeline:
    """Draw one journey. Times are UTC; a day is a day of UTC."""
    points, spans = _points(study, trip)
    matched, certainty = how_matched(trip.keys, trip.sources)
    first, last = trip.happenings[0], trip.happenings[-1]
    used = {point.channel for point in points}
    order = [channel.id for channel in CHANNELS]
    known = [one for one in order if one in used]
    rows = [*known, *sorted(used - set(order))]
    return Timeline(
        journey=trip.journey,
        customer=trip.customer,
        began=moment(first.at_ms) or "",
        ended=moment(last.at_ms) or "",
        days=last.at_ms // DAY_MS - first.at_ms // DAY_MS + 1,
        steps=len(trip.happenings),
        reached_target=trip.reached_target,
        is_open=trip.is_open,
        channels=tuple(ChannelRow(channel=one, name=channel_of(one).name) for one in rows),
        points=points,
        silences=_silences(spans),
        waiting=_waiting(study, points, spans),
        matched=matched,
        certainty=certainty,
        unmapped=trip.unmapped,
        rounds=tuple(
            RoundShown(journey=one.journey, began=moment(one.at_ms) or "") for one in trip.rounds
        ),
    )


def how_matched(keys: Sequence[Key], sources: Sequence[str]) -> tuple[str, str]:
    """Say how the sources of a journey were joined, and how sure that is.

    Sources are joined where the same key stands in both; no more keys are named than it
    takes, a phone number last. It can be shared, so a join that needs one is likely, not sure.
    Nothing is ever joined by resemblance.
    """
    if len(sources) < 2:  # noqa: PLR2004 - one source is nothing to join
        return f"Not joined: everything comes from {_list(sources)}", "sure: one source"
    needed = _needed(keys, sources)
    parts = [
        f"same {KIND_WORDS.get(key.kind, key.kind)} in {_list(_shown(key, sources))}"
        for key in needed
    ]
    said = "; ".join(parts) or "keys that stand together in one row"
    if any(key.kind in _SHARED_KINDS for key in needed):
        return f"Matched: {said}", "likely: a phone number can be shared"
    return f"Matched: {said}", "sure: the files state it, nothing is guessed"


def _needed(keys: Sequence[Key], sources: Sequence[str]) -> list[Key]:
    """Return keys by which all sources hang together, none of them needless."""
    mine = set(sources)
    order = sorted(
        (key for key in keys if len(key.sources) > 1),
        key=lambda key: (
            key.kind in _SHARED_KINDS,
            -len(mine.intersection(key.sources)),
            -len(key.sources),
            key.kind,
            key.sources,
        ),
    )
    taken: list[Key] = []
    for key in order:
        if _connected(taken, mine):
            break
        taken.append(key)
    for key in reversed(taken):
        rest = [one for one in taken if one is not key]
        if _connected(rest, mine):
            taken = rest
    return taken


def _connected(keys: Sequence[Key], sources: set[str]) -> bool:
    """Tell whether these keys hang all these sources together."""
    groups: list[set[str]] = []
    for key in keys:
        touched = [group for group in groups if group.intersection(key.sources)]
        groups = [group for group in groups if group not in touched]
        groups.append(set(key.sources).union(*touched))
    return any(sources.issubset(group) for group in groups)


def _shown(key: Key, sources: Sequence[str]) -> list[str]:
    """Return the sources of a key that speak of the journey, in its order; else all of them."""
    mine = [source for source in sources if source in key.sources]
    return mine if len(mine) > 1 else list(key.sources)


def _points(study: Study, trip: Trip) -> tuple[tuple[OneStep, ...], list[tuple[int, int]]]:
    """Return the points in order of time, and when each begins and ends (ms)."""
    groups: list[list[Happening]] = []
    for one in trip.happenings:
        if groups and _same(groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    made = [(_done(study, group), group[0].at_ms, group[-1].at_ms) for group in groups]
    for said in trip.said:
        at = _about(made, said)
        if at is None:
            made.append((_told(study, said), said.at_ms, said.at_ms))
        else:
            point, begun, ended = made[at]
            made[at] = (_felt(point, said), begun, ended)
    made.sort(key=lambda entry: entry[1])
    return tuple(entry[0] for entry in made), [(entry[1], entry[2]) for entry in made]


def _same(one: Happening, other: Happening) -> bool:
    same_day = one.at_ms // DAY_MS == other.at_ms // DAY_MS
    return one.touchpoint_id == other.touchpoint_id and one.channel == other.channel and same_day


def _done(study: Study, group: Sequence[Happening]) -> OneStep:
    first = group[0]
    lasting = [one.seconds for one in group if one.seconds is not None]
    paid = [one for one in group if one.value is not None]
    return replace(
        _empty(study, first.at_ms, touchpoint_id=first.touchpoint_id, stage=first.stage_index),
        whole_day=first.whole_day,
        channel=first.channel,
        times=len(group),
        seconds=sum(lasting) if lasting else None,
        value=sum(one.value or 0.0 for one in paid) if paid else None,
        currency=paid[0].currency if paid else "",
        is_target=any(one.is_target for one in group),
    )


def _empty(study: Study, at_ms: int, *, touchpoint_id: str, stage: int) -> OneStep:
    """Return a point at which nothing was done yet, in the touchpoint's own channel."""
    of_map = {one.id: one for one in study.journey_map.touchpoints}
    touchpoint, column = of_map[touchpoint_id], study.journey_map.stages[stage]
    at = moment(at_ms) or ""
    return OneStep(
        at=at,
        day=at[:10],
        whole_day=False,
        touchpoint_id=touchpoint_id,
        touchpoint=touchpoint.name,
        stage_id=column.id,
        stage=column.name,
        channel=touchpoint.channel,
        times=0,
    )


def _about(made: Sequence[tuple[OneStep, int, int]], said: Said) -> int | None:
    """Return the point an answer is about: the latest one there before it, else the first."""
    there = [at for at, one in enumerate(made) if one[0].touchpoint_id == said.touchpoint_id]
    done = [at for at in there if made[at][0].times and made[at][1] <= said.at_ms]
    return done[-1] if done else None


def _felt(point: OneStep, said: Said) -> OneStep:
    """Return a point with what was said about it; of several the latest feeling counts."""
    return replace(
        point,
        valence=said.valence if said.valence is not None else point.valence,
        emotion_word=said.emotion_word or point.emotion_word,
        score=_score(said) or point.score,
        words=" · ".join(part for part in (point.words, said.words) if part),
    )


def _told(study: Study, said: Said) -> OneStep:
    """Return a point at which something was said about a touchpoint the journey did not touch."""
    point = _empty(study, said.at_ms, touchpoint_id=said.touchpoint_id, stage=said.stage_index or 0)
    return _felt(replace(point, channel=said.channel or point.channel), said)


def _score(said: Said) -> str:
    if said.score is None or said.scale_high is None:
        return ""
    return f"{said.score:g} of {said.scale_high:g}"


def _silences(spans: Sequence[tuple[int, int]]) -> tuple[Silence, ...]:
    found = []
    for at, (one, following) in enumerate(pairwise(spans)):
        silent = following[0] - one[1]
        if silent > SILENT_DAYS * DAY_MS:
            found.append(Silence(after=at, days=round(silent / DAY_MS)))
    return tuple(found)


def _waiting(
    study: Study, points: Sequence[OneStep], spans: Sequence[tuple[int, int]]
) -> Waiting | None:
    targets = [at for at, point in enumerate(points) if point.is_target]
    if not targets:
        return None
    first = targets[0]
    stages = [stage.id for stage in study.journey_map.stages]
    following = study.next_observed(stages.index(points[first].stage_id))
    if following is None:
        return None
    after = [
        at
        for at, point in enumerate(points)
        if at > first and point.times and point.stage_id == stages[following]
    ]
    if not after or spans[after[-1]][1] - spans[first][0] < DAY_MS:
        return None
    last = after[-1]
    between = [point for point in points[first + 1 : last + 1] if point.times]
    return Waiting(
        first=first,
        last=last,
        days=round((spans[last][1] - spans[first][0]) / DAY_MS),
        channels=len({point.channel for point in between}),
        contacts=sum(point.times for point in between),
    )


def _list(names: Sequence[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004 - nothing to join with "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
