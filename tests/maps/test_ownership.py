"""A touchpoint takes place in one channel or several, and one or several people answer for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop import SHOP

from desireline.documents.map_file import MapFileError, read_map_file, write_map_file
from desireline.documents.validation import change_from_json, change_to_json
from desireline.errors import DesirelineError
from desireline.maps.checking import problems
from desireline.maps.edits.belonging import NobodyFirstError, RepeatedEntryError
from desireline.maps.edits.change import apply_changes, inverse
from desireline.maps.edits.edit import EmptyNameError
from desireline.maps.edits.touchpoints import AddTouchpoint, MergeTouchpoints, SetTouchpoint
from desireline.maps.journey_map import Touchpoint
from desireline.maps.owners import owners_of
from desireline.maps.records import touchpoint_of

CALL = touchpoint_of(SHOP, "call")


def after(edit: SetTouchpoint | MergeTouchpoints) -> Touchpoint:
    made = apply_changes(SHOP, edit.changes(SHOP))
    assert problems(made) == ()
    return touchpoint_of(made, "call")


def test_the_first_is_the_one_and_the_others_stand_beside_it() -> None:
    assert CALL.channels == ("call", "chat", "app")
    assert CALL.owners == ("Service", "Ida", "Jon")
    assert touchpoint_of(SHOP, "ad").owners == ()


@pytest.mark.parametrize(
    ("given", "channels", "owners"),
    [
        pytest.param(
            {"other_channels": ("web",), "other_owners": ()},
            ("call", "web"),
            ("Service",),
            id="what is given replaces the others",
        ),
        pytest.param(
            {"owner": "Jon", "channel": "app"},
            ("app", "chat"),
            ("Jon", "Ida"),
            id="another that becomes the first is no longer among the others",
        ),
        pytest.param(
            {"owner": ""},
            ("call", "chat", "app"),
            ("Ida", "Jon"),
            id="without the first owner the next one is the first",
        ),
        pytest.param(
            {"importance": "high"},
            CALL.channels,
            CALL.owners,
            id="what is not spoken of stays",
        ),
    ],
)
def test_channels_and_owners_after_an_edit(
    given: dict[str, object], channels: tuple[str, ...], owners: tuple[str, ...]
) -> None:
    made = after(SetTouchpoint(touchpoint_id="call", **given))  # type: ignore[arg-type]
    assert (made.channels, made.owners) == (channels, owners)


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"other_channels": ("call",)}, RepeatedEntryError, "'call' is named twice"),
        ({"other_owners": ("Ben", "ben")}, RepeatedEntryError, "'ben' is named twice"),
        ({"other_owners": ("Ben", " ")}, EmptyNameError, "no name"),
        ({"owner": "", "other_owners": ("Ben",)}, NobodyFirstError, "Name the first of them"),
    ],
)
def test_what_repeats_or_names_nobody_is_refused(
    given: dict[str, object], error: type[DesirelineError], said: str
) -> None:
    with pytest.raises(error, match=said):
        SetTouchpoint(touchpoint_id="call", **given).changes(SHOP)  # type: ignore[arg-type]


def test_a_new_touchpoint_brings_all_of_them() -> None:
    edit = AddTouchpoint(
        touchpoint_id="n",
        name="Chat",
        stage_id="look",
        channel="chat",
        other_channels=("web",),
        owner="Ida",
        other_owners=("Jon",),
    )
    made = touchpoint_of(apply_changes(SHOP, edit.changes(SHOP)), "n")
    assert (made.channels, made.owners) == (("chat", "web"), ("Ida", "Jon"))


def test_a_merged_touchpoint_takes_place_where_all_of_them_did() -> None:
    made = after(MergeTouchpoints(touchpoint_id="call", other_touchpoint_ids=("ad", "parcel")))
    assert made.channels == ("call", "chat", "app", "ads")  # the parcel's channel was never said
    assert made.mode == "both"
    other = MergeTouchpoints(touchpoint_id="parcel", other_touchpoint_ids=("call",))
    merged = touchpoint_of(apply_changes(SHOP, other.changes(SHOP)), "parcel")
    assert (merged.channels, merged.owners) == (CALL.channels, CALL.owners)


def test_every_owner_answers_for_the_touchpoint() -> None:
    told = {one.owner: one.touchpoints for one in owners_of(SHOP, stage_id="wait")}
    assert told == {"Service": ("Call",), "Ida": ("Call",), "Jon": ("Call",), "": ("Parcel",)}


def test_a_department_is_that_of_the_first_owner_and_nobody_elses() -> None:
    placed = tuple(
        replace(one, department="Desk") if one.id == "call" else one for one in SHOP.touchpoints
    )
    told = owners_of(replace(SHOP, touchpoints=placed), stage_id="wait")
    assert [(one.owner, one.department) for one in told] == [
        ("Service", "Desk"),
        ("Ida", ""),
        ("Jon", ""),
        ("", ""),
    ]


def test_the_file_keeps_them_and_a_file_without_them_stays_as_it_was() -> None:
    text = write_map_file(SHOP)
    assert read_map_file(text) == SHOP
    assert '"other_channels": ["chat", "app"]' in text
    assert text.count("other_channels") == 1  # of four touchpoints, one has several
    alone = replace(CALL, other_channels=(), other_owners=())
    old = replace(SHOP, touchpoints=(alone,), rules=(), statements=(), kpis=())
    header = replace(SHOP.header, goal=None, planned_path=())
    old = replace(
        old, header=replace(header, journey=replace(header.journey, starts=(), target=()))
    )
    assert "other_" not in write_map_file(old)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"other_channels": ("call",)}, "names the channel 'call' twice"),
        ({"other_owners": ("Ida", "ida")}, "names the owner 'Ida' twice"),
        ({"owner": ""}, "owners without a name"),
        ({"other_channels": (" ",)}, "channels without a name"),
    ],
)
def test_a_file_that_repeats_them_is_refused(wrong: dict[str, object], said: str) -> None:
    touchpoints = tuple(
        replace(one, **wrong) if one.id == "call" else one  # type: ignore[arg-type]
        for one in SHOP.touchpoints
    )
    with pytest.raises(MapFileError, match=said):
        read_map_file(write_map_file(replace(SHOP, touchpoints=touchpoints)))


def test_the_log_gives_back_what_the_wire_took() -> None:
    changes = SetTouchpoint(touchpoint_id="call", other_owners=("Ben",)).changes(SHOP)
    assert [change_from_json(change_to_json(one)) for one in changes] == list(changes)
    back = apply_changes(apply_changes(SHOP, changes), inverse(SHOP, changes))
    assert back == SHOP


def test_channels_given_say_online_or_not_in_one_step() -> None:
    web = after(SetTouchpoint(touchpoint_id="call", channel="web", other_channels=("app",)))
    assert web.mode == "online"
    edit = SetTouchpoint(touchpoint_id="call", channel="web", other_channels=("store", "call"))
    changes = edit.changes(SHOP)
    made = apply_changes(SHOP, changes)
    assert touchpoint_of(made, "call").mode == "both"
    assert touchpoint_of(apply_changes(made, inverse(SHOP, changes)), "call") == CALL
    said = replace(edit, mode="offline")
    assert after(said).mode == "offline"
    assert after(SetTouchpoint(touchpoint_id="call", owner="Ida")).mode == CALL.mode
