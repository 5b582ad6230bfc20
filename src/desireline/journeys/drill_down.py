"""Opening a figure: the very rows it counts, with identifiers shortened and raw rows masked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import ibis

from desireline.journeys.definitions import sentence
from desireline.journeys.populations import Population, stage_at
from desireline.journeys.quantities import population
from desireline.journeys.references import UnknownReferenceError, read_reference
from desireline.journeys.report_lines import last_day
from desireline.journeys.staff_words import by_customers
from desireline.journeys.study import Study
from desireline.maps.reading import Grain
from desireline.maps.small_numbers import hides_value

PSEUDONYM_SHOWN = 8
PATH_SHOWN = 12
_OF_ONE_ANSWER = frozenset(["question", "score", "scale", "valence", "emotion_word", "words"])
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the rows behind a figure."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One page of the rows behind a figure.

    Attributes:
        total: All rows behind the figure, its ``n``.
        part_total: Of these, the rows that count, its ``part``; None where it has no part, or
            too few rows to say.
    """

    grain: Grain
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: int
    part_total: int | None
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one customer said, in their words, identifiers masked."""

    answer_id: int
    words: str
    said_at: str
    touchpoint_id: str
    touchpoint: str
    source: str
    channel: str
    valence: float | None
    emotion_word: str


def rows(study: Study, ref: str, *, limit: int = 50, offset: int = 0) -> Rows:
    """List the rows behind a figure, those that count first, each in order of time.

    ``counts``, the second column, marks the rows of the part; ``value`` is what is averaged. No
    clear identifier is ever among them: customers appear by the first letters of their pseudonym.

    Raises:
        UnknownReferenceError: If ``ref`` names no figure of this map.
    """
    if read_reference(ref).kind == "journey":
        return _journey_steps(study, ref, limit=limit, offset=offset)
    found = population(study, ref)
    totals = study.warehouse.rows(
        found.rows.agg(
            n=found.rows.count(),
            part=found.rows.counts.cast("int64").sum(),
        )
    )[0]
    total = _int(totals["n"])
    first = [ibis.desc(found.rows.counts)] if found.has_part else []
    in_order = found.rows.order_by([*first, "at", "id"])
    page = study.warehouse.rows(in_order.limit(limit, offset=offset))
    columns, values = _shown(_counted_among(study, ref), found, page)
    return Rows(
        grain=found.grain,
        columns=columns,
        rows=values,
        total=total,
        part_total=_int(totals["part"]) if found.has_part and not hides_value(total) else None,
        definition=found.definition,
    )


def quotes(study: Study, *, stage_id: str, limit: int) -> tuple[tuple[Quote, ...], int]:
    """Give the newest answers about a stage that hold words, and how many there are.

    Raises:
        UnknownReferenceError: If the map has no such stage.
    """
    index = stage_at(study, stage_id, f"stage:{stage_id}")
    answers = by_customers(study.warehouse, study.answers)
    told = answers.filter(answers.stage_index == index, answers.words.fill_null("") != "")
    total = _int(study.warehouse.rows(told.agg(n=told.count()))[0]["n"])
    newest = told.order_by([ibis.desc("said_at"), "answer_id"]).limit(limit)
    names = _names(study)
    sources = _sources(study)
    return tuple(
        Quote(
            answer_id=_int(row["answer_id"]),
            words=str(row["words"]),
            said_at=moment(row["said_at"]) or "",
            touchpoint_id=str(row["touchpoint_id"]),
            touchpoint=names.get(str(row["touchpoint_id"]), ""),
            source=sources.get(str(row["source_id"]), str(row["source_id"])),
            channel=str(row["channel"] or ""),
            valence=None if row["valence"] is None else float(str(row["valence"])),
            emotion_word=str(row["emotion_word"] or ""),
        )
        for row in study.warehouse.rows(newest)
    ), total


def moment(ms: object) -> str | None:
    """Give a moment as ISO 8601 in UTC, to the second."""
    if not isinstance(ms, int):
        return None
    return datetime.fromtimestamp(ms / 1000, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _counted_among(study: Study, ref: str) -> Study:
    """Give the journeys a figure is taken from: a persona's share is one of everybody's."""
    asked = read_reference(ref)
    while asked.kind in ("part", "rest"):
        asked = read_reference(asked.about[0])
    return (study.whoever or study) if asked.kind == "persona" else study


def _shown(
    study: Study, found: Population, page: Sequence[Mapping[str, object]]
) -> tuple[tuple[Column, ...], tuple[tuple[Value, ...], ...]]:
    shape = {"journeys": _journey_cells, "answers": _answer_cells}.get(found.grain, _event_cells)
    if found.grain == "totals":
        labels, cells = _total_cells(page)
    else:
        labels, cells = shape(study, [_int(row["id"]) for row in page])
    if found.measure in ("emotion", "ratings"):
        cells = _with_questions(study, labels, cells)
    with_part = found.has_part
    with_value = any(row["value"] is not None for row in page)
    (named, *others) = labels.items()
    mark, amount = [("counts", "Counts")] * with_part, [("value", "Value")] * with_value
    columns = tuple(Column(key=key, label=label) for key, label in [named, *mark, *others, *amount])
    values = tuple(
        (
            *cells[_int(row["id"])][:1],
            *([bool(row["counts"])] if with_part else []),
            *cells[_int(row["id"])][1:],
            *([_plain(row["value"])] if with_value else []),
        )
        for row in page
    )
    return columns, values


def _journey_cells(
    study: Study, ids: Sequence[int]
) -> tuple[dict[str, str], dict[int, tuple[Value, ...]]]:
    labels = {
        "journey": "Journey",
        "customer": "Customer",
        "started_at": "Started",
        "ended_at": "Last step",
        "steps": "Steps",
        "reached_target": "Target reached",
        "is_open": "Open",
        "path": "Path",
        "channels": "Channels",
    }
    journeys = study.journeys.filter(study.journeys.journey.isin(list(ids)))
    people = _pseudonyms(study, journeys)
    paths: dict[int, list[str]] = defaultdict(list)
    channels: dict[int, list[str]] = defaultdict(list)
    names = _names(study)
    steps = study.steps.filter(study.steps.journey.isin(list(ids)))
    shown = steps.select("journey", "position", "touchpoint_id", "channel").order_by("position")
    for row in study.warehouse.rows(shown):
        paths[_int(row["journey"])].append(names[str(row["touchpoint_id"])])
        channels[_int(row["journey"])].append(str(row["channel"] or "unknown"))
    return labels, {
        _int(row["journey"]): (
            _int(row["journey"]),
            people[_int(row["customer_no"])],
            moment(row["started_at"]),
            moment(row["ended_at"]),
            _int(row["steps"]),
            bool(row["reached_target"]),
            bool(row["is_open"]),
            _path(paths[_int(row["journey"])]),
            ", ".join(dict.fromkeys(channels[_int(row["journey"])])),
        )
        for row in study.warehouse.rows(journeys)
    }


def _event_cells(
    study: Study, ids: Sequence[int]
) -> tuple[dict[str, str], dict[int, tuple[Value, ...]]]:
    labels = {
        "event": "Event",
        "happened_at": "Time",
        "customer": "Customer",
        "touchpoint": "Touchpoint",
        "name": "Name in the source",
        "source": "Source",
        "channel": "Channel",
        "device": "Device",
        "raw": "Row as imported (masked)",
    }
    table = study.ground.labelled
    events = table.filter(table.event_id.isin(list(ids)))
    records = study.warehouse.table("events").filter(ibis._.event_id.isin(list(ids)))
    raw = _raw(study, records.select("event_id", "record_id"), "event_id")
    people, names, sources = _pseudonyms(study, events), _names(study), _sources(study)
    return labels, {
        _int(row["event_id"]): (
            _int(row["event_id"]),
            moment(row["happened_at"]),
            people.get(row["customer_no"]),
            names.get(str(row["touchpoint_id"])),
            _plain(row["name"]),
            sources.get(str(row["source_id"]), str(row["source_id"])),
            _plain(row["channel"]),
            _plain(row["device"]),
            raw.get(_int(row["event_id"])),
        )
        for row in study.warehouse.rows(events)
    }


def _answer_cells(
    study: Study, ids: Sequence[int]
) -> tuple[dict[str, str], dict[int, tuple[Value, ...]]]:
    labels = {
        "answer": "Answer",
        "said_at": "Time",
        "customer": "Customer",
        "touchpoint": "Touchpoint",
        "source": "Source",
        "question": "Question",
        "score": "Score",
        "scale": "Scale",
        "valence": "Emotion −2…+2",
        "emotion_word": "Emotion named",
        "words": "Words (masked)",
        "raw": "Row as imported (masked)",
    }
    table = study.ground.answers
    answers = table.filter(table.answer_id.isin(list(ids)))
    raw = _raw(study, answers.select("answer_id", "record_id"), "answer_id")
    people, names, sources = _pseudonyms(study, answers), _names(study), _sources(study)
    return labels, {
        _int(row["answer_id"]): (
            _int(row["answer_id"]),
            moment(row["said_at"]),
            people.get(row["customer_no"]),
            names.get(str(row["touchpoint_id"])),
            sources.get(str(row["source_id"]), str(row["source_id"])),
            _plain(row["question"]),
            _plain(row["score"]),
            _scale(row),
            _plain(row["valence"]),
            _plain(row["emotion_word"]),
            _plain(row["words"]),
            raw.get(_int(row["answer_id"])),
        )
        for row in study.warehouse.rows(answers)
    }


def _with_questions(
    study: Study, labels: Mapping[str, str], cells: Mapping[int, tuple[Value, ...]]
) -> dict[int, tuple[Value, ...]]:
    """Put into the row of a response what was said to each of its questions, in their order."""
    table = study.ground.answers
    parts = table.filter(table.response.isin(list(cells))).select("response", id="answer_id")
    members: dict[int, list[int]] = defaultdict(list)
    for row in study.warehouse.rows(parts.order_by("id")):
        members[_int(row["response"])].append(_int(row["id"]))
    _, said = _answer_cells(study, [one for ids in members.values() for one in ids])
    merged = [key in _OF_ONE_ANSWER for key in labels]
    return {
        response: tuple(
            _listed(column) if several else column[0]
            for several, column in zip(
                merged, zip(*(said[one] for one in ids), strict=True), strict=True
            )
        )
        for response, ids in members.items()
    }


def _listed(values: Sequence[Value]) -> Value:
    """Give the one value there is, or all of several, absent ones as a dash."""
    if len(values) == 1 or all(value is None for value in values):
        return values[0]
    return " · ".join("–" if value is None else str(value) for value in values)


def _total_cells(
    page: Sequence[Mapping[str, object]],
) -> tuple[dict[str, str], dict[int, tuple[Value, ...]]]:
    labels = {"label": "Line of the report", "from": "From", "to": "To", "unit": "Unit"}
    return labels, {
        _int(row["id"]): (
            _plain(row["label"]),
            _plain(row["period_from"]),
            last_day(str(row["period_to"])),
            _plain(row["unit"]),
        )
        for row in page
    }


def _journey_steps(study: Study, ref: str, *, limit: int, offset: int) -> Rows:
    """List every step of one journey, in order."""
    about = read_reference(ref).about
    if len(about) != 1 or not about[0].isdecimal():
        raise UnknownReferenceError(ref, why="a journey has a number")
    steps = study.steps.filter(study.steps.journey == int(about[0]))
    page = study.warehouse.rows(
        steps.select("event_id", "position").order_by("position").limit(limit, offset=offset)
    )
    total = _int(study.warehouse.rows(steps.agg(n=steps.count()))[0]["n"])
    ids = [_int(row["event_id"]) for row in page]
    labels, cells = _event_cells(study, ids)
    return Rows(
        grain="steps",
        columns=tuple(Column(key=key, label=label) for key, label in labels.items()),
        rows=tuple(cells[id_] for id_ in ids),
        total=total,
        part_total=None,
        definition=sentence("journey_steps", {}, shown=study.definition),
    )


def _raw(study: Study, pairs: ibis.Table, key: str) -> dict[int, str | None]:
    records = study.warehouse.table("records").select("record_id", "raw")
    found = study.warehouse.rows(pairs.inner_join(records, "record_id").select(key, "raw"))
    return {_int(row[key]): None if row["raw"] is None else str(row["raw"]) for row in found}


def _pseudonyms(study: Study, some: ibis.Table) -> dict[object, str]:
    """Give the shortened pseudonym of each customer among some rows."""
    people = study.ground.customers.semi_join(some.select("customer_no"), "customer_no")
    found = study.warehouse.rows(people.select("customer_no", "customer").distinct())
    return {row["customer_no"]: str(row["customer"])[:PSEUDONYM_SHOWN] for row in found}


def _names(study: Study) -> dict[str, str]:
    return {touchpoint.id: touchpoint.name for touchpoint in study.journey_map.touchpoints}


def _sources(study: Study) -> dict[str, str]:
    sources = study.warehouse.table("sources").select("source_id", "name")
    return {str(row["source_id"]): str(row["name"]) for row in study.warehouse.rows(sources)}


def _path(names: Sequence[str]) -> str:
    shown = " → ".join(names[:PATH_SHOWN])
    more = len(names) - PATH_SHOWN
    return f"{shown} → … {more} more" if more > 0 else shown


def _scale(row: Mapping[str, object]) -> str | None:
    low, high = row["scale_low"], row["scale_high"]
    return None if low is None or high is None else f"{low:g}–{high:g}"


def _plain(value: object) -> Value:
    return value if isinstance(value, str | int | float | bool) else None


def _int(value: object) -> int:
    return int(str(value or 0))
