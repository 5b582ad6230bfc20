"""The evidence state of each statement: what it rests on, and what its claim's figure says.

For one statement the sources rank contradicted > stale > measured > reported > assumed. What
was counted can measure, what customers said can report; our own side can do neither.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from desireline.evidence.month_names import day_in_words
from desireline.insights.evidence_age import (
    SAID_QUANTITIES,
    Newest,
    age_badge,
    is_stale,
    iso_date,
    months_allowed,
    newest_evidence,
)
from desireline.insights.parts import Parts
from desireline.insights.verdicts import verdict
from desireline.insights.wording import count_words
from desireline.journeys.study import Study
from desireline.maps.claim import Claim
from desireline.maps.journey_map import JourneyMap, LaneKind, Statement
from desireline.maps.reading import StageFlow, State, StatementReading, Verdict
from desireline.maps.support import Stance, Support
from desireline.measures.named_records import named_records

OUR_REPORT = "our report"
SAID_BY_CUSTOMERS = frozenset({"answers", "verbatim", "customer interview"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing that carries or speaks against a statement, and exists in the store.

    Attributes:
        carries: What it makes of the statement where it stands for it.
        newest: ISO date of its newest row; empty = unknown.
        n: Rows it counts.
        badge: What stands for it instead of ``n``; empty = ``n`` does.
        is_remark: Whether customers remarked it on a shared page, so that it has no rows.
    """

    carries: Literal["measured", "reported"]
    stance: Stance
    newest: str
    n: int
    is_remark: bool = False
    badge: str = ""


def statement_readings(  # noqa: PLR0913 - what is at hand is passed on
    study: Study,
    journey_map: JourneyMap,
    as_of: str,
    *,
    flows: Sequence[StageFlow] | None = None,
    newest: Newest | None = None,
    parts: Parts | None = None,
) -> tuple[StatementReading, ...]:
    """Return the state of every statement, in the map's order; one without content is "empty".

    Args:
        study: The evidence under the reading's filter.
        journey_map: The map whose statements are judged.
        as_of: ISO date from which age counts.
        flows: The ribbon of the same study where it is at hand.
        newest: When each touchpoint was last seen, where it is at hand.
        parts: What was counted before for the same study; None = nothing.

    Raises:
        DesirelineError: A claim names a stage or touchpoint the map does not have.
    """
    if journey_map.header.outlook == "to-be":
        return tuple(not_yet(one) for one in journey_map.statements)
    kinds = {lane.id: lane.kind for lane in journey_map.lanes}
    parts = Parts() if parts is None else parts
    said = journey_map.statements
    dates = parts.once(("support", _rows_named(said)), lambda: support_dates(study, said))
    quoted = _rows_named(_quoting(said))
    wordless = parts.once(("wordless", quoted), lambda: wordless_rows(study, said))
    seen = newest_evidence(study, journey_map, parts=parts) if newest is None else newest
    verdicts: dict[Claim, Verdict] = {}
    for claim in {one.claim: None for one in journey_map.statements if one.claim is not None}:
        verdicts[claim] = parts.once(("claim", claim), partial(verdict, study, claim, flows=flows))
    return tuple(
        weigh(
            statement,
            kind=kinds.get(statement.lane_id, "free"),
            verdict_on_claim=verdicts[statement.claim] if statement.claim else None,
            claim_newest=seen.of(statement.claim.quantity) if statement.claim else "",
            dates=dates,
            wordless=wordless,
            as_of=as_of,
        )
        for statement in journey_map.statements
    )


def not_yet(statement: Statement) -> StatementReading:
    """Return the state of a sentence about a journey nobody has walked: assumed, or empty."""
    if not has_content(statement):
        return StatementReading(statement_id=statement.id, state="empty", reason="No words yet.")
    reason = "It is about the future: nobody has walked this journey yet."
    return StatementReading(
        statement_id=statement.id, state="assumed", reason=reason, badge="not yet"
    )


def has_content(statement: Statement) -> bool:
    """Tell whether a statement says anything: words, or an emotion set by hand."""
    return bool(statement.text.strip()) or statement.emotion is not None


def weigh(  # noqa: PLR0913 - everything a statement rests on
    statement: Statement,
    *,
    kind: LaneKind,
    verdict_on_claim: Verdict | None = None,
    claim_newest: str = "",
    dates: Mapping[str, str],
    wordless: Collection[str] = (),
    as_of: str,
) -> StatementReading:
    """Return the state of one statement from its claim's verdict and its support.

    Args:
        statement: The words and what they rest on.
        kind: Kind of its lane, which sets how old evidence may be.
        verdict_on_claim: What the data say about its claim; None = it makes none.
        claim_newest: ISO date of the newest row the claim's figure rests on.
        dates: Newest ISO date of each record key that exists in the store.
        wordless: Those of them whose answers hold no words, and so can be no quote.
        as_of: ISO date from which age counts.
    """
    if not has_content(statement):
        return StatementReading(statement_id=statement.id, state="empty", reason="No words yet.")
    sources = _claim_sources(statement, verdict_on_claim, claim_newest)
    support = [one for one in statement.support if not is_later(one.dated, as_of=as_of)]
    quotable = {row: day for row, day in dates.items() if row not in wordless}
    for one in support:
        kept = quotable if one.kind == "verbatim" else dates
        sources += [source] if (source := _source(one, kept, as_of=as_of)) else []
    sources += _remarks(support)
    newest = max((one.newest for one in sources), default="")
    state = _state(sources, kind=kind, as_of=as_of)
    return StatementReading(
        statement_id=statement.id,
        state=state,
        reason=_reason(statement, state, sources, verdict_on_claim, newest),
        verdict=verdict_on_claim,
        newest=newest,
        badge=_badge(statement, state, sources, verdict_on_claim, newest=newest, as_of=as_of),
    )


def support_dates(study: Study, statements: Sequence[Statement]) -> dict[str, str]:
    """Return the newest ISO date of each answer's record the statements' support names.

    Names that mean no record or several, or a row in which nobody said anything, are absent; an
    answer without a time has an empty date.
    """
    return _said_at(study, statements, worded=False)


def wordless_rows(study: Study, statements: Sequence[Statement]) -> frozenset[str]:
    """Return the names of answers without words: a score can be no quote."""
    quotes = _quoting(statements)
    if not quotes:
        return frozenset()
    told = _said_at(study, quotes, worded=False)
    return frozenset(told.keys() - _said_at(study, quotes, worded=True).keys())


def _quoting(statements: Sequence[Statement]) -> list[Statement]:
    return [one for one in statements if any(part.kind == "verbatim" for part in one.support)]


def _rows_named(statements: Sequence[Statement]) -> frozenset[str]:
    return frozenset(row for one in statements for part in one.support for row in part.rows)


def _said_at(study: Study, statements: Sequence[Statement], *, worded: bool) -> dict[str, str]:
    meant = named_records(study.warehouse, _rows_named(statements))
    if not meant:
        return {}
    answers = study.warehouse.table("answers")
    told = answers.filter(answers.record_id.isin(sorted(set(meant.values()))))
    if worded:
        told = told.filter(told.words.fill_null("").strip() != "")
    found = {
        int(str(row["record_id"])): iso_date(row["newest"])
        for row in study.warehouse.rows(
            told.group_by("record_id").agg(newest=told["said_at"].max())
        )
    }
    return {name: found[record_id] for name, record_id in meant.items() if record_id in found}


def _claim_sources(statement: Statement, found: Verdict | None, newest: str) -> list[Source]:
    """Return the figure behind a claim as a source, where it says something definite."""
    if statement.claim is None or found is None or found.figure is None:
        return []
    if found.answer not in ("confirmed", "contradicted"):
        return []
    said = statement.claim.quantity.kind in SAID_QUANTITIES
    return [
        Source(
            carries="reported" if said else "measured",
            stance="for" if found.answer == "confirmed" else "against",
            newest=newest,
            n=found.figure.n,
            badge=OUR_REPORT if found.figure.grain == "totals" else "",
        )
    ]


def is_later(dated: str, *, as_of: str) -> bool:
    """Tell whether something is dated after the as-of day: it counts for nothing yet."""
    return dated[:10] > as_of[:10]


def _source(support: Support, dates: Mapping[str, str], *, as_of: str) -> Source | None:
    """Return what customers said as a source; our own side and missing rows are none."""
    if support.kind not in SAID_BY_CUSTOMERS:
        return None
    present = [
        row for row in support.rows if row in dates and not is_later(dates[row], as_of=as_of)
    ]
    if not present:
        return None
    newest = max(dates[row] for row in present) or support.dated[:10]
    return Source(carries="reported", stance=support.stance, newest=newest, n=len(present))


def is_remark(support: Support) -> bool:
    """Tell whether a customer said so on a shared page of the map."""
    return support.remark and support.kind in SAID_BY_CUSTOMERS and not support.rows


def _remarks(support: Sequence[Support]) -> list[Source]:
    """Return the customers' remarks on a sentence: one source for it, one against it."""
    found = []
    for stance in ("for", "against"):
        said = [one for one in support if is_remark(one) and one.stance == stance]
        if said:
            newest = max(one.dated[:10] for one in said)
            found.append(
                Source(
                    carries="reported", stance=stance, newest=newest, n=len(said), is_remark=True
                )
            )
    return found


def _state(sources: Sequence[Source], *, kind: LaneKind, as_of: str) -> State:
    if any(one.stance == "against" for one in sources):
        return "contradicted"
    if not sources:
        return "assumed"
    months = months_allowed(kind)
    fresh = [one for one in sources if not is_stale(one.newest, as_of=as_of, months=months)]
    if not fresh:
        return "stale"
    return "measured" if any(one.carries == "measured" for one in fresh) else "reported"


def _reason(
    statement: Statement,
    state: State,
    sources: Sequence[Source],
    found: Verdict | None,
    newest: str,
) -> str:
    if state == "stale":
        return f"The newest evidence is of {day_in_words(newest)}."
    if state == "assumed":
        return _why_assumed(statement, found)
    kept = ""
    if state == "contradicted" and statement.kept_reason:
        kept = f" Kept: {statement.kept_reason}"
    wanted = "contradicted" if state == "contradicted" else "confirmed"
    if found is not None and found.answer == wanted:
        return found.sentence + kept
    if state == "contradicted":
        against = sum(one.stance == "against" for one in sources)
        return f"{against} of {len(sources)} sources speak against it.{kept}"
    count = sum(one.n for one in sources)
    if all(one.is_remark for one in sources):
        people = "1 customer" if count == 1 else f"{count} customers"
        return f"Said on the shared map by {people}."
    return f"Customers said so: {count} {'answer' if count == 1 else 'answers or quotes'}."


def _why_assumed(statement: Statement, found: Verdict | None) -> str:
    if found is not None:
        return found.sentence
    missing = [one for one in statement.support if one.kind in SAID_BY_CUSTOMERS]
    if missing:
        return _why_missing(missing)
    match _own_badge(statement):
        case "own opinion":
            return "Only our own side says so."
        case "others' data":
            return "Only an external report says so."
    if statement.emotion is not None:
        return "Set by hand; no customer was asked."
    return "No source."


def _why_missing(missing: Sequence[Support]) -> str:
    if any(is_remark(one) for one in missing):
        return "What customers remarked is dated after the map's day."
    return "The answers or quotes it rests on are not in the evidence."


def _badge(  # noqa: PLR0913 - a badge is chosen from everything known about a statement
    statement: Statement,
    state: State,
    sources: Sequence[Source],
    found: Verdict | None,
    *,
    newest: str,
    as_of: str,
) -> str:
    match state:
        case "contradicted":
            return _contradiction_badge(statement, sources, found)
        case "stale":
            return age_badge(newest, as_of=as_of)
        case "measured" | "reported":
            mine = [one for one in sources if one.carries == state]
            named = next((one.badge for one in mine if one.badge), "")
            return named or count_words(max(one.n for one in mine))
        case _:
            untold = found is not None and found.answer == "cannot tell yet"
            return "cannot tell" if untold else _own_badge(statement)


def _contradiction_badge(
    statement: Statement, sources: Sequence[Source], found: Verdict | None
) -> str:
    """Return ``64 v 49%`` where a claimed share failed, else sources against and for."""
    claim, figure = statement.claim, found.figure if found is not None else None
    if (
        claim is not None
        and claim.value is not None
        and figure is not None
        and figure.value is not None
        and figure.unit == "share"
        and found is not None
        and found.answer == "contradicted"
    ):
        return f"{100 * claim.value:.0f} v {100 * figure.value:.0f}%"
    against = sum(one.stance == "against" for one in sources)
    own = sum(
        one.stance == "for" and one.kind not in SAID_BY_CUSTOMERS for one in statement.support
    )
    return f"{against} v {len(sources) - against + own}"


def _own_badge(statement: Statement) -> str:
    kinds = {one.kind for one in statement.support} - SAID_BY_CUSTOMERS
    if kinds - {"external report"}:
        return "own opinion"
    return "others' data" if kinds else "no source"
