"""Does the data agree with a claim? Only where the whole interval says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from desireline.insights.evidence_age import iso_date
from desireline.insights.wording import (
    claim_words,
    day_before,
    in_words,
    period_words,
    sentence_case,
    with_numbers,
)
from desireline.journeys.study import Study
from desireline.maps.claim import OF_TARGET, Claim, Quantity
from desireline.maps.reading import Figure, StageFlow, Verdict
from desireline.maps.small_numbers import CLAIM_FROM
from desireline.measures.quantities import quantity_figure
from desireline.measures.ribbon import stage_flows

CLAIM_NEEDS = CLAIM_FROM
LOW_FOLLOWED = 0.5
FALL_OUT_CLAIMS = frozenset(
    {"conversion", "goal_rate", "touchpoint_share", "contact_share", "repurchase"}
)
ABOUT_NUMBER, ABOUT_SHARE, ABOUT_TIME, ABOUT_POINTS = 0.1, 0.05, 0.25, 5.0
GONE = "the report is not in the workspace any more, or has no such line."
Agreement = Literal["agrees", "disagrees", "straddles"]


def verdict(study: Study, claim: Claim, *, flows: Sequence[StageFlow] | None = None) -> Verdict:
    """Return what the evidence says about a claim, as a sentence with its figures.

    Confirmed or contradicted only where n ≥ 30 and the whole 95% interval agrees or disagrees.
    A claim about fall-out on a stage past which fewer than half can be followed is not
    confirmed, and contradicted only where those we cannot see could not mend it.

    Args:
        study: The journeys the claim is held against.
        claim: The sentence in testable form.
        flows: The ribbon of the same study where it is at hand; else it is computed.

    Raises:
        DesirelineError: The claim names a stage or touchpoint the map does not have.
    """
    figure = quantity_figure(study, claim.quantity)
    followed: float | None = None
    if claim.quantity.kind in FALL_OUT_CLAIMS:
        known = stage_flows(study) if flows is None else flows
        followed = followed_share(study, known, claim.quantity)
    said = in_words(study.journey_map, claim.quantity, figure)
    shown = with_numbers(said, figure, period=figure_period(study, figure))
    return judge(claim, figure, shown=shown, followed=followed)


def period_of(study: Study) -> str:
    """Return in words the period a study's figures are about: its filter's, else the data's."""
    first, last = study.ground.data_from_ms, study.ground.data_to_ms
    start = study.applied.period_from or iso_date(first)
    end = study.applied.period_to and day_before(study.applied.period_to)
    return period_words(start, min(end, iso_date(last)) if end else iso_date(last))


def figure_period(study: Study, figure: Figure) -> str:
    """Return in words the period a figure is about: a total's own, else the study's."""
    if figure.grain != "totals":
        return period_of(study)
    if not figure.period_to:
        return ""
    return period_words(figure.period_from, day_before(figure.period_to))


def judge(claim: Claim, figure: Figure, *, shown: str, followed: float | None) -> Verdict:
    """Return the verdict on a claim whose figure is known.

    Args:
        claim: The sentence in testable form.
        figure: The value of the claim's quantity.
        shown: The figure in words, with its numbers.
        followed: Share that can be followed past the claim's stage; None = does not matter.
    """
    if figure.hidden:
        sentence = f"{sentence_case(figure.hidden)}; a claim needs {CLAIM_NEEDS}: cannot tell yet."
        return Verdict(answer="cannot tell yet", sentence=sentence, figure=figure)
    if figure.value is None or figure.n == 0:
        why = GONE if figure.grain == "totals" else "nobody was seen there."
        return Verdict(answer="no data", sentence=f"No data: {why}", figure=figure)
    doubt = _doubt(claim, figure, followed=followed)
    if doubt:
        sentence = f"{shown}; {doubt}: cannot tell yet."
        return Verdict(answer="cannot tell yet", sentence=sentence, figure=figure)
    if _agreement(claim, figure) == "agrees":
        return Verdict(answer="confirmed", sentence=f"{shown}.", figure=figure)
    sentence = f"{shown}; the map says “{claim_words(claim, figure)}”."
    return Verdict(answer="contradicted", sentence=sentence, figure=figure)


def followed_share(study: Study, flows: Sequence[StageFlow], quantity: Quantity) -> float | None:
    """Return the least share that can be followed past any stage on a quantity's way.

    None = no stage on its way, or not known there. The way of a conversion is its own stage;
    of a goal rate all stages up to the target's; of a touchpoint's share those before the
    touchpoint's; of a repurchase all from the first to the target's, which is walked again.
    """
    shares = [
        flow.followed.value
        for flow in (flows[index] for index in _way(study, quantity) if index < len(flows))
        if flow.observed and flow.followed is not None and flow.followed.value is not None
    ]
    return min(shares, default=None)


def _way(study: Study, quantity: Quantity) -> range:
    """Return the stages past which a journey must be followed for the quantity to be seen."""
    stages = [stage.id for stage in study.journey_map.stages]
    start = stages.index(quantity.stage_id) if quantity.stage_id else 0
    binding = study.ground.binding
    target = [one for one in study.journey_map.header.targets if one.id == quantity.target_id]
    at = target[0].touchpoints if target else binding.target
    # A target action of any touchpoint can be met up to the last stage.
    otherwise = len(stages) - 1 if target else start
    known = (binding.stage_of[id_] for id_ in at if id_ in binding.stage_of)
    goal = max(known, default=otherwise)
    match quantity.kind:
        case "goal_rate":
            return range(start, max(goal, start + 1))
        case "repurchase":
            return range(goal + 1)
        case "touchpoint_share":
            start = binding.stage_of.get(quantity.other_touchpoint_id, start)
            return range(start, binding.stage_of.get(quantity.touchpoint_id, start))
        case "contact_share":
            start = goal if quantity.field == OF_TARGET else start
            return range(start, max(_met_in(study, quantity.value), default=start))
        case _:
            return range(start, start + 1)


def _met_in(study: Study, channel: str) -> list[int]:
    """Return the stages in which a channel's touchpoints stand."""
    stage_of = study.ground.binding.stage_of
    points = study.journey_map.touchpoints
    return [stage_of[one.id] for one in points if one.channel == channel and one.id in stage_of]


def _doubt(claim: Claim, figure: Figure, *, followed: float | None) -> str:
    """Return why a figure cannot settle a claim; empty where it can."""
    if claim.comparison != "most" and claim.value is None:
        return "the sentence names no number to compare with"
    if figure.n < CLAIM_NEEDS and figure.grain != "totals":
        return f"a claim needs {CLAIM_NEEDS}"
    if _agreement(claim, figure) == "straddles":
        return f"the interval reaches both sides of “{claim_words(claim, figure)}”"
    if followed is not None and followed < LOW_FOLLOWED and not _unseen_cannot_mend(claim, figure):
        return f"we can follow only {100 * followed:.0f}% past this point"
    return ""


def _agreement(claim: Claim, figure: Figure) -> Agreement:
    low, high = _edges(figure)
    if low is None or high is None:
        return "straddles"
    value = 0.5 if claim.comparison == "most" else claim.value
    if value is None:
        return "straddles"
    match claim.comparison:
        case "most" | "more than":
            agrees, disagrees = low > value, high <= value
        case "at least":
            agrees, disagrees = low >= value, high < value
        case "under":
            agrees, disagrees = high < value, low >= value
        case "at most":
            agrees, disagrees = high <= value, low > value
        case "about":
            reach = about_reach(value, unit=figure.unit)
            agrees = value - reach <= low and high <= value + reach
            disagrees = high < value - reach or low > value + reach
    if agrees:
        return "agrees"
    return "disagrees" if disagrees else "straddles"


def about_reach(value: float, *, unit: str) -> float:
    """Return how far "about" reaches to either side, in the figure's unit."""
    if unit == "share":
        return ABOUT_SHARE
    if unit == "points":
        return ABOUT_POINTS
    return (ABOUT_TIME if unit == "seconds" else ABOUT_NUMBER) * abs(value)


def _edges(figure: Figure) -> tuple[float | None, float | None]:
    """Return the 95% interval; a plain count and a total of our own report are exact."""
    if figure.unit == "count" or figure.grain == "totals":
        return figure.value, figure.value
    return figure.low, figure.high


def _unseen_cannot_mend(claim: Claim, figure: Figure) -> bool:
    """Tell whether a claim of little conversion fails already on those we can see."""
    return claim.comparison in ("under", "at most") and _agreement(claim, figure) == "disagrees"
