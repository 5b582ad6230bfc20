"""How old evidence may be before a cell that rests on it is stale."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import ibis

from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.journey_map import LaneKind

MONTHS_ALLOWED = 6
MONTHS_ALLOWED_FOR_FIGURES_OF_THE_DAY = 3
_SHORT_LIVED: frozenset[LaneKind] = frozenset({"kpis", "time"})

SAID_QUANTITIES = frozenset({"emotion", "answer_share"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """ISO date of the newest row about each touchpoint and stage, by their ids.

    Whatever the filter: a narrow view does not make evidence old.
    """

    events: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def of(self, quantity: Quantity) -> str:
        """Return the date of the newest row a quantity rests on; empty = none."""
        rows = self.answers if quantity.kind in SAID_QUANTITIES else self.events
        about = (quantity.other_touchpoint_id, quantity.touchpoint_id, quantity.stage_id)
        return next((rows[one] for one in about if one in rows), max(rows.values(), default=""))


def newest_evidence(study: Study) -> Newest:
    """Return when each touchpoint and stage was last seen, and last spoken of."""
    return Newest(
        events=_newest_of(study, study.ground.labelled, "happened_at"),
        answers=_newest_of(study, study.ground.answers, "said_at"),
    )


def _newest_of(study: Study, rows: ibis.Table, moment: str) -> dict[str, str]:
    bound = rows.filter(rows.stage_index.notnull())
    stage_of = {one.id: one.stage_id for one in study.journey_map.touchpoints}
    found: dict[str, str] = {}
    grouped = bound.group_by("touchpoint_id").agg(newest=bound[moment].max())
    for row in study.warehouse.rows(grouped):
        touchpoint = str(row["touchpoint_id"])
        found[touchpoint] = iso_date(row["newest"])
        stage = stage_of.get(touchpoint, "")
        found[stage] = max(found.get(stage, ""), found[touchpoint])
    return found


def iso_date(moment: object) -> str:
    """Return the UTC day of a moment in milliseconds; empty for none."""
    if not isinstance(moment, int):
        return ""
    return datetime.fromtimestamp(moment / 1000, tz=UTC).date().isoformat()


def months_allowed(kind: LaneKind) -> int:
    """Return how many months evidence of a lane stays fresh: 3 for KPIs and time, else 6."""
    return MONTHS_ALLOWED_FOR_FIGURES_OF_THE_DAY if kind in _SHORT_LIVED else MONTHS_ALLOWED


def is_stale(newest: str, *, as_of: str, months: int) -> bool:
    """Tell whether the newest evidence (ISO date) is more than ``months`` months old.

    Exactly ``months`` months is still fresh; evidence without a date never ages.
    """
    if not newest:
        return False
    return date.fromisoformat(newest[:10]) < _months_before(date.fromisoformat(as_of[:10]), months)


def age_badge(newest: str, *, as_of: str) -> str:
    """Return the age in full months, as a badge shows it: ``11 mo``."""
    first, last = date.fromisoformat(newest[:10]), date.fromisoformat(as_of[:10])
    months = 12 * (last.year - first.year) + last.month - first.month
    if _months_before(last, months) < first:
        months -= 1
    return f"{months} mo"


def _months_before(day: date, months: int) -> date:
    count = 12 * day.year + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
