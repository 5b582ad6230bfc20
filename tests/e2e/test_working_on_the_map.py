"""A map is worked on with keys alone, then by mouse; each edit is seen, and all are undone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_looks import barriers
from visiting import visit

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, demo_address: str) -> Iterator[Page]:
    with visit(chromium, demo_address) as one:
        page = one.page
        found = page.request.get(f"{one.address}/api/v1/home").json()["maps"][0]["id"]
        before = page.request.get(f"{one.address}/api/v1/maps/{found}").json()["map"]
        one.open(f"/maps/{found}")
        expect(page.locator("[data-figure]").first).to_be_visible()
        yield page
        undo = page.get_by_role("button", name=re.compile("^Undo: "))
        while undo.count():
            label = undo.get_attribute("aria-label")
            undo.click()
            expect(page.get_by_role("button", name=str(label), exact=True)).to_have_count(0)
        after = page.request.get(f"{one.address}/api/v1/maps/{found}").json()["map"]
        for statement in (*before["statements"], *after["statements"]):
            statement.pop("text_revision")
        assert after == before


def cell(page: Page, stage: str, lane: str) -> Locator:
    """Find a cell by the names of its stage and lane."""
    return page.get_by_role("gridcell", name=f"{stage}, {lane}").first


def write(page: Page, words: str) -> None:
    """Write into the field that is open, and leave it."""
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_the_map_is_worked_on_with_keys_alone(page: Page) -> None:
    head = page.get_by_role("columnheader", name="Compare").first
    head.focus()
    page.keyboard.press("Shift+Enter")
    write(page, "Lifts it once")
    moment = page.locator("[data-card^='moment:']", has_text="Lifts it once")
    expect(moment).to_be_visible()
    moment.focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(
        page.get_by_role("columnheader", name="Buy").first.get_by_text("Lifts it once")
    ).to_be_visible()

    actions = cell(page, "Compare", "actions")
    actions.focus()
    page.keyboard.press("Shift+Enter")
    write(page, "I sleep on it")
    card = page.locator("[data-card^='statement:']", has_text="I sleep on it")
    expect(card).to_have_count(1)
    card.focus()
    page.keyboard.press("Control+d")
    expect(card).to_have_count(2)
    card.first.focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_role("toolbar")).to_contain_text("2 cards selected")
    assert barriers(page) == []
    page.keyboard.press("Delete")
    expect(card).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(card).to_have_count(2)

    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Find or do").fill("sleep on")
    expect(page.get_by_role("option", name="I sleep on it")).to_have_count(2)
    assert barriers(page) == []
    page.keyboard.press("Enter")
    expect(card.first).to_be_focused()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="To the next stage").press("Enter")
    expect(cell(page, "Buy", "actions")).to_contain_text("I sleep on it")

    page.get_by_role("rowheader", name="Thoughts").focus()
    page.keyboard.press("Control+d")
    expect(page.get_by_role("rowheader", name="(copy)")).to_have_count(1)
    card.first.focus()
    page.keyboard.press("Control+x")
    cell(page, "Receive", "actions").focus()
    page.keyboard.press("Control+v")
    expect(cell(page, "Receive", "actions")).to_contain_text("I sleep on it")


def test_the_map_is_worked_on_by_mouse(page: Page) -> None:
    page.get_by_role("button", name="Add a lane").click()
    page.get_by_role("button", name="Front stage").click()
    lane = page.get_by_role("rowheader", name="Front stage")
    expect(lane).to_be_visible()

    source = cell(page, "Compare", "actions").locator("[data-card]").first
    words = source.inner_text().split("\n")[-1]
    source.drag_to(cell(page, "Buy", "actions"))
    expect(cell(page, "Buy", "actions")).to_contain_text(words)

    mood = cell(page, "Buy", "emotion")
    mood.scroll_into_view_if_needed()
    mood.hover()
    mood.get_by_role("button", name="Set by hand").click()
    point = page.locator("[data-hand-point]")
    expect(point).to_have_count(1)
    box = point.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 15, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 15, box["y"] - 45, steps=4)
    page.mouse.up()
    expect(point).to_have_accessible_name(re.compile(r"glad \+|delighted \+"))
