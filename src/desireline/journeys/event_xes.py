"""Reads event logs in XES (IEEE 1849), the format of process mining, without trusting them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from desireline.evidence.head import Table
from desireline.evidence.refusal import FileRefusedError

TRACE = "case:"
LIFECYCLE = "lifecycle:transition"
MOST_COLUMNS = 500
MOST_DEEP = 20
_KINDS = frozenset(("string", "date", "int", "float", "boolean", "id"))
_START = 64 * 1024
_DOCTYPE = b"<!doctype"
_ENTITIES = "{name} declares a document type or entities, which no XES needs. It is not read."
Attributes = dict[str, str]


def xes_table(path: Path) -> Table:
    """Give one row per event: its attributes, and those of its trace with ``case:`` before them.

    Nested attributes are left out; the file is read once to find the columns, once for the rows.

    Raises:
        FileRefusedError: It is no XES, is damaged, declares a document type or entities, or has
            more than 500 attributes.
    """
    header: dict[str, None] = {}
    events = 0
    for trace, event in _events(path):
        events += 1
        header |= dict.fromkeys((*trace, *event))
        if len(header) > MOST_COLUMNS:
            _refuse("too-many-columns", f"{path.name} has more than {MOST_COLUMNS} attributes.")
    if not events:
        _refuse("empty", f"{path.name} holds no event inside a trace.")
    names = tuple(header)
    return Table(name="", header=names, rows=_rows(path, names))


def _rows(path: Path, names: tuple[str, ...]) -> Iterator[list[str | None]]:
    for trace, event in _events(path):
        found = trace | event
        yield [found.get(name) or None for name in names]


def _events(path: Path) -> Iterator[tuple[Attributes, Attributes]]:
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
            _take(element, trace, event)
        if name == "event" and event is not None:
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


def _take(element: etree._Element, trace: Attributes, event: Attributes | None) -> None:
    """Take an attribute of the event or its trace; those inside other attributes are left."""
    parent = element.getparent()
    owner = "" if parent is None else etree.QName(parent).localname
    key, value = element.get("key"), element.get("value")
    if key is None or value is None:
        return
    if owner == "event" and event is not None:
        event[key] = value
    elif owner == "trace":
        trace[TRACE + key] = value


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
