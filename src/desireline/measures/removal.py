"""What the chance of conversion would be without a touchpoint: the exact removal effect."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalEffects:
    """The chance to convert, and the part of it that is lost without each touchpoint.

    Attributes:
        conversion: Chance that a walk from the start converts, 0–1; its expected value where
            conversions have a worth.
        effects: One a touchpoint, 0–1: ``1 − chance without it / chance``.
    """

    conversion: float
    effects: Numbers

    def credits(self, conversions: float) -> Numbers:
        """Share conversions out in proportion to the effects; nothing where nobody converts."""
        total = float(self.effects.sum())
        return self.effects * (conversions / total) if total else np.zeros(len(self.effects))


def removal_effects(counts: Numbers, *, worth: Numbers | None = None) -> RemovalEffects:
    """Give the removal effect of each touchpoint in a first-order Markov chain.

    ``worth`` is the mean value of conversions whose last touchpoint is each one, the start first;
    with it, effects and ``conversion`` are of the expected value of a walk instead of the chance.

    ``counts`` holds how often each row was followed by each column: row 0 is the start, rows 1…k
    the touchpoints; columns 0…k−1 are the touchpoints, column k conversion, column k+1 none.
    Every touchpoint seen must lead to one of the last two in the end.

    Anderl, Becker, von Wangenheim and Schumann 2016, International Journal of Research in
    Marketing 33(3):457–474: a removed touchpoint sends its visitors to none. Solved exactly in
    one step for all touchpoints: with N the fundamental matrix of the absorbing chain (Kemeny and
    Snell 1960), a walk ever visits c with chance N[start, c] / N[c, c], and without c the walks
    lost are those that visit c and would convert from there.
    """
    size = counts.shape[1] - 2
    visited = counts.sum(axis=1, keepdims=True)
    chances = np.divide(counts, visited, out=np.zeros_like(counts), where=visited > 0)
    arrives = chances[:, size] if worth is None else chances[:, size] * worth
    between, converts = chances[1:, :size], arrives[1:]
    fundamental = np.linalg.inv(np.eye(size) - between)
    from_each = fundamental @ converts
    visits = chances[0, :size] @ fundamental
    conversion = float(chances[0, :size] @ from_each + arrives[0])
    if conversion <= 0:
        return RemovalEffects(conversion=0.0, effects=np.zeros(size))
    ever = visits / np.diag(fundamental)
    return RemovalEffects(conversion=conversion, effects=ever * from_each / conversion)
