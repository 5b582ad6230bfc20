"""The same act recorded by two tools counts once, and the draft says which names were left out."""

from __future__ import annotations

from planted import DAY, HOUR, Row, planted_rows, store_of

from desireline.insights.discovery import draft
from desireline.insights.echoes import echoes
from desireline.insights.raw_names import raw_names


def with_echoes() -> list[Row]:
    """Let the payment provider report each paid order a second later, and a thank-you soon."""
    rows = planted_rows()
    paid = [(customer, at, channel) for customer, at, name, channel, _ in rows if name == PAID]
    provider: list[Row] = [(who, at, "charge.settled", channel, None) for who, at, channel in paid]
    slow: list[Row] = [
        (who, at + 40_000, "thanks seen", channel, None) for who, at, channel in paid
    ]
    return [*rows, *provider, *slow]


PAID = "order paid"


def test_what_comes_at_the_same_second_is_the_same_act() -> None:
    warehouse = store_of(with_echoes())
    found = echoes(warehouse, raw_names(warehouse), targets=(PAID,))
    assert {key.split("|")[-1]: main for key, main in found.items()} == {"charge.settled": PAID}


def test_the_draft_sets_echoes_aside_and_says_so() -> None:
    found = draft(store_of(with_echoes()), title="Laptops")
    names = {one.name for one in found.journey_map.touchpoints}
    assert not any("settled" in name.lower() for name in names)
    assert "Thanks seen" in names, "forty seconds later in one file is a step of its own"
    [warning] = found.warnings
    assert warning.startswith("“charge.settled” records the same act as “order paid”")


def test_a_step_that_only_some_take_right_away_is_no_echo() -> None:
    rows = planted_rows()
    some: list[Row] = [
        (who, at if number % 2 else at + HOUR, "invoice opened", channel, None)
        for number, (who, at, name, channel, _) in enumerate(rows)
        if name == PAID
    ]
    warehouse = store_of([*rows, *some])
    assert echoes(warehouse, raw_names(warehouse), targets=(PAID,)) == {}


def test_one_name_of_one_file_is_one_touchpoint_in_every_channel() -> None:
    rows: list[Row] = [
        (f"c{number}", number * DAY, "Ticket: problem", "web" if number % 3 else "email", None)
        for number in range(60)
    ]
    found = draft(store_of([*planted_rows(), *rows]), title="Tickets").journey_map
    tickets = [one for one in found.touchpoints if "icket" in one.name]
    assert [(one.name, one.channel) for one in tickets] == [("Ticket problem", "web")]
    tests = [rule.conditions for rule in found.rules if rule.touchpoint_id == tickets[0].id]
    assert [[(one.field, one.value) for one in conditions] for conditions in tests] == [
        [("name", "Ticket: problem")]
    ]
