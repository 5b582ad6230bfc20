"""A whole simulated company in a folder: raw exports, how to read them, and the truth beside."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from desireline.simulation import places
from desireline.simulation.app_export import app_rows
from desireline.simulation.arrival import Arrived, Key, RowFact
from desireline.simulation.demo_truth import demo_truth
from desireline.simulation.mappings import IDENTITY_HEADER, mappings
from desireline.simulation.people import Person
from desireline.simulation.process import Company, Happening, company, happenings
from desireline.simulation.service_export import (
    CALL_HEADER,
    MAIL_HEADER,
    call_rows,
    mail_rows,
    ticket_rows,
)
from desireline.simulation.shop_export import (
    ORDER_HEADER,
    SCAN_HEADER,
    TILL_HEADER,
    order_rows,
    scan_rows,
    till_rows,
)
from desireline.simulation.social_export import write_mentions
from desireline.simulation.truth import FileCount, write_truth
from desireline.simulation.voice_export import (
    delivery_survey_rows,
    feedback_rows,
    panel_rows,
    purchase_survey_rows,
    review_rows,
)
from desireline.simulation.web_export import web_rows

DEMO_CUSTOMERS = 6000
DEMO_SEED = 2026
_MENTIONS = 140


@dataclass(slots=True, kw_only=True)
class _Exports:
    """What was written so far: what the rows say, and how many there are."""

    folder: Path
    traces: list[RowFact]
    counts: list[FileCount]

    def add(self, header: Sequence[str], arrived: Arrived, *, encoding: str = "utf-8") -> None:
        """Write one text file below its header lines."""
        text = "\n".join([*header, *arrived.texts]) + "\n"
        path = self.folder / arrived.count.file
        path.write_text(text, encoding=encoding, newline="\n")
        self.traces.extend(arrived.traces)
        self.counts.append(arrived.count)


def simulate(
    folder: Path,
    *,
    seed: int,
    customers: int = DEMO_CUSTOMERS,
    until: date,
    vary: bool = False,
) -> None:
    """Write ``exports/``, ``mappings.json`` and ``truth.json`` of half a year up to ``until``.

    The same arguments write the same bytes. With ``vary`` the seed also draws the habits, the
    chances and the channels that keep records. Figures are true as of the midnight after
    ``until``, UTC.
    """
    generator = np.random.default_rng(seed)
    shop = company(until=until, vary=np.random.default_rng([seed, 1]) if vary else None)
    happened = happenings(generator, shop, customers=customers)
    exports = _Exports(folder=folder / "exports", traces=[], counts=[])
    exports.folder.mkdir(parents=True, exist_ok=True)
    _write_files(exports, generator, happened)
    _write_rest(exports, generator, shop, happened)
    text = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in mappings())
    (folder / "mappings.json").write_text(f"[\n{text}\n]\n", encoding="utf-8", newline="\n")
    truth = demo_truth(exports.traces, exports.counts, shop, happened)
    write_truth(folder / "truth.json", truth)


def _write_files(
    exports: _Exports, generator: np.random.Generator, happened: Iterable[Happening]
) -> None:
    by_file: dict[str, list[Happening]] = defaultdict(list)
    for one in happened:
        by_file[places.PLACES[one.kind].file].append(one)
    exports.add((), web_rows(generator, by_file[places.WEB]))
    exports.add((), app_rows(generator, by_file[places.APP]))
    exports.add((ORDER_HEADER,), order_rows(generator, by_file[places.ORDERS]))
    exports.add((), ticket_rows(generator, by_file[places.TICKETS]))
    exports.add((CALL_HEADER,), call_rows(generator, by_file[places.CALLS]))
    exports.add(*delivery_survey_rows(generator, by_file[places.DELIVERY_SURVEY]))
    exports.add(*purchase_survey_rows(generator, by_file[places.PURCHASE_SURVEY]))
    exports.add((TILL_HEADER,), till_rows(generator, by_file[places.TILL]), encoding="cp1252")
    exports.add((SCAN_HEADER,), scan_rows(generator, by_file[places.DELIVERY]))
    exports.add((MAIL_HEADER,), mail_rows(generator, by_file[places.MAIL]))
    exports.add(*review_rows(generator, by_file[places.REVIEWS]))
    exports.add(*feedback_rows(generator, by_file[places.FEEDBACK]))


def _write_rest(
    exports: _Exports,
    generator: np.random.Generator,
    shop: Company,
    happened: Iterable[Happening],
) -> None:
    mentions, count = write_mentions(
        exports.folder / places.SOCIAL,
        generator,
        begins_at=shop.begins_at,
        ends_at=shop.ends_at,
        mentions=_MENTIONS,
    )
    exports.traces.extend(mentions)
    exports.counts.append(count)
    exports.add(*panel_rows(generator, ends_at=shop.ends_at))
    people = {one.person.number: one.person for one in happened}
    holders = [people[number] for number in sorted(people) if people[number].has_card]
    _write_identities(exports, holders)


def _write_identities(exports: _Exports, holders: Sequence[Person]) -> None:
    path = exports.folder / places.IDENTITIES
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(IDENTITY_HEADER)
        for person in holders:
            writer.writerow((person.loyalty, person.email, person.user_id))
            keys = (
                Key("customer", person.loyalty),
                Key("email", person.email),
                Key("user", person.user_id),
            )
            exports.traces.append(RowFact(at_ms=0, keys=keys, is_event=False))
    exports.counts.append(FileCount(file=places.IDENTITIES, read=len(holders)))
