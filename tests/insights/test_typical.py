"""The typical journey: nearest to all others, always the same one, with those like it in line."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from desireline.insights.one_journey import how_matched, timeline
from desireline.insights.typical import _distances, _padded, typical
from desireline.journeys.one_customer import Key, NoJourneyError, journeys_behind, paths, trip
from desireline.journeys.study import Study
from tellings import START_MS, UNITS, map_of, told, warehouse_of

AS_OF = START_MS + 300 * UNITS["d"]
SHOP = """
    ana   ad visit visit +1d order +6d parcel parcel:-2:angry
    ben   ad visit +2d order +4d call@call +2d parcel
    cleo  ad visit +1d order +6d parcel
    dan   ad
    eve   ad visit +1d visit ad visit +40d order +9d parcel
    fay   visit +1d order@store +5d parcel
    ?     ad visit
    """


def study_of(text: str = SHOP) -> Study:
    drawn = map_of("look: ad visit | buy: order | use: parcel call", target="order")
    return Study.of(warehouse_of(told(text)), drawn, as_of_ms=AS_OF)


def chosen(study: Study, ref: str):
    behind, _ = journeys_behind(study, ref)
    return typical(paths(study, behind, counted=ref))


def levenshtein(one: list[int], other: list[int]) -> int:
    if not one or not other:
        return len(one) or len(other)
    return min(
        levenshtein(one[1:], other) + 1,
        levenshtein(one, other[1:]) + 1,
        levenshtein(one[1:], other[1:]) + (one[0] != other[0]),
    )


def test_distances_are_levenshteins():
    some = [list(word) for n in (1, 2, 3) for word in product((0, 1, 2), repeat=n)]
    padded = _padded([np.array(word) for word in some])
    for one in some[::3]:
        wanted = [levenshtein(one, other) / max(len(one), len(other)) for other in some]
        assert _distances(np.array(one), padded) == pytest.approx(wanted)


def test_the_usual_journey_is_chosen_not_the_dramatic_one():
    study = study_of()
    found = chosen(study, "journeys")
    customer = trip(study, found.journeys[0]).customer
    assert customer in ("id-ana", "id-cleo")
    assert (found.among, found.stages) == (6, (0, 1, 2))


def test_those_like_it_pass_the_same_stages_the_most_similar_first():
    study = study_of()
    found = chosen(study, "journeys")
    names = [trip(study, journey).customer for journey in found.journeys]
    assert set(names) == {"id-cleo", "id-ana", "id-ben", "id-eve", "id-fay"}
    assert names.index("id-ana") < names.index("id-eve")


def test_the_same_evidence_gives_the_same_one_in_any_order_of_rows():
    lines = SHOP.strip().splitlines()
    first = study_of("\n".join(lines))
    second = study_of("\n".join(reversed(lines)))
    told_of = [trip(one, chosen(one, "journeys").journeys[0]).customer for one in (first, second)]
    assert told_of[0] == told_of[1]


def test_only_journeys_that_count_stand_behind_a_share():
    study = study_of()
    assert chosen(study, "goal").among == 5
    assert chosen(study, "quantity:touchpoint_share:use:call:::").among == 1
    assert chosen(study, "emotion:parcel").among == 1


def test_where_nobody_is_known_there_is_no_journey():
    study = study_of("? ad visit")
    with pytest.raises(NoJourneyError):
        chosen(study, "touchpoint:ad:steps")


def drawn_of(name: str):
    study = study_of()
    behind, _ = journeys_behind(study, "journeys")
    for journey in paths(study, behind, counted="journeys").journeys:
        made = trip(study, int(journey))
        if made.customer == f"id-{name}":
            return timeline(study, made)
    raise AssertionError(name)


def test_steps_in_a_row_on_one_day_are_one_point_and_all_are_counted():
    line = drawn_of("ana")
    assert [(point.touchpoint, point.times) for point in line.points] == [
        ("ad", 1),
        ("visit", 2),
        ("order", 1),
        ("parcel", 1),
    ]
    assert line.steps == 5


def test_a_face_stands_only_where_the_customer_said_something():
    line = drawn_of("ana")
    assert [point.valence for point in line.points] == [None, None, None, -2]
    assert line.points[-1].emotion_word == "angry"


def test_silence_over_three_days_is_marked_with_its_length():
    assert [(one.after, one.days) for one in drawn_of("ana").silences] == [(2, 6)]
    assert [one.days for one in drawn_of("eve").silences] == [40, 9]


def test_waiting_runs_from_the_target_to_the_last_step_of_the_next_stage():
    waiting = drawn_of("ben").waiting
    assert (waiting.first, waiting.last, waiting.days) == (2, 4, 6)
    assert (waiting.channels, waiting.contacts) == (2, 2)
    assert drawn_of("dan").waiting is None


MAIL = Key(kind="email", sources=("Orders", "Web"))
PHONE = Key(kind="phone", sources=("Calls", "Orders"))
OTHER = Key(kind="order", sources=("Orders", "Web"))


def test_no_more_keys_are_named_than_it_takes():
    assert how_matched([PHONE, OTHER, MAIL], ["Web", "Orders"]) == (
        "Matched: same e-mail in Web and Orders",
        "sure: the files state it, nothing is guessed",
    )


def test_a_join_by_telephone_is_only_likely():
    said, sure = how_matched([MAIL, PHONE, OTHER], ["Web", "Orders", "Calls"])
    assert said == ("Matched: same e-mail in Web and Orders; same phone number in Orders and Calls")
    assert sure.startswith("likely")


def test_one_source_is_nothing_to_join():
    assert how_matched([MAIL], ["Web"])[0] == "Not joined: everything comes from Web"
