"""The ribbon's shapes: a body with a straight top edge, streams under it, arcs over it.

The same geometry as the screen's `layout/ribbon.ts`, for sheets of any size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from desireline.maps.drawn_arcs import ENDS
from desireline.maps.reading import Arc, StageFlow
from desireline.rendering.drawing import Segment

SMALL_LOSS = 0.03
FEW_FOLLOWED = 0.5
THINNEST = 1.5
RARE = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a ribbon is drawn: column edges, straight top edge, height of the most journeys."""

    edges: tuple[float, ...]
    top: float
    most: float
    bottom: float
    half: float = 22.0

    def width(self, stage: int) -> float:
        """Return a column's width."""
        return self.edges[stage + 1] - self.edges[stage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Journeys that leave the body after a stage, or join it in one."""

    stage: int
    segments: tuple[Segment, ...]
    right: float
    hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """What is drawn of the flows; ``heights`` by stage, zero where not observed.

    ``starts`` are the heights before those who enter in a stage join: where its number stands.
    """

    heights: tuple[float, ...]
    starts: tuple[float, ...]
    body: tuple[Segment, ...]
    leaving: tuple[Stream, ...]
    small: tuple[int, ...]
    entering: tuple[Stream, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArcShape:
    """One arc over the ribbon, with where its words may stand and how wide they may be."""

    arc: Arc
    line: tuple[Segment, ...]
    head: tuple[Segment, ...]
    middle: float
    y: float
    room: float
    wide: float
    rare: bool


def few_followed(flow: StageFlow) -> bool:
    """Tell whether too few can be followed past a stage to claim anything of its fall-out."""
    share = flow.followed.value if flow.followed is not None else None
    return share is not None and share < FEW_FOLLOWED


def ribbon(flows: Sequence[StageFlow], place: Place) -> Ribbon:
    """Return the ribbon's shapes, heights linear in journeys."""
    most = max((flow.reach.value or 0 for flow in flows if flow.observed), default=0) or 1

    def scale(journeys: float) -> float:
        return journeys / most * place.most

    heights = tuple(
        max(THINNEST, scale(flow.reach.value or 0)) if flow.observed else 0.0 for flow in flows
    )
    starts = tuple(
        max(THINNEST, tall - scale(min(flow.enter.value or 0, flow.reach.value or 0)))
        if tall and any(heights[:index])
        else tall
        for index, (flow, tall) in enumerate(zip(flows, heights, strict=True))
    )
    leaving, small, entering = [], [], []
    for index, flow in enumerate(flows):
        if not flow.observed:
            continue
        lost, reach = flow.left.value or 0, flow.reach.value or 0
        foot = place.top + heights[index]
        if index < len(flows) - 1 and not flow.last and lost:
            if lost < SMALL_LOSS * reach:
                small.append(index)
            else:
                leaving.append(_leaving(index, flow, place, foot=foot, thick=scale(lost)))
        joins = flow.enter.value or 0
        if joins and any(one.observed for one in flows[:index]):
            entering.append(_entering(index, place, foot=foot, thick=max(THINNEST, scale(joins))))
    return Ribbon(
        heights=heights,
        starts=starts,
        body=_body(flows, heights, place, scale(1)),
        leaving=tuple(leaving),
        small=tuple(small),
        entering=tuple(entering),
    )


def join_at(place: Place, stage: int) -> float:
    """Return where those who enter in a stage join the body."""
    return place.edges[stage] + place.width(stage) * 0.82


def _body(
    flows: Sequence[StageFlow], heights: tuple[float, ...], place: Place, unit: float
) -> tuple[Segment, ...]:
    """Return the body in one piece for each run of observed stages: nothing is drawn between."""
    made: list[Segment] = []
    start = None
    for index, flow in enumerate(flows):
        if flow.observed and start is None:
            start = index
        runs_on = index + 1 < len(flows) and flows[index + 1].observed
        if start is not None and flow.observed and not runs_on:
            made += _run(flows, heights, place, unit, stages=range(start, index + 1))
            start = None
    return tuple(made)


def _run(
    flows: Sequence[StageFlow],
    heights: tuple[float, ...],
    place: Place,
    unit: float,
    *,
    stages: range,
) -> list[Segment]:
    top, half, first, last = place.top, place.half, stages[0], stages[-1]
    made: list[Segment] = [
        ("M", (place.edges[first], top)),
        ("L", (place.edges[first], top + heights[first])),
    ]
    for index in stages:
        joins = min(flows[index].enter.value or 0, flows[index].reach.value or 0)
        if index > first:
            border, foot = place.edges[index], top + heights[index - 1]
            rest = top + max(THINNEST, unit * ((flows[index].reach.value or 0) - joins))
            made += [
                ("L", (border - half, foot)),
                ("C", (border, foot, border, rest, border + half, rest)),
            ]
            if joins:
                x, to = join_at(place, index), top + heights[index]
                made += [("L", (x - 18, rest)), ("C", (x, rest, x, to, x + 18, to))]
    end, lowest = place.edges[last + 1] - 10, top + heights[last]
    if last + 1 < len(flows) and not flows[last].last:
        lost = unit * min(flows[last].left.value or 0, flows[last].reach.value or 0)
        kept = max(top + THINNEST, lowest - lost)
        border = place.edges[last + 1]
        made += [
            ("L", (border - half, lowest)),
            ("C", (border - half / 2, lowest, border - half / 2, kept, end, kept)),
            ("L", (end, top)),
            ("Z", ()),
        ]
        return made
    return [
        *made,
        ("L", (end - 12, lowest)),
        ("L", (end, top + heights[last] / 2)),
        ("L", (end - 12, top)),
        ("Z", ()),
    ]


def _leaving(index: int, flow: StageFlow, place: Place, *, foot: float, thick: float) -> Stream:
    border, bottom = place.edges[index + 1], place.bottom
    x0, inner = border - place.half, border + 6
    outer, y0 = inner + max(3.0, thick), foot - max(3.0, thick)
    segments: tuple[Segment, ...] = (
        ("M", (x0, y0)),
        ("C", (x0 + (outer - x0) * 0.7, y0, outer, y0 + (bottom - y0) * 0.28, outer, bottom)),
        ("L", (inner, bottom)),
        (
            "C",
            (inner, foot + (bottom - foot) * 0.35, x0 + (inner - x0) * 0.75, foot, x0, foot),
        ),
        ("Z", ()),
    )
    return Stream(stage=index, segments=segments, right=outer, hatched=few_followed(flow))


def _entering(index: int, place: Place, *, foot: float, thick: float) -> Stream:
    x = join_at(place, index)
    right, end, top, bottom = x - 4, x + 18, foot - thick, place.bottom
    left = right - thick
    segments: tuple[Segment, ...] = (
        ("M", (left, bottom)),
        ("C", (left, top + (bottom - top) * 0.35, left + (end - left) * 0.4, top, end, top)),
        ("L", (end, foot)),
        (
            "C",
            (
                right + (end - right) * 0.4,
                foot,
                right,
                foot + (bottom - foot) * 0.35,
                right,
                bottom,
            ),
        ),
        ("Z", ()),
    )
    return Stream(stage=index, segments=segments, right=right)


def arcs(  # noqa: PLR0913 - a drawing's measures
    found: Sequence[Arc],
    stages: Sequence[str],
    place: Place,
    *,
    total: float,
    tracks: tuple[float, float] = (44.0, 18.0),
    kinds: tuple[str, ...] = ("skip", "return", "repeat"),
) -> tuple[ArcShape, ...]:
    """Return the arcs that are drawn, most journeys first; skips on the outer track."""
    column = {stage: index for index, stage in enumerate(stages)}
    made = []
    for arc in sorted(found, key=lambda one: -(one.figure.value or 0)):
        if arc.kind not in kinds or not arc.drawn:
            continue
        x1, x2 = (
            place.edges[column[stage]] + place.width(column[stage]) * part
            for stage, part in zip(
                (arc.from_stage_id, arc.to_stage_id), ENDS[arc.kind], strict=True
            )
        )
        made.append(_arc(arc, x1, x2, place.top, tracks[arc.kind == "return"], total))
    return tuple(made)


def _arc(  # noqa: PLR0913 - one arc between two places
    arc: Arc, x1: float, x2: float, top: float, track: float, total: float
) -> ArcShape:
    y, foot, bend, way = top - track, top - 3, 6.0, 1 if x2 > x1 else -1
    journeys = arc.figure.value or 0
    line: tuple[Segment, ...] = (
        ("M", (x1, foot)),
        ("L", (x1, y + bend)),
        ("C", (x1, y + 2, x1 + way * 2, y, x1 + way * bend, y)),
        ("L", (x2 - way * bend, y)),
        ("C", (x2 - way * 2, y, x2, y + 2, x2, y + bend)),
        ("L", (x2, foot - 5)),
    )
    head: tuple[Segment, ...] = (
        ("M", (x2 - 4.5, foot - 7)),
        ("L", (x2, foot)),
        ("L", (x2 + 4.5, foot - 7)),
        ("Z", ()),
    )
    wide = min(3.2, max(1.3, 1.3 + (math.log10(max(1.0, journeys)) - 2) * 0.9))
    return ArcShape(
        arc=arc,
        line=line,
        head=head,
        middle=(x1 + x2) / 2,
        y=y,
        room=abs(x2 - x1) - 40,
        wide=wide,
        rare=bool(total) and journeys / total < RARE,
    )
