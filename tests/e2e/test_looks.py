"""Every screen in every size and theme: nothing cut, nothing off the page, nothing unreadable."""

from __future__ import annotations

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
  const shownIn = (one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden";
  };
  const scrolls = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const own = (one) => [...one.childNodes].some(
    (child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim() !== "");
  const where = (one) => `${one.tagName.toLowerCase()}.${one.className} "${
    one.textContent.trim().slice(0, 60)}"`;
  const found = [];
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("svg, select, [aria-hidden=true], .visually-hidden")) continue;
    if (!own(one) || !shownIn(one)) continue;
    const style = getComputedStyle(one);
    const hides = ["hidden", "clip"].includes(style.overflowX);
    if (hides && one.scrollWidth > one.clientWidth + 1 && !one.closest("[title]")) {
      found.push(`cut: ${where(one)}`);
    }
    const box = one.getBoundingClientRect();
    const outside = box.right > innerWidth + 1 || box.left < -1;
    if (outside && !scrolls(one) && style.position !== "absolute") {
      found.push(`off the page: ${where(one)}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push("the page scrolls");
  return found;
}
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
        assert one.page.evaluate(CUT) == []
        assert one.mishaps == []


def barriers(page: Page) -> list[str]:
    """What keeps people with impairments from a screen, by axe-core."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['impact']}: {each['id']} ({each['help']}): {node['html'][:160]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
