"""Which way an answer is computed: by loops over arrays, or as relations in DuckDB."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.journeys.event_file import MANY, EventLog

_GIGABYTE = 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way that was taken, and why."""

    arrays: bool
    said: str


def way_of(log: EventLog, *, room: int, refused: str = "") -> Way:
    """Choose the way for a question that needs ``room`` bytes beside the events as arrays.

    ``refused`` says why arrays cannot answer it. Few steps are counted as relations: to load the
    compiler would take longer than the answer.
    """
    if log.way == "relations":
        return _relations("as asked")
    if refused:
        return _relations(refused)
    if room > log.memory:
        need, most = (size / _GIGABYTE for size in (room, log.memory))
        return _relations(f"arrays would take {need:.1f} GB, more than the {most:.1f} GB allowed")
    if log.way == "best" and log.size < MANY:
        return _relations(f"fewer than {MANY:,} steps")
    return Way(arrays=True, said="Computed by loops over arrays in memory.")


def _relations(why: str) -> Way:
    return Way(arrays=False, said=f"Computed as relations in DuckDB: {why}.")
