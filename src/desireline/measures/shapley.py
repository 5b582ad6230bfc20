"""What each of several touchpoints adds, whoever was there before: the exact Shapley value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import factorial

import numpy as np
import numpy.typing as npt

from desireline.errors import DesirelineError

MOST_PLAYERS = 12


class TooManyCoalitionsError(DesirelineError):
    """An exact Shapley value over more than twelve would ask for too many coalitions."""

    code = "too-many-coalitions"

    def __init__(self, players: int) -> None:
        super().__init__(
            f"{players} touchpoints make {2**players:,} coalitions; {MOST_PLAYERS} is the limit. "
            "Choose fewer touchpoints, or the method 'shapley' of attribution, which needs none."
        )


def shapley_values(
    players: Sequence[str], worth: Callable[[frozenset[str]], float]
) -> dict[str, float]:
    """Give what each player adds to a coalition's worth, the mean over all orders of joining.

    Shapley 1953, A value for n-person games: the sum over coalitions S without the player of
    ``|S|! (n − |S| − 1)! / n!`` times what the player adds to S. The values sum to the worth of
    all together less that of nobody. Each of the 2ⁿ coalitions is asked for once.

    Raises:
        TooManyCoalitionsError: There are more than twelve players.
    """
    n = len(players)
    if n > MOST_PLAYERS:
        raise TooManyCoalitionsError(n)
    worths = np.array([worth(_members(players, coalition)) for coalition in range(1 << n)])
    sizes = np.array([coalition.bit_count() for coalition in range(1 << n)])
    weights = np.array([factorial(s) * factorial(n - s - 1) / factorial(n) for s in range(n)])
    return {
        player: _value(worths, sizes, weights, bit=1 << place)
        for place, player in enumerate(players)
    }


def _members(players: Sequence[str], coalition: int) -> frozenset[str]:
    return frozenset(player for place, player in enumerate(players) if coalition >> place & 1)


def _value(
    worths: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.int64],
    weights: npt.NDArray[np.float64],
    *,
    bit: int,
) -> float:
    without = np.flatnonzero((np.arange(len(worths)) & bit) == 0)
    added = worths[without | bit] - worths[without]
    return float((weights[sizes[without]] * added).sum())
