"""What customers do and the map does not show: names of no rule, and paths nobody planned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desireline.insights.findings_contacts import is_contact
from desireline.insights.findings_figures import counting, is_noteworthy, of_hundred
from desireline.insights.lexicon import PAGE_VIEW_NAMES, is_technical
from desireline.insights.raw_names import tokens_of
from desireline.journeys.populations import define
from desireline.journeys.references import quantity_reference, reference
from desireline.journeys.stakes import unmapped_events
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Arc, Figure, MapReading
from desireline.maps.small_numbers import CLAIM_FROM
from desireline.measures.figures import Subject, share_figure

MOST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """One name no rule speaks of; ``page`` is given where the event only says "page viewed"."""

    source: str
    channel: str
    name: str
    page: str
    journeys: int

    @property
    def shown(self) -> str:
        return self.page or self.name

    @property
    def words(self) -> tuple[str, ...]:
        return tokens_of(self.shown)


def walked_not_mapped(
    study: Study, journey_map: JourneyMap, reading: MapReading
) -> Iterator[Finding]:
    """Find frequent names no rule speaks of, and stages and touchpoints off the planned path.

    The plan is the map's planned path; without one it is the order of its stages, and only
    skipped stages and returns can stray from that.
    """
    yield from _unsorted_names(study)
    yield from _straying(study, journey_map, reading)
    yield from _off_plan(study, journey_map, reading)


def _unsorted_names(study: Study) -> Iterator[Finding]:
    total = study.warehouse.rows(study.journeys.agg(n=study.journeys.count()))[0]["n"]
    figures = [(name, _name_figure(study, name, total=int(str(total)))) for name in _names(study)]
    telling = [pair for pair in figures if is_noteworthy(pair[1], "unmapped")]
    for name, figure in telling[:MOST_NAMES]:
        mark = hashlib.sha256(figure.rows.encode()).hexdigest()[:12]
        yield Finding(
            key=reference("unmapped", mark),
            kind="walked, not mapped",
            sentence=f"{of_hundred(figure)} journeys include “{name.shown}”, which stands nowhere "
            "on the map.",
            next_step="Put it at a touchpoint on the sorting board, or set it aside there.",
            concerned=counting(study, figure),
            figure=figure,
        )


def _names(study: Study) -> list[_Name]:
    """Return the names no rule speaks of with at least 30 journeys, most journeys first.

    A page view is known by its page; what only machines say is left out.
    """
    events = unmapped_events(study)
    is_view = events.name.lower().isin(sorted(PAGE_VIEW_NAMES))
    named = events.mutate(page=is_view.ifelse(events.page, ""))
    counted = named.group_by("source_id", "channel", "name", "page").agg(
        journeys=named.journey.nunique()
    )
    found = [
        _Name(
            source=str(row["source_id"]),
            channel=str(row["channel"]),
            name=str(row["name"]),
            page=str(row["page"]),
            journeys=int(str(row["journeys"])),
        )
        for row in study.warehouse.rows(counted.filter(counted.journeys >= CLAIM_FROM))
    ]
    human = [one for one in found if one.shown and not is_technical(one.shown, one.words)]
    return sorted(human, key=lambda one: (-one.journeys, one.shown, one.source, one.channel))


def _name_figure(study: Study, name: _Name, *, total: int) -> Figure:
    about = Subject(
        measure="unmapped",
        ref=reference("unmapped", name.source, name.channel, name.name, name.page),
        said=define(study, "unmapped", {"name": name.shown}),
    )
    return share_figure(study, about, part=name.journeys, n=total)


def _straying(study: Study, journey_map: JourneyMap, reading: MapReading) -> Iterator[Finding]:
    order = [stage.id for stage in journey_map.stages]
    for arc in reading.arcs:
        if arc.kind == "repeat" or (arc.kind == "skip" and _planned_skip(journey_map, arc, order)):
            continue
        figure = _arc_figure(study, arc, reading)
        if is_noteworthy(figure, arc.kind):
            yield _arc_finding(study, arc, figure, order)


def _arc_figure(study: Study, arc: Arc, reading: MapReading) -> Figure:
    stages = {stage.id: stage.name for stage in study.journey_map.stages}
    names = {"stage": stages[arc.from_stage_id], "to": stages[arc.to_stage_id]}
    reach = next(flow.reach for flow in reading.flows if flow.stage_id == arc.from_stage_id)
    about = Subject(
        measure=f"{arc.kind}_share",
        ref=reference("straying", arc.kind, arc.from_stage_id, arc.to_stage_id),
        said=define(study, f"{arc.kind}_share", names),
    )
    return share_figure(study, about, part=arc.figure.n, n=reach.n)


def _arc_finding(study: Study, arc: Arc, figure: Figure, order: Sequence[str]) -> Finding:
    names = {stage.id: stage.name for stage in study.journey_map.stages}
    start, end = names[arc.from_stage_id], names[arc.to_stage_id]
    if arc.kind == "skip":
        between = order[order.index(arc.from_stage_id) + 1 : order.index(arc.to_stage_id)]
        passed = " and ".join(names[id_] for id_ in between)
        sentence = (
            f"{of_hundred(figure)} journeys that reach {start} go straight to {end}, past {passed}."
        )
        step = f"Find out what makes {passed} needless for them."
    else:
        sentence = f"{of_hundred(figure)} journeys that reach {start} go back to {end}."
        step = f"Find out what they go back for, and offer it in {start}."
    return Finding(
        key=reference(arc.kind, arc.from_stage_id, arc.to_stage_id),
        kind="walked, not mapped",
        sentence=sentence,
        next_step=step,
        stage_id=arc.from_stage_id,
        concerned=counting(study, figure),
        figure=figure,
    )


def _planned_skip(journey_map: JourneyMap, arc: Arc, order: Sequence[str]) -> bool:
    """Tell whether the planned path itself leaves out every stage an arc jumps over."""
    planned = planned_stages(journey_map)
    between = order[order.index(arc.from_stage_id) + 1 : order.index(arc.to_stage_id)]
    return bool(planned) and not planned.intersection(between)


def planned_stages(journey_map: JourneyMap) -> frozenset[str]:
    """Return the stages the planned path leads through; none where there is no plan."""
    plan = set(journey_map.header.planned_path)
    return frozenset(one.stage_id for one in journey_map.touchpoints if one.id in plan)


def _off_plan(study: Study, journey_map: JourneyMap, reading: MapReading) -> Iterator[Finding]:
    plan = set(journey_map.header.planned_path)
    if not plan:
        return
    journeys = {one.touchpoint_id: one.journeys.n for one in reading.touchpoints}
    reach = {flow.stage_id: flow.reach.n for flow in reading.flows}
    stages = {stage.id: stage.name for stage in journey_map.stages}
    for touchpoint in journey_map.touchpoints:
        if touchpoint.id in plan:
            continue
        quantity = Quantity(
            kind="touchpoint_share", stage_id=touchpoint.stage_id, touchpoint_id=touchpoint.id
        )
        stage = stages[touchpoint.stage_id]
        names = {"reaching": f" that reached {stage}", "touchpoint": touchpoint.name}
        about = Subject(
            measure="touchpoint_share",
            ref=quantity_reference(quantity),
            said=define(study, "touchpoint_share", names),
        )
        figure = share_figure(
            study, about, part=journeys.get(touchpoint.id, 0), n=reach[touchpoint.stage_id]
        )
        contact = is_contact(touchpoint)
        if touchpoint.proposed and not contact:
            continue  # it stands on the map because customers do it, and the plan is proposed too
        if is_noteworthy(figure, "unplanned contact" if contact else "unplanned touchpoint"):
            yield Finding(
                key=reference("unplanned", touchpoint.id),
                kind="walked, not mapped",
                sentence=f"{of_hundred(figure)} journeys that reach {stage} use "
                f"{touchpoint.name}; the planned path has no such step.",
                next_step="Ask what makes them get in touch, and answer it before they do."
                if contact
                else "Put it on the planned path, or find out what it makes up for.",
                stage_id=touchpoint.stage_id,
                touchpoint_id=touchpoint.id,
                concerned=counting(study, figure),
                figure=figure,
            )
