"""Every screen in every size and theme: nothing cut, nothing off the page, nothing unreadable."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from visiting import Visit, visit

pytestmark = pytest.mark.browser

SIZES = {"1440": (1440, 900), "1920": (1920, 1080)}
# A shape of file that nobody has mapped before, with things only a person can know.
GUESTS = [
    f"{day:02d}.06.2026 1{day % 8}:30;guest{day}@example.com;{day % 5 + 1};Came back for tea\n"
    for day in range(1, 29)
]
# Text that is cut where no title says the rest, and text boxes that reach outside the page.
CUT = """
() => {
  const found = [];
  const says = (one) => `${one.tagName.toLowerCase()}.${one.className} "${
    one.textContent.trim().slice(0, 60)}"`;
  const widthOf = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  };
  const holder = (one) => {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const { overflowX, position } = getComputedStyle(up);
      if (overflowX !== "visible") return up;
      if (position === "fixed") return null;
    }
    return null;
  };
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("svg, select, .visually-hidden, [class*=skip]")) continue;
    if (![...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
    const text = widthOf(one);
    const style = getComputedStyle(one);
    const deep = one.scrollHeight > one.clientHeight + 3 && style.overflowY === "hidden";
    if (deep && !one.closest("[title]")) found.push(`cut below: ${says(one)}`);
    if (text.width < 1 || style.visibility === "hidden") continue;
    const box = holder(one);
    if (box === null) {
      if (text.right > innerWidth + 1 || text.left < -1) found.push(`off the page: ${says(one)}`);
      continue;
    }
    const room = box.getBoundingClientRect();
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    if (scrolls || one.closest("[title]")) continue;
    if (text.right > room.right + 1 || text.left < room.left - 1) {
      found.push(`cut: ${says(one)}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push("the page scrolls");
  for (const box of document.querySelectorAll("main, main *")) {
    const beyond = box.scrollWidth > box.clientWidth + 1;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    if (beyond && scrolls && !box.closest(MAY_SCROLL)) found.push(`scrolls: ${says(box)}`);
  }
  return found;
}
"""
# What may scroll sideways: the map's sheet, whose columns keep their width under sticky heads;
# the board's stages, which may be many; and wide tables.
MAY_SCROLL = "[class*=_room_], [class*=_columns_], :has(> table)"
FLAWED = """
<html lang="en"><title>Flawed</title><main><h1>Flawed</h1>
<p style="width: 40px; overflow: hidden; white-space: nowrap">Far too long for its box</p>
<p style="position: fixed; left: 2000px">Nobody sees this</p>
<p style="height: 20px; width: 90px; overflow: hidden">Three lines of text in room for one</p>
<p style="color: #ccc; background: #fff">Too pale to read</p><button></button></main></html>
"""


def see_home(one: Visit) -> None:
    one.open("/")
    expect(one.page.get_by_role("img").first).to_be_visible()
    expect(one.page.get_by_role("heading", name="Sources")).to_be_visible()


def see_map(one: Visit) -> None:
    one.open(f"/maps/{demo_map(one.page, one.address)}")
    expect(one.page.locator("[data-figure]").first).to_be_visible()


def see_board(one: Visit) -> None:
    one.open(f"/maps/{demo_map(one.page, one.address)}/names")
    expect(one.page.locator("[data-names]")).to_be_visible()
    expect(one.page.get_by_role("heading", name="What this gives")).to_be_visible()


def see_wizard(one: Visit) -> None:
    one.open("/import")
    page = one.page
    visits = ("".join(["day;guest;grade;remark\n", *GUESTS])).encode()
    page.get_by_test_id("files").set_input_files(
        [
            {"name": "guest book.csv", "mimeType": "text/csv", "buffer": visits},
            {"name": "guest book, old.csv", "mimeType": "text/csv", "buffer": visits[:600]},
        ]
    )
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="What does each column mean?")).to_be_visible()


SCREENS: dict[str, Callable[[Visit], None]] = {
    "home": see_home,
    "map": see_map,
    "sorting board": see_board,
    "wizard": see_wizard,
}


def demo_map(page: Page, address: str) -> str:
    """The demo map's id, as the home page knows it."""
    return str(page.request.get(f"{address}/api/v1/home").json()["maps"][0]["id"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_whole_and_readable(
    chromium: Browser, demo_address: str, screen: str, size: str, theme: str
) -> None:
    with visit(chromium, demo_address, size=SIZES[size], theme=theme) as one:
        SCREENS[screen](one)
        expect(one.page.locator("html")).to_have_attribute("data-theme", theme)
        expect(one.page.locator("[aria-busy=true]")).to_have_count(0)
        one.page.evaluate("document.fonts.ready.then(() => true)")
        if size == "1440":
            assert barriers(one.page) == []
        assert flaws(one.page) == []
        assert one.mishaps == []


def test_the_checks_themselves_can_fail(chromium: Browser, demo_address: str) -> None:
    with visit(chromium, demo_address) as one:
        one.page.set_content(FLAWED)
        assert [flaw.split(":")[0] for flaw in flaws(one.page)] == [
            "cut",
            "off the page",
            "cut below",
        ]
        assert {barrier.split(" ")[1] for barrier in barriers(one.page)} == {
            "button-name",
            "color-contrast",
        }
        one.page.evaluate(
            "console.error('planted'), fetch('http://127.0.0.1:9/').catch(() => null)"
        )
        assert any("planted" in mishap for mishap in one.mishaps)
        assert any("another host" in mishap for mishap in one.mishaps)


def flaws(page: Page) -> list[str]:
    """Texts that are cut or off the page, and boxes that scroll sideways without leave."""
    return list(page.evaluate(CUT.replace("MAY_SCROLL", json.dumps(MAY_SCROLL))))


def barriers(page: Page) -> list[str]:
    """What keeps people with impairments from a screen, by axe-core."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['impact']}: {each['id']} ({each['help']}): {node['html'][:160]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
