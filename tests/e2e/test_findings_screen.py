"""Findings are published, made into actions and taken back; one customer is shown and pinned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from visiting import visit

pytestmark = pytest.mark.browser

MAP = "/maps/buying-a-laptop"
LONG = 60_000


@contextmanager
def opened(browser: Browser, address: str, *, theme: str = "light") -> Iterator[Page]:
    with visit(browser, address, theme=theme) as one:
        one.open(f"{MAP}/findings")
        yield one.page


def barriers(page: Page) -> list[str]:
    return [each["id"] for each in Axe().run(page).response["violations"]]


def test_a_finding_becomes_an_action_and_can_be_taken_back(chromium, demo_address):
    with opened(chromium, demo_address) as page:
        row = page.locator("[data-finding]").first
        expect(row.get_by_text("Private", exact=True)).to_be_visible(timeout=LONG)
        assert barriers(page) == []
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("p")
        expect(row.get_by_text("Published", exact=True)).to_be_visible(timeout=LONG)
        page.keyboard.press("Control+z")
        expect(row.get_by_text("Private", exact=True)).to_be_visible(timeout=LONG)
        page.keyboard.press("a")
        page.get_by_label("What will be done?").fill("Ask ten of them")
        page.get_by_label("Until when?").fill("2020-01-31")
        page.get_by_role("button", name="Save").click()
        card = page.locator("[data-action]")
        expect(card.get_by_text("31 Jan 2020, late")).to_be_visible(timeout=LONG)
        card.get_by_role("combobox").select_option("done")
        expect(card.get_by_text("late")).to_have_count(0, timeout=LONG)
        assert barriers(page) == []


def test_a_number_opens_to_as_many_rows_as_it_says(chromium, demo_address):
    with opened(chromium, demo_address) as page:
        stake = page.locator('[data-finding] button[title*="at stake"]').first
        said = int(re.sub(r"\D", "", stake.inner_text()))
        stake.click()
        rows = page.locator("[data-rows-total]")
        expect(rows).to_have_attribute("data-rows-total", str(said), timeout=LONG)


def test_one_customer_is_shown_stepped_through_and_pinned(chromium, demo_address):
    with opened(chromium, demo_address, theme="dark") as page:
        page.get_by_role("link", name="Show me one").first.click()
        drawing = page.locator("[data-timeline]")
        expect(drawing).to_be_visible(timeout=LONG)
        assert parse_qs(urlsplit(page.url).query)["ref"]
        first = drawing.get_attribute("data-timeline")
        page.keyboard.press("ArrowRight")
        expect(page.locator("[data-place='1']")).to_be_visible(timeout=LONG)
        assert drawing.get_attribute("data-timeline") != first
        page.keyboard.press("ArrowLeft")
        expect(page.locator(f"[data-timeline='{first}']")).to_be_visible(timeout=LONG)
        assert barriers(page) == []
        page.get_by_role("button", name="Use as example on the map").click()
        page.get_by_label("In one sentence").fill("An example of one.")
        page.get_by_role("button", name="Put it on the map").click()
        expect(page.get_by_text(re.compile("The example stands in"))).to_be_visible(timeout=LONG)
        told = page.evaluate(
            f"fetch('/api/v1{MAP}').then(r => r.json())"
            ".then(m => m.map.statements.find(s => s.text === 'An example of one.'))"
        )
        assert told["support"][0]["note"].startswith("One customer's journey, an example")
        state = page.evaluate(
            f"fetch('/api/v1{MAP}/reading').then(r => r.json())"
            f".then(m => m.statements.find(s => s.statement_id === '{told['id']}').state)"
        )
        assert state == "assumed"
