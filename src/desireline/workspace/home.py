"""The first screen: maps in miniature, sources with their freshness, and true counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import ibis

from desireline.maps.reading import Figure, Filter
from desireline.workspace.measuring import DAY_MS, read_document
from desireline.workspace.report_cards import ReportCard, report_cards
from desireline.workspace.working_day import WorkingDay, working_day
from desireline.workspace.workspace import Workspace

DAYS_SHOWN = 10
LATE_DAYS = 8
Freshness = Literal["fresh", "late", "closed", "empty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCard:
    """A map as a card. ``states`` counts cells by evidence state."""

    id: str
    title: str
    persona: str
    portrait: str
    edited_at: int
    revision: int
    states: dict[str, int]
    cells_total: int
    backed_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A source: rows kept, files, last event and import (epoch ms), events on its last ten days."""

    source_id: str
    name: str
    reader: str
    channel: str
    rows: int
    events: int
    answers: int
    files: int
    rejected: int
    last_event_ms: int | None
    last_import_ms: int | None
    days: tuple[int, ...]
    freshness: Freshness


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaCard:
    """A persona of a map, and how many of its journeys are known to be theirs."""

    id: str
    map_id: str
    map_title: str
    name: str
    role: str
    portrait: str
    share: Figure | None
    known: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What a workspace holds, and how far its first day has come."""

    workspace: str
    maps: tuple[MapCard, ...]
    sources: tuple[SourceCard, ...]
    rows: int
    events: int
    answers: int
    personas: tuple[PersonaCard, ...] = ()
    day: WorkingDay | None = None
    reports: tuple[ReportCard, ...] = ()


def persona_cards(workspace: Workspace) -> tuple[PersonaCard, ...]:
    """Return the personas of every map, those of the map edited last first."""
    cards = []
    for entry in workspace.documents.list():
        journey_map, revision = workspace.documents.get(entry.id)
        reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
        known = {one.persona_id: one for one in reading.personas}
        for who in journey_map.personas:
            told = known.get(who.id)
            cards.append(
                PersonaCard(
                    id=who.id,
                    map_id=entry.id,
                    map_title=journey_map.header.title,
                    name=who.name,
                    role=who.role,
                    portrait=who.portrait,
                    share=told.share if told else None,
                    known=told.known if told else None,
                )
            )
    return tuple(cards)


def map_cards(workspace: Workspace) -> tuple[MapCard, ...]:
    """Return every map as a card, last edited first."""
    cards = []
    for entry in workspace.documents.list():
        journey_map, revision = workspace.documents.get(entry.id)
        reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
        primary = next(
            (persona for persona in journey_map.personas if persona.primary),
            journey_map.personas[0] if journey_map.personas else None,
        )
        cards.append(
            MapCard(
                id=entry.id,
                title=journey_map.header.title,
                persona=primary.name if primary else "",
                portrait=primary.portrait if primary else "",
                edited_at=entry.edited_at,
                revision=revision,
                states=reading.states,
                cells_total=reading.cells_total,
                backed_share=reading.backed_share,
            )
        )
    return tuple(sorted(cards, key=lambda card: -card.edited_at))


def _rows(workspace: Workspace, relation: ibis.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workspace.warehouse.rows(relation)
    return found


def _per_source(workspace: Workspace, table: str, column: str) -> dict[str, tuple[int, int | None]]:
    relation = workspace.warehouse.table(table)
    counted = relation.group_by("source_id").aggregate(
        n=relation.count(), latest=relation[column].max()
    )
    return {row["source_id"]: (row["n"], row["latest"]) for row in _rows(workspace, counted)}


def _channels(workspace: Workspace) -> dict[str, str]:
    """Return the channel most of a source's events happened in."""
    events = workspace.warehouse.table("events")
    counted = events.group_by(["source_id", "channel"]).aggregate(n=events.count())
    rows = sorted(_rows(workspace, counted), key=lambda row: (row["n"], str(row["channel"])))
    return {row["source_id"]: row["channel"] for row in rows if row["channel"]}


def _days(workspace: Workspace) -> dict[str, dict[int, int]]:
    """Count rows by source and day since 1970."""
    found: dict[str, dict[int, int]] = {}
    for table, column in (("events", "happened_at"), ("answers", "said_at")):
        relation = workspace.warehouse.table(table)
        dated = relation.mutate(day=(relation[column] // DAY_MS).cast("int64"))
        counted = dated.group_by(["source_id", "day"]).aggregate(n=dated.count())
        for row in _rows(workspace, counted):
            days = found.setdefault(row["source_id"], {})
            days[row["day"]] = days.get(row["day"], 0) + row["n"]
    return found


def _freshness(*, closed: bool, latest: int | None, now: int) -> Freshness:
    if latest is None:
        return "empty"
    if closed:
        return "closed"
    return "late" if now - latest > LATE_DAYS * DAY_MS else "fresh"


def source_cards(workspace: Workspace) -> tuple[SourceCard, ...]:
    """Return every source, largest first."""
    house, now = workspace.warehouse, workspace.now()
    with workspace.studying:
        events = _per_source(workspace, "events", "happened_at")
        answers = _per_source(workspace, "answers", "said_at")
        days = _days(workspace)
        channels = _channels(workspace)
        imports = house.table("imports")
        files = {
            row["source_id"]: row
            for row in _rows(
                workspace,
                imports.group_by("source_id").aggregate(
                    files=imports.count(),
                    rejected=imports.rejected.sum(),
                    latest=imports.imported_at_ms.max(),
                ),
            )
        }
        records = house.table("records")
        kept = {
            row["source_id"]: row["n"]
            for row in _rows(workspace, records.group_by("source_id").aggregate(n=records.count()))
        }
        sources = _rows(workspace, house.table("sources"))
    cards = []
    for source in sources:
        key = source["source_id"]
        event_count, last_event = events.get(key, (0, None))
        answer_count, last_answer = answers.get(key, (0, None))
        latest = max((at for at in (last_event, last_answer) if at is not None), default=None)
        newest_day = (latest or 0) // DAY_MS
        per_day = days.get(key, {})
        file = files.get(key)
        cards.append(
            SourceCard(
                source_id=key,
                name=source["name"],
                reader=source["reader"],
                channel=channels.get(key) or source["channel"] or "other",
                rows=kept.get(key, 0),
                events=event_count,
                answers=answer_count,
                files=int(file["files"]) if file else 0,
                rejected=int(file["rejected"] or 0) if file else 0,
                last_event_ms=latest,
                last_import_ms=file["latest"] if file else None,
                days=tuple(
                    per_day.get(newest_day - back, 0) for back in range(DAYS_SHOWN - 1, -1, -1)
                ),
                freshness=_freshness(closed=bool(source["closed"]), latest=latest, now=now),
            )
        )
    return tuple(sorted(cards, key=lambda card: (-card.rows, card.name)))


def home(workspace: Workspace) -> Home:
    """Return maps, sources and totals; the totals are sums of the sources shown.

    It waits for at most the one question that is being worked on.
    """
    with workspace.studying.ahead():
        return _home(workspace)


def _home(workspace: Workspace) -> Home:
    sources = source_cards(workspace)
    return Home(
        workspace=workspace.name,
        maps=map_cards(workspace),
        sources=sources,
        rows=sum(source.rows for source in sources),
        events=sum(source.events for source in sources),
        answers=sum(source.answers for source in sources),
        personas=persona_cards(workspace),
        day=working_day(workspace),
        reports=report_cards(workspace),
    )
