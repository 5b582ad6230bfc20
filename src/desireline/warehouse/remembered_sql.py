"""The SQL of expressions, remembered by their shape: writing a query costs more than running it.

Two expressions are of one shape if they differ only in which kept tables they read and in which
moments (epoch milliseconds) they name. A filtered map asks the questions of the whole map, of other
kept tables, and the same map an hour later those of another moment: none is written again. A
table belongs to the shape by its name and columns, not by its store: two stores share the texts.
Texts that were noted can be kept on disk and taken back by another process, by a shape's digest.
"""

from __future__ import annotations

import hashlib
import pickle
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib.metadata import version

import ibis
import ibis.expr.operations as ops
from ibis.expr.schema import Schema

REMEMBERED = 2_000
MOST_OPEN = 999
WRITERS = ("ibis-framework", "sqlglot", "duckdb")
Text = tuple[str, ...]
"""Text, number of the table or moment that stands there, text, number … text."""
_noted: ContextVar[dict[str, Text] | None] = ContextVar("noted", default=None)
_MARK = "\ufffc"
_EARLIEST = 10**12  # every moment since 2001; no other number of ours is as large
_MOMENT = 7_310_594_826_000
_WRITTEN_MOMENT = re.compile(r"\b7310594826([0-9]{3})\b")
_STAND_IN = re.compile(f'"{_MARK}([0-9]+){_MARK}"')


@dataclass(slots=True)
class RememberedSql:
    """SQL by shape, the one used longest ago forgotten first. Safe to share between threads.

    Attributes:
        written: How many texts were written here, because nobody had written them before.
    """

    written: int = 0
    _texts: OrderedDict[Hashable, Text] = field(default_factory=OrderedDict)
    _taken: dict[str, Text] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def sql(
        self,
        table: ibis.Table,
        *,
        is_kept: Callable[[str], bool],
        written: Callable[[ibis.Table], str],
    ) -> str:
        """Give the SQL of an expression; ``written`` writes it the first time a shape is met.

        ``is_kept`` says of a table's name whether another may stand in its place.
        """
        shape = _Shape(is_kept)
        if not shape.takes(table.op()):
            return written(table)
        with self._lock:
            parts = self._texts.pop(shape.key, None)
            if parts is not None:
                self._texts[shape.key] = parts
        if parts is None:
            parts = self._taken.get(shape.digest()) if self._taken else None
            parts = parts or self._newly_written(table, shape, written)
            with self._lock:
                self._texts[shape.key] = parts
                while len(self._texts) > REMEMBERED:
                    self._texts.popitem(last=False)
        filled = list(parts)
        filled[1::2] = [_in_place(shape.open[int(number)]) for number in parts[1::2]]
        return "".join(filled)

    @contextmanager
    def noting(self) -> Iterator[dict[str, Text]]:
        """Note the texts that are written for this thread in the block, by their shape's digest."""
        found: dict[str, Text] = {}
        token = _noted.set(found)
        try:
            yield found
        finally:
            _noted.reset(token)

    def _newly_written(
        self, table: ibis.Table, shape: _Shape, written: Callable[[ibis.Table], str]
    ) -> Text:
        text = _written_open(table, shape.open, written)
        self.written += 1
        noted = _noted.get()
        if noted is not None and shape.digest():
            noted[shape.digest()] = text
        return text

    def take(self, texts: Mapping[str, Text]) -> None:
        """Take texts noted by another process: none of them is written again."""
        with self._lock:
            self._taken = {**self._taken, **texts}


def _written_open(
    table: ibis.Table, opened: list[ops.Node], written: Callable[[ibis.Table], str]
) -> Text:
    """Write an expression with its kept tables and moments left open."""
    stand_ins = {one: _stand_in(one, number) for number, one in enumerate(opened)}
    text = written(table.op().replace(stand_ins).to_expr())
    marked = _WRITTEN_MOMENT.sub(lambda found: f'"{_MARK}{int(found[1])}{_MARK}"', text)
    return tuple(_STAND_IN.split(marked))


def _stand_in(node: ops.Node, number: int) -> ops.Node:
    """Return what stands for a table or moment; a moment's is written as any other one is."""
    if isinstance(node, ops.DatabaseTable):
        return node.copy(name=f"{_MARK}{number}{_MARK}")
    return node.copy(value=_MOMENT + number)


def _in_place(node: ops.Node) -> str:
    """Return how a table or moment stands in a query."""
    return f'"{node.name}"' if isinstance(node, ops.DatabaseTable) else str(node.__args__[0])


def _is_moment(node: ops.Node) -> bool:
    return (
        isinstance(node, ops.Literal)
        and type(node.value) is int
        and node.dtype.is_int64()
        and node.value >= _EARLIEST
    )


class _Shape:
    """What an expression looks like, with the kept tables and moments left open, as met."""

    def __init__(self, is_kept: Callable[[str], bool]) -> None:
        self._is_kept = is_kept
        self._places: dict[int, int] = {}
        self._nodes: list[ops.Node] = []
        self.open: list[ops.Node] = []
        self.key: Hashable = None
        self._digest = ""

    def takes(self, root: ops.Node) -> bool:
        """Take an expression in; False if it holds rows or words no text may be made of."""
        self._place(root)
        told: list[Hashable] = []
        for node in self._nodes:  # grows while it is walked
            if isinstance(node, ops.DatabaseTable) and self._is_kept(node.name):
                told.append((ops.DatabaseTable, self._opened(node), node.schema))
            elif _is_moment(node):
                told.append((ops.Literal, self._opened(node), node.__args__[1]))
            elif isinstance(node, ops.DatabaseTable):
                told.append((ops.DatabaseTable, node.name, node.namespace, node.schema))
            elif _holds_its_own(node):
                return False
            else:
                told.append((type(node), *map(self._told, node.__args__)))
        self.key = tuple(told)
        return len(self.open) <= MOST_OPEN

    def digest(self) -> str:
        """Return what tells this shape from all others in any process with the same libraries.

        What is pickled is only hashed, never read: two shapes of one pickle are one shape. Empty =
        it has parts that another process may call otherwise, such as functions made here.
        """
        if not self._digest:
            made_with = [(name, version(name)) for name in WRITERS]
            with suppress(pickle.PicklingError, AttributeError, TypeError):
                told = pickle.dumps((made_with, self.key), protocol=5)
                self._digest = hashlib.sha256(told).hexdigest()
        return self._digest

    def _place(self, node: ops.Node) -> int:
        place = self._places.get(id(node))
        if place is None:
            place = self._places[id(node)] = len(self._nodes)
            self._nodes.append(node)
        return place

    def _opened(self, node: ops.Node) -> int:
        for number, known in enumerate(self.open):
            if known == node:
                return number
        self.open.append(node)
        return len(self.open) - 1

    def _told(self, value: object) -> Hashable:
        """Tell one argument of a node; equal numbers of two types are two things."""
        if isinstance(value, frozenset):
            value = ("frozenset", *sorted(value, key=repr))
        if isinstance(value, ops.Node):
            return ("node", self._place(value))
        if isinstance(value, Schema):
            return value
        if isinstance(value, tuple | list):
            return tuple(map(self._told, value))
        if isinstance(value, Mapping):
            return tuple((name, self._told(one)) for name, one in value.items())
        if isinstance(value, float):
            return repr(value)
        return (type(value), value)


def _holds_its_own(node: ops.Node) -> bool:
    """Say whether a node holds rows of its own, or a text that could be taken for a stand-in."""
    if isinstance(node, ops.Literal):
        told = str(node.value)
        return _MARK in told or _WRITTEN_MOMENT.search(told) is not None
    return isinstance(node, ops.InMemoryTable)
