"""Forty sentences of a fourth wall, written before any figure was offered for one of them.

In shape and counting like the third wall (``third_wall.py``): each names the quantities a careful
reader would hold it against, and what the first of them truly is by the simulator.
"""

from __future__ import annotations

from dataclasses import replace

from third_wall import ThirdSentence

from desireline.simulation.wall_map import STAGES, Means

TITLE = "Fourth wall"
LANE = "What we believe"


def _at(kind: str, touchpoint: str, stage: str = "") -> Means:
    found = {"kind": kind, "touchpoint_id": touchpoint}
    return found | ({"stage_id": stage} if stage else {})


# What the sentences are about, each with its true value in the company of 6,000 customers.
_Fact = tuple[tuple[Means, ...], float]
LIST: _Fact = ((_at("touchpoint_share", "category-page", "explore"),), 0.771)
NEWS: _Fact = ((_at("touchpoint_share", "newsletter", "explore"),), 0.0671)
AD: _Fact = ((_at("touchpoint_share", "search-ad", "explore"),), 0.3144)
APP: _Fact = ((_at("touchpoint_share", "app-home", "explore"),), 0.1881)
GO_ON: _Fact = (({"kind": "conversion", "stage_id": "explore"},), 0.5573)
BROWSING: _Fact = ((_at("emotion", "category-page"),), 0.564)
REVIEWS: _Fact = ((_at("touchpoint_share", "product-reviews", "compare"),), 0.486)
TABLE: _Fact = ((_at("touchpoint_share", "compare-table", "compare"),), 0.3222)
TABLE_MOOD: _Fact = ((_at("emotion", "compare-table"),), -0.8634)
DEMO: _Fact = ((_at("touchpoint_share", "demo-table", "compare"),), 0.1203)
DEMO_MOOD: _Fact = ((_at("emotion", "demo-table"),), 1.3094)
DECIDING: _Fact = (({"kind": "stage_time", "stage_id": "compare"},), 306390.7)
ADVICE: _Fact = ((_at("touchpoint_share", "advice-line", "compare"),), 0.1226)
PAYING: _Fact = (
    ({"kind": "wait", "touchpoint_id": "checkout", "other_touchpoint_id": "order-paid"},),
    495.9,
)
CART: _Fact = (
    (_at("repeat_share", "basket"), _at("steps_per_journey", "basket", "buy")),
    0.5518,
)
TILL: _Fact = ((_at("touchpoint_share", "till", "buy"),), 0.0944)
CHECKOUT_MOOD: _Fact = ((_at("emotion", "checkout"),), 0.8905)
BUYING: _Fact = (
    ({"kind": "goal_rate", "stage_id": "buy"}, {"kind": "conversion", "stage_id": "buy"}),
    0.6814,
)
TRACKING: _Fact = ((_at("touchpoint_share", "tracking-page", "receive"),), 0.6664)
PARCEL_CALL: _Fact = ((_at("touchpoint_share", "delivery-line", "receive"),), 0.175)
ON_TIME: _Fact = (
    (_at("field_share", "courier") | {"field": "on_promised_day", "value": "yes"},),
    0.7963,
)
COURIER_MOOD: _Fact = ((_at("emotion", "courier"),), -0.5464)
PICKUP: _Fact = ((_at("touchpoint_share", "pickup-desk", "receive"),), 0.1553)
DELIVERY: _Fact = (
    ({"kind": "wait", "touchpoint_id": "order-paid", "other_touchpoint_id": "courier"},),
    214458.0,
)
MAIL: _Fact = ((_at("touchpoint_share", "status-mail", "receive"),), 0.6029)
HELP: _Fact = ((_at("touchpoint_share", "help-centre", "use"),), 0.7504)
AGAIN: _Fact = ((_at("repeat_share", "help-line"),), 0.3973)
HOTLINE: _Fact = ((_at("touchpoint_share", "help-line", "use"),), 0.2446)
HELP_MOOD: _Fact = ((_at("emotion", "help-centre"),), -0.1391)
TICKET_MOOD: _Fact = ((_at("emotion", "ticket"),), -1.0734)
REVIEW_MAIL: _Fact = ((_at("touchpoint_share", "review-request", "back"),), 0.8568)
REBUY: _Fact = (({"kind": "repurchase"},), 0.0712)
TRADE: _Fact = ((_at("touchpoint_share", "trade-in", "back"),), 0.1988)
DAY = 86_400.0


def _is(stage: int, text: str, fact: _Fact, comparison: str, value: float) -> ThirdSentence:
    means, true = fact
    return ThirdSentence(
        stage=stage, text=text, means=means, comparison=comparison, value=value, true=true
    )


def _others(stage: int, text: str, fact: _Fact, comparison: str, value: float) -> ThirdSentence:
    return replace(_is(stage, text, fact, comparison, value), turned=True)


FOURTH: tuple[ThirdSentence, ...] = (
    _is(0, "Three quarters of visitors page through our product lists", LIST, "about", 0.75),
    _is(0, "The newsletter is our strongest door: every third comes from it", NEWS, "about", 1 / 3),
    _is(0, "A good 30 percent click on one of our search ads", AD, "about", 0.3),
    _is(0, "The app is where the majority begins", APP, "more than", 0.5),
    _others(0, "More than half are lost before they compare anything", GO_ON, "more than", 0.5),
    _is(0, "People like browsing our catalogue", BROWSING, "more than", 0.0),
    _is(0, "Weniger als jeder Fünfte öffnet die App", APP, "under", 0.2),
    _is(1, "Reviews are read by every second person who compares", REVIEWS, "about", 0.5),
    _is(1, "Eight out of ten use the compare table", TABLE, "about", 0.8),
    _is(1, "Customers are frustrated by the compare table", TABLE_MOOD, "under", 0.0),
    _is(1, "Over a quarter try the demo table in the store", DEMO, "more than", 0.25),
    _is(1, "At the demo table they light up", DEMO_MOOD, "more than", 0.0),
    _is(1, "Choosing a model is a matter of a few hours", DECIDING, "under", DAY),
    _is(1, "They need more than two days to choose", DECIDING, "more than", 2 * DAY),
    _is(1, "Not even 15 % phone the advice line", ADVICE, "under", 0.15),
    _is(1, "Die Hälfte ruft vorher bei der Beratung an", ADVICE, "about", 0.5),
    _is(2, "Paying takes less than ten minutes", PAYING, "under", 600.0),
    _is(2, "They need an hour from checkout to payment", PAYING, "about", 3_600.0),
    _is(2, "More than half return to the basket", CART, "more than", 0.5),
    _is(2, "One in three pays at the till", TILL, "about", 1 / 3),
    _is(2, "The checkout annoys our customers", CHECKOUT_MOOD, "under", 0.0),
    _others(2, "About a third give up in the buying stage", BUYING, "about", 1 / 3),
    _is(2, "Nur ein Drittel schließt den Kauf ab", BUYING, "about", 1 / 3),
    _is(3, "Most follow their parcel on the tracking page", TRACKING, "more than", 0.5),
    _is(3, "Fewer than one in five call about their delivery", PARCEL_CALL, "under", 0.2),
    _is(3, "Four fifths of deliveries arrive on the promised day", ON_TIME, "about", 0.8),
    _is(3, "Customers are delighted with the courier", COURIER_MOOD, "more than", 0.0),
    _is(3, "Half of them fetch the laptop at the pickup desk", PICKUP, "about", 0.5),
    _is(3, "From payment to the door it takes two days or more", DELIVERY, "more than", 2 * DAY),
    _is(3, "Nicht mal jeder Dritte liest die Status-Mail", MAIL, "under", 1 / 3),
    _is(
        3, "Von der Zahlung bis zum Kurier vergeht über eine Woche", DELIVERY, "more than", 7 * DAY
    ),
    _is(4, "The help centre is visited by three in four", HELP, "about", 0.75),
    _is(4, "Two in five who call the help line call again", AGAIN, "about", 0.4),
    _is(4, "The help line is called by the majority of owners", HOTLINE, "more than", 0.5),
    _is(4, "People are satisfied with the help centre", HELP_MOOD, "more than", 0.0),
    _is(4, "Whoever opens a ticket is already angry", TICKET_MOOD, "under", 0.0),
    _is(5, "Barely a quarter open the review request", REVIEW_MAIL, "under", 0.25),
    _is(5, "Fewer than one in ten buy a second time", REBUY, "under", 0.1),
    _is(5, "Every fifth customer looks at the trade-in", TRADE, "about", 0.2),
    _is(5, "Die Hälfte kommt für einen zweiten Kauf zurück", REBUY, "about", 0.5),
)


def grid() -> tuple[tuple[str, ...], ...]:
    """Return the sheet of the fourth wall."""
    cells = ["\n".join(f"• {one.text}" for one in FOURTH if one.stage == at) for at in range(6)]
    return ((TITLE, *[""] * len(STAGES)), ("", *STAGES), (LANE, *cells))
