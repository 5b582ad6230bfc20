"""Remarks made on an exported page come back by a drop, and stand in the details of their cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from visiting import visit

pytestmark = pytest.mark.browser

MAP = "/maps/buying-a-laptop"
WHY = "I rang twice before anybody answered"
AS_DROPPED = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: "application/json" }));
  return carried;
}"""


def test_a_remark_made_on_the_exported_page_stands_in_its_cell(
    chromium: Browser, demo_address: str, tmp_path: Path
) -> None:
    with visit(chromium, demo_address) as shown:
        page = shown.page
        exported = tmp_path / "map.html"
        answer = page.request.get(f"{demo_address}/api/v1{MAP}/export.html")
        exported.write_bytes(answer.body())
        sentence, text = remarked(page, exported)
        shown.open("/import")
        drop(page, "from-tove.txt", text)
        offer = page.get_by_role("region", name="Remarks file from-tove.txt")
        expect(offer.get_by_role("table")).to_contain_text(WHY)
        expect(offer).to_contain_text(re.compile(r"Tove, \d+ \w+ \d{4}"))
        offer.get_by_role("radio", name="Customers").click()
        offer.get_by_role("button", name="Take this remark into the map “Buying a laptop”").click()
        expect(offer.get_by_role("listitem").first).to_have_text(re.compile(r"1\s*taken in"))
        drop(page, "from-tove.txt", text)
        expect(offer).to_contain_text("none of these remarks is new here")
        shown.open(MAP)
        cell = cell_of(page, sentence)
        expect(cell).to_have_attribute("data-state", "reported")
        cell.click()
        details = page.get_by_role("complementary", name="Details")
        expect(details).to_contain_text("A customer's remark on the shared map")
        expect(details).to_contain_text(f"Tove: {WHY}")
        page.keyboard.press("Escape")
        page.get_by_role("button", name=re.compile("^Undo: Take the remarks of Tove")).click()
        expect(cell).to_have_attribute("data-state", "assumed")
        assert shown.mishaps == []


def remarked(page: Page, exported: Path) -> tuple[str, str]:
    """Say on the exported page that a cell's assumed sentence is so; give it, and the file."""
    page.goto(exported.as_uri())
    rows = page.locator("tr[data-statement]").filter(has_text="Assumed")
    row = rows.filter(has_not_text="Brand promise").first
    row.get_by_role("button", name="It is so").click()
    row.get_by_role("textbox").fill(WHY)
    page.get_by_label("Your name").fill("Tove")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save remarks as a file").click()
    saved = Path(saving.value.path()).read_text(encoding="utf-8")
    return row.get_attribute("data-sentence") or "", saved


def drop(page: Page, name: str, text: str) -> None:
    """Drop a file on the page that takes files."""
    carried = page.evaluate_handle(AS_DROPPED, [name, text])
    place = page.get_by_role("region", name="Which files?")
    place.dispatch_event("drop", {"dataTransfer": carried})


def cell_of(page: Page, sentence: str) -> Locator:
    """The cell of the map in which a sentence stands."""
    return page.get_by_role("gridcell").filter(has_text=sentence).first
