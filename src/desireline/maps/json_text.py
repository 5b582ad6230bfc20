"""JSON read as it stands: of a property named twice nobody knows which value was meant."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError


class UnclearJsonError(DesirelineError):
    """JSON that no two programs would read alike."""

    code: ClassVar[str] = "unclear-json"


@dataclass(frozen=True, slots=True)
class _Twice:
    """A JSON object that names a property twice."""

    key: str


def plain_json(text: str | bytes) -> object:
    """Return what a JSON text says.

    Raises:
        json.JSONDecodeError: It is no JSON.
        UnicodeDecodeError: It is no text.
        UnclearJsonError: An object names a property twice, or it is nested too deeply, or a
            number has more digits than can be read.
    """
    try:
        document = json.loads(text, object_pairs_hook=_once)
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise
    except RecursionError as error:
        msg = "The JSON is nested too deeply to be read. Nothing of it was taken."
        raise UnclearJsonError(msg) from error
    except ValueError as error:
        msg = "The JSON holds a whole number of more than 4,300 digits. Nothing of it was taken."
        raise UnclearJsonError(msg) from error
    found = _found(document)
    if found:
        key, place = found
        msg = (
            f"The JSON names the property {key!r} twice {place}, and only one of the two can be "
            "meant. Nothing of it was taken; leave one out."
        )
        raise UnclearJsonError(msg)
    return document


def _once(pairs: list[tuple[str, object]]) -> object:
    document = dict(pairs)
    if len(document) == len(pairs):
        return document
    key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
    return _Twice(key)


def _found(document: object) -> tuple[str, str] | None:
    """Return the property that is named twice, and where."""
    ahead: list[tuple[object, str]] = [(document, "")]
    while ahead:
        value, path = ahead.pop()
        if isinstance(value, _Twice):
            return value.key, f"in “{path}”" if path else "in its outermost object"
        if isinstance(value, dict):
            ahead += [(one, f"{path}.{key}".lstrip(".")) for key, one in value.items()]
        elif isinstance(value, list):
            ahead += [(one, f"{path}[{at}]") for at, one in enumerate(value)]
    return None
