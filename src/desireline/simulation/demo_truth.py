"""The truth of the demo company: its traces joined into customers and read as its map reads."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from typing import Any

from desireline.simulation.arrival import RowFact
from desireline.simulation.counting import Known
from desireline.simulation.demo_claims import MAP_FILE, PLANTED
from desireline.simulation.expected import Seen, Travel, TrueJourney, cut_journeys
from desireline.simulation.identities import Joined, identity_truth, join
from desireline.simulation.places import CALL, PLACES, STAGE_OF, STAGES, TARGET
from desireline.simulation.process import Company, Happening
from desireline.simulation.truth import FileCount, Said, accounting, claims, figures
from desireline.simulation.wall_map import wall_truth

TRAVEL = Travel(stages=STAGES, stage_of=STAGE_OF, target=TARGET, timeout_days=90)


def demo_truth(
    traces: Sequence[RowFact],
    counts: Sequence[FileCount],
    shop: Company,
    happened: Sequence[Happening],
) -> dict[str, object]:
    """Return everything a right reading of the exports must find.

    Journeys, ribbon, times and emotions are those of the rows, joined by the keys the rows
    state: what nobody could know from the files is not asked for. ``happened`` gives the
    customers as they really were, beside it.
    """
    joined = join(traces)
    seen = observed(traces, joined)
    known = Known(journeys=cut_journeys(seen, TRAVEL), traces=traces, travel=TRAVEL)
    drawn = _drawn()
    said = [
        Said(touchpoint=PLACES[trace.kind].touchpoint, valence=trace.valence)
        for trace in traces
        if trace.valence is not None
    ]
    return {
        **figures(seen, said, TRAVEL, as_of_ms=shop.ends_at * 1000),
        "events": _events(traces, seen, joined),
        "stages": list(STAGES),
        "stage_of": dict(STAGE_OF),
        "files": accounting(counts),
        "claims": [] if shop.varied else _claims(known, drawn),
        "wall_map": wall_truth(known),
        "kpis": _kpis(known, drawn),
        "personas": _personas(traces, joined, known.journeys),
        "improvement": {
            "at_ms": shop.improved_at * 1000,
            "paid_checkouts_before": shop.pays_before,
            "paid_checkouts_after": shop.pays_after,
        },
        "silent": sorted(shop.silent),
        "identities": identity_truth(joined),
        "people": _people(happened),
    }


def observed(traces: Iterable[RowFact], joined: Joined) -> list[Seen]:
    """Return the bound events of known customers, each call at its touchpoint.

    A call after the nearest delivery belongs to the help line, after the nearest order to the
    delivery line, every other one to the advice line.
    """
    found = [
        Seen(
            customer=joined.customer(trace.keys[0]),
            at_ms=trace.at_ms,
            touchpoint=PLACES[trace.kind].touchpoint,
            channel=trace.channel,
        )
        for trace in traces
        if trace.is_event and trace.keys and trace.kind and PLACES[trace.kind].touchpoint
    ]
    arrivals: dict[str, list[int]] = defaultdict(list)
    orders: dict[str, list[int]] = defaultdict(list)
    for event in found:
        if event.touchpoint == "courier":
            arrivals[event.customer].append(event.at_ms)
        elif event.touchpoint in TARGET:
            orders[event.customer].append(event.at_ms)
    for times in (*arrivals.values(), *orders.values()):
        times.sort()
    return [
        _placed(event, arrivals[event.customer], orders[event.customer])
        if event.touchpoint == CALL
        else event
        for event in found
    ]


def _claims(known: Known, drawn: dict[str, Any]) -> list[dict[str, object]]:
    claimed = {one["id"]: one["claim"]["quantity"] for one in drawn["statements"] if "claim" in one}
    out: list[dict[str, object]] = []
    for entry in claims(PLANTED):
        counted = known.count(claimed[str(entry["statement_id"])])
        out.append({**entry, "value": counted.value, "n": counted.n})
    return out


def _kpis(known: Known, drawn: dict[str, Any]) -> list[dict[str, object]]:
    counted = [(kpi["id"], known.count(kpi["quantity"])) for kpi in drawn["kpis"]]
    return [{"kpi_id": kpi_id, "value": one.value, "n": one.n} for kpi_id, one in counted]


def _personas(
    traces: Iterable[RowFact], joined: Joined, journeys: Iterable[TrueJourney]
) -> dict[str, object]:
    """Count journeys whose customer the mail tool had put into a segment when they started."""
    since: dict[str, tuple[int, str]] = {}
    for trace in traces:
        if trace.persona:
            customer = joined.customer(trace.keys[0])
            said = (trace.at_ms, trace.persona)
            since[customer] = min(said, since.get(customer, said))
    known: Counter[str] = Counter()
    for journey in journeys:
        at_ms, persona = since.get(journey.customer, (None, ""))
        if at_ms is not None and at_ms <= journey.steps[0].at_ms:
            known[persona] += 1
    return {"known": sum(known.values()), "journeys": dict(sorted(known.items()))}


def _drawn() -> dict[str, Any]:
    with as_file(files("desireline.simulation") / "data" / MAP_FILE) as path:
        drawn: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return drawn


def _placed(event: Seen, arrivals: Sequence[int], orders: Sequence[int]) -> Seen:
    touchpoint = "advice-line"
    if _after_nearest(event.at_ms, arrivals):
        touchpoint = "help-line"
    elif _after_nearest(event.at_ms, orders):
        touchpoint = "delivery-line"
    return Seen(
        customer=event.customer, at_ms=event.at_ms, touchpoint=touchpoint, channel=event.channel
    )


def _after_nearest(at_ms: int, anchors: Sequence[int]) -> bool:
    """Return whether the anchor nearest in time lies before; of two equally near the earlier."""
    place = bisect_left(anchors, at_ms)
    if place == 0:
        return False
    before = at_ms - anchors[place - 1]
    return place == len(anchors) or before <= anchors[place] - at_ms


def _events(traces: Iterable[RowFact], seen: Sequence[Seen], joined: Joined) -> dict[str, object]:
    strangers = joined.strangers()
    events = [trace for trace in traces if trace.is_event]
    bound = [trace for trace in events if trace.kind and PLACES[trace.kind].touchpoint]
    return {
        "all": len(events),
        "bound": len(bound),
        "without_customer": sum(not trace.keys for trace in events),
        "bound_without_customer": sum(not trace.keys for trace in bound),
        "unresolved": sum(
            not trace.keys or joined.customer(trace.keys[0]) in strangers for trace in events
        ),
        "in_journeys": len(seen),
        "scored_answers": sum(trace.valence is not None for trace in traces),
        "by_touchpoint": dict(sorted(Counter(event.touchpoint for event in seen).items())),
    }


def _people(happened: Iterable[Happening]) -> list[list[object]]:
    """Return each person as they were: persona, then time in seconds and kind of each thing."""
    people: dict[int, list[object]] = {}
    for one in happened:
        entry = people.setdefault(one.person.number, [one.person.habits.name])
        entry.append([one.at, one.kind])
    return [[number, *entry] for number, entry in people.items()]
