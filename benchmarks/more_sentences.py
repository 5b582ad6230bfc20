"""Forty more sentences of a wall map: in German, about totals of our reports, and judging.

What they mean is counted by the simulator for the sentences of the wall map, or stands in the
reports below; the product is never shown that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desireline.simulation.wall_map import SENTENCES, STAGES, Means

TITLE = "Laptopkauf, zweite Wand"
REPORTS: tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Call reasons",
        "count",
        (
            ("Reason", "Aug 2026", "Sep 2026"),
            ("Delivery", "410", "512"),
            ("Returns", "200", "190"),
            ("Invoice", "90", "95"),
            ("Setup", "50", "61"),
        ),
    ),
    ("Website", "count", (("", "Sep 2026"), ("Visits", "30,412"), ("Conversion rate", "2.9%"))),
    ("Survey", "points", (("", "Q3 2026"), ("NPS", "41"), ("CSAT", "4.2"))),
)
UNTESTABLE = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreSentence:
    """One sentence: what it means, what it claims, and where it stands.

    Attributes:
        like: The sentence of the wall map that means the same quantity; empty = none does.
        line: The line of a report it speaks of, and ``share`` whether as a share of the report.
    """

    stage: int
    lane: str
    text: str
    comparison: str = "most"
    value: float | None = None
    like: str = ""
    line: str = ""
    share: bool = False


def _like(  # noqa: PLR0913 - a table row
    stage: int,
    text: str,
    like: str,
    comparison: str = "most",
    value: float | None = None,
    lane: str = "Handlungen",
) -> MoreSentence:
    return MoreSentence(
        stage=stage, lane=lane, text=text, like=like, comparison=comparison, value=value
    )


def _line(
    text: str, line: str, comparison: str, value: float | None = None, *, share: bool = False
) -> MoreSentence:
    return MoreSentence(
        stage=4,
        lane="Zahlen im Kopf",
        text=text,
        line=line,
        comparison=comparison,
        value=value,
        share=share,
    )


_THINK = "Gedanken"
GERMAN = (
    _like(0, "Die meisten stöbern in der Übersicht", "Most browse the catalogue on our site"),
    _like(
        0,
        "Kaum jemand kommt über den Newsletter",
        "Our newsletter brings most of them to us",
        "under",
        0.1,
    ),
    _like(
        0,
        "Die Hälfte kommt über eine Google-Anzeige",
        "At least one in four comes through a Google ad",
        "at least",
        0.5,
    ),
    _like(
        1,
        "Fast alle lesen die Bewertungen",
        "Nobody reads what other buyers say any more",
        "at least",
        0.9,
    ),
    _like(
        1,
        "Sie entscheiden sich am selben Tag",
        "They make up their mind on the same day",
        "under",
        86_400.0,
        _THINK,
    ),
    _like(
        1,
        "Die Entscheidung dauert mehrere Tage",
        "It takes them several days to decide",
        "more than",
        172_800.0,
        _THINK,
    ),
    _like(1, "Wenige rufen uns wegen einer Beratung an", "Few ring us for advice", "under", 0.25),
    _like(
        1,
        "Jeder zweite, der vergleicht, kauft auch",
        "More than half of those who compare also buy",
        "at least",
        0.5,
    ),
    _like(2, "Die meisten kommen mehrmals zum Warenkorb", "They keep going back to the cart"),
    _like(
        2,
        "Die meisten zahlen an der Kasse im Laden",
        "The majority pays at the cash desk in the shop",
    ),
    _like(3, "Die meisten wollen einen Wunschtermin", "Wants to pick the day"),
    _like(
        3,
        "Kaum einer ruft wegen der Lieferung an",
        "Nobody phones about the parcel",
        "under",
        0.1,
    ),
    _like(
        3,
        "Neun von zehn Lieferungen kommen pünktlich",
        "We come on the promised day in nine of ten cases",
        "at least",
        0.9,
    ),
    _like(3, "Die meisten holen das Paket in der Filiale ab", "Most collect it from the shop"),
    _like(
        3, "Fast alle öffnen die Status-Mail", "Nearly all read our status mail", "at least", 0.9
    ),
    _like(
        4,
        "Mehr als die Hälfte schaut zuerst in die Hilfe",
        "Most look it up in the help articles first",
    ),
    _like(
        4,
        "Jeder vierte Anrufer der Hotline muss noch einmal anrufen",
        "Every fourth caller has to ring us again",
        "at least",
        0.25,
    ),
    _like(
        4,
        "Jeder zweite Käufer ruft die Hotline an",
        "Every second buyer calls the hotline",
        "at least",
        0.5,
    ),
    _like(
        5,
        "Die meisten öffnen die Mail mit der Bitte um eine Bewertung",
        "Most open our mail that asks for a review",
    ),
    _like(5, "Die meisten kaufen wieder", "Whoever was happy buys again within the quarter"),
)
OF_REPORTS = (
    _line("Most calls are about delivery", "Delivery", "most", share=True),
    _line("Hardly any calls are about returns", "Returns", "under", 0.1, share=True),
    _line("Half of the calls are about the invoice", "Invoice", "at least", 0.5, share=True),
    _line("Die meisten Anrufe drehen sich um die Lieferung", "Delivery", "most", share=True),
    _line("NPS is 40", "NPS", "about", 40.0),
    _line("Our NPS is above 50", "NPS", "more than", 50.0),
    _line("Der NPS liegt bei 60", "NPS", "about", 60.0),
    _line("About 30,000 visits a month", "Visits", "about", 30_000.0),
    _line("We have 50,000 visits a month", "Visits", "about", 50_000.0),
    _line("Rund 30.000 Besuche im Monat", "Visits", "about", 30_000.0),
    _line("The conversion rate is 3 %", "Conversion rate", "about", 0.03),
)
JUDGING = (
    _like(1, "The comparison is confusing", "The comparison is a pain", "under", 0.0, _THINK),
    _like(1, "Der Vergleich ist unübersichtlich", "The comparison is a pain", "under", 0.0, _THINK),
    _like(1, "The demo table is boring", "They love our demo table", "under", 0.0, _THINK),
    _like(2, "Bestellen ist einfach", "Placing the order is easy", "more than", 0.0, _THINK),
    _like(
        3,
        "Der Zusteller ist angenehm",
        "Happy when the doorbell rings and it is the driver",
        "more than",
        0.0,
        _THINK,
    ),
    _like(
        4,
        "Writing us a complaint is pleasant",
        "Annoyed by the time they write us a complaint",
        "more than",
        0.0,
        _THINK,
    ),
    _like(1, "The staff is unfriendly", UNTESTABLE, lane=_THINK),
    _like(1, "The prices are too high", UNTESTABLE, lane=_THINK),
    _like(0, "Das Sortiment ist veraltet", UNTESTABLE, lane=_THINK),
)
MORE: tuple[MoreSentence, ...] = (*GERMAN, *OF_REPORTS, *JUDGING)


def meant_by(one: MoreSentence) -> tuple[Means, ...]:
    """Return the quantities a sentence means, as a map file writes them; none = no figure can."""
    if not one.like or one.like == UNTESTABLE:
        return ()
    same = next(wall for wall in SENTENCES if wall.text == one.like)
    return (same.means, *same.also)


def grid() -> tuple[tuple[str, ...], ...]:
    """Return the sheet of the second wall."""
    lanes = tuple(dict.fromkeys(one.lane for one in MORE))
    rows = [(TITLE, *[""] * len(STAGES)), ("", *STAGES)]
    for lane in lanes:
        cells = [
            "\n".join(f"• {one.text}" for one in MORE if (one.stage, one.lane) == (place, lane))
            for place in range(len(STAGES))
        ]
        rows.append((lane, *cells))
    return tuple(rows)


def holds(one: MoreSentence, values: Mapping[str, float]) -> bool:
    """Tell whether a sentence is true, by the simulator's count or by the report.

    Args:
        one: The sentence.
        values: The true value of each sentence of the wall map, by its text.
    """
    value = _reported(one) if one.line else values.get(one.like)
    if value is None:
        return False
    limit = 0.5 if one.value is None else one.value
    match one.comparison:
        case "most" | "more than":
            return value > limit
        case "at least":
            return value >= limit
        case "about":
            reach = 0.05 if limit < 1 else 0.1 * abs(limit)
            return abs(value - limit) <= reach
        case _:
            return value < limit


def _reported(one: MoreSentence) -> float:
    for _, _, table in REPORTS:
        lines = {row[0]: row[-1] for row in table[1:]}
        if one.line in lines:
            numbers = {name: _number(text) for name, text in lines.items()}
            return numbers[one.line] / (sum(numbers.values()) if one.share else 1.0)
    msg = f"no report has a line {one.line}"
    raise LookupError(msg)


def _number(text: str) -> float:
    plain = text.replace(",", "")
    return float(plain.rstrip("%")) / (100 if plain.endswith("%") else 1)
