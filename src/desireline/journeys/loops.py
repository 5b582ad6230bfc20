"""Loops over the steps of journeys, written plainly so that they can be compiled (``compiled``).

Each takes the touchpoints ``tp`` and times ``at`` of all events in order, and where each journey
begins (``first``) and ends (``after``). Nothing here knows of files, names or relations.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_NEVER = np.iinfo(np.int64).min


def count_pairs(  # noqa: PLR0913 - arrays
    tp: Ints, first: Ints, after: Ints, width: int, counts: Ints, visits: Ints
) -> None:
    """Count each pair of touchpoint and next one, and the journeys it occurs in.

    A pair stands at ``touchpoint * width + next``; the end of a journey is ``width − 1``. Columns
    of ``counts``: times, journeys, the journey last met; of ``visits`` by touchpoint: the last two.
    """
    for journey in range(len(first)):
        last = after[journey] - 1
        for place in range(first[journey], last + 1):
            onward = width - 1 if place == last else tp[place + 1]
            pair = tp[place] * width + onward
            counts[pair, 0] += 1
            if counts[pair, 2] != journey:
                counts[pair, 2] = journey
                counts[pair, 1] += 1
                if visits[tp[place], 1] != journey:
                    visits[tp[place], 1] = journey
                    visits[tp[place], 0] += 1


def sort_waits(  # noqa: PLR0913 - arrays
    tp: Ints, at: Ints, first: Ints, after: Ints, width: int, place_of: Ints, waits: Ints
) -> None:
    """Put the wait of each step that is followed among those of its pair, from ``place_of`` on."""
    for journey in range(len(first)):
        for place in range(first[journey], after[journey] - 1):
            pair = tp[place] * width + tp[place + 1]
            waits[place_of[pair]] = at[place + 1] - at[place]
            place_of[pair] += 1


def count_visits(  # noqa: PLR0913 - arrays
    tp: Ints, first: Ints, after: Ints, owner: Ints, counts: Ints, seen: Ints
) -> None:
    """Count steps, journeys, customers, starts and ends of each touchpoint: columns of ``counts``.

    ``seen`` holds the journey and the customer last met at each touchpoint.
    """
    for journey in range(len(first)):
        counts[tp[first[journey]], 3] += 1
        counts[tp[after[journey] - 1], 4] += 1
        for place in range(first[journey], after[journey]):
            here = tp[place]
            counts[here, 0] += 1
            if seen[here, 0] != journey:
                seen[here, 0] = journey
                counts[here, 1] += 1
                if seen[here, 1] != owner[journey]:
                    seen[here, 1] = owner[journey]
                    counts[here, 2] += 1


def group_paths(  # noqa: PLR0913 - arrays
    tp: Ints, first: Ints, after: Ints, table: Ints, hashes: Ints, group: Ints
) -> int:
    """Say to which group of equal sequences each journey belongs; give the number of groups.

    ``table`` is a hash table of places, a power of two long, filled with −1; it holds the first
    journey of each group. Equal hashes are compared step by step, so no two sequences mix.
    """
    groups = 0
    mask = len(table) - 1
    for journey in range(len(first)):
        begin, length = first[journey], after[journey] - first[journey]
        code = np.uint64(length)
        for place in range(begin, begin + length):
            code = (code ^ np.uint64(tp[place] + 1)) * _MIX
            code ^= code >> _SHIFT
        hashes[journey] = code
        slot = np.int64(code) & mask
        while True:
            other = table[slot]
            if other < 0:
                table[slot] = journey
                group[journey] = groups
                groups += 1
                break
            if hashes[other] == code and after[other] - first[other] == length:
                step = 0
                while step < length and tp[first[other] + step] == tp[begin + step]:
                    step += 1
                if step == length:
                    group[journey] = group[other]
                    break
            slot = (slot + 1) & mask
    return groups


def pack_steps(  # noqa: PLR0913 - arrays
    tp: Ints, first: Ints, after: Ints, skipped: int, bits: int, packed: Ints
) -> None:
    """Pack so many steps of each journey, after the skipped ones, as fit into one number.

    Numbers compare as the sequences do; where a journey is over stands 0.
    """
    many = 63 // bits
    for journey in range(len(first)):
        code = 0
        for step in range(many):
            place = first[journey] + skipped + step
            code <<= bits
            if place < after[journey]:
                code |= int(tp[place]) + 1
        packed[journey] = code


def gather(values: Ints, first: Ints, after: Ints, found: Ints) -> None:
    """Put the values of each stretch one after the other."""
    place = 0
    for journey in range(len(first)):
        for one in range(first[journey], after[journey]):
            found[place] = values[one]
            place += 1


def order_by_customer(  # noqa: PLR0913 - arrays
    customer: Ints, at: Ints, rank: Ints, place_of: Ints, most: int, order: Ints
) -> None:
    """Put places in order of customer, time and rank; rows equal in all three stay as they were.

    ``place_of`` says where each customer's places begin, with one more at the end. ``rank`` is
    empty where the order of the rows decides. Lives are mostly in order already, so each is sorted
    by inserting; those of more than ``most`` rows are left as the rows stand.
    """
    fill = place_of.copy()
    for row in range(len(customer)):
        order[fill[customer[row]]] = row
        fill[customer[row]] += 1
    ranked = len(rank) > 0
    for one in range(len(place_of) - 1):
        begin, end = place_of[one], place_of[one + 1]
        if end - begin > most:
            continue
        for place in range(begin + 1, end):
            row = order[place]
            back = place - 1
            while back >= begin and (
                at[order[back]] > at[row]
                or (ranked and at[order[back]] == at[row] and rank[order[back]] > rank[row])
            ):
                order[back + 1] = order[back]
                back -= 1
            order[back + 1] = row


def find_goals(tp: Ints, first: Ints, after: Ints, goal: int, stop: Ints) -> None:
    """Say where each journey first reaches the goal; its end where it never does."""
    for journey in range(len(first)):
        place = first[journey]
        while place < after[journey] and tp[place] != goal:
            place += 1
        stop[journey] = place


def funnel_in_order(  # noqa: C901, PLR0912, PLR0913 - one loop, compiled as one
    turn: Ints,
    at: Ints,
    first: Ints,
    after: Ints,
    case: Ints,
    limit: int,
    only_first: bool,  # noqa: FBT001
    starts: Ints,
    waits: Ints,
    tied: int,
) -> None:
    """Carry along each case the latest start that leads to each step of a funnel.

    ``turn``: the funnel's step a touchpoint is, −1 = none, indexed by event. ``starts[case, k]``
    becomes the latest start from which step k was reached within ``limit`` (−1 = any time), and
    ``waits[case, k]`` the shortest time. ``tied``: equal times count in either order (0), never
    (1), or as the rows stand (2).
    """
    steps = starts.shape[1]
    for journey in range(len(first)):
        one = case[journey]
        place = first[journey]
        while place < after[journey]:
            end = place + 1
            if tied != 2:  # noqa: PLR2004
                while end < after[journey] and at[end] == at[place]:
                    end += 1
            now = at[place]
            alone = turn[place] if end == place + 1 else -1
            if end == place + 1 and alone < 0:
                place = end
                continue
            for number in range(1 if alone >= 0 else steps):
                step = number if tied == 0 else steps - 1 - number
                if alone >= 0:
                    step = alone
                here = False
                for row in range(place, end):
                    here = here or turn[row] == step
                if not here:
                    continue
                if step == 0:
                    if not (only_first and starts[one, 0] != _NEVER):
                        starts[one, 0] = now
                    continue
                start = starts[one, step - 1]
                if start == _NEVER or (limit >= 0 and now - start > limit):
                    continue
                starts[one, step] = max(starts[one, step], start)
                if waits[one, step] < 0 or now - start < waits[one, step]:
                    waits[one, step] = now - start
            place = end


def funnel_direct(  # noqa: PLR0913 - one loop, compiled as one
    turn: Ints,
    at: Ints,
    first: Ints,
    after: Ints,
    case: Ints,
    limit: int,
    only_first: bool,  # noqa: FBT001
    starts: Ints,
    waits: Ints,
    tp: Ints,
) -> None:
    """Follow each start as long as the next touchpoint is the next step or the present one again.

    The last step of a run of starts leaves most time for what follows.
    """
    owner, before, reached, start = -1, -1, -1, _NEVER
    for journey in range(len(first)):
        one = case[journey]
        if one != owner:
            owner, before, reached = one, -1, -1
        for place in range(first[journey], after[journey]):
            step, again = turn[place], tp[place] == before
            before = tp[place]
            if step == 0:
                if only_first and starts[one, 0] != _NEVER:
                    reached = 0 if again and reached == 0 else -1
                    continue
                reached, start = 0, at[place]
                starts[one, 0] = start
                continue
            if again and reached == step:
                continue
            if step < 0 or reached != step - 1:
                reached = -1
                continue
            reached = step
            if limit < 0 or at[place] - start <= limit:
                starts[one, step] = max(starts[one, step], start)
                if waits[one, step] < 0 or at[place] - start < waits[one, step]:
                    waits[one, step] = at[place] - start


def funnel_any_order(  # noqa: C901, PLR0913 - one loop, compiled as one
    turn: Ints,
    at: Ints,
    first: Ints,
    after: Ints,
    case: Ints,
    limit: int,
    only_first: bool,  # noqa: FBT001
    starts: Ints,
    later: Ints,
) -> None:
    """Count from each step of a funnel how many different ones follow within the limit.

    ``starts[case, k]`` becomes the latest start with more than k of them; ``later`` is room for
    the time each step comes next. Journeys are walked from behind.
    """
    steps = starts.shape[1]
    owner = -1
    for back in range(len(first)):
        journey = len(first) - 1 - back
        one = case[journey]
        if one != owner:
            owner = one
            later[:] = _NEVER
        place = after[journey] - 1
        while place >= first[journey]:
            begin = place
            while begin > first[journey] and at[begin - 1] == at[place]:
                begin -= 1
            now, here = at[place], False
            for row in range(begin, place + 1):
                if turn[row] >= 0:
                    later[turn[row]] = now
                    here = True
            if here:
                many = 0
                for step in range(steps):
                    if later[step] != _NEVER and (limit < 0 or later[step] - now <= limit):
                        many += 1
                for step in range(steps):
                    if only_first:
                        starts[one, step] = now if step < many else _NEVER
                    elif step < many and starts[one, step] == _NEVER:
                        starts[one, step] = now
            place = begin - 1
