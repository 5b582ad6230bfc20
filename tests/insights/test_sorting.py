"""The sorting board: what is unsorted, what two rules match, and what is proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planted import DAY, planted_rows, store_of
from pydantic import TypeAdapter

from desireline.insights.discovery import discover
from desireline.insights.proposed_rules import caught, name_tests
from desireline.insights.raw_names import RawName
from desireline.insights.sorting import NameCounts, Suggestion, names, rule_counts, suggestions
from desireline.journeys.study import Study
from desireline.maps.claim import Condition, EventRule
from desireline.maps.edits.catalog import EDIT_TYPES
from desireline.maps.edits.change import apply_changes
from desireline.maps.journey_map import JourneyMap
from desireline.warehouse.duckdb import Warehouse
from tellings import START_MS, UNITS, map_of, told, warehouse_of

LOG = """
    ana   ad visit order parcel
    ben   ad visit visit crash
    cleo  ad scroll parcel
    ?     visit
    """


def study_of(warehouse: Warehouse, journey_map: JourneyMap) -> Study:
    return Study.of(warehouse, journey_map, as_of_ms=START_MS + 400 * UNITS["d"])


def rule(id_: str, touchpoint: str, order: str, **tests: str) -> EventRule:
    return EventRule(
        id=id_,
        order=order,
        touchpoint_id=touchpoint,
        conditions=tuple(
            Condition(field=field, operator="contains", value=value)
            for field, value in tests.items()
        ),
    )


def test_unsorted_names_come_by_volume_with_the_state_of_the_task() -> None:
    journey_map = map_of("need: ad visit | pay: order")
    found = names(
        study_of(warehouse_of(told(LOG)), journey_map), journey_map, show="unsorted", search=""
    )
    assert [(row.name, row.events, row.touchpoint_id) for row in found.names] == [
        ("parcel", 2, ""),
        ("crash", 1, ""),
        ("scroll", 1, ""),
    ]
    assert (found.covered, found.events) == (8, 12)
    assert found.counts == NameCounts(unsorted=3, double=0, all=6)


def test_answers_of_no_touchpoint_stand_on_the_board_until_a_name_is_sorted() -> None:
    rows = planted_rows(40)
    answers = [(who, at + DAY, "Customer survey", "survey", None) for who, at, *_ in rows[::9]]
    warehouse = store_of(rows, answers=answers)
    journey_map = discover(warehouse, title="Asked")

    def shown(found: JourneyMap, show: str) -> list[tuple[int, int, str]]:
        listed = names(study_of(warehouse, found), found, show=show, search="survey")
        return [(row.events, row.answers, row.touchpoint_id) for row in listed.names]

    assert shown(journey_map, "unsorted") == [(0, len(answers), "")]
    assert shown(journey_map, "double") == []
    place = journey_map.touchpoints[0].id
    told_so = EventRule(
        id="said",
        order="zzz",
        touchpoint_id=place,
        conditions=(Condition(field="name", operator="is", value="Customer survey"),),
    )
    bound = replace(journey_map, rules=(*journey_map.rules, told_so))
    assert shown(bound, "unsorted") == []
    assert shown(bound, "all") == [(0, len(answers), place)]


def test_all_names_say_where_they_go_and_can_be_searched() -> None:
    journey_map = map_of("need: ad visit | pay: order")
    study = study_of(warehouse_of(told(LOG)), journey_map)
    found = names(study, journey_map, show="all", search="VIS")
    assert [(row.name, row.source, row.events, row.rule_ids) for row in found.names] == [
        ("visit", "Web", 4, ("r-visit",))
    ]
    assert found.names[0].conditions == (Condition(field="name", operator="is", value="visit"),)


def test_a_name_of_two_channels_is_told_apart_by_its_channel() -> None:
    journey_map = map_of("need: ad | pay: order")
    log = """
        ana   ad help@web help@call order
        ben   ad jobs order
        """
    found = names(
        study_of(warehouse_of(told(log)), journey_map), journey_map, show="unsorted", search=""
    )
    conditions = {
        (row.name, row.channel): [(test.field, test.value) for test in row.conditions]
        for row in found.names
    }
    assert conditions["help", "call"] == [("name", "help"), ("channel", "call")]
    assert [test for name, tests in conditions.items() if name[0] == "jobs" for test in tests] == [
        ("name", "jobs")
    ]


def test_names_set_aside_are_covered() -> None:
    base = map_of("need: ad visit | pay: order")
    journey_map = replace(base, rules=(*base.rules, rule("aside", "", "z", name="crash")))
    found = names(
        study_of(warehouse_of(told(LOG)), journey_map), journey_map, show="unsorted", search=""
    )
    assert (found.covered, found.counts.unsorted) == (9, 2)


def test_a_rule_says_what_it_wins_and_whom_it_takes_it_from() -> None:
    base = map_of("need: ad visit | pay: order")
    journey_map = replace(base, rules=(rule("first", "ad", "A", name="vis"), *base.rules))
    study = study_of(warehouse_of(told(LOG)), journey_map)
    counts = rule_counts(study, journey_map).touchpoints
    assert counts["ad"].events == 7
    assert [
        (one.rule_id, one.events, one.overlap, one.overlap_touchpoint) for one in counts["ad"].rules
    ] == [
        ("first", 4, 4, "visit"),
        ("r-ad", 3, 0, ""),
    ]
    assert (counts["visit"].events, counts["visit"].rules[0].events) == (0, 0)
    doubles = names(study, journey_map, show="double", search="").names
    assert [(row.name, row.overlaps) for row in doubles] == [("visit", 4)]


def test_two_sides_of_one_name_do_not_overlap() -> None:
    base = map_of("need: ad visit | pay: order", target="order")
    early = replace(rule("early", "ad", "A", name="vis"), position="before", anchor="target")
    late = replace(rule("late", "order", "B", name="vis"), position="after", anchor="target")
    journey_map = replace(base, rules=(early, late, *base.rules[:1], *base.rules[2:]))
    counts = rule_counts(study_of(warehouse_of(told(LOG)), journey_map), journey_map).touchpoints
    assert [one.overlap for point in counts.values() for one in point.rules] == [0, 0, 0, 0]


@pytest.fixture(scope="module")
def board() -> tuple[Warehouse, JourneyMap]:
    """A drafted map from which help pages and reviews were taken away again."""
    warehouse = store_of(planted_rows())
    whole = discover(warehouse, title="Laptops")
    gone = {one.id for one in whole.touchpoints if one.name == "Hilfe"}
    loose = {one.id for one in whole.touchpoints if one.name == "Reviews read"} | {""}
    return warehouse, replace(
        whole,
        touchpoints=tuple(one for one in whole.touchpoints if one.id not in gone),
        rules=tuple(one for one in whole.rules if one.touchpoint_id not in gone | loose),
    )


def proposed(board: tuple[Warehouse, JourneyMap]) -> dict[str, Suggestion]:
    warehouse, journey_map = board
    return {one.title: one for one in suggestions(study_of(warehouse, journey_map), journey_map)}


def accepted(journey_map: JourneyMap, suggestion: Suggestion) -> JourneyMap:
    edits = suggestion.edit["edits"]
    for body in edits:
        fields = {key: value for key, value in body.items() if key != "type"}
        edit = TypeAdapter(EDIT_TYPES[body["type"]]).validate_python(fields, strict=False)
        journey_map = apply_changes(journey_map, edit.changes(journey_map))
    return journey_map


def test_names_join_what_they_are_like_become_new_or_are_set_aside(board) -> None:
    found = proposed(board)
    assert {title: one.kind for title, one in found.items()} == {
        "Join “Reviews read”": "join",
        "New: “Hilfe”": "new",
        "Set aside: not customers": "aside",
        "Split “Support call” in two": "split",
    }
    stage_of = {stage.id: stage.name for stage in board[1].stages}
    assert stage_of[found["New: “Hilfe”"].stage_id] == "Use & get help"
    assert found["Set aside: not customers"].names == ("/404",)
    assert "100 of 100" in found["Set aside: not customers"].reason
    assert "before the target action" in found["Split “Support call” in two"].reason


@pytest.mark.parametrize(
    "title", ["Join “Reviews read”", "New: “Hilfe”", "Set aside: not customers"]
)
def test_accepting_a_suggestion_gains_what_it_promised(board, title) -> None:
    warehouse, journey_map = board
    suggestion = proposed(board)[title]
    before = names(study_of(warehouse, journey_map), journey_map, show="all", search="")
    after_map = accepted(journey_map, suggestion)
    after = names(study_of(warehouse, after_map), after_map, show="all", search="")
    assert after.covered - before.covered == suggestion.events
    assert suggestion.gain == pytest.approx(suggestion.events / before.events)


def test_many_names_with_one_beginning_join_by_one_rule() -> None:
    """A rule of one name went before: what it takes stays where it is."""
    products = [f"product_{one}{other}" for one in "fg" for other in "abcdefghijklmnopqrst"]
    log = "\n".join(f"c{n} ad{f' {name}' * 6}" for n, name in enumerate(products))
    journey_map = map_of("need: ad product_fa | pay: order")
    warehouse = warehouse_of(told(log))
    [found] = suggestions(study_of(warehouse, journey_map), journey_map)
    assert (found.events, len(found.names)) == (39 * 6, 39)
    after_map = accepted(journey_map, found)
    assert len(after_map.rules) == len(journey_map.rules) + 1
    after = names(study_of(warehouse, after_map), after_map, show="all", search="")
    assert after.covered == after.events


def test_a_suggestion_counts_only_the_names_its_rules_catch() -> None:
    """Without one beginning twelve rules read well, and only their names are promised."""
    journey_map = map_of("need: ad | pay: order")
    words = [f"{one}{other}" for one in "bcdfg" for other in "aeioubcd"]
    log = "\n".join(f"c{n} ad{f' look_{one}' * 6}" for n, one in enumerate(words))
    log += "\n" + "\n".join(f"d{n} look_at_us_now" for n in range(3))
    warehouse = warehouse_of(told(log))
    study = study_of(warehouse, journey_map)
    before = names(study, journey_map, show="all", search="")
    for found in suggestions(study, journey_map):
        after_map = accepted(journey_map, found)
        after = names(study_of(warehouse, after_map), after_map, show="all", search="")
        assert after.covered - before.covered == found.events


def test_a_split_parts_calls_before_and_after_buying(board) -> None:
    warehouse, journey_map = board
    split = proposed(board)["Split “Support call” in two"]
    after_map = accepted(journey_map, split)
    assert len(after_map.touchpoints) == len(journey_map.touchpoints) + 1
    counts = rule_counts(study_of(warehouse, after_map), after_map).touchpoints
    calls = [point.events for id_, point in counts.items() if id_.startswith("tp-support-call")]
    whole = sum(row[2] == "support call" for row in planted_rows())
    assert sum(calls) == whole
    assert min(calls) > 20


def test_suggestions_keep_their_identity(board) -> None:
    assert proposed(board) == proposed(board)
    assert len({one.id for one in proposed(board).values()}) == 4


def test_a_map_without_stages_still_says_what_is_no_customer() -> None:
    journey_map = map_of("need: ad")
    study = Study.of(store_of(planted_rows(20)), journey_map, as_of_ms=400 * DAY)
    kinds = {one.kind for one in suggestions(study, journey_map)}
    assert "new" in kinds


def test_the_same_name_in_another_channel_joins_its_touchpoint() -> None:
    """The rule takes tickets from the mail alone; those of the web form are the same thing."""
    journey_map = map_of("need: ad | help: ticket")
    [spoken] = [one for one in journey_map.touchpoints if one.id == "ticket"]
    only_mail = EventRule(
        id="r-ticket",
        order="a001",
        touchpoint_id="ticket",
        conditions=(
            Condition(field="name", operator="is", value="ticket"),
            Condition(field="channel", operator="is", value="email"),
        ),
    )
    journey_map = replace(
        journey_map,
        touchpoints=(journey_map.touchpoints[0], replace(spoken, channel="email")),
        rules=(journey_map.rules[0], only_mail),
    )
    log = "\n".join(
        f"c{number} ad ticket@{'web' if number % 2 else 'email'}" for number in range(20)
    )
    [found] = suggestions(study_of(warehouse_of(told(log)), journey_map), journey_map)
    assert (found.kind, found.title, found.events) == ("join", "Join “ticket”", 10)


LETTERS = "bcdfghjklm"


def shop_log(*, alone: str = "") -> str:
    """Three hundred customers look at one of ninety products and one of five categories."""
    kinds = [f"product_{one}a{other}o" for one in LETTERS[:9] for other in LETTERS]
    return "\n".join(
        f"c{number} ad {kinds[number % 90]} category_{LETTERS[number % 5]}u {alone}order"
        for number in range(270)
    )


def test_hundreds_of_names_with_one_beginning_are_one_rule() -> None:
    journey_map = map_of("need: ad | buy: order")
    warehouse = warehouse_of(told(shop_log()))
    found = {one.title: one for one in suggestions(study_of(warehouse, journey_map), journey_map)}
    product = found["New: “Product”"]
    assert (len(product.names), product.events) == (90, 270)
    rules = [body for body in product.edit["edits"] if body["type"] == "add-rule"]
    assert [one["conditions"] for one in rules] == [
        [{"field": "name", "operator": "starts", "value": "product_"}]
    ]
    after = accepted(journey_map, product)
    assert names(study_of(warehouse, after), after, show="unsorted", search="").covered == 810
    drawn = discover(warehouse, title="Shop")
    assert [
        one.conditions[0].value for one in drawn.rules if "product" in one.conditions[0].value
    ] == ["product_"]


def test_a_suggestion_of_more_names_than_rules_promises_what_it_takes() -> None:
    """Another thing begins with the same word, so that one rule would take it too."""
    journey_map = map_of("need: ad | buy: order")
    warehouse = warehouse_of(told(shop_log(alone="product_return_label ")))
    found = suggestions(study_of(warehouse, journey_map), journey_map)
    assert found
    before = names(study_of(warehouse, journey_map), journey_map, show="all", search="")
    for one in found:
        after = accepted(journey_map, one)
        gained = names(study_of(warehouse, after), after, show="all", search="")
        assert gained.covered - before.covered == one.events


def test_one_name_of_several_channels_is_sorted_by_its_channels() -> None:
    """Beside other names that begin alike; what the visits to a product are stays apart."""
    names_of = [
        RawName(source_id=source, channel=channel, name=name, from_page=False, events=9)
        for name in ("cookie_banner", "cookie_ok", "cookie_no", "consent_given")
        for source, channel in (("a", "web"), ("b", "app"))
    ]
    other = RawName(source_id="c", channel="store", name="consent_given", from_page=False, events=2)
    tests = name_tests(names_of, [*names_of, other])
    assert caught(names_of, tests) == tuple(names_of)
    assert caught([other], tests) == ()
