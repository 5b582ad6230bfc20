"""A first draft finds touchpoints, the order customers travel in, and says when there is none."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from planted import DAY, HOUR, TRUE_ORDER, Row, planted_rows, store_of

from desireline.insights.discovery import discover, draft, frequency_order
from desireline.insights.raw_names import segments_of, tokens_of
from desireline.insights.stage_cutting import Placed, cut_stages
from desireline.journeys.study import Study
from desireline.maps.checking import problems
from desireline.maps.journey_map import JourneyMap
from desireline.maps.serialization import canonical_text

TRUE_STAGE = {name: place for place, stage in enumerate(TRUE_ORDER) for name in stage}


def order_score(names: list[str] | tuple[str, ...]) -> float:
    """Share of pairs of touchpoints of different true stages that stand in the true order."""
    placed = [TRUE_STAGE[name] for name in names if name in TRUE_STAGE]
    pairs = [(one, other) for one, other in combinations(placed, 2) if one != other]
    return sum(one < other for one, other in pairs) / len(pairs)


def travelled(journey_map: JourneyMap) -> list[str]:
    """Return touchpoint names stage by stage."""
    return [
        point.name
        for stage in journey_map.stages
        for point in journey_map.touchpoints
        if point.stage_id == stage.id
    ]


@pytest.fixture(scope="module")
def found() -> JourneyMap:
    return discover(store_of(planted_rows()), title="Buying a laptop")


def test_the_planted_stages_are_found_in_their_order(found) -> None:
    columns = [
        {point.name for point in found.touchpoints if point.stage_id == stage.id}
        for stage in found.stages
    ]
    assert [stage.name for stage in found.stages] == [
        "Explore",
        "Compare",
        "Buy",
        "Receive",
        "Use & get help",
        "Come back",
    ]
    assert columns == [set(stage) for stage in TRUE_ORDER], "early calls do not move the help line"


def test_the_draft_beats_the_order_by_frequency(found) -> None:
    baseline = frequency_order(store_of(planted_rows()))
    assert order_score(travelled(found)) >= 0.95
    assert order_score(baseline) < 0.8


def test_the_draft_is_a_sound_map_of_proposals(found) -> None:
    assert problems(found) == ()
    everything = (*found.stages, *found.touchpoints, *found.rules)
    assert all(one.proposed for one in everything)
    assert {lane.kind for lane in found.lanes} >= {"conversion", "emotions", "kpis"}
    names = {point.id: point.name for point in found.touchpoints}
    assert [names[one] for one in found.header.journey.target] == ["Order paid"]
    assert [names[one] for one in found.header.planned_path][2:4] == [
        "Order paid",
        "Parcel shipped",
    ]
    assert [kpi.name for kpi in found.kpis][:2] == ["Go on to Compare", "Go on to Buy"]


def test_its_rules_can_be_read_and_catch_what_they_were_written_for(found) -> None:
    tests = {
        (one.field, one.operator, one.value) for rule in found.rules for one in rule.conditions
    }
    assert ("page", "starts", "/laptops") in tests
    assert ("page", "starts", "/hilfe/") in tests
    assert ("name", "is", "order paid") in tests
    warehouse = store_of(planted_rows())
    study = Study.of(warehouse, found, as_of_ms=400 * DAY)
    rows = warehouse.rows(study.labelled.group_by("touchpoint_id").agg(n=study.labelled.count()))
    counts = {row["touchpoint_id"]: row["n"] for row in rows}
    assert None not in counts, "every event of the planted log is sorted"
    assert counts[""] == sum(row[4] == "/404" for row in planted_rows())


@pytest.mark.parametrize("seed", [2, 3])
def test_the_same_rows_in_any_order_give_the_same_draft(found, seed) -> None:
    rows = planted_rows()
    random.Random(seed).shuffle(rows)  # noqa: S311 - planted, not secret
    again = discover(store_of(rows), title="Buying a laptop")
    assert canonical_text(again) == canonical_text(found)


def test_a_name_never_met_with_others_goes_to_the_like_of_it() -> None:
    """Mentions come from people nobody can join to a customer."""
    mentions: list[Row] = [
        (f"m{number}", number * DAY, "brand mention", "social", None) for number in range(60)
    ]
    found = discover(store_of([*planted_rows(), *mentions]), title="Mentioned")
    stage_of = {point.name: point.stage_id for point in found.touchpoints}
    assert stage_of["Brand mention"] == stage_of["Review written"]


def test_random_visits_are_said_to_have_no_structure() -> None:
    chance = random.Random(5)  # noqa: S311 - planted, not secret
    names = ["alpha", "beta", "gamma", "delta", "epsilon"]
    rows: list[Row] = [
        (f"c{customer}", at * 60_000, chance.choice(names), "web", None)
        for customer in range(300)
        for at in range(6)
    ]
    warnings = draft(store_of(rows), title="Noise").warnings
    assert any(warning.startswith("No structure") for warning in warnings)
    assert any("choose what success is" in warning for warning in warnings)


def test_a_handful_of_customers_is_too_few() -> None:
    rows = planted_rows(8)
    assert any("too few" in warning for warning in draft(store_of(rows), title="Few").warnings)


def test_nothing_gives_an_empty_map_and_says_so() -> None:
    nothing = draft(store_of([]), title="Nothing")
    assert nothing.journey_map.stages == ()
    assert nothing.journey_map.lanes
    assert nothing.warnings == ("There are no events to draw a map from.",)


def test_a_clear_log_raises_no_warning() -> None:
    assert draft(store_of(planted_rows()), title="Clear").warnings == ()


def test_the_target_can_be_named() -> None:
    found = discover(store_of(planted_rows()), title="Calls", target_names=("support call",))
    names = {point.id: point.name for point in found.touchpoints}
    assert [names[one] for one in found.header.journey.target] == ["Support call"]


def test_answers_are_bound_to_what_they_speak_of() -> None:
    rows = planted_rows()
    answers: list[Row] = [
        (customer, at + 1000, name, "survey", None)
        for customer, at, event, _, _ in rows
        for name in _asked_after(event)
    ]
    bound, _ = _bound(rows, answers)
    assert bound == {"Parcel survey": "Parcel delivered", "Hotline": "Support call"}


@pytest.mark.parametrize(
    "name",
    [
        *("NPS 2026", "Customer survey", "Kundenbefragung 2026", "Customers feedback Q3"),
        *("Annual customer satisfaction survey", "Overall rating", "Umfrage", "Brand study wave 2"),
    ],
)
def test_answers_of_a_general_name_are_about_the_whole_journey_and_it_is_said(name) -> None:
    rows = planted_rows(60)
    answers: list[Row] = [
        (customer, at + wait, name, "survey", None)
        for customer, at, event, _, _ in rows
        if event in ("product page", "review written")
        for wait in (1000, 30 * DAY)
    ]
    bound, warnings = _bound([*rows, ("x", 1, "customer account", "web", None)], answers)
    assert bound == {}
    (warning,) = [one for one in warnings if name in one]
    assert f"({len(answers):,} answers) does not say which touchpoint is meant" in warning


def _bound(rows: list[Row], answers: list[Row]) -> tuple[dict[str, str], tuple[str, ...]]:
    found = draft(store_of(rows, answers=answers), title="Asked")
    names = {point.id: point.name for point in found.journey_map.touchpoints}
    asked = {name for _, _, name, _, _ in answers}
    bound = {
        rule.conditions[0].value: names[rule.touchpoint_id]
        for rule in found.journey_map.rules
        if rule.touchpoint_id and rule.conditions[0].value in asked
    }
    return bound, found.warnings


def _asked_after(event: str) -> tuple[str, ...]:
    return {
        "parcel delivered": ("Parcel survey",),
        "support call": ("Hotline",),
        "review written": ("NPS 2026",),
    }.get(event, ())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("scr_basket_v2", ("basket",)),
        ("basketViewed_ios", ("basket",)),
        ("open_newsletter_kw41", ("open", "newsletter")),
        ("KASSE_STORNO", ("kasse", "storno")),
        ("page", ("page",)),
    ],
)
def test_a_name_is_read_without_its_padding(name, words) -> None:
    assert tokens_of(name) == words


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Werkstatt-Termin", "Werkstatt-Termin"),
        ("Wo ist mein Paket?", "Wo ist mein Paket?"),
        ("Wartezeit Beschwerde", "Wartezeit Beschwerde"),
        ("Product Added", "Product added"),
        ("order placed", "Order placed"),
        ("scr_basket_v2", "Basket"),
    ],
)
def test_a_readable_name_keeps_its_own_spelling(name, title) -> None:
    rows: list[Row] = [(f"c{one:03}", one * HOUR, name, "call", None) for one in range(40)]
    (point,) = discover(store_of(rows), title="Names").touchpoints
    assert point.name == title


def test_a_path_is_read_without_language_and_numbers() -> None:
    assert segments_of("https://shop.example/de/product/12345/reviews") == (
        "product",
        "*",
        "reviews",
    )


def test_names_that_differ_in_a_last_letter_are_one_touchpoint() -> None:
    rows: list[Row] = [
        (f"c{number}", number * DAY + at * HOUR, name, "mail", None)
        for number in range(40)
        for at, name in enumerate(("Mailing Type A", "Mailing Type B", "Coupon redeemed"))
    ]
    found = discover(store_of(rows), title="Coupons")
    assert [point.name for point in found.touchpoints] == ["Mailing type", "Coupon redeemed"]


def test_habitual_buyers_have_no_order_to_be_found() -> None:
    """They buy every week; now and then a flyer comes. Between purchases a flyer stands first."""
    chance = random.Random(7)  # noqa: S311 - planted, not secret
    weekly: list[Row] = [
        (f"c{customer}", (7 * week + chance.randrange(7)) * DAY, "basket paid", "store", None)
        for customer in range(200)
        for week in range(20)
    ]
    flyers: list[Row] = [
        (f"c{customer}", chance.randrange(140) * DAY + 1, "flyer", "mail", None)
        for customer in range(200)
        for _ in range(3)
    ]
    found = draft(store_of([*weekly, *flyers]), title="Groceries")
    assert found.agreement < 0.58
    assert any(warning.startswith("No structure") for warning in found.warnings)


def test_without_any_order_everything_stands_in_one_stage() -> None:
    chance = random.Random(5)  # noqa: S311 - planted, not secret
    pages = ["/alpha", "/beta", "/gamma", "/delta"]
    rows: list[Row] = [
        (f"c{customer}", at * 60_000, "page_view", "web", chance.choice(pages))
        for customer in range(300)
        for at in range(5)
    ]
    found = draft(store_of(rows), title="A log of one morning")
    [stage] = found.journey_map.stages
    assert stage.name == "All touchpoints"
    assert problems(found.journey_map) == ()
    assert any("one stage; split it" in warning for warning in found.warnings)
    assert any("cover 1 day, less than the 90 days" in warning for warning in found.warnings)


def test_where_nearly_nobody_goes_is_no_stage() -> None:
    crowds = {"Articles": 900, "Search": 800, "Pictures": 700, "Music": 600}
    names = {**crowds, "Imprint": 3, "Old page": 2}
    points = [
        Placed(key=name, title=name, position=place, role=None, events=events)
        for place, (name, events) in enumerate(names.items())
    ]
    cuts = cut_stages(points, apart=lambda one, other: 0.1 if {one, other} <= set(crowds) else 1.0)
    assert all(any(one.key in crowds for one in cut.members) for cut in cuts)
