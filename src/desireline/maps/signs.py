"""Signs nobody can see: which of them no text may hold, which no name, and how they are shown.

A text keeps its line breaks and tabs, and all that scripts and emoji need: marks that combine,
joiners (U+200C, U+200D), marks of direction (U+200E, U+200F, U+061C), variants of a sign, flags.
A name is told from others by eye: it holds no break, nothing else without width, and at least
one sign that can be seen; where a script parts words with U+200B, that may stand between letters.
What a rule or a quantity compares with data is left as the data is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from desireline.maps.claim import Condition, Quantity
from desireline.maps.journey_map import JourneyMap
from desireline.maps.lengths import is_name
from desireline.maps.records import PLURALS, Kind, records_of

_HALVES = "\ud800-\udfff"
_NO_SIGNS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_TURNS = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_TAGS = "\ufff9-\ufffb\U000e0000-\U000e007f"
_IN_TEXTS = f"{_CONTROLS}{_TURNS}{_TAGS}{_HALVES}{_NO_SIGNS}"
_BREAKING = "\t\n\u2028\u2029"
_WIDTHLESS = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2065\u2800\u3164\ufeff\uffa0"
# Thai, Lao, Burmese and Khmer part their words with U+200B; between others it only deceives.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
_GAP = f"(?<!{_UNSPACED})\u200b|\u200b(?!{_UNSPACED})"
_FLAG = "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)"
_TEXT = re.compile(f"{_FLAG}|(?P<sign>[{_IN_TEXTS}])")
_CELL = re.compile(f"{_FLAG}|(?P<sign>[{_IN_TEXTS}{_WIDTHLESS}]|{_GAP})")
_NAME = re.compile(f"{_FLAG}|(?P<sign>[{_IN_TEXTS}{_WIDTHLESS}{_BREAKING}]|{_GAP})")
_ESCAPED = re.compile(f"[{_IN_TEXTS}{_WIDTHLESS}\u200b\u2028\u2029]")
_DATA = re.compile(f"(?P<sign>[\x00{_HALVES}])")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
COMPARED = {"field", "value"}
_NAMED_BY_DATA = {"channel", "other_channels"}
_SHOWN_ID = 40
_SEEN_NOT = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
_CALLED = {
    "\x00": "null",
    "\x07": "bell",
    "\x08": "backspace",
    "\t": "tab",
    "\n": "line break",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A sign that may not stand where it does. ``place`` counts from 1; 0 = nothing is seen."""

    sign: str
    place: int

    @property
    def told(self) -> str:
        """Return what and where it is, as the rest of a sentence."""
        if not self.place:
            return "holds nothing that can be seen"
        return f"holds {called(self.sign)} as sign {self.place:,}"


def called(sign: str) -> str:
    """Return what people can look a sign up by: ``U+202E (right-to-left override)``."""
    code = ord(sign)
    if sign in _CALLED:
        name = _CALLED[sign]
    elif unicodedata.category(sign) == "Cs":
        name = "half of a character"
    elif unicodedata.category(sign) == "Cc":
        name = "a control sign"
    else:
        name = unicodedata.name(sign, "no character").lower()
    return f"U+{code:04X} ({name})"


def unseen(text: str, *, name: bool = False) -> Unseen | None:
    """Return the first sign that a text or a name may not hold, or None."""
    if text.isascii() and text.isprintable() and (text.strip() or not text):
        return None
    for found in (_NAME if name else _TEXT).finditer(text):
        if found["sign"]:
            return Unseen(sign=found["sign"], place=found.start() + 1)
    if name and text and all(unicodedata.category(one) in _SEEN_NOT for one in text):
        return Unseen(sign="", place=0)
    return None


def unstorable(text: str) -> Unseen | None:
    """Return the first sign that no store and no JSON can hold, or None: null, half a character."""
    found = _DATA.search(text)
    return Unseen(sign=found["sign"], place=found.start() + 1) if found else None


def cleaned(text: str) -> tuple[str, int]:
    """Return a text without the signs it may not hold, and how many there were."""
    return _without(text, _TEXT)


def cleaned_name(text: str) -> tuple[str, int]:
    """Return a name without the signs it may not hold, and how many there were.

    Breaks and tabs become one space. Of a name that nobody would see its signs are written out.
    """
    if not unseen(text, name=True):
        return text, 0
    line, breaks = _BREAKS.subn(" ", text)
    bare, signs = _without(line, _NAME)
    if unseen(bare, name=True) or not bare.strip():
        return shown_name(line), breaks + signs
    return bare, breaks + signs


def cleaned_cell(text: str) -> tuple[str, int]:
    """Return what a spreadsheet's cell says, be it a name or a text, and how much was no sign."""
    return _without(text, _CELL)


def shown(text: str) -> str:
    """Return words of data with each sign nobody can see written out: ``[U+202E]``.

    Line breaks and tabs stay; so does what no text may do without.
    """
    if text.isascii() and text.isprintable():
        return text
    return _written_out(text, _TEXT)


def shown_name(text: str) -> str:
    """Return a name made of words of data: as ``shown``, in one line, and something to see."""
    name = _written_out(_BREAKS.sub(" ", text), _NAME)
    if name and unseen(name, name=True):
        return "".join(f"[U+{ord(sign):04X}]" for sign in name)
    return name


def escaped(text: str) -> str:
    """Return JSON with each sign nobody can see escaped; it reads the same. Line breaks stay."""
    return _ESCAPED.sub(lambda found: _escape(found[0]), text)


def _escape(sign: str) -> str:
    halves = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[at : at + 2].hex()}" for at in range(0, len(halves), 2))


def unseen_in_map(journey_map: JourneyMap) -> Iterator[tuple[Kind, str, str]]:
    """Give the kind and id of each record with a sign it may not hold, and a sentence each."""
    header = journey_map.header
    for field, found in _in_record(header):
        yield "header", header.id, _sentence(field, "the map", found)
    for kind in PLURALS:
        for record in records_of(journey_map, kind):
            for field, found in _in_record(record):
                where = f"the {kind} {shown(record.id)[:_SHOWN_ID]!r}"
                yield kind, record.id, _sentence(field, where, found)


def _without(text: str, pattern: re.Pattern[str]) -> tuple[str, int]:
    bare = pattern.sub(lambda found: found["flag"] or "", text)
    return bare, len(text) - len(bare)


def _written_out(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda found: found["flag"] or f"[U+{ord(found['sign']):04X}]", text)


def cleaned_document(value: object, *, field: str = "") -> tuple[object, int]:
    """Return the JSON of a map without the signs its texts may not hold, and how many there were.

    What is compared with data stays as it is, and so does what cannot be stored: it is refused.
    """
    if isinstance(value, str):
        if field in COMPARED | _NAMED_BY_DATA or unstorable(value):
            return value, 0
        return cleaned_name(value) if is_name(field) else cleaned(value)
    if isinstance(value, dict):
        named = {key: cleaned_document(one, field=key) for key, one in value.items()}
        return {key: one for key, (one, _) in named.items()}, sum(n for _, n in named.values())
    if isinstance(value, list):
        listed = [cleaned_document(one, field=field) for one in value]
        return [one for one, _ in listed], sum(n for _, n in listed)
    return value, 0


def _sentence(field: str, where: str, found: Unseen) -> str:
    remedy = "Take it out." if found.place else "Type a name."
    return f"The {field} of {where} {found.told}. {remedy}"


def _in_record(record: object) -> Iterator[tuple[str, Unseen]]:
    if not is_dataclass(record) or isinstance(record, type):
        return
    compared = isinstance(record, Condition | Quantity)
    for field in fields(record):
        value = getattr(record, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if not isinstance(one, str):
                yield from _in_record(one)
                continue
            as_data = field.name in (COMPARED if compared else _NAMED_BY_DATA)
            found = unstorable(one) if as_data else unseen(one, name=is_name(field.name))
            if found:
                yield field.name, found
