"""What could stand on the map instead of a contradicted sentence, and the claim it makes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desireline.insights.own_words import Language, language_of, with_share
from desireline.insights.rewording import chosen_value, hundredths, lowered, names_of, verb_of
from desireline.insights.sentence import Sentence
from desireline.insights.wording import day_before, emotion_word, period_words, value_words
from desireline.maps.claim import Claim, Comparison, Quantity
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure

HALF = 0.5
DIGITS_ABOUT = 2
_TOO_HIGH = frozenset({"most", "at least", "more than"})
_OF_JOURNEYS = frozenset({"touchpoint_share", "conversion", "goal_rate", "goal_rate of all"})
_PLAIN: dict[Language, dict[str, str]] = {
    "en": {
        "moved": "{most} of 100 {verb} {top}; {only} {share} {answer}.",
        "field_share": "{Only} {share} of 100 {verb} {answer} at {touchpoint}.",
        "boolean": "{Only} {share} of 100 at {touchpoint}: “{fact}” is {answer}.",
        "answer_share": "{Only} {share} of 100 who answered say {answer}.",
        "touchpoint_share": "{Only} {share} of 100 journeys through {stage} use {touchpoint}.",
        "touchpoint_share after": "{Only} {share} of 100 journeys with {other} go on to "
        "{touchpoint}.",
        "touchpoint_share of all": "{Only} {share} of 100 journeys use {touchpoint}.",
        "contact_share": "{Only} {share} of 100 journeys through {stage} have a contact by "
        "{channel}.",
        "contact_share of all": "{Only} {share} of 100 journeys have a contact by {channel}.",
        "contact_share of target": "{Only} {share} of 100 journeys that get to {target} have a "
        "contact by {channel}.",
        "repeat_share": "In {only} {share} of 100 journeys, {touchpoint} is needed more than once.",
        "steps_per_journey": "A journey comes to {touchpoint} {times} times on average.",
        "emotion": "{place} leaves customers {word}: {feels} on a scale from −2 to +2.",
        "nps": "The NPS of {place} is {feels}.",
        "wait": "From {touchpoint} to {other} it typically takes {time}.",
        "stage_time": "It typically takes {time} to go on from {stage}.",
        "conversion": "{Only} {share} of 100 journeys go on from {stage} to {following}.",
        "goal_rate": "{Only} {share} of 100 journeys through {stage} get to {target}.",
        "goal_rate of all": "{Only} {share} of 100 journeys get to {target}.",
        "repurchase": "After {target}, {only} {share} of 100 journeys are followed by another.",
        "events": "{touchpoint}: {times} events.",
        "total": "{line}: {reported} in {days}.",
        "total_share": "{line} makes up {only} {share} of 100 in our report ({days}).",
        "total_moved": "{top} leads with {most} of 100; {line} makes up {share} ({days}).",
    },
    "de": {
        "moved": "{most} von 100: „{top}“; {only} {share}: „{answer}“.",
        "field_share": "{Only} {share} von 100 bei {touchpoint}: „{answer}“.",
        "boolean": "{Only} {share} von 100 bei {touchpoint}: „{fact}“ ist {answer}.",
        "answer_share": "{Only} {share} von 100 Befragten sagen „{answer}“.",
        "touchpoint_share": "{Only} {share} von 100 Journeys durch {stage} nutzen {touchpoint}.",
        "touchpoint_share after": "{Only} {share} von 100 Journeys mit {other} kommen danach zu "
        "{touchpoint}.",
        "touchpoint_share of all": "{Only} {share} von 100 Journeys nutzen {touchpoint}.",
        "contact_share": "{Only} {share} von 100 Journeys durch {stage} haben Kontakt über "
        "{channel}.",
        "contact_share of all": "{Only} {share} von 100 Journeys haben Kontakt über {channel}.",
        "contact_share of target": "{Only} {share} von 100 Journeys mit {target} haben Kontakt "
        "über {channel}.",
        "repeat_share": "In {only} {share} von 100 Journeys braucht es {touchpoint} mehrmals.",
        "steps_per_journey": "Eine Journey kommt im Schnitt {times}-mal zu {touchpoint}.",
        "emotion": "{place}: Kunden sind {word}, {feels} auf einer Skala von −2 bis +2.",
        "nps": "Der NPS für {place} liegt bei {feels}.",
        "wait": "Von {touchpoint} bis {other} dauert es typischerweise {time}.",
        "stage_time": "Von {stage} weiter geht es typischerweise nach {time}.",
        "conversion": "{Only} {share} von 100 Journeys gehen von {stage} weiter zu {following}.",
        "goal_rate": "{Only} {share} von 100 Journeys durch {stage} erreichen {target}.",
        "goal_rate of all": "{Only} {share} von 100 Journeys erreichen {target}.",
        "repurchase": "Auf {target} folgt in {only} {share} von 100 Journeys eine weitere.",
        "events": "{touchpoint}: {times} Ereignisse.",
        "total": "{line}: {reported} ({days}).",
        "total_share": "{line} macht {only} {share} von 100 in unserem Bericht aus ({days}).",
        "total_moved": "{top} führt mit {most} von 100; {line} macht {share} aus ({days}).",
    },
}
_ONLY = {"en": "only", "de": "nur"}
GERMAN_CHANNELS = {
    "web": "Website",
    "app": "App",
    "store": "Filiale",
    "email": "E-Mail",
    "call": "Callcenter",
    "chat": "Chat",
    "delivery": "Lieferung",
    "social": "soziale Medien",
    "survey": "Umfrage",
    "ads": "Online-Werbung",
    "search": "Suche",
    "review": "Bewertungsportal",
    "sms": "SMS",
    "push": "Push-Nachricht",
    "letter": "Brief",
    "print": "Druckwerbung",
    "billboard": "Plakat",
    "tv": "Fernsehen und Radio",
    "event": "Veranstaltung",
    "pickup": "Abholstelle",
    "field": "Außendienst",
    "kiosk": "Automat",
    "payment": "Rechnung und Zahlung",
    "loyalty": "Treueprogramm",
    "friend": "Freunde und Familie",
    "other": "andere Kanäle",
}
_FEELS = {
    "furious": "wütend",
    "annoyed": "verärgert",
    "neutral": "weder froh noch verärgert",
    "glad": "froh",
    "delighted": "begeistert",
}
_UNITS: dict[Language, tuple[tuple[float, str, str], ...]] = {
    "en": ((86_400, "day", "days"), (3_600, "hour", "hours"), (60, "minute", "minutes")),
    "de": ((86_400, "Tag", "Tage"), (3_600, "Stunde", "Stunden"), (60, "Minute", "Minuten")),
}
_BOOLEAN = frozenset({"yes", "no", "true", "false", "ja", "nein", "1", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence the data carry, and the claim in testable form that goes with it."""

    text: str
    claim: Claim


def new_wording(
    journey_map: JourneyMap,
    said: Sentence,
    claim: Claim,
    figure: Figure,
    *,
    shares: Mapping[str, float],
) -> Wording | None:
    """Return a wording the figure confirms, with the claim fitted to it; None = there is none.

    A share of a field moves to the value most have, if more than half do; a number of a report
    becomes "about" what the report has; every other claim is turned to the side on which the
    whole interval lies, its number rounded away from the figure. The sentence keeps its author's
    words and language where only its amount was wrong.
    """
    quantity = claim.quantity
    top = next(iter(shares), "")
    chosen = chosen_value(quantity)
    if shares and top != chosen and shares[top] > HALF + 0.03:
        fitted = Claim(quantity=_moved(quantity, top), comparison="most")
    else:
        comparison, value = _fitted(claim, figure)
        if value is None:
            return None
        fitted = Claim(quantity=quantity, comparison=comparison, value=value)
    text = _own_words(journey_map, said, claim, figure)
    return Wording(
        text=text or _plainly(journey_map, said, claim, figure, shares=shares), claim=fitted
    )


def _own_words(journey_map: JourneyMap, said: Sentence, claim: Claim, figure: Figure) -> str:
    """Return the author's sentence with the amount put right; empty where that cannot be done."""
    if claim.quantity.form not in _OF_JOURNEYS or figure.value is None or "give up" in said.cues:
        return ""
    names = names_of(journey_map, claim.quantity)
    return with_share(
        said.text,
        share=hundredths(figure.value),
        too_high=claim.comparison in _TOO_HIGH,
        stage=names["stage"],
    )


def _plainly(
    journey_map: JourneyMap,
    said: Sentence,
    claim: Claim,
    figure: Figure,
    *,
    shares: Mapping[str, float],
) -> str:
    quantity, value = claim.quantity, figure.value or 0.0
    language = language_of(said.text)
    top = next(iter(shares), "")
    only = _ONLY[language] if claim.comparison in _TOO_HIGH else ""
    word = emotion_word(value)
    words = {
        "share": hundredths(value),
        "most": hundredths(shares[top]) if top else "",
        "top": lowered(top) if language == "en" and quantity.kind != "total_share" else top,
        "only": only,
        "Only": only[:1].upper() + only[1:],
        "time": _time(value, language),
        "feels": value_words(value, unit="points" if quantity.kind == "nps" else "valence"),
        "word": _FEELS[word] if language == "de" else word,
        "times": f"{value:,.0f}" if figure.unit == "count" else f"{value:.1f}",
        "verb": verb_of(quantity),
        "answer": lowered(quantity.value) if language == "en" else quantity.value,
        "reported": _reported(value, figure, language),
        "days": period_words(figure.period_from, day_before(figure.period_to))
        if figure.period_to
        else "",
    }
    kind = _kind(quantity, top)
    names = names_of(journey_map, quantity)
    if language == "de":
        names["channel"] = GERMAN_CHANNELS.get(quantity.value, names["channel"])
    told = _PLAIN[language][kind].format_map(names | words)
    told = " ".join(told.split())
    return told[:1].upper() + told[1:]


def _kind(quantity: Quantity, top: str) -> str:
    if top and top.lower() != chosen_value(quantity).lower():
        return "total_moved" if quantity.kind == "total_share" else "moved"
    return "boolean" if quantity.value.lower() in _BOOLEAN else quantity.form


def _moved(quantity: Quantity, top: str) -> Quantity:
    if quantity.kind == "total_share":
        return replace(quantity, field=top)
    return replace(quantity, value=top)


def _reported(value: float, figure: Figure, language: Language) -> str:
    told = value_words(value, unit=figure.unit)
    if language == "de":
        return told.translate(str.maketrans(",.", ".,"))
    return told


def _time(seconds: float, language: Language) -> str:
    """Return a time in words, in the two largest units that matter: "2 days 12 hours"."""
    parts = []
    left = round(seconds / 60) * 60.0
    for size, one, many in _UNITS[language]:
        number = int(left // size)
        left -= number * size
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    return " ".join(parts[:2]) or f"{seconds:.0f} s"


def _fitted(claim: Claim, figure: Figure) -> tuple[Comparison, float | None]:
    low, high, value = figure.low, figure.high, figure.value
    if value is not None and claim.quantity.kind == "total":
        return "about", _two_digits(value)
    if figure.unit == "count" or figure.grain == "totals":
        low = high = value
    if low is None or high is None:
        return "under", None
    too_little = claim.comparison in ("under", "at most")
    if claim.comparison == "about" and claim.value is not None:
        too_little = low > claim.value
    edge = low if too_little else high
    return ("at least" if too_little else "under"), _rounded(edge, figure.unit, down=too_little)


def _two_digits(value: float) -> float:
    return float(f"{value:.{DIGITS_ABOUT}g}")


def _rounded(edge: float, unit: str, *, down: bool) -> float:
    """Round a bound away from the figure, so that the wording stays true for it."""
    step = {"share": 0.01, "valence": 0.1, "per journey": 0.1}.get(unit, 1.0)
    if unit == "seconds":
        step = 60.0 if edge < 7_200 else 3_600.0 if edge < 2 * 86_400 else 43_200.0  # noqa: PLR2004
    moved = math.floor(edge / step) if down else math.floor(edge / step) + 1
    return round(moved * step, 6)
