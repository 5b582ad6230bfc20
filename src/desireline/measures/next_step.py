"""Where journeys go next, told by what journeys did before at the same point: seen 214 times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Generic, TypeVar

from desireline.errors import DesirelineError
from desireline.measures.intervals import Interval, share_interval

Touchpoint = TypeVar("Touchpoint", bound=Hashable)
ENDS = "(ends)"
"""What follows the last step of a journey that is over."""
LONGEST = 6
LEAST_SEEN = 5
LEAST_JOURNEYS = 20
HELD_OUT = 0.25
_BANDS = 10
_START = "(start)"


class NextStepError(DesirelineError):
    """There are too few journeys to learn from."""

    code = "next-step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One thing that may come next.

    Attributes:
        touchpoint: Or ``ENDS``.
        seen: How often it came next at the same point.
        share: Of all times that point was passed, with Wilson's interval.
        chance: What is foretold: the share, leaning to that of shorter memories where few were
            seen. Over all touchpoints the chances sum to 1.
    """

    touchpoint: Hashable
    seen: int
    share: Interval
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """What may come next, the likeliest first, and what that rests on.

    Attributes:
        after: The last steps that were looked up: the most of them seen often enough.
        passed: How often journeys passed this point.
    """

    after: tuple[Hashable, ...]
    passed: int
    next: tuple[Foreseen, ...]

    @property
    def sentence(self) -> str:
        """Say it in words."""
        best = max(self.next, key=lambda one: one.chance)
        where = " → ".join(str(one) for one in self.after) or "anywhere"
        share = 100 * best.seen / self.passed
        return f"After {where}: seen {self.passed:,} times, {share:.0f}% go to {best.touchpoint}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Foretellings of about the same chance, and how often they came true.

    Attributes:
        foretold: Mean chance of the likeliest next step.
        came_true: Share of them that were right, with Wilson's interval.
        n: How many.
    """

    foretold: float
    came_true: Interval
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepScore:
    """How well next steps were foretold in journeys not learned from.

    Attributes:
        steps: How many were foretold, ends of journeys included.
        accuracy: Share whose likeliest next step was the one, with Wilson's interval.
        macro_f1: Mean over touchpoints of the harmonic mean of precision and recall: each weighs
            the same, however rare.
        brier: Mean squared distance of the chances from what came, 0–2; less is better.
        log_loss: Mean of −log chance of what came, in nats; less is better.
        bands: By tenths of the foretold chance: the two agree where chances mean what they say.
    """

    steps: int
    accuracy: Interval
    macro_f1: float
    brier: float
    log_loss: float
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSteps(Generic[Touchpoint]):
    """What journeys did next, after each run of up to ``memory`` steps.

    Attributes:
        memory: Steps looked back at the most.
        counts: After a run of steps → next → how often.
        known: Everything that may come next.
        held_out: Log-loss a step of each memory tried, on journeys held out; empty where given.
    """

    memory: int
    counts: Mapping[tuple[Hashable, ...], Counter[Hashable]]
    known: tuple[Hashable, ...]
    held_out: Mapping[int, float]

    def foresee(self, steps: Sequence[Touchpoint]) -> Foresight:
        """Tell what may come after these steps of a journey, given from its start."""
        runs = self._runs(steps)
        passed = {run: sum(self.counts[run].values()) for run in runs}
        looked = next((run for run in runs if passed[run] >= LEAST_SEEN), ())
        chances = self._chances(steps)
        listed = [
            Foreseen(
                touchpoint=one,
                seen=self.counts[looked][one],
                share=share_interval(self.counts[looked][one], sum(self.counts[looked].values())),
                chance=chances[one],
            )
            for one in self.known
            if self.counts[looked][one]
        ]
        return Foresight(
            after=looked,
            passed=sum(self.counts[looked].values()),
            next=tuple(sorted(listed, key=lambda one: (-one.chance, str(one.touchpoint)))),
        )

    def chances(self, steps: Sequence[Touchpoint]) -> dict[Hashable, float]:
        """Give the chance of each next step; they sum to 1."""
        return self._chances(steps)

    def _runs(self, steps: Sequence[Hashable]) -> list[tuple[Hashable, ...]]:
        """List the runs of steps met in learning that end here, the longest first."""
        told = (_START, *steps)
        longest = min(self.memory, len(told))
        runs = [tuple(told[len(told) - size :]) for size in range(longest, -1, -1)]
        return [run for run in runs if run in self.counts]

    def _chances(self, steps: Sequence[Hashable]) -> dict[Hashable, float]:
        """Blend the shares after longer and shorter runs (Witten and Bell 1991)."""
        blended = dict.fromkeys(self.known, 1 / len(self.known))
        for run in reversed(self._runs(steps)):
            seen = self.counts[run]
            different, total = len(seen), sum(seen.values())
            blended = {
                one: (seen[one] + different * chance) / (total + different)
                for one, chance in blended.items()
            }
        return blended


def learn_next_steps(
    journeys: Sequence[Sequence[Touchpoint]],
    *,
    is_open: Sequence[bool] | None = None,
    memory: int | None = None,
) -> NextSteps[Touchpoint]:
    """Learn what follows each run of steps; how far to look back is chosen on journeys held out.

    A variable-order Markov chain (Rissanen 1983). Give journeys in the order in which they began:
    the last quarter is held out, so that no journey is foretold from later ones. The end of a
    journey that is over counts as a next step; an open journey has none yet.

    Raises:
        NextStepError: There are fewer than twenty journeys, or a memory below 0.
    """
    if len(journeys) < LEAST_JOURNEYS or (memory is not None and memory < 0):
        message = f"{len(journeys)} journeys, memory {memory}: it needs {LEAST_JOURNEYS} and 0."
        raise NextStepError(message)
    told = _told(journeys, is_open)
    held_out: dict[int, float] = {}
    if memory is None:
        early = round(len(told) * (1 - HELD_OUT))
        held_out = {
            size: _log_loss(_learned(told[:early], size, {}), told[early:])
            for size in range(LONGEST + 1)
        }
        memory = min(held_out, key=lambda size: (held_out[size], size))
    return _learned(told, memory, held_out)


def score_next_steps(
    model: NextSteps[Touchpoint],
    journeys: Sequence[Sequence[Touchpoint]],
    *,
    is_open: Sequence[bool] | None = None,
) -> NextStepScore:
    """Foretell every step of journeys the model has not learned from, and count.

    Raises:
        NextStepError: There is no step to foretell.
    """
    foretold: list[tuple[Hashable, float, Hashable]] = []
    brier = loss = 0.0
    for steps in _told(journeys, is_open):
        for place, came in enumerate(steps):
            chances = model.chances(steps[:place])  # type: ignore[arg-type]
            best = max(chances, key=lambda one: (chances[one], str(one)))
            foretold.append((best, chances[best], came))
            mine = chances.get(came, 0.0)
            brier += sum(one**2 for one in chances.values()) - mine**2 + (1 - mine) ** 2
            loss -= log(max(mine, exp(-30)))
    if not foretold:
        message = "There is no step to foretell."
        raise NextStepError(message)
    n = len(foretold)
    right = sum(best == came for best, _, came in foretold)
    return NextStepScore(
        steps=n,
        accuracy=share_interval(right, n),
        macro_f1=_macro_f1(foretold),
        brier=brier / n,
        log_loss=loss / n,
        bands=_bands(foretold),
    )


def _told(
    journeys: Sequence[Sequence[Hashable]], is_open: Sequence[bool] | None
) -> list[tuple[Hashable, ...]]:
    still = [False] * len(journeys) if is_open is None else is_open
    return [
        tuple(steps) if going else (*steps, ENDS)
        for steps, going in zip(journeys, still, strict=True)
    ]


def _learned(
    told: Sequence[tuple[Hashable, ...]], memory: int, held_out: Mapping[int, float]
) -> NextSteps[Touchpoint]:
    counts: dict[tuple[Hashable, ...], Counter[Hashable]] = defaultdict(Counter)
    for steps in told:
        walked = (_START, *steps)
        for place in range(1, len(walked)):
            for size in range(min(memory, place) + 1):
                counts[walked[place - size : place]][walked[place]] += 1
    known = sorted({one for steps in told for one in steps}, key=str)
    return NextSteps(
        memory=memory, counts=dict(counts), known=tuple(known), held_out=dict(held_out)
    )


def _log_loss(model: NextSteps[Touchpoint], told: Sequence[tuple[Hashable, ...]]) -> float:
    """Give −log chance a step; what was never seen has the chance of one in a million."""
    loss = steps = 0.0
    memory: dict[tuple[Hashable, ...], dict[Hashable, float]] = {}
    for one in told:
        for place, came in enumerate(one):
            end = (_START, *one[:place])[-max(model.memory, 1) :]
            if end not in memory:
                memory[end] = model.chances(one[:place])  # type: ignore[arg-type]
            loss -= log(max(memory[end].get(came, 0.0), 1e-6))
            steps += 1
    return loss / max(steps, 1)


def _macro_f1(foretold: Sequence[tuple[Hashable, float, Hashable]]) -> float:
    right = Counter(best for best, _, came in foretold if best == came)
    said, was = Counter(one[0] for one in foretold), Counter(one[2] for one in foretold)
    scores = [2 * right[one] / (said[one] + was[one]) for one in was | said]
    return sum(scores) / len(scores)


def _bands(foretold: Sequence[tuple[Hashable, float, Hashable]]) -> tuple[Band, ...]:
    by_band: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for best, chance, came in foretold:
        by_band[min(int(chance * _BANDS), _BANDS - 1)].append((chance, best == came))
    return tuple(
        Band(
            foretold=sum(chance for chance, _ in some) / len(some),
            came_true=share_interval(sum(true for _, true in some), len(some)),
            n=len(some),
        )
        for _, some in sorted(by_band.items())
    )
