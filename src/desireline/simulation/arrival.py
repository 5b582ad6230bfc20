"""How rows come to lie in an export: mostly in order, some late, some twice, some broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from desireline.simulation.truth import FileCount

_LATE = 0.01
_TWICE = 0.005


class Key(NamedTuple):
    """One key of a person as a file states it: kind and value, in one form for all files."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFact:
    """What one accepted row says: whose keys it names, and what happened or was said.

    Attributes:
        kind: A key of PLACES; empty where the row is no happening.
        valence: What was felt, from -2 to +2; None where nothing was said.
        persona: The customer segment the row names, if any.
        facts: What else the row holds that a claim may ask for.
        is_event: False for rows that only speak about a touchpoint or only join keys.
    """

    at_ms: int
    keys: tuple[Key, ...]
    kind: str = ""
    channel: str = ""
    is_event: bool = True
    valence: float | None = None
    persona: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row to be written. ``repeatable``: it carries an id, so a copy is a duplicate."""

    at: int
    text: str
    traces: tuple[RowFact, ...] = ()
    repeatable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One file's rows in the order they lie in it, what they truly say, and their count."""

    texts: tuple[str, ...]
    traces: tuple[RowFact, ...]
    count: FileCount


def arrive(
    generator: np.random.Generator,
    lines: Sequence[Line],
    *,
    file: str,
    bad: Sequence[str] = (),
    twice: bool = True,
) -> Arrived:
    """Lay rows into a file in order of time, a few late, a few twice, ``bad`` ones among them."""
    ordered = sorted(lines, key=lambda line: line.at)
    places = np.arange(len(ordered), dtype=np.float64)
    late = generator.random(len(ordered)) < _LATE
    places[late] += generator.uniform(5, 400, size=int(late.sum()))
    entries = [(float(place), line.text) for place, line in zip(places, ordered, strict=True)]
    doubled = generator.random(len(ordered)) < (_TWICE if twice else 0)
    copies = [
        (place + 0.5 + 30 * float(generator.random()), line.text)
        for place, line, again in zip(places, ordered, doubled, strict=True)
        if again and line.repeatable
    ]
    broken = [(float(generator.uniform(1, max(1, len(ordered)))), text) for text in bad]
    entries = sorted([*entries, *copies, *broken], key=lambda entry: entry[0])
    return Arrived(
        texts=tuple(text for _, text in entries),
        traces=tuple(trace for line in ordered for trace in line.traces),
        count=FileCount(
            file=file,
            read=len(entries),
            duplicate=len(copies),
            rejected=len(broken),
            without_customer=sum(
                1 for line in ordered if line.traces and not any(t.keys for t in line.traces)
            ),
        ),
    )
