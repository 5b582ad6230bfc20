"""What process mining and path tools say of the log: graph, variants, times, step matrix."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pm4py
from ecom import CASES, FUNNEL, frame, stream

STEPS = 4
WITHIN = {"no limit": None, "10 minutes": "10m", "10 events": 10}
PATTERNS = (
    *("cart->.*->purchase", "cart->purchase", "add_to_cart->.->cart", "catalog->[^search]*->cart"),
    *("path_start->home->catalog", "search->path_end", "[home|search]->product_view->[^cart]"),
)


def check_01_transitions(_folder: Path) -> dict[str, object]:
    """Count each pair; the two peers must agree first."""
    answers = {}
    for case in CASES:
        graph = {pair: int(n) for pair, n in pm4py.discover_dfg(_log(case))[0].items()}
        other = _cells(stream(case).transition_graph_data(edge_weight="count"))
        assert graph == {pair: int(n) for pair, n in other.items()}
        answers[case] = _rows(graph)
    return answers


def check_01_log_of_process_mining(folder: Path) -> str:
    """Write the log by sessions in the format of process mining."""
    pm4py.write_xes(_log("session_id"), str(folder / "ecom.xes.gz"))
    return "ecom.xes.gz"


def check_02_starts_and_ends(_folder: Path) -> dict[str, object]:
    """Count where cases start and end."""
    answers = {}
    for case in CASES:
        _, starts, ends = pm4py.discover_dfg(_log(case))
        edges = stream(case).transition_graph_data(edge_weight="count")
        assert starts == {name: n for name, n in edges.loc["path_start"].items() if n}
        assert ends == {name: n for name, n in edges["path_end"].items() if n}
        answers[case] = {"starts": starts, "ends": ends}
    return answers


def check_03_cases_of_each_edge(_folder: Path) -> dict[str, object]:
    """Count the cases that have each pair."""
    return {
        case: _rows(_cells(stream(case).transition_graph_data(edge_weight="unique_paths")))
        for case in CASES
    }


def check_04_share_of_steps(_folder: Path) -> dict[str, object]:
    """Give the share of each touchpoint's steps that go on to each other, or end."""
    answers = {}
    for case in CASES:
        shares = stream(case).transition_graph_data(edge_weight="proba_out")
        answers[case] = _rows(_cells(shares, ends=True))
    return answers


def check_05_variants(_folder: Path) -> dict[str, object]:
    """Count each distinct sequence."""
    return {
        case: [[list(path), _count(n)] for path, n in pm4py.get_variants(_log(case)).items()]
        for case in CASES
    }


def check_06_eventually_follows(_folder: Path) -> dict[str, object]:
    """Count all ordered pairs of positions."""
    return {
        case: _rows(dict(pm4py.discover_eventually_follows_graph(_log(case)))) for case in CASES
    }


def check_07_rework(_folder: Path) -> dict[str, object]:
    """Count the cases with a touchpoint more than once; zeros are left out."""
    return {case: pm4py.get_rework_cases_per_activity(_log(case)) for case in CASES}


def check_08_times_of_edges(_folder: Path) -> dict[str, object]:
    """Give median and mean seconds of each pair."""
    answers = {}
    for case in CASES:
        found = pm4py.discover_performance_dfg(_log(case), perf_aggregation_key="all")[0]
        medians = _cells(stream(case).transition_graph_data(edge_weight="time_median"))
        whole = {pair: wait.total_seconds() for pair, wait in medians.items()}
        assert whole == {pair: times["median"] for pair, times in found.items()}
        answers[case] = [
            [*pair, times["median"], times["mean"]] for pair, times in sorted(found.items())
        ]
    return answers


def check_09_durations(_folder: Path) -> dict[str, object]:
    """Give the seconds of each case, shortest first."""
    return {case: sorted(pm4py.get_all_case_durations(_log(case))) for case in CASES}


def check_10_step_matrix(_folder: Path) -> dict[str, object]:
    """Give the share of cases whose k-th step is each touchpoint."""
    answers = {}
    for case in CASES:
        matrix = stream(case).step_matrix_data(max_steps=STEPS).drop(index="path_start")
        answers[case] = [
            [name, int(step), share]
            for name, row in matrix.iterrows()
            for step, share in row.items()
            if step and share
        ]
    return answers


def check_12_funnel_of_rows(_folder: Path) -> dict[str, object]:
    """Count the cases that have the steps in the order of their rows."""
    return {
        case: [step["unique_paths"] for step in stream(case).funnel_data(steps=FUNNEL)["steps"]]
        for case in CASES
    }


def check_13_conversion(_folder: Path) -> dict[str, object]:
    """Say how often a purchase follows the first add to cart."""
    answers = {}
    for case in CASES:
        for label, within in WITHIN.items():
            found = stream(case).get_conversion_rate("add_to_cart", "purchase", within=within)
            row = found.iloc[0].to_dict()
            answers[f"{case}, {label}"] = {
                name: float(row[name])
                for name in ("paths_with_start", "converted", "base_rate", "lift")
            }
    return answers


def check_14_sessions(_folder: Path) -> dict[str, object]:
    """Cut at gaps of more than 30 minutes: the row that begins each session."""
    cut = stream("user_id").split_sessions(session_col="visit", timeout="30m").to_dataframe()
    return {"sessions": int(cut.visit.nunique()), "rows": sorted(cut.groupby("visit").row.min())}


def check_15_patterns(_folder: Path) -> dict[str, object]:
    """Name the sessions that match each pattern."""
    answers = {}
    for pattern in PATTERNS:
        metric = {"metric": "matches_pattern", "metric_args": {"pattern": pattern}}
        found = stream("session_id").get_metrics([metric])
        answers[pattern] = sorted(found.index[found.iloc[:, 0].astype(bool)])
    return answers


def check_16_loops_collapsed(_folder: Path) -> dict[str, object]:
    """Name the rows that stay when runs of one touchpoint become one step."""
    return {
        case: sorted(
            int(row) for row in stream(case).collapse_events(loops=True).to_dataframe().row
        )
        for case in CASES
    }


def _log(case: str) -> pd.DataFrame:
    return pm4py.format_dataframe(
        frame().copy(), case_id=case, activity_key="event", timestamp_key="timestamp"
    )


def _cells(matrix: pd.DataFrame, *, ends: bool = False) -> dict[tuple[str, str], object]:
    """Give the cells of a matrix that are not empty, without the marks of start and end."""
    marks = {"path_start"} if ends else {"path_start", "path_end"}
    return {
        (origin, target): cell
        for origin, row in matrix.iterrows()
        for target, cell in row.items()
        if not {origin, target} & marks and origin != "path_end" and pd.notna(cell) and cell
    }


def _rows(pairs: dict[tuple[str, str], object]) -> list[list[object]]:
    return [[*pair, float(number)] for pair, number in sorted(pairs.items())]


def _count(found: object) -> int:
    return found if isinstance(found, int) else len(found)
