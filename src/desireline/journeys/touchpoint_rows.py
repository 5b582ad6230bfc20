"""The rows behind what happens after a touchpoint: where people go on, how, and who does not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import ibis
from ibis.expr.types.logical import BooleanValue

from desireline.journeys.labelling import NO
from desireline.journeys.populations import Population, define, journey_rows, touchpoint_name
from desireline.journeys.references import Reference, UnknownReferenceError
from desireline.journeys.study import Study
from desireline.journeys.transitions import transitions

Means = Literal["channel", "device"]
_MEANS: Mapping[str, Means] = MappingProxyType({"channel": "channel", "device": "device"})
UNKNOWN = "unknown"
_NO_VALUE = ibis.null("float64")


def of_next(study: Study, asked: Reference) -> Population:
    """Give the steps behind ``next:<touchpoint>:<touchpoint that follows, empty = none>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    touchpoint_id, next_id = asked.about
    names = {"touchpoint": touchpoint_name(study, touchpoint_id, str(asked))}
    pairs = transitions(study).filter(ibis._.touchpoint_id == touchpoint_id)
    if not next_id:
        said = define(study, "no_next", names)
        return _steps("next_share", said, pairs, counts=pairs.next_touchpoint_id.isnull())
    names["next"] = touchpoint_name(study, next_id, str(asked))
    counts = (pairs.next_touchpoint_id == next_id).fill_null(NO)
    return _steps("next_share", define(study, "next_share", names), pairs, counts=counts)


def of_handover(study: Study, asked: Reference) -> Population:
    """Give the steps behind ``handover:<touchpoint>:<channel or device>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    touchpoint_id, by = asked.about
    names = {"touchpoint": touchpoint_name(study, touchpoint_id, str(asked))}
    means = _means(by, asked)
    pairs = handovers(study, means).filter(ibis._.touchpoint_id == touchpoint_id)
    said = define(study, f"other_{means}", names)
    return _steps(f"other_{means}", said, pairs, counts=pairs.changes)


def of_onward(study: Study, asked: Reference) -> Population:
    """Give the steps behind ``onward:<touchpoint>:<channel or device>:<same or other>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    touchpoint_id, by, which = asked.about
    means = _means(by, asked)
    if which not in ("same", "other"):
        raise UnknownReferenceError(str(asked), why=f"a {means} is the same or another")
    names = onward_words(touchpoint_name(study, touchpoint_id, str(asked)), means, which)
    pairs = handovers(study, means).filter(ibis._.touchpoint_id == touchpoint_id)
    timed = pairs.filter(pairs.wait_seconds.notnull())
    chosen = timed.filter(timed.changes if which == "other" else ~timed.changes)
    rows = chosen.select(
        id="event_id",
        at="arrived_at",
        counts=ibis.null("boolean"),
        value=chosen.wait_seconds.cast("float64"),
    )
    said = define(study, "onward_wait", names)
    return Population(measure="onward_wait", grain="steps", definition=said, rows=rows)


def of_own_channel(study: Study, asked: Reference) -> Population:
    """Give the steps behind ``touchpoint_channel:<touchpoint>:<channel, empty = not known>``.

    Raises:
        UnknownReferenceError: If the map has no such touchpoint.
    """
    touchpoint_id, channel = asked.about
    name = touchpoint_name(study, touchpoint_id, str(asked))
    steps = study.steps.filter(study.steps.touchpoint_id == touchpoint_id)
    said = define(study, "touchpoint_channel", {"touchpoint": name, "channel": channel or UNKNOWN})
    counts = steps.channel.fill_null("") == channel
    return _steps("touchpoint_channel", said, steps, counts=counts)


def of_last_seen(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``last_seen:<touchpoint>``.

    Raises:
        UnknownReferenceError: If the map has no such touchpoint.
    """
    (touchpoint_id,) = asked.about
    names = {"touchpoint": touchpoint_name(study, touchpoint_id, str(asked))}
    seen = last_seen(study).filter(ibis._.touchpoint_id == touchpoint_id)
    joined = study.journeys.inner_join(seen.select("journey", "is_last"), "journey")
    rows = journey_rows(joined, counts=joined.is_last)
    said = define(study, "last_seen", names)
    return Population(measure="last_seen", grain="journeys", definition=said, rows=rows)


def handovers(study: Study, means: Means) -> ibis.Table:
    """Give the steps that go on to another whose channel or device is known on both sides.

    One row per such step; ``changes``: the next step is in another channel or on another device.

        steps                         handovers by device
        touchpoint device             touchpoint changes
        ad         phone              ad         yes
        visit      desktop         -> visit      no
        order      desktop
        call       NULL
    """
    pairs = transitions(study)
    here, there = pairs[means], pairs[f"next_{means}"]
    known = pairs.filter(here.notnull() & (here != "") & there.notnull() & (there != ""))
    return known.mutate(changes=known[means] != known[f"next_{means}"])


def last_seen(study: Study) -> ibis.Table:
    """Say of each journey and touchpoint it had a step at whether it was lost right there.

    One row per journey and touchpoint. ``is_last``: the journey's last step is there, it is over
    and had not reached the target action.
    """
    pairs = transitions(study)
    there = pairs.group_by("journey", "touchpoint_id").agg(
        ends=pairs.next_touchpoint_id.isnull().max()
    )
    fates = study.journeys.select("journey", "is_open", "reached_target")
    joined = there.inner_join(fates, "journey")
    over: BooleanValue = ~joined.is_open & ~joined.reached_target
    return joined.select("journey", "touchpoint_id", is_last=joined.ends & over)


def onward_words(touchpoint: str, means: Means, which: str) -> dict[str, str]:
    """Give the words the definition of a wait needs: ``on another device``."""
    place = "in" if means == "channel" else "on"
    kind = "the same" if which == "same" else "another"
    return {"touchpoint": touchpoint, "which": f"{place} {kind} {means}"}


def _means(text: str, asked: Reference) -> Means:
    if text not in _MEANS:
        raise UnknownReferenceError(str(asked), why=f"steps do not go on by {text!r}")
    return _MEANS[text]


def _steps(measure: str, said: str, pairs: ibis.Table, *, counts: ibis.Value) -> Population:
    rows = pairs.select(id="event_id", at="arrived_at", counts=counts, value=_NO_VALUE)
    return Population(measure=measure, grain="steps", definition=said, rows=rows)
