"""The ribbon: what became of the journeys that reached each stage, and the arcs above it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import ibis

from desireline.journeys.populations import (
    OUTCOMES,
    define,
    ended_words,
    repeats,
    returns,
    stage_names,
)
from desireline.journeys.quantities import population
from desireline.journeys.rarities import RARE_KINDS, skips
from desireline.journeys.references import reference
from desireline.journeys.stakes import lost_journeys, lost_words, may_be_reached
from desireline.journeys.study import Study
from desireline.maps.drawn_arcs import with_drawn
from desireline.maps.reading import Arc, Figure, StageFlow
from desireline.maps.small_numbers import VALUE_FROM
from desireline.measures.durations import StageTime, stage_times
from desireline.measures.figures import Subject, count_figure, day, share_figure
from desireline.measures.quantities import population_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    parts: Counter[tuple[int, str]]
    entered: Counter[int]
    followed: Counter[int]
    lost: Counter[int]
    open_until: dict[int, str]


def stage_flows(study: Study) -> tuple[StageFlow, ...]:
    """Give the ribbon, one flow per stage of the map in its order.

    "Next" is the next stage with any evidence; a stage without is ``observed=False`` and has
    only zeros. The four parts of a stage sum to the journeys that reached it.
    """
    counts = _counts(study)
    times = stage_times(study)
    return tuple(
        _flow(study, index, counts, times[index]) for index in range(len(study.journey_map.stages))
    )


def arcs(study: Study) -> tuple[Arc, ...]:
    """Give skips over stages, returns to an earlier stage and repeats, most journeys first.

    Those every picture draws are marked. The count of an arc of one or two journeys is not
    told; see ``rare_figures``.
    """
    kinds = (("skip", skips(study)), ("return", returns(study)), ("repeat", repeats(study)))
    labelled = [
        rows.group_by("stage_index", "to_stage").agg(kind=ibis.literal(kind), n=rows.count())
        for kind, rows in kinds
    ]
    found = study.warehouse.rows(ibis.union(*labelled))
    order = {"skip": 0, "return": 1, "repeat": 2}
    made = [
        _arc(
            study, str(row["kind"]), _int(row["stage_index"]), _int(row["to_stage"]), _int(row["n"])
        )
        for row in found
    ]
    ranked = sorted(
        made,
        key=lambda arc: (order[arc.kind], -arc.figure.n, arc.from_stage_id, arc.to_stage_id),
    )
    return with_drawn(ranked, [stage.id for stage in study.journey_map.stages])


def rare_figures(study: Study) -> tuple[Figure, ...]:
    """Count, kind by kind, the journeys that arcs and entries of fewer than three stand for.

    A kind without any is left out.
    """
    found = (_figure_of(study, reference("rare", kind)) for kind in RARE_KINDS)
    return tuple(one for one in found if one.n)


def _figure_of(study: Study, ref: str) -> Figure:
    return population_figure(study, population(study, ref), ref=ref)


def _counts(study: Study) -> _Counts:
    reached = lost_journeys(study)
    able = study.ground.followable
    parts = reached.group_by("stage_index", "outcome").agg(
        n=reached.count(), until=reached.ended_at.max(), lost=reached.lost.cast("int64").sum()
    )
    followed = reached.semi_join(able, ["customer_no", "stage_index"])
    entered = study.journeys.group_by(stage_index="first_stage").agg(n=study.journeys.count())
    timeout = study.journey_map.header.journey.timeout_ms
    part_rows = study.warehouse.rows(parts)
    return _Counts(
        parts=Counter(
            {(_int(row["stage_index"]), str(row["outcome"])): _int(row["n"]) for row in part_rows}
        ),
        entered=_by_stage(study, entered),
        lost=Counter(
            {_int(row["stage_index"]): _int(row["lost"]) for row in part_rows if row["lost"]}
        ),
        followed=_by_stage(study, followed.group_by("stage_index").agg(n=followed.count())),
        open_until={
            _int(row["stage_index"]): day(_int(row["until"]) + timeout)
            for row in part_rows
            if row["outcome"] == "open"
        },
    )


def _by_stage(study: Study, rows: ibis.Table) -> Counter[int]:
    found = study.warehouse.rows(rows)
    return Counter({_int(row["stage_index"]): _int(row["n"]) for row in found})


def _flow(study: Study, index: int, counts: _Counts, time: StageTime) -> StageFlow:
    stage = study.journey_map.stages[index]
    names = stage_names(study, index)
    last = study.next_observed(index) is None
    reach = sum(counts.parts[index, part] for part in OUTCOMES)
    journeys = counts.entered.total()

    def about(part: str, measure: str = "") -> Subject:
        ref = reference("stage", stage.id, part)
        return Subject(measure=measure or part, ref=ref, names=names)

    def parted(part: str, measure: str = "") -> Figure:
        n = counts.parts[index, part]
        return count_figure(study, about(part, measure), n=n, of=reach)

    def shared(part: str, n: int) -> Figure:
        return share_figure(study, about(part), part=n, n=reach)

    whole = journeys if journeys >= VALUE_FROM else None
    return StageFlow(
        stage_id=stage.id,
        observed=index in study.ground.observed,
        reach=count_figure(study, about("reach"), n=reach, of=whole),
        enter=count_figure(study, about("enter"), n=counts.entered[index]),
        converted=parted("converted"),
        skipped=parted("skipped"),
        open=parted("open"),
        left=parted("left", "ended" if last else "left"),
        conversion=(
            _figure_of(study, reference("stage", stage.id, "conversion"))
            if last
            else shared("conversion", counts.parts[index, "converted"])
        ),
        followed=None if last else shared("followed", counts.followed[index]),
        median_seconds=time.figure,
        low_quartile=time.low_quartile,
        high_quartile=time.high_quartile,
        open_until=counts.open_until.get(index, ""),
        last=last,
        lost=(
            lost_figure(study, index, part=counts.lost[index], n=reach)
            if not last and may_be_reached(study, index)
            else None
        ),
    )


def lost_figure(study: Study, index: int, *, part: int, n: int) -> Figure:
    """Give the share of a stage's journeys that is not seen again and did not reach the target."""
    names = stage_names(study, index) | lost_words(study, index)
    about = Subject(
        measure="lost",
        ref=reference("lost", study.journey_map.stages[index].id),
        said=define(study, "lost", names),
    )
    return share_figure(study, about, part=part, n=n)


def _arc(study: Study, kind: str, start: int, end: int, n: int) -> Arc:
    stages = study.journey_map.stages
    ref = reference("arc", kind, stages[start].id, stages[end].id)
    names = {"stage": stages[start].name, "to": stages[end].name, **ended_words(study, start)}
    about = Subject(measure=f"{kind}_arc", ref=ref, names=names)
    return Arc(
        kind=kind,  # type: ignore[arg-type]
        from_stage_id=stages[start].id,
        to_stage_id=stages[end].id,
        figure=count_figure(study, about, n=n),
    )


def _int(value: object) -> int:
    return int(str(value))
