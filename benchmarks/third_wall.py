"""Forty sentences of a third wall, written without looking at how sentences are matched.

Each says the quantities a careful reader would hold it against, and what the first of them truly
is, counted by the simulator (``simulation/counting.py``) for the demo company of 6,000 customers;
the product is never shown that. ``turned`` quantities speak of the other side: a sentence about
those who give up, held against those who go on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desireline.simulation.wall_map import STAGES, Means

TITLE = "Third wall"
LANE = "What they do"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdSentence:
    """One sentence and what it means; without quantities nothing counted can test it.

    Attributes:
        true: What the first quantity truly is.
        turned: Whether the sentence speaks of all the others.
    """

    stage: int
    text: str
    means: tuple[Means, ...]
    comparison: str
    value: float
    true: float = 0.0
    turned: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the sentence is true."""
        value = 1 - self.true if self.turned else self.true
        match self.comparison:
            case "more than":
                return value > self.value
            case "under":
                return value < self.value
            case _:
                reach = 0.05 if self.value < 1 else 0.25 * self.value
                return abs(value - self.value) <= reach


def _at(kind: str, touchpoint: str, stage: str = "") -> Means:
    found = {"kind": kind, "touchpoint_id": touchpoint}
    return found | ({"stage_id": stage} if stage else {})


def _share(touchpoint: str, stage: str) -> tuple[Means, ...]:
    return (_at("touchpoint_share", touchpoint, stage),)


def _wait(one: str, other: str) -> tuple[Means, ...]:
    return ({"kind": "wait", "touchpoint_id": one, "other_touchpoint_id": other},)


def _time(stage: str) -> tuple[Means, ...]:
    return ({"kind": "stage_time", "stage_id": stage},)


def _felt(touchpoint: str) -> tuple[Means, ...]:
    return (_at("emotion", touchpoint),)


def _promised(value: str) -> Means:
    return _at("field_share", "courier") | {"field": "on_promised_day", "value": value}


def _after(one: str, other: str) -> Means:
    return {"kind": "touchpoint_share", "touchpoint_id": other, "other_touchpoint_id": one}


def _one(  # noqa: PLR0913 - a table row
    stage: int,
    text: str,
    means: tuple[Means, ...],
    comparison: str = "about",
    value: float = 0.0,
    *,
    true: float = 0.0,
) -> ThirdSentence:
    return ThirdSentence(
        stage=stage, text=text, means=means, comparison=comparison, value=value, true=true
    )


def _others(  # noqa: PLR0913 - a table row
    stage: int, text: str, means: tuple[Means, ...], comparison: str, value: float, *, true: float
) -> ThirdSentence:
    return replace(_one(stage, text, means, comparison, value, true=true), turned=True)


_DAY = 86_400.0
_BUYING: tuple[Means, ...] = (
    {"kind": "goal_rate", "stage_id": "buy"},
    {"kind": "conversion", "stage_id": "buy"},
    _after("basket", "order-paid"),
)
_COMPARING: tuple[Means, ...] = ({"kind": "goal_rate", "stage_id": "compare"},)
_PAYING: tuple[Means, ...] = (_after("checkout", "order-paid"), *_BUYING[:2])
_CALLING_AGAIN = (_at("repeat_share", "help-line"),)
NOTHING: tuple[Means, ...] = ()

THIRD: tuple[ThirdSentence, ...] = (
    _one(
        0,
        "Only a third look at our product lists",
        _share("category-page", "explore"),
        value=1 / 3,
        true=0.771,
    ),
    _one(
        0,
        "Less than a tenth arrive from our newsletter",
        _share("newsletter", "explore"),
        "under",
        0.1,
        true=0.0671,
    ),
    _one(
        0,
        "Half of the people exploring open the app",
        _share("app-home", "explore"),
        value=0.5,
        true=0.1881,
    ),
    _one(
        0,
        "Paid search accounts for roughly a third of them",
        _share("search-ad", "explore"),
        value=1 / 3,
        true=0.3144,
    ),
    _one(
        1,
        "Nearly half read the reviews of others",
        _share("product-reviews", "compare"),
        value=0.5,
        true=0.486,
    ),
    _one(
        1,
        "Hardly anybody uses the comparison table",
        _share("compare-table", "compare"),
        "under",
        0.1,
        true=0.3222,
    ),
    _one(
        1,
        "About one in ten tries a machine in store",
        _share("demo-table", "compare"),
        value=0.1,
        true=0.1203,
    ),
    _one(
        1,
        "Customers enjoy comparing models",
        _felt("compare-table"),
        "more than",
        0.0,
        true=-0.8634,
    ),
    _one(
        1, "Comparing takes less than an hour", _time("compare"), "under", 3_600.0, true=306390.6885
    ),
    _one(
        1,
        "It takes three to four days before they know what they want",
        _time("compare"),
        value=3.5 * _DAY,
        true=306390.6885,
    ),
    _one(
        2,
        "Two thirds of the people with a basket end up ordering",
        _BUYING,
        value=2 / 3,
        true=0.6814,
    ),
    _one(
        2,
        "Checkout takes a quarter of an hour at most",
        _wait("checkout", "order-paid"),
        "under",
        900.0,
        true=495.8505,
    ),
    _one(2, "Customers get angry in the checkout", _felt("checkout"), "under", 0.0, true=0.8905),
    _others(2, "Half of all baskets are abandoned", _BUYING, "about", 0.5, true=0.6814),
    _one(
        3,
        "Nobody tracks the shipment",
        _share("tracking-page", "receive"),
        "under",
        0.05,
        true=0.6664,
    ),
    _one(
        3,
        "One in six collects the laptop in the branch",
        _share("pickup-desk", "receive"),
        value=1 / 6,
        true=0.1553,
    ),
    _one(
        3,
        "Delivery takes about two and a half days from payment",
        _wait("order-paid", "courier"),
        value=2.5 * _DAY,
        true=214458.0,
    ),
    _one(3, "30 % have the parcel within a day of paying", NOTHING),
    _one(
        3,
        "Every fifth delivery misses the promised day",
        (_promised("no"),),
        value=0.2,
        true=0.2037,
    ),
    _one(4, "One in ten needs the help line", _share("help-line", "use"), value=0.1, true=0.2446),
    _others(
        4,
        "Most callers ring the help line only once",
        _CALLING_AGAIN,
        "more than",
        0.5,
        true=0.3973,
    ),
    _one(
        5, "Very few come back to buy again", ({"kind": "repurchase"},), "under", 0.1, true=0.0712
    ),
    _one(
        5,
        "More than a third trade in their old device",
        _share("trade-in", "back"),
        "more than",
        1 / 3,
        true=0.1988,
    ),
    _one(
        0,
        "Vier von fünf sehen sich die Produktlisten an",
        _share("category-page", "explore"),
        value=0.8,
        true=0.771,
    ),
    _one(
        0,
        "Nicht einmal jeder Zehnte kommt vom Newsletter",
        _share("newsletter", "explore"),
        "under",
        0.1,
        true=0.0671,
    ),
    _one(
        0,
        "Vom Stöbern bis zum Vergleichen vergeht weniger als ein Tag",
        _time("explore"),
        "under",
        _DAY,
        true=28030.319,
    ),
    _one(
        1,
        "Den Vergleich finden die Leute ärgerlich",
        _felt("compare-table"),
        "under",
        0.0,
        true=-0.8634,
    ),
    _one(
        1,
        "Ein Drittel benutzt die Vergleichstabelle",
        _share("compare-table", "compare"),
        value=1 / 3,
        true=0.3222,
    ),
    _one(
        1,
        "Jeder Dritte lässt sich telefonisch beraten",
        _share("advice-line", "compare"),
        value=1 / 3,
        true=0.1226,
    ),
    _one(1, "Jeder vierte Vergleicher bestellt am Ende", _COMPARING, value=0.25, true=0.2514),
    _others(2, "An der Kasse brechen die meisten ab", _PAYING, "more than", 0.5, true=0.6361),
    _one(
        2,
        "Der Bezahlvorgang dauert im Schnitt über eine halbe Stunde",
        _wait("checkout", "order-paid"),
        "more than",
        1_800.0,
        true=495.8505,
    ),
    _one(
        3,
        "Zwei Drittel verfolgen ihre Sendung",
        _share("tracking-page", "receive"),
        value=2 / 3,
        true=0.6664,
    ),
    _one(
        3,
        "Die Kunden freuen sich über den Zusteller",
        _felt("courier"),
        "more than",
        0.0,
        true=-0.5464,
    ),
    _one(
        3,
        "Rund 17 % rufen wegen der Lieferung an",
        _share("delivery-line", "receive"),
        value=0.17,
        true=0.175,
    ),
    _one(
        3,
        "Das Paket braucht mindestens eine Woche",
        _wait("order-paid", "courier"),
        "more than",
        7 * _DAY,
        true=214458.0,
    ),
    _one(
        4,
        "Kaum jemand schreibt uns eine Beschwerde",
        _share("ticket", "use"),
        "under",
        0.1,
        true=0.2345,
    ),
    _one(
        5,
        "20 % geben ihren alten Laptop in Zahlung",
        _share("trade-in", "back"),
        value=0.2,
        true=0.1988,
    ),
    _one(2, "Innerhalb von zwei Tagen kaufen 30 %", NOTHING),
    _one(4, "Ein Anruf dauert vier Minuten", NOTHING),
)


def grid() -> tuple[tuple[str, ...], ...]:
    """Return the sheet of the third wall."""
    cells = ["\n".join(f"• {one.text}" for one in THIRD if one.stage == at) for at in range(6)]
    return ((TITLE, *[""] * len(STAGES)), ("", *STAGES), (LANE, *cells))
