"""Marks by which texts are recognized: their stems and concepts, and how much each tells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from desireline.insights.concepts import concepts_in, stems_in
from desireline.insights.sentence import Sentence


def marks_of(text: str) -> frozenset[str]:
    """Return the stems of a text and, marked ``#``, its concepts."""
    return stems_in(text) | {f"#{concept}" for concept in concepts_in(text)}


def is_heard(mark: str, said: Sentence) -> bool:
    """Tell whether a sentence says a mark."""
    return mark[1:] in said.concepts if mark[0] == "#" else mark in said.stems


class Rarity(dict[str, float]):
    """How much a mark tells: more, the fewer texts have it."""

    def __missing__(self, mark: str) -> float:
        return 1.0


def rarity_of(texts: Sequence[dict[str, float]]) -> Rarity:
    """Return how much each mark of some texts tells."""
    times: Counter[str] = Counter(mark for text in texts for mark in text)
    return Rarity({mark: math.log(1 + len(texts) / count) / 2 for mark, count in times.items()})


def gain_of(marks: frozenset[str], said: Sentence, rarity: Rarity, *, otherwise: float) -> float:
    """Return how much the marks that a sentence says tell together."""
    return sum(rarity.get(mark, otherwise) for mark in marks if is_heard(mark, said))
