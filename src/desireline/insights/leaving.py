"""What may leave the workspace: no number that stands for fewer than ten, nor tells one.

A count of 1 to 9 is left out. Where left-out counts could be found again by taking shown parts
from a shown total, the next smallest part is left out too (complementary suppression), until
neither a sum nor any combination of sums gives one of them back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desireline.insights.complement import Known, figures_by_name, leaves_few, left_out
from desireline.insights.counts_told import counts_told
from desireline.insights.leaving_targets import target_sums
from desireline.insights.leaving_weeks import weeks_shut
from desireline.insights.suppression import Sum, few, suppressed
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, LaneKind
from desireline.maps.reading import (
    Arc,
    CellReading,
    ChannelShare,
    EmotionPoint,
    Figure,
    KpiReading,
    MapReading,
    StageFlow,
    StatementReading,
    Verdict,
    WeekPoint,
)

UNDER = "under 10"
UNSAID = "Too few people to say it outside the workspace."
HIDDEN = "Numbers that stand for fewer than 10, or would tell such a number, are left out."
FILTERED = (
    "Nothing here, taken from the export of all journeys, leaves fewer than 10; exports of "
    "overlapping filters can still be taken from one another."
)
_AT = ("at", "journeys at")
_PARTS = ("converted", "skipped", "open", "left")
_NUMBER = re.compile(r"^\d+$")
_COUNT_BADGE = re.compile(r"[\d.,]+[kM]?")
_FEW_IN_WORDS = re.compile(r"\(n = (\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A reading that may leave. ``hidden``: how many numbers are left out; ``left_out`` says so.

    Attributes:
        out: Names of the counts left out, such as ``pay:skipped``.
        filtered: It is of a part of the journeys only.
    """

    reading: MapReading
    hidden: int
    out: frozenset[str] = frozenset()
    filtered: bool = False

    @property
    def left_out(self) -> str:
        """Return what stands on the export about what is left out; empty = nothing is."""
        said = (HIDDEN if self.hidden else "", FILTERED if self.filtered else "")
        return " ".join(part for part in said if part)


def counts_and_sums(
    reading: MapReading, journey_map: JourneyMap, *, beside: MapReading | None = None
) -> tuple[dict[str, int], tuple[Sum, ...]]:
    """Return every count of the map by name, and the sums that tie them together.

    A sum is named only where the numbers bear it out. ``<stage>:steps`` is the n of a stage's
    channel shares, ``<stage>:time`` that of its typical time. ``beside``: see `target_sums`.
    """
    values = {"journeys": reading.journeys.n}
    sums: list[Sum] = []

    def tie(total: str, parts: Sequence[str], *, gives_way: bool = False) -> None:
        if parts and sum(values[name] for name in parts) == values[total]:
            sums.append(Sum(total=total, parts=tuple(parts), gives_way=gives_way))

    for flow in reading.flows:
        stage = flow.stage_id
        for part in ("reach", "enter", *_PARTS):
            values[f"{stage}:{part}"] = getattr(flow, part).n
        values[f"{stage}:time"] = flow.median_seconds.n
        tie(f"{stage}:reach", [f"{stage}:{part}" for part in _PARTS])
        tie(f"{stage}:time", [f"{stage}:converted", f"{stage}:skipped"], gives_way=True)
        ways = {_skip(arc): arc.figure.n for arc in reading.arcs if _skips_from(arc, stage)}
        rest = flow.skipped.n - sum(ways.values())
        if ways and rest >= 0:
            values |= ways | ({f"{stage}:rare skips": rest} if rest else {})
            tie(f"{stage}:skipped", [*ways, *([f"{stage}:rare skips"] if rest else [])])
    tie("journeys", [f"{flow.stage_id}:enter" for flow in reading.flows])
    for before, after in zip(reading.flows, reading.flows[1:], strict=False):
        tie(f"{after.stage_id}:reach", [f"{before.stage_id}:converted", f"{after.stage_id}:enter"])
    steps = {one.touchpoint_id: one.steps.n for one in reading.touchpoints}
    values |= {f"at {touchpoint}": n for touchpoint, n in steps.items()}
    placed = {
        one.touchpoint_id: {share.channel: share.figure.part or 0 for share in one.channels}
        for one in reading.touchpoints
    }
    for touchpoint, parts in placed.items():
        values |= {f"at {touchpoint} in {channel}": n for channel, n in parts.items()}
        tie(f"at {touchpoint}", [f"at {touchpoint} in {channel}" for channel in parts])
    for stage, shares in reading.channels.items():
        values[f"{stage}:steps"] = max((one.figure.n for one in shares), default=0)
        by_channel = {f"{stage} in {one.channel}": one.figure.part or 0 for one in shares}
        values |= by_channel
        tie(f"{stage}:steps", list(by_channel))
        here = [one.id for one in journey_map.touchpoints if one.stage_id == stage]
        tie(f"{stage}:steps", [f"at {id_}" for id_ in here if id_ in steps])
        for one in shares:
            there = [id_ for id_ in here if one.channel in placed.get(id_, {})]
            tie(f"{stage} in {one.channel}", [f"at {id_} in {one.channel}" for id_ in there])
    by_target, ties = target_sums(reading, journey_map, beside=beside)
    return values | by_target, (*sums, *ties)


def leaving(
    reading: MapReading, journey_map: JourneyMap, *, whole: MapReading | None = None
) -> Leaving:
    """Return the reading of a map as it may leave the workspace.

    ``whole``: the reading without a filter, where ``reading`` has one. What is left out of it is
    left out here too, and so is what would leave few when taken from it.
    """
    part = counts_and_sums(reading, journey_map, beside=whole)
    if whole is None:
        out = suppressed(*part)
    else:
        out = left_out(part, counts_and_sums(whole, journey_map, beside=reading))
    work = _Work(hidden=0, out=out, whole=figures_by_name(whole) if whole is not None else {})
    flows = tuple(_flow(flow, out, work) for flow in reading.flows)
    emotions = tuple(_emotion(point, work) for point in reading.emotions)
    statements = tuple(_statement(entry, work) for entry in reading.statements)
    told = {entry.statement_id for entry in statements if entry.reason == UNSAID}
    untold = _untold_cells(reading, journey_map, out=out, emotions=emotions)
    left = replace(
        reading,
        flows=flows,
        arcs=tuple(arc for arc in reading.arcs if work.keeps(arc.figure, shut=_skip(arc) in out)),
        touchpoints=tuple(
            replace(
                entry,
                journeys=work.figure(
                    entry.journeys,
                    shut=bool({f"{at} {entry.touchpoint_id}" for at in _AT} & out),
                ),
                steps=work.figure(entry.steps, shut=f"at {entry.touchpoint_id}" in out),
                channels=tuple(
                    _channel(f"at {entry.touchpoint_id}", one, work) for one in entry.channels
                ),
            )
            for entry in reading.touchpoints
        ),
        channels={
            stage: tuple(_channel(stage, one, work) for one in shares)
            for stage, shares in reading.channels.items()
        },
        emotions=emotions,
        kpis=tuple(_kpi(entry, work) for entry in reading.kpis),
        statements=statements,
        cells=tuple(_cell(cell, told, untold, work) for cell in reading.cells),
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
        targets=tuple(replace(one, figure=work.figure(one.figure)) for one in reading.targets),
        entries=(),
    )
    return Leaving(reading=left, hidden=work.hidden, out=out, filtered=whole is not None)


def findings_leaving(
    findings: Sequence[Finding],
    *,
    out: frozenset[str] = frozenset(),
    whole: Sequence[Finding] = (),
    reading: MapReading | None = None,
) -> tuple[Finding, ...]:
    """Return the published findings whose numbers may leave, and tell no count left out.

    ``whole``: the findings without a filter. ``reading``: what the ribbon tells beside them.
    """
    known = figures_by_name(whole)
    flows = {flow.stage_id: flow for flow in reading.flows} if reading is not None else {}
    return tuple(
        replace(one, still_open=_may_leave(one.still_open, out))
        for one in findings
        if one.published
        and not _beside_few(one, flows.get(one.stage_id))
        and not any(
            figure is not None
            and (_small(figure) or leaves_few(figure, known) or counts_told(figure) & out)
            for figure in (one.concerned, one.figure)
        )
    )


def _beside_few(finding: Finding, flow: StageFlow | None) -> bool:
    """Tell whether a loss, taken from what the ribbon shows of its stage, leaves few."""
    figure = finding.figure
    if flow is None or figure is None or figure.measure != "lost":
        return False
    return few(flow.left.n - (figure.part or 0))


def _skips_from(arc: Arc, stage_id: str) -> bool:
    return arc.kind == "skip" and arc.from_stage_id == stage_id


def _skip(arc: Arc) -> str:
    return f"{arc.from_stage_id}:{arc.kind} to {arc.to_stage_id}"


def _may_leave(figure: Figure | None, out: frozenset[str]) -> Figure | None:
    kept = figure is not None and not _small(figure) and not counts_told(figure) & out
    return figure if kept else None


def _small(figure: Figure) -> bool:
    """Tell whether a figure stands for few, or for all but few."""
    if figure.grain == "totals":
        return few(figure.fewest) or (figure.unit == "count" and few(figure.value))
    if few(figure.n) or (figure.unit == "count" and few(figure.value)):
        return True
    if figure.part is None:
        return False
    return few(figure.part) or few(figure.n - figure.part)


@dataclass(slots=True)
class _Work:
    """Hides figures and counts how many."""

    hidden: int
    out: frozenset[str]
    whole: Known

    def shuts(self, figure: Figure) -> bool:
        told = counts_told(figure) & self.out
        return bool(told) or _small(figure) or leaves_few(figure, self.whole)

    def figure(self, figure: Figure, *, shut: bool = False) -> Figure:
        if not shut and not self.shuts(figure):
            return figure
        self.hidden += 1
        return replace(
            figure,
            value=None,
            n=0,
            part=None,
            low=None,
            high=None,
            rows="",
            hidden=UNSAID,
            fewest=None,
        )

    def keeps(self, figure: Figure, *, shut: bool) -> bool:
        if not shut and not self.shuts(figure):
            return True
        self.hidden += 1
        return False


def _flow(flow: StageFlow, out: frozenset[str], work: _Work) -> StageFlow:
    def shut(part: str) -> bool:
        return f"{flow.stage_id}:{part}" in out

    time = work.figure(flow.median_seconds, shut=shut("time"))
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
        followed=flow.followed and work.figure(flow.followed, shut=shut("reach")),
        lost=flow.lost and work.figure(flow.lost, shut=_few_reached(flow)),
        median_seconds=time,
        low_quartile=flow.low_quartile if known else None,
        high_quartile=flow.high_quartile if known else None,
    )


def _few_reached(flow: StageFlow) -> bool:
    """Tell whether few of those not seen again had reached the target: a difference tells it."""
    lost = flow.lost.part if flow.lost is not None else None
    return lost is not None and flow.left.value is not None and few(flow.left.value - lost)


def _channel(at: str, share: ChannelShare, work: _Work) -> ChannelShare:
    """Return a channel's share of a stage or, with ``at`` before its id, of a touchpoint."""
    names = {at if at.startswith("at ") else f"{at}:steps", f"{at} in {share.channel}"}
    return replace(share, figure=work.figure(share.figure, shut=bool(names & work.out)))


def _untold_cells(
    reading: MapReading,
    journey_map: JourneyMap,
    *,
    out: frozenset[str],
    emotions: Sequence[EmotionPoint],
) -> set[tuple[str, str]]:
    """Return the stages and kinds of lanes whose cell would tell a count that is left out."""
    found: set[tuple[str, LaneKind]] = set()
    for flow in reading.flows:
        kinds: dict[str, LaneKind] = {"reach": "conversion", "time": "time", "steps": "touchpoints"}
        found |= {
            (flow.stage_id, kind) for p, kind in kinds.items() if f"{flow.stage_id}:{p}" in out
        }
    for one in journey_map.touchpoints:
        if f"at {one.id}" in out:
            found.add((one.stage_id, "touchpoints"))
    found |= {(one.stage_id, "emotions") for one in emotions if one.figure.hidden == UNSAID}
    return {
        (stage, lane.id) for stage, kind in found for lane in journey_map.lanes if lane.kind == kind
    }


def _emotion(point: EmotionPoint, work: _Work) -> EmotionPoint:
    figure = work.figure(point.figure)
    if figure is point.figure:
        named = point.word_share is None or not few(round(point.word_share * figure.n))
        return point if named else replace(point, word="", word_share=None)
    return replace(point, figure=figure, word="", word_share=None, shown="nothing", dots=())


def _kpi(entry: KpiReading, work: _Work) -> KpiReading:
    out = weeks_shut(entry.figure, entry.weeks)
    figure = work.figure(entry.figure, shut="" in out)
    if figure.hidden == UNSAID:
        out |= {one.week for one in entry.weeks}
    weeks = tuple(_week(one, out) for one in entry.weeks)
    latest = entry.latest and _week(entry.latest, out)
    met = entry.target_met if figure.value is not None else None
    return replace(entry, figure=figure, weeks=weeks, latest=latest, target_met=met)


def _week(week: WeekPoint, out: frozenset[str]) -> WeekPoint:
    return replace(week, value=None, n=0) if week.week in out else week


def _statement(entry: StatementReading, work: _Work) -> StatementReading:
    verdict = entry.verdict
    badge = UNDER if _few_words(entry.badge) else entry.badge
    if verdict is None or verdict.figure is None or not work.shuts(verdict.figure):
        reason = UNSAID if badge != entry.badge else entry.reason
        return replace(entry, badge=badge, reason=reason)
    work.hidden += 1
    unsaid = Verdict(answer=verdict.answer, sentence=UNSAID, figure=None)
    return replace(entry, badge=UNDER, reason=UNSAID, verdict=unsaid)


def _few_words(badge: str) -> bool:
    return bool(_NUMBER.match(badge)) and few(int(badge))


def _cell(
    cell: CellReading, told: set[str], untold: set[tuple[str, str]], work: _Work
) -> CellReading:
    small = _FEW_IN_WORDS.search(cell.reason)
    if _few_words(cell.badge) or (small is not None and few(int(small[1]))):
        work.hidden += 1
        return replace(cell, badge=UNDER, reason=UNSAID)
    if (cell.stage_id, cell.lane_id) in untold:
        badge = "" if _COUNT_BADGE.fullmatch(cell.badge) else cell.badge
        return replace(cell, badge=badge, reason=UNSAID)
    return replace(cell, reason=UNSAID) if told & set(cell.statement_ids) else cell
