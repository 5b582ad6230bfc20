"""Raw names: what the files call the things customers did, before anyone sorted them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import ibis

from desireline.insights.lexicon import (
    LOCALES,
    NOISE_WORDS,
    PAGE_VIEW_NAMES,
    PLATFORM_WORDS,
)
from desireline.maps.claim import Condition
from desireline.maps.signs import shown_name
from desireline.warehouse.duckdb import Warehouse

_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://[^/]*")
# How names end that a tool writes in capitals: Product Added, Article Viewed, Basket View.
_PROGRAM_END = re.compile(r"(?:ed|view|click|start|submit|open|page|sent|paid|screen)$")
_LETTER = re.compile(r"^[a-z]$")
_NUMBERED = re.compile(r"^(?:v|kw|nr|no|id|q|w)?\d+$|^(?=.*\d)[0-9a-f]{6,}$|\d{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawName:
    """One name as one source and channel use it.

    Attributes:
        name: The event's name, or the page's path where the event only says "page viewed".
        from_page: ``name`` is taken from the event's page.
        valued: Events that carry a value in money; ``value`` is its sum.
    """

    source_id: str
    channel: str
    name: str
    from_page: bool
    events: int
    valued: int = 0
    value: float = 0.0

    @property
    def key(self) -> str:
        """Return the text that names it among all raw names."""
        return f"{self.source_id}|{self.channel}|{self.name}"

    @property
    def field(self) -> str:
        """Return the field of an event that holds the name."""
        return "page" if self.from_page else "name"

    @property
    def is_page(self) -> bool:
        """Tell whether the name is a page's path or address; a screen's name is neither."""
        return self.name.startswith("/") or "://" in self.name

    @property
    def test(self) -> Condition:
        """Return the condition of a rule that catches events of this name."""
        return Condition(field=self.field, operator="is", value=self.name)


def with_raw_name(rows: ibis.Table) -> ibis.Table:
    """Add ``raw_name``, ``from_page`` and ``raw_channel`` to each event. One row per event."""
    path = rows.page.split("?")[0].split("#")[0]
    from_page = rows.page.notnull() & rows.name.lower().isin(sorted(PAGE_VIEW_NAMES))
    return rows.mutate(
        from_page=from_page,
        raw_name=ibis.ifelse(from_page, path, rows.name).fill_null(ibis.literal("")),
        raw_channel=rows.channel.fill_null(ibis.literal("")),
    )


def raw_names(warehouse: Warehouse, *, only: ibis.Table | None = None) -> tuple[RawName, ...]:
    """Return every raw name, most events first; names with equal counts in text order.

    Args:
        warehouse: The evidence.
        only: Events to count, by ``event_id``; None = all.
    """
    events = warehouse.table("events")
    named = with_raw_name(events if only is None else events.semi_join(only, "event_id"))
    grouped = named.group_by("source_id", "raw_channel", "raw_name", "from_page").aggregate(
        events=named.count(), valued=named.value.count(), value=named.value.sum()
    )
    found = [
        RawName(
            source_id=str(row["source_id"]),
            channel=str(row["raw_channel"]),
            name=str(row["raw_name"]),
            from_page=bool(row["from_page"]),
            events=int(str(row["events"])),
            valued=int(str(row["valued"])),
            value=float(str(row["value"] or 0.0)),
        )
        for row in warehouse.rows(grouped)
    ]
    return tuple(sorted(found, key=lambda one: (-one.events, one.key)))


@lru_cache(maxsize=65_536)
def tokens_of(name: str) -> tuple[str, ...]:
    """Return the words of a raw name, lower case, without numbers, versions and padding.

    ``scr_basket_v2`` and ``basketViewed_ios`` both give ``("basket",)``; a name of nothing but
    padding keeps its words.
    """
    plain = unicodedata.normalize("NFC", _HOST.sub("", name))
    words = [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", plain))]
    kept = tuple(word for word in words if word not in NOISE_WORDS and not _NUMBERED.search(word))
    return without_letter(kept) or tuple(words)


def without_letter(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without a single letter at their end: ``type a``, ``group b`` are variants."""
    return words[:-1] if len(words) > 1 and _LETTER.match(words[-1]) else words


def readable_words(name: str) -> tuple[str, ...]:
    """Return the words of a raw name as a person would read it: ``signed in``, ``basket``."""
    words = _WORD.findall(_CAMEL.sub(" ", name))
    if not _is_written_by_hand(name, words):
        words = [word.lower() for word in words]
    kept = tuple(
        one for one in words if one.lower() not in PLATFORM_WORDS and not _NUMBERED.search(one)
    )
    return kept or tuple(words)


def is_readable(name: str) -> bool:
    """Tell whether a raw name reads as it stands: ``Wo ist mein Paket?``, ``Werkstatt-Termin``.

    Words with spaces between, or a single word with a capital or a hyphen, and no mark of a
    program: no path, no underscore, no capitals inside a word, no number of a version.
    """
    if any(mark in name for mark in "_/\\{}[]<>=#|:") or _CAMEL.search(name):
        return False
    words = name.split()
    known = {word.strip("?!.,()-").lower() for word in words}
    if known & PLATFORM_WORDS or any(_NUMBERED.search(word) for word in known):
        return False
    capitals = len(words) > 1 and all(word[:1].isupper() for word in words)
    by_program = capitals and _PROGRAM_END.search(words[-1].lower())
    return bool(words) and not name.isupper() and not by_program


def _is_written_by_hand(name: str, words: list[str]) -> bool:
    """Tell whether capitals mean something: ``Wo ist mein Paket?``, but not ``Product Added``."""
    capitals = [word[0].isupper() for word in words[1:]]
    return " " in name and any(capitals) and not all(capitals)


def stem_of(word: str) -> str:
    """Return a word without its usual endings: ``compared`` and ``compares`` give ``compar``."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


def segments_of(path: str) -> tuple[str, ...]:
    """Return the parts of a page's path that name it: no host, no language, ids as ``*``."""
    parts = [part.lower() for part in _HOST.sub("", path).split("/") if part]
    if parts and LOCALES.match(parts[0]):
        parts = parts[1:]
    return tuple("*" if _NUMBERED.search(part) else part for part in parts)


def title_of(words: tuple[str, ...]) -> str:
    """Return words as a touchpoint's name: first letter large, the rest as they are."""
    text = shown_name(" ".join(words))
    return text[:1].upper() + text[1:]
