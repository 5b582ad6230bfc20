"""The inventory says what is held of each channel, and its parts sum to what the map counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desireline.journeys.drill_down import Rows
from desireline.workspace.collecting import import_upload, inspect_upload, keep_upload
from desireline.workspace.inventory import Inventory, inventory
from desireline.workspace.source_list import source_rows
from desireline.workspace.workspace import Workspace

NOW = int(datetime(2026, 11, 18, tzinfo=UTC).timestamp() * 1000)


def _mail(day: int) -> str:
    return f"c{day}@x.example" if day < 9 else ""


WEB = "time,device id,email,event,channel,device\n" + "".join(
    f"2026-11-{day:02} 10:0{minute}Z,d{day},{_mail(day)},view,web,phone\n"
    for day in range(1, 13)
    for minute in range(3)
)
TILL = "time,event,channel\n" + "".join(
    f"2026-11-{day:02} 12:00Z,sold,store\n" for day in range(1, 6)
)
CALLS = (
    "time,phone,email,event,channel\n2026-11-17 12:00Z,+49 151 5550101,c1@x.example,asked,call\n"
    + "".join(f"2026-11-17 13:0{n}Z,+49 151 5550102,,asked,call\n" for n in range(2))
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Inventory, Rows, Rows]:
    place: Path = tmp_path_factory.mktemp("inventory")
    workspace = Workspace.open(place / "workspace", create=True, clock=lambda: NOW)
    for name, text in (("Web.csv", WEB), ("Till.csv", TILL), ("Hotline.csv", CALLS)):
        with (place / name).open("w+b") as file:
            file.write(text.encode())
            file.seek(0)
            upload = keep_upload(workspace, name=name, content=file)
        look = inspect_upload(workspace, upload.upload_id, mapping=None)
        import_upload(workspace, upload.upload_id, mapping=look.mapping)
    first, second = (source_rows(workspace, limit=2, offset=place) for place in (0, 2))
    found = inventory(workspace)
    workspace.close()
    return found, first, second


@pytest.fixture(scope="module")
def held(kept: tuple[Inventory, Rows, Rows]) -> Inventory:
    return kept[0]


def test_each_source_is_a_row_with_its_files_rows_and_days(kept):
    _, first, second = kept
    assert (first.grain, first.total, second.total) == ("sources", 3, 3)
    assert [*first.rows, *second.rows] == [
        ("Web", 36, 0, "2026-11-01", "2026-11-12", 1, "Web.csv", "2026-11-18"),
        ("Till", 5, 0, "2026-11-01", "2026-11-05", 1, "Till.csv", "2026-11-18"),
        ("Hotline", 3, 0, "2026-11-17", "2026-11-17", 1, "Hotline.csv", "2026-11-18"),
    ]


def test_the_channels_sum_to_what_is_held(held):
    assert [(one.channel, one.events) for one in held.channels] == [
        *(("web", 36), ("store", 5), ("call", 3)),
    ]
    assert held.events == sum(one.events for one in held.channels) == 44


def test_rows_are_told_apart_by_whose_they_are(held):
    web, store, _ = held.channels
    assert (web.known.part, web.anonymous.part, web.known.n) == (24, 12, 36)
    assert (store.known.part, store.anonymous.part, store.known.n) == (0, 0, 5)
    assert (web.customers, web.first, web.last) == (12, "2026-11-01", "2026-11-12")


def test_what_a_channel_lacks_is_said(held):
    web, store, calls = held.channels
    assert calls.missing == (
        (
            "2 rows are of 1 customer known by a phone number that no other source has: nothing "
            "joins them to what they did elsewhere."
        ),
    )
    assert web.missing == (
        (
            "Only a device's identifier in 12 of 36 rows: a sign-in, an e-mail address or an "
            "identity table would join them."
        ),
    )
    assert store.missing == (
        "No identifier in 5 of 5 rows: they count for their touchpoint, never for a path.",
        "Nothing new from Till for over a week.",
    )
    assert "E-mail" in held.without
    assert not {"Website", "Store", "Other"} & set(held.without)
