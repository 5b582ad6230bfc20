"""Every source of a statement, each with what it says, how sure it is and how old it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from desireline.insights.evidence_age import SAID_QUANTITIES, iso_date
from desireline.insights.states import SAID_BY_CUSTOMERS, is_remark
from desireline.insights.verdicts import judge
from desireline.journeys.by_source import (
    SPLIT_GRAINS,
    rows_of_source,
    rows_per_source,
    source_names,
)
from desireline.journeys.populations import Population
from desireline.journeys.quantities import quantity_population
from desireline.journeys.references import quantity_reference, reference
from desireline.journeys.study import Study
from desireline.maps.claim import Claim
from desireline.maps.journey_map import Statement
from desireline.maps.reading import Figure, Verdict
from desireline.maps.support import Support
from desireline.measures.named_records import named_records
from desireline.measures.quantities import population_figure

Kind = Literal["counted", "said", "own side"]
_STANCES = {"confirmed": "for", "contradicted": "against"}
NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSource:
    """One source of a statement.

    Attributes:
        stance: "for" or "against"; empty where it says neither by itself.
        figure: The claim's figure as this source tells it; None = it gives no number.
        n: Rows it rests on; 0 = our own side's word.
        newest: ISO date of its newest row; empty = unknown.
    """

    name: str
    kind: Kind
    stance: Literal["for", "against", ""]
    figure: Figure | None
    n: int
    newest: str = ""
    note: str = ""


def claim_sources(
    study: Study, statement: Statement, *, found: Verdict | None = None
) -> tuple[ClaimSource, ...]:
    """Return every source of a statement: counted, then said, then our own side.

    A figure over events or answers is split by the source that kept them; journeys, which many
    sources tell together, stand as one line that names them and says what the verdict says.

    Args:
        study: The evidence under the reading's filter.
        statement: The words, their claim and their support.
        found: What the data say about its claim.

    Raises:
        DesirelineError: Its claim names a stage or touchpoint the map does not have.
    """
    lines = _of_claim(study, statement.claim, found) if statement.claim else []
    said = [one for one in statement.support if one.kind in SAID_BY_CUSTOMERS]
    own = [one for one in statement.support if one.kind not in SAID_BY_CUSTOMERS]
    kept = _kept_rows(study, said)
    for support in said:
        lines += _of_support(support, kept, names=source_names(study))
    lines += [
        ClaimSource(
            name=one.kind,
            kind="own side",
            stance=one.stance,
            figure=None,
            n=0,
            newest=one.dated,
            note=one.note,
        )
        for one in own
    ]
    return tuple(lines)


def _of_claim(study: Study, claim: Claim, verdict: Verdict | None) -> list[ClaimSource]:
    whole = quantity_population(study, claim.quantity)
    ref = quantity_reference(claim.quantity)
    kind: Kind = "said" if claim.quantity.kind in SAID_QUANTITIES else "counted"
    if whole.grain == "totals":
        return [_of_report(study, whole, verdict, ref=ref)]
    counts, names = rows_per_source(study, whole), source_names(study)
    if whole.grain in SPLIT_GRAINS and len(counts) > 1:
        split = []
        for source_id in counts:
            rows = rows_of_source(study, whole, source_id, asked=ref)
            part = population_figure(study, rows, ref=reference("source", source_id, ref))
            answer = judge(claim, part, shown="", followed=None).answer
            split.append(_told(study, part, rows, name=names[source_id], kind=kind, answer=answer))
        return split
    told = [names.get(source_id, source_id) for source_id in counts]
    more = len(told) - NAMES_SHOWN
    name = ", ".join(told[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    known = verdict.figure if verdict else None
    figure = known or population_figure(study, whole, ref=ref)
    answer = verdict.answer if verdict else "no data"
    line = name or "No source yet"
    return [_told(study, figure, whole, name=line, kind=kind, answer=answer)]


def _of_report(
    study: Study, whole: Population, verdict: Verdict | None, *, ref: str
) -> ClaimSource:
    figure = (verdict.figure if verdict else None) or population_figure(study, whole, ref=ref)
    answer = verdict.answer if verdict else "no data"
    name = figure.source or "A report that is not here any more"
    return _told(study, figure, whole, name=name, kind="counted", answer=answer)


def _told(  # noqa: PLR0913 - everything one line of the forest shows
    study: Study, figure: Figure, rows: Population, *, name: str, kind: Kind, answer: str
) -> ClaimSource:
    newest = study.warehouse.rows(rows.rows.agg(newest=rows.rows["at"].max()))[0]["newest"]
    stance = _STANCES.get(answer, "")
    return ClaimSource(
        name=name,
        kind=kind,
        stance="for" if stance == "for" else "against" if stance else "",
        figure=figure,
        n=figure.n,
        newest=iso_date(newest),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    source_id: str
    newest: str


def _kept_rows(study: Study, said: list[Support]) -> Mapping[str, _Kept]:
    """Return the source and date of each answer's record key that exists in the store."""
    meant = named_records(study.warehouse, {row for one in said for row in one.rows})
    if not meant:
        return {}
    answers = study.warehouse.table("answers")
    told = answers.filter(answers.record_id.isin(sorted(set(meant.values()))))
    grouped = told.group_by(["record_id", "source_id"]).agg(newest=told["said_at"].max())
    found = {
        int(str(row["record_id"])): _Kept(
            source_id=str(row["source_id"]), newest=iso_date(row["newest"])
        )
        for row in study.warehouse.rows(grouped)
    }
    return {name: found[record_id] for name, record_id in meant.items() if record_id in found}


def _of_support(
    support: Support, kept: Mapping[str, _Kept], *, names: Mapping[str, str]
) -> list[ClaimSource]:
    """Return what customers said, one line for each source; missing rows give one without n."""
    found: dict[str, ClaimSource] = {}
    for row in support.rows:
        if row not in kept:
            continue
        one = kept[row]
        line = found.get(one.source_id) or ClaimSource(
            name=names.get(one.source_id, one.source_id),
            kind="said",
            stance=support.stance,
            figure=None,
            n=0,
            note=support.note,
        )
        newest = max(line.newest, one.newest)
        found[one.source_id] = replace(line, n=line.n + 1, newest=newest)
    if found:
        return list(found.values())
    told = is_remark(support)
    return [
        ClaimSource(
            name="remark" if told else support.kind,
            kind="said",
            stance=support.stance,
            figure=None,
            n=int(told),
            newest=support.dated,
            note=support.note or ("" if told else "Its rows are not in the evidence."),
        )
    ]
