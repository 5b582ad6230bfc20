"""The wall map of 2024: forty sentences of a workshop at Brightwire, half of them true.

They are written as a workshop writes, not as the files call things. Beside each stands what it
means, so that the truth can be counted; the product is never shown that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desireline.simulation.counting import Known

TITLE = "Buying a laptop, wall map of 2024"
STAGES = ("Explore", "Compare", "Buy", "Receive", "Use & get help", "Come back")
LANES = ("What they do", "Wants and expectations", "In their heads", "Pains", "Ideas", "Mood")
Means = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WallSentence:
    """One sentence and what it means.

    Attributes:
        means: The quantity a careful reader would hold it against, as a map file writes it.
        also: Other quantities that fit as well.
        comparison, value: What it claims; ``most`` needs no value.
    """

    stage: str
    lane: str
    text: str
    means: Means
    comparison: str
    value: float | None = None
    also: tuple[Means, ...] = ()


def _at(kind: str, touchpoint: str, stage: str = "") -> Means:
    found = {"kind": kind, "touchpoint_id": touchpoint}
    return found | ({"stage_id": stage} if stage else {})


def _field(kind: str, touchpoint: str, field: str, value: str) -> Means:
    return {"kind": kind, "touchpoint_id": touchpoint, "field": field, "value": value}


_DO, _WANT, _THINK, _PAIN, _IDEA, _MOOD = LANES
_NAMED = _field("field_share", "courier", "delivery_choice", "named day")
_NEXT = _field("field_share", "courier", "delivery_choice", "next day")
_QUESTION = "What matters most to you in a delivery?"
_DAY = _field("answer_share", "courier", _QUESTION, "An exact day")
_SPEED = _field("answer_share", "courier", _QUESTION, "Speed")


def _one(
    place: str,
    text: str,
    means: Means,
    comparison: str = "most",
    value: float | None = None,
    *also: Means,
) -> WallSentence:
    stage, _, lane = place.partition("/")
    return WallSentence(
        stage=STAGES[int(stage)],
        lane=lane,
        text=text,
        means=means,
        comparison=comparison,
        value=value,
        also=also,
    )


_LIST = _at("touchpoint_share", "category-page", "explore")
_LINE = _at("repeat_share", "help-line")
SENTENCES: tuple[WallSentence, ...] = (
    _one(
        f"0/{_DO}", "Nearly everyone scrolls through the product overview", _LIST, "at least", 0.9
    ),
    _one(f"0/{_DO}", "Most browse the catalogue on our site", _LIST),
    _one(
        f"0/{_DO}",
        "Our newsletter brings most of them to us",
        _at("touchpoint_share", "newsletter", "explore"),
    ),
    _one(
        f"0/{_DO}",
        "At least one in four comes through a Google ad",
        _at("touchpoint_share", "search-ad", "explore"),
        "at least",
        0.25,
    ),
    _one(
        f"0/{_DO}",
        "Hardly anyone starts in the app",
        _at("touchpoint_share", "app-home", "explore"),
        "under",
        0.1,
    ),
    _one(f"0/{_MOOD}", "Looking around is fun", _at("emotion", "category-page"), "more than", 0.0),
    _one(
        f"0/{_THINK}",
        "Most of those who look around go on to compare",
        {"kind": "conversion", "stage_id": "explore"},
    ),
    _one(
        f"1/{_DO}",
        "Nobody reads what other buyers say any more",
        _at("touchpoint_share", "product-reviews", "compare"),
        "under",
        0.05,
    ),
    _one(
        f"1/{_DO}",
        "They open at least two models one after the other",
        _at("steps_per_journey", "product-page", "compare"),
        "at least",
        2.0,
        _at("repeat_share", "product-page"),
    ),
    _one(
        f"1/{_PAIN}",
        "The comparison is a pain",
        _at("emotion", "compare-table"),
        "under",
        0.0,
    ),
    _one(
        f"1/{_DO}",
        "Most come into the shop to try the machine",
        _at("touchpoint_share", "demo-table", "compare"),
    ),
    _one(
        f"1/{_MOOD}",
        "They love our demo table",
        _at("emotion", "demo-table"),
        "more than",
        0.0,
    ),
    _one(
        f"1/{_THINK}",
        "They make up their mind on the same day",
        {"kind": "stage_time", "stage_id": "compare"},
        "under",
        86_400.0,
    ),
    _one(
        f"1/{_THINK}",
        "It takes them several days to decide",
        {"kind": "stage_time", "stage_id": "compare"},
        "more than",
        172_800.0,
    ),
    _one(
        f"1/{_DO}",
        "Few ring us for advice",
        _at("touchpoint_share", "advice-line", "compare"),
        "under",
        0.25,
    ),
    _one(
        f"1/{_WANT}",
        "More than half of those who compare also buy",
        {"kind": "goal_rate", "stage_id": "compare"},
        "most",
        None,
        {"kind": "conversion", "stage_id": "compare"},
    ),
    _one(
        f"2/{_WANT}",
        "Once in the checkout they have paid within half an hour",
        {"kind": "wait", "touchpoint_id": "checkout", "other_touchpoint_id": "order-paid"},
        "under",
        1_800.0,
    ),
    _one(
        f"2/{_PAIN}",
        "They keep going back to the cart",
        _at("repeat_share", "basket"),
        "at least",
        0.1,
        _at("steps_per_journey", "basket", "buy"),
    ),
    _one(
        f"2/{_DO}",
        "The majority pays at the cash desk in the shop",
        _at("touchpoint_share", "till", "buy"),
    ),
    _one(
        f"2/{_DO}",
        "Most finish on their phone",
        _field("field_share", "order-paid", "channel", "app"),
        "most",
        None,
        _field("field_share", "order-paid", "source", "iphone"),
        _at("touchpoint_share", "app-basket", "buy"),
    ),
    _one(
        f"2/{_MOOD}",
        "Placing the order is easy",
        _at("emotion", "checkout"),
        "more than",
        0.0,
    ),
    _one(
        f"2/{_DO}",
        "More than half of those who fill a cart go through with it",
        {"kind": "goal_rate", "stage_id": "buy"},
        "most",
        None,
        {"kind": "conversion", "stage_id": "buy"},
    ),
    _one(f"3/{_WANT}", "Wants it as fast as possible", _NEXT, "most", None, _SPEED),
    _one(f"3/{_WANT}", "Wants to pick the day", _NAMED, "most", None, _DAY),
    _one(
        f"3/{_DO}",
        "They look where it is at least twice",
        _at("steps_per_journey", "tracking-page", "receive"),
        "at least",
        2.0,
        _at("repeat_share", "tracking-page"),
    ),
    _one(
        f"3/{_DO}",
        "Nobody phones about the parcel",
        _at("touchpoint_share", "delivery-line", "receive"),
        "under",
        0.05,
    ),
    _one(
        f"3/{_WANT}",
        "We come on the promised day in nine of ten cases",
        _field("field_share", "courier", "on_promised_day", "yes"),
        "at least",
        0.9,
    ),
    _one(
        f"3/{_MOOD}",
        "Happy when the doorbell rings and it is the driver",
        _at("emotion", "courier"),
        "more than",
        0.0,
    ),
    _one(
        f"3/{_DO}",
        "Most collect it from the shop",
        _at("touchpoint_share", "pickup-desk", "receive"),
    ),
    _one(
        f"3/{_THINK}",
        "The parcel is there the day after paying, within 24 hours",
        {"kind": "wait", "touchpoint_id": "order-paid", "other_touchpoint_id": "courier"},
        "under",
        86_400.0,
    ),
    _one(
        f"3/{_DO}",
        "Nearly all read our status mail",
        _at("touchpoint_share", "status-mail", "receive"),
        "at least",
        0.9,
    ),
    _one(
        f"4/{_DO}",
        "Most look it up in the help articles first",
        _at("touchpoint_share", "help-centre", "use"),
    ),
    _one(f"4/{_WANT}", "One call and it is solved", _LINE, "under", 0.25),
    _one(f"4/{_PAIN}", "Every fourth caller has to ring us again", _LINE, "at least", 0.25),
    _one(
        f"4/{_DO}",
        "Every second buyer calls the hotline",
        _at("touchpoint_share", "help-line", "use"),
        "at least",
        0.5,
    ),
    _one(
        f"4/{_THINK}",
        "Happy with what the help articles tell them",
        _at("emotion", "help-centre"),
        "more than",
        0.0,
    ),
    _one(
        f"4/{_MOOD}",
        "Annoyed by the time they write us a complaint",
        _at("emotion", "ticket"),
        "under",
        0.0,
    ),
    _one(
        f"5/{_DO}",
        "Most open our mail that asks for a review",
        _at("touchpoint_share", "review-request", "back"),
    ),
    _one(
        f"5/{_THINK}",
        "Whoever was happy buys again within the quarter",
        {"kind": "repurchase"},
    ),
    _one(
        f"5/{_PAIN}",
        "Few ever see that we take the old laptop in exchange",
        _at("touchpoint_share", "trade-in", "back"),
        "under",
        0.25,
    ),
)
IDEAS: tuple[tuple[int, str], ...] = (
    (0, "Group by use, not by model"),
    (1, "Show noise and weight"),
    (2, "Show the day on the product page"),
    (3, "Two-hour slots"),
    (3, "Text when near"),
    (4, "One case number"),
)
FEELINGS = ("Curious", "Overwhelmed 😕", "Relieved", "Excited", "+1", "")


def wall_grid() -> tuple[tuple[str, ...], ...]:
    """Return the sheet the workshop typed off the wall: a title, the stages, a row per lane."""
    rows = [(TITLE, *[""] * len(STAGES)), ("", *STAGES)]
    for lane in LANES:
        cells = [
            "\n".join(
                [
                    *(
                        f"• {one.text}"
                        for one in SENTENCES
                        if (one.stage, one.lane) == (stage, lane)
                    ),
                    *(f"• {text}" for at, text in IDEAS if lane == _IDEA and at == place),
                ]
            )
            for place, stage in enumerate(STAGES)
        ]
        rows.append((lane, *cells))
    rows.append(("Feeling", *FEELINGS))
    return tuple(rows)


def wall_truth(known: Known) -> list[dict[str, object]]:
    """Return for each sentence the true value of what it means, and whether it holds."""
    out: list[dict[str, object]] = []
    for one in SENTENCES:
        counted = known.count(one.means)
        holds = counted.value is not None and _holds(one, counted.value)
        out.append({"text": one.text, "value": counted.value, "n": counted.n, "holds": holds})
    return out


def true_share(truth: Sequence[dict[str, object]]) -> float:
    """Return the share of the sentences that hold."""
    return sum(bool(one["holds"]) for one in truth) / len(truth)


def _holds(one: WallSentence, value: float) -> bool:
    limit = 0.5 if one.value is None else one.value
    match one.comparison:
        case "most" | "more than":
            return value > limit
        case "at least":
            return value >= limit
        case _:
            return value < limit
