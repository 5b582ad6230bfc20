"""What is held of each channel and what is missing: the data inventory before any map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import ibis

from desireline.maps.channels import CHANNELS, channel_of
from desireline.workspace.home import source_cards
from desireline.workspace.workspace import Workspace

KIND_WORDS = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "user": "a user id",
    "order": "an order number",
    "customer": "a customer number",
}
LACKING = 0.25  # from this share of the rows on, what they lack is named as missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A part of the rows of a channel: ``part`` of ``n`` have it."""

    part: int
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHolding:
    """What is held of one channel.

    ``first`` and ``last`` are ISO days, empty for none. ``known`` rows are of a customer with an
    identifier of a person, ``anonymous`` ones of one known by a device only, the rest of nobody.
    ``device`` counts the events whose kind of device is told. ``missing`` says in words what
    this channel lacks.
    """

    channel: str
    name: str
    sources: tuple[str, ...]
    events: int
    answers: int
    customers: int
    first: str
    last: str
    known: Held
    anonymous: Held
    device: Held
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """Every channel with rows, most first; ``without`` names those nothing is held of.

    The events and answers of the channels sum to ``events`` and ``answers``.
    """

    channels: tuple[ChannelHolding, ...]
    without: tuple[str, ...]
    events: int
    answers: int


def inventory(workspace: Workspace) -> Inventory:
    """Return what is held of each channel. A row without a channel counts under "other"."""
    late = {one.source_id for one in source_cards(workspace) if one.freshness == "late"}
    with workspace.studying:
        rows = workspace.warehouse.rows(_counted(workspace))
        alone = workspace.warehouse.rows(_known_once(workspace))
        named = workspace.warehouse.rows(_sources(workspace))
    sources: dict[str, list[tuple[str, str]]] = {}
    for row in named:
        sources.setdefault(str(row["channel"]), []).append((str(row["name"]), str(row["id"])))
    parts: dict[str, list[str]] = {}
    for part in alone:
        parts.setdefault(str(part["channel"]), []).append(_joining_nobody(part))
    held = [
        _holding(
            row,
            sources.get(str(row["channel"]), []),
            late,
            joining_nobody=parts.get(str(row["channel"]), []),
        )
        for row in rows
    ]
    present = {one.channel for one in held}
    return Inventory(
        channels=tuple(sorted(held, key=lambda one: (-one.events - one.answers, one.channel))),
        without=tuple(one.name for one in CHANNELS if one.id not in present and one.id != "other"),
        events=sum(one.events for one in held),
        answers=sum(one.answers for one in held),
    )


def _rows(workspace: Workspace) -> ibis.Table:
    """Give one row per event and answer: channel, source, moment, and whose it is."""
    house = workspace.warehouse
    events, answers = house.table("events"), house.table("answers")
    done = events.select(
        "source_id",
        "identifier",
        channel=_channel(events),
        happened="happened_at",
        is_event=ibis.literal(1),
        has_device=(events.device.fill_null("") != "").cast("int64"),
    )
    said = answers.select(
        "source_id",
        "identifier",
        channel=_channel(answers),
        happened="said_at",
        is_event=ibis.literal(0),
        has_device=ibis.literal(0, "int64"),
    )
    both: ibis.Table = ibis.union(done, said)
    return both


def _channel(table: ibis.Table) -> ibis.Value:
    told = table.channel.fill_null("")
    return ibis.ifelse(told == "", "other", told)


def _counted(workspace: Workspace) -> ibis.Table:
    """Count the rows of each channel by what they carry. One row per channel."""
    house = workspace.warehouse
    kinds = house.table("identifiers")
    persons = kinds.filter(kinds.kind != "device").select("identifier").distinct()
    customers = house.table("customers").select("identifier", "customer")
    named = customers.semi_join(persons, "identifier").select("customer").distinct()
    rows = _rows(workspace)
    owned = rows.left_join(customers, "identifier").drop("identifier_right")
    whose = owned.left_join(named.mutate(person=1), "customer").drop("customer_right")
    person = whose.person.notnull()
    return whose.group_by("channel").agg(
        events=whose.is_event.sum(),
        answers=(1 - whose.is_event).sum(),
        customers=whose.customer.nunique(),
        known=person.sum(),
        anonymous=(~person & whose.identifier.notnull()).sum(),
        devices=whose.has_device.sum(),
        first=whose.happened.min(),
        last=whose.happened.max(),
    )


def _known_once(workspace: Workspace) -> ibis.Table:
    """Count rows of persons whom no other source knows. One row per channel and kind.

    A person known by a device as well is no such case: they are anonymous until they sign in.
    Nothing is there where the workspace holds one source only.
    """
    house = workspace.warehouse
    kinds = house.table("identifiers").select("identifier", "kind", "source_id")
    customers = house.table("customers").select("identifier", "customer")
    known = kinds.inner_join(customers, "identifier")
    whole = known.group_by("customer").agg(
        held=known.source_id.nunique(), devices=(known.kind == "device").sum()
    )
    single = whole.filter((whole.held == 1) & (whole.devices == 0)).select("customer")
    people = known.semi_join(single, "customer").select("identifier", "kind", "customer").distinct()
    more = house.table("sources").count().as_scalar() > 1
    rows = _rows(workspace).inner_join(people, "identifier").filter(more)
    return (
        rows.group_by("channel", "kind")
        .agg(n=rows.count(), customers=rows.customer.nunique())
        .order_by(ibis.desc("n"), "kind")
    )


def _joining_nobody(part: Mapping[str, object]) -> str:
    rows, customers = _int(part["n"]), _int(part["customers"])
    kind = KIND_WORDS.get(str(part["kind"]), "an identifier")
    of = "1 customer" if customers == 1 else f"{customers:,} customers"
    return (
        f"{rows:,} {'row is' if rows == 1 else 'rows are'} of {of} known by {kind} that no other "
        "source has: nothing joins them to what they did elsewhere."
    )


def _sources(workspace: Workspace) -> ibis.Table:
    """Name the sources of each channel, most rows first."""
    rows = _rows(workspace)
    counted = rows.group_by("channel", "source_id").agg(n=rows.count())
    sources = workspace.warehouse.table("sources").select("source_id", "name")
    joined = counted.inner_join(sources, "source_id")
    return joined.select("channel", "name", "n", id="source_id").order_by(ibis.desc("n"), "name")


def _holding(
    row: Mapping[str, object],
    sources: list[tuple[str, str]],
    late: set[str],
    *,
    joining_nobody: list[str],
) -> ChannelHolding:
    events, answers = _int(row["events"]), _int(row["answers"])
    whole = events + answers
    known = Held(part=_int(row["known"]), n=whole)
    anonymous = Held(part=_int(row["anonymous"]), n=whole)
    device = Held(part=_int(row["devices"]), n=events)
    channel = channel_of(str(row["channel"]))
    return ChannelHolding(
        channel=channel.id,
        name=channel.name,
        sources=tuple(name for name, _ in sources),
        events=events,
        answers=answers,
        customers=_int(row["customers"]),
        first=_day(row["first"]),
        last=_day(row["last"]),
        known=known,
        anonymous=anonymous,
        device=device,
        missing=tuple(_missing(known, anonymous, device, online=channel.mode == "online"))
        + tuple(joining_nobody)
        + tuple(
            f"Nothing new from {name} for over a week." for name, id_ in sources if id_ in late
        ),
    )


def _missing(known: Held, anonymous: Held, device: Held, *, online: bool) -> Iterable[str]:
    nobody = known.n - known.part - anonymous.part
    if nobody >= known.n * LACKING:
        yield (
            f"No identifier in {nobody:,} of {known.n:,} rows: they count for their touchpoint, "
            "never for a path."
        )
    elif anonymous.part >= known.n * LACKING:
        yield (
            f"Only a device's identifier in {anonymous.part:,} of {known.n:,} rows: a sign-in, an "
            "e-mail address or an identity table would join them."
        )
    if online and device.n and device.part <= device.n * (1 - LACKING):
        yield "No kind of device, so a change of device cannot be seen."


def _int(value: object) -> int:
    return 0 if value is None else int(str(value))


def _day(ms: object) -> str:
    if ms is None:
        return ""
    return datetime.fromtimestamp(int(str(ms)) / 1000, tz=UTC).date().isoformat()
