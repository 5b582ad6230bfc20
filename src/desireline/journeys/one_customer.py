"""One customer's journey: every step, what was said about it, and how the customer was matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import numpy as np
import numpy.typing as npt

from desireline.errors import DesirelineError
from desireline.journeys.drill_down import PSEUDONYM_SHOWN
from desireline.journeys.populations import Population
from desireline.journeys.quantities import population
from desireline.journeys.references import UnknownReferenceError, read_reference
from desireline.journeys.study import Study


class NoJourneyError(DesirelineError):
    """No journey stands behind a number: nobody is known there."""

    code = "no-journey"

    def __init__(self, *, counted: str = "") -> None:
        super().__init__(
            "No customer's journey stands behind this number: nobody was counted, or nobody of "
            f"them is known. {f'It counts: {counted} ' if counted else ''}Choose another number, "
            "or take a filter away."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The ways some journeys went, step after step, in order of time.

    Attributes:
        journeys: One entry per journey: its id, ascending.
        starts: Where each journey's steps begin in the two arrays below; one longer than
            ``journeys``.
        touchpoints: One entry per step: a number for its touchpoint.
        stages: One entry per step: the index of its stage.
        began_ms: One entry per journey: its first step, milliseconds since 1970, UTC.
        seconds: One entry per journey: from its first to its last step.
    """

    journeys: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    touchpoints: npt.NDArray[np.int64]
    stages: npt.NDArray[np.int64]
    began_ms: npt.NDArray[np.int64]
    seconds: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One step of a journey. ``value`` is money in ``currency``; None = the event carries none."""

    position: int
    at_ms: int
    whole_day: bool
    touchpoint_id: str
    stage_index: int
    channel: str
    is_target: bool
    seconds: float | None = None
    value: float | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing the customer said during or after the journey; words are masked."""

    at_ms: int
    touchpoint_id: str
    stage_index: int | None
    channel: str
    valence: float | None
    emotion_word: str
    words: str
    score: float | None
    scale_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An identifier of the customer, unnamed: which sources know it, and of what kind it is."""

    kind: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One of a customer's journeys, and when it began."""

    journey: int
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """Everything known of one journey.

    Attributes:
        customer: The beginning of the customer's pseudonym.
        keys: The customer's identifiers, those of most sources first.
        sources: Names of the sources its steps come from, in the order of the steps.
        unmapped: Events of the customer meanwhile that no rule of the map speaks of.
        rounds: All journeys of this customer, this one included, the earliest first.
    """

    journey: int
    customer: str
    reached_target: bool
    is_open: bool
    happenings: tuple[Happening, ...]
    said: tuple[Said, ...]
    keys: tuple[Key, ...]
    sources: tuple[str, ...]
    unmapped: int
    rounds: tuple[Round, ...]


def journeys_behind(study: Study, ref: str) -> tuple[ibis.Table, str]:
    """Give the journeys behind a figure and its definition; those that count, where it has a part.

    One row per journey, with the column ``journey``. ``journey:<id>`` names a single one.

    Raises:
        UnknownReferenceError: If ``ref`` names no figure of this map.
    """
    asked = read_reference(ref)
    if asked.kind == "journey":
        if len(asked.about) != 1 or not asked.about[0].isdecimal():
            raise UnknownReferenceError(ref, why="a journey has a number")
        one = study.journeys.filter(study.journeys.journey == int(asked.about[0]))
        return one.select("journey"), ""
    found = population(study, ref)
    rows = found.rows.filter(found.rows.counts) if found.has_part else found.rows
    return _journeys_of(study, found, rows), found.definition


def paths(study: Study, journeys: ibis.Table, *, counted: str) -> Paths:
    """Give the ways of some journeys. Local only: it reads their steps into memory.

    Args:
        study: The study they are of.
        journeys: Their numbers.
        counted: In words, what counted them; empty for a single one that was asked for.

    Raises:
        NoJourneyError: If there are none.
    """
    steps = study.steps.semi_join(journeys, "journey")
    found = study.warehouse.to_arrow(
        steps.select("journey", "position", "stage_index", "touchpoint_id", "arrived_at").order_by(
            ["journey", "position"]
        )
    )
    if found.num_rows == 0:
        raise NoJourneyError(counted=counted)
    ids = np.asarray(found["journey"].to_numpy(), dtype=np.int64)
    times = np.asarray(found["arrived_at"].to_numpy(), dtype=np.int64)
    _, codes = np.unique(found["touchpoint_id"].to_numpy().astype(str), return_inverse=True)
    names, first = np.unique(ids, return_index=True)
    starts = np.append(first, len(ids)).astype(np.int64)
    began, ended = times[starts[:-1]], times[starts[1:] - 1]
    return Paths(
        journeys=names,
        starts=starts,
        touchpoints=codes.astype(np.int64),
        stages=np.asarray(found["stage_index"].to_numpy(), dtype=np.int64),
        began_ms=began,
        seconds=(ended - began) / 1000.0,
    )


def trip(study: Study, journey: int) -> Trip:
    """Give one journey whole.

    Raises:
        NoJourneyError: If the study has no such journey.
    """
    rows = study.warehouse.rows(study.journeys.filter(study.journeys.journey == journey))
    if not rows:
        raise NoJourneyError
    row = rows[0]
    number = _int(row["customer_no"])
    known = study.ground.customers.filter(study.ground.customers.customer_no == number)
    people = study.warehouse.rows(known.select("identifier", "customer"))
    happenings, sources = _happenings(study, journey)
    return Trip(
        journey=journey,
        customer=str(people[0]["customer"])[:PSEUDONYM_SHOWN],
        reached_target=bool(row["reached_target"]),
        is_open=bool(row["is_open"]),
        happenings=happenings,
        said=_said(study, journey),
        keys=_keys(study, [str(one["identifier"]) for one in people]),
        sources=sources,
        unmapped=_unmapped(study, number, happenings),
        rounds=_rounds(study, number),
    )


def _rounds(study: Study, customer_no: int) -> tuple[Round, ...]:
    of_customer = study.journeys.filter(study.journeys.customer_no == customer_no)
    rows = study.warehouse.rows(of_customer.select("journey", "started_at"))
    made = (Round(journey=_int(row["journey"]), at_ms=_int(row["started_at"])) for row in rows)
    return tuple(sorted(made, key=lambda one: (one.at_ms, one.journey)))


def _journeys_of(study: Study, found: Population, rows: ibis.Table) -> ibis.Table:
    ids = rows.select("id")
    if found.grain == "totals":
        return study.journeys.filter(ibis.literal(value=False)).select("journey")
    if found.grain == "journeys":
        return ids.select(journey="id").distinct()
    if found.grain == "answers":
        told = study.answers.filter(study.answers.journey.notnull())
        return told.semi_join(ids, [told.answer_id == ids.id]).select("journey").distinct()
    steps = study.steps
    return steps.semi_join(ids, [steps.event_id == ids.id]).select("journey").distinct()


def _happenings(study: Study, journey: int) -> tuple[tuple[Happening, ...], tuple[str, ...]]:
    steps = study.steps.filter(study.steps.journey == journey).select(
        "position",
        "event_id",
        "arrived_at",
        "whole_day",
        "touchpoint_id",
        "stage_index",
        "channel",
        "is_target",
    )
    events = study.warehouse.table("events").select(
        "event_id", "source_id", "duration_seconds", "value", "currency"
    )
    names = study.warehouse.table("sources").select("source_id", source="name")
    full = steps.inner_join(events, "event_id").left_join(names, "source_id").order_by("position")
    rows = study.warehouse.rows(full)
    made = tuple(
        Happening(
            position=_int(row["position"]),
            at_ms=_int(row["arrived_at"]),
            whole_day=bool(row["whole_day"]),
            touchpoint_id=str(row["touchpoint_id"]),
            stage_index=_int(row["stage_index"]),
            channel=str(row["channel"] or "other"),
            is_target=bool(row["is_target"]),
            seconds=_number(row["duration_seconds"]),
            value=_number(row["value"]),
            currency=str(row["currency"] or ""),
        )
        for row in rows
    )
    return made, tuple(dict.fromkeys(str(row["source"] or row["source_id"]) for row in rows))


def _said(study: Study, journey: int) -> tuple[Said, ...]:
    answers = study.answers
    told = answers.filter(answers.journey == journey, answers.stage_index.notnull())
    return tuple(
        Said(
            at_ms=_int(row["said_at"]),
            touchpoint_id=str(row["touchpoint_id"]),
            stage_index=_int(row["stage_index"]),
            channel=str(row["channel"] or ""),
            valence=_number(row["valence"]),
            emotion_word=str(row["emotion_word"] or ""),
            words=str(row["words"] or ""),
            score=_number(row["score"]),
            scale_high=_number(row["scale_high"]),
        )
        for row in study.warehouse.rows(told.order_by(["said_at", "answer_id"]))
    )


def _keys(study: Study, identifiers: Sequence[str]) -> tuple[Key, ...]:
    known = study.warehouse.table("identifiers")
    names = study.warehouse.table("sources").select("source_id", source="name")
    mine = known.filter(known.identifier.isin(list(identifiers))).left_join(names, "source_id")
    seen: dict[tuple[str, str], set[str]] = {}
    for row in study.warehouse.rows(mine.select("identifier", "kind", "source_id", "source")):
        key = (str(row["kind"]), str(row["identifier"]))
        seen.setdefault(key, set()).add(str(row["source"] or row["source_id"]))
    keys = [Key(kind=kind, sources=tuple(sorted(places))) for (kind, _), places in seen.items()]
    return tuple(sorted(keys, key=lambda key: (-len(key.sources), key.kind, key.sources)))


def _unmapped(study: Study, customer_no: int, happenings: Sequence[Happening]) -> int:
    events = study.labelled
    inside = events.filter(
        events.customer_no == customer_no,
        events.touchpoint_id.isnull(),
        events.happened_at >= happenings[0].at_ms,
        events.happened_at <= happenings[-1].at_ms,
    )
    return _int(study.warehouse.rows(inside.agg(n=inside.count()))[0]["n"])


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _int(value: object) -> int:
    return int(str(value or 0))
