"""Decisions about a map: kept with author and time, taken back one by one, lost with no map."""

from __future__ import annotations

import pytest

from desireline.documents.actions import (
    DECISIONS,
    Author,
    FindingMark,
    NothingDecidedError,
    UnknownActionError,
)
from desireline.documents.log import UnknownMapError
from desireline.documents.store import DocumentStore
from desireline.maps.action import Action
from desireline.maps.journey_map import JourneyMap, MapHeader

ANNA = Author(actor="anna", at_ms=1_000)
BEN = Author(actor="ben", at_ms=2_000)


@pytest.fixture(name="store")
def _store(tmp_path):
    with DocumentStore.open(tmp_path / "documents.sqlite") as store:
        for name in ("one", "two"):
            made = JourneyMap(header=MapHeader(id=name, title=name.title()))
            store.create(made, actor="anna", at_ms=1)
        yield store


def act(text: str, *, id_: str = "a-1", map_id: str = "one") -> Action:
    return Action(id=id_, map_id=map_id, text=text)


def test_an_action_is_kept_and_changed(store):
    kept = store.decisions
    kept.keep_action(act("Lend a pair"), author=ANNA)
    kept.keep_action(act("Call back", id_="a-2"), author=ANNA)
    kept.keep_action(act("Lend two pairs"), author=BEN)
    assert [one.text for one in kept.actions("one")] == ["Lend two pairs", "Call back"]
    assert kept.actions("two") == ()


def test_undo_goes_back_step_by_step_and_redo_forth(store):
    kept = store.decisions
    kept.keep_action(act("Lend a pair"), author=ANNA)
    kept.mark_finding("one", FindingMark(key="k", published=True), author=ANNA, label="Publish: k")
    kept.remove_action("one", "a-1", author=BEN)
    assert kept.steps("one").undo_label == "Remove action “Lend a pair”"
    kept.undo("one")
    assert [one.text for one in kept.actions("one")] == ["Lend a pair"]
    kept.undo("one")
    assert kept.marks("one") == {}
    assert kept.redo("one") == "Publish: k"
    assert kept.marks("one")["k"].published
    assert kept.redo("one") == "Remove action “Lend a pair”"
    assert kept.actions("one") == ()
    with pytest.raises(NothingDecidedError):
        kept.redo("one")


def test_a_new_decision_overtakes_what_was_taken_back(store):
    kept = store.decisions
    kept.keep_action(act("First"), author=ANNA)
    kept.undo("one")
    kept.keep_action(act("Second", id_="a-2"), author=ANNA)
    assert kept.steps("one").redo_label == ""
    assert [one.text for one in kept.actions("one")] == ["Second"]
    kept.undo("one")
    with pytest.raises(NothingDecidedError):
        kept.undo("one")


def test_maps_do_not_undo_one_another(store):
    kept = store.decisions
    kept.keep_action(act("Mine"), author=ANNA)
    kept.keep_action(act("Theirs", map_id="two"), author=BEN)
    kept.undo("one")
    assert [one.text for one in kept.actions("two")] == ["Theirs"]


def test_author_and_time_stay_even_of_what_is_taken_back(store):
    kept = store.decisions
    kept.keep_action(act("First"), author=ANNA)
    kept.undo("one")
    with store._database.reading() as connection:
        rows = connection.execute(DECISIONS.select()).all()
    assert [(row.actor, row.at_ms, row.fate) for row in rows] == [("anna", 1_000, 1)]


def test_what_is_not_there_is_refused(store):
    with pytest.raises(UnknownActionError):
        store.decisions.remove_action("one", "a-9", author=ANNA)
    with pytest.raises(UnknownMapError):
        store.decisions.keep_action(act("x", map_id="none"), author=ANNA)


def test_decisions_survive_a_restart_and_go_with_their_map(tmp_path):
    path = tmp_path / "documents.sqlite"
    with DocumentStore.open(path) as store:
        store.create(JourneyMap(header=MapHeader(id="one", title="One")), actor="anna", at_ms=1)
        store.decisions.keep_action(act("Lend a pair"), author=ANNA)
    with DocumentStore.open(path) as store:
        assert [one.text for one in store.decisions.actions("one")] == ["Lend a pair"]
        store.delete("one")
        with store._database.reading() as connection:
            assert connection.execute(DECISIONS.select()).all() == []
