"""Portraits that come from outside: plain drawn faces are kept, anything livelier is dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar
from xml.etree import ElementTree as ET

from desireline.errors import DesirelineError
from desireline.maps.journey_map import JourneyMap

LONGEST = 200_000
_MOST_ELEMENTS = 1_000
_SVG = "{http://www.w3.org/2000/svg}"
_NAMES = (
    "svg g defs clipPath mask path rect circle ellipse line polygon polyline use symbol title desc"
    " metadata linearGradient radialGradient stop"
)
_SHAPES = frozenset(_NAMES.split())
_ABOUT = ("{http://purl.org/dc/", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}")
_PROPERTIES = (
    "id d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height viewBox points transform fill fill-rule"
    " fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-opacity"
    " stroke-miterlimit stroke-dasharray opacity clip-path clip-rule clipPathUnits mask maskUnits"
    " mask-type shape-rendering preserveAspectRatio offset stop-color stop-opacity gradientUnits"
    " gradientTransform aria-hidden role href"
)
_ATTRIBUTES = frozenset(_PROPERTIES.split())
_LINK = "{http://www.w3.org/1999/xlink}href"
_MARKED_UP = re.compile(r"<\?|<!(?!--)")
_URL = re.compile(r"url\((?!#[\w.-]+\))|(?:java|vb)script:|data:|//", re.IGNORECASE)
_OWN = re.compile(r"#[\w.-]{1,100}")


class PortraitError(DesirelineError):
    """A portrait is no plain drawn face."""

    code: ClassVar[str] = "portrait"


def is_plain(portrait: str) -> bool:
    """Tell whether a portrait is an SVG of shapes alone, which refers to nothing outside it."""
    if len(portrait) > LONGEST or _MARKED_UP.search(portrait):
        return False
    try:
        root = ET.fromstring(portrait)  # noqa: S314 - declarations are refused above
    except ET.ParseError:
        return False
    if root.tag != f"{_SVG}svg" or not all(map(_is_plain_element, root.iter())):
        return False
    return _is_small(root)


def require_plain(portrait: str | None) -> None:
    """Refuse a portrait that is more than a drawn face; none at all is fine.

    Raises:
        PortraitError: It holds styles, scripts, texts or references, or is too large.
    """
    if portrait and not is_plain(portrait):
        msg = "The portrait is no plain SVG of shapes. Leave it empty and a face is drawn."
        raise PortraitError(msg)


def without_lively_portraits(journey_map: JourneyMap) -> tuple[JourneyMap, str]:
    """Return a map that keeps plain portraits alone, and a sentence about those dropped."""
    lively = {one.id for one in journey_map.personas if one.portrait and not is_plain(one.portrait)}
    if not lively:
        return journey_map, ""
    personas = tuple(
        replace(one, portrait="") if one.id in lively else one for one in journey_map.personas
    )
    names = ", ".join(one.name[:60] for one in journey_map.personas if one.id in lively)
    said = f"The portrait of {names} was no plain drawing and was replaced by a drawn face."
    return replace(journey_map, personas=personas), said


def _is_small(root: ET.Element) -> bool:
    """Tell whether few elements are drawn, those that are drawn again and again counted."""
    known = {one.get("id"): one for one in root.iter() if one.get("id")}
    waiting, drawn = [root], 0
    while waiting:
        one = waiting.pop()
        drawn += 1
        if drawn > _MOST_ELEMENTS:
            return False
        waiting += one
        target = known.get((one.get("href") or one.get(_LINK) or "")[1:])
        waiting += [] if target is None else [target]
    return True


def _is_plain_element(element: ET.Element) -> bool:
    if element.tag.startswith(_ABOUT):
        return True
    if not element.tag.startswith(_SVG) or element.tag.removeprefix(_SVG) not in _SHAPES:
        return False
    return all(_is_plain_attribute(name, value) for name, value in element.attrib.items())


def _is_plain_attribute(name: str, value: str) -> bool:
    if name in {"href", _LINK}:
        return _OWN.fullmatch(value) is not None
    return name in _ATTRIBUTES and not _URL.search(value)
