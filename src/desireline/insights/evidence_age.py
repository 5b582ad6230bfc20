"""How old evidence may be before a cell that rests on it is stale."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial

import ibis

from desireline.insights.parts import Parts
from desireline.journeys.quantities import quantity_population
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.journey_map import JourneyMap, LaneKind

MONTHS_ALLOWED = 6
MONTHS_ALLOWED_FOR_FIGURES_OF_THE_DAY = 3
_SHORT_LIVED: frozenset[LaneKind] = frozenset({"kpis", "time"})

SAID_QUANTITIES = frozenset({"emotion", "nps", "answer_share"})
TOLD_BY_SOME_ROWS = frozenset(
    {"field_share", "answer_share", "emotion", "nps", "total", "total_share"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """ISO date of the newest row about each touchpoint and stage, by their ids.

    Whatever the filter: a narrow view does not make evidence old.

    Attributes:
        of_rows: Of each quantity that only some rows tell, the date of the newest that does.
    """

    events: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    of_rows: Mapping[Quantity, str] = field(default_factory=dict)

    def of(self, quantity: Quantity) -> str:
        """Return the date of the newest row a quantity rests on; empty = none."""
        if quantity in self.of_rows:
            return self.of_rows[quantity]
        rows = self.answers if quantity.kind in SAID_QUANTITIES else self.events
        about = (quantity.other_touchpoint_id, quantity.touchpoint_id, quantity.stage_id)
        return next((rows[one] for one in about if one in rows), max(rows.values(), default=""))


def newest_evidence(
    study: Study, journey_map: JourneyMap | None = None, *, parts: Parts | None = None
) -> Newest:
    """Return when each touchpoint and stage was last seen, and last spoken of.

    Args:
        study: The evidence.
        journey_map: The map whose claims and KPIs ask; None = the study's.
        parts: What was counted before for the same study; None = nothing.
    """
    ground, store = study.ground, study.warehouse
    parts = Parts() if parts is None else parts
    return Newest(
        events=parts.once("seen", lambda: _newest_of(study, ground.last_seen(store))),
        answers=parts.once("told", lambda: _newest_of(study, ground.last_told(store))),
        of_rows=newest_rows(study, journey_map or study.journey_map, parts=parts),
    )


def newest_rows(
    study: Study, journey_map: JourneyMap, *, parts: Parts | None = None
) -> dict[Quantity, str]:
    """Return the date of the newest row that tells each field, question or feeling a map asks for.

    A touchpoint that is still seen says nothing of a field that is no longer filled in.

    Raises:
        DesirelineError: A claim or KPI names what the map does not have.
    """
    claims = [one.claim.quantity for one in journey_map.statements if one.claim is not None]
    asked = [*claims, *(one.quantity for one in journey_map.kpis)]
    whole = replace(study, labelled=study.ground.labelled, answers=study.ground.answers)
    parts = Parts() if parts is None else parts
    return {
        quantity: parts.once(("newest", quantity), partial(_newest_row, whole, quantity))
        for quantity in dict.fromkeys(asked)
        if quantity.kind in TOLD_BY_SOME_ROWS
    }


def _newest_row(study: Study, quantity: Quantity) -> str:
    rows = quantity_population(study, quantity).rows
    return iso_date(study.warehouse.rows(rows.agg(newest=rows["at"].max()))[0]["newest"])


def _newest_of(study: Study, latest: ibis.Table) -> dict[str, str]:
    stage_of = {one.id: one.stage_id for one in study.journey_map.touchpoints}
    found: dict[str, str] = {}
    for row in study.warehouse.rows(latest):
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
