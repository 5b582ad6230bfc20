"""Sentences about a figure: its title, what is claimed, and what the data say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desireline.insights.concepts import stems_in, word_for
from desireline.insights.sentence import Sentence
from desireline.insights.wording import (
    count_words,
    emotion_word,
    interval_words,
    time_words,
    value_words,
)
from desireline.maps.channels import channel_of
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import target_name
from desireline.maps.reading import Figure

_CHOSEN = ("choice", "option", "choose", "method", "wish", "preference")
_BOOLEAN = frozenset({"yes", "no", "true", "false", "ja", "nein", "1", "0"})
_TITLES = {
    "field_share": "{field} at {touchpoint}",
    "answer_share": "Survey, “{field}”",
    "touchpoint_share": "Journeys that reach {stage} and use {touchpoint}",
    "touchpoint_share after": "Journeys with {other} that go on to {touchpoint}",
    "touchpoint_share of all": "Of all journeys, those that use {touchpoint}",
    "contact_share": "Journeys that reach {stage} with a contact by {channel}, any reason",
    "contact_share of all": "Of all journeys, those with a contact by {channel}, any reason",
    "contact_share of target": "Journeys that get to {target} with a contact by {channel}, "
    "any reason",
    "repeat_share": "More than once at {touchpoint}",
    "steps_per_journey": "How often at {touchpoint}",
    "emotion": "Ratings of {place}",
    "nps": "Net promoter score of {place}",
    "wait": "Typical time from {touchpoint} to {other}",
    "stage_time": "Typical time from {stage} to a later stage",
    "conversion": "Going on from {stage}",
    "goal_rate": "Getting from {stage} to {target}",
    "goal_rate of all": "Of all journeys, those that get to {target}",
    "repurchase": "{target} once more",
    "events": "Events at {touchpoint}",
    "total": "{line}, our report",
    "total_share": "{line}, of all in our report",
}
# ``*`` marks the thing the sentence speaks of.
_CLAIMS = {
    "field_share": "{amount} at {touchpoint} {verb} {value*}.",
    "answer_share": "{amount} of those who answered say {value*}.",
    "touchpoint_share": "{amount} of the journeys that reach {stage} use {touchpoint*}.",
    "touchpoint_share after": "{amount} of the journeys with {other} go on to {touchpoint*}.",
    "touchpoint_share of all": "{amount} of all journeys use {touchpoint*}.",
    "contact_share": "{amount} of the journeys that reach {stage} have a contact by {channel*}.",
    "contact_share of all": "{amount} of all journeys have a contact by {channel*}.",
    "contact_share of target": "{amount} of the journeys that get to {target} have a contact by "
    "{channel*}.",
    "repeat_share": "{amount} of the journeys with {touchpoint*} come there more than once.",
    "steps_per_journey": "{amount} steps at {touchpoint*} per journey.",
    "emotion": "{place*} is rated {amount}.",
    "nps": "The NPS of {place*} is {amount}.",
    "wait": "It takes {amount} from {touchpoint*} to {other*}.",
    "stage_time": "It takes {amount} to go on from {stage*} to {following}.",
    "conversion": "{amount} of the journeys go on from {stage*} to {following}.",
    "goal_rate": "{amount} of the journeys that reach {stage} get to {target*}.",
    "goal_rate of all": "{amount} of all journeys get to {target*}.",
    "repurchase": "{amount} of the journeys that reach {target*} are followed by another.",
    "events": "{amount} events at {touchpoint*}.",
    "total": "{line*}: {amount}{days}.",
    "total_share": "{amount} of all in our report {verb} {line*}.",
}
_SAID = {
    "field_share": "{share} {verb} {answer}",
    "boolean": "{fact} is {answer} for {share}",
    "answer_share": "{share} {verb} {answer}",
    "touchpoint_share": "{share} journeys that reach {stage} use {touchpoint}",
    "touchpoint_share after": "{share} journeys with {other} go on to {touchpoint}",
    "touchpoint_share of all": "{share} journeys use {touchpoint}",
    "contact_share": "{share} journeys that reach {stage} have a contact by {channel}",
    "contact_share of all": "{share} journeys have a contact by {channel}",
    "contact_share of target": "{share} journeys that get to {target} have a contact by {channel}",
    "repeat_share": "{share} journeys with {touchpoint} come there more than once",
    "steps_per_journey": "a journey has {times} steps at {touchpoint} on average",
    "emotion": "customers rate {place} {feels}, {word}",
    "nps": "the NPS of {place} is {reported}",
    "wait": "it typically takes {time} from {touchpoint} to {other}",
    "stage_time": "it typically takes {time} to go on from {stage}",
    "conversion": "{share} journeys go on from {stage} to {following}",
    "goal_rate": "{share} journeys that reach {stage} get to {target}",
    "goal_rate of all": "{share} journeys get to {target}",
    "repurchase": "{share} journeys that reach {target} are followed by another",
    "events": "{times} events at {touchpoint}",
    "total": "{line}: {reported} in {report}",
    "total_share": "{line} makes up {share} in {report}",
}
_FIELDS = {"name": "kind of event"}
_THINGS = {"repurchase": "come again", "repeat_share": "come back to it"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a sentence; ``kind`` says whether it is the amount or the thing claimed."""

    text: str
    kind: Literal["plain", "amount", "thing"] = "plain"


def title_of(journey_map: JourneyMap, quantity: Quantity) -> str:
    """Return what a figure is called beside others, as in "Delivery choice at Courier"."""
    return _TITLES[quantity.form].format_map(names_of(journey_map, quantity))


def told(  # noqa: PLR0911 - one return a unit
    quantity: Quantity, figure: Figure
) -> str:
    """Return the figure's value as its card shows it, as in "49 of 100 journeys"."""
    value = figure.value
    if value is None:
        return "Nobody was counted"
    match figure.unit:
        case "share":
            if quantity.kind == "total":
                return value_words(value, unit="share")
            return f"{hundredths(value)} of 100 {_thing_of(quantity)}".strip()
        case "seconds":
            return time_words(value)
        case "valence":
            return f"{value_words(value, unit='valence')}, {emotion_word(value)}"
        case "points":
            return f"NPS {value_words(value, unit='points')}"
        case "per journey":
            return f"{value:.1f} times per journey"
        case "number":
            return value_words(value, unit="number")
        case _ if figure.grain == "totals":
            return f"{value:,.0f}"
        case _:
            return count_words(value)


def you_say(journey_map: JourneyMap, claim: Claim, *, unit: str) -> tuple[Piece, ...]:
    """Return the claim as a sentence in pieces, for the reader to agree with or change."""
    names = names_of(journey_map, claim.quantity) | {
        "amount": _amount(claim, unit=unit),
        "verb": verb_of(claim.quantity),
        "days": "",
    }
    pieces = []
    for part in re.split(r"(\{\w+\*?\})", _CLAIMS[claim.quantity.form]):
        if not part.startswith("{"):
            pieces.append(Piece(text=part))
            continue
        name = part.strip("{*}")
        kind: Literal["plain", "amount", "thing"] = "plain"
        if name == "amount":
            kind = "amount"
        elif part.endswith("*}"):
            kind = "thing"
        pieces.append(Piece(text=names[name], kind=kind))
    return tuple(piece for piece in pieces if piece.text)


def headline(  # noqa: PLR0913 - both sides of a verdict
    journey_map: JourneyMap,
    said: Sentence,
    claim: Claim,
    figure: Figure,
    *,
    shares: Mapping[str, float],
    agrees: bool,
) -> str:
    """Return the verdict as a sentence: what was written, and what the data say instead."""
    data = _data_say(journey_map, claim.quantity, figure, shares=shares, agrees=agrees)
    if agrees:
        return f"{data[:1].upper()}{data[1:]}."
    return f"You wrote “{_their_words(said, claim, figure)}”; {data}."


def interval_sentence(figure: Figure) -> str:
    """Return the interval in words people use, as in "Between 67 and 70 of 100."."""
    between = (
        interval_words(figure).replace("%", " of 100")
        if figure.unit == "share"
        else (interval_words(figure))
    )
    return f"Between {between.replace('–', ' and ').replace(' to ', ' and ')}." if between else ""


def _data_say(
    journey_map: JourneyMap,
    quantity: Quantity,
    figure: Figure,
    *,
    shares: Mapping[str, float],
    agrees: bool,
) -> str:
    value = figure.value or 0.0
    share = hundredths(value)
    top, chosen = next(iter(shares), ""), chosen_value(quantity)
    if top and top.lower() != chosen.lower() and not agrees:
        most = f"{hundredths(shares[top])} of 100 {verb_of(quantity)} {lowered(top)}"
        return f"{most}, {share} {lowered(chosen)}"
    kind = quantity.form
    if quantity.value.lower() in _BOOLEAN:
        kind = "boolean"
    words = {
        "share": f"{share} of 100",
        "time": time_words(value),
        "feels": value_words(value, unit="valence"),
        "word": emotion_word(value),
        "times": f"{value:.1f}",
        "verb": verb_of(quantity),
        "answer": lowered(quantity.value),
        "reported": value_words(value, unit=figure.unit),
        "report": figure.source,
    }
    return _SAID[kind].format_map(names_of(journey_map, quantity) | words)


def _their_words(said: Sentence, claim: Claim, figure: Figure) -> str:
    """Return the words of the sentence that the figure speaks against."""
    if claim.quantity.kind in ("field_share", "answer_share") and not said.share:
        wanted = frozenset(said.concepts)
        found = word_for(said.text, wanted)
        stems = stems_in(claim.quantity.value)
        plain = next((word for word in said.text.split() if stems_in(word) & stems), "")
        if found or plain:
            return (found or plain).strip(".,;:!?“”\"'")
    if said.amount and figure.unit == "share":
        return said.amount
    text = said.text.strip().rstrip(".")
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - one line


def _amount(claim: Claim, *, unit: str) -> str:
    if claim.comparison == "most":
        return "most"
    if claim.value is None:
        return f"{claim.comparison} …"
    if unit == "share":
        return f"{claim.comparison} {hundredths(claim.value)} of 100"
    return f"{claim.comparison} {value_words(claim.value, unit=unit)}"


def hundredths(share: float) -> str:
    """Return a share as hundredths: ``12``, ``0.4``."""
    value = 100 * share
    if value != 0 and value < 1:
        return f"{value:.1f}"
    return f"{value:.0f}"


def _thing_of(quantity: Quantity) -> str:
    if quantity.kind in ("field_share", "answer_share", "total_share"):
        return lowered(chosen_value(quantity))
    return _THINGS.get(quantity.kind, "journeys")


def verb_of(quantity: Quantity) -> str:
    """Return the verb that ties a field or question to its value."""
    if quantity.kind == "answer_share":
        return "say"
    if quantity.kind == "total_share":
        return "are"
    return "choose" if any(word in quantity.field.lower() for word in _CHOSEN) else "have"


def chosen_value(quantity: Quantity) -> str:
    """Return the value or line whose share a quantity is; empty where it is none."""
    return quantity.field if quantity.kind == "total_share" else quantity.value


def lowered(value: str) -> str:
    """Return a value inside a sentence: its capital goes unless it is a name or short form."""
    first, rest = value[:1], value[1:]
    return first.lower() + rest if rest == rest.lower() else value


def names_of(journey_map: JourneyMap, quantity: Quantity) -> dict[str, str]:
    """Return the words a quantity's ids stand for on a map."""
    stages = {stage.id: stage.name for stage in journey_map.stages}
    in_order = list(stages)
    place = in_order.index(quantity.stage_id) if quantity.stage_id in stages else len(in_order)
    following = "".join(stages[one] for one in in_order[place + 1 : place + 2])
    points = {point.id: point.name for point in journey_map.touchpoints}
    field = _FIELDS.get(quantity.field, quantity.field).replace("_", " ").strip()
    anywhere = "the whole journey" if quantity.kind == "nps" else "any stage"
    stage = stages.get(quantity.stage_id, anywhere)
    return {
        "stage": stage,
        "following": following or "the next stage",
        "touchpoint": points.get(quantity.touchpoint_id, ""),
        "other": points.get(quantity.other_touchpoint_id, ""),
        "place": points.get(quantity.touchpoint_id, stage),
        "target": target_name(journey_map, quantity.target_id) or "the target",
        "value": quantity.value,
        "channel": channel_of(quantity.value).name.lower() if quantity.value else "",
        "line": quantity.field,
        "field": field[:1].upper() + field[1:],
        "fact": field[:1].lower() + field[1:],
    }
