"""What the evidence says about a map that somebody should know: one sentence, one next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desireline.maps.reading import Figure

FindingKind = Literal[
    "not seen again",  # journeys that end at a stage
    "walked, not mapped",  # customers do this; the map does not show it
    "mapped, never seen",  # on the map, no trace in the data
    "contradicted",  # the map says one thing, the data another
    "repeated contacts",  # the same contact twice or more in one journey
    "unfinished",  # the map lacks a start, an end, or somebody who answers for it
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding, computed from a reading; private to the map's owner until published.

    ``key`` stays the same while the finding speaks of the same thing. ``concerned`` counts the
    journeys at stake (n, or ``part`` of n); None = none can be counted. ``figure`` is the number
    the sentence rests on. ``still_open`` counts, beside a loss, the journeys not over yet;
    None = no loss is told. ``caution`` says what we cannot see; empty = nothing to add.
    ``accepted`` is the reason why it is accepted as it is; empty = it is not. ``place`` is where
    the map's owner put it on the board, 1 = it leads; 0 = by journeys at stake. ``own_words`` is
    what board and slides say instead of the sentence; empty = the sentence. ``unmatched`` are the
    numbers in them that stand for nothing this finding counts now.
    """

    key: str
    kind: FindingKind
    sentence: str
    next_step: str
    stage_id: str = ""
    lane_id: str = ""
    touchpoint_id: str = ""
    statement_id: str = ""
    concerned: Figure | None = None
    figure: Figure | None = None
    still_open: Figure | None = None
    map_says: str = ""
    data_say: str = ""
    caution: str = ""
    published: bool = False
    accepted: str = ""
    place: int = 0
    own_words: str = ""
    unmatched: tuple[str, ...] = ()
