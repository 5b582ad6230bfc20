"""What customers did next who left a stage and were not seen in a later one again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import ibis

from desireline.journeys.groundwork import bound_events
from desireline.journeys.populations import (
    Population,
    define,
    journey_rows,
    outcomes,
    stage_at,
    stage_names,
    touchpoint_name,
)
from desireline.journeys.references import Reference, UnknownReferenceError
from desireline.journeys.study import Study
from desireline.maps.small_numbers import COUNT_FROM

MOST_TOLD = 6
WALKED = ("back", "again", "outside")
REST = ("other", "unmapped", "nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One thing done next: how, and at which touchpoint (empty where ``how`` needs none)."""

    how: str
    touchpoint_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What all who left a stage did next, each of them once; the parts sum to ``left``.

    Attributes:
        told: The most frequent ways to a touchpoint, most first.
        other_touchpoints: To how many different touchpoints ``other`` journeys went.
        most_unmapped: The event the most ``unmapped`` journeys went on with, and how many; empty
            where fewer than three did.
    """

    left: int
    told: tuple[tuple[Way, int], ...]
    other: int
    other_touchpoints: int
    unmapped: int
    nothing: int
    most_unmapped: tuple[str, int] = ("", 0)


def fall_outs(study: Study, index: int) -> ibis.Table:
    """Say what the customer of each journey did next that left a stage and did not go on.

    One row per journey of the ribbon's "not seen again". What counts is the first event at a
    touchpoint of the map after the last step in the stage: ``back`` = in the same journey,
    ``again`` = it began a new one, ``outside`` = in none. Where there is none: ``unmapped`` =
    only events no rule speaks of (``name``: the first of them), ``nothing`` = no event. Whatever
    the filter, all the customer did up to the as-of moment counts; with "only these channels",
    in these.

        steps (stage see: ad; stage pick: page)        fall_outs of pick
        ana   ad page                                  journey how     touchpoint
        ben   ad page ad                            -> ana's   nothing
        cleo  ad page   +100 days   ad                 ben's   back    ad
                                                       cleo's  again   ad
    """
    reached = outcomes(study)
    gone = reached.filter(reached.stage_index == index, reached.outcome == "left")
    steps = study.steps.semi_join(gone.select("journey"), "journey")
    there = steps.filter(steps.stage_index == index)
    ends = steps.group_by("journey").agg(journey_end=steps.position.max())
    lasts = there.group_by("journey").agg(stage_end=there.position.max())
    onward = study.journeys.select("journey", "next_journey")
    left = (
        gone.select("journey", "customer_no", "started_at")
        .inner_join(ends, "journey")
        .inner_join(lasts, "journey")
        .inner_join(onward, "journey")
        .select("journey", "customer_no", "started_at", "journey_end", "stage_end", "next_journey")
    )
    return _named(study, _with_next(study, left))


def _with_next(study: Study, left: ibis.Table) -> ibis.Table:
    """Add the positions of the next event at a touchpoint and of the next no rule speaks of."""
    events = study.whole.filter(study.whole.customer_no.notnull())
    if study.applied.only_channels:
        events = events.filter(events.channel.isin(study.applied.channels))
    marks = events.select(
        "customer_no",
        "position",
        bound_at=events.stage_index.notnull().ifelse(events.position, ibis.null("int64")),
        free_at=events.touchpoint_id.isnull().ifelse(events.position, ibis.null("int64")),
    )
    later = left.inner_join(marks, ["customer_no", marks.position > ibis._.stage_end])
    found = later.group_by("journey").agg(
        next_position=later.bound_at.min(),
        free_position=later.free_at.min(),
    )
    joined = left.left_join(found, "journey")
    return joined.drop("journey_right")


def _named(study: Study, left: ibis.Table) -> ibis.Table:
    on_map = bound_events(study.whole).select("touchpoint_id", next_position="position")
    events = study.whole.select("name", free_position="position")
    joined = left.left_join(on_map, "next_position").left_join(events, "free_position")
    how = ibis.cases(
        (joined.next_position <= joined.journey_end, "back"),
        (joined.next_position == joined.next_journey, "again"),
        (joined.next_position.notnull(), "outside"),
        (joined.free_position.notnull(), "unmapped"),
        else_="nothing",
    )
    return joined.select(
        "journey",
        "started_at",
        how=how,
        touchpoint_id=joined.touchpoint_id.fill_null(""),
        name=ibis.ifelse(how == "unmapped", joined["name"].fill_null(""), ""),
    )


def ways(study: Study, found: ibis.Table) -> Ways:
    """Count what was done next: six ways of three journeys or more, and all others together."""
    keys = ("how", "touchpoint_id", "name")
    parts: Counter[Way] = Counter()
    names: Counter[str] = Counter()
    for row in study.warehouse.rows(found.group_by(keys).agg(n=found.count())):
        n = int(str(row["n"]))
        parts[Way(how=str(row["how"]), touchpoint_id=str(row["touchpoint_id"]))] += n
        names[str(row["name"])] += n if row["name"] else 0
    walked = {way: n for way, n in parts.items() if way.how in WALKED}
    ranked = sorted(walked.items(), key=lambda one: (-one[1], one[0].how, one[0].touchpoint_id))
    told = tuple(one for one in ranked[:MOST_TOLD] if one[1] >= COUNT_FROM)
    rest = ranked[len(told) :]
    return Ways(
        left=parts.total(),
        told=told,
        other=sum(n for _, n in rest),
        other_touchpoints=len({way.touchpoint_id for way, _ in rest}),
        unmapped=parts[Way(how="unmapped")],
        nothing=parts[Way(how="nothing")],
        most_unmapped=_most(names),
    )


def _most(names: Counter[str]) -> tuple[str, int]:
    ranked = sorted(names.items(), key=lambda one: (-one[1], one[0]))
    return next((one for one in ranked if one[1] >= COUNT_FROM), ("", 0))


def of_fall_out(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``fall_out:<stage>:<how>:<touchpoint, where it has one>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    stage_id, how, touchpoint_id = asked.about
    index = stage_at(study, stage_id, str(asked))
    if how not in (*WALKED, *REST) or (how in WALKED) != bool(touchpoint_id):
        raise UnknownReferenceError(str(asked), why=f"nobody left a stage by {how!r}")
    if touchpoint_id:
        touchpoint_name(study, touchpoint_id, str(asked))
    found = fall_outs(study, index)
    way = Way(how=how, touchpoint_id=touchpoint_id)
    if how == "other":
        told = ways(study, found).told
        counts = found.how.isin(WALKED)
        for one, _ in told:
            counts &= ~((found.how == one.how) & (found.touchpoint_id == one.touchpoint_id))
    else:
        counts = (found.how == how) & (found.touchpoint_id == touchpoint_id)
    return Population(
        measure="fall_out",
        grain="journeys",
        definition=fall_out_sentence(study, index, way),
        rows=journey_rows(found, counts=counts),
    )


def fall_out_sentence(study: Study, index: int, way: Way) -> str:
    """Say what a share of those who left a stage counts."""
    names = {one.id: one.name for one in study.journey_map.touchpoints}
    last = study.next_observed(index) is None
    gone = "are over" if last else "were not seen in a later stage again"
    said = {"gone": gone, "touchpoint": names.get(way.touchpoint_id, "")}
    return define(study, f"fall_out {way.how}", stage_names(study, index) | said)
