"""The customers' own words: which were said where, how many were asked, and how many answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import ibis

from desireline.journeys.populations import stage_at
from desireline.journeys.responses import with_sheet_rating
from desireline.journeys.staff_words import by_customers, by_staff, is_by_staff
from desireline.journeys.study import Study, moment_ms
from desireline.measures.named_records import record_names

QuoteKind = Literal["answer", "review", "ticket", "call", "chat", "interview", "note"]
MOST_KEYS = 200
_KINDS: tuple[tuple[QuoteKind, str], ...] = (
    ("interview", r"interview"),
    ("chat", r"\bchat|messenger|whatsapp|dialog"),
    ("call", r"\bcall|phone|hotline|anruf|telefon|voice"),
    ("review", r"review|bewertung|rezension|avis\b|reseña|anmeldelse|mention|post\b"),
    ("ticket", r"ticket|\bcase\b|e-?mail|anfrage|vorgang|incident"),
)
_READERS: dict[str, QuoteKind] = {"zendesk": "ticket", "twilio": "call"}
_SURVEY = frozenset(
    [
        "survey",
        "umfrage",
        "questionnaire",
        "feedback",
        "nps",
        "csat",
        "ces",
        "enquête",
        "encuesta",
        "spørgeskema",
        "rating",
        "review",
    ]
)
_GENERIC = _SURVEY - {"review", "rating"}
_ASKED = frozenset(
    [
        "sent",
        "invited",
        "invitation",
        "asked",
        "request",
        "requested",
        "versendet",
        "verschickt",
        "gesendet",
        "eingeladen",
        "envoyé",
        "enviada",
        "sendt",
        "started",
        "displayed",
        "shown",
        "delivered",
        "opened",
    ]
)
_TOKEN = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFilter:
    """Which words are wanted; ISO dates ``[said_from, said_to)``, valences -2 to +2, ends in.

    ``by_staff``: the notes staff wrote, which are never among customers' words.
    """

    stage_id: str = ""
    touchpoint_id: str = ""
    source_id: str = ""
    search: str = ""
    said_from: str = ""
    said_to: str = ""
    by_staff: bool = False
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words said alike about one touchpoint in one source: once, or ``times`` times.

    Attributes:
        answer_id: The newest answer that says so; what follows is of it.
        rated_in: The questions of the same sheet the rating answers; empty = this one's own, or no
            rating. Several have a mean ``valence`` and no score.
        touchpoint_id: Empty = no rule binds it to the map.
    """

    answer_id: int
    record_id: int
    source_id: str
    words: str
    said_at: int
    name: str
    channel: str
    question: str
    score: float | None
    scale_low: float | None
    scale_high: float | None
    valence: float | None
    rated_in: str
    touchpoint_id: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRate:
    """How many of one source answered, of how many asked.

    Attributes:
        answered: Answers, with words or a score; ``with_words`` of them hold words.
        asked: None = the data do not say how many were asked.
        asked_by: The events that ask, by name.
    """

    source_id: str
    source: str
    answered: int
    with_words: int
    asked: int | None
    asked_by: str


def said_words(study: Study, wanted: WordsFilter) -> tuple[Said, ...]:
    """Return what customers said, newest first; equal words of one place stand once.

    Raises:
        UnknownReferenceError: The map has no such stage.
        UnreadableDateError: A date is not an ISO date.
    """
    told = _chosen(study, wanted)
    alike = ["words", "touchpoint_id", "source_id"]
    order = [ibis.desc("said_at"), ibis.asc("answer_id")]
    counted = told.mutate(
        place=ibis.row_number().over(group_by=alike, order_by=order),
        times=told.count().over(group_by=alike),
    )
    full = counted.filter(counted.place == 0).order_by([ibis.desc("said_at"), "answer_id"])
    return tuple(_said(row) for row in study.warehouse.rows(full))


def like_records(study: Study, said: Said) -> tuple[str, ...]:
    """Return the record keys of all answers that say the same, newest first, 200 at most."""
    answers = study.answers
    same = answers.filter(
        answers.words == said.words,
        answers.source_id == said.source_id,
        answers.touchpoint_id.fill_null("") == said.touchpoint_id,
    )
    ordered = same.order_by([ibis.desc("said_at"), "answer_id"]).select("record_id")
    ids = [int(str(row["record_id"])) for row in study.warehouse.rows(ordered.limit(MOST_KEYS))]
    names = record_names(study.warehouse, ids)
    return tuple(dict.fromkeys(names[one] for one in ids if one in names))


def record_keys(study: Study, record_ids: list[int]) -> dict[int, str]:
    """Return the name of each record: the source's own key, unambiguous across sources."""
    return record_names(study.warehouse, record_ids)


def kind_of(said: Said, *, source: str, reader: str) -> QuoteKind:
    """Return what kind of words these are, by their reader, else by name, source and channel."""
    if is_by_staff(said.question):
        return "note"
    if reader in _READERS:
        return _READERS[reader]
    for text in (said.name, source, said.channel, said.question):
        for kind, pattern in _KINDS:
            if re.search(pattern, text, re.IGNORECASE):
                return kind
    return "answer"


def response_rates(study: Study) -> tuple[ResponseRate, ...]:
    """Return, for each source that holds answers, how many answered and how many were asked.

    Asked is known where events of the workspace say so: a survey sent or started, whose name
    shares a word with the survey's source or question, or is the only one of a lone survey.
    """
    answers = by_customers(study.warehouse, study.ground.answers)
    grouped = answers.group_by("source_id").agg(
        answered=answers.record_id.nunique(),
        with_words=answers.words.notnull().cast("int64").sum(),
        names=answers.name.fill_null("").collect(),
    )
    asks = _asks(study)
    sources = _sources(study)
    rows = sorted(study.warehouse.rows(grouped), key=lambda row: str(row["source_id"]))
    return tuple(_rate(row, sources, asks, alone=len(rows) == 1) for row in rows)


def _rate(
    row: Mapping[str, object], sources: Mapping[str, str], asks: Mapping[str, int], *, alone: bool
) -> ResponseRate:
    source = sources.get(str(row["source_id"]), "")
    names = row["names"] if isinstance(row["names"], list) else []
    about = _telling(f"{source} {' '.join(sorted({str(name) for name in names}))}")
    mine = [name for name in asks if _telling(name) & about]
    if not mine and alone and len(asks) == 1:
        mine = list(asks)
    asked = sum(asks[name] for name in mine)
    answered = int(str(row["answered"]))
    known = bool(mine) and asked >= answered
    return ResponseRate(
        source_id=str(row["source_id"]),
        source=source,
        answered=answered,
        with_words=int(str(row["with_words"] or 0)),
        asked=asked if known else None,
        asked_by=", ".join(sorted(mine)) if known else "",
    )


def _asks(study: Study) -> dict[str, int]:
    events = study.warehouse.table("events")
    counted = events.group_by("name").agg(n=events.count())
    return {
        str(row["name"]): int(str(row["n"]))
        for row in study.warehouse.rows(counted)
        if _tokens(str(row["name"])) & _SURVEY and _tokens(str(row["name"])) & _ASKED
    }


def _tokens(text: str) -> frozenset[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return frozenset(word.casefold() for word in _TOKEN.findall(spaced.replace("_", " ")))


def _telling(text: str) -> frozenset[str]:
    return frozenset(w for w in _tokens(text) - _GENERIC - _ASKED if len(w) > 3)  # noqa: PLR2004


def _sources(study: Study) -> dict[str, str]:
    table = study.warehouse.table("sources").select("source_id", "name")
    return {str(row["source_id"]): str(row["name"]) for row in study.warehouse.rows(table)}


def _chosen(study: Study, wanted: WordsFilter) -> ibis.Table:
    written = by_staff if wanted.by_staff else by_customers
    answers = written(study.warehouse, with_sheet_rating(study.answers))
    told = answers.filter(answers.words.fill_null("") != "")
    if wanted.stage_id:
        index = stage_at(study, wanted.stage_id, f"stage:{wanted.stage_id}")
        told = told.filter(told.stage_index == index)
    if wanted.touchpoint_id:
        told = told.filter(told.touchpoint_id == wanted.touchpoint_id)
    if wanted.source_id:
        told = told.filter(told.source_id == wanted.source_id)
    if wanted.search.strip():
        for word in wanted.search.casefold().split():
            told = told.filter(told.words.lower().contains(word))
    start, end = moment_ms(wanted.said_from), moment_ms(wanted.said_to)
    if start is not None:
        told = told.filter(told.said_at >= start)
    if end is not None:
        told = told.filter(told.said_at < end)
    if wanted.lowest is not None:
        told = told.filter(told.valence >= wanted.lowest)
    if wanted.highest is not None:
        told = told.filter(told.valence <= wanted.highest)
    return told.mutate(touchpoint_id=told.touchpoint_id.fill_null(""))


def _said(row: Mapping[str, object]) -> Said:
    def number(name: str) -> float | None:
        value = row[name]
        return None if value is None else float(str(value))

    return Said(
        answer_id=int(str(row["answer_id"])),
        record_id=int(str(row["record_id"])),
        source_id=str(row["source_id"]),
        words=str(row["words"]),
        said_at=int(str(row["said_at"])),
        name=str(row["name"] or ""),
        channel=str(row["channel"] or ""),
        question=str(row["question"] or ""),
        score=number("score"),
        scale_low=number("scale_low"),
        scale_high=number("scale_high"),
        valence=number("valence"),
        rated_in=str(row["rated_in"] or ""),
        touchpoint_id=str(row["touchpoint_id"]),
        times=int(str(row["times"])),
    )
