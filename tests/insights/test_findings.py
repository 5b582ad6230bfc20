"""Findings: each kind is found where it is planted, and a map without fault has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights.findings import at_stake, findings
from desireline.insights.reading import read_map
from desireline.journeys.drill_down import rows
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, Lane, Statement
from desireline.measures.ribbon import stage_flows
from tellings import START_MS, UNITS, map_of, told, warehouse_of

AS_OF = START_MS + 300 * UNITS["d"]
MAP = "look: ad list | choose: page | buy: order | use: parcel call"
PLAN = ("ad", "list", "page", "order", "parcel")


def found_in(
    text: str, journey_map: JourneyMap, *, as_of: int = AS_OF, nameless: bool = False
) -> tuple[Finding, ...]:
    house = warehouse_of(told(text))
    if nameless:
        with house.transaction() as writing:
            writing.execute("UPDATE identifiers SET kind = 'device' WHERE source_id = 'till'")
    study = Study.of(house, journey_map, as_of_ms=as_of)
    reading = read_map(
        study, journey_map, revision=0, data_version="1", as_of="2026-11-01", closed=False
    )
    made = findings(study, journey_map, reading)
    for one in made:
        for figure in (one.concerned, one.figure):
            if figure is not None:
                opened = rows(study, figure.rows, limit=1)
                assert opened.total == figure.n, one
                assert figure.part is None or opened.part_total == figure.part, one
    house.close()
    return made


def planned(journey_map: JourneyMap, *, plan: tuple[str, ...] = PLAN) -> JourneyMap:
    return replace(journey_map, header=replace(journey_map.header, planned_path=plan))


def shop() -> JourneyMap:
    return planned(map_of(MAP, target="order"))


def lives(count: int, steps: str, *, name: str = "c") -> str:
    return "\n".join(f"{name}{number} {steps}" for number in range(count))


GOOD = "ad list +1d page +1d order +2d parcel@web"
ALL_WELL = lives(60, GOOD) + "\n" + lives(60, f"{GOOD} call@web", name="k")


def kinds(made: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.key) for one in made]


def test_where_nothing_is_wrong_there_is_no_finding():
    quiet = planned(shop(), plan=(*PLAN, "call"))
    assert found_in(ALL_WELL, quiet) == ()


def test_journeys_not_seen_again_are_found_with_the_place_they_were_last_seen():
    text = lives(70, GOOD) + "\n" + lives(30, "ad list +1d page page", name="lost")
    [one] = [one for one in found_in(text, shop()) if one.kind == "not seen again"]
    assert one.key == "lost:choose"
    assert one.sentence == "30 of 100 journeys that reach Choose are not seen again (90 days)."
    assert (one.touchpoint_id, at_stake(one)) == ("page", 30)
    assert (one.figure.n, one.figure.part) == (100, 30)
    assert one.figure.low > 0.2
    assert one.caution == ""


def test_open_journeys_are_not_lost():
    text = lives(70, GOOD) + "\n" + lives(30, "ad list +1d page page", name="open")
    soon = START_MS + 20 * UNITS["d"]
    assert not [one for one in found_in(text, shop(), as_of=soon) if one.kind == "not seen again"]


def test_a_loss_is_counted_of_all_that_reached_the_stage_and_the_open_stand_beside_it():
    """The ribbon says 30 of 150: the finding must not say 30 of the 100 that are over."""
    text = lives(70, GOOD) + "\n" + lives(30, "ad list +1d page page", name="lost")
    text += "\n" + lives(50, "+250d ad list +1d page page", name="open")
    [one] = [one for one in found_in(text, shop()) if one.key == "lost:choose"]
    assert one.sentence == "20 of 100 journeys that reach Choose are not seen again (90 days)."
    assert (one.figure.n, one.figure.part) == (150, 30)
    assert (one.still_open.measure, one.still_open.value) == ("open", 50)


def test_a_loss_in_the_stage_of_the_target_says_that_the_target_was_not_reached():
    """Those who ordered and fell silent are not seen again on the ribbon, and yet no loss."""
    drawn = planned(map_of("look: ad | buy: cart order | use: parcel", target="order"))
    text = lives(60, "ad cart order parcel") + "\n" + lives(20, "ad cart order", name="silent")
    text += "\n" + lives(40, "ad cart", name="lost")
    [one] = [one for one in found_in(text, drawn) if one.key == "lost:buy"]
    assert one.sentence == (
        "33 of 100 journeys that reach Buy are not seen again (90 days) and never reached the "
        "target action."
    )
    assert (one.figure.n, one.figure.part, one.concerned.value) == (120, 40, 40)


def test_the_ribbon_says_how_many_it_does_not_see_again_had_success():
    text = f"{ALL_WELL}\n{lives(40, 'ad list page order', name='o')}"
    house = warehouse_of(told(f"{text}\n{lives(30, 'ad list page basket', name='b')}"))
    journey_map = planned(map_of(MAP.replace("buy: order", "buy: basket order"), target="order"))
    study = Study.of(house, journey_map, as_of_ms=AS_OF)
    look, choose, buy, use = stage_flows(study)
    assert (look.lost, choose.lost, use.lost) == (None, None, None)
    assert buy.lost is not None
    assert (buy.left.value, buy.lost.part, buy.lost.n) == (70, 30, 190)
    opened = rows(study, buy.lost.rows, limit=1)
    assert (opened.total, opened.part_total) == (190, 30)
    house.close()


def test_silence_after_the_target_is_no_loss():
    text = lives(60, "ad list +1d page +1d order")
    made = found_in(text + "\n" + lives(60, GOOD, name="k"), shop())
    assert not [one for one in made if one.kind == "not seen again"]


def test_where_few_can_be_followed_nothing_is_claimed():
    """Walkers-in are known by nothing another source knows: they look like those who left."""
    drawn = map_of("walk: door | buy: order | use: parcel", target="parcel")
    text = lives(60, "door@store", name="s") + "\n" + lives(30, "order@web parcel@web", name="w")
    [one] = [one for one in found_in(text, drawn, nameless=True) if one.stage_id == "walk"]
    assert one.sentence == (
        "After Walk, 60 journeys are not seen again (90 days); whether they went on unseen cannot "
        "be told."
    )
    assert (one.figure.measure, one.figure.value) == ("followed", 0)
    assert one.next_step.startswith("Identify more customers")
    assert "We can follow 0 of 100" in one.caution
    assert at_stake(one) == 60


def test_names_nobody_sorted_are_found_by_the_journeys_they_fall_into():
    text = ALL_WELL + "\n" + lives(30, f"ad wishlist {GOOD.removeprefix('ad ')}", name="w")
    made = found_in(text, planned(shop(), plan=(*PLAN, "call")))
    [one] = made
    assert one.kind == "walked, not mapped"
    assert one.sentence == "20 of 100 journeys include “wishlist”, which stands nowhere on the map."
    assert at_stake(one) == 30


@pytest.mark.parametrize("noise", ["session_start", "imprint", "heartbeat"])
def test_what_only_machines_say_is_no_finding(noise):
    text = ALL_WELL + "\n" + lives(60, GOOD.replace("ad ", f"ad {noise} "), name="w")
    assert found_in(text, planned(shop(), plan=(*PLAN, "call"))) == ()


def test_skipped_stages_and_returns_are_found_unless_they_are_planned():
    text = lives(60, GOOD) + "\n" + lives(20, "ad list +1d order +2d parcel@web", name="skip")
    text += "\n" + lives(20, "ad page list page +1d order +2d parcel@web", name="back")
    made = kinds(found_in(text, shop()))
    assert ("walked, not mapped", "skip:look:buy") in made
    assert ("walked, not mapped", "return:choose:look") in made
    direct = planned(shop(), plan=("ad", "list", "order", "parcel"))
    assert ("walked, not mapped", "skip:look:buy") not in kinds(found_in(text, direct))


def test_a_call_the_plan_does_not_know_is_found():
    text = lives(80, GOOD) + "\n" + lives(20, f"{GOOD} call@web", name="k")
    [one] = found_in(text, shop())
    assert one.key == "unplanned:call"
    assert one.sentence == (
        "20 of 100 journeys that reach Use use call; the planned path has no such step."
    )


def test_a_plan_proposed_from_data_leaves_nothing_the_map_does_not_show():
    text = lives(80, GOOD) + "\n" + lives(20, f"{GOOD} call@web", name="k")
    plan = planned(shop(), plan=("ad", "page", "order", "parcel"))
    drawn = replace(
        plan, touchpoints=tuple(replace(one, proposed=True) for one in plan.touchpoints)
    )
    assert "unplanned:list" in {one.key for one in found_in(text, plan)}
    found = {one.key for one in found_in(text, drawn)}
    assert "unplanned:list" not in found
    assert "unplanned:call" in found


def test_a_touchpoint_without_a_trace_is_found_and_says_whether_it_could_be_seen():
    drawn = planned(map_of(f"{MAP} leaflet", target="order"), plan=(*PLAN, "call"))
    [one] = found_in(ALL_WELL, drawn)
    assert (one.kind, one.key, at_stake(one)) == ("mapped, never seen", "unseen:leaflet", 0)
    assert one.figure.n == 0
    assert "sorting board" in one.next_step


def test_touchpoints_beyond_all_sources_are_one_finding():
    drawn = map_of(f"{MAP} leaflet radio friend poster", target="order")
    touchpoints = tuple(
        replace(one, channel="friend" if one.id in {"radio", "friend", "poster"} else one.channel)
        for one in drawn.touchpoints
    )
    rules = tuple(
        one for one in drawn.rules if one.touchpoint_id not in {"radio", "friend", "poster"}
    )
    hidden = planned(replace(drawn, touchpoints=touchpoints, rules=rules), plan=(*PLAN, "call"))
    made = [one for one in found_in(ALL_WELL, hidden) if one.kind == "mapped, never seen"]
    assert [one.key for one in made] == ["unseen-together", "unseen:leaflet"]
    assert made[0].sentence == (
        "3 touchpoints stand on the map in channels no source covers: radio, friend, poster."
    )


def test_with_too_little_evidence_absence_says_nothing():
    drawn = planned(map_of(f"{MAP} leaflet", target="order"), plan=(*PLAN, "call"))
    assert found_in(lives(3, GOOD), drawn) == ()


def test_a_second_call_in_one_journey_is_found():
    text = lives(40, f"{GOOD} call@web", name="k")
    text += "\n" + lives(20, f"{GOOD} call@web +1d call@web")
    [one] = found_in(text, planned(shop(), plan=(*PLAN, "call")))
    assert (one.kind, one.key, at_stake(one)) == ("repeated contacts", "repeated:call", 20)
    assert one.sentence == "33 of 100 journeys with call come there twice or more."


def test_coming_back_to_a_page_is_no_repeated_contact():
    text = lives(60, GOOD.replace("page", "page page page"))
    made = found_in(text, planned(shop(), plan=(*PLAN, "call")))
    assert not [one for one in made if one.kind == "repeated contacts"]


def contradicting(kept: str = "") -> JourneyMap:
    claim = Claim(
        quantity=Quantity(kind="touchpoint_share", stage_id="use", touchpoint_id="call"),
        comparison="under",
        value=0.1,
    )
    sentence = Statement(
        id="s1", stage_id="use", lane_id="l", text="I do not call.", claim=claim, kept_reason=kept
    )
    drawn = planned(shop(), plan=(*PLAN, "call"))
    lane = Lane(id="l", kind="actions", name="Actions", order="a0")
    return replace(drawn, lanes=(lane,), statements=(sentence,))


def test_a_contradicted_sentence_says_what_both_say():
    [one] = found_in(ALL_WELL, contradicting())
    assert (one.kind, one.statement_id, one.map_says) == ("contradicted", "s1", "I do not call.")
    assert one.data_say.startswith("50 of 100 journeys that reached Use")
    assert at_stake(one) == 60
    assert "same thing" in one.next_step
    assert one.accepted == ""


def test_a_sentence_kept_with_a_reason_is_accepted_already():
    [one] = found_in(ALL_WELL, contradicting(kept="A strike in May."))
    assert one.accepted == "A strike in May."


def test_the_most_journeys_at_stake_come_first():
    text = lives(70, GOOD) + "\n" + lives(30, "ad list +1d page page", name="lost")
    text += "\n" + lives(40, f"{GOOD} call@web +1d call@web", name="k")
    made = found_in(text, shop())
    assert [at_stake(one) for one in made] == sorted(map(at_stake, made), reverse=True)
    assert len({one.key for one in made}) == len(made) > 2
