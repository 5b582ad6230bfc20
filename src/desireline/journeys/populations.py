"""The rows behind every figure: which journeys, steps, events or answers it is taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import ibis

from desireline.journeys.definitions import sentence
from desireline.journeys.labelling import NO
from desireline.journeys.ordering import along
from desireline.journeys.personas import personas_of
from desireline.journeys.references import Reference, UnknownReferenceError
from desireline.journeys.steps import DAY_MS
from desireline.journeys.study import Study
from desireline.maps.reading import Grain

WEEK_MS = 7 * DAY_MS
FIRST_MONDAY_MS = 4 * DAY_MS
PARTED = frozenset(
    {
        "conversion",
        "followed",
        "channel_share",
        "touchpoint_channel",
        "goal_rate",
        "touchpoint_share",
        "contact_share",
        "repeat_share",
        "field_share",
        "answer_share",
        "repurchase",
        "total_share",
        "persona_share",
        "persona_known",
        "unresolved",
        "lost",
        "skip_share",
        "return_share",
        "unmapped",
        "next_share",
        "other_channel",
        "other_device",
        "last_seen",
        "fall_out",
    }
)
OUTCOMES = ("converted", "skipped", "open", "left")
_NO_VALUE = ibis.null("float64")
_NO_MARK = ibis.null("boolean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """The rows a figure is taken from.

    Attributes:
        rows: One row per unit of ``grain``: ``id`` (journey, event or answer), ``at`` (ms),
            ``counts`` (whether it is of the part; NULL where the figure has no part) and
            ``value`` (NULL where it measures nothing).
    """

    measure: str
    grain: Grain
    definition: str
    rows: ibis.Table

    @property
    def has_part(self) -> bool:
        """Say whether some of the rows count and others do not."""
        return self.measure in PARTED


def define(study: Study, measure: str, names: Mapping[str, str] | None = None) -> str:
    """Give the definition of a measure in this study, filter included."""
    silence = study.journey_map.header.journey.silence
    return sentence(measure, {"silence": silence, **(names or {})}, shown=study.definition)


def outcomes(study: Study) -> ibis.Table:
    """Say what became of each journey after each stage it reached.

    One row per journey and stage reached; ``outcome`` is one of ``OUTCOMES``. The parts of a
    stage sum to the journeys that reached it.
    """
    journeys = study.journeys.select("journey", "customer_no", "started_at", "ended_at", "is_open")
    joined = study.visits.inner_join(journeys, "journey")
    rest = ibis.ifelse(joined.is_open, "open", "left")
    return joined.mutate(outcome=ibis.ifelse(joined.advance == "stayed", rest, joined.advance))


def returns(study: Study) -> ibis.Table:
    """Find where journeys came back. One row per journey, stage and earlier stage after it."""
    steps = study.steps
    back = steps.filter(steps.next_stage_index < steps.stage_index)
    return back.select("journey", "stage_index", to_stage="next_stage_index").distinct()


def repeats(study: Study) -> ibis.Table:
    """Find journeys that ended well and were followed by another. One row per such journey.

    With a target action: those that reached it, from its stage; else all, from their last stage.
    """
    journeys = study.journeys.filter(study.journeys.next_journey.notnull())
    target = study.ground.binding.target
    if not target:
        return journeys.select(
            "journey", "started_at", stage_index="last_stage", to_stage="next_first_stage"
        )
    stage = min(study.ground.binding.stage_of[id_] for id_ in target)
    return journeys.filter(journeys.reached_target).select(
        "journey",
        "started_at",
        stage_index=ibis.literal(stage, "int64"),
        to_stage="next_first_stage",
    )


def journey_rows(
    journeys: ibis.Table,
    *,
    counts: ibis.Value = _NO_MARK,
    value: ibis.Value = _NO_VALUE,
) -> ibis.Table:
    """Shape journeys into the rows of a population."""
    return journeys.select(
        id="journey", at="started_at", counts=counts, value=value.cast("float64")
    )


def stage_at(study: Study, stage_id: str, text: str) -> int:
    """Return the index of a stage.

    Raises:
        UnknownReferenceError: If the map has no such stage.
    """
    for index, stage in enumerate(study.journey_map.stages):
        if stage.id == stage_id:
            return index
    raise UnknownReferenceError(text, why=f"there is no stage {stage_id!r}")


def touchpoint_name(study: Study, touchpoint_id: str, text: str) -> str:
    """Return the name of a touchpoint.

    Raises:
        UnknownReferenceError: If the map has no such touchpoint.
    """
    for touchpoint in study.journey_map.touchpoints:
        if touchpoint.id == touchpoint_id:
            return touchpoint.name
    raise UnknownReferenceError(text, why=f"there is no touchpoint {touchpoint_id!r}")


def in_week(population: ibis.Table, week: str) -> ibis.Table:
    """Keep the rows of one ISO week, named by its Monday."""
    start = round(datetime.fromisoformat(week).replace(tzinfo=UTC).timestamp() * 1000)
    return population.filter(population["at"] >= start, population["at"] < start + WEEK_MS)


def stage_names(study: Study, index: int) -> dict[str, str]:
    """Give the words a stage's definitions need."""
    following = study.next_observed(index)
    onward = "a later stage" if following is None else study.stage_name(following)
    return {"stage": study.stage_name(index), "next": onward}


def of_stage(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``stage:<id>:<part>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    stage_id, part = asked.about
    index = stage_at(study, stage_id, str(asked))
    names = stage_names(study, index)
    if part in ("enter", "begins"):
        return _entering(study, index, part, names)
    reached = outcomes(study).filter(ibis._.stage_index == index)
    if part in OUTCOMES:
        last = study.next_observed(index) is None
        measure = "ended" if part == "left" and last else part
        chosen = journey_rows(reached.filter(reached.outcome == part))
        return _journeys(study, measure, names, chosen)
    if part == "reach":
        return _journeys(study, "reach", names, journey_rows(reached))
    if part == "conversion":
        rows = journey_rows(reached, counts=reached.outcome == "converted")
        last = study.next_observed(index) is None
        said = define(study, "no_conversion" if last else "conversion", names)
        kept = rows.limit(0) if last else rows
        return Population(measure="conversion", grain="journeys", definition=said, rows=kept)
    if part == "time":
        timed = reached.filter(reached.seconds.notnull())
        return _journeys(study, "stage_time", names, journey_rows(timed, value=timed.seconds))
    if part == "followed":
        return _journeys(study, "followed", names, _followed(study, reached, index))
    raise UnknownReferenceError(str(asked), why=f"a stage has no {part!r}")


def _entering(study: Study, index: int, part: str, names: Mapping[str, str]) -> Population:
    """Give the journeys that begin in a stage, or all with those marked."""
    begun = study.journeys.first_stage == index
    if part == "begins":
        return _journeys(study, "stage_begins", names, journey_rows(study.journeys, counts=begun))
    return _journeys(study, "enter", names, journey_rows(study.journeys.filter(begun)))


def _followed(study: Study, reached: ibis.Table, index: int) -> ibis.Table:
    able = study.ground.followable.filter(study.ground.followable.stage_index == index)
    marked = reached.left_join(able.select("customer_no", able=ibis.literal(1)), "customer_no")
    return journey_rows(marked, counts=marked.able.notnull())


def of_arc(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``arc:<kind>:<from>:<to>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    kind, from_id, to_id = asked.about
    start, end = (stage_at(study, id_, str(asked)) for id_ in (from_id, to_id))
    names = {"stage": study.stage_name(start), "to": study.stage_name(end)}
    if kind == "skip":
        found = outcomes(study).filter(
            ibis._.stage_index == start, ibis._.leave_stage == end, ibis._.advance == "skipped"
        )
        return _journeys(study, "skip_arc", names, journey_rows(found))
    if kind == "return":
        arcs = returns(study).filter(ibis._.stage_index == start, ibis._.to_stage == end)
        found = study.journeys.semi_join(arcs, "journey")
        return _journeys(study, "return_arc", names, journey_rows(found))
    if kind == "repeat":
        found = repeats(study).filter(ibis._.stage_index == start, ibis._.to_stage == end)
        return _journeys(
            study, "repeat_arc", {**names, **ended_words(study, start)}, journey_rows(found)
        )
    raise UnknownReferenceError(str(asked), why=f"there is no arc {kind!r}")


def ended_words(study: Study, index: int) -> dict[str, str]:
    """Say how a journey ended that a repeat arc starts from."""
    if study.ground.binding.target:
        return {"ended": "reached the target action"}
    return {"ended": f"ended in {study.stage_name(index)}"}


def of_channel(study: Study, asked: Reference) -> Population:
    """Give the steps behind ``channel:<stage>:<channel>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    stage_id, channel = asked.about
    index = stage_at(study, stage_id, str(asked))
    steps = study.steps.filter(study.steps.stage_index == index)
    names = {"stage": study.stage_name(index), "channel": channel or "unknown"}
    return Population(
        measure="channel_share",
        grain="steps",
        definition=define(study, "channel_share", names),
        rows=_step_rows(steps, counts=steps.channel.fill_null("") == channel),
    )


def of_persona(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``persona:<id>:share`` or ``…:known``, whoever's they are.

    A persona chosen in the filter is left out of account: among its own journeys it is always
    known.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    persona_id, part = asked.about
    known = {persona.id: persona for persona in study.journey_map.personas}
    if persona_id not in known:
        raise UnknownReferenceError(str(asked), why=f"there is no persona {persona_id!r}")
    persona = known[persona_id]
    study = study.whoever or study
    judged = personas_of(study.warehouse, study.journeys, persona, ground=study.ground)
    names = {"persona": persona.name}
    if part == "known":
        rows = journey_rows(judged, counts=judged.is_known)
        return _journeys(study, "persona_known", names, rows)
    told = judged.filter(judged.is_known)
    return _journeys(study, "persona_share", names, journey_rows(told, counts=told.is_persona))


def of_coverage(study: Study, asked: Reference) -> Population:
    """Give the events behind ``coverage:<part>``.

    Raises:
        UnknownReferenceError: If it names nothing on this map.
    """
    (part,) = asked.about
    if part not in COVERAGE_PARTS:
        raise UnknownReferenceError(str(asked), why=f"coverage has no {part!r}")
    rows = coverage_events(study)
    chosen = rows if part in ("all_events", "unresolved") else rows.filter(rows[part])
    counts = chosen.unresolved if part == "unresolved" else _NO_MARK
    shaped = chosen.select(id="event_id", at="happened_at", counts=counts, value=_NO_VALUE)
    return Population(measure=part, grain="events", definition=define(study, part), rows=shaped)


COVERAGE_PARTS = (
    "all_events",
    "bound",
    "set_aside",
    "unbound",
    "outside_journeys",
    "without_customer",
    "overlapping",
    "ties",
    "unresolved",
)


def coverage_events(study: Study) -> ibis.Table:
    """Say of each event up to the moment which parts of coverage it belongs to.

    One row per event; under a filter, per step of the journeys shown. Exactly one of ``bound``,
    ``set_aside``, ``unbound`` and ``outside_journeys`` holds.
    """
    ground = study.ground
    inside = (study if study.is_filtered else ground).steps.select("event_id", "journey")
    if study.is_filtered:
        events = ground.labelled.inner_join(inside, "event_id")
    else:
        events = ground.labelled.left_join(inside, "event_id")
    in_order = along(["customer_no", "source_id"])
    tied = events.happened_at == events.happened_at.lag().over(in_order)
    identifiers = study.warehouse.table("identifiers")
    persons = identifiers.filter(identifiers.kind != "device").select("identifier")
    known = ground.customers.semi_join(persons, "identifier").select("customer_no").distinct()
    named = events.left_join(known.mutate(named=ibis.literal(1)), "customer_no")
    on_map = named.stage_index.notnull()
    return named.select(
        "event_id",
        "happened_at",
        bound=named.journey.notnull(),
        set_aside=(named.touchpoint_id == "").fill_null(NO),
        unbound=named.touchpoint_id.isnull(),
        outside_journeys=on_map & named.journey.isnull(),
        without_customer=named.customer_no.isnull(),
        overlapping=named.matches > 1,
        ties=(tied & named.customer_no.notnull()).fill_null(NO),
        unresolved=named.named.isnull(),
    )


def _journeys(study: Study, measure: str, names: Mapping[str, str], rows: ibis.Table) -> Population:
    said = define(study, measure, names)
    return Population(measure=measure, grain="journeys", definition=said, rows=rows)


def _step_rows(steps: ibis.Table, *, counts: ibis.Value) -> ibis.Table:
    return steps.select(id="event_id", at="arrived_at", counts=counts, value=_NO_VALUE)
