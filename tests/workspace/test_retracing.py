"""How a map came to be as it is: warnings of its drawing, each wording, and what it was before."""

from __future__ import annotations

import pytest

from desireline.maps.reading import Filter
from desireline.workspace import last_reading as kept
from desireline.workspace.discovering import map_from_data
from desireline.workspace.last_reading import last_reading, since_last
from desireline.workspace.looking import cell_evidence
from desireline.workspace.mapping import map_from_template, record_edit
from desireline.workspace.measuring import read
from desireline.workspace.retracing import (
    UnknownSentenceError,
    draft_warnings,
    sentence_history,
)

SENTENCE = "st-buy-goals"


@pytest.fixture
def shop(own_shop):
    workspace = own_shop.open()
    yield workspace
    workspace.close()


def reword(workspace, text: str, *, seq: int) -> None:
    journey_map, revision = workspace.documents.get("small")
    present = next(one for one in journey_map.statements if one.id == SENTENCE)
    edit = {
        "type": "edit-text",
        "statement_id": SENTENCE,
        "text": text,
        "text_revision": present.text_revision,
    }
    record_edit(workspace, "small", edit=edit, base_revision=revision, client="c", seq=seq)


def test_a_drawn_map_remembers_what_spoke_against_it(shop) -> None:
    drawn = map_from_data(shop, title="Drawn")
    assert draft_warnings(shop, drawn.map_id) == drawn.warnings
    shop.documents.delete(drawn.map_id)
    assert draft_warnings(shop, "small") == ()


def test_warnings_are_kept_line_by_line(shop) -> None:
    journey_map, _ = shop.documents.get("small")
    shop.documents.delete("small")
    shop.documents.create(journey_map, actor="me", at_ms=1, notice="Too few.\nNo success.")
    assert draft_warnings(shop, "small") == ("Too few.", "No success.")


def test_every_wording_of_a_sentence_is_told_newest_first(shop) -> None:
    first = sentence_history(shop, "small", SENTENCE)
    assert [one.revision for one in first] == [0]
    reword(shop, "Let me pay quickly.", seq=1)
    reword(shop, "Let me pay in ten minutes.", seq=2)
    told = sentence_history(shop, "small", SENTENCE)
    assert [(one.revision, one.text) for one in told] == [
        (2, "Let me pay in ten minutes."),
        (1, "Let me pay quickly."),
        (0, first[0].text),
    ]
    assert told[0].before == "Let me pay quickly."


def test_a_removed_sentence_ends_without_words_and_an_unknown_one_is_none(shop) -> None:
    _, revision = shop.documents.get("small")
    edit = {"type": "remove-statement", "statement_id": SENTENCE}
    record_edit(shop, "small", edit=edit, base_revision=revision, client="c", seq=1)
    assert sentence_history(shop, "small", SENTENCE)[0].text == ""
    with pytest.raises(UnknownSentenceError, match="never held"):
        sentence_history(shop, "small", "nowhere")


def test_the_reading_before_new_evidence_is_the_last_one(shop, monkeypatch) -> None:
    before = read(shop, "small", limits=Filter())
    assert last_reading(shop, "small") is None
    monkeypatch.setattr(type(shop.warehouse), "data_version", lambda _: "after the next import")
    shop.studies.readings.clear()
    read(shop, "small", limits=Filter())
    last = last_reading(shop, "small")
    assert last is not None
    assert (last.data_version, last.as_of) == (before.data_version, before.as_of)
    journey_map, _ = shop.documents.get("small")
    since = since_last(last, journey_map, SENTENCE)
    then = next(one for one in before.statements if one.statement_id == SENTENCE)
    assert since is not None
    assert since.state == then.state
    reword(shop, "Another sentence altogether.", seq=1)
    assert since_last(last, shop.documents.get("small")[0], SENTENCE) is None


def test_a_reading_that_cannot_be_kept_is_answered_and_the_log_says_so(shop, caplog) -> None:
    (shop.folder / kept.FOLDER).write_text("in the way")
    assert read(shop, "small", limits=Filter()).statements
    assert "cannot be kept" in caplog.text


def test_a_narrower_view_is_not_kept_as_a_reading(shop) -> None:
    read(shop, "small", limits=Filter(channels=("web",)))
    assert not list((shop.folder / kept.FOLDER).glob("*.json"))


def test_the_inspector_tells_sources_owners_and_changes(shop) -> None:
    journey_map, _ = shop.documents.get("small")
    one = next(each for each in journey_map.statements if each.id == SENTENCE)
    place = {"stage_id": one.stage_id, "lane_id": one.lane_id}
    found = cell_evidence(shop, "small", **place, limits=Filter())
    (said,) = found.statements
    assert said.changes == 0
    assert said.sources[0].figure == said.reading.verdict.figure
    assert [owner.owner for owner in found.owners] == ["Jens Lund"]
    reword(shop, "Let me pay quickly.", seq=1)
    (after,) = cell_evidence(shop, "small", **place, limits=Filter()).statements
    assert (after.changes, after.sources) == (1, ())


def test_a_map_from_a_template_has_nothing_against_it(shop) -> None:
    made = map_from_template(shop, template="online-store", title="New")
    assert draft_warnings(shop, made) == ()
