"""Figures as plain English: a sentence first, the numbers that carry it after."""

from __future__ import annotations

from datetime import date, timedelta

from desireline.maps.channels import channel_of
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import target_name
from desireline.maps.reading import Figure

EMOTION_LEVELS = ("furious", "annoyed", "neutral", "glad", "delighted")
MINUTE = 60
HOUR = 3_600
DAY = 86_400
_SHARE_SENTENCES = {
    "conversion": "{share} of 100 journeys that reached {stage} went on to the next stage",
    "goal_rate": "{share} of 100 journeys that reached {stage} reached {target}",
    "goal_rate of all": "{share} of 100 journeys reached {target}",
    "touchpoint_share": "{share} of 100 journeys that reached {stage} used {touchpoint}",
    "touchpoint_share after": "{share} of 100 journeys with {other} went on to {touchpoint}",
    "touchpoint_share of all": "{share} of 100 journeys used {touchpoint}",
    "contact_share": "{share} of 100 journeys that reached {stage} had a contact by {channel}",
    "contact_share of all": "{share} of 100 journeys had a contact by {channel}",
    "contact_share of target": "{share} of 100 journeys that reached {target} had a contact by "
    "{channel}",
    "repeat_share": "{share} of 100 journeys with {touchpoint} came there more than once",
    "field_share": "{share} of 100 at {touchpoint}: {field} is {value}",
    "answer_share": "{share} of 100 who answered about {touchpoint}: {field} is {value}",
    "repurchase": "{share} of 100 journeys that reached {target} were followed by another one",
}
_OTHER_SENTENCES = {
    "steps_per_journey": "{amount} steps at {touchpoint} per journey that reached {stage}",
    "wait": "Typically {time} from {touchpoint} to {other}",
    "stage_time": "Typically {time} from {stage} to a later stage",
    "emotion": "Customers feel {valence} ({word}) about {place}",
    "nps": "The net promoter score of {place} is {reported}",
    "events": "{amount} events at {touchpoint}",
    "total": "{field}: {reported} in {report}",
    "total_share": "{field} makes up {share} of 100 in {report}",
}


def in_words(journey_map: JourneyMap, quantity: Quantity, figure: Figure) -> str:
    """Return what a figure says, as one sentence without its interval."""
    value = figure.value
    if value is None:
        return sentence_case(figure.hidden) or "Nobody was counted"
    words = {**_SHARE_SENTENCES, **_OTHER_SENTENCES}
    return words[quantity.form].format(
        share=_number(100 * value),
        amount=_number(value),
        time=time_words(value),
        valence=f"{value:+.1f}".replace("-", "−"),
        word=emotion_word(value),
        reported=value_words(value, unit=figure.unit),
        report=figure.source,
        **_names(journey_map, quantity),
    )


def with_numbers(sentence: str, figure: Figure, *, period: str = "") -> str:
    """Return the sentence with its interval, n and period: ``… (67–70%, n 5,340, Aug–Oct 2026)``.

    Parts that are unknown are left out.
    """
    counted = "" if figure.grain == "totals" else f"n {figure.n:,}"
    parts = [interval_words(figure), counted, period]
    told = ", ".join(part for part in parts if part)
    return f"{sentence} ({told})" if told else sentence


def claim_words(claim: Claim, figure: Figure) -> str:
    """Return the claim's comparison: ``most``, ``at least 64%``, ``under 2 days``."""
    if claim.comparison == "most" or claim.value is None:
        return claim.comparison
    return f"{claim.comparison} {value_words(claim.value, unit=figure.unit)}"


def value_words(value: float, *, unit: str) -> str:
    """Return one value with its unit: ``64%``, ``2 d 6 h``, ``+0.7``, ``4.1``."""
    if unit == "share":
        return f"{_number(100 * value)}%"
    if unit == "seconds":
        return time_words(value)
    if unit == "valence":
        return f"{value:+.1f}".replace("-", "−")
    if unit == "points":
        return f"{value:+.0f}".replace("-", "−") if round(value) else "0"
    return _number(value)


def interval_words(figure: Figure) -> str:
    """Return the 95% interval in the figure's unit, or nothing where it has none."""
    if figure.low is None or figure.high is None or figure.unit == "count":
        return ""
    if figure.unit == "share":
        low, high = _number(100 * figure.low), _number(100 * figure.high)
        return f"{low}%" if low == high else f"{low}–{high}%"
    low, high = (value_words(edge, unit=figure.unit) for edge in (figure.low, figure.high))
    return low if low == high else f"{low} to {high}"


def period_words(first: str, last: str) -> str:
    """Return a period of ISO dates in months: ``Aug–Oct 2026``; nothing where it is unknown."""
    if not first or not last:
        return ""
    start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    if (start.year, start.month) == (end.year, end.month):
        return f"{end:%b %Y}"
    if start.year == end.year:
        return f"{start:%b}–{end:%b %Y}"
    return f"{start:%b %Y}–{end:%b %Y}"


def sentence_case(words: str) -> str:
    """Return words with a capital first letter."""
    return words[:1].upper() + words[1:]


def day_before(day: str) -> str:
    """Return the ISO date before an ISO date: the last day of a period ``[from, to)``."""
    return (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat()


def time_words(seconds: float) -> str:
    """Return a time in the two largest units that matter: ``26 min``, ``2 d 6 h``, ``61 d``."""
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    if seconds < DAY:
        minutes = round(seconds / MINUTE)
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    hours = round(seconds / HOUR)
    days, rest = divmod(hours, 24)
    return f"{days} d {rest} h" if rest and days < 10 else f"{days} d"  # noqa: PLR2004 - detail


def emotion_word(valence: float) -> str:
    """Return the level nearest to a valence of −2…+2."""
    nearest = min(range(5), key=lambda level: (abs(level - 2 - valence), level))
    return EMOTION_LEVELS[nearest]


def count_words(count: float) -> str:
    """Return a count as a badge shows it: ``412``, ``1.1k``, ``18.4k``, ``214k``, ``1.2m``."""
    for limit, divisor, mark in ((1_000, 1, ""), (1_000_000, 1_000, "k"), (10**12, 10**6, "m")):
        if count < limit:
            shown = count / divisor
            digits = 1 if mark and shown < 100 else 0  # noqa: PLR2004 - three digits at most
            return f"{shown:.{digits}f}{mark}"
    return f"{count:.0f}"


def _names(journey_map: JourneyMap, quantity: Quantity) -> dict[str, str]:
    stages = {stage.id: stage.name for stage in journey_map.stages}
    touchpoints = {point.id: point.name for point in journey_map.touchpoints}
    stage = stages.get(quantity.stage_id, quantity.stage_id)
    touchpoint = touchpoints.get(quantity.touchpoint_id, quantity.touchpoint_id)
    return {
        "stage": stage or "any stage",
        "touchpoint": touchpoint or stage or "any touchpoint",
        "other": touchpoints.get(quantity.other_touchpoint_id, quantity.other_touchpoint_id),
        "place": touchpoint or stage or "the whole journey",
        "target": target_name(journey_map, quantity.target_id) or "the target action",
        "field": named_field(quantity),
        "value": quantity.value,
        "channel": channel_of(quantity.value).name.lower() if quantity.value else "",
    }


def named_field(quantity: Quantity) -> str:
    """Return a field's name as people read it; a report's line stands as the report has it."""
    if quantity.kind in ("total", "total_share"):
        return quantity.field
    return quantity.field.replace("_", " ")


def _number(value: float) -> str:
    if value == 0 or abs(value) >= 10:  # noqa: PLR2004 - two significant digits below ten
        return f"{value:,.0f}"
    return f"{value:.1f}".removesuffix(".0")
