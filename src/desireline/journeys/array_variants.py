"""Variants counted by a loop over arrays; ``variants`` holds the relation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow.lib as pa

from desireline.journeys import loops
from desireline.journeys.compiled import compiled
from desireline.journeys.event_file import EventLog
from desireline.journeys.event_spans import Spans
from desireline.journeys.variants import variants
from desireline.journeys.way import Way, way_of

Numbers = npt.NDArray[np.int64]
_MOST_BITS = 63
_SHORT = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedVariants:
    """The variants by journeys, then by touchpoints.

    Attributes:
        paths: The touchpoints' numbers of those that are listed.
        journeys: How many journeys took each, listed or not.
    """

    paths: pa.ListArray
    journeys: Numbers


def variants_way(log: EventLog) -> Way:
    """Say how variants are counted: a hash, a group and a table a journey, and the listed paths."""
    return way_of(log, room=64 * len(log.spans.first) + 16 * log.size)


def rank_variants(log: EventLog, *, top: int | None) -> RankedVariants:
    """Count the journeys of each distinct sequence; list so many, or all."""
    if not variants_way(log).arrays:
        counted = variants(log)
        found = log.warehouse.to_arrow(counted.order_by(counted.journeys.desc(), counted.path))
        listed = found if top is None else found.slice(0, top)
        return RankedVariants(
            paths=listed["path"].combine_chunks(), journeys=found["journeys"].to_numpy()
        )
    taken, counts = _grouped(log)
    order = _order(log, taken, counts)
    listed = order if top is None else order[:top]
    return RankedVariants(paths=_paths(log, taken.only(listed)), journeys=counts[order])


def _grouped(log: EventLog) -> tuple[Spans, Numbers]:
    """Give one journey of each distinct sequence, and how many took it."""
    spans, many = log.spans, len(log.spans.first)
    table = np.full(1 << (2 * many).bit_length(), -1, dtype=np.int64)
    hashes, group = np.empty(many, dtype=np.uint64), np.empty(many, dtype=np.int64)
    tp = log.whole.touchpoint_no
    groups = compiled(loops.group_paths)(tp, spans.first, spans.after, table, hashes, group)
    leaders = np.empty(groups, dtype=np.int64)
    leaders[group[::-1]] = np.arange(many)[::-1]
    return spans.only(leaders), np.bincount(group, minlength=groups)


def _order(log: EventLog, taken: Spans, counts: Numbers) -> Numbers:
    """Put sequences in order by count, then by touchpoints: so many steps at a time as needed."""
    bits = len(log.touchpoints).bit_length()
    at_once = _MOST_BITS // bits

    def packed(places: Numbers, skipped: int) -> Numbers:
        found = np.empty(len(places), dtype=np.int64)
        one = taken.only(places)
        tp = log.whole.touchpoint_no
        compiled(loops.pack_steps)(tp, one.first, one.after, skipped, bits, found)
        return found

    everyone = np.arange(len(counts))
    keys = packed(everyone, 0)
    order = np.argsort(keys)
    rarity = counts.max(initial=0) - counts
    if rarity.max(initial=0) <= _SHORT:  # short numbers are put in order several times faster
        rarity = rarity.astype(np.uint16)
    order = order[np.argsort(rarity[order], kind="stable")]
    same = (np.diff(counts[order]) == 0) & (np.diff(keys[order]) == 0)
    tied = np.flatnonzero(np.r_[same, False] | np.r_[False, same])
    run = np.cumsum(np.r_[True, ~same])[tied]
    skipped = at_once
    longest = int(taken.lengths.max(initial=0))
    while len(tied) and skipped < longest:
        keys = packed(order[tied], skipped)
        place = np.lexsort((keys, run))
        order[tied] = order[tied][place]
        run, keys = run[place], keys[place]
        same = (np.diff(run) == 0) & (np.diff(keys) == 0)
        left = np.r_[same, False] | np.r_[False, same]
        run = np.cumsum(np.r_[True, ~same])[left]
        tied, skipped = tied[left], skipped + at_once
    return order


def _paths(log: EventLog, listed: Spans) -> pa.ListArray:
    numbers = np.empty(int(listed.lengths.sum()), dtype=np.int32)
    compiled(loops.gather)(log.whole.touchpoint_no, listed.first, listed.after, numbers)
    offsets = np.r_[0, np.cumsum(listed.lengths)].astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(numbers))
