"""The store keeps every edit once, takes back one's own, and brings back any earlier state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shop import MAKERS, SHOP, Maker, NothingLeftError

from desireline.documents.log import RequestReusedError, UnknownMapError
from desireline.documents.revision import Revision, UndoState, row_of
from desireline.documents.sqlite import NewerStoreError, StoreFileError
from desireline.documents.store import (
    DocumentStore,
    MapExistsError,
    NothingToUndoError,
    UnknownRevisionError,
)
from desireline.errors import DesirelineError
from desireline.maps.checking import BrokenMapError, problems
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.header import SetHeader
from desireline.maps.edits.several import Several
from desireline.maps.edits.stages import AddStage, MoveStage, RemoveStage, RenameStage
from desireline.maps.edits.statements import AddStatement, EditText, StaleTextError
from desireline.maps.edits.touchpoints import MoveTouchpoint
from desireline.maps.journey_map import JourneyMap
from desireline.maps.records import stage_of, statement_of
from desireline.maps.serialization import canonical_text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DocumentStore]:
    with DocumentStore.open(tmp_path / "documents.sqlite") as opened:
        opened.create(SHOP, actor="ana", at_ms=1)
        yield opened


class Tab:
    """A browser tab of someone who edits the shop's map."""

    def __init__(self, store: DocumentStore, name: str) -> None:
        self.store, self.name, self.seq = store, name, 0

    def _next(self) -> dict[str, object]:
        self.seq += 1
        return {"client": self.name, "seq": self.seq, "actor": self.name, "at_ms": 1000 + self.seq}

    def does(self, edit: Edit) -> Revision:
        return self.store.record("shop", edit, base_revision=0, **self._next())

    def undoes(self) -> Revision:
        return self.store.undo("shop", **self._next())

    def redoes(self) -> Revision:
        return self.store.redo("shop", **self._next())


def present(store: DocumentStore) -> JourneyMap:
    return store.get("shop")[0]


def name_of(store: DocumentStore, stage_id: str) -> str:
    return stage_of(present(store), stage_id).name


def test_a_map_is_kept_and_listed(store: DocumentStore) -> None:
    assert store.get("shop") == (SHOP, 0)
    Tab(store, "ana").does(SetHeader(title="Lamps"))
    (entry,) = store.list()
    assert (entry.title, entry.revision, entry.created_at, entry.edited_at) == ("Lamps", 1, 1, 1001)


def test_a_map_is_kept_after_closing(tmp_path: Path) -> None:
    with DocumentStore.open(tmp_path / "d.sqlite") as store:
        store.create(SHOP, actor="ana", at_ms=1)
        Tab(store, "ana").does(RenameStage(stage_id="look", name="See"))
    with DocumentStore.open(tmp_path / "d.sqlite") as store:
        assert name_of(store, "look") == "See"
        assert store.verify("shop") == ()
        assert store.damages() == ()


def test_written_edits_are_flushed_to_the_disk(store: DocumentStore) -> None:
    assert store.protections()[1:] == ("journal: wal", "flushed to disk: full")


def test_a_repeated_request_is_made_once(store: DocumentStore) -> None:
    edit = AddStage(stage_id="n", name="New")
    asked = {"base_revision": 0, "client": "ana", "seq": 1, "actor": "ana", "at_ms": 5}
    first = store.record("shop", edit, **asked)
    again = store.record("shop", edit, **{**asked, "at_ms": 9})
    assert again == first
    assert store.get("shop")[1] == 1
    with pytest.raises(RequestReusedError, match="number 1"):
        store.record("shop", RenameStage(stage_id="n", name="x"), **asked)


def test_a_repeated_undo_is_made_once(store: DocumentStore) -> None:
    ana = Tab(store, "ana")
    ana.does(RenameStage(stage_id="look", name="See"))
    ana.does(RenameStage(stage_id="cart", name="Basket"))
    asked = {"client": "ana", "seq": 3, "actor": "ana", "at_ms": 5}
    assert store.undo("shop", **asked) == store.undo("shop", **asked)
    assert (name_of(store, "look"), name_of(store, "cart")) == ("See", "Cart")


def test_a_stale_text_is_refused_and_nothing_is_kept(store: DocumentStore) -> None:
    Tab(store, "ana").does(EditText(statement_id="s-hang", text="Straight?", text_revision=0))
    ben = Tab(store, "ben")
    with pytest.raises(StaleTextError) as refused:
        ben.does(EditText(statement_id="s-hang", text="Level?", text_revision=0))
    assert refused.value.present_text == "Straight?"
    merged = EditText(
        statement_id="s-hang",
        text="Straight and level?",
        text_revision=refused.value.text_revision,
    )
    ben.seq = 0  # the refused request left no trace, so its number is free
    ben.does(merged)
    assert statement_of(present(store), "s-hang").text == "Straight and level?"
    assert store.get("shop")[1] == 2


def test_each_takes_back_their_own_last_edit(store: DocumentStore) -> None:
    ana, ben = Tab(store, "ana"), Tab(store, "ben")
    ana.does(RenameStage(stage_id="look", name="See"))
    ben.does(RenameStage(stage_id="cart", name="Basket"))
    assert ana.undoes().label == "Undo: Rename stage “Look” to “See”"
    assert (name_of(store, "look"), name_of(store, "cart")) == ("Look", "Basket")
    assert store.undo_state("shop", client="ana") == UndoState(
        undo_label="", redo_label="Rename stage “Look” to “See”"
    )
    ana.redoes()
    assert name_of(store, "look") == "See"
    ana.undoes()
    assert present(store).stages[0] == SHOP.stages[0]


def test_undo_goes_back_step_by_step_and_redo_forward_again(store: DocumentStore) -> None:
    ana = Tab(store, "ana")
    for revision, text in enumerate(["one", "two", "three"]):
        ana.does(EditText(statement_id="s-hang", text=text, text_revision=revision))
    said = []
    for step in (
        ana.undoes,
        ana.undoes,
        ana.redoes,
        ana.redoes,
        ana.undoes,
        ana.undoes,
        ana.undoes,
    ):
        assert step().notice == ""
        said.append(statement_of(present(store), "s-hang").text)
    assert said == ["two", "one", "two", "three", "two", "one", "Will it hang right?"]
    with pytest.raises(NothingToUndoError, match="nothing of yours to undo"):
        ana.undoes()


def test_a_new_edit_forgets_what_was_taken_back(store: DocumentStore) -> None:
    ana = Tab(store, "ana")
    ana.does(RenameStage(stage_id="look", name="See"))
    ana.undoes()
    ana.does(RenameStage(stage_id="look", name="Watch"))
    with pytest.raises(NothingToUndoError, match="redo"):
        ana.redoes()


@pytest.mark.parametrize(
    ("mine", "theirs", "says"),
    [
        (
            RenameStage(stage_id="look", name="See"),
            RemoveStage(stage_id="look"),
            "The stage 'look' no longer exists",
        ),
        (
            RenameStage(stage_id="look", name="See"),
            RenameStage(stage_id="look", name="Watch"),
            "stage's name was changed since",
        ),
        (
            EditText(statement_id="s-hang", text="A", text_revision=0),
            EditText(statement_id="s-hang", text="B", text_revision=1),
            "statement's text was changed since",
        ),
        (
            AddStatement(statement_id="n", stage_id="look", lane_id="actions", text="A"),
            EditText(statement_id="n", text="B", text_revision=0),
            "The statement 'n' was changed since",
        ),
        (
            AddStage(stage_id="n", name="New"),
            MoveTouchpoint(touchpoint_id="ad", stage_id="n"),
            "the stage 'n', which does not exist",
        ),
    ],
    ids=["gone", "renamed", "reworded", "reworded what I added", "in use"],
)
def test_undo_never_overwrites_what_others_did_since_and_says_so(
    store: DocumentStore, mine: Edit, theirs: Edit, says: str
) -> None:
    ana = Tab(store, "ana")
    ana.does(RenameStage(stage_id="wait", name="Waiting"))
    ana.does(mine)
    Tab(store, "ben").does(theirs)
    before = present(store)
    assert says in ana.undoes().notice
    assert present(store) == before
    assert ana.undoes().notice == ""  # and the edit before it is not blocked
    assert name_of(store, "wait") == "Wait"
    assert store.verify("shop") == ()


def test_an_edit_that_changes_nothing_is_nothing_to_take_back(store: DocumentStore) -> None:
    ana = Tab(store, "ana")
    ana.does(RenameStage(stage_id="look", name="See"))
    ana.does(RenameStage(stage_id="look", name="See"))
    ana.undoes()
    assert name_of(store, "look") == "Look"


def test_a_removed_stage_comes_back_whole(store: DocumentStore) -> None:
    ana = Tab(store, "ana")
    ana.does(RemoveStage(stage_id="wait"))
    assert len(present(store).touchpoints) == 2
    ana.undoes()
    assert present(store) == SHOP


@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_earlier_state_can_be_brought_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("replay") / "d.sqlite"
    with DocumentStore.open(path) as store:
        store.create(SHOP, actor="ana", at_ms=1)
        states, tabs = [SHOP], [Tab(store, "ana"), Tab(store, "ben")]
        for number in range(10):
            tab = data.draw(st.sampled_from(tabs))
            action = data.draw(st.sampled_from(["edit", "edit", "edit", "undo", "redo"]))
            try:
                if action == "edit":
                    kind = data.draw(st.sampled_from(list(MAKERS)))
                    tab.does(MAKERS[kind](Maker(data.draw, present(store), f"n{number}")))
                else:
                    tab.undoes() if action == "undo" else tab.redoes()
            except (DesirelineError, NothingLeftError):
                continue
            states.append(present(store))
            assert problems(states[-1]) == ()
        assert [store.at_revision("shop", n) for n in range(len(states))] == states
        assert store.verify("shop") == ()


def content(store: DocumentStore) -> str:
    """Return the map as it is kept; a text's revision counts on when it is taken back."""
    journey_map = present(store)
    statements = tuple(replace(one, text_revision=0) for one in journey_map.statements)
    return canonical_text(replace(journey_map, statements=statements))


def test_a_bundle_that_adds_a_stage_and_moves_it_can_be_made_again(store: DocumentStore) -> None:
    ana, stage = Tab(store, "ana"), AddStage(stage_id="n", name="Home")
    ana.does(Several(title="Add", edits=(stage, MoveStage(stage_id="n", before="look"))))
    ana.undoes()
    assert ana.redoes().notice == ""
    assert next(one.name for one in present(store).stages) == "Home"


@settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@given(data=st.data())
def test_edits_undone_entirely_leave_the_same_bytes_and_redone_the_same_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("undone") / "d.sqlite"
    with DocumentStore.open(path) as store:
        store.create(SHOP, actor="ana", at_ms=1)
        tab, states = Tab(store, "ana"), [content(store)]
        for number in range(14):
            kind = data.draw(st.sampled_from(list(MAKERS)))
            try:
                made = tab.does(MAKERS[kind](Maker(data.draw, present(store), f"n{number}")))
            except (DesirelineError, NothingLeftError):
                continue
            if made.changes:
                states.append(content(store))
        for before in reversed(states[:-1]):
            assert tab.undoes().notice == ""
            assert content(store) == before
        with pytest.raises(NothingToUndoError):
            tab.undoes()
        for after in states[1:]:
            assert tab.redoes().notice == ""
            assert content(store) == after
        assert store.verify("shop") == ()


def test_programs_that_write_at_the_same_time_lose_nothing(
    store: DocumentStore, tmp_path: Path
) -> None:
    def write(name: str) -> None:
        with DocumentStore.open(tmp_path / "documents.sqlite") as own:
            tab = Tab(own, name)
            for number in range(10):
                tab.does(AddStage(stage_id=f"{name}{number}", name="New"))

    with ThreadPoolExecutor() as programs:
        list(programs.map(write, ["a", "b", "c", "d"]))
    assert len(present(store).stages) == 3 + 40
    assert store.verify("shop") == ()


def test_a_row_forged_with_a_fitting_hash_breaks_the_next_link(
    store: DocumentStore, tmp_path: Path
) -> None:
    ana = Tab(store, "ana")
    first = ana.does(RenameStage(stage_id="look", name="See"))
    ana.does(RenameStage(stage_id="look", name="Look"))
    before = store.history("shop")[0].chain_hash
    forged = row_of(replace(first, actor="eve"), previous_hash=before)
    store.close()
    connection = sqlite3.connect(tmp_path / "documents.sqlite")
    connection.execute(
        "UPDATE revisions SET actor = :actor, chain_hash = :chain_hash WHERE revision = 1", forged
    )
    connection.commit()
    connection.close()
    assert store.verify("shop") == ("Revision 2 is not what was written: its hash differs.",)


@pytest.mark.parametrize(
    ("tampering", "says"),
    [
        (
            "UPDATE maps SET document = replace(document, 'Look', 'Loot')",
            "not what its log leads to",
        ),
        ("UPDATE maps SET title = 'x'", "title in the list"),
        (
            "UPDATE revisions SET actor = 'eve' WHERE revision = 1",
            "Revision 1 is not what was written",
        ),
        ("UPDATE revisions SET at_ms = 7 WHERE revision = 0", "Revision 0 is not what was written"),
        (
            "UPDATE revisions SET changes = replace(changes, 'See', 'Sea') WHERE revision = 1",
            "Revision 1 is not what was written",
        ),
        ("UPDATE revisions SET changes = '[{]' WHERE revision = 1", "cannot be replayed"),
        ("DELETE FROM revisions WHERE revision = 1", "does not hold the revisions 0 to 2"),
        ("DELETE FROM revisions", "cannot be replayed"),
        ("UPDATE maps SET revision = 1", "does not hold the revisions 0 to 1"),
    ],
)
def test_a_row_changed_behind_the_stores_back_is_found(
    store: DocumentStore, tmp_path: Path, tampering: str, says: str
) -> None:
    ana = Tab(store, "ana")
    ana.does(RenameStage(stage_id="look", name="See"))
    ana.does(RenameStage(stage_id="look", name="Look"))
    assert store.verify("shop") == ()
    store.close()
    connection = sqlite3.connect(tmp_path / "documents.sqlite")
    connection.execute(tampering)
    connection.commit()
    connection.close()
    assert says in " ".join(store.verify("shop"))


def test_a_map_that_does_not_hold_together_is_not_kept(tmp_path: Path) -> None:
    with DocumentStore.open(tmp_path / "d.sqlite") as store:
        broken = JourneyMap(header=SHOP.header, touchpoints=SHOP.touchpoints)
        with pytest.raises(BrokenMapError):
            store.create(broken, actor="ana", at_ms=1)
        assert store.list() == ()


def test_what_does_not_exist_says_what_does(store: DocumentStore) -> None:
    with pytest.raises(UnknownMapError, match="The maps: shop"):
        store.get("lamp")
    with pytest.raises(MapExistsError):
        store.create(SHOP, actor="ana", at_ms=1)
    with pytest.raises(UnknownRevisionError, match="revisions 0 to 0, not 4"):
        store.at_revision("shop", 4)
    with pytest.raises(UnknownRevisionError):
        store.record(
            "shop",
            RenameStage(stage_id="look", name="x"),
            base_revision=9,
            client="ana",
            seq=1,
            actor="ana",
            at_ms=1,
        )
    with pytest.raises(RequestReusedError, match="empty"):
        store.undo("shop", client="", seq=0, actor="ana", at_ms=1)


def test_a_removed_map_leaves_nothing(store: DocumentStore) -> None:
    Tab(store, "ana").does(RenameStage(stage_id="look", name="See"))
    store.delete("shop")
    assert store.list() == ()
    store.create(SHOP, actor="ana", at_ms=2)
    assert [one.label for one in store.history("shop")] == ["Create map “Buying a lamp”"]


def test_a_column_mapping_is_remembered_by_the_files_shape(store: DocumentStore) -> None:
    assert store.remembered("a,b,c") is None
    store.remember_mapping("a,b,c", '{"a": 1}', at_ms=1)
    store.remember_mapping("a,b,c", '{"a": 2}', at_ms=2)
    assert store.remembered("a,b,c") == '{"a": 2}'


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "documents.sqlite"
    path.write_bytes(b"not a database at all, only some words" * 100)
    with pytest.raises(StoreFileError, match="cannot be read or written"):
        DocumentStore.open(path)


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "documents.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with pytest.raises(NewerStoreError, match="newer Desireline"):
        DocumentStore.open(path)
