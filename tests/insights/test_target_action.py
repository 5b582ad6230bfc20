"""What looks like success: by words, by money, by a page that says thank you; calls come last."""

from __future__ import annotations

import pytest
from planted import DAY, HOUR, Row, store_of

from desireline.insights.answer_binding import Answered, Speakable, bound_answers
from desireline.insights.discovery import draft
from desireline.insights.journey_questions import journey_questions
from desireline.insights.raw_names import RawName
from desireline.insights.target_action import likely_targets, target_score
from desireline.journeys.study import Study


def raw(name: str, *, events: int = 10, value: float = 0.0, channel: str = "web") -> RawName:
    return RawName(
        source_id="s",
        channel=channel,
        name=name,
        from_page=False,
        events=events,
        valued=events if value else 0,
        value=value,
    )


def test_a_purchase_is_known_by_its_words_and_by_its_money() -> None:
    names = [raw("Order Viewed"), raw("order_paid", value=9.0), raw("Order Cancelled"), raw("x")]
    assert likely_targets(names) == ("order_paid",)
    assert likely_targets([raw("donated", value=50.0), raw("looked")]) == ("donated",)
    assert likely_targets([raw("looked"), raw("left")]) == ()


@pytest.mark.parametrize(
    "page",
    [
        "/checkout/thank-you",
        "/danke",
        "/shop/vielen-dank.html",
        "/checkout/onepage/success",
        "/order/confirmation",
        "/bestellung/bestaetigung",
        "/checkout/order-received",
        "checkout_completed",
        "Payment success",
    ],
)
def test_a_page_that_says_thank_you_is_success(page) -> None:
    others = ["/", "/products", "/basket", "/checkout", "/checkout/payment", "/search", "/kontakt"]
    names = [raw(one, events=100) for one in others]
    assert likely_targets([*names, raw("/newsletter/danke", events=90), raw(page)]) == (page,)


@pytest.mark.parametrize(
    "name",
    [
        "/success-stories",
        "/products",
        "Parcel received",
        "Payment failed",
        "/danke/archiv",
        "Visit",
    ],
)
def test_other_pages_are_no_success(name) -> None:
    assert target_score(name) == 0


def test_the_way_to_paying_stands_in_where_nothing_says_success() -> None:
    pages = [raw("/"), raw("/checkout", events=50), raw("/checkout/payment", events=20)]
    assert likely_targets(pages) == ("/checkout/payment",)
    assert likely_targets([*pages, raw("sold", value=5.0)]) == ("sold",)


def test_confirmations_that_differ_in_numbers_alone_are_one_success() -> None:
    pages = [raw(f"/order/confirmation/{number}", events=1) for number in range(10_000, 10_300)]
    rows: list[Row] = []
    for number in range(300):
        at = number * HOUR
        rows.append((f"c{number:04}", at, "page_view", "web", "/products"))
        rows.append((f"c{number:04}", at + 1000, "page_view", "web", pages[number].name))
    found = draft(store_of(rows), title="Shop").journey_map
    names = {one.id: one.name for one in found.touchpoints}
    assert [names[one] for one in found.header.journey.target] == ["Order confirmation"]


def test_a_reason_for_a_call_is_success_only_where_nothing_else_is() -> None:
    calls = [raw("Order placed", events=900, channel="call"), raw("Delivery", channel="call")]
    assert likely_targets([*calls, raw("/checkout"), raw("/")]) == ("/checkout",)
    assert likely_targets([*calls, raw("/")]) == ("Order placed",)
    assert likely_targets([raw("Order placed", channel="call", value=20.0)]) == ("Order placed",)


def rows_of(*names: tuple[str, str]) -> list[Row]:
    return [
        (f"c{customer:03}", customer * DAY + place * HOUR, name, channel, None)
        for customer in range(40)
        for place, (name, channel) in enumerate(names)
    ]


def test_calls_do_not_lead_the_answers_to_what_success_is() -> None:
    rows = rows_of(
        ("Visit", "web"), ("Sign in", "web"), ("Order question", "call"), ("Look", "web")
    )
    warehouse = store_of(rows)
    drawn = draft(warehouse, title="Site")
    study = Study.of(warehouse, drawn.journey_map, as_of_ms=60 * DAY)
    found = journey_questions(study, drawn.journey_map)
    assert "Order question" not in [one.label for one in found.targets]
    assert len(found.targets) == 3


def test_where_nothing_sounds_like_success_the_screen_says_so() -> None:
    warehouse = store_of(rows_of(("Visit", "web"), ("Sign in", "web"), ("Look", "web")))
    drawn = draft(warehouse, title="Site")
    study = Study.of(warehouse, drawn.journey_map, as_of_ms=60 * DAY)
    said = journey_questions(study, drawn.journey_map).sentences[1]
    assert drawn.journey_map.header.journey.target == ()
    assert said.startswith("Nothing here sounds like a purchase or other success; choose")


def test_a_success_that_only_stands_in_is_called_so() -> None:
    warehouse = store_of(rows_of(("/", "web"), ("/basket", "web"), ("/checkout", "web")))
    drawn = draft(warehouse, title="Shop")
    assert any("“/checkout” stands in as success" in one for one in drawn.warnings)


@pytest.mark.parametrize(
    "asked_about",
    [
        "Order delivery survey",
        "How was the delivery of your order?",
        "Wie war die Lieferung Ihrer Bestellung?",
    ],
)
def test_answers_about_delivery_go_to_delivery_whatever_word_they_share(asked_about) -> None:
    rows = rows_of(("/order/confirmation", "web"), ("Parcel handed over", "delivery"))
    asked: list[Row] = [
        (f"c{one:03}", one * DAY + 5000, asked_about, "survey", None) for one in range(30)
    ]
    found = draft(store_of(rows, answers=asked), title="Asked").journey_map
    names = {one.id: one.name for one in found.touchpoints}
    (bound,) = [
        names[rule.touchpoint_id] for rule in found.rules if rule.conditions[0].value == asked_about
    ]
    assert bound == "Parcel handed over"


def test_an_open_question_goes_with_the_one_touchpoint_its_questionnaire_rates() -> None:
    def asked(name: str, source: str, *, rated: bool) -> Answered:
        return Answered(
            name=name,
            answers=9,
            preceding={"till": 9},
            questionnaires=frozenset((source,)),
            is_rated=rated,
        )

    points = [
        Speakable(touchpoint_id=one, words=(one,), raw=frozenset((one,)), events=5)
        for one in ("parcel", "till", "referral")
    ]
    said = [
        asked("Parcel rating", "a", rated=True),
        asked("Anything else?", "a", rated=False),
        asked("Parcel care", "b", rated=True),
        asked("Would you recommend us?", "b", rated=True),
        asked("Why?", "b", rated=False),
        asked("Loyalty panel", "c", rated=True),
    ]
    bound = {"Parcel rating": "parcel", "Parcel care": "parcel", "Anything else?": "parcel"}
    assert bound_answers(said, points) == bound


@pytest.mark.parametrize(
    ("name", "bound"),
    [("Umfrage Lieferung", ""), ("Umfrage Sendungsverfolgung", "sendungsverfolgung")],
)
def test_a_survey_about_the_delivery_is_not_about_its_look_up(name: str, bound: str) -> None:
    points = [
        Speakable(touchpoint_id="_".join(words), words=words, raw=frozenset(), events=events)
        for words, events in ((("sendungsverfolgung",), 170), (("hilfe", "faq", "lieferung"), 9))
    ]
    asked = Answered(name=name, answers=160, preceding={"sendungsverfolgung": 90})
    assert bound_answers([asked], points).get(name, "") == bound
    parcel = Speakable(
        touchpoint_id="parcel", words=("order", "delivered"), raw=frozenset(), events=2
    )
    assert bound_answers([asked], [*points, parcel]).get(name) == (bound or "parcel")
