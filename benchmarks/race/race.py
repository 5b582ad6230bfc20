"""Race the engine against its peers on one generated log; print a table only if all agree.

``python benchmarks/race/race.py --events 1000000``: a process of its own for each, one after the
other, so that processor seconds and peak memory are each one's own. *Prepared*: the log is loaded
and each repetition asks about other customers; the median of three. *Cold*: from the file to the
first answer to that question, start of the interpreter and imports of the library included.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from contestants import QUESTIONS, SINCE

HERE = Path(__file__).parent
PEERS = HERE.parent.parent / ".venv-peers" / "bin" / "python"
RESULTS = HERE.parent / "results"
OURS = "desireline"
DEMANDED = {
    ("pm4py", "transitions"): (75, 6),
    ("retentioneering", "transitions"): (75, 6),
    ("pm4py", "variants"): (25, 6),
    ("chDB", "transitions"): (5, None),
    ("chDB", "funnel"): (5, None),
}
RAW = {"DuckDB SQL", "Polars"}
SORTING = {"pm4py", "chDB"}
Told = Mapping[str, Any]


class AnswersDifferError(Exception):
    """Two contestants answered differently; no time is printed then."""


def asked(name: str, log: Path, *, peers: Path, told: Path | None = None) -> Told:
    """Have one contestant answer in a process of its own, unless ``told`` holds its answers."""
    kept = None if told is None else told / f"{name}.json"
    if kept is not None and kept.exists() and kept.stat().st_size:
        return _last_line(kept.read_text(encoding="utf-8"))
    python = sys.executable if name == OURS else str(peers)
    done = subprocess.run(  # noqa: S603 - our own program
        [python, "-W", "ignore", str(HERE / "run_one.py"), name, str(log)],
        check=True,
        capture_output=True,
        text=True,
    )
    if kept is not None:
        kept.write_text(done.stdout, encoding="utf-8")
    return _last_line(done.stdout)


def _last_line(text: str) -> Told:
    found: Told = json.loads(text.splitlines()[-1])
    return found


def hold_equal(told: Mapping[str, Told]) -> None:
    """Compare every answer with ours.

    Raises:
        AnswersDifferError: One differs.
    """
    for name, one in told.items():
        for question in QUESTIONS[name]:
            for place, since in enumerate(SINCE):
                for kind in ("counts", "medians"):
                    mine, theirs = (who[question][kind][place] for who in (told[OURS], one))
                    if theirs and mine != theirs:
                        sentence = f"{name} differs in {kind} of {question} since {since:%d %b}."
                        raise AnswersDifferError(sentence)


LEGEND = """
prepared: the log is loaded, and each repetition asks about other customers. cold: from starting the
library to the first answer. × ours: their processor seconds ÷ ours, so that above 1 we are faster.
demanded: what we ask of ourselves at 10,000,000 events; at fewer, fixed costs weigh more.
"""


def table(told: Mapping[str, Told]) -> str:
    """Give the times as Markdown: processor seconds, and how many times ours."""
    heads = ("who", "question", "prepared CPU s", "× ours", "demanded", "cold CPU s", "× ours")
    heads = (*heads, "demanded", "peak MB")
    lines = [f"| {' | '.join(heads)} |", "|---|---|" + "---:|" * (len(heads) - 2)]
    for name, one in told.items():
        for question in QUESTIONS[name]:
            mine = told[OURS]
            warm, cold = _prepared(one, question), _cold(one, question)
            ratios = (warm / _prepared(mine, question), cold / _cold(mine, question))
            wanted = DEMANDED.get((name, question), (None, None))
            cells = [f"{number:.1f}" for number in ratios] if name != OURS else ["", ""]
            shown = [f"≥ {number}" if number else "" for number in wanted]
            lines.append(
                f"| {name} | {question} | {warm:.3f} | {cells[0]} | {shown[0]} | {cold:.2f} | "
                f"{cells[1]} | {shown[1]} | {one['peak_megabytes']:,.0f} |"
            )
    return "\n".join([*lines, "", *_ready(told)]) + "\n"


def _ready(told: Mapping[str, Told]) -> list[str]:
    """Say what it costs to be ready, and from which question on the raw file is dearer."""
    mine = told[OURS]
    lines = [
        "| who | ready from the file, CPU s | ours ÷ theirs | demanded |",
        "|---|---:|---:|---|",
    ]
    for name, one in told.items():
        wanted = "≤ 1.2 of the cheapest" if name in SORTING else ""
        ratio = "" if name == OURS else f"{mine['load'] / one['load']:.1f}"
        shown = "" if name in RAW else ratio
        lines.append(f"| {name} | {one['load']:.2f} | {shown} | {wanted} |")
    for name in RAW & told.keys():
        for question in QUESTIONS[name]:
            saved = _prepared(told[name], question) - _prepared(mine, question)
            ahead = (mine["load"] - told[name]["load"]) / saved if saved > 0 else None
            from_when = "never" if ahead is None else f"from question {max(1, int(ahead) + 1)} on"
            lines += ["", f"{name}, {question}: we are ahead {from_when} (demanded: 2)."]
    return lines


def _prepared(one: Told, question: str) -> float:
    return median(one[question]["seconds"])


def _cold(one: Told, question: str) -> float:
    seconds: float = one["load"] + one[question]["seconds"][0]
    return seconds


def main() -> None:
    """Race, compare, print and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--peers", type=Path, default=PEERS, help="the peers' interpreter")
    parser.add_argument("--only", nargs="*", choices=list(QUESTIONS), default=list(QUESTIONS))
    parser.add_argument("--log", type=Path, help="a log written before")
    parser.add_argument("--told", type=Path, help="keep what each tells here, and go on from it")
    parser.add_argument("--keep", action="store_true", help="write benchmarks/results/")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        log = given.log or Path(folder) / "log.parquet"
        if given.log is None:
            making = [sys.executable, str(HERE / "log_of_events.py"), str(log), str(given.events)]
            subprocess.run(making, check=True)  # noqa: S603 - a child's peak memory begins at ours
        names = [OURS, *(name for name in given.only if name != OURS)]
        told = {name: asked(name, log, peers=given.peers, told=given.told) for name in names}
    hold_equal(told)
    now = datetime.now(tz=UTC)
    text = (
        f"# {given.events:,} events, {now:%d %B %Y}\n\n"
        f"Desireline {version('desireline')}, Python {platform.python_version()}, "
        f"{platform.machine()}. All answers are equal.\n{LEGEND}\n{table(told)}"
    )
    sys.stdout.write(text)
    if given.keep:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{now:%Y-%m-%d}-{given.events}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
