"""Map files: ``*.journey.json`` read with every mistake named, and written canonically."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from pydantic import ValidationError

from desireline.documents.validation import adapter, sentences
from desireline.errors import DesirelineError
from desireline.maps.checking import problems
from desireline.maps.edits.change import in_order
from desireline.maps.journey_map import JourneyMap
from desireline.maps.migrations import NotAMapError, migrate
from desireline.maps.serialization import canonical_text
from desireline.maps.signs import cleaned_document


class MapFileError(DesirelineError):
    """A map file with mistakes.

    Attributes:
        mistakes: Every mistake as one sentence.
    """

    code: ClassVar[str] = "map-file"

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        count = "one mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__(f"The map file has {count}:\n" + "\n".join(mistakes))


class _RepeatedKeyError(ValueError):
    """A JSON object names the same property twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFile:
    """A map from a file. ``unseen``: how many signs nobody can see were taken out of its texts."""

    journey_map: JourneyMap
    unseen: int


def open_map_file(text: str) -> MapFile:
    """Return the map written in a file, its records in their order.

    Signs nobody can see (`maps/signs.py`) are taken out of names and texts, and counted: files
    written before they were refused open still.

    Raises:
        NotAMapError: The text is no JSON, or no journey map.
        NewerFormatError: It was written by a newer Desireline.
        MapFileError: Properties are unknown, missing or wrong, or the map does not hold
            together; all of it at once.
    """
    document, unseen = cleaned_document(migrate(_json(text)))
    journey_map = validated(cast("dict[str, Any]", document))
    found = problems(journey_map)
    if found:
        raise MapFileError(tuple(f"- {problem.sentence}" for problem in found))
    return MapFile(journey_map=journey_map, unseen=unseen)


def read_map_file(text: str) -> JourneyMap:
    """Return the map written in a file, as ``open_map_file`` does.

    Raises:
        NotAMapError: The text is no JSON, or no journey map.
        NewerFormatError: It was written by a newer Desireline.
        MapFileError: Properties are unknown, missing or wrong, or the map does not hold
            together; all of it at once.
    """
    return open_map_file(text).journey_map


def parse_map(text: str) -> JourneyMap:
    """Return the map written in a text, without asking whether it holds together.

    Raises:
        NotAMapError: The text is no JSON, or no journey map.
        NewerFormatError: It was written by a newer Desireline.
        MapFileError: Properties are unknown, missing or wrong; all of it at once.
    """
    return validated(migrate(_json(text)))


def validated(document: dict[str, Any]) -> JourneyMap:
    """Return the map a JSON document of the present format holds, records in their order.

    Raises:
        MapFileError: Properties are unknown, missing or wrong; all of it at once.
    """
    try:
        journey_map: JourneyMap = adapter(JourneyMap).validate_json(json.dumps(document))
    except ValidationError as error:
        raise MapFileError(tuple(sentences(error, document=document))) from error
    return in_order(journey_map)


def write_map_file(journey_map: JourneyMap) -> str:
    """Return the map's file; the same map gives the same bytes."""
    return canonical_text(journey_map)


def _json(text: str) -> object:
    try:
        return json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        msg = f"This is no journey map: line {error.lineno} is not JSON ({error.msg})."
        raise NotAMapError(msg) from error
    except (_RepeatedKeyError, RecursionError, ValueError) as error:
        msg = f"This is no journey map: {error}."
        raise NotAMapError(msg) from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document = dict(pairs)
    if len(document) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        msg = f"the property {', '.join(repeated)} stands twice in one record"
        raise _RepeatedKeyError(msg)
    return document


def _no_constant(name: str) -> object:
    msg = f"{name} is no number a map can hold"
    raise ValueError(msg)
