"""How long what people type into a map may be, and what of a map is longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.portraits import LONGEST as LONGEST_PORTRAIT
from desireline.maps.records import PLURALS, Kind, Record, records_of

LONGEST_NAME = 200
LONGEST_SENTENCE = 2_000
LONGEST_DESCRIPTION = 10_000
_NAMES = frozenset(
    (
        *("title", "name", "id", "role", "owner", "other_owners", "department", "channel"),
        *("other_channels", "emotion_word", "due", "word"),
    )
)
_DESCRIPTIONS = frozenset(("scenario", "note"))
_SHOWN = 40


def too_long(journey_map: JourneyMap) -> Iterator[tuple[Kind, str, str]]:
    """Give the kind and id of each record with a text that is too long, and a sentence each."""
    header = journey_map.header
    for field, limit in _long_texts(header):
        yield "header", header.id, _told(field, "the map", limit)
    for kind in PLURALS:
        for record in records_of(journey_map, kind):
            for field, limit in _long_texts(record):
                yield kind, record.id, _told(field, place_of(journey_map, kind, record), limit)


def place_of(journey_map: JourneyMap, kind: Kind, record: Record) -> str:
    """Return in words where a record stands: a sentence by its words, stage and lane."""
    if not isinstance(record, Statement):
        name = getattr(record, "name", "")
        return f"the {kind} “{_shown(name)}”" if name else f"a {kind}"
    words = f"the sentence “{_shown(record.text)}”"
    if record.part == "promise":
        return f"{words}, a brand promise"
    stage = next((one.name for one in journey_map.stages if one.id == record.stage_id), "")
    lane = next((one.name for one in journey_map.lanes if one.id == record.lane_id), "")
    cell = ", ".join(
        f"{what} “{_shown(name)}”" for what, name in (("stage", stage), ("lane", lane)) if name
    )
    return f"{words} ({cell})" if cell else words


def longest(field: str) -> int:
    """Return how many signs a text under this property's name may have."""
    if field == "portrait":
        return LONGEST_PORTRAIT
    if field in _DESCRIPTIONS:
        return LONGEST_DESCRIPTION
    return LONGEST_NAME if is_name(field) else LONGEST_SENTENCE


def is_name(field: str) -> bool:
    """Tell whether a text under this property's name is a name: one short line."""
    return field in _NAMES or field.endswith(("_id", "_word"))


def _told(field: str, where: str, limit: int) -> str:
    return f"The {field} of {where} is longer than {limit:,} signs. Shorten it."


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


def _long_texts(record: object) -> Iterator[tuple[str, int]]:
    if not is_dataclass(record) or isinstance(record, type):
        return
    for field in fields(record):
        value = getattr(record, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if not isinstance(one, str):
                yield from _long_texts(one)
            elif len(one) > LONGEST_NAME and len(one) > longest(field.name):
                yield field.name, longest(field.name)
