"""An edit counts only what it changes, and the answer is that of a reading from nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace

import pytest

from desireline.documents.revision import Revision
from desireline.insights.verdicts import verdict
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter
from desireline.measures.channels import channel_mix
from desireline.measures.emotion import emotion_points
from desireline.measures.loyalty import target_readings
from desireline.measures.personas import persona_readings
from desireline.measures.ribbon import arcs, stage_flows
from desireline.workspace.mapping import has_to_recount, record_edit, undo
from desireline.workspace.measuring import read, read_document, study
from desireline.workspace.workspace import Workspace

EDITS = 14
WHOLE = Filter()
PERIOD = Filter(period_from="2026-08-01")


class Editor:
    """Edits one map as one client, and knows what was counted since."""

    def __init__(self, workspace: Workspace, map_id: str) -> None:
        self.workspace, self.map_id, self.seq = workspace, map_id, 0

    @property
    def map(self) -> JourneyMap:
        return self.workspace.documents.get(self.map_id)[0]

    def make(self, edit: dict[str, object]) -> Revision:
        self.seq += 1
        _, revision = self.workspace.documents.get(self.map_id)
        return record_edit(
            self.workspace,
            self.map_id,
            edit=edit,
            base_revision=revision,
            client="test",
            seq=self.seq,
        )

    def undo(self) -> None:
        self.seq += 1
        undo(self.workspace, self.map_id, client="test", seq=self.seq)

    def counted(self, limits: Filter = WHOLE) -> list[object]:
        """Read the map and return the names of all parts that were counted so far."""
        read(self.workspace, self.map_id, limits=limits)
        return sorted(
            (name for kept in self.workspace.studies.parts.values() for name in kept), key=repr
        )


@pytest.fixture
def editor(own_shop) -> Iterator[Editor]:
    workspace = own_shop.open()
    yield Editor(workspace, own_shop.map_id)
    workspace.close()


def no_figures(found: JourneyMap) -> list[dict[str, object]]:
    """Give edits no figure hangs on."""
    stage, touchpoint = found.stages[0].id, found.touchpoints[0].id
    assumed = next(one for one in found.statements if one.claim is None and not one.support)
    card = next(one for one in found.statements if one.stage_id == stage)
    return [
        {"type": "add-moment", "moment_id": "m", "stage_id": stage, "name": "A moment"},
        {
            "type": "edit-text",
            "statement_id": assumed.id,
            "text": "Other words",
            "text_revision": assumed.text_revision,
        },
        {
            "type": "move-statement",
            "statement_id": card.id,
            "stage_id": found.stages[1].id,
            "lane_id": card.lane_id,
        },
        {"type": "set-touchpoint", "touchpoint_id": touchpoint, "owner": "Shop team"},
        {"type": "set-touchpoint", "touchpoint_id": touchpoint, "importance": "high"},
        {"type": "set-journey-rule", "target_kind": "own", "target_word": "booking"},
    ]


def test_an_edit_no_figure_hangs_on_counts_nothing(editor) -> None:
    before = {limits: editor.counted(limits) for limits in (Filter(), PERIOD)}
    after = before[PERIOD]
    for edit in no_figures(editor.map):
        revision = editor.make(edit)
        for limits in before:
            assert editor.counted(limits) == after, edit["type"]
        assert not has_to_recount(editor.workspace, revision)
    editor.undo()
    assert editor.counted() == after


def test_new_names_count_nothing_and_stand_as_if_counted_with(editor) -> None:
    chosen, who = editor.map, editor.map.personas[0]
    rule = replace(chosen.rules[0], touchpoint_id="")
    editor.make({"type": "set-persona", "persona_id": who.id, "conditions": [asdict(rule)]})
    limits = Filter(persona_id=who.id)
    before = [editor.counted(), editor.counted(limits)]
    for edit in (
        {"type": "rename-stage", "stage_id": chosen.stages[1].id, "name": "Étape {2} %s"},
        {"type": "rename-touchpoint", "touchpoint_id": chosen.touchpoints[0].id, "name": "a"},
        {"type": "set-persona", "persona_id": who.id, "name": "Somebody else"},
    ):
        assert not has_to_recount(editor.workspace, editor.make(edit))
    assert [editor.counted(), editor.counted(limits)] == [before[1], before[1]]
    for asked in (WHOLE, limits):
        told = read(editor.workspace, editor.map_id, limits=asked)
        with editor.workspace.studying:
            found, _ = study(editor.workspace, editor.map, limits=asked)
            assert told.applied == found.applied
            assert told.flows == stage_flows(found)
            assert told.arcs == tuple(one for one in arcs(found) if not one.figure.hidden)
            assert told.channels == channel_mix(found)
            assert told.emotions == tuple(emotion_points(found))
            assert told.personas == persona_readings(found)
            assert told.targets == target_readings(found)
            claims = {one.id: one.claim for one in editor.map.statements if one.claim}
            judged = [one for one in told.statements if one.statement_id in claims]
            assert judged
            for one in judged:
                assert one.verdict == verdict(found, claims[one.statement_id], flows=told.flows)


def test_an_edit_of_one_claim_counts_that_claim_alone(editor) -> None:
    statement = next(one for one in editor.map.statements if one.claim and one.claim.value)
    before = editor.counted()
    claim = replace(statement.claim, value=statement.claim.value / 2)
    edit = {"type": "set-claim", "statement_id": statement.id, "claim": asdict(claim)}
    assert has_to_recount(editor.workspace, editor.make(edit))
    after = editor.counted()
    assert [name for name in after if name not in before] == [("claim", claim)]
    editor.undo()
    assert editor.counted() == after


def some_edit(found: JourneyMap, chance: random.Random, number: int) -> dict[str, object]:
    """Give an edit of any kind, of words, places, claims, rules or stages."""
    stage, touchpoint = chance.choice(found.stages), chance.choice(found.touchpoints)
    statement, rule = chance.choice(found.statements), chance.choice(found.rules)
    quantity = Quantity(kind="touchpoint_share", touchpoint_id=touchpoint.id)
    claim = Claim(quantity=quantity, comparison="at least", value=chance.random())
    kinds: list[Callable[[], dict[str, object]]] = [
        lambda: chance.choice(no_figures(replace(found, moments=()))) | {"moment_id": f"m{number}"},
        lambda: {"type": "rename-stage", "stage_id": stage.id, "name": f"Stage {number}"},
        lambda: {
            "type": "rename-touchpoint",
            "touchpoint_id": touchpoint.id,
            "name": f"Place {number}",
        },
        lambda: {"type": "set-claim", "statement_id": statement.id, "claim": asdict(claim)},
        lambda: {"type": "remove-rule", "rule_id": rule.id},
        lambda: {"type": "set-kpi", "kpi_id": chance.choice(found.kpis).id, "target": 0.5},
    ]
    edit = chance.choice(kinds)()
    return (
        edit
        if edit["type"] == "add-moment"
        else {k: v for k, v in edit.items() if k != "moment_id"}
    )


def test_after_any_edits_the_answer_is_that_of_a_reading_from_nothing(
    editor, own_shop, tmp_path
) -> None:
    folder = tmp_path / "fresh"
    shutil.copytree(own_shop.folder, folder)
    fresh = replace(own_shop, folder=folder).open()
    chance = random.Random(7)  # noqa: S311 - a seed that tells the same tale
    read(editor.workspace, editor.map_id, limits=Filter())
    for number in range(EDITS):
        if number % 5 == 4:
            editor.undo()
        else:
            editor.make(some_edit(editor.map, chance, number))
        present, revision = editor.workspace.documents.get(editor.map_id)
        limits = PERIOD if number % 3 == 2 else Filter()
        for kept in (fresh.studies.parts, fresh.studies.readings, fresh.studies.studies):
            kept.clear()
        assert read(editor.workspace, editor.map_id, limits=limits) == read_document(
            fresh, present, revision=revision, limits=limits
        )
    fresh.close()
