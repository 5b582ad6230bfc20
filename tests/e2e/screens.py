"""Every screen of the product and what opens on it, each with the way there."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from visiting import Visit

Way = Callable[[Visit], None]
# A shape of file that nobody has mapped before, with things only a person can know.
GUESTS = [
    f"{day:02d}.06.2026 1{day % 8}:30;guest{day}@example.com;{day % 5 + 1};Came back for tea\n"
    for day in range(1, 29)
]
VISITS = "".join(["day;guest;grade;remark\n", *GUESTS]).encode()
OLD_MAP = (
    "\tNeed\tExplore\tBuy\n"
    "Actions\tSomebody asks a friend\tReads what others say\tPays at the till\n"
    "Feelings\tAnnoyed\tCurious\tRelieved\n"
    "Pain points\tIt is slow\tForty look alike\tNo day named\n"
)


def demo_map(page: Page, address: str) -> str:
    """The demo map's id, as the home page knows it."""
    return str(page.request.get(f"{address}/api/v1/home").json()["maps"][0]["id"])


def of_map(rest: str, *shown: str) -> Way:
    """The way to one screen of the demo map, there once something is shown."""

    def go(one: Visit) -> None:
        one.open(f"/maps/{demo_map(one.page, one.address)}{rest}")
        for what in shown:
            expect(one.page.locator(what).first).to_be_visible()

    return go


def at(path: str, *shown: str) -> Way:
    """The way to a screen beside the maps, there once something is shown."""

    def go(one: Visit) -> None:
        one.open(path)
        for what in shown:
            expect(one.page.locator(what).first).to_be_visible()

    return go


def then(first: Way, *steps: Callable[[Page], None]) -> Way:
    """A way, and what is pressed after it."""

    def go(one: Visit) -> None:
        first(one)
        expect(one.page.locator("[aria-busy=true]")).to_have_count(0)
        for step in steps:
            step(one.page)

    return go


def press(name: str, *, role: str = "button") -> Callable[[Page], None]:
    """Press the first control whose name begins so."""
    named = re.compile(f"^{re.escape(name)}")

    def do(page: Page) -> None:
        page.locator("main, header, section, nav").get_by_role(role, name=named).first.click()  # type: ignore[arg-type]

    return do


def see(what: str) -> Callable[[Page], None]:
    """Wait until something is shown."""
    return lambda page: expect(page.locator(what).first).to_be_visible()


def see_heading(name: str) -> Callable[[Page], None]:
    """Wait until a heading is shown."""
    return lambda page: expect(page.get_by_role("heading", name=name)).to_be_visible()


def choose_files(page: Page) -> None:
    """Take two files of a shape nobody has mapped before."""
    page.get_by_test_id("files").set_input_files(
        [
            {"name": "guest book.csv", "mimeType": "text/csv", "buffer": VISITS},
            {"name": "guest book, old.csv", "mimeType": "text/csv", "buffer": VISITS[:600]},
        ]
    )
    expect(page.get_by_role("button", name="Continue")).to_be_enabled()


def answer_questions(page: Page) -> None:
    """Give the first answer to each question until one may go on."""
    onward = page.get_by_role("button", name="Continue")
    cards = page.get_by_role("group").filter(has_text="Why we ask")
    expect(cards.first).to_be_visible()
    while cards.count():
        asked = cards.first.locator("legend").inner_text()
        cards.first.get_by_role("button").first.click()
        expect(page.get_by_role("group", name=asked, exact=True)).to_have_count(0)
        expect(page.locator("fieldset:disabled")).to_have_count(0)
    onward.click()


def paste_old_map(page: Page) -> None:
    """Paste a small map as a spreadsheet gives it."""
    page.get_by_role("textbox").first.fill(OLD_MAP)
    page.get_by_role("button", name="Read it").click()


def paste_totals(page: Page) -> None:
    """Paste a report of two lines and three months."""
    fields = page.get_by_role("textbox")
    fields.nth(0).fill("Call reasons")
    fields.nth(1).fill(
        "Reason\tAug 2026\tSep 2026\tOct 2026\nWhere is it\t310\t280\t295\nBroken\t44\t\t51\n"
    )
    page.get_by_role("button", name="Read the table").click()


def open_cell(page: Page) -> None:
    """Open the first contradicted or assumed sentence beside the map."""
    page.locator("[role=gridcell][data-row='3']").first.click()
    page.keyboard.press("Enter")


def open_number(page: Page) -> None:
    """Open the rows behind the first finding's number."""
    page.get_by_role("button", name=re.compile(r"of [\d,]+ journeys$")).first.click()


DIALOG = see("[role=dialog]:focus-within")  # a dialog takes the focus one frame after it shows
THE_MAP = of_map("", "[data-figure]")
CHECK = of_map("/check", "[role=button], button")
NAMES = of_map("/names", "[data-names]")
FINDINGS = of_map("/findings", "[data-finding], article, li")
WIZARD = then(at("/import", "h1"), choose_files, press("Continue"))
SCREENS: dict[str, Way] = {
    "home": then(at("/", "img"), see_heading("sources")),
    "home, new map": then(at("/", "img"), press("New map"), DIALOG),
    "words explained": then(at("/", "img"), press("What the words mean"), DIALOG),
    "import, files": at("/import", "h1"),
    "import, chosen": then(at("/import", "h1"), choose_files),
    "import, columns": then(WIZARD, see_heading("What does each column mean?")),
    "import, identity": then(WIZARD, answer_questions, see_heading("Who is who")),
    "old map, paste": at("/old-map", "textarea"),
    "old map, read": then(at("/old-map", "textarea"), paste_old_map, see("table")),
    "privacy": at("/privacy", "table"),
    "map": THE_MAP,
    "map, a cell": then(THE_MAP, open_cell, see("[role=complementary], aside")),
    "map, a figure": then(
        THE_MAP, lambda page: page.locator("[data-figure]").first.click(), see("aside table")
    ),
    "map, as tables": then(THE_MAP, press("Show as table"), see("table")),
    "map, keys": then(THE_MAP, press("All keys"), DIALOG),
    "map, channels": then(THE_MAP, press("Channels: "), DIALOG),
    "names": then(NAMES, see_heading("What this gives")),
    "names, a card": then(NAMES, lambda page: page.get_by_title("Rules of").first.click()),
    "check": CHECK,
    "words": of_map("/words", "article, li"),
    "words, pin": then(of_map("/words", "article, li"), press("Pin"), DIALOG),
    "totals": of_map("/totals", "textarea"),
    "totals, read": then(
        of_map("/totals", "textarea"),
        paste_totals,
        see("[class*=_read_]"),
    ),
    "touchpoints": of_map("/touchpoints", "table"),
    "hypotheses": of_map("/hypotheses", "main li"),
    "hypotheses, plan": then(
        of_map("/hypotheses", "main li"), press("Plan a check"), see("[role=dialog]")
    ),
    "inventory": at("/inventory", "h1, h2"),
    "one": of_map("/one", "table"),
    "one, use": then(of_map("/one", "table"), press("Use as example"), DIALOG),
    "findings": FINDINGS,
    "findings, action": then(FINDINGS, press("Make it an action"), DIALOG),
    "findings, accept": then(FINDINGS, press("Accept as it is"), DIALOG),
    "findings, rows": then(FINDINGS, open_number, see("[role=dialog] table")),
    "board": of_map("/board", "[data-slide], svg"),
    "no page": at("/nowhere", "h1, h2"),
}
EMPTY_SCREENS: dict[str, Way] = {
    "home": at("/", "h2"),
    "privacy": at("/privacy", "table"),
}
