"""Which keys belong together by what the files state: the customers a right join must find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desireline.simulation.arrival import Key, RowFact


class Joined:
    """The customers found so far: groups of keys that some row names together."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def add(self, keys: Sequence[Key]) -> None:
        """Take all keys of one row for one customer."""
        for key in keys:
            self._parent.setdefault(key, key)
            one, other = sorted((self._root(keys[0]), self._root(key)))
            self._parent[other] = one

    def customer(self, key: Key) -> str:
        """Return the name of the group a key is in: its first key as text."""
        return ":".join(self._root(key))

    def groups(self) -> list[list[Key]]:
        """Return all groups of keys, each sorted."""
        found: dict[Key, list[Key]] = {}
        for key in sorted(self._parent):
            found.setdefault(self._root(key), []).append(key)
        return list(found.values())

    def strangers(self) -> set[str]:
        """Return the customers of whom nothing but devices is known."""
        return {
            self.customer(group[0])
            for group in self.groups()
            if all(key.kind == "device" for key in group)
        }

    def _root(self, key: Key) -> Key:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key


def join(traces: Iterable[RowFact]) -> Joined:
    """Join all keys that stand in one row, over all files."""
    joined = Joined()
    for trace in traces:
        if trace.keys:
            joined.add(trace.keys)
    return joined


def identity_truth(joined: Joined) -> dict[str, object]:
    """Return how many keys there are, and how many stand alone, by kind.

    ``unresolved`` are keys no row joins with another key.
    """
    groups = joined.groups()
    kinds = sorted({key.kind for group in groups for key in group})
    return {
        "identifiers": sum(len(group) for group in groups),
        "customers": len(groups),
        "unresolved": sum(len(group) == 1 for group in groups),
        "by_kind": {
            kind: {
                "identifiers": sum(key.kind == kind for group in groups for key in group),
                "unresolved": sum(len(group) == 1 and group[0].kind == kind for group in groups),
            }
            for kind in kinds
        },
        "groups": [[":".join(key) for key in group] for group in groups if len(group) > 1],
    }
