"""A first draft of a map, drawn from raw events: touchpoints, stages in travel order, rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desireline.insights.answer_binding import (
    Answered,
    Speakable,
    about_the_whole,
    bound_answers,
    last_before,
)
from desireline.insights.echoes import echoes
from desireline.insights.grouping import Grouping, grouped
from desireline.insights.placing import placed
from desireline.insights.proposed_rules import proposed_rules
from desireline.insights.raw_names import RawName, raw_names
from desireline.insights.sightings import SeenAndSaid, seen_and_said
from desireline.insights.stage_cutting import Cut, Placed, cut_stages, one_stage
from desireline.insights.target_action import likely_targets, only_stands_in
from desireline.insights.travel_order import DAY_MS, TravelOrder, travel_order
from desireline.maps.channels import channel_of
from desireline.maps.claim import JourneyRule, Quantity
from desireline.maps.drafted import go_on_to, promoters_of
from desireline.maps.journey_map import (
    JourneyMap,
    Kpi,
    MapHeader,
    Stage,
    Touchpoint,
)
from desireline.maps.ordering import first_keys
from desireline.maps.templates import standard_lanes
from desireline.warehouse.duckdb import Warehouse

TIMEOUT_DAYS = 90
FEWEST_EPISODES = 30
LEAST_COVERED = 0.5
MOST_NAMED = 3
MAP_ID = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposed map and what to know before trusting it.

    Attributes:
        warnings: Sentences; empty = the order found is clear.
        covered: Share of all events its rules sort or set aside; None = no events.
        agreement: Share of pairs of first visits that follow the order found; 0.5 = none.
    """

    journey_map: JourneyMap
    warnings: tuple[str, ...]
    covered: float | None
    agreement: float


def discover(
    warehouse: Warehouse,
    *,
    title: str,
    target_names: Sequence[str] = (),
    timeout_days: int | None = None,
) -> JourneyMap:
    """Return the drafted map alone; see ``draft``."""
    return draft(
        warehouse, title=title, target_names=target_names, timeout_days=timeout_days
    ).journey_map


def draft(
    warehouse: Warehouse,
    *,
    title: str,
    target_names: Sequence[str] = (),
    timeout_days: int | None = None,
) -> Draft:
    """Draft a map from everything imported; all of it is marked as proposed.

    The same events in any order of arrival give the same draft.

    Args:
        warehouse: The evidence.
        title: The map's title.
        target_names: Raw names of the target action; empty = guess it.
        timeout_days: Silence after which a journey is over; None = 90.
    """
    names = raw_names(warehouse)
    targets = tuple(target_names) or likely_targets(names)
    again = echoes(warehouse, names, targets=targets)
    targets = tuple(one for one in targets if one not in _only_echoes(names, again))
    grouping = grouped(names, targets=targets, echoes=again)
    days = timeout_days or TIMEOUT_DAYS
    found = seen_and_said(warehouse, grouping)
    wanted = frozenset(
        number
        for number, group in enumerate(grouping.groups)
        if any(name.name in targets for name in group.names)
    )
    order = travel_order(found.sightings, targets=wanted, timeout_days=days)
    points = placed(grouping.groups, order, wanted)
    shapeless = _is_shapeless(order, points)
    number = {group.key: place for place, group in enumerate(grouping.groups)}
    cuts = (
        one_stage(points)
        if shapeless
        else cut_stages(
            points, apart=lambda one, other: float(order.apart[number[one], number[other]])
        )
    )
    touchpoint_of = _touchpoint_ids(grouping)
    said, speakable = _spoken(grouping, found, touchpoint_of)
    answers = bound_answers(said, speakable)
    journey_map = _map_of(
        cuts, grouping, touchpoint_of, answers, title=title, targets=wanted, timeout_days=days
    )
    asked = frozenset(answers.get(name, "") for name in found.recommending)
    journey_map = replace(journey_map, kpis=(*journey_map.kpis, *_promoters(journey_map, asked)))
    events = sum(one.events for one in names)
    caught = sum(group.events for group in grouping.groups)
    caught += sum(name.events for name in grouping.aside)
    covered = caught / events if events else None
    return Draft(
        journey_map=journey_map,
        warnings=(
            *_warnings(order, covered=covered, targets=targets, names=names, shapeless=shapeless),
            *_short_evidence(found, days),
            *_echo_warnings(names, again),
            *_about_no_touchpoint(about_the_whole(said, speakable, answers)),
        ),
        covered=covered,
        agreement=order.agreement,
    )


def frequency_order(warehouse: Warehouse) -> tuple[str, ...]:
    """Return touchpoint names by number of events: the plain order a draft has to beat."""
    groups = grouped(raw_names(warehouse)).groups
    return tuple(one.title for one in sorted(groups, key=lambda one: (-one.events, one.title)))


def _only_echoes(names: Sequence[RawName], again: Mapping[str, str]) -> set[str]:
    """Return the names of which every raw name is an echo."""
    return {one.name for one in names if one.key in again} - {
        one.name for one in names if one.key not in again
    }


def _map_of(  # noqa: PLR0913 - a map is where all of these meet
    cuts: Sequence[Cut],
    grouping: Grouping,
    touchpoint_of: Mapping[str, str],
    answers: Mapping[str, str],
    *,
    title: str,
    targets: frozenset[int],
    timeout_days: int,
) -> JourneyMap:
    target_ids = tuple(touchpoint_of[grouping.groups[one].key] for one in sorted(targets))
    stages, touchpoints = _columns(cuts, grouping, touchpoint_of)
    header = MapHeader(
        id=MAP_ID,
        title=title,
        journey=JourneyRule(target=target_ids, timeout_days=timeout_days),
        planned_path=_main_path(cuts, touchpoint_of, frozenset(target_ids)),
    )
    return JourneyMap(
        header=header,
        stages=stages,
        touchpoints=touchpoints,
        rules=proposed_rules(grouping, touchpoint_of=touchpoint_of, answers=answers),
        lanes=standard_lanes(),
        kpis=_kpis(stages),
    )


def _touchpoint_ids(grouping: Grouping) -> dict[str, str]:
    """Return group key → touchpoint id."""
    ids = _ids([group.title for group in grouping.groups], prefix="tp")
    return {group.key: one for group, one in zip(grouping.groups, ids, strict=True)}


def _columns(
    cuts: Sequence[Cut], grouping: Grouping, touchpoint_of: Mapping[str, str]
) -> tuple[tuple[Stage, ...], tuple[Touchpoint, ...]]:
    groups = {group.key: group for group in grouping.groups}
    stage_ids = _ids([cut.name for cut in cuts], prefix="stage")
    stages: list[Stage] = []
    touchpoints: list[Touchpoint] = []
    for cut, stage_id, key in zip(cuts, stage_ids, first_keys(len(cuts)), strict=True):
        stages.append(Stage(id=stage_id, name=cut.name, order=key, line=cut.line, proposed=True))
        for member, order in zip(cut.members, first_keys(len(cut.members)), strict=True):
            group = groups[member.key]
            touchpoints.append(
                Touchpoint(
                    id=touchpoint_of[member.key],
                    name=group.title,
                    stage_id=stage_id,
                    order=order,
                    channel=group.channel or "other",
                    mode=channel_of(group.channel or "other").mode,
                    proposed=True,
                )
            )
    return tuple(stages), tuple(touchpoints)


def _spoken(
    grouping: Grouping, found: SeenAndSaid, touchpoint_of: Mapping[str, str]
) -> tuple[list[Answered], list[Speakable]]:
    """Return the names of answers, and the touchpoints they may speak of."""
    keys = [touchpoint_of[group.key] for group in grouping.groups]
    seen = found.sightings
    before = last_before(
        seen.customer, seen.moment, seen.group, asked=found.asked, at=found.asked_at
    )
    preceding: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, group in zip(found.asked_about, before.tolist(), strict=True):
        if group >= 0:
            preceding[name][keys[group]] += 1
    speakable = [
        Speakable(
            touchpoint_id=touchpoint_of[group.key],
            words=group.words,
            raw=frozenset(one.name.lower() for one in group.names if not one.is_page),
            events=group.events,
        )
        for group in grouping.groups
    ]
    answered = [
        Answered(
            name=name,
            answers=count,
            preceding=preceding.get(name, {}),
            questionnaires=found.questionnaires.get(name, frozenset()),
            is_rated=name in found.rated,
        )
        for name, count in found.answer_counts.items()
    ]
    return answered, speakable


def _main_path(
    cuts: Sequence[Cut], touchpoint_of: Mapping[str, str], targets: frozenset[str]
) -> tuple[str, ...]:
    """Return the most visited touchpoint of each stage, the target in its own."""
    path = []
    for cut in cuts:
        best = max(
            cut.members,
            key=lambda one: (touchpoint_of[one.key] in targets, one.events, one.title),
        )
        path.append(touchpoint_of[best.key])
    return tuple(path)


def _kpis(stages: Sequence[Stage]) -> tuple[Kpi, ...]:
    return tuple(
        Kpi(
            id=f"kpi-{stage.id.removeprefix('stage-')}",
            stage_id=stage.id,
            name=go_on_to(following),
            quantity=Quantity(kind="conversion", stage_id=stage.id),
        )
        for stage, following in pairwise(stages)
    )


def _promoters(journey_map: JourneyMap, asked: Collection[str]) -> Iterable[Kpi]:
    """Give a net promoter score for each place that was asked for one; '' = the whole journey.

    That of the whole journey stands in the last stage: it is asked when all is over.
    """
    if "" in asked and journey_map.stages:
        last, whole = journey_map.stages[-1].id, Quantity(kind="nps")
        yield Kpi(id="kpi-nps", stage_id=last, name="NPS, the whole journey", quantity=whole)
    for one in journey_map.touchpoints:
        if one.id in asked:
            quantity = Quantity(kind="nps", touchpoint_id=one.id)
            yield Kpi(
                id=f"kpi-nps-{one.id}",
                stage_id=one.stage_id,
                name=promoters_of(one),
                quantity=quantity,
            )


def _ids(names: Sequence[str], *, prefix: str) -> tuple[str, ...]:
    taken: dict[str, None] = {}
    for name in names:
        slug = "".join(one if one.isalnum() else "-" for one in name.lower())
        slug = f"{prefix}-" + "-".join(part for part in slug.split("-") if part)
        number, wanted = 2, slug
        while wanted in taken:
            wanted = f"{slug}-{number}"
            number += 1
        taken[wanted] = None
    return tuple(taken)


def _warnings(
    order: TravelOrder,
    *,
    covered: float | None,
    targets: Sequence[str],
    names: Sequence[RawName],
    shapeless: bool,
) -> tuple[str, ...]:
    if not names:
        return ("There are no events to draw a map from.",)
    found: list[str] = []
    if order.episodes < FEWEST_EPISODES:
        found.append(
            f"Only {order.episodes} customers came to two touchpoints or more: too few to tell "
            "in which order they travel. The order shown is a guess."
        )
    elif not order.has_structure:
        found.append(
            "No structure: customers come to these touchpoints in no common order "
            f"({100 * order.agreement:.0f} of 100 pairs follow the order shown; 50 is chance). "
            + ("They stand in one stage; split it" if shapeless else "Order the stages")
            + " as you know it to be."
        )
    if not targets:
        found.append("No name looks like a purchase or other success; choose what success is.")
    elif only_stands_in(targets):
        found.append(
            f"No name says that something was bought; {_listed(tuple(targets)[:3])} stands in as "
            "success because it is the nearest. Choose what success is."
        )
    if covered is not None and covered < LEAST_COVERED:
        found.append(f"The touchpoints cover {100 * covered:.0f}% of events; sort the rest.")
    return tuple(found)


def _is_shapeless(order: TravelOrder, points: Sequence[Placed]) -> bool:
    """Tell whether neither customers' travel nor the words give the touchpoints an order."""
    spoken = {"buy" if one.is_target else one.role for one in points} - {None}
    return (
        not order.has_structure
        and order.episodes >= FEWEST_EPISODES
        and len(points) > 1
        and len(spoken) <= 1
    )


def _short_evidence(found: SeenAndSaid, timeout_days: int) -> tuple[str, ...]:
    """Say where the evidence covers less time than the silence that ends a journey."""
    moments = found.sightings.moment
    days = int(moments.max() - moments.min()) // DAY_MS + 1 if len(moments) else 0
    if not days or days > timeout_days:
        return ()
    said = (
        f"The events cover {days} {'day' if days == 1 else 'days'}, less than the {timeout_days} "
        "days of silence after which a journey is over, so every journey is still open; choose a "
        "shorter silence."
    )
    return (said,)


def _echo_warnings(names: Sequence[RawName], again: Mapping[str, str]) -> tuple[str, ...]:
    """Say which names record the target action again, one sentence for each target."""
    heard: dict[str, dict[str, None]] = defaultdict(dict)
    for one in names:
        if one.key in again:
            heard[again[one.key]][one.name] = None
    return tuple(
        f"{_listed(tuple(others))} {'records' if len(others) == 1 else 'record'} the same act as "
        f"“{main}”, seconds apart; set aside, so that each counts once."
        for main, others in sorted(heard.items())
    )


def _about_no_touchpoint(said: Sequence[Answered]) -> tuple[str, ...]:
    """Say which answers name no touchpoint, so that they stand at none."""
    if not said:
        return ()
    answers = sum(one.answers for one in said)
    shown = _listed([one.name for one in said[:MOST_NAMED]])
    more = f" and {len(said) - MOST_NAMED} more" if len(said) > MOST_NAMED else ""
    counted = f"{answers:,} {'answer' if answers == 1 else 'answers'}"
    meant = (
        f"{shown}{more} ({counted}) {'does' if len(said) == 1 else 'do'} not say which touchpoint "
        "is meant. Such answers are kept about the whole journey and stand at no touchpoint; on "
        "the sorting board a name can be sorted to one."
    )
    return (meant,)


def _listed(names: Sequence[str]) -> str:
    quoted = [f"“{one}”" for one in names]
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)
