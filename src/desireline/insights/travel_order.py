"""In which order customers travel: who comes before whom, read from first visits in each episode.

An episode is a stretch of one customer's events without a long silence; after the target
action, an event of something that comes before the target begins the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

DAY_MS = 86_400_000
MOST_EPISODES = 200_000
MOST_WAITS = 5_000
SOON_MS = 600_000
LEAST_APART = 0.25
PRIOR = 4.0
LEAST_PAIRS = 30
LEAST_AGREEMENT = 0.58
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """Events of known customers, sorted by customer and time.

    Attributes:
        customer: Number of the customer.
        moment: UTC milliseconds.
        group: Number of the touchpoint.
        groups: How many touchpoints there are.
        by_day: For each touchpoint, whether its events mostly know only the day.
    """

    customer: Ints
    moment: Ints
    group: Ints
    groups: int
    by_day: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelOrder:
    """Where touchpoints stand in customers' travel.

    Attributes:
        position: For each touchpoint, its place on one line, early to late.
        apart: For each two touchpoints, how far from each other customers meet them, 0–1: 0 =
            in any order or within minutes, 1 = always in one order and more than a day between.
        sureness: For each touchpoint, 0–1, how clearly the others come before or after it.
        pairs: Ordered pairs of touchpoints seen in one episode, summed.
        agreement: Share of pairs of first visits, in stretches cut at silence alone, that follow
            the order found; 0.5 = no order at all. Cutting at the target puts the target last
            by itself, so the order is not judged on stretches cut there.
        episodes: Episodes with two or more touchpoints.
    """

    position: Floats
    apart: Floats
    sureness: Floats
    pairs: float
    agreement: float
    episodes: int

    @property
    def has_structure(self) -> bool:
        """Tell whether customers have an order in common that can be told from chance."""
        return self.pairs >= LEAST_PAIRS and self.agreement >= LEAST_AGREEMENT


def travel_order(
    sightings: Sightings, *, targets: frozenset[int], timeout_days: int
) -> TravelOrder:
    """Find the order in which customers come to the touchpoints.

    Read twice: first with episodes cut at silence only, then also where a customer who reached
    the target comes back to something that stands before it. A touchpoint met on both sides of
    the target is placed by the side most of its events are on; the others are left out.
    """
    episode = _by_silence(sightings, timeout_days=timeout_days)
    plain = _order(sightings, episode)
    if not targets:
        return plain
    line = min(plain.position[target] for target in targets)
    early = np.flatnonzero(plain.position < line).tolist()
    if not early:
        found = _order(sightings, episode + _after_each_target(sightings, targets=targets))
        return _judged(found, sightings, episode)
    again = episode + _after_target(sightings, episode, targets=targets, early=frozenset(early))
    kept = _on_their_side(sightings, again, targets=targets)
    return _judged(_order(_of_events(sightings, kept), again[kept]), sightings, episode)


def _judged(found: TravelOrder, sightings: Sightings, episode: Ints) -> TravelOrder:
    """Return the order with the agreement of first visits in these episodes."""
    first = _first_moments(sightings, episode)
    before, _, _ = _precedence(first, sightings.by_day)
    pairs, agreement = _agreement(before, found.position)
    return replace(found, pairs=pairs, agreement=agreement, episodes=len(first))


def _by_silence(sightings: Sightings, *, timeout_days: int) -> Ints:
    if not len(sightings.customer):
        return np.zeros(0, dtype=np.int64)
    new = np.ones(len(sightings.customer), dtype=bool)
    silence = np.diff(sightings.moment) > timeout_days * DAY_MS
    new[1:] = (np.diff(sightings.customer) != 0) | silence
    return np.cumsum(new) - 1


def _after_target(
    sightings: Sightings, episode: Ints, *, targets: frozenset[int], early: frozenset[int]
) -> Ints:
    """Count, up to each event, how often its customer began again after the target."""
    is_target = np.isin(sightings.group, sorted(targets))
    marked = np.flatnonzero(is_target | np.isin(sightings.group, sorted(early)))
    again = np.zeros(len(episode), dtype=np.int64)
    if len(marked) > 1:
        earlier, later = marked[:-1], marked[1:]
        begins = is_target[earlier] & ~is_target[later] & (episode[earlier] == episode[later])
        again[later[begins]] = 1
    return np.cumsum(again)


def _after_each_target(sightings: Sightings, *, targets: frozenset[int]) -> Ints:
    """Count, up to each event, the target actions before it.

    For customers who buy all the time, the target comes first in every long stretch: what leads
    to the next one is read between two of them.
    """
    is_target = np.isin(sightings.group, sorted(targets)).astype(np.int64)
    return np.asarray(np.cumsum(is_target) - is_target, dtype=np.int64)


def _on_their_side(sightings: Sightings, episode: Ints, *, targets: frozenset[int]) -> Flags:
    """Say which events lie on the side of the target most events of their touchpoint lie on.

    Only episodes that reach the target tell; in the others nothing comes after it.
    """
    if not len(episode):
        return np.zeros(0, dtype=np.bool_)
    is_target = np.isin(sightings.group, sorted(targets))
    reached = np.full(int(episode[-1]) + 1, np.iinfo(np.int64).max)
    np.minimum.at(reached, episode[is_target], sightings.moment[is_target])
    is_after = sightings.moment > reached[episode]
    tells = reached[episode] < np.iinfo(np.int64).max
    size = sightings.groups
    after = np.bincount(sightings.group[tells & is_after], minlength=size)
    before = np.bincount(sightings.group[tells & ~is_after], minlength=size)
    stands_after = after > before
    return np.asarray(is_target | (is_after == stands_after[sightings.group]), dtype=np.bool_)


def _of_events(sightings: Sightings, kept: Flags) -> Sightings:
    return replace(
        sightings,
        customer=sightings.customer[kept],
        moment=sightings.moment[kept],
        group=sightings.group[kept],
    )


def _order(sightings: Sightings, episode: Ints) -> TravelOrder:
    first = _first_moments(sightings, episode)
    before, together, gap = _precedence(first, sightings.by_day)
    lead = (before - before.T) / (together + PRIOR)
    position = _on_one_line(lead, together)
    pairs, agreement = _agreement(before, position)
    return TravelOrder(
        position=position,
        apart=_apart(lead, gap, together, position),
        sureness=_sureness(lead, together),
        pairs=pairs,
        agreement=agreement,
        episodes=len(first),
    )


def _agreement(before: Floats, position: Floats) -> tuple[float, float]:
    """Return how many pairs were seen in some order, and the share that follows the line."""
    pairs = float(before.sum())
    forward = position[:, None] < position[None, :]
    return pairs, float(before[forward].sum()) / pairs if pairs else 0.5


def _first_moments(sightings: Sightings, episode: Ints) -> Ints:
    """Return, for each episode with two touchpoints or more, when each was first seen; -1 = not.

    Of very many episodes every n-th is taken.
    """
    groups = sightings.groups
    key = episode * groups + sightings.group
    pairs, first = np.unique(key, return_index=True)
    rows, columns = pairs // groups, pairs % groups
    _, row = np.unique(rows, return_inverse=True)
    sizes = np.bincount(row)
    keep = sizes[row] > 1
    _, row = np.unique(row[keep], return_inverse=True)
    count = int(row.max()) + 1 if len(row) else 0
    stride = count // MOST_EPISODES + 1
    taken = row % stride == 0
    found = np.full(((count + stride - 1) // stride, groups), -1, dtype=np.int64)
    found[row[taken] // stride, columns[keep][taken]] = sightings.moment[first[keep][taken]]
    return found


def _precedence(first: Ints, by_day: Flags) -> tuple[Floats, Floats, Floats]:
    """Count for each two touchpoints in how many episodes the one came before the other.

    Returns the counts, the episodes with both, and the median time between in milliseconds.
    Equal moments count for neither; where one of the two knows only the day, days are compared.
    """
    groups = first.shape[1]
    before, together, gap = (np.zeros((groups, groups)) for _ in range(3))
    columns = [np.ascontiguousarray(first[:, one]) for one in range(groups)]
    for one in range(groups):
        seen = np.flatnonzero(columns[one] >= 0)
        for other in range(one + 1, groups):
            both = seen[columns[other][seen] >= 0]
            wait = columns[other][both] - columns[one][both]
            if by_day[one] or by_day[other]:
                wait = columns[other][both] // DAY_MS - columns[one][both] // DAY_MS
                wait *= DAY_MS
            together[one, other] = together[other, one] = len(both)
            before[one, other] = np.count_nonzero(wait > 0)
            before[other, one] = np.count_nonzero(wait < 0)
            sample = np.abs(wait[:: len(wait) // MOST_WAITS + 1])
            gap[one, other] = gap[other, one] = np.median(sample) if len(sample) else 0.0
    return before, together, gap


def _on_one_line(lead: Floats, together: Floats) -> Floats:
    """Place touchpoints on a line so that distances fit who comes first (least squares).

    ``lead`` is the share of episodes in which the one comes first minus the share in which the
    other does. Pairs seldom seen together weigh less.
    """
    weight = together / (together + 10.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight + 1e-6 * np.eye(len(lead))
    return np.asarray(np.linalg.solve(laplacian, -(weight * lead).sum(axis=1)), dtype=np.float64)


def _sureness(lead: Floats, together: Floats) -> Floats:
    """Return the mean lead over or behind the others; pairs seldom seen count as none."""
    weight = together / (together + 10.0)
    return np.asarray((weight * np.abs(lead)).sum(axis=1) / max(1, len(lead) - 1))


def _apart(lead: Floats, gap: Floats, together: Floats, position: Floats) -> Floats:
    """Say how far apart each two touchpoints are; for pairs hardly seen, by their positions."""
    minutes = np.log10(np.maximum(gap, 1.0) / SOON_MS) / np.log10(DAY_MS / SOON_MS)
    measured = np.abs(lead) * np.clip(minutes, LEAST_APART, 1.0)
    supposed = np.minimum(1.0, np.abs(position[:, None] - position[None, :]))
    trust = together / (together + 10.0)
    return np.asarray(trust * measured + (1 - trust) * supposed, dtype=np.float64)
