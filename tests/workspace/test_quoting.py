"""Customers' own words: found, ranked by a sentence, pinned, hidden by hand, and let leave."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.importing import import_file
from desireline.maps.reading import Filter
from desireline.measures.feelings import emotion_words, feelings_in
from desireline.measures.words import WordsFilter
from desireline.workspace import quoting
from desireline.workspace.mapping import record_edit, undo
from desireline.workspace.measuring import read
from desireline.workspace.verifying import verify
from desireline.workspace.workspace import Workspace

ALL = quoting.WordsRequest(limit=500)
NOTES = Mapping(
    reader="csv",
    source_name="Call notes",
    channel="call",
    name="Call note",
    closed=False,
    answers_only=True,
    columns=(
        ColumnMeaning(column="id", meaning="event id"),
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="customer name", meaning="leave out"),
        ColumnMeaning(column="time", meaning="time"),
        ColumnMeaning(column="note", meaning="words"),
        ColumnMeaning(column="stars", meaning="score", scale_low=1, scale_high=5),
    ),
)
FILE = """id,customer,customer name,time,note,stars
1,C1,Ottilia Brambleby,2026-10-01T10:00:00Z,"Brambleby rang about the xylophone, very angry.",1
2,C2,Kasimir Thornquist,2026-10-02T10:00:00Z,"The clerk told Brambleby nothing at all about it.",2
3,C3,,2026-10-03T10:00:00Z,The parcel came on the promised day.,5
4,C4,,2026-10-04T10:00:00Z,The parcel came on the promised day.,5
"""


@pytest.fixture(scope="module")
def noted(small_shop, tmp_path_factory):
    """The shop, closed, with the notes that every test begins from."""
    folder = tmp_path_factory.mktemp("noted") / "workspace"
    shutil.copytree(small_shop.folder, folder)
    made = replace(small_shop, folder=folder)
    workspace = made.open()
    bring(workspace)
    workspace.close()
    return made


@pytest.fixture
def shop(noted, tmp_path) -> Iterator[tuple[Workspace, str]]:
    own = replace(noted, folder=tmp_path / "workspace")
    shutil.copytree(noted.folder, own.folder)
    workspace = own.open()
    yield workspace, own.map_id
    workspace.close()


def bring(workspace: Workspace, text: str = FILE, *, mapping: Mapping = NOTES) -> None:
    path = workspace.folder / "uploads" / "notes.csv"
    path.write_text(text, encoding="utf-8")
    import_file(
        workspace.warehouse,
        folder=workspace.folder,
        path=path,
        file_name="notes.csv",
        mapping=mapping,
        at_ms=workspace.now(),
    )


def stored(workspace: Workspace) -> str:
    house = workspace.warehouse
    return repr([house.rows(house.table(name)) for name in ("answers", "records", "known_names")])


def notes(workspace: Workspace, map_id: str) -> list[quoting.Quote]:
    found = quoting.words(workspace, map_id, asked=ALL)
    return sorted(
        (one for one in found.quotes if one.source == "Call notes"), key=lambda one: one.said_on
    )


def test_every_answer_with_words_is_found_once_or_counted(shop):
    workspace, map_id = shop
    answers = workspace.warehouse.table("answers")
    with_words = workspace.warehouse.rows(answers.filter(answers.words.notnull()))
    found = quoting.words(workspace, map_id, asked=ALL)
    assert found.total == len(with_words) == sum(one.times for one in found.quotes)
    assert found.distinct == len(found.quotes) == found.unchecked
    assert sum(place.n for place in found.places) == found.total
    assert [one.times for one in notes(workspace, map_id)] == [1, 1, 2]


def test_filters_narrow_and_agree_with_what_they_say(shop):
    workspace, map_id = shop
    bad = quoting.words(workspace, map_id, asked=replace(ALL, wanted=WordsFilter(highest=-1)))
    assert bad.quotes
    assert all(one.valence is not None and one.valence <= -1 for one in bad.quotes)
    wanted = WordsFilter(search="PARCEL day")
    searched = quoting.words(workspace, map_id, asked=replace(ALL, wanted=wanted))
    assert searched.total == 2
    late = replace(ALL, wanted=WordsFilter(said_from="2026-10-02", said_to="2026-10-03"))
    assert [one.score for one in quoting.words(workspace, map_id, asked=late).quotes] == [2]
    angry = quoting.words(workspace, map_id, asked=replace(ALL, emotion="angry"))
    assert [one.score for one in angry.quotes] == [1]


def test_a_name_of_one_row_is_hidden_in_all_rows_and_in_later_files(shop):
    workspace, map_id = shop
    assert "Brambleby" not in stored(workspace)
    assert "Thornquist" not in stored(workspace)
    assert [one.words for one in notes(workspace, map_id)] == [
        "[name] rang about the xylophone, very angry.",
        "The clerk told [name] nothing at all about it.",
        "The parcel came on the promised day.",
    ]
    later = (
        FILE.splitlines()[0] + "\n9,C9,,2026-10-09T10:00:00Z,Is Thornquist still there today?,3\n"
    )
    bring(workspace, later)
    assert notes(workspace, map_id)[-1].words == "Is [name] still there today?"


def test_words_leave_only_after_a_look_and_a_look_ends_when_they_change(shop):
    workspace, map_id = shop
    first = notes(workspace, map_id)[0]
    version = workspace.warehouse.data_version()
    assert first.unchecked
    assert first.masked == 1
    assert not quoting.may_leave(workspace, first.record_key)
    quoting.look_at(workspace, [first.answer_id], seen=True)
    assert workspace.warehouse.data_version() == version, "a look changes no figure"
    assert quoting.may_leave(workspace, first.record_key)
    assert quoting.leaving_words(workspace, ["1", "2"]) == {"1": (first.words,)}
    quoting.hide(workspace, first.answer_id, piece="the xylophone")
    assert not quoting.may_leave(workspace, first.record_key)
    assert quoting.leaving_words(workspace, ["nobody"]) == {}


def test_what_was_hidden_by_hand_stays_hidden_when_the_file_comes_again(shop):
    workspace, map_id = shop
    first = notes(workspace, map_id)[0]
    quoting.hide(workspace, first.answer_id, piece="xylophone")
    new = quoting.hide(workspace, first.answer_id, piece="very angry")
    assert new == "[name] rang about the [hidden], [hidden]."
    assert "xylophone" not in stored(workspace)
    assert verify(workspace).ok, "a hidden word is no damage"
    bring(workspace)
    bring(workspace, mapping=replace(NOTES, name="Call note, read anew"))
    assert "xylophone" not in stored(workspace)
    assert notes(workspace, map_id)[0].words == new
    assert verify(workspace).ok


def test_only_what_stands_there_can_be_hidden(shop):
    workspace, map_id = shop
    first = notes(workspace, map_id)[0]
    with pytest.raises(quoting.NotInWordsError):
        quoting.hide(workspace, first.answer_id, piece="never said by anyone")
    with pytest.raises(quoting.UnknownAnswerError):
        quoting.hide(workspace, "12", piece="x")


def test_a_pinned_quote_makes_its_statement_reported_and_undo_takes_it_back(shop):
    workspace, map_id = shop
    quote = notes(workspace, map_id)[-1]
    keys = quoting.records_alike(workspace, map_id, answer_id=quote.answer_id)
    assert keys == ("4", "3")
    journey_map, revision = workspace.documents.get(map_id)
    lane = next(one for one in journey_map.lanes if one.kind in {"thoughts", "goals", "actions"})
    write = {
        "type": "add-statement",
        "statement_id": "pinned",
        "stage_id": journey_map.stages[0].id,
        "lane_id": lane.id,
        "text": "They say so.",
    }
    support = {"kind": "verbatim", "dated": quote.said_on, "rows": list(keys)}
    add = {"type": "add-support", "statement_id": "pinned", "support": support}
    edit = {"type": "several", "title": "Pin words", "edits": [write, add]}
    record_edit(workspace, map_id, edit=edit, base_revision=revision, client="me", seq=1)
    states = {one.statement_id: one for one in read(workspace, map_id, limits=Filter()).statements}
    assert states["pinned"].state == "reported"
    undo(workspace, map_id, client="me", seq=2)
    after = read(workspace, map_id, limits=Filter()).statements
    assert "pinned" not in {one.statement_id for one in after}


def test_the_closest_words_to_a_sentence_come_first(shop):
    workspace, map_id = shop
    quote = notes(workspace, map_id)[-1]
    journey_map, revision = workspace.documents.get(map_id)
    lane = next(one for one in journey_map.lanes if one.kind in {"thoughts", "goals", "actions"})
    edit = {
        "type": "add-statement",
        "statement_id": "near",
        "stage_id": journey_map.stages[0].id,
        "lane_id": lane.id,
        "text": quote.words,
    }
    record_edit(workspace, map_id, edit=edit, base_revision=revision, client="me", seq=1)
    ranked = quoting.words(workspace, map_id, asked=replace(ALL, near="near")).quotes
    assert ranked[0].words == quote.words
    scores = [one.closeness for one in ranked]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am really angry and disappointed.", {"angry", "disappointed"}),
        ("Ich bin sehr enttäuscht und genervt.", {"disappointed", "annoyed"}),
        ("Je suis déçue, merci quand même.", {"disappointed", "thankful"}),
        ("Estoy enfadado.", {"angry"}),
        ("Jeg er meget skuffet.", {"disappointed"}),
        ("I am not happy.", set()),
        ("Nicht zufrieden.", set()),
        ("The parcel came on Friday.", set()),
    ],
)
def test_emotions_are_named_in_five_languages_and_denied_ones_are_not(text: str, found: set[str]):
    assert set(feelings_in(text)) == found


def test_an_emotion_named_four_times_is_not_told():
    four = emotion_words([("so angry", 4), ("fine", 6)])
    five = emotion_words([("so angry", 4), ("really angry", 1), ("fine", 5)])
    assert four == ()
    assert [(one.word, one.n, one.of, one.share) for one in five] == [("angry", 5, 10, 0.5)]


SHEETS = """id,customer,time,ease,speed,note,more
1,C1,2026-10-05T10:00:00Z,1,,I looked for the button.,It was blue.
2,C2,2026-10-05T11:00:00Z,1,5,Found at once and waited.,
3,C3,2026-10-05T12:00:00Z,,,Nothing was rated here.,
"""
SHEET = replace(
    NOTES,
    columns=(
        *(column for column in NOTES.columns if column.column in {"id", "customer", "time"}),
        ColumnMeaning(column="ease", meaning="score", scale_low=1, scale_high=5),
        ColumnMeaning(column="speed", meaning="score", scale_low=1, scale_high=5),
        ColumnMeaning(column="note", meaning="words"),
        ColumnMeaning(column="more", meaning="words"),
    ),
)


def test_words_stand_with_the_rating_of_the_same_sheet_and_its_question(shop):
    workspace, map_id = shop
    bring(workspace, SHEETS, mapping=SHEET)
    found = {
        one.words: (one.score, one.scale_high, one.valence, one.rated_in)
        for one in quoting.words(workspace, map_id, asked=ALL).quotes
    }
    assert found["I looked for the button."] == (1, 5, -2, "ease")
    assert found["Found at once and waited."] == (None, None, 0, "ease · speed")
    assert found["Nothing was rated here."] == (None, None, None, "")
    bad = quoting.words(workspace, map_id, asked=replace(ALL, wanted=WordsFilter(highest=-1)))
    assert "I looked for the button." in {one.words for one in bad.quotes}
