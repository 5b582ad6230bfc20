"""How often customers of an event file will buy again, whether they still do, and their worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.journeys.event_rows import customer_rows
from desireline.journeys.event_slices import kept_column
from desireline.journeys.event_steps import SECOND
from desireline.measures.file_answers import Said, measured
from desireline.measures.forecast_bounds import Models, bounds, relative_errors
from desireline.measures.holdout import TOP, held_out
from desireline.measures.lifetime_value import (
    LifetimeDataError,
    PurchaseHistory,
    PurchaseModel,
    fit_purchases,
)
from desireline.measures.likelihood import NotDeterminedError
from desireline.measures.measured_table import Door, MeasuredTable, Row
from desireline.measures.spending import SpendingDataError, fit_spending, lifetime_values

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
TimeUnit = Literal["day", "week", "month"]
_DAYS: dict[TimeUnit, float] = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}
_DAY = 86_400 * SECOND
_SEEN = 0.75
_ENOUGH = 500
_SOURCE = (
    "BG/NBD: Fader, Hardie, Lee 2005, Marketing Science 24(2):275–284; Gamma-Gamma: the same, JMR "
    "42(4):415–430"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """How purchases are priced.

    Attributes:
        column: The kept column with the amount of each purchase.
        margin: The share of an amount kept, above 0 and up to 1.
        discount: The rate for one unit of time, 0 or more.
    """

    column: str
    margin: float = 1.0
    discount: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many units of time ahead, and at what prices, if any."""

    ahead: int
    worth: Worth | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """Days with a purchase, by customer and day; one entry each."""

    customer: Codes
    day: Codes
    amount: Numbers


def lifetime_value(  # noqa: PLR0913 - one question, named parts
    log: EventLog,
    notes: tuple[str, ...],
    *,
    purchase: str,
    ahead: int,
    unit: TimeUnit,
    worth: Worth | None,
) -> MeasuredTable:
    """Say how many purchases to expect, whether customers still buy, and what they will bring.

    Raises:
        NoSuchTouchpointError: No event is at ``purchase``.
        NotKeptError: The column of amounts was not kept.
        LifetimeDataError: Fewer than 30 customers bought again.
        SpendingDataError: Amounts are missing, not positive, or hang on how often people buy.
        NotDeterminedError: The data do not determine the model.
    """
    bought = _purchases(log, purchase, None if worth is None else worth.column)
    who, history, amounts = _history(bought, until=log.as_of // _DAY, unit=unit)
    model = fit_purchases(history)
    spending = None
    if worth is not None:
        spending = fit_spending(repeats=history.repeats, mean_amounts=amounts)
    models = Models(purchases=model, spending=spending)
    asked = Asked(ahead=ahead, worth=worth)
    groups = np.minimum(history.repeats, TOP).astype(np.int64)
    means = _means(models, history, amounts, groups, asked)
    score, told = _score(bought, until=log.as_of // _DAY, unit=unit)
    said = _said_of_lifetime_value(
        who=who, worth=worth, purchase=purchase, ahead=ahead, unit=unit, score=score, model=model
    )
    picked = _some_of_each(groups)
    errors = relative_errors(
        lambda moved: _means(
            moved, _taken(history, picked), amounts[picked], groups[picked], asked
        ),
        models,
    )
    rows = _rows(groups, means, errors)
    return measured(log, (*notes, *told), said, rows, _doors(log, who, groups, tuple(means)))


def _said_of_lifetime_value(  # noqa: PLR0913 - what is told
    *,
    who: Codes,
    worth: Worth | None,
    purchase: str,
    ahead: int,
    unit: TimeUnit,
    score: tuple[tuple[str, object], ...],
    model: PurchaseModel,
) -> Said:
    return Said(
        measure="lifetime_value",
        definition=f"Customers with a purchase (“{purchase}”, those of one day, UTC, as one), by "
        f"repeat purchases so far ({TOP} = or more). Means a customer: still_buying = chance not "
        f"to be gone; expected_purchases in the next {ahead} {unit}s"
        + (
            ""
            if worth is None
            else f"; expected_amount a purchase; value = what they bring in these {unit}s: margin "
            "times amount times purchases, discounted"
        )
        + ". A forecast, not a count; not for contracts.",
        unit="purchases" if worth is None else "currency",
        grain="customers",
        n=len(who),
        denominator="means: of the row's customers",
        interval="95 % bounds of the expectation under the model by the delta method, from the "
        "covariance of its parameters; what customers then do varies more",
        source=_SOURCE,
        asked=(
            ("purchase", purchase),
            ("ahead", ahead),
            ("unit", unit),
            *_parameters(model),
            *score,
        ),
    )


def _means(
    models: Models, history: PurchaseHistory, amounts: Numbers, groups: Codes, asked: Asked
) -> dict[str, Numbers]:
    """Give the mean of each forecast over the customers of each group, by rising group."""
    model, spending, worth = models.purchases, models.spending, asked.worth
    columns = {
        "expected_purchases": model.expected_purchases(history, ahead=float(asked.ahead)),
        "still_buying": model.still_buying(history),
    }
    if worth is not None and spending is not None:
        columns["expected_amount"] = spending.expected_amounts(
            repeats=history.repeats, mean_amounts=amounts
        )
        columns["value"] = lifetime_values(
            model,
            spending,
            history,
            mean_amounts=amounts,
            periods=asked.ahead,
            margin=worth.margin,
            discount=worth.discount,
        )
    _, group, counts = np.unique(groups, return_inverse=True, return_counts=True)
    return {name: np.bincount(group, numbers) / counts for name, numbers in columns.items()}


def _some_of_each(groups: Codes) -> Codes:
    """Take customers evenly from each group: how a mean moves, few hundred tell as well as all."""
    places = [np.flatnonzero(groups == one) for one in np.unique(groups)]
    return np.concatenate([mine[:: max(1, len(mine) // _ENOUGH)] for mine in places])


def _taken(history: PurchaseHistory, picked: Codes) -> PurchaseHistory:
    return PurchaseHistory(
        repeats=history.repeats[picked], recency=history.recency[picked], age=history.age[picked]
    )


def _parameters(model: PurchaseModel) -> tuple[tuple[str, object], ...]:
    names = ("r", "alpha", "a", "b")
    values = ((name, getattr(model, name)) for name in names)
    errors = ((f"{name}_error", error) for name, error in zip(names, model.errors, strict=True))
    return (*values, *errors, ("log_likelihood", model.log_likelihood))


def _rows(groups: Codes, means: dict[str, Numbers], errors: dict[str, Numbers]) -> pa.Table:
    known, counts = np.unique(groups, return_counts=True)
    columns = {"repeats": pa.array(known), "customers": pa.array(counts, pa.int64())}
    for name, numbers in means.items():
        low, high = bounds(numbers, errors[name], chance=name == "still_buying")
        told = {name: numbers, f"{name}_low": low, f"{name}_high": high}
        columns |= {one: pa.array(three) for one, three in told.items()}
    for end in ("", "_low", "_high"):
        mean = columns[f"expected_purchases{end}"].to_numpy()
        columns[f"expected_total{end}"] = pa.array(mean * counts)
    return pa.table(columns)


def _doors(log: EventLog, who: Codes, groups: Codes, figures: tuple[str, ...]) -> dict[str, Door]:
    def opened(row: Row) -> pa.Table:
        mine = who[groups == row["repeats"]]
        return customer_rows(log, ibis.memtable(pa.table({"customer_no": pa.array(mine)})))

    door = Door(counts="customers", grain="customers", opened=opened)
    return dict.fromkeys(("customers", *figures, "expected_total"), door)


def _purchases(log: EventLog, purchase: str, column: str | None) -> Purchases:
    """Gather purchases by customer and day."""
    events = log.events
    here = events.touchpoint_no == log.touchpoint_no(purchase)
    amounts = np.zeros(int(here.sum()))
    if column is not None:
        kept_column(log, column)
        kept = next(one for one in events.kept if one.name == column)
        known = np.array([*map(_number, kept.values), np.nan])
        amounts = known[kept.numbers[here]]
        wrong = int(np.isnan(amounts).sum())
        if wrong:
            message = (
                f"{wrong:,} of {len(amounts):,} purchases have no number in the column “{column}”."
            )
            raise SpendingDataError(message)
    days = events.arrived_at[here] // _DAY
    keys, entry = np.unique(
        np.column_stack([events.customer_no[here].astype(np.int64), days]),
        axis=0,
        return_inverse=True,
    )
    return Purchases(
        customer=keys[:, 0],
        day=keys[:, 1],
        amount=np.bincount(entry.ravel(), amounts, len(keys)).astype(np.float64),
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _history(
    bought: Purchases, *, until: int, unit: TimeUnit
) -> tuple[Codes, PurchaseHistory, Numbers]:
    """Give who bought up to a day, how often again and when last, and the mean of repeats."""
    inside = bought.day <= until
    customer, day, amount = bought.customer[inside], bought.day[inside], bought.amount[inside]
    who, first, counts = np.unique(customer, return_index=True, return_counts=True)
    repeats = (counts - 1).astype(np.float64)
    sums = np.bincount(np.repeat(np.arange(len(who)), counts), amount, len(who)) - amount[first]
    length = _DAYS[unit]
    history = PurchaseHistory(
        repeats=repeats,
        recency=(day[first + counts - 1] - day[first]) / length,
        age=(until - day[first]) / length,
    )
    return who, history, np.divide(sums, repeats, out=np.zeros(len(who)), where=repeats > 0)


def _score(
    bought: Purchases, *, until: int, unit: TimeUnit
) -> tuple[tuple[tuple[str, object], ...], tuple[str, ...]]:
    """Fit to the first three quarters of the time, and hold the forecast against the rest."""
    begun = int(bought.day.min(initial=until))
    edge = begun + round(_SEEN * (until - begun))
    try:
        who, history, _ = _history(bought, until=edge, unit=unit)
        model = fit_purchases(history)
        later = bought.customer[bought.day > edge]
        counts = np.bincount(later, minlength=int(bought.customer.max(initial=0)) + 1)[who]
        found = held_out(
            model,
            history,
            bought=counts.astype(np.float64),
            ahead=(until - edge) / _DAYS[unit],
        )
    except (LifetimeDataError, NotDeterminedError) as error:
        return (), (f"Not held against a time of its own: {error}",)
    return (
        ("held_out_days", until - edge),
        ("held_out_bought", found.bought),
        ("held_out_expected", found.expected),
        ("held_out_naive", found.naive),
        ("held_out_correlation", found.correlation),
    ), ()
