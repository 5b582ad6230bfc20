"""What may leave the workspace: no number that stands for fewer than ten, nor tells one.

A count of 1 to 9 is left out. Where left-out counts could be found again by taking shown parts
from a shown total, the next smallest part is left out too (complementary suppression), until
neither a sum nor any combination of sums gives one of them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from desireline.maps.finding import Finding
from desireline.maps.reading import (
    CellReading,
    EmotionPoint,
    Figure,
    KpiReading,
    MapReading,
    StageFlow,
    StatementReading,
    Verdict,
)

FEWEST = 10
UNDER = "under 10"
HIDDEN = "Numbers that stand for fewer than 10, or would tell such a number, are left out."
_PARTS = ("converted", "skipped", "open", "left")
_NUMBER = re.compile(r"^\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One total and the parts that make it, by name."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A reading that may leave. ``hidden``: how many numbers are left out; ``left_out`` says so."""

    reading: MapReading
    hidden: int

    @property
    def left_out(self) -> str:
        """Return what stands on the export about what is left out; empty = nothing is."""
        return HIDDEN if self.hidden else ""


def few(number: float | None) -> bool:
    """Tell whether a count stands for somebody, and for fewer than ten."""
    return number is not None and 0 < number < FEWEST


def suppressed(values: Mapping[str, int], sums: Sequence[Sum]) -> frozenset[str]:
    """Return the names of the counts to leave out so that no small one can be found again.

    In every sum either nothing is left out, or at least two counts that together stand for ten
    or more; and no left-out count follows from all sums taken together.
    """
    hidden = {name for name, value in values.items() if few(value)}
    while True:
        more = _next(values, sums, hidden)
        if not more:
            return frozenset(hidden)
        hidden.add(more)


def _next(values: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> str:
    for one in sums:
        out = [name for name in one.parts if name in hidden]
        shut = one.total in hidden
        risky = bool(out) and not shut and (len(out) == 1 or sum(values[n] for n in out) < FEWEST)
        alone = shut and not out
        if risky or alone:
            found = _smallest(values, one.parts, hidden) or ("" if shut else one.total)
            if found:
                return found
    told = _told(values, sums, hidden)
    for one in sums:
        if told & {one.total, *one.parts}:
            found = _smallest(values, one.parts, hidden)
            found = found or (one.total if one.total not in hidden else "")
            if found:
                return found
    return ""


def _smallest(values: Mapping[str, int], names: Iterable[str], hidden: set[str]) -> str:
    shown = [name for name in names if name not in hidden and values[name] > 0]
    return min(shown, key=lambda name: (values[name], name), default="")


def _told(values: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> set[str]:
    """Return the left-out counts that all sums together still give away."""
    unknown = sorted(hidden)
    if not unknown:
        return set()
    place = {name: index for index, name in enumerate(unknown)}
    rows = []
    for one in sums:
        row = np.zeros(len(unknown))
        for name in one.parts:
            if name in place:
                row[place[name]] += 1
        if one.total in place:
            row[place[one.total]] -= 1
        if row.any():
            rows.append(row)
    if not rows:
        return set()
    matrix = np.array(rows)
    rank = int(np.linalg.matrix_rank(matrix))
    told = set()
    for name, index in place.items():
        unit = np.zeros(len(unknown))
        unit[index] = 1
        if int(np.linalg.matrix_rank(np.vstack([matrix, unit]))) == rank and values[name]:
            told.add(name)
    return told


def counts_and_sums(reading: MapReading) -> tuple[dict[str, int], tuple[Sum, ...]]:
    """Return every count of the ribbon by name, and the sums that tie them together."""
    values = {"journeys": int(reading.journeys.value or 0)}
    sums = []
    for flow in reading.flows:
        for part in ("reach", "enter", *_PARTS):
            values[f"{flow.stage_id}:{part}"] = int(getattr(flow, part).value or 0)
        total = f"{flow.stage_id}:reach"
        sums.append(Sum(total=total, parts=tuple(f"{flow.stage_id}:{part}" for part in _PARTS)))
    entering = tuple(f"{flow.stage_id}:enter" for flow in reading.flows)
    if sum(values[name] for name in entering) == values["journeys"]:
        sums.append(Sum(total="journeys", parts=entering))
    for before, after in zip(reading.flows, reading.flows[1:], strict=False):
        parts = (f"{before.stage_id}:converted", f"{after.stage_id}:enter")
        if sum(values[name] for name in parts) == values[f"{after.stage_id}:reach"]:
            sums.append(Sum(total=f"{after.stage_id}:reach", parts=parts))
    return values, tuple(sums)


def leaving(reading: MapReading) -> Leaving:
    """Return the reading as it may leave the workspace."""
    values, sums = counts_and_sums(reading)
    out = suppressed(values, sums)
    work = _Work(hidden=0)
    flows = tuple(_flow(flow, out, work) for flow in reading.flows)
    reach = {flow.stage_id: flow.reach for flow in flows}
    statements = tuple(_statement(entry, work) for entry in reading.statements)
    told = {entry.statement_id for entry in statements if entry.reason == UNSAID}
    left = replace(
        reading,
        flows=flows,
        arcs=tuple(arc for arc in reading.arcs if work.keeps(arc.figure)),
        touchpoints=tuple(
            replace(entry, journeys=work.figure(entry.journeys), steps=work.figure(entry.steps))
            for entry in reading.touchpoints
        ),
        channels={
            stage: tuple(replace(one, figure=work.figure(one.figure)) for one in shares)
            for stage, shares in reading.channels.items()
        },
        emotions=tuple(_emotion(point, work) for point in reading.emotions),
        kpis=tuple(_kpi(entry, work) for entry in reading.kpis),
        statements=statements,
        cells=tuple(_cell(cell, told, reach, work) for cell in reading.cells),
        personas=tuple(
            replace(
                who,
                share=None if who.share is None else work.figure(who.share),
                known=None if who.known is None else work.figure(who.known),
            )
            for who in reading.personas
        ),
        journeys=work.figure(reading.journeys, shut="journeys" in out),
        repurchase=work.figure(reading.repurchase),
        goal=None if reading.goal is None else work.figure(reading.goal),
        rare=tuple(work.figure(figure) for figure in reading.rare),
    )
    return Leaving(reading=left, hidden=work.hidden)


def findings_leaving(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the published findings whose numbers may leave."""
    return tuple(
        one
        for one in findings
        if one.published
        and not any(figure is not None and _small(figure) for figure in (one.concerned, one.figure))
    )


UNSAID = "Too few people to say it outside the workspace."


def _small(figure: Figure) -> bool:
    """Tell whether a figure stands for few, or for all but few."""
    if few(figure.n) or (figure.unit == "count" and few(figure.value)):
        return True
    if figure.part is None:
        return False
    return few(figure.part) or few(figure.n - figure.part)


@dataclass(slots=True)
class _Work:
    """Hides figures and counts how many."""

    hidden: int

    def figure(self, figure: Figure, *, shut: bool = False) -> Figure:
        if not shut and not _small(figure):
            return figure
        self.hidden += 1
        return replace(
            figure, value=None, n=0, part=None, low=None, high=None, rows="", hidden=UNSAID
        )

    def keeps(self, figure: Figure) -> bool:
        if not _small(figure):
            return True
        self.hidden += 1
        return False


def _flow(flow: StageFlow, out: frozenset[str], work: _Work) -> StageFlow:
    def shut(part: str) -> bool:
        return f"{flow.stage_id}:{part}" in out

    time = work.figure(flow.median_seconds)
    known = time.value is not None
    return replace(
        flow,
        reach=work.figure(flow.reach, shut=shut("reach")),
        enter=work.figure(flow.enter, shut=shut("enter")),
        converted=work.figure(flow.converted, shut=shut("converted")),
        skipped=work.figure(flow.skipped, shut=shut("skipped")),
        open=work.figure(flow.open, shut=shut("open")),
        left=work.figure(flow.left, shut=shut("left")),
        conversion=work.figure(flow.conversion, shut=shut("reach") or shut("converted")),
        followed=None if flow.followed is None else work.figure(flow.followed),
        median_seconds=time,
        low_quartile=flow.low_quartile if known else None,
        high_quartile=flow.high_quartile if known else None,
    )


def _emotion(point: EmotionPoint, work: _Work) -> EmotionPoint:
    figure = work.figure(point.figure)
    if figure is point.figure:
        named = point.word_share is None or not few(round(point.word_share * figure.n))
        return point if named else replace(point, word="", word_share=None)
    return replace(point, figure=figure, word="", word_share=None, shown="nothing", dots=())


def _kpi(entry: KpiReading, work: _Work) -> KpiReading:
    figure = work.figure(entry.figure)
    weeks = tuple(replace(one, value=None, n=0) if few(one.n) else one for one in entry.weeks)
    latest = entry.latest
    if latest is not None and few(latest.n):
        latest = replace(latest, value=None, n=0)
    met = entry.target_met if figure.value is not None else None
    return replace(entry, figure=figure, weeks=weeks, latest=latest, target_met=met)


def _statement(entry: StatementReading, work: _Work) -> StatementReading:
    verdict = entry.verdict
    badge = UNDER if _few_words(entry.badge) else entry.badge
    if verdict is None or verdict.figure is None or not _small(verdict.figure):
        reason = UNSAID if badge != entry.badge else entry.reason
        return replace(entry, badge=badge, reason=reason)
    work.hidden += 1
    unsaid = Verdict(answer=verdict.answer, sentence=UNSAID, figure=None)
    return replace(entry, badge=UNDER, reason=UNSAID, verdict=unsaid)


def _few_words(badge: str) -> bool:
    return bool(_NUMBER.match(badge)) and few(int(badge))


def _cell(
    cell: CellReading, told: set[str], reach: Mapping[str, Figure], work: _Work
) -> CellReading:
    unsaid = bool(told & set(cell.statement_ids))
    if cell.lane_id == "conversion" and not unsaid:
        figure = reach.get(cell.stage_id)
        unsaid = figure is not None and figure.value is None
    if _few_words(cell.badge):
        work.hidden += 1
        return replace(cell, badge=UNDER, reason=UNSAID)
    return replace(cell, reason=UNSAID) if unsaid else cell
