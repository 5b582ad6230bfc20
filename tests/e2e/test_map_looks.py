"""The map at every width and density: no text cut, none over another, no stage half shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import barriers, settle
from playwright.sync_api import Browser, Page, expect
from visiting import Visit, visit

pytestmark = pytest.mark.browser

WIDTHS = (1024, 1280, 1440, 1600, 1920)
HEIGHT = 1000
# Texts of the sheet and the head that cover one another, are cut by their own box, or leave it.
# What is told only on hover is looked at alone; sticky heads lie over what scrolls below them.
TEXTS = """
() => {
  const found = [];
  const STUCK = "[role=columnheader], [role=rowheader]";
  const place = document.querySelector("[class*=_room_]");
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = [];
  for (const one of place.querySelectorAll("*")) {
    if (one.closest("svg, select, .visually-hidden") || !shown(one)) continue;
    for (const child of one.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(child);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        texts.push({ one, box, says: child.data.trim().slice(0, 40) });
      }
    }
  }
  for (const { one, box, says } of texts) {
    for (let up = one; up !== place; up = up.parentElement) {
      if (getComputedStyle(up).overflowX === "visible") continue;
      const room = up.getBoundingClientRect();
      if (box.right > room.right + 1 || box.left < room.left - 1 || box.bottom > room.bottom + 3) {
        found.push(`cut: ${says}`);
      }
      break;
    }
  }
  const rest = texts.filter(({ one }) => !one.closest(STUCK)).sort((a, b) => a.box.top - b.box.top);
  for (let k = 0; k < rest.length; k += 1) {
    for (let j = k + 1; j < rest.length && rest[j].box.top < rest[k].box.bottom; j += 1) {
      const [a, b] = [rest[k].box, rest[j].box];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 4) found.push(`over another: ${rest[k].says} / ${rest[j].says}`);
    }
  }
  for (const cell of place.querySelectorAll("[role=gridcell][data-row], [role=rowheader]")) {
    const room = cell.getBoundingClientRect();
    for (const { one, box, says } of texts) {
      if (!cell.contains(one)) continue;
      if (box.right > room.right + 1 || box.left < room.left - 1 || box.bottom > room.bottom + 2) {
        found.push(`out of its cell: ${says}`);
      }
    }
  }
  const edge = place.getBoundingClientRect().right;
  for (const head of place.querySelectorAll("[role=columnheader][data-column]")) {
    const box = head.getBoundingClientRect();
    if (box.left < edge - 2 && box.right > edge + 2) found.push(`half a stage: ${head.innerText}`);
  }
  return [...new Set(found)];
}
"""
PLANTED = """
() => {
  const cell = document.querySelector("[role=gridcell][data-row='3']");
  const planted = document.createElement("span");
  planted.textContent = "A word laid over all that stands here, planted";
  planted.style.cssText = "position:absolute;left:4px;top:26px;white-space:nowrap";
  cell.append(planted);
}
"""


def as_it_opens(page: Page) -> None:
    """Leave the map as it opens."""
    expect(page.get_by_role("radio", name="Full")).to_be_checked()


def compact(page: Page) -> None:
    """Choose one word or number a cell."""
    page.get_by_role("radio", name="Compact").click()


def overview(page: Page) -> None:
    """Choose glyphs alone."""
    page.get_by_role("radio", name="Overview").click()


def focused(page: Page) -> None:
    """Open the third stage in full among the others."""
    for _ in range(3):
        page.keyboard.press("]")


DENSITIES: dict[str, Callable[[Page], None]] = {
    "full": as_it_opens,
    "compact": compact,
    "overview": overview,
    "focus": focused,
}


def the_map(one: Visit) -> str:
    """Open the demo's map and wait until its numbers stand."""
    answer = one.page.request.get(f"{one.address}/api/v1/home").json()
    address = f"/maps/{answer['maps'][0]['id']}"
    one.open(address)
    expect(one.page.locator("[data-figure]").first).to_be_visible()
    expect(one.page.locator("[aria-busy=true]")).to_have_count(0)
    one.page.evaluate("document.fonts.ready.then(() => true)")
    return address


@pytest.mark.parametrize("density", DENSITIES)
def test_no_text_of_the_map_is_cut_or_covered(
    chromium: Browser, demo_address: str, density: str
) -> None:
    with visit(chromium, demo_address, size=(WIDTHS[0], HEIGHT)) as one:
        the_map(one)
        DENSITIES[density](one.page)
        level = "compact" if density == "focus" else density
        found = {}
        for width in WIDTHS:
            one.page.set_viewport_size({"width": width, "height": HEIGHT})
            settle(one.page)
            expect(one.page.get_by_role("grid")).to_have_attribute("data-density", level)
            if told := one.page.evaluate(TEXTS):
                found[width] = told
        assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_of_the_filter_before_can_still_be_read(
    chromium: Browser, demo_address: str, theme: str
) -> None:
    with visit(chromium, demo_address, size=(1440, HEIGHT), theme=theme) as one:
        the_map(one)
        one.page.route("**/reading?*", lambda _: None)  # the next figures never come
        one.page.get_by_role("button", name="Channels: All channels").click()
        one.page.get_by_role("button", name="Store", exact=True).click()
        one.page.keyboard.press("Escape")
        old = one.page.locator("[data-old] [data-figure]").first
        expect(old).to_be_visible()
        assert barriers(one.page) == []


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080)])
def test_seven_stages_stand_side_by_side(
    chromium: Browser, demo_address: str, size: tuple[int, int]
) -> None:
    with visit(chromium, demo_address, size=size) as one:
        the_map(one)
        room = one.page.locator("[data-room]")
        assert room.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
        last = one.page.get_by_role("rowheader").last
        expect(last).to_contain_text("KPI")
        below = last.evaluate(
            "e => e.getBoundingClientRect().bottom"
            " - e.closest('[data-room]').getBoundingClientRect().bottom"
        )
        if size == (1920, 1080):
            assert below <= 0, "from the persona to the KPIs all lanes stand on this screen"


def test_stages_beyond_the_edge_are_told_and_led_to(chromium: Browser, demo_address: str) -> None:
    with visit(chromium, demo_address, size=(1302, HEIGHT)) as one:
        the_map(one)
        onward = one.page.get_by_role("button", name="1 more stage to the right")
        onward.click()
        expect(one.page.get_by_role("columnheader").last).to_be_in_viewport(ratio=1)
        expect(onward).to_have_count(0)


def test_the_look_for_covered_text_can_fail(chromium: Browser, demo_address: str) -> None:
    with visit(chromium, demo_address, size=(1440, HEIGHT)) as one:
        the_map(one)
        one.page.evaluate(PLANTED)
        told = one.page.evaluate(TEXTS)
        assert any(flaw.startswith("over another") for flaw in told)
        assert any(flaw.startswith("out of its cell") for flaw in told)
