"""Event logs and maps told in a few lines of text, as a marketer would write them down.

One line tells what one customer did, in order, a minute apart unless said otherwise:

    ana   ad visit@app +3d order
    ben   ad +0s visit            (both at the same moment)
    ?     visit                   (nobody known)
    cleo  ad visit:-2:angry       (an answer about visit: valence, word)

A map is told as stages with their touchpoints: ``need: ad visit | pay: order``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa

from desireline.maps.claim import Condition, EventRule, JourneyRule
from desireline.maps.journey_map import JourneyMap, MapHeader, Stage, Touchpoint
from desireline.warehouse.duckdb import Warehouse

START_MS = int(datetime(2026, 1, 5, 9, tzinfo=UTC).timestamp() * 1000)
UNITS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
SOURCE_OF = {"web": "web", "app": "app", "call": "phone", "store": "till"}
_TOKEN = re.compile(r"(?P<name>[a-z_]+)(?:@(?P<channel>[a-z]+))?(?P<said>:.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing told: something done, or something said (``valence`` is given)."""

    customer: str | None
    name: str
    channel: str
    at: int
    valence: float | None = None
    question: str | None = None
    row: int | None = None
    word: str | None = None
    is_answer: bool = False
    attributes: str = "{}"
    precision: str = "ms"


def told(text: str, *, start_ms: int = START_MS) -> list[Told]:
    """Read a telling line by line."""
    lines = [line.split() for line in text.strip().splitlines() if line.strip()]
    return [thing for who, *tokens in lines for thing in _line(who, tokens, start_ms)]


def _line(who: str, tokens: list[str], at: int) -> Iterator[Told]:
    wait = 0
    for token in tokens:
        gap = re.fullmatch(r"\+(\d+)(ms|s|m|h|d)", token)
        if gap:
            wait = int(gap[1]) * UNITS[gap[2]]
            continue
        at, wait = at + wait, UNITS["m"]
        yield _thing(None if who == "?" else who, token, at)


def _thing(customer: str | None, token: str, at: int) -> Told:
    found = _TOKEN.match(token)
    assert found, token
    channel = found["channel"] or "web"
    if not found["said"]:
        return Told(customer=customer, name=found["name"], channel=channel, at=at)
    _, valence, *word = found["said"].split(":")
    return Told(
        customer=customer,
        name=found["name"],
        channel=channel,
        at=at,
        valence=float(valence) if valence else None,
        word=word[0] if word else None,
        is_answer=True,
    )


def warehouse_of(things: list[Told]) -> Warehouse:
    """Put what was told into an empty warehouse; each customer has one identifier."""
    warehouse = Warehouse.in_memory()
    events = [thing for thing in things if not thing.is_answer]
    answers = [thing for thing in things if thing.is_answer]
    names = sorted({thing.customer for thing in things if thing.customer})
    if events:
        warehouse.insert(
            "events", pa.Table.from_pylist(list(map(_event, range(len(events)), events)))
        )
    if answers:
        rows = [_answer(number, thing) for number, thing in enumerate(answers)]
        warehouse.insert("answers", pa.Table.from_pylist(rows))
    if names:
        people = [{"identifier": f"id-{name}", "customer": f"id-{name}"} for name in names]
        warehouse.insert("customers", pa.Table.from_pylist(people))
    known = {(thing.customer, source_of(thing)) for thing in things if thing.customer}
    seen = [
        {"identifier": f"id-{name}", "kind": "email", "source_id": source}
        for name, source in sorted(known)
    ]
    if seen:
        warehouse.insert("identifiers", pa.Table.from_pylist(seen))
    sources = sorted({source_of(thing) for thing in things})
    if sources:
        rows = [{"source_id": name, "name": name.title(), "source_rank": 0} for name in sources]
        warehouse.insert("sources", pa.Table.from_pylist(rows))
    return warehouse


def source_of(thing: Told) -> str:
    """Name the source something told comes from."""
    return "survey" if thing.is_answer else SOURCE_OF.get(thing.channel, thing.channel)


def map_of(text: str, *, starts: str = "", target: str = "", timeout_days: int = 90) -> JourneyMap:
    """Read a map: ``need: ad visit | pay: order``; each touchpoint counts events of its name."""
    stages, touchpoints, rules = [], [], []
    for number, part in enumerate(text.split("|")):
        name, _, points = part.partition(":")
        stage = name.strip()
        stages.append(Stage(id=stage, name=stage.title(), order=f"a{number}"))
        for point in points.split():
            order = f"a{len(touchpoints):03d}"
            touchpoints.append(Touchpoint(id=point, name=point, stage_id=stage, order=order))
            condition = Condition(field="name", operator="is", value=point)
            rules.append(
                EventRule(
                    id=f"r-{point}", order=order, touchpoint_id=point, conditions=(condition,)
                )
            )
    rule = JourneyRule(
        starts=tuple(starts.split()), target=tuple(target.split()), timeout_days=timeout_days
    )
    return JourneyMap(
        header=MapHeader(id="map", title="Map", journey=rule),
        stages=tuple(stages),
        touchpoints=tuple(touchpoints),
        rules=tuple(rules),
    )


def _event(number: int, thing: Told) -> dict[str, object]:
    return {
        "event_id": number,
        "record_id": number,
        "source_id": source_of(thing),
        "identifier": f"id-{thing.customer}" if thing.customer else None,
        "happened_at": thing.at,
        "precision": thing.precision,
        "source_rank": 0,
        "sequence": number,
        "name": thing.name,
        "channel": thing.channel,
        "attributes": thing.attributes,
    }


def _answer(number: int, thing: Told) -> dict[str, object]:
    return {
        "answer_id": number,
        "record_id": 1_000_000 + (number if thing.row is None else thing.row),
        "source_id": source_of(thing),
        "identifier": f"id-{thing.customer}" if thing.customer else None,
        "said_at": thing.at,
        "sequence": number,
        "name": thing.name,
        "channel": thing.channel,
        "question": thing.question,
        "valence": thing.valence,
        "emotion_word": thing.word,
        "attributes": thing.attributes,
    }
