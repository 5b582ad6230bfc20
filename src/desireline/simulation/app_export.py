"""The app's tracking as Google Analytics 4 exports it: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np

from desireline.simulation.arrival import Arrived, Key, Line, RowFact, arrive
from desireline.simulation.places import APP, PLACES
from desireline.simulation.process import Happening

_BAD = (
    '{"event_date":"20261313","event_timestamp":"soon","event_name":"view_item"}',
    '{"event_date":"20260901","event_timestamp":"1788220800000000","event_na',
)


def app_rows(generator: np.random.Generator, happened: Iterable[Happening]) -> Arrived:
    """Return the rows of the GA4 export; whole numbers are text, as BigQuery writes them."""
    return arrive(generator, [_event(one) for one in happened], file=APP, bad=_BAD)


def _event(one: Happening) -> Line:
    person = one.person
    day = datetime.fromtimestamp(one.at, UTC)
    params: list[dict[str, object]] = [
        {"key": "ga_session_id", "value": {"int_value": str(one.at - one.at % 1800)}}
    ]
    params += [{"key": key, "value": {"string_value": value}} for key, value in one.facts]
    record: dict[str, object] = {
        "event_date": f"{day:%Y%m%d}",
        "event_timestamp": str(one.at * 1_000_000),
        "event_name": PLACES[one.kind].name,
        "event_params": params,
        "event_bundle_sequence_id": "1",
        "user_pseudo_id": person.app_device,
        "device": {"category": "mobile", "operating_system": "Android"},
        "stream_id": "5551002",
        "platform": "IOS" if person.number % 3 == 0 else "ANDROID",
        "batch_event_index": "1",
    }
    keys: tuple[Key, ...] = (Key("device", person.app_device),)
    if person.app_signed_in:
        record["user_id"] = person.user_id
        keys = (Key("user", person.user_id), *keys)
    if one.kind == "app order":
        record["ecommerce"] = {"transaction_id": str(one.order)}
        keys = (*keys, Key("order", str(one.order)))
    trace = RowFact(at_ms=one.at * 1000, keys=keys, kind=one.kind, channel="app")
    return Line(at=one.at, text=json.dumps(record, separators=(",", ":")), traces=(trace,))
