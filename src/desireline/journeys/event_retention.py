"""Who comes back: customers by the days since their first event of the file."""

from __future__ import annotations

from typing import Literal

import ibis

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_steps import SECOND

Kind = Literal["bracket", "n_day", "rolling"]
DAY = 86_400 * SECOND


def return_days(log: EventLog, *, returning: int | None) -> ibis.Table:
    """Give the days on which customers are seen, counted from the day of their first event.

    One row per customer and day: ``customer_no``, ``first_day`` (days since 1970, UTC) and
    ``days`` since it. The first day itself is 0 and always there; later ones are those with an
    event at ``returning``, at any touchpoint where it is None.
    """
    steps = log.steps
    dated = steps.select(
        "customer_no", "touchpoint_no", day=(steps.arrived_at // ibis.literal(DAY, "int64"))
    )
    firsts = dated.group_by("customer_no").agg(first_day=dated.day.min())
    counts = dated if returning is None else dated.filter(dated.touchpoint_no == returning)
    joined = firsts.left_join(counts, "customer_no")
    days = joined.select("customer_no", "first_day", days=joined.day - joined.first_day)
    began = firsts.mutate(days=ibis.literal(0, "int64"))
    return days.filter(days.days > 0).union(began.cast(dict(days.schema().items())), distinct=True)


def returned(
    log: EventLog, *, kind: Kind, every: int, period: int, returning: int | None
) -> ibis.Table:
    """Say who was back in a period.

    One row per customer: ``customer_no``, ``first_day``, ``back`` and ``eligible`` (the days
    asked about are all over at the as-of moment).

    - ``bracket``: back on a day from ``period × every`` up to, not with, ``(period + 1) × every``;
    - ``n_day``: back on the day ``period × every``;
    - ``rolling``: back on that day or later.
    """
    days = return_days(log, returning=returning)
    low = period * every
    high = low + every if kind == "bracket" else low + 1
    back = days.days >= low
    if kind != "rolling":
        back &= days.days < high
    gathered = days.group_by("customer_no", "first_day").agg(back=back.any())
    today = log.as_of // DAY
    return gathered.mutate(eligible=gathered.first_day + high <= today)
