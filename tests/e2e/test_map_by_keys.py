"""The whole map walk with keys alone, and no barrier in anything that opens on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from test_looks import barriers
from visiting import visit

pytestmark = pytest.mark.browser

MOST_TABS = 60


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def told(page: Page) -> str:
    """Return the name of what has the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))


def tab_into_the_grid(page: Page) -> None:
    """Press Tab until a cell of the map has the focus."""
    for _ in range(MOST_TABS):
        press(page, "Tab")
        if page.evaluate("document.activeElement.matches('[role=gridcell]')"):
            return
    raise AssertionError(told(page))


def test_the_map_is_walked_with_keys_alone(chromium: Browser, demo_address: str) -> None:
    with visit(chromium, demo_address) as one:
        page = one.page
        found = page.request.get(f"{one.address}/api/v1/home").json()["maps"][0]["id"]
        one.open(f"/maps/{found}")
        expect(page.locator("[data-figure]").first).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        tab_into_the_grid(page)
        press(page, "ArrowRight", "ArrowRight", "ArrowDown")
        cell = told(page)
        assert cell.startswith("Compare, touchpoints, measured")

        press(page, "Enter")
        inspector = page.locator("[data-inspector]")
        expect(inspector.get_by_text("Who owns this")).to_be_visible()
        assert barriers(page) == []
        expect(inspector.locator("[data-figure]").first).to_be_visible()
        press(page, "Escape")
        expect(inspector).to_have_count(0)
        assert told(page) == cell

        press(page, "n")
        assert any(state in told(page) for state in ("contradicted", "stale", "assumed"))

        grid = page.get_by_role("grid")
        for level in ("compact", "overview"):
            press(page, "-")
            expect(grid).to_have_attribute("data-density", level)
            assert barriers(page) == []
        press(page, "+", "+", "]")
        expect(page.locator("[role=columnheader][data-density=full]")).to_have_count(1)
        press(page, "[")

        lanes = page.get_by_role("rowheader")
        before = lanes.count()
        press(page, "l")
        expect(page.get_by_role("checkbox", name="Conversion")).to_be_visible()
        assert barriers(page) == []
        press(page, "Tab", "Space", "Escape")
        expect(lanes).to_have_count(before - 1)
        expect(page.get_by_text("1 lane is hidden and still counted")).to_be_visible()
        page.reload()
        expect(lanes).to_have_count(before - 1)

        press(page, "?")
        page.get_by_role("radio", name="Words").press("Enter")
        expect(page.locator("[data-glossary]")).to_be_visible()
        assert barriers(page) == []
        assert one.mishaps == []
