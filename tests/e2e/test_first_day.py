"""The first working day of a bicycle shop: from five ugly files to a slide one can defend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from first_day.ugly_files import Truth, write_day
from picturing import keep, keep_print, keep_slide
from playwright.sync_api import Browser, Locator, Page, expect
from pptx import Presentation
from pypdf import PdfReader
from test_looks import barriers
from visiting import Visit, visit

pytestmark = pytest.mark.browser

WEB, ORDERS, CALLS = "web_events.jsonl", "Bestellungen Q3.xlsx", "anrufliste.csv"
SURVEY, PIVOT = "Umfrage Export FINAL (2).csv", "Anrufgründe Pivot.xlsx"
OLD_MAP = "Customer Journey Wandkarte 2024.xlsx"
# What only a person can know, by a word of the question.
ANSWERS = {
    "table of totals": "Yes, keep it",
    "row holds the names": "together",
    "time zone": "UTC",
    "finished data set": "More will come",
    "Q1": "0 to 10, high",
    "Q2": "1 to 5, high",
}
TRUE = (
    "schaut auf der Startseite",
    "nutzt die Suche",
    "öffnet viele Produktseiten",
    "legt in den Warenkorb",
    "zahlt an der Kasse",
)
WRONG = "Mehr als die Hälfte der Käufer ruft an"
ACTIONS = (
    ("Liefertag per SMS ansagen", "Jana", "2026-12-15"),
    ("Gastbestellung anbieten", "Ruth", "2026-12-31"),
    ("Vergleichstabelle neu bauen", "Mehmet", "2027-01-31"),
)


@dataclass(slots=True, kw_only=True)
class Day:
    """One working day: the page, the files on the desk, what truly happened, and the map."""

    visit: Visit
    files: Path
    truth: Truth
    map_path: str = ""

    @property
    def page(self) -> Page:
        return self.visit.page

    def screen(self, name: str) -> None:
        """Open one of the map's screens, once the chapters before have made a map."""
        if not self.map_path:
            pytest.fail("there is no map: a chapter before this one broke")
        self.visit.open(f"{self.map_path}{name}")

    def ask(self, path: str) -> Any:
        answer = self.page.request.get(f"{self.visit.address}/api/v1{self.map_path}{path}")
        assert answer.ok, answer.text()
        return answer.json()


@pytest.fixture(scope="module")
def day(
    chromium: Browser, shop_address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    """One day of one person: the chapters follow each other on one page."""
    files = tmp_path_factory.mktemp("desk")
    truth = write_day(files)
    with visit(chromium, shop_address) as one:
        yield Day(visit=one, files=files, truth=truth)


def test_1_the_empty_workspace_leads_to_the_files(day: Day) -> None:
    day.visit.open("/")
    page = day.page
    expect(page.get_by_role("heading", name="Your working day")).to_be_visible()
    expect(page.get_by_text("0 of 7 done")).to_be_visible()
    keep(page, "01-home")
    assert barriers(page) == []
    page.get_by_role("link", name="Import data").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which files?")).to_be_visible()
    assert barriers(page) == []


def test_2_five_ugly_files_come_in_whole(day: Day) -> None:
    page, truth = day.page, day.truth
    day.visit.open("/import")
    names = (WEB, ORDERS, CALLS, SURVEY, PIVOT)
    page.get_by_test_id("files").set_input_files([day.files / name for name in names])
    onward = page.get_by_role("button", name="Continue")
    expect(onward).to_be_enabled()
    keep(page, "02-files")
    onward.click()
    done = page.get_by_role("button", name=f"Import {len(names)} files")
    answer_questions(page, onward, done)
    keep(page, "04-check-files")
    assert barriers(page) == []
    done.click()
    receipts = page.get_by_role("region", name="Receipts").get_by_role("article")
    expect(receipts).to_have_count(len(names))
    keep(page, "05-receipts")
    said = {
        name: receipts.filter(has=page.get_by_role("heading", name=name)).inner_text()
        for name in names
    }
    assert f"{truth.visits:,} events" in said[WEB]
    assert f"{truth.orders} events" in said[ORDERS]
    assert f"{truth.calls} events" in said[CALLS]
    # three questions an answered sheet: how likely, how content, what else
    assert f"{3 * truth.answers} answers" in said[SURVEY]
    assert "totals of a report are kept" in said[PIVOT]
    assert day.visit.mishaps == []


def answer_questions(page: Page, onward: Locator, done: Locator) -> None:
    """Walk all files, answering by the cards what only a person can know, to the last step."""
    # an answer for all files alike closes the cards of the others: those are no more to be answered
    cards = page.locator("fieldset:enabled").filter(has_text="Why we ask")
    ready = page.locator("button:enabled").filter(has_text=re.compile("^Continue"))
    for _ in range(40):
        expect(cards.first.or_(ready).or_(done).first).to_be_visible()
        if done.is_visible():
            return
        if cards.count() == 0:
            onward.click()
            continue
        question = cards.first.inner_text().splitlines()[0]
        option = next((answer for word, answer in ANSWERS.items() if word in question), None)
        assert option, f"a question nobody foresaw: {cards.first.inner_text()}"
        if "Q1" in question:
            keep(page, "03-columns")
        card = page.get_by_role("group", name=question, exact=True)
        card.get_by_role("button").filter(has_text=option).first.click()
        expect(card).to_have_count(0)
    pytest.fail("the questions of the wizard do not end")


def test_3_four_hundred_names_are_sorted_into_stages(day: Day) -> None:
    page, truth = day.page, day.truth
    page.get_by_label("Title of the map").fill("Fahrrad kaufen")
    page.get_by_role("button", name="Draw the map").click()
    page.wait_for_url("**/maps/*/names")
    expect(
        page.get_by_text(f"{truth.customers} journeys of {truth.customers} customers")
    ).to_be_visible()
    success = page.get_by_role("group", name="What is success?")
    orders = success.get_by_role("button").filter(
        has_text=re.compile(rf"Order placed\s*{truth.orders}$")
    )
    expect(orders).to_have_attribute("aria-pressed", "true")
    cards = page.get_by_title(re.compile("^Rules of "))
    titles = cards.all_inner_texts()
    assert {"Produkt", "Wo ist mein Paket?", "Lieferung verspätet"} <= set(titles)
    assert len(titles) < 20, "four hundred names are not four hundred touchpoints"
    # a workshop appointment is no part of buying
    page.get_by_title(re.compile("^Rules of Werkstatt")).click()
    page.get_by_label("Move to stage").select_option(label="Receive")
    receive = page.get_by_role("region", name="Receive")
    expect(receive.get_by_text(f"{truth.called_after_order} journeys")).to_be_visible()
    keep(page, "06-sorting")
    assert barriers(page) == []
    page.get_by_role("link", name="See the map").click()
    page.wait_for_url(re.compile(r"/maps/[^/]+$"))
    figures = page.locator("[data-figure=journeys]")
    expect(figures.first).to_have_attribute("data-n", str(truth.customers))
    keep(page, "07-map")
    assert barriers(page) == []
    assert day.visit.mishaps == []


def test_4_the_wall_map_comes_in_with_every_sentence_assumed(day: Day) -> None:
    page = day.page
    day.visit.open("/old-map")
    page.locator("input[type=file]").first.set_input_files(day.files / OLD_MAP)
    expect(
        page.get_by_role("heading", name=re.compile("^30 sentences in 23 cells"))
    ).to_be_visible()
    expect(page.get_by_text("4 of 5 stages mean the same")).to_be_visible()
    keep(page, "08-old-map")
    assert barriers(page) == []
    page.get_by_role("button", name="Take it over and check the sentences").click()
    page.wait_for_url("**/check*")
    found = re.search(r"/maps/[^/?]+", page.url)
    assert found
    day.map_path = found.group()
    expect(page.get_by_role("heading", name="0 of 30 statements now rest on data")).to_be_visible()


def test_5_sentences_are_checked_with_one_click_each(day: Day) -> None:
    page, truth = day.page, day.truth
    day.screen("/check")
    for backed, sentence in enumerate(TRUE, start=1):
        page.get_by_role("button", name=f"Assumed: {sentence}").click()
        expect(page.get_by_role("heading", name=f"“{sentence}”")).to_be_visible()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Let it rest on this").click()
        expect(page.get_by_role("heading", name=f"{backed} of 30 statements")).to_be_visible()
    page.get_by_role("button", name=f"Assumed: {WRONG}").click()
    page.get_by_role("radio").first.check()
    share = f"{100 * truth.called_after_order / truth.orders:.0f} of 100 journeys"
    contact = "that get to Order placed have a contact by call centre."
    said = f"You wrote “Mehr als die Hälfte”; {share} {contact}"
    expect(page.get_by_text(said)).to_be_visible()
    keep(page, "09-contradicted")
    assert barriers(page) == []
    page.get_by_role("button", name="Use this wording").click()
    new = share.replace(" of ", " von ").replace("journeys", "Journeys")
    expect(page.get_by_role("button", name=f"Measured: Nur {new}")).to_be_visible()
    expect(page.get_by_text(re.compile("^Looking for figures"))).to_have_count(0)
    keep(page, "10-checked")
    assert day.visit.mishaps == []


def test_6_words_are_found_masked_and_pinned(day: Day) -> None:
    page = day.page
    day.screen("/words")
    field = page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first
    field.fill("Lieferung")
    expect(page.get_by_text(re.compile("^said \\d+ times"))).to_have_count(1)
    assert "0171" not in page.locator("main").inner_text()
    keep(page, "11-words")
    assert barriers(page) == []
    page.get_by_role("button", name="Pin", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Stage").select_option(label="Warten & Bekommen")
    dialog.get_by_label("Statement", exact=True).select_option(label="Wann kommt es?")
    keep(page, "12-pin")
    dialog.get_by_role("button", name="Pin", exact=True).click()
    expect(page.get_by_text("Pinned to “Wann kommt es?”; it is now reported.")).to_be_visible()


def test_7_the_pivot_counts_in_a_cell(day: Day) -> None:
    page = day.page
    day.screen("/totals")
    line = page.get_by_label("Counts at: Lieferung verspätet")
    with page.expect_response(lambda one: "/totals" in one.url and one.request.method != "GET"):
        line.select_option(label="Warten & Bekommen \u203a Lieferung verspätet")
    keep(page, "13-totals")
    assert barriers(page) == []


def test_8_findings_are_published_shown_and_acted_on(day: Day) -> None:
    page = day.page
    day.screen("/findings")
    rows = page.locator("[data-finding]")
    expect(rows.nth(2)).to_be_visible()
    for row, (what, who, until) in enumerate(ACTIONS):
        finding = rows.nth(row)
        finding.get_by_role("button", name="Publish", exact=True).click()
        expect(finding.get_by_role("button", name="Make private")).to_be_visible()
        finding.get_by_role("button", name="Make it an action").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("What will be done?").fill(what)
        dialog.get_by_label("Who owns it?").fill(who)
        dialog.get_by_label("Until when?").fill(until)
        if row == 0:
            keep(page, "15-action")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_have_count(0)
    expect(page.get_by_text("3 published")).to_be_visible()
    keep(page, "14-findings")
    assert barriers(page) == []
    page.get_by_role("link", name="Show me one").first.click()
    expect(page.locator("[data-timeline]")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^1 of \d+ like this"))).to_be_visible()
    keep(page, "16-one")
    assert barriers(page) == []
    assert day.visit.mishaps == []


def test_9_every_number_on_the_board_opens_to_as_many_rows_as_it_says(day: Day) -> None:
    page, truth = day.page, day.truth
    day.screen("/board")
    shown = page.locator("[data-figure]")
    expect(shown.first).to_be_visible()
    keep(page, "17-board")
    slides = day.ask("/board")["slides"]
    marks = [mark for slide in slides for mark in slide["marks"] if mark.get("figure")]
    figures = {mark["figure"]["rows"]: mark["figure"] for mark in marks if mark["figure"]["rows"]}
    assert len(figures) >= 10
    assert f"{truth.orders}" in shown.all_text_contents()
    assert f"{truth.called_after_order}" in shown.all_text_contents()
    wrong = []
    for ref, figure in figures.items():
        rows = day.ask(f"/rows?ref={quote(ref)}&limit=1")
        if rows["total"] != figure["n"] or figure["part"] not in (None, rows["part_total"]):
            wrong.append(f"{ref}: {figure['part']} of {figure['n']}, rows: {rows}")
    assert wrong == []
    one = page.get_by_role("button", name=re.compile(f"^{truth.orders}: .*Kaufen")).first
    one.focus()
    page.keyboard.press("Enter")
    total = page.locator("[data-rows-total]")
    expect(total).to_have_attribute("data-rows-total", str(truth.orders))
    page.keyboard.press("Escape")
    assert barriers(page) == []
    assert day.visit.mishaps == []


def test_10_slides_and_print_hold_the_numbers_of_the_board(day: Day) -> None:
    truth = day.truth
    overview = day.ask("/board")["slides"][0]
    numbers = [
        line for mark in overview["marks"] if mark.get("figure") for line in mark.get("lines", ())
    ]
    slides, print_out = exported(day, "pptx"), exported(day, "pdf")
    keep_slide(slides, "18-slide", day.files)
    keep_print(print_out, "19-print", day.files)
    deck = Presentation(BytesIO(slides))
    first = {
        shape.text_frame.text
        for shape in every_shape(deck.slides[0].shapes)
        if shape.has_text_frame
    }
    on_slide = "\n".join(first)
    assert [one for one in numbers if one not in on_slide] == []
    assert len(deck.slides) >= 1 + len(ACTIONS)
    everything = "\n".join(page.extract_text() for page in PdfReader(BytesIO(print_out)).pages)
    for number in (truth.orders, truth.called_after_order, truth.customers):
        assert str(number) in everything, number
    for what, who, _ in ACTIONS:
        assert what in on_slide
        assert who in on_slide


SCREENS = ("", "/names", "/check", "/words", "/totals", "/findings", "/one", "/board")


def test_11_every_screen_can_be_read_in_the_dark_and_left_by_keys(day: Day) -> None:
    page = day.page
    page.emulate_media(color_scheme="dark")
    unread = {}
    for name in SCREENS:
        day.screen(name)
        page.wait_for_load_state("networkidle")  # its parts and figures have come
        expect(page.locator("main")).not_to_be_empty()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        unread[name] = barriers(page)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    assert {name: found for name, found in unread.items() if found} == {}


def exported(day: Day, kind: str) -> bytes:
    """Fetch one of the map's exports."""
    answer = day.page.request.get(f"{day.visit.address}/api/v1{day.map_path}/export.{kind}")
    assert answer.ok, answer.text()
    return answer.body()


def every_shape(shapes: Any) -> Iterator[Any]:
    """Give shapes and those inside groups."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from every_shape(shape.shapes)
        else:
            yield shape
