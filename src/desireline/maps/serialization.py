"""The canonical form of a map: ``*.journey.json``, one record a line."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from desireline.maps.journey_map import JourneyMap
from desireline.maps.records import PLURALS

FORMAT_NAME = "desireline.journey"
FORMAT_VERSION = 1


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return a value of the map as JSON knows it, every property spelled out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def brief(record: object) -> dict[str, Any]:
    """Return a record as JSON knows it, without the properties that have their default."""
    if not is_dataclass(record) or isinstance(record, type):
        msg = f"{record!r} is no record of a map."
        raise TypeError(msg)
    kept = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            kept[field.name] = _brief_value(value)
    return kept


def canonical_text(journey_map: JourneyMap) -> str:
    """Return the map's file: the same text for the same map, one record a line."""
    parts = [f'"format": {_line(f"{FORMAT_NAME}/{FORMAT_VERSION}")}']
    parts.append(f'"header": {_line(brief(journey_map.header))}')
    for plural in PLURALS.values():
        records = sorted(getattr(journey_map, plural), key=lambda one: (one.order, one.id))
        lines = ",\n".join(_line(brief(record)) for record in records)
        parts.append(f'"{plural}": [\n{lines}\n]' if lines else f'"{plural}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _brief_value(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    if is_dataclass(value):
        return brief(value)
    if isinstance(value, tuple):
        return [_brief_value(one) for one in value]
    return value


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
