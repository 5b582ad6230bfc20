"""Names as marks while figures are counted, and in their place again where a reading is given.

A name is a label: no figure hangs on it, only the words beside one. Figures are counted and kept
with a mark in the place of each name, so that renaming counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from desireline.maps.journey_map import JourneyMap

Named = TypeVar("Named")
# Noncharacters: no text that came through a door holds one.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def mark(kind: str, key: str, name: str) -> str:
    """Return what stands for a name until the reading is given; no name stays none."""
    return f"{_OPEN}{kind}:{key}{_CLOSE}" if name else ""


def named(value: Named, journey_map: JourneyMap) -> Named:
    """Return a value with the map's names in the place of all marks, whatever it is made of."""
    names = {
        f"{kind}:{one.id}": one.name
        for kind, them in (
            ("persona", journey_map.personas),
            ("stage", journey_map.stages),
            ("touchpoint", journey_map.touchpoints),
        )
        for one in them
    }
    found: Named = _named(value, names)
    return found


def _named(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - of any shape
    """Return a value with names for marks; what holds no mark is the very same object."""
    if isinstance(value, str):
        if _OPEN not in value:
            return value
        return _MARK.sub(lambda found: names.get(found[1], found[0]), value)
    if isinstance(value, tuple | list):
        made = [_named(one, names) for one in value]
        same = all(one is other for one, other in zip(made, value, strict=True))
        return value if same else type(value)(made)
    if isinstance(value, Mapping):
        return {key: _named(one, names) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _renewed(value, names)
    return value


def _renewed(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - of any shape
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    told = {name: _named(one, names) for name, one in held.items()}
    same = all(told[name] is one for name, one in held.items())
    return value if same else type(value)(**told)
