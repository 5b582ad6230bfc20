"""Reads event logs in XES (IEEE 1849), the format of process mining, without trusting them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from desireline.evidence.column_mapping import Mapping, Meaning
from desireline.evidence.head import Head, Table
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.mapped_rows import mapped_rows
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.refusal import FileRefusedError

NAME = "xes"
# What the standard's own attributes mean, and why.
MEANINGS: dict[str, tuple[Meaning, str]] = {
    "case:concept:name": ("customer", "the case of the log; is a case one customer?"),
    "concept:name": ("name", "what happened, by the standard of XES"),
    "time:timestamp": ("time", "when it happened, by the standard of XES"),
    "org:resource": ("leave out", "who of the company did it"),
}
TRACE = "case:"
LIFECYCLE = "lifecycle:transition"
MOST_COLUMNS = 500
MOST_DEEP = 20
_ELSEWHERE = frozenset(("log", "global"))  # of the log itself, not of what happened
_ROOT = late_pattern(rb"<(?:\w+:)?log[\s>]")
_BEFORE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))  # what may stand before the root
_KINDS = frozenset(("string", "date", "int", "float", "boolean", "id"))
_START = 64 * 1024
_DOCTYPE = b"<!doctype"
_ENTITIES = "{name} declares a document type or entities, which no XES needs. It is not read."
Attributes = dict[str, str]


def recognizes(head: Head) -> bool:
    """Tell whether the file is XML whose root is an event log."""
    start = head.first_bytes.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").lstrip()
    while found := next((pair for pair in _BEFORE if start.startswith(pair[0])), None):
        opened, closed = found
        declares = opened == b"<!" and b"[" in start.partition(b">")[0]
        start = start.partition(b"]" if declares else closed)[2]
        start = start.partition(b">")[2].lstrip() if declares else start.lstrip()
    return _ROOT.match(start) is not None


def tables(path: Path, mapping: Mapping) -> tuple[Table, ...]:  # noqa: ARG001 - as all readers
    """Return the one table of a log: one row per event.

    Raises:
        FileRefusedError: As ``xes_table``.
    """
    return (xes_table(path),)


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Give one parsed row for each event of a trace, by its mapping.

    Raises:
        FileRefusedError: As ``xes_table``.
    """
    table = xes_table(path)
    yield from mapped_rows(table.header, table.rows, mapping, first_row=table.first_row)


def xes_table(path: Path) -> Table:
    """Give one row per event: its attributes, and those of its trace with ``case:`` before them.

    Attributes inside others are left out and counted; the file is read once to find the columns,
    once for the rows.

    Raises:
        FileRefusedError: It is no XES, is damaged, declares a document type or entities, or has
            more than 500 attributes.
    """
    header: dict[str, None] = {}
    events = 0
    seen = _Seen()
    for trace, event in _events(path, seen):
        events += 1
        header |= dict.fromkeys((*trace, *event))
        if len(header) > MOST_COLUMNS:
            _refuse("too-many-columns", f"{path.name} has more than {MOST_COLUMNS} attributes.")
    if not events:
        _refuse("empty", f"{path.name} holds no event inside a trace.")
    names = tuple(header)
    return Table(
        name="", header=names, rows=_rows(path, names), first_row=1, warnings=seen.warnings()
    )


@dataclass(slots=True)
class _Seen:
    """What a look at a log counts beside its events."""

    nested: int = 0
    ends: set[str] = field(default_factory=set)

    def warnings(self) -> tuple[str, ...]:
        said = []
        if self.nested:
            said.append(f"{self.nested:,} attributes stand inside other attributes: left out.")
        if {"start", "complete"} <= self.ends:
            said.append(
                "Activities stand in the log with their start and their end "
                f"({LIFECYCLE}): each counts as an event of its own."
            )
        return tuple(said)


def _rows(path: Path, names: tuple[str, ...]) -> Iterator[list[str | None]]:
    for trace, event in _events(path, _Seen()):
        found = trace | event
        yield [found.get(name) or None for name in names]


def _events(path: Path, seen: _Seen) -> Iterator[tuple[Attributes, Attributes]]:
    """Give the attributes of each event with those of its trace that stand before it."""
    _look(path)
    trace: Attributes = {}
    event: Attributes | None = None
    for what, element, depth in _elements(path):
        name = etree.QName(element).localname
        if what == "start":
            trace = {} if name == "trace" else trace
            event = {} if name == "event" else event
            continue
        if name in _KINDS:
            seen.nested += not _take(element, trace, event)
        if name == "event" and event is not None:
            seen.ends.add(event.get(LIFECYCLE, "").casefold())
            yield trace, event
            event = None
        trace = {} if name == "trace" else trace
        if name in {"event", "trace"} or depth == 1:
            _forget(element)


def _elements(path: Path) -> Iterator[tuple[str, etree._Element, int]]:
    """Give the starts and ends of elements with their depth, the root's being 0."""
    depth = -1
    try:
        with path.open("rb") as file:
            for what, element in etree.iterparse(
                file,
                events=("start", "end"),
                load_dtd=False,
                no_network=True,
                resolve_entities=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                depth += what == "start"
                if depth == 0 and what == "start":
                    _check_root(path, element)
                if depth > MOST_DEEP:
                    _refuse("damaged", f"{path.name} nests deeper than {MOST_DEEP} levels.")
                yield what, element, depth
                depth -= what == "end"
    except etree.XMLSyntaxError as error:
        _refuse("damaged", f"{path.name} is no readable XML: {str(error)[:200]}. Export it again.")


def _check_root(path: Path, root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse("xml-entities", _ENTITIES.format(name=path.name))
    name = etree.QName(root).localname
    if name != "log":
        _refuse("no-xes", f"{path.name} is no XES: it begins with <{name[:40]}>.")


def _take(element: etree._Element, trace: Attributes, event: Attributes | None) -> bool:
    """Take an attribute of the event or its trace; tell False where it is inside another one."""
    parent = element.getparent()
    owner = "" if parent is None else etree.QName(parent).localname
    key, value = element.get("key"), element.get("value")
    if key is None or value is None or owner in _ELSEWHERE:
        return True
    if owner == "event" and event is not None:
        event[key] = value
    elif owner == "trace":
        trace[TRACE + key] = value
    else:
        return False
    return True


def _look(path: Path) -> None:
    """Refuse a document type before anything is parsed: XES has none, and entities need one."""
    with path.open("rb") as file:
        start = file.read(_START).replace(b"\x00", b"").lower()
    if _DOCTYPE in start or b"<!entity" in start:
        _refuse("xml-entities", _ENTITIES.format(name=path.name))


def _forget(element: etree._Element) -> None:
    """Let go of what was read, so that the memory of a log does not grow with it."""
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            break
        del parent[0]


def _refuse(reason: str, sentence: str) -> None:
    raise FileRefusedError(reason=reason, sentence=sentence)
