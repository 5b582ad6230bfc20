"""Which totals of our own reports a sentence could be held against, by label, title and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from desireline.insights.concepts import concepts_in, words_of
from desireline.insights.concepts import stems_in as stems
from desireline.insights.numbers_said import days_meant, plain_number
from desireline.insights.sentence import Sentence
from desireline.journeys.report_lines import ReportLine
from desireline.maps.claim import Quantity

_EMPTY = (
    "number total totals count counts rate share anzahl summe gesamt quote anteil our unser unsere "
    "average durchschnitt score wert value monthly weekly report bericht"
)
_SAYS_NOTHING = frozenset(_EMPTY.split())
LEADS = re.compile(
    r"\b(?:main|top|biggest|largest|number one|most (?:common|frequent)|häufigste\w*|wichtigste\w*"
    r"|hauptgrund)\b"
)
LEAST_COVER = 0.5
_NEAR_ENOUGH = 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalFit:
    """A total that fits a sentence, how well, and the concepts that led to it."""

    quantity: Quantity
    score: float
    concepts: frozenset[str] = field(default_factory=frozenset)


def fitting_totals(lines: Sequence[ReportLine], said: Sentence) -> Iterable[TotalFit]:
    """Give the totals whose line a sentence names: itself, and as a share of its report.

    A number "a month" is not held against a week's total. A share is offered only where one
    line alone is meant, and there are others to be a share among.
    """
    plain = said.text.lower()
    number, days = plain_number(plain), days_meant(plain)
    for line in lines:
        cover = _cover(line.label, said)
        if cover < LEAST_COVER:
            continue
        titled = _cover(line.title, said) > 0
        concepts = said.concepts & concepts_in(line.label)
        fits = number is not None if line.unit != "share" else said.share is not None
        if days is None or _alike(days, line):
            score = 0.3 + 0.4 * cover + 0.1 * titled + 0.35 * fits
            score -= 0.35 * (line.unit == "count" and said.share is not None and number is None)
            if fits or cover == 1:
                named = Quantity(kind="total", field=line.label, value=line.report_id)
                yield TotalFit(quantity=named, score=score, concepts=concepts)
        if (said.share is not None or LEADS.search(plain)) and _is_alone(line, lines, said):
            score = 0.45 + 0.4 * cover + 0.3 * titled
            named = Quantity(kind="total_share", field=line.label, value=line.report_id)
            yield TotalFit(quantity=named, score=score, concepts=concepts)


def _cover(text: str, said: Sentence) -> float:
    """Return the share of a text's telling words that a sentence names, or means."""
    words = [one for one in words_of(text) if one not in _SAYS_NOTHING and stems(one)]
    heard = [one for one in words if stems(one) & said.stems or concepts_in(one) & said.concepts]
    return len(heard) / len(words) if words else 0.0


def _alike(days: int, line: ReportLine) -> bool:
    """Tell whether a line's period is as long as the sentence means."""
    first, after = date.fromisoformat(line.period_from), date.fromisoformat(line.period_to)
    long = (after - first).days
    return max(days, long) / max(min(days, long), 1) < _NEAR_ENOUGH


def _is_alone(line: ReportLine, lines: Sequence[ReportLine], said: Sentence) -> bool:
    """Tell whether a line stands among others of its report, and only it is named."""
    days = (line.report_id, line.period_from, line.period_to, line.unit)
    beside = [
        one
        for one in lines
        if (one.report_id, one.period_from, one.period_to, one.unit) == days and one != line
    ]
    counted = line.unit == "count" and all(one.value >= 0 for one in (line, *beside))
    return counted and bool(beside) and not any(_cover(one.label, said) > 0 for one in beside)
