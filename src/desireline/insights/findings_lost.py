"""Journeys that are not seen again after a stage, and where they were seen last."""

from __future__ import annotations

from collections.abc import Iterator

import ibis

from desireline.insights.findings_figures import counting, is_noteworthy, not_counting, of_hundred
from desireline.insights.verdicts import LOW_FOLLOWED
from desireline.journeys.references import reference
from desireline.journeys.stakes import lost_journeys, lost_words
from desireline.journeys.study import Study
from desireline.maps.finding import Finding
from desireline.maps.reading import Figure, MapReading, StageFlow
from desireline.maps.small_numbers import CLAIM_FROM
from desireline.measures.ribbon import lost_figure

SURE_FOLLOWED = 0.9


def not_seen_again(study: Study, reading: MapReading) -> Iterator[Finding]:
    """Find stages up to the target action after which many journeys are not seen again.

    The share is that of the ribbon: of all journeys that reached the stage, with those still open
    beside it. After the target action silence is no loss. Where fewer than half can be followed
    past a stage nothing is claimed: the finding then says what we cannot see.
    """
    lost = _lost_figures(study)
    ends = _last_places(study)
    for index in _stages_to_target(study):
        flow = reading.flows[index]
        figure = lost.get(index)
        if figure is None or not flow.observed:
            continue
        if flow.followed is not None and (flow.followed.value or 0.0) < LOW_FOLLOWED:
            if figure.n >= CLAIM_FROM and figure.part:
                yield _unknown(study, flow, index, figure)
        elif is_noteworthy(figure, "lost"):
            yield _lost(study, flow, index, figure, ends.get(index, ("", 0)))


def _stages_to_target(study: Study) -> range:
    """Return the stages a journey can be lost at: all but the last, none after the target's."""
    observed = study.ground.observed
    if not observed:
        return range(0)
    target = [study.ground.binding.stage_of[id_] for id_ in study.ground.binding.target]
    return range(min(max(target) + 1, observed[-1]) if target else observed[-1])


def _lost_figures(study: Study) -> dict[int, Figure]:
    reached = lost_journeys(study)
    counted = reached.group_by("stage_index").agg(
        n=reached.count(), part=reached.lost.cast("int64").sum()
    )
    return {
        index: lost_figure(study, index, n=int(str(row["n"])), part=int(str(row["part"])))
        for row in study.warehouse.rows(counted)
        for index in [int(str(row["stage_index"]))]
    }


def _last_places(study: Study) -> dict[int, tuple[str, int]]:
    """Return for each stage the touchpoint where most lost journeys were last seen, and how many.

    Of two with as many the name that comes first.
    """
    reached = lost_journeys(study)
    lost = reached.filter(reached.lost).select("journey", lost_at="stage_index")
    last = study.steps.filter(study.steps.next_position.isnull()).select("journey", "touchpoint_id")
    counted = lost.inner_join(last, "journey").group_by("lost_at", "touchpoint_id")
    best: dict[int, tuple[str, int]] = {}
    for row in study.warehouse.rows(counted.agg(n=ibis._.count())):
        index, place = int(str(row["lost_at"])), (str(row["touchpoint_id"]), int(str(row["n"])))
        if index not in best or (-place[1], place[0]) < (-best[index][1], best[index][0]):
            best[index] = place
    return best


def _lost(
    study: Study, flow: StageFlow, index: int, figure: Figure, end: tuple[str, int]
) -> Finding:
    stage = _name(study, flow.stage_id)
    touchpoint_id, times = end
    place = next(
        (one.name for one in study.journey_map.touchpoints if one.id == touchpoint_id), stage
    )
    silence = study.journey_map.header.journey.silence
    return Finding(
        key=reference("lost", flow.stage_id),
        kind="not seen again",
        sentence=f"{of_hundred(figure)} journeys that reach {stage} are not seen again "
        f"({silence}){_unreached(study, index)}.",
        next_step=f"Most were last seen at {place} ({times:,} of {figure.part or 0:,}): look at "
        "one of them, and ask customers there what they missed.",
        stage_id=flow.stage_id,
        touchpoint_id=touchpoint_id,
        concerned=counting(study, figure),
        figure=figure,
        still_open=flow.open,
        caution=_caution(flow.followed),
    )


def _unknown(study: Study, flow: StageFlow, index: int, figure: Figure) -> Finding:
    stage, followed = _name(study, flow.stage_id), flow.followed
    silence = study.journey_map.header.journey.silence
    return Finding(
        key=reference("lost", flow.stage_id),
        kind="not seen again",
        sentence=f"After {stage}, {figure.part or 0:,} journeys are not seen again "
        f"({silence}){_unreached(study, index)}; whether they went on unseen cannot be told.",
        next_step=f"Identify more customers in {stage}: a sign-in, a receipt or an order number "
        "that the next source knows too.",
        stage_id=flow.stage_id,
        concerned=None if followed is None else not_counting(study, followed),
        figure=followed,
        still_open=flow.open,
        caution=_caution(followed),
    )


def _unreached(study: Study, index: int) -> str:
    """Say at the target's stage that the target action was not reached; else nothing more."""
    return " and never reached the target action" if lost_words(study, index)["unreached"] else ""


def _caution(followed: Figure | None) -> str:
    """Say what we cannot see; nothing where nearly everybody can be followed."""
    if followed is None or followed.value is None or followed.value >= SURE_FOLLOWED:
        return ""
    return (
        f"We can follow {of_hundred(followed)} past this point; the others would look the same "
        "if they went on."
    )


def _name(study: Study, stage_id: str) -> str:
    return next(stage.name for stage in study.journey_map.stages if stage.id == stage_id)
