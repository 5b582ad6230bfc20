"""Everything a map shows that is computed, read from the evidence at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from desireline.insights.cells import ShownFigures, backed_share, cell_readings, state_counts
from desireline.insights.evidence_age import newest_evidence
from desireline.insights.naming import named
from desireline.insights.parts import Parts, with_bare_map
from desireline.insights.states import statement_readings
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, KpiReading, MapReading
from desireline.measures.channels import channel_mix, with_named_channels
from desireline.measures.coverage import coverage
from desireline.measures.emotion import emotion_points
from desireline.measures.entries import entry_readings
from desireline.measures.kpis import kpi_reading
from desireline.measures.loyalty import goal_figure, journeys_figure, repurchase, target_readings
from desireline.measures.personas import persona_readings
from desireline.measures.quantities import quantity_figure
from desireline.measures.ribbon import arcs, rare_figures, stage_flows
from desireline.measures.totals import TotalReading, bound_totals
from desireline.measures.touchpoints import touchpoint_readings

OF_REPORTS = frozenset({"total", "total_share"})


def read_map(  # noqa: PLR0913 - the moment and state of a reading are said, never guessed
    study: Study,
    journey_map: JourneyMap,
    *,
    revision: int,
    data_version: str,
    as_of: str,
    closed: bool,
    parts: Parts | None = None,
) -> MapReading:
    """Read a map under one filter at one moment.

    Args:
        study: The map's journeys under the filter.
        journey_map: The map at this revision.
        revision: Its revision.
        data_version: State of the evidence.
        as_of: ISO date from which age counts.
        closed: Whether the evidence is a closed data set.
        parts: What was counted before for the same study; None = nothing.

    Raises:
        DesirelineError: A claim or KPI names what the map does not have.
    """
    parts = Parts() if parts is None else parts
    said = study.applied
    study = with_bare_map(study)
    flows = parts.once("flows", lambda: stage_flows(study))
    newest = newest_evidence(study, journey_map, parts=parts)
    shown = ShownFigures(
        flows=flows,
        touchpoints=with_named_channels(
            study,
            parts.once("touchpoints", lambda: touchpoint_readings(study)),
            journey_map.touchpoints,
        ),
        emotions=parts.once("emotions", lambda: emotion_points(study)),
        kpis=_kpis(study, journey_map, parts),
        newest=newest,
        totals=_totals(study, as_of, parts),
    )
    statements = statement_readings(
        study, journey_map, as_of, flows=flows, newest=newest, parts=parts
    )
    cells = cell_readings(journey_map, statements, shown, as_of)
    read = MapReading(
        map_id=journey_map.header.id,
        revision=revision,
        data_version=data_version,
        as_of=as_of,
        closed=closed,
        applied=said,
        coverage=parts.once("coverage", lambda: coverage(study)),
        states=state_counts(cells),
        cells_total=len(cells),
        backed_share=backed_share(cells),
        flows=flows,
        arcs=tuple(arc for arc in parts.once("arcs", lambda: arcs(study)) if not arc.figure.hidden),
        touchpoints=tuple(shown.touchpoints),
        channels=parts.once("channels", lambda: channel_mix(study)),
        emotions=tuple(shown.emotions),
        kpis=tuple(shown.kpis),
        statements=statements,
        cells=cells,
        personas=parts.once("personas", lambda: persona_readings(study)),
        journeys=parts.once("journeys", lambda: journeys_figure(study)),
        repurchase=parts.once("repurchase", lambda: repurchase(study)),
        goal=_goal(study, journey_map, parts),
        rare=parts.once("rare", lambda: rare_figures(study)),
        targets=parts.once("targets", lambda: target_readings(study)),
        entries=parts.once("entries", lambda: entry_readings(study)),
    )
    return named(read, journey_map)


def _goal(study: Study, journey_map: JourneyMap, parts: Parts) -> Figure | None:
    goal = journey_map.header.goal
    asked = goal.quantity if goal else None
    if asked is None:
        return parts.once("goal", lambda: goal_figure(study))
    return parts.once(("goal", asked), lambda: quantity_figure(study, asked))


def _kpis(study: Study, journey_map: JourneyMap, parts: Parts) -> tuple[KpiReading, ...]:
    """Return the KPIs' figures; a report of today says nothing of a journey that is to be."""
    asked = [replace(one, name="", order="") for one in journey_map.kpis]
    found = tuple(parts.once(("kpi", kpi), partial(kpi_reading, study, kpi)) for kpi in asked)
    if journey_map.header.outlook == "as-is":
        return found
    of_reports = {one.id for one in journey_map.kpis if one.quantity.kind in OF_REPORTS}
    return tuple(one for one in found if one.kpi_id not in of_reports)


def _totals(study: Study, as_of: str, parts: Parts) -> Sequence[TotalReading]:
    journey_map = study.journey_map
    if journey_map.header.outlook == "to-be":
        return ()
    return parts.once(
        ("totals", as_of),
        lambda: bound_totals(
            study.warehouse,
            map_id=journey_map.header.id,
            as_of=as_of,
            stages={one.id for one in journey_map.stages},
            stage_of={one.id: one.stage_id for one in journey_map.touchpoints},
        ),
    )
