"""The SQL of expressions, remembered by their shape: writing a query costs more than running it.

Two expressions are of one shape if they differ only in which kept tables they read. A filtered
map asks the questions of the whole map, of other kept tables: none of them is written again. A
table belongs to the shape by its name and columns, not by its store: two stores share the texts.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

import ibis
import ibis.expr.operations as ops
from ibis.expr.schema import Schema

REMEMBERED = 2_000
_MARK = "\ufffc"
_STAND_IN = re.compile(f'"{_MARK}([0-9]+){_MARK}"')


@dataclass(slots=True)
class RememberedSql:
    """SQL by shape, the one used longest ago forgotten first. Safe to share between threads."""

    _texts: OrderedDict[Hashable, tuple[str, ...]] = field(default_factory=OrderedDict)
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
            parts = _written_open(table, shape.tables, written)
            with self._lock:
                self._texts[shape.key] = parts
                while len(self._texts) > REMEMBERED:
                    self._texts.popitem(last=False)
        names = [f'"{one.name}"' for one in shape.tables]
        filled = list(parts)
        filled[1::2] = [names[int(number)] for number in parts[1::2]]
        return "".join(filled)


def _written_open(
    table: ibis.Table,
    tables: list[ops.DatabaseTable],
    written: Callable[[ibis.Table], str],
) -> tuple[str, ...]:
    """Write an expression with its kept tables left open: text, number, text, number … text."""
    stand_ins = {one: one.copy(name=f"{_MARK}{number}{_MARK}") for number, one in enumerate(tables)}
    opened: ibis.Table = table.op().replace(stand_ins).to_expr()
    return tuple(_STAND_IN.split(written(opened)))


class _Shape:
    """What an expression looks like, with the kept tables it reads in the order they are met."""

    def __init__(self, is_kept: Callable[[str], bool]) -> None:
        self._is_kept = is_kept
        self._places: dict[int, int] = {}
        self._nodes: list[ops.Node] = []
        self.tables: list[ops.DatabaseTable] = []
        self.key: Hashable = None

    def takes(self, root: ops.Node) -> bool:
        """Take an expression in; False if it holds rows or words no text may be made of."""
        self._place(root)
        told: list[Hashable] = []
        for node in self._nodes:  # grows while it is walked
            if isinstance(node, ops.DatabaseTable) and self._is_kept(node.name):
                told.append((ops.DatabaseTable, self._table(node), node.schema))
            elif isinstance(node, ops.DatabaseTable):
                told.append((ops.DatabaseTable, node.name, node.namespace, node.schema))
            elif _holds_its_own(node):
                return False
            else:
                told.append((type(node), *map(self._told, node.__args__)))
        self.key = tuple(told)
        return True

    def _place(self, node: ops.Node) -> int:
        place = self._places.get(id(node))
        if place is None:
            place = self._places[id(node)] = len(self._nodes)
            self._nodes.append(node)
        return place

    def _table(self, node: ops.DatabaseTable) -> int:
        for number, known in enumerate(self.tables):
            if known == node:
                return number
        self.tables.append(node)
        return len(self.tables) - 1

    def _told(self, value: object) -> Hashable:
        """Tell one argument of a node; equal numbers of two types are two things."""
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
        return _MARK in str(node.value)
    return isinstance(node, ops.InMemoryTable)
