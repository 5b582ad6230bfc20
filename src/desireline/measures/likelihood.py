"""The parameters under which what was seen is most likely, and how sure they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from desireline.errors import DesirelineError

Numbers = npt.NDArray[np.float64]
Climbed = Callable[[Numbers], tuple[float, Numbers]]
_FLAT = 1e-5
_FAR = 12.0
_STEP = 1e-4


class NotDeterminedError(DesirelineError):
    """The data do not determine the parameters of the model."""

    code = "not-determined"

    def __init__(self, names: Sequence[str], why: str) -> None:
        super().__init__(
            f"The data do not determine {', '.join(names)}: {why}. The model does not fit here; "
            "use plain counts, or more data."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Positive parameters, their standard errors, and the log-likelihood there.

    ``covariance`` is that of their logarithms, which no change of units moves.
    """

    values: Numbers
    errors: Numbers
    covariance: Numbers
    log_likelihood: float


def maximize(climbed: Climbed, *, starts: Sequence[Numbers], names: Sequence[str]) -> Fitted:
    """Find the positive parameters with the greatest log-likelihood.

    ``climbed`` gives the log-likelihood and its slope in each parameter. Searched on the scale of
    logarithms from each start (BFGS); standard errors are the inverse of the observed information
    there, brought to the parameters' own scale by the delta method.

    Raises:
        NotDeterminedError: No start leads to an inner maximum.
    """

    def downhill(logs: Numbers) -> tuple[float, Numbers]:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            values = np.exp(np.clip(logs, -30, 30))
            height, slope = climbed(values)
        return (-height, -slope * values) if np.isfinite(height) else (1e300, np.zeros(len(logs)))

    tried = [minimize(downhill, np.log(one), jac=True, method="BFGS") for one in starts]
    best = min(tried, key=lambda one: float(one.fun))
    logs = np.asarray(best.x, dtype=np.float64)
    size = max(abs(float(best.fun)), 1.0)
    if float(np.abs(downhill(logs)[1]).max()) > _FLAT * size:
        raise NotDeterminedError(names, "the likelihood keeps rising")
    far = [name for name, log in zip(names, logs, strict=True) if abs(log) > _FAR]
    if far:
        raise NotDeterminedError(far, "the likelihood rises towards 0 or without end")
    spread = _spread(downhill, logs)
    if spread is None:
        raise NotDeterminedError(names, "the likelihood is flat at its highest point")
    values = np.exp(logs)
    return Fitted(
        values=values,
        errors=values * np.sqrt(np.diag(spread)),
        covariance=spread,
        log_likelihood=-float(best.fun),
    )


def _spread(downhill: Climbed, logs: Numbers) -> Numbers | None:
    """Give the covariance of the logarithms; None where the height is no inner one."""
    size = len(logs)
    rows = []
    for place in range(size):
        step = np.zeros(size)
        step[place] = _STEP
        rows.append((downhill(logs + step)[1] - downhill(logs - step)[1]) / (2 * _STEP))
    curved = np.array(rows)
    curved = (curved + curved.T) / 2
    bends, _ = np.linalg.eigh(curved)
    if bends[0] <= bends[-1] * 1e-10 or bends[0] <= 0:
        return None
    return np.asarray(np.linalg.inv(curved))
