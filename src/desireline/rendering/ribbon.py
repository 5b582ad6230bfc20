"""The ribbon's geometry: journeys as height, loss at the bottom edge, entries joining."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.maps.reading import StageFlow

BEND = 44.0
SMALL_LOSS = 0.03
HATCHED_BELOW = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One stage of the ribbon. ``height`` in px; ``body`` and ``loss`` are SVG paths."""

    stage_id: str
    observed: bool
    left: float
    height: float
    body: str
    loss: str
    small_loss: bool
    hatched: bool


def heights(flows: tuple[StageFlow, ...], *, tallest: float) -> list[float]:
    """Return each stage's height, linear in journeys that reached it."""
    most = max((flow.reach.value or 0 for flow in flows), default=0)
    return [tallest * (flow.reach.value or 0) / most if most else 0.0 for flow in flows]


def bands(
    flows: tuple[StageFlow, ...], *, column: float, top: float, tallest: float
) -> tuple[Band, ...]:
    """Return the drawn stages, left to right; the top edge is straight."""
    tall = heights(flows, tallest=tallest)
    made = []
    for index, flow in enumerate(flows):
        left, height = index * column, tall[index]
        last = index + 1 == len(flows)
        after = height if last or not flows[index + 1].observed else tall[index + 1]
        right = left + column
        bend = min(BEND, column / 3)
        body = (
            f"M{left:.1f},{top:.1f}H{right:.1f}V{top + (height + after) / 2:.1f}"
            f"C{right - bend / 2:.1f},{top + (height + after) / 2:.1f} "
            f"{right - bend / 2:.1f},{top + height:.1f} {right - bend:.1f},{top + height:.1f}"
            f"H{left + (bend if index else 0):.1f}"
        )
        if index:
            # Beside what nobody observed it keeps its own height: nothing is known to join it.
            before = tall[index - 1] if flows[index - 1].observed else height
            body += (
                f"C{left + bend / 2:.1f},{top + height:.1f} "
                f"{left + bend / 2:.1f},{top + (height + before) / 2:.1f} "
                f"{left:.1f},{top + (height + before) / 2:.1f}"
            )
        reach = flow.reach.value or 0
        lost = flow.left.value or 0
        part = lost / reach if reach else 0.0
        thick = height * part
        start = top + height - thick
        loss = (
            f"M{right - bend:.1f},{start:.1f}"
            f"C{right - bend / 3:.1f},{start:.1f} {right + 4:.1f},{start + 12:.1f} "
            f"{right + 10:.1f},{top + height + 42:.1f}"
            f"L{right + 10 - max(thick, 2):.1f},{top + height + 42:.1f}"
            f"C{right - bend / 2:.1f},{top + height + 14:.1f} "
            f"{right - bend:.1f},{top + height:.1f} {right - bend - 6:.1f},{top + height:.1f}Z"
        )
        followed = flow.followed.value if flow.followed is not None else None
        made.append(
            Band(
                stage_id=flow.stage_id,
                observed=flow.observed,
                left=left,
                height=height,
                body=body + "Z",
                loss="" if last or not lost else loss,
                small_loss=0 < part < SMALL_LOSS,
                hatched=followed is not None and followed < HATCHED_BELOW,
            )
        )
    return tuple(made)
