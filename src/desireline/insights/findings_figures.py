"""The numbers a finding rests on, and when they are large and sure enough to speak of."""

from __future__ import annotations

from desireline.insights.wording import value_words
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.reading import Figure
from desireline.maps.small_numbers import CLAIM_FROM
from desireline.measures.figures import Subject, count_figure

NOTEWORTHY = {
    "lost": 0.10,
    "skip": 0.05,
    "return": 0.10,
    "unplanned contact": 0.10,
    "unplanned touchpoint": 0.25,
    "unmapped": 0.05,
    "repeated contact": 0.10,
}
"""Share of journeys from which something is worth a remark; the interval must lie above it."""


def is_noteworthy(figure: Figure, kind: str) -> bool:
    """Tell whether a share is counted over enough journeys and surely above its threshold."""
    return figure.n >= CLAIM_FROM and figure.low is not None and figure.low >= NOTEWORTHY[kind]


def counting(study: Study, share: Figure) -> Figure:
    """Return the journeys that count in a share, as a count with its rows."""
    return _marked(study, share, kind="part", n=share.part or 0)


def not_counting(study: Study, share: Figure) -> Figure:
    """Return the journeys of a share that do not count in it, as a count with its rows."""
    return _marked(study, share, kind="rest", n=share.n - (share.part or 0))


def of_hundred(figure: Figure) -> str:
    """Return a share as people say it: ``17 of 100``."""
    share = value_words(figure.value or 0.0, unit="share")
    return f"{share.removesuffix('%')} of 100"


def _marked(study: Study, share: Figure, *, kind: str, n: int) -> Figure:
    leads = {"part": "Those that count here", "rest": "Those that do not count here"}
    about = Subject(
        measure=kind, ref=reference(kind, share.rows), said=f"{leads[kind]}: {share.definition}"
    )
    return count_figure(study, about, n=n, of=share.n)
