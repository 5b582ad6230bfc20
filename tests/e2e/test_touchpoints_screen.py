"""Touchpoints in one table: numbers open, importance is accepted and taken back; the inventory."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from visiting import Visit, visit

pytestmark = pytest.mark.browser

TABLE = "/maps/buying-a-laptop/touchpoints"


def barriers(shown: Visit) -> list[str]:
    return [each["id"] for each in Axe().run(shown.page).response["violations"]]


def test_every_number_of_the_table_has_as_many_rows_as_it_says(chromium, demo_address):
    with visit(chromium, demo_address) as shown:
        shown.open(TABLE)
        numbers = shown.page.locator("[data-touchpoint] [data-figure]")
        expect(numbers.first).to_be_visible()
        told = numbers.evaluate_all("all => all.map((one) => [one.dataset.figure, one.dataset.n])")
        assert len(told) > 100
        for ref, n in told:
            answer = shown.page.request.get(
                f"{demo_address}/api/v1/maps/buying-a-laptop/rows", params={"ref": ref, "limit": 1}
            )
            assert answer.json()["total"] == int(n), ref
        numbers.first.click()
        rows = shown.page.locator("[data-rows-total]")
        expect(rows).to_have_attribute("data-rows-total", told[0][1])
        assert shown.mishaps == []


def test_under_a_filter_a_number_opens_the_rows_of_the_filter(chromium, demo_address):
    with visit(chromium, demo_address) as shown:
        shown.open(f"{TABLE}?channel=call")
        number = shown.page.locator('[data-touchpoint="product-page"] [data-figure]').first
        expect(number).to_be_visible()
        told = number.get_attribute("data-n") or ""
        number.click()
        rows = shown.page.locator("[data-rows-total]")
        expect(rows).to_have_attribute("data-rows-total", told)
        assert shown.mishaps == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_suggested_importance_is_accepted_and_undone_by_keyboard(
    chromium: Browser, demo_address: str, theme: str
):
    with visit(chromium, demo_address, theme=theme) as shown:
        shown.open(TABLE)
        hint = shown.page.get_by_role("button", name="Use suggests").first
        expect(hint).to_be_visible()
        assert barriers(shown) == []
        line = shown.page.locator("[data-touchpoint]", has=hint).first
        about = line.get_attribute("data-touchpoint")
        chosen = shown.page.locator(f'[data-touchpoint="{about}"]').get_by_role("combobox")
        before = chosen.input_value()
        hint.focus()
        shown.page.keyboard.press("Enter")
        expect(chosen).not_to_have_value(before)
        shown.page.get_by_role("button", name="Undo").click()
        expect(chosen).to_have_value(before)
        assert shown.mishaps == []


def test_the_inventory_says_what_is_held_and_what_is_missing(chromium, demo_address):
    with visit(chromium, demo_address) as shown:
        shown.open("/inventory")
        web = shown.page.get_by_role("row", name="Website")
        expect(web).to_contain_text("known person")
        expect(shown.page.get_by_role("row", name="Social media")).to_contain_text("No identifier")
        expect(shown.page.get_by_text("Nothing yet from")).to_be_visible()
        assert barriers(shown) == []
        assert shown.mishaps == []


def test_an_address_without_a_page_still_leads_on(chromium, demo_address):
    with visit(chromium, demo_address) as shown:
        shown.open("/no-such-page")
        expect(shown.page.get_by_text("There is no page at this address")).to_be_visible()
        shown.page.get_by_role("link", name="Home").first.click()
        expect(shown.page.get_by_role("link", name="Import data").first).to_be_visible()
