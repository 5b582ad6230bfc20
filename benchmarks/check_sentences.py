"""Measure "Check this sentence" on 160 sentences of the demo company's walls.

Builds the company, takes its four walls over, loads three reports of its own, and asks for each
sentence what could test it. Half of the sentences are true by the simulator, which counts without
the product, or by the reports. Of a judgement that nothing can test, it is right to offer nothing
that was counted. Prints a line a sentence and one of figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from fourth_wall import FOURTH
from fourth_wall import TITLE as FOURTH_TITLE
from fourth_wall import grid as fourth_grid
from more_sentences import MORE, REPORTS, MoreSentence, grid, holds, meant_by
from more_sentences import TITLE as SECOND
from third_wall import THIRD, ThirdSentence
from third_wall import TITLE as THIRD_TITLE
from third_wall import grid as third_grid

from desireline.evidence.report_table import read_report
from desireline.insights.proposing import Proposal
from desireline.maps.claim import Quantity
from desireline.simulation.wall_map import SENTENCES, TITLE, Means, WallSentence, wall_grid
from desireline.simulation.world import DEMO_SEED, simulate
from desireline.workspace.checking import checks, statement_proposals
from desireline.workspace.demo import demo_map_text, import_folder
from desireline.workspace.mapping import map_from_file
from desireline.workspace.old_maps import adopt_map
from desireline.workspace.totals import keep_report
from desireline.workspace.workspace import Workspace

Outcome = Literal["right", "wrong", "open", "not found"]
UNTIL = date(2026, 10, 31)
COUNTED = 6000  # customers of the company whose true values stand in the third and fourth walls


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of one sentence.

    Attributes:
        place: At which of the proposals the fitting figure stands, from 1; 0 = not among them.
        holds: Whether the simulator made it true.
    """

    text: str
    outcome: Outcome
    place: int
    holds: bool
    said: str


def checked(workspace: Workspace, map_id: str, truth: dict[str, Any]) -> tuple[Checked, ...]:
    """Check every sentence of the wall map as a reader would who knows which figure fits."""
    holds = {entry["text"]: bool(entry["holds"]) for entry in truth["wall_map"]}
    ids = {one.text: one.statement_id for one in checks(workspace, map_id).statements}
    return tuple(
        _checked(workspace, map_id, one, statement_id=ids[one.text], holds=holds[one.text])
        for one in SENTENCES
    )


def checked_more(workspace: Workspace, source: str, truth: dict[str, Any]) -> tuple[Checked, ...]:
    """Check the sentences of the second wall, with the reports loaded."""
    for title, unit, table in REPORTS:
        keep_report(workspace, title=title, totals=read_report(table, unit=unit).totals)
    map_id = adopt_map(
        workspace,
        grid(),
        title=SECOND,
        file_name="Zweite Wand.xlsx",
        lanes=(),
        by_rows=False,
        source=source,
    ).map_id
    values = {
        str(entry["text"]): float(entry["value"])
        for entry in truth["wall_map"]
        if entry["value"] is not None
    }
    ids = {one.text: one.statement_id for one in checks(workspace, map_id).statements}
    return tuple(
        _of_more(workspace, map_id, one, statement_id=ids[one.text], true=holds(one, values))
        for one in MORE
    )


def checked_third(workspace: Workspace, source: str) -> tuple[Checked, ...]:
    """Check the sentences of the third wall, of which nothing counted can test three."""
    map_id = adopt_map(
        workspace,
        third_grid(),
        title=THIRD_TITLE,
        file_name="Dritte Wand.xlsx",
        lanes=(),
        by_rows=False,
        source=source,
    ).map_id
    ids = {one.text: one.statement_id for one in checks(workspace, map_id).statements}
    return tuple(_of_third(workspace, map_id, one, statement_id=ids[one.text]) for one in THIRD)


def checked_fourth(workspace: Workspace, source: str) -> tuple[Checked, ...]:
    """Check the sentences of the fourth wall."""
    map_id = adopt_map(
        workspace,
        fourth_grid(),
        title=FOURTH_TITLE,
        file_name="Vierte Wand.xlsx",
        lanes=(),
        by_rows=False,
        source=source,
    ).map_id
    ids = {one.text: one.statement_id for one in checks(workspace, map_id).statements}
    return tuple(_of_third(workspace, map_id, one, statement_id=ids[one.text]) for one in FOURTH)


def _of_third(
    workspace: Workspace, map_id: str, one: ThirdSentence, *, statement_id: str
) -> Checked:
    found = statement_proposals(workspace, map_id, statement_id).proposals
    if one.means:
        return _fitting(one.text, found, one.means, holds=one.holds)
    judged = [one for one in found if one.trial.verdict.answer in ("confirmed", "contradicted")]
    said = f"{len(judged)} of {len(found)} figures judge; none can test it"
    outcome: Outcome = "wrong" if judged else "right"
    return Checked(text=one.text, outcome=outcome, place=int(not judged), holds=True, said=said)


def _of_more(
    workspace: Workspace, map_id: str, one: MoreSentence, *, statement_id: str, true: bool
) -> Checked:
    found = statement_proposals(workspace, map_id, statement_id).proposals
    if not one.line and not meant_by(one):
        outcome: Outcome = "wrong" if found else "right"
        said = f"{len(found)} figures offered; none can test it"
        return Checked(text=one.text, outcome=outcome, place=int(not found), holds=true, said=said)
    fitting = [Quantity(**means) for means in meant_by(one)]  # type: ignore[arg-type]
    for place, proposal in enumerate(found, start=1):
        quantity = proposal.trial.claim.quantity
        kind = "total_share" if one.share else "total"
        if quantity in fitting or (
            one.line and (quantity.kind, quantity.field) == (kind, one.line)
        ):
            return Checked(
                text=one.text,
                outcome=_outcome(proposal, holds=true),
                place=place,
                holds=true,
                said=proposal.trial.headline or proposal.trial.verdict.sentence,
            )
    return Checked(text=one.text, outcome="not found", place=0, holds=true, said="")


def wall_workspace(place: Path, *, customers: int) -> tuple[Workspace, str, dict[str, Any]]:
    """Make the company's workspace with its wall map taken over."""
    raw = place / "raw"
    simulate(raw, seed=DEMO_SEED, customers=customers, until=UNTIL)
    truth: dict[str, Any] = json.loads((raw / "truth.json").read_text(encoding="utf-8"))
    moment = int(truth["as_of_ms"])
    workspace = Workspace.open(place / "workspace", create=True, clock=lambda: moment)
    import_folder(workspace, raw, on_receipt=lambda _: None)
    return workspace, with_wall(workspace), truth


def with_wall(workspace: Workspace) -> str:
    """Take the wall map over into the company's workspace; give its id."""
    source = map_from_file(workspace, demo_map_text())
    return adopt_map(
        workspace,
        wall_grid(),
        title=TITLE,
        file_name="Wall map 2024.xlsx",
        lanes=(),
        by_rows=False,
        source=source,
    ).map_id


def _checked(
    workspace: Workspace, map_id: str, one: WallSentence, *, statement_id: str, holds: bool
) -> Checked:
    found = statement_proposals(workspace, map_id, statement_id).proposals
    return _fitting(one.text, found, (one.means, *one.also), holds=holds)


def _fitting(
    text: str, found: Sequence[Proposal], meant: Sequence[Means], *, holds: bool
) -> Checked:
    fitting = [Quantity(**means) for means in meant]  # type: ignore[arg-type]
    for place, proposal in enumerate(found, start=1):
        if proposal.trial.claim.quantity in fitting:
            return Checked(
                text=text,
                outcome=_outcome(proposal, holds=holds),
                place=place,
                holds=holds,
                said=proposal.trial.headline or proposal.trial.verdict.sentence,
            )
    return Checked(text=text, outcome="not found", place=0, holds=holds, said="")


def _outcome(proposal: Proposal, *, holds: bool) -> Outcome:
    answer = proposal.trial.verdict.answer
    if answer not in ("confirmed", "contradicted"):
        return "open"
    return "right" if (answer == "confirmed") == holds else "wrong"


def summary(found: tuple[Checked, ...]) -> dict[str, int]:
    """Count the outcomes."""
    counts = Counter(one.outcome for one in found)
    return {
        "sentences": len(found),
        "true": sum(one.holds for one in found),
        "found": sum(one.place > 0 for one in found),
        "found first": sum(one.place == 1 for one in found),
        **{name: counts[name] for name in ("right", "wrong", "open", "not found")},
    }


def main() -> None:
    """Print what came of each sentence, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=COUNTED)
    customers = parser.parse_args().customers
    with tempfile.TemporaryDirectory() as place:
        workspace, map_id, truth = wall_workspace(Path(place), customers=customers)
        found = checked(workspace, map_id, truth)
        found += checked_more(workspace, map_id, truth)
        if customers == COUNTED:
            found += checked_third(workspace, map_id)
            found += checked_fourth(workspace, map_id)
        workspace.close()
    for one in found:
        mark = "true " if one.holds else "false"
        print(f"{one.outcome:<10} {mark} #{one.place} {one.text} | {one.said}")  # noqa: T201
    print(json.dumps({"customers": customers, **summary(found)}))  # noqa: T201


if __name__ == "__main__":
    main()
