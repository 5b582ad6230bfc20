"""Which figures could test a sentence, with their present values; nothing is claimed by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from desireline.insights.claiming import SHARES, claim_for
from desireline.insights.new_wording import Wording, new_wording
from desireline.insights.ranking import Candidate, Ranking
from desireline.insights.rewording import (
    Piece,
    headline,
    interval_sentence,
    title_of,
    told,
    you_say,
)
from desireline.insights.sentence import Sentence, read_sentence
from desireline.insights.testable import FieldValues, Testables
from desireline.insights.verdicts import FALL_OUT_CLAIMS, figure_period, followed_share, judge
from desireline.insights.wording import in_words, time_words, with_numbers
from desireline.journeys.references import quantity_reference
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Comparison, Quantity
from desireline.maps.journey_map import JourneyMap, LaneKind, Statement
from desireline.maps.reading import Figure, StageFlow, Verdict

OFFERED = 3
FOUND = 8
WORTH_SHOWING = 0.3
COMPARISONS: tuple[Comparison, ...] = ("most", "at least", "more than", "under")
OF_REPORTS: tuple[Comparison, ...] = ("about", "at least", "more than", "under")
FigureOf = Callable[[Quantity], Figure]
SharesOf = Callable[[FieldValues], Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One value of a field with its share 0–1; ``claimed`` = the sentence speaks of it."""

    label: str
    share: float
    claimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A claim held against its figure.

    Attributes:
        sentence: The claim in pieces, as the reader is asked to agree with it.
        headline: The verdict as a sentence; empty where there is none.
        interval: The figure's interval in words.
        wording: What could be written instead; None where nothing is contradicted.
    """

    claim: Claim
    verdict: Verdict
    sentence: tuple[Piece, ...]
    headline: str
    interval: str
    wording: Wording | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A figure that could test a sentence.

    Attributes:
        id: The reference of its rows.
        value: The present value in words.
        parts: The values of a field, the one most have first, the claimed one always among them.
        about: What else the card says: n, the rest of the values, period.
        said: Whether customers said it, rather than it being counted.
        sources: Names of the sources it comes from.
        comparisons: How the claim may be put: "most" only for shares.
        trial: The claim its words suggest, held against the figure.
    """

    id: str
    title: str
    value: str
    parts: tuple[Part, ...]
    about: str
    said: bool
    sources: tuple[str, ...]
    figure: Figure
    comparisons: tuple[Comparison, ...]
    score: float
    trial: Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where sentences are tested: a study, what it could test, and how figures are found.

    Attributes:
        flows: The ribbon of the same study.
        figure_of: Gives a quantity's figure; the caller may keep it.
        shares_of: Gives the rows per value of a field, all rows counted.
    """

    study: Study
    journey_map: JourneyMap
    found: Testables
    ranking: Ranking
    flows: Sequence[StageFlow]
    figure_of: FigureOf
    shares_of: SharesOf

    def lane_of(self, statement: Statement) -> LaneKind:
        """Return the kind of a statement's lane, "barriers" only for barriers themselves."""
        kinds = {lane.id: lane.kind for lane in self.journey_map.lanes}
        kind = kinds.get(statement.lane_id, "free")
        return "free" if statement.part == "recommendation" else kind


def testable_with(bench: Bench, statement: Statement) -> tuple[Candidate, ...]:
    """Return the quantities that could test a statement, the best first; none for an idea.

    A recommendation says what should be done; no figure of the past can test it.
    """
    if statement.part == "recommendation" or not statement.text.strip():
        return ()
    return bench.ranking.fitting(statement, most=OFFERED)


def proposals(bench: Bench, statement: Statement) -> tuple[Proposal, ...]:
    """Return up to three figures that could test a statement, each with its present value."""
    return tuple(
        proposal_of(bench, statement, candidate)
        for candidate in testable_with(bench, statement)
        if bench.figure_of(candidate.quantity).n > 0
    )


def searched(bench: Bench, statement: Statement, search: str) -> tuple[Proposal, ...]:
    """Return the figures some words name, the likest first: a reader picks what means the sentence.

    Whether a figure can test the sentence is then the reader's word; its claim is still taken
    from the sentence.
    """
    asked = replace(statement, text=search)
    found = bench.ranking.candidates(asked, every_kind=True)
    named = [one for one in found if one.score >= WORTH_SHOWING]
    shown = (one for one in named if bench.figure_of(one.quantity).n > 0)
    return tuple(proposal_of(bench, statement, one) for one in islice(shown, FOUND))


def proposal_of(bench: Bench, statement: Statement, candidate: Candidate) -> Proposal:
    """Return one candidate as a proposal: figure, parts, and the claim the words suggest."""
    quantity = candidate.quantity
    figure = bench.figure_of(quantity)
    said = figure.grain == "answers"
    claim = claim_for(read_sentence(statement.text), quantity, lane=bench.lane_of(statement))
    parts = _parts(bench, quantity)
    return Proposal(
        id=quantity_reference(quantity),
        title=title_of(bench.journey_map, quantity),
        value=told(quantity, figure),
        parts=parts,
        about=_about(bench, figure, parts),
        said=said,
        sources=_sources(bench, quantity, said=said),
        figure=figure,
        comparisons=_comparisons(quantity),
        score=round(candidate.score, 4),
        trial=trial_of(bench, statement, claim),
    )


def trial_of(bench: Bench, statement: Statement, claim: Claim) -> Trial:
    """Hold a claim against its figure and say what comes of it.

    Raises:
        DesirelineError: The claim names a stage or touchpoint the map does not have.
    """
    figure = bench.figure_of(claim.quantity)
    verdict = verdict_on(bench, claim)
    said = read_sentence(statement.text)
    shares = {part.label: part.share for part in _parts(bench, claim.quantity)}
    settled = verdict.answer in ("confirmed", "contradicted")
    contradicted = verdict.answer == "contradicted"
    return Trial(
        claim=claim,
        verdict=verdict,
        sentence=you_say(bench.journey_map, claim, unit=figure.unit),
        headline=headline(
            bench.journey_map, said, claim, figure, shares=shares, agrees=not contradicted
        )
        if settled
        else "",
        interval=interval_sentence(figure),
        wording=_wording(bench, said, claim, shares) if contradicted else None,
    )


def verdict_on(bench: Bench, claim: Claim) -> Verdict:
    """Return what the data say about a claim, by the rules of every reading.

    Raises:
        DesirelineError: The claim names a stage or touchpoint the map does not have.
    """
    figure = bench.figure_of(claim.quantity)
    followed: float | None = None
    if claim.quantity.kind in FALL_OUT_CLAIMS:
        followed = followed_share(bench.study, bench.flows, claim.quantity)
    said = in_words(bench.journey_map, claim.quantity, figure)
    shown = with_numbers(said, figure, period=figure_period(bench.study, figure))
    return judge(claim, figure, shown=shown, followed=followed)


def _comparisons(quantity: Quantity) -> tuple[Comparison, ...]:
    if quantity.kind == "total":
        return OF_REPORTS
    return COMPARISONS if quantity.kind in SHARES else COMPARISONS[1:]


def _wording(
    bench: Bench, said: Sentence, claim: Claim, shares: Mapping[str, float]
) -> Wording | None:
    """Return a new wording only if the data do confirm it."""
    figure = bench.figure_of(claim.quantity)
    offered = new_wording(bench.journey_map, said, claim, figure, shares=shares)
    if offered is None:
        return None
    return offered if verdict_on(bench, offered.claim).answer == "confirmed" else None


def _parts(bench: Bench, quantity: Quantity) -> tuple[Part, ...]:
    if quantity.kind == "total_share":
        return _lines(bench, quantity)
    entry = _field_of(bench, quantity)
    if entry is None or bench.figure_of(quantity).value is None:
        return ()
    counts = bench.shares_of(entry)
    total = sum(counts.values())
    return tuple(
        Part(label=label, share=count / total, claimed=label.lower() == quantity.value.lower())
        for label, count in counts.items()
    )


def _lines(bench: Bench, quantity: Quantity) -> tuple[Part, ...]:
    """Return the lines of a report with their shares, the largest first."""
    mine = [one for one in bench.found.totals if one.report_id == quantity.value]
    named = next((one for one in mine if one.label == quantity.field), None)
    if named is None or bench.figure_of(quantity).value is None:
        return ()
    days = (named.period_from, named.period_to, named.unit)
    beside = [one for one in mine if (one.period_from, one.period_to, one.unit) == days]
    whole = sum(one.value for one in beside)
    return tuple(
        Part(label=one.label, share=one.value / whole, claimed=one.label == quantity.field)
        for one in sorted(beside, key=lambda one: (-one.value, one.label))
    )


def _field_of(bench: Bench, quantity: Quantity) -> FieldValues | None:
    if quantity.kind not in ("field_share", "answer_share"):
        return None
    return next(
        (
            one
            for one in bench.found.fields
            if (one.touchpoint_id, one.field, one.said)
            == (quantity.touchpoint_id, quantity.field, quantity.kind == "answer_share")
        ),
        None,
    )


def _about(bench: Bench, figure: Figure, parts: Sequence[Part]) -> str:
    shown = {part.label for part in parts if part.claimed} | {part.label for part in parts[:1]}
    rest = [part for part in parts if part.label not in shown]
    words = []
    if len(rest) == 1:
        words.append(f"{100 * rest[0].share:.0f} {rest[0].label}")
    elif rest:
        words.append(f"{100 * sum(part.share for part in rest):.0f} something else")
    if figure.unit == "seconds" and figure.low is not None and figure.high is not None:
        low, high = time_words(figure.low), time_words(figure.high)
        words.append(low if low == high else f"between {low} and {high}")
    words.append(_counted(bench, figure))
    return "; ".join(words)


def _counted(bench: Bench, figure: Figure) -> str:
    """Return how many are counted, and when; a total says only when."""
    when = figure_period(bench.study, figure)
    if figure.grain == "totals":
        return when
    return ", ".join(part for part in (f"{figure.n:,} {figure.grain}", when) if part)


def _sources(bench: Bench, quantity: Quantity, *, said: bool) -> tuple[str, ...]:
    if quantity.kind in ("total", "total_share"):
        return (bench.figure_of(quantity).source,)
    ids = [one for one in (quantity.touchpoint_id, quantity.other_touchpoint_id) if one]
    if not ids:
        ids = [
            one.id
            for one in bench.journey_map.touchpoints
            if one.stage_id == quantity.stage_id or not quantity.stage_id
        ]
    found = [name for one in ids for name in bench.found.sources_of(one, said=said)]
    return tuple(dict.fromkeys(found))
