"""What too few journeys did to be told alone: rare arcs and rare entries, counted together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import ibis

from desireline.journeys.populations import Population, define, journey_rows, repeats, returns
from desireline.journeys.references import Reference, UnknownReferenceError
from desireline.journeys.study import Study
from desireline.maps.small_numbers import COUNT_FROM


def skips(study: Study) -> ibis.Table:
    """Find where journeys went on past a stage. One row per journey, stage and later stage."""
    skipped = study.visits.filter(study.visits.advance == "skipped")
    return skipped.select("journey", "stage_index", to_stage="leave_stage")


def of_rare(study: Study, asked: Reference) -> Population:
    """Give the journeys behind ``rare:<kind>``: each at least one arc or entry of that kind.

    Raises:
        UnknownReferenceError: If there is no such kind.
    """
    (kind,) = asked.about
    if kind not in _RARE:
        raise UnknownReferenceError(str(asked), why=f"nothing rare is a {kind!r}")
    found = _RARE[kind](study)
    ways = found.columns[1:]
    told = found.group_by(ways).agg(told=ibis._.journey.nunique())
    few = found.semi_join(told.filter(told.told < COUNT_FROM), ways).select("journey").distinct()
    return Population(
        measure=f"rare_{kind}",
        grain="journeys",
        definition=define(study, f"rare_{kind}"),
        rows=journey_rows(study.journeys.semi_join(few, "journey")),
    )


def _entries(study: Study) -> ibis.Table:
    return study.journeys.select("journey", "first_stage")


def _returns(study: Study) -> ibis.Table:
    return returns(study).select("journey", "stage_index", "to_stage")


def _repeats(study: Study) -> ibis.Table:
    return repeats(study).select("journey", "stage_index", "to_stage")


_RARE: Mapping[str, Callable[[Study], ibis.Table]] = MappingProxyType(
    {"enter": _entries, "skip": skips, "return": _returns, "repeat": _repeats}
)
RARE_KINDS = tuple(_RARE)
