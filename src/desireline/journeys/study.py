"""A study: the journeys of one map under one filter at one moment, ready to be measured."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

import ibis

from desireline.errors import DesirelineError
from desireline.journeys.groundwork import (
    Groundwork,
    bound_events,
    groundwork_key,
    with_journey,
)
from desireline.journeys.journey import journeys_of, with_open
from desireline.journeys.labelling import Binding
from desireline.journeys.personas import personas_of
from desireline.journeys.step_arrays import kept_steps_and_visits
from desireline.maps.journey_map import JourneyMap, Persona
from desireline.maps.reading import Filter
from desireline.warehouse.duckdb import Warehouse

NO_FILTER = Filter()


class UnreadableDateError(DesirelineError):
    """A filter's date is not an ISO date."""

    code = "unreadable-date"


class UnknownPersonaError(DesirelineError):
    """The map has no persona with the given id."""

    code = "unknown-persona"


class UnknownChannelError(DesirelineError):
    """Neither the evidence nor the map has a channel of the given name."""

    code = "unknown-channel"

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        names = ", ".join(sorted(known)) or "none"
        super().__init__(
            f"There is no channel {asked!r} in the evidence or on the map. The channels: {names}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The relations every figure is taken from, under one filter.

    Attributes:
        applied: The filter with its sentence filled in.
        labelled: One row per event (see groundwork). Of the period; with a channel or persona
            chosen only steps of the shown journeys.
        answers: One row per answer, limited likewise.
        steps: One row per step of the shown journeys.
        journeys: One row per shown journey, with ``is_open``.
        visits: One row per shown journey and stage it reached.
        definition: The filter in plain English, empty where nothing is filtered.
        whoever: The same journeys whatever their persona, where a persona was chosen; how many
            personas are known is counted among them.
    """

    warehouse: Warehouse
    journey_map: JourneyMap
    applied: Filter
    as_of_ms: int
    key: str
    ground: Groundwork
    labelled: ibis.Table
    answers: ibis.Table
    steps: ibis.Table
    journeys: ibis.Table
    visits: ibis.Table
    definition: str
    whoever: Study | None = None

    @classmethod
    def of(
        cls,
        warehouse: Warehouse,
        journey_map: JourneyMap,
        *,
        filter: Filter = NO_FILTER,  # noqa: A002 - the word of the contract
        as_of_ms: int,
        ground: Groundwork | None = None,
    ) -> Study:
        """Take the filtered journeys from ``ground``, which is worked out if not given.

        Period: journeys that start in it, followed to the moment. Channels: journeys with a
        step in one of them; ``only_channels`` removes all other steps first and derives the
        journeys anew. Persona: the rule as of journey start.

        Raises:
            UnreadableDateError: If a date of the filter is not an ISO date.
            UnknownPersonaError: If the filter names a persona the map does not have.
            UnknownChannelError: If it names a channel nobody knows.
            UnknownAnchorError: If a rule's anchor is not on the map.
        """
        ground = ground or Groundwork.of(warehouse, journey_map, as_of_ms=as_of_ms)
        said = filter_sentence(filter, journey_map)
        _check_channels(warehouse, ground, journey_map, filter.channels)
        whole = cls(
            warehouse=warehouse,
            journey_map=journey_map,
            applied=replace(filter, sentence=said),
            as_of_ms=as_of_ms,
            key=_key(ground.key, filter, journey_map),
            ground=ground,
            labelled=ground.labelled,
            answers=ground.answers,
            steps=ground.steps,
            journeys=ground.journeys,
            visits=ground.visits,
            definition=said,
        )
        limited = _limited(_only_channels(whole) if filter.only_channels else whole)
        if not filter.persona_id:
            return _with_open(limited)
        anybody = replace(filter, persona_id="")
        said = filter_sentence(anybody, journey_map)
        whoever = replace(limited, applied=replace(anybody, sentence=said), definition=said)
        return replace(_with_open(_of_persona(limited)), whoever=_with_open(whoever))

    def of_map(self, journey_map: JourneyMap) -> Study:
        """Return the study for a map that says otherwise but has the same rules.

        Raises:
            UnknownChannelError: If the filter names a channel nobody knows any more.
        """
        if self.journey_map == journey_map:
            return self
        chosen = replace(self.applied, sentence="")
        _check_channels(self.warehouse, self.ground, journey_map, chosen.channels)
        said = filter_sentence(chosen, journey_map)
        return replace(
            self,
            journey_map=journey_map,
            applied=replace(chosen, sentence=said),
            definition=said,
            whoever=replace(self.whoever, journey_map=journey_map) if self.whoever else None,
        )

    @property
    def binding(self) -> Binding:
        """Return the map's rules that can bind."""
        return self.ground.binding

    @property
    def whole(self) -> ibis.Table:
        """Return the labelled events whatever the filter."""
        return self.ground.labelled

    @property
    def said(self) -> ibis.Table:
        """Return the labelled answers under the filter, one row each."""
        return self.answers

    @property
    def is_filtered(self) -> bool:
        """Say whether a filter limits what is shown."""
        return bool(self.definition)

    def stage_name(self, index: int) -> str:
        """Return the name of the stage at ``index``."""
        return self.journey_map.stages[index].name

    def next_observed(self, index: int) -> int | None:
        """Return the index of the next observed stage, None after the last."""
        return next((other for other in self.ground.observed if other > index), None)

    def release(self) -> None:
        """Let the kept relations of this filter go; the groundwork stays."""
        if self.key == self.ground.key:
            return  # unfiltered: all of it is the groundwork's
        for part in ("steps", "journeys", "visits", "labelled", "answers"):
            for step in ("", "_all", "_any"):
                self.warehouse.drop(f"{self.key}{step}_{part}")


def study_key(
    warehouse: Warehouse,
    journey_map: JourneyMap,
    *,
    filter: Filter = NO_FILTER,  # noqa: A002 - the word of the contract
    as_of_ms: int,
) -> str:
    """Name what a study depends on: evidence, rules and filter; studies of one key agree.

    ``is_open`` also depends on the moment, which a caller's own key must hold too.
    """
    ground_key = groundwork_key(warehouse, journey_map, as_of_ms=as_of_ms)
    return _key(ground_key, filter, journey_map)


def filter_sentence(chosen: Filter, journey_map: JourneyMap) -> str:
    """Say in plain English which journeys a filter shows; empty where it shows all.

    Raises:
        UnreadableDateError: If a date is not an ISO date.
        UnknownPersonaError: If the map has no such persona.
    """
    parts = []
    start, end = moment_ms(chosen.period_from), moment_ms(chosen.period_to)
    if start is not None:
        parts.append(f"that started on or after {_day(start)}")
    if end is not None:
        parts.append(f"that started before {_day(end)}")
    if chosen.channels and not chosen.only_channels:
        parts.append(f"with at least one step in {_either(chosen.channels)}")
    if chosen.persona_id:
        parts.append(f"known at their start to be {persona_of(journey_map, chosen).name}'s")
    said = f"Journeys {', '.join(parts)}, followed to the as-of date." if parts else ""
    if chosen.channels and chosen.only_channels:
        only = f"Only steps in {_either(chosen.channels)} count; journeys are derived from these."
        said = f"{only} {said}".strip()
    return said


def persona_of(journey_map: JourneyMap, chosen: Filter) -> Persona:
    """Return the persona a filter names.

    Raises:
        UnknownPersonaError: If the map has no such persona.
    """
    for persona in journey_map.personas:
        if persona.id == chosen.persona_id:
            return persona
    known = ", ".join(persona.id for persona in journey_map.personas) or "none"
    message = f"The map has no persona {chosen.persona_id!r}. Its personas: {known}."
    raise UnknownPersonaError(message)


def moment_ms(date: str) -> int | None:
    """Give the start of an ISO date, UTC, in milliseconds; None for an empty one.

    Raises:
        UnreadableDateError: If it is not an ISO date.
    """
    if not date:
        return None
    try:
        moment = datetime.fromisoformat(date)
    except ValueError as error:
        message = f"{date!r} is not a date. Write it as 2026-01-31."
        raise UnreadableDateError(message) from error
    fixed = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round(fixed.timestamp() * 1000)


def _check_channels(
    warehouse: Warehouse, ground: Groundwork, journey_map: JourneyMap, asked: Sequence[str]
) -> None:
    if not asked:
        return
    seen = warehouse.rows(ground.channels(warehouse))
    known = {str(row["channel"]) for row in seen if row["channel"]}
    known |= {channel for point in journey_map.touchpoints for channel in point.channels if channel}
    for channel in asked:
        if channel not in known:
            raise UnknownChannelError(channel, known)


def _with_open(study: Study) -> Study:
    timeout = study.journey_map.header.journey.timeout_ms
    opened = with_open(study.journeys, timeout_ms=timeout, as_of_ms=study.as_of_ms)
    return replace(study, journeys=opened)


def _only_channels(study: Study) -> Study:
    """Remove the steps of all other channels and derive journeys and visits anew."""
    if not study.applied.channels:
        return study
    keep, channels = study.warehouse.keep, study.applied.channels
    bound = bound_events(study.ground.labelled)
    chosen = bound.filter(bound.channel.isin(channels))
    rule = study.journey_map.header.journey
    steps, visits = kept_steps_and_visits(
        study.warehouse,
        chosen,
        rule=rule,
        binding=study.ground.binding,
        observed=study.ground.observed,
        name=f"{study.key}_all",
    )
    journeys = keep(journeys_of(steps), f"{study.key}_all_journeys")
    told = study.answers.drop("journey")
    return replace(
        study,
        steps=steps,
        journeys=journeys,
        visits=visits,
        labelled=study.labelled.filter(study.labelled.channel.isin(channels)),
        answers=with_journey(told.filter(told.channel.isin(channels)), journeys),
    )


def _limited(study: Study) -> Study:
    """Keep the journeys of the period and channels, and what belongs to them."""
    chosen = study.applied
    start, end = moment_ms(chosen.period_from), moment_ms(chosen.period_to)
    by_channel = bool(chosen.channels) and not chosen.only_channels
    if start is None and end is None and not by_channel:
        return study
    shown = _within(study.journeys, "started_at", start, end)
    if by_channel:
        touching = study.steps.filter(study.steps.channel.isin(chosen.channels))
        shown = shown.semi_join(touching.select("journey").distinct(), "journey")
    labelled = _within(study.labelled, "happened_at", start, end)
    answers = _within(study.answers, "said_at", start, end)
    within = replace(study, labelled=labelled, answers=answers)
    name = f"{study.key}_any" if chosen.persona_id else study.key
    return _kept(within, shown, name=name, alone=by_channel)


def _of_persona(study: Study) -> Study:
    """Keep the journeys whose customer was known to be the persona at their start."""
    persona = persona_of(study.journey_map, study.applied)
    known = personas_of(study.warehouse, study.journeys, persona, ground=study.ground)
    theirs = known.filter(known.is_persona).select("journey")
    shown = study.journeys.semi_join(theirs, "journey")
    return _kept(study, shown, name=study.key, alone=True)


def _kept(study: Study, shown: ibis.Table, *, name: str, alone: bool) -> Study:
    """Keep some journeys with what belongs to them; ``alone``: and no other event or answer."""
    keep = study.warehouse.keep
    journeys = keep(shown, f"{name}_journeys")
    ids = journeys.select("journey")
    steps = keep(study.steps.semi_join(ids, "journey"), f"{name}_steps")
    labelled, answers = study.labelled, study.answers
    if alone:
        labelled = labelled.semi_join(steps.select("event_id"), "event_id")
        answers = answers.semi_join(ids, "journey")
    return replace(
        study,
        journeys=journeys,
        steps=steps,
        visits=keep(study.visits.semi_join(ids, "journey"), f"{name}_visits"),
        labelled=labelled,
        answers=keep(answers, f"{name}_answers"),
    )


def _within(rows: ibis.Table, column: str, start: int | None, end: int | None) -> ibis.Table:
    tests = []
    if start is not None:
        tests.append(rows[column] >= ibis.literal(start, "int64"))
    if end is not None:
        tests.append(rows[column] < ibis.literal(end, "int64"))
    return rows.filter(*tests) if tests else rows


def _key(ground_key: str, chosen: Filter, journey_map: JourneyMap) -> str:
    parts = asdict(replace(chosen, sentence=""))
    if not any(parts.values()):
        return ground_key
    if chosen.persona_id:
        parts["rules"] = persona_of(journey_map, chosen).conditions
    return ground_key + "_" + hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _day(ms: int) -> str:
    day = datetime.fromtimestamp(ms / 1000, tz=UTC)
    return f"{day.day} {day:%b %Y}"


def _either(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
