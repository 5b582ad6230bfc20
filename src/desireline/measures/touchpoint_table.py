"""The table of all touchpoints: how many come, where they go on, how, and who does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desireline.journeys.populations import define
from desireline.journeys.references import quantity_reference, reference
from desireline.journeys.study import Study
from desireline.journeys.touchpoint_rows import Means, handovers, last_seen, onward_words
from desireline.journeys.transitions import transition_counts
from desireline.maps.claim import Quantity
from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import ChannelShare, Figure
from desireline.measures.channels import with_named_channels
from desireline.measures.entries import entry_readings
from desireline.measures.figures import Subject, median_figure, share_figure
from desireline.measures.touchpoints import touchpoint_readings

MOST_NEXT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Where steps at a touchpoint go on; an empty id = nothing more was seen in the journey."""

    touchpoint_id: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """How steps at a touchpoint go on: on another channel or device, and after how long.

    ``same`` and ``other`` are typical waits, in seconds, without and with the change.
    """

    change: Figure
    same: Figure
    other: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointRow:
    """One touchpoint of the map in figures.

    ``of_stage``: share of the journeys that reached its stage. ``again``: of those that came,
    the share that came twice or more. ``last_seen``: of those that came, the share whose journey
    ended there without the target action. ``following``: the most frequent next steps, most
    first; ``following_other`` steps go on elsewhere, so that all parts sum to ``steps``.
    ``own_channels``: its steps by the data's own channel (see ``TouchpointReading``).
    ``begins``: share of all journeys shown whose first step is here.
    """

    touchpoint_id: str
    seen: bool
    journeys: Figure
    steps: Figure
    of_stage: Figure
    again: Figure
    last_seen: Figure
    following: tuple[NextStep, ...]
    following_other: int
    channel: Handover
    device: Handover
    begins: Figure
    own_channels: tuple[ChannelShare, ...] = ()


def touchpoint_table(study: Study) -> tuple[TouchpointRow, ...]:
    """Give one row for each touchpoint of the map, in its order."""
    counted = touchpoint_readings(study)
    named = with_named_channels(study, counted, study.journey_map.touchpoints)
    plain = {one.touchpoint_id: one for one in named}
    reach, again, ended = _reach(study), _again(study), _ended(study)
    following = _following(study)
    begun = {one.touchpoint_id: one.figure for one in entry_readings(study)}
    by_channel, by_device = _handovers(study, "channel"), _handovers(study, "device")
    rows = []
    for touchpoint in study.journey_map.touchpoints:
        read = plain[touchpoint.id]
        came = read.journeys.n
        steps = following.get(touchpoint.id, {})
        shown = _shown(study, touchpoint, steps)
        rows.append(
            TouchpointRow(
                touchpoint_id=touchpoint.id,
                seen=read.seen,
                journeys=read.journeys,
                steps=read.steps,
                of_stage=_of_stage(study, touchpoint, came, reach.get(touchpoint.stage_id, 0)),
                again=_repeat(study, touchpoint, again.get(touchpoint.id, 0), came),
                last_seen=_last(study, touchpoint, ended.get(touchpoint.id, 0), came),
                following=shown,
                following_other=sum(steps.values()) - sum(one.figure.part or 0 for one in shown),
                channel=_handover(study, touchpoint, "channel", by_channel),
                device=_handover(study, touchpoint, "device", by_device),
                begins=begun[touchpoint.id],
                own_channels=read.channels,
            )
        )
    return tuple(rows)


def _reach(study: Study) -> dict[str, int]:
    visits = study.visits
    counted = visits.group_by("stage_index").agg(n=visits.journey.nunique())
    found = {_int(row["stage_index"]): _int(row["n"]) for row in study.warehouse.rows(counted)}
    return {stage.id: found.get(at, 0) for at, stage in enumerate(study.journey_map.stages)}


def _again(study: Study) -> dict[str, int]:
    """Count the journeys with two steps or more at each touchpoint."""
    steps = study.steps
    times = steps.group_by("touchpoint_id", "journey").agg(times=steps.count())
    many = times.filter(times.times > 1)
    counted = many.group_by("touchpoint_id").agg(n=many.count())
    return {str(row["touchpoint_id"]): _int(row["n"]) for row in study.warehouse.rows(counted)}


def _ended(study: Study) -> dict[str, int]:
    seen = last_seen(study)
    counted = seen.group_by("touchpoint_id").agg(n=seen.is_last.sum())
    return {str(row["touchpoint_id"]): _int(row["n"]) for row in study.warehouse.rows(counted)}


def _following(study: Study) -> dict[str, dict[str, int]]:
    """Count the steps at each touchpoint by the touchpoint that follows; empty = none."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in study.warehouse.rows(transition_counts(study)):
        after = "" if row["next_touchpoint_id"] is None else str(row["next_touchpoint_id"])
        found[str(row["touchpoint_id"])][after] = _int(row["times"])
    return found


def _shown(study: Study, touchpoint: Touchpoint, steps: Mapping[str, int]) -> tuple[NextStep, ...]:
    names = {one.id: one.name for one in study.journey_map.touchpoints}
    whole = sum(steps.values())
    ranked = sorted(steps.items(), key=lambda item: (-item[1], item[0]))[:MOST_NEXT]
    made = []
    for next_id, part in ranked:
        about = Subject(
            measure="next_share",
            ref=reference("next", touchpoint.id, next_id),
            said=_said(study, touchpoint.name, names.get(next_id, "")),
        )
        figure = share_figure(study, about, part=part, n=whole)
        made.append(NextStep(touchpoint_id=next_id, figure=figure))
    return tuple(made)


def _said(study: Study, touchpoint: str, following: str) -> str:
    if not following:
        return define(study, "no_next", {"touchpoint": touchpoint})
    return define(study, "next_share", {"touchpoint": touchpoint, "next": following})


def _of_stage(study: Study, touchpoint: Touchpoint, part: int, n: int) -> Figure:
    quantity = Quantity(
        kind="touchpoint_share", stage_id=touchpoint.stage_id, touchpoint_id=touchpoint.id
    )
    stages = {stage.id: stage.name for stage in study.journey_map.stages}
    about = Subject(
        measure="touchpoint_share",
        ref=quantity_reference(quantity),
        names={
            "reaching": f" that reached {stages[touchpoint.stage_id]}",
            "touchpoint": touchpoint.name,
        },
    )
    return share_figure(study, about, part=part, n=n)


def _repeat(study: Study, touchpoint: Touchpoint, part: int, n: int) -> Figure:
    quantity = Quantity(kind="repeat_share", touchpoint_id=touchpoint.id)
    about = Subject(
        measure="repeat_share",
        ref=quantity_reference(quantity),
        names={"touchpoint": touchpoint.name},
    )
    return share_figure(study, about, part=part, n=n)


def _last(study: Study, touchpoint: Touchpoint, part: int, n: int) -> Figure:
    about = Subject(
        measure="last_seen",
        ref=reference("last_seen", touchpoint.id),
        names={"touchpoint": touchpoint.name},
    )
    return share_figure(study, about, part=part, n=n)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waits:
    """The waits of one touchpoint's handovers; ``steps`` counts those without a time too."""

    steps: int
    seconds: tuple[float, ...]


def _handovers(study: Study, means: Means) -> dict[tuple[str, bool], _Waits]:
    pairs = handovers(study, means)
    counted = pairs.group_by("touchpoint_id", "changes").agg(
        steps=pairs.count(), seconds=pairs.wait_seconds.cast("float64").collect()
    )
    return {
        (str(row["touchpoint_id"]), bool(row["changes"])): _Waits(
            steps=_int(row["steps"]), seconds=_floats(row["seconds"])
        )
        for row in study.warehouse.rows(counted)
    }


def _handover(
    study: Study,
    touchpoint: Touchpoint,
    means: Means,
    found: Mapping[tuple[str, bool], _Waits],
) -> Handover:
    none = _Waits(steps=0, seconds=())
    same = found.get((touchpoint.id, False), none)
    other = found.get((touchpoint.id, True), none)
    names = {"touchpoint": touchpoint.name}
    change = Subject(
        measure=f"other_{means}", ref=reference("handover", touchpoint.id, means), names=names
    )
    return Handover(
        change=share_figure(study, change, part=other.steps, n=same.steps + other.steps),
        same=_wait(study, touchpoint, means, "same", same),
        other=_wait(study, touchpoint, means, "other", other),
    )


def _wait(study: Study, touchpoint: Touchpoint, means: Means, which: str, found: _Waits) -> Figure:
    about = Subject(
        measure="onward_wait",
        ref=reference("onward", touchpoint.id, means, which),
        names=onward_words(touchpoint.name, means, which),
    )
    return median_figure(study, about, np.array(found.seconds, dtype=np.float64))


def _int(value: object) -> int:
    return 0 if value is None else int(str(value))


def _floats(values: object) -> tuple[float, ...]:
    if not isinstance(values, Sequence):
        return ()
    return tuple(float(str(one)) for one in values if one is not None)
