"""The rows behind every quantity a claim or KPI can ask for, and the door to all references."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

import ibis
from ibis.expr.types.logical import BooleanValue

from desireline.journeys.by_source import rows_of_source
from desireline.journeys.contact_shares import of_contact_share
from desireline.journeys.definitions import sentence
from desireline.journeys.entries import of_touchpoint
from desireline.journeys.fall_outs import of_fall_out
from desireline.journeys.journey import elapsed_seconds
from desireline.journeys.labelling import field_text
from desireline.journeys.populations import (
    Population,
    define,
    in_week,
    journey_rows,
    of_arc,
    of_channel,
    of_coverage,
    of_persona,
    of_stage,
    stage_at,
    touchpoint_name,
)
from desireline.journeys.rarities import of_rare
from desireline.journeys.ratings import of_ratings
from desireline.journeys.recommending import recommendations, with_weight
from desireline.journeys.references import (
    Reference,
    UnknownReferenceError,
    quantity_reference,
    read_reference,
)
from desireline.journeys.report_lines import of_total
from desireline.journeys.responses import felt_responses
from desireline.journeys.stakes import of_lost, of_straying, of_unmapped
from desireline.journeys.study import Study
from desireline.journeys.targets import of_further_target
from desireline.journeys.touchpoint_rows import (
    of_handover,
    of_last_seen,
    of_next,
    of_onward,
    of_own_channel,
)
from desireline.maps.claim import Quantity
from desireline.maps.reading import Grain

WHOLE_JOURNEY = "the whole journey"
_SAID = ("question", "emotion_word", "words")


def population(study: Study, ref: str) -> Population:
    """Give the rows behind any figure of the map.

    Raises:
        UnknownReferenceError: If ``ref`` names no figure of this map.
    """
    asked = read_reference(ref)
    if asked.kind not in _KINDS:
        raise UnknownReferenceError(ref, why=f"there is no kind {asked.kind!r}")
    of_kind, parts = _KINDS[asked.kind]
    if len(asked.about) != parts:
        raise UnknownReferenceError(ref, why=f"{asked.kind!r} takes {parts} parts")
    found = of_kind(study, asked)
    if not asked.week:
        return found
    return Population(
        measure=found.measure,
        grain=found.grain,
        definition=f"{found.definition} In the week from Monday {asked.week}.",
        rows=in_week(found.rows, asked.week),
    )


def quantity_population(study: Study, quantity: Quantity) -> Population:
    """Give the rows behind a quantity.

    Raises:
        UnknownReferenceError: If it names a stage or touchpoint the map does not have.
    """
    if quantity.stage_id:
        stage_at(study, quantity.stage_id, quantity_reference(quantity))
    for touchpoint_id in filter(None, (quantity.touchpoint_id, quantity.other_touchpoint_id)):
        touchpoint_name(study, touchpoint_id, quantity_reference(quantity))
    return _QUANTITIES[quantity.kind](study, quantity)


def _of_quantity(study: Study, asked: Reference) -> Population:
    kind, stage, touchpoint, other, field, value = asked.about
    if kind not in _QUANTITIES:
        raise UnknownReferenceError(str(asked), why=f"there is no quantity {kind!r}")
    quantity = Quantity(
        kind=kind,  # type: ignore[arg-type]
        stage_id=stage,
        touchpoint_id=touchpoint,
        other_touchpoint_id=other,
        field=field,
        value=value,
    )
    return quantity_population(study, quantity)


def _conversion(study: Study, quantity: Quantity) -> Population:
    return of_stage(study, Reference(kind="stage", about=(quantity.stage_id, "conversion")))


def _stage_time(study: Study, quantity: Quantity) -> Population:
    return of_stage(study, Reference(kind="stage", about=(quantity.stage_id, "time")))


def _goal_rate(study: Study, quantity: Quantity) -> Population:
    found = _reaching(study, quantity)
    if quantity.target_id:
        reaching = _names(study, quantity)["reaching"]
        return of_further_target(study, found, quantity.target_id, reaching=reaching)
    return _shaped(study, quantity, "journeys", journey_rows(found, counts=found.reached_target))


def _touchpoint_share(study: Study, quantity: Quantity) -> Population:
    if quantity.other_touchpoint_id:
        return _share_after(study, quantity)
    found = _counted(_reaching(study, quantity), study, quantity.touchpoint_id)
    return _shaped(study, quantity, "journeys", journey_rows(found, counts=found.times > 0))


def _share_after(study: Study, quantity: Quantity) -> Population:
    first = _firsts(study, quantity.other_touchpoint_id).select("journey", "first_no")
    steps = study.steps.filter(study.steps.touchpoint_id == quantity.touchpoint_id)
    last = steps.group_by("journey").agg(last_no=steps.step_no.max())
    begun = study.journeys.inner_join(first, "journey")
    found = begun.left_join(last, "journey").drop("journey_right")
    later = (found.last_no > found.first_no).fill_null(ibis.literal(value=False))
    return _shaped(study, quantity, "journeys", journey_rows(found, counts=later))


def _steps_per_journey(study: Study, quantity: Quantity) -> Population:
    found = _counted(_reaching(study, quantity), study, quantity.touchpoint_id)
    return _shaped(study, quantity, "journeys", journey_rows(found, value=found.times))


def _repeat_share(study: Study, quantity: Quantity) -> Population:
    found = _counted(study.journeys, study, quantity.touchpoint_id).filter(ibis._.times > 0)
    return _shaped(study, quantity, "journeys", journey_rows(found, counts=found.times > 1))


def _wait(study: Study, quantity: Quantity) -> Population:
    first = _firsts(study, quantity.touchpoint_id)
    then = study.steps.filter(study.steps.touchpoint_id == quantity.other_touchpoint_id).select(
        "journey", "step_no", "arrived_at", "whole_day"
    )
    after = first.inner_join(then, ["journey", then.step_no > first.first_no])
    found = after.group_by("journey").agg(
        first_at=after.first_at.min(),
        next_at=after.arrived_at.min(),
        first_whole=after.first_whole.max(),
        code=(after.step_no * 2 + after.whole_day.cast("int64")).min(),
    )
    whole = (found.first_whole == 1) | (found.code % 2 == 1)
    waits = found.select(
        "journey", value=elapsed_seconds(found, "first_at", "next_at", whole_day=whole)
    )
    joined = study.journeys.inner_join(waits, "journey")
    return _shaped(study, quantity, "journeys", journey_rows(joined, value=joined["value"]))


def _repurchase(study: Study, quantity: Quantity) -> Population:
    reached = study.journeys.filter(study.journeys.reached_target)
    again = reached.next_reached_target.fill_null(ibis.literal(value=False))
    return _shaped(study, quantity, "journeys", journey_rows(reached, counts=again))


def _events(study: Study, quantity: Quantity) -> Population:
    found = study.labelled.filter(study.labelled.touchpoint_id == quantity.touchpoint_id)
    rows = found.select(
        id="event_id", at="happened_at", counts=ibis.null("boolean"), value=ibis.null("float64")
    )
    return _shaped(study, quantity, "events", rows)


def _field_share(study: Study, quantity: Quantity) -> Population:
    labelled = study.labelled.filter(study.labelled.touchpoint_id == quantity.touchpoint_id)
    events = study.warehouse.table("events").semi_join(labelled, "event_id")
    told = events.select("event_id", "happened_at", text=field_text(events, quantity.field))
    asked = told.filter(told.text != "")
    rows = asked.select(
        id="event_id",
        at="happened_at",
        counts=asked.text.lower() == _lowered(quantity.value),
        value=ibis.null("float64"),
    )
    return _shaped(study, quantity, "events", rows)


def _emotion(study: Study, quantity: Quantity) -> Population:
    felt = felt_responses(_answers(study, quantity))
    rows = felt.select(id="response", at="at", counts=ibis.null("boolean"), value=felt.valence)
    return _shaped(study, quantity, "answers", rows)


def _nps(study: Study, quantity: Quantity) -> Population:
    answers = study.answers.filter(study.answers.touchpoint_id.isnull())
    if quantity.touchpoint_id or quantity.stage_id:
        answers = _answers(study, quantity)
    told = with_weight(recommendations(answers))
    rows = told.select(id="answer_id", at="said_at", counts=ibis.null("boolean"), value="weight")
    return _shaped(study, quantity, "answers", rows)


def _answer_share(study: Study, quantity: Quantity) -> Population:
    answers = _answers(study, quantity)
    if quantity.field == "score":
        whole = answers.score.cast("int64")
        plain = (answers.score == whole).ifelse(whole.cast("string"), answers.score.cast("string"))
        text = plain.fill_null("")
    elif quantity.field in _SAID:
        text = answers[quantity.field].fill_null("")
    else:
        text = field_text(answers, quantity.field)
    asked = answers.select("answer_id", "said_at", text=text).filter(ibis._.text != "")
    rows = asked.select(
        id="answer_id",
        at="said_at",
        counts=asked.text.lower() == _lowered(quantity.value),
        value=ibis.null("float64"),
    )
    return _shaped(study, quantity, "answers", rows)


def _answers(study: Study, quantity: Quantity) -> ibis.Table:
    answers = study.answers
    if quantity.touchpoint_id:
        return answers.filter(answers.touchpoint_id == quantity.touchpoint_id)
    if quantity.stage_id:
        index = stage_at(study, quantity.stage_id, quantity_reference(quantity))
        return answers.filter(answers.stage_index == index)
    return answers.filter(answers.stage_index.notnull())


def _reaching(study: Study, quantity: Quantity) -> ibis.Table:
    if not quantity.stage_id:
        return study.journeys
    index = stage_at(study, quantity.stage_id, quantity_reference(quantity))
    reached = study.visits.filter(study.visits.stage_index == index).select("journey")
    return study.journeys.semi_join(reached, "journey")


def _counted(journeys: ibis.Table, study: Study, touchpoint_id: str) -> ibis.Table:
    """Add to each journey the ``times`` it had a step at the touchpoint."""
    steps = study.steps.filter(study.steps.touchpoint_id == touchpoint_id)
    times = steps.group_by("journey").agg(times=steps.count())
    joined = journeys.left_join(times, "journey").drop("journey_right")
    return joined.mutate(times=joined.times.fill_null(0))


def _firsts(study: Study, touchpoint_id: str) -> ibis.Table:
    steps = study.steps.filter(study.steps.touchpoint_id == touchpoint_id)
    found = steps.group_by("journey").agg(
        first_at=steps.arrived_at.min(),
        code=(steps.step_no * 2 + steps.whole_day.cast("int64")).min(),
    )
    return found.select("journey", "first_at", first_no=found.code // 2, first_whole=found.code % 2)


def _shaped(study: Study, quantity: Quantity, grain: Grain, rows: ibis.Table) -> Population:
    form = quantity.form if quantity.other_touchpoint_id else quantity.kind
    said = define(study, form, _names(study, quantity))
    return Population(measure=quantity.kind, grain=grain, definition=said, rows=rows)


def _names(study: Study, quantity: Quantity) -> dict[str, str]:
    text = quantity_reference(quantity)
    has_stage = bool(quantity.stage_id)
    stage = study.stage_name(stage_at(study, quantity.stage_id, text)) if has_stage else ""
    touchpoint = stage or "the map's touchpoints"
    if quantity.kind == "nps":
        touchpoint = stage or WHOLE_JOURNEY
    if quantity.touchpoint_id:
        touchpoint = touchpoint_name(study, quantity.touchpoint_id, text)
    other = quantity.other_touchpoint_id
    return {
        "stage": stage,
        "touchpoint": touchpoint,
        "other": touchpoint_name(study, other, text) if other else "",
        "reaching": f" that reached {stage}" if stage else " shown",
        "field": quantity.field,
        "value": quantity.value,
    }


def _lowered(value: str) -> str:
    return unicodedata.normalize("NFC", value).lower()


def _of_journeys(study: Study, _asked: Reference) -> Population:
    return Population(
        measure="journeys",
        grain="journeys",
        definition=define(study, "journeys"),
        rows=journey_rows(study.journeys),
    )


def _of_repurchase(study: Study, _asked: Reference) -> Population:
    return _repurchase(study, Quantity(kind="repurchase"))


def _of_goal(study: Study, _asked: Reference) -> Population:
    return _goal_rate(study, Quantity(kind="goal_rate"))


def _of_target(study: Study, asked: Reference) -> Population:
    target_id, stage_id = asked.about
    return quantity_population(
        study, Quantity(kind="goal_rate", target_id=target_id, stage_id=stage_id)
    )


def _of_emotion(study: Study, asked: Reference) -> Population:
    return quantity_population(study, Quantity(kind="emotion", touchpoint_id=asked.about[0]))


def _of_marked(study: Study, asked: Reference) -> Population:
    """Give the rows that count (``part:<ref>``) or do not (``rest:<ref>``) in another figure."""
    whole = population(study, asked.about[0])
    if not whole.has_part:
        raise UnknownReferenceError(str(asked), why="that figure has no part")
    counts: BooleanValue = whole.rows.counts
    chosen = whole.rows.filter(counts if asked.kind == "part" else ~counts)
    return Population(
        measure=asked.kind,
        grain=whole.grain,
        definition=sentence(asked.kind, {"whole": whole.definition}),
        rows=chosen.mutate(counts=ibis.null("boolean")),
    )


def _of_source(study: Study, asked: Reference) -> Population:
    """Give the rows of another figure that one source kept (``source:<source>:<ref>``)."""
    source_id, ref = asked.about
    return rows_of_source(study, population(study, ref), source_id, asked=str(asked))


_QUANTITIES: Mapping[str, Callable[[Study, Quantity], Population]] = MappingProxyType(
    {
        "conversion": _conversion,
        "goal_rate": _goal_rate,
        "touchpoint_share": _touchpoint_share,
        "contact_share": of_contact_share,
        "repeat_share": _repeat_share,
        "steps_per_journey": _steps_per_journey,
        "field_share": _field_share,
        "wait": _wait,
        "stage_time": _stage_time,
        "emotion": _emotion,
        "nps": _nps,
        "answer_share": _answer_share,
        "repurchase": _repurchase,
        "events": _events,
        "total": of_total,
        "total_share": of_total,
    }
)
_KINDS: Mapping[str, tuple[Callable[[Study, Reference], Population], int]] = MappingProxyType(
    {
        "journeys": (_of_journeys, 0),
        "stage": (of_stage, 2),
        "arc": (of_arc, 3),
        "rare": (of_rare, 1),
        "touchpoint": (of_touchpoint, 2),
        "channel": (of_channel, 2),
        "touchpoint_channel": (of_own_channel, 2),
        "emotion": (_of_emotion, 1),
        "ratings": (of_ratings, 0),
        "repurchase": (_of_repurchase, 0),
        "goal": (_of_goal, 0),
        "target": (_of_target, 2),
        "persona": (of_persona, 2),
        "coverage": (of_coverage, 1),
        "quantity": (_of_quantity, 6),
        "lost": (of_lost, 1),
        "straying": (of_straying, 3),
        "unmapped": (of_unmapped, 4),
        "next": (of_next, 2),
        "handover": (of_handover, 2),
        "onward": (of_onward, 3),
        "last_seen": (of_last_seen, 1),
        "fall_out": (of_fall_out, 3),
        "part": (_of_marked, 1),
        "rest": (_of_marked, 1),
        "source": (_of_source, 2),
    }
)
