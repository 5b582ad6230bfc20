"""Every measure once: its unit, what it counts, how its interval is found, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from desireline.journeys.definitions import SENTENCES
from desireline.maps.reading import Grain, Unit

IntervalMethod = Literal[
    "none", "Wilson", "order statistics", "Student", "promoters", "as reported"
]
Basis = Literal["counted", "said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a number is.

    Attributes:
        definition: One sentence with the denominator in words; names in braces.
        interval: How its 95% interval is found.
        basis: ``counted`` from what customers did, or ``said`` by them.
        source: Where the definition comes from.
    """

    id: str
    unit: Unit
    grain: Grain
    definition: str
    interval: IntervalMethod
    basis: Basis
    source: str


_RULING = "the product's own definition of the ribbon"
_WILSON = "Wilson 1927, score interval"
_ORDER = "binomial interval of the median by order statistics"
_STUDENT = "Student's t"
_PROMOTERS = "Reichheld 2003; interval from √((p + d − (p − d)²) ÷ n), p promoters, d detractors"
_REPORT = "a report of our own, as it was imported"


def _count(id_: str, grain: Grain = "journeys") -> Measure:
    return _measure(id_, "count", grain, "none", _RULING)


def _share(id_: str, grain: Grain = "journeys") -> Measure:
    return _measure(id_, "share", grain, "Wilson", _WILSON)


def _measure(id_: str, unit: Unit, grain: Grain, interval: IntervalMethod, source: str) -> Measure:
    return Measure(
        id=id_,
        unit=unit,
        grain=grain,
        definition=SENTENCES[id_],
        interval=interval,
        basis="said" if grain == "answers" else "counted",
        source=source,
    )


_ALL = (
    _count("journeys"),
    _count("reach"),
    _count("enter"),
    _share("stage_begins"),
    _share("touchpoint_begins"),
    _share("other_begins"),
    _count("converted"),
    _count("skipped"),
    _count("open"),
    _count("left"),
    _count("ended"),
    _share("conversion"),
    _share("followed"),
    _measure("stage_time", "seconds", "journeys", "order statistics", _ORDER),
    _count("skip_arc"),
    _count("return_arc"),
    _count("repeat_arc"),
    _count("rare_enter"),
    _count("rare_skip"),
    _count("rare_return"),
    _count("rare_repeat"),
    _share("skip_share"),
    _share("return_share"),
    _share("lost"),
    _share("fall_out"),
    _share("unmapped"),
    _count("part"),
    _count("rest"),
    _count("touchpoint_journeys"),
    _count("touchpoint_steps", "steps"),
    _share("next_share", "steps"),
    _share("other_channel", "steps"),
    _share("other_device", "steps"),
    _measure("onward_wait", "seconds", "steps", "order statistics", _ORDER),
    _share("last_seen"),
    _share("channel_share", "steps"),
    _share("touchpoint_channel", "steps"),
    _count("ratings", "answers"),
    _measure("cells", "share", "cells", "none", _RULING),
    _count("sources", "sources"),
    _measure("emotion", "valence", "answers", "Student", _STUDENT),
    _share("goal_rate"),
    _share("touchpoint_share"),
    _share("contact_share"),
    _share("repeat_share"),
    _measure("steps_per_journey", "per journey", "journeys", "Student", _STUDENT),
    _share("field_share", "events"),
    _measure("wait", "seconds", "journeys", "order statistics", _ORDER),
    _measure("nps", "points", "answers", "promoters", _PROMOTERS),
    _share("answer_share", "answers"),
    _share("repurchase"),
    _count("events", "events"),
    _measure("total", "number", "totals", "as reported", _REPORT),
    _measure("total_share", "share", "totals", "as reported", _REPORT),
    _share("persona_share"),
    _share("persona_known"),
    _count("all_events", "events"),
    _count("bound", "events"),
    _count("set_aside", "events"),
    _count("unbound", "events"),
    _count("outside_journeys", "events"),
    _count("without_customer", "events"),
    _count("overlapping", "events"),
    _count("ties", "events"),
    _share("unresolved", "events"),
)
MEASURES: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _ALL})
