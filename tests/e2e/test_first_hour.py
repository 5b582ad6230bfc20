"""The first hour with the product, in a real browser: from raw exports to a map one can defend."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from visiting import Visit, visit

pytestmark = pytest.mark.browser

# What only a person can know about each file that is asked about, in the words of the wizard.
ANSWERS = {
    "kasse_filialen.csv": {"In which time zone are the times written?": "Europe/Berlin"},
    "delivery_scans.csv": {},
    "page_feedback.csv": {
        "Which scale do the scores in column stars have?": "1 to 5, high is good"
    },
    "tickets_zendesk.ndjson": {
        "Is this a finished data set, or will more files follow?": "More will come"
    },
}
# What the wizard guessed otherwise than the person knows it.
MEANINGS = {"delivery_scans.csv": {"scan": "What happened"}}
FILES = ("web_segment.jsonl", "orders_shopify.csv", *ANSWERS)
PARTS = ("inserted", "updated", "unchanged", "duplicate", "rejected")
STATEMENT = "Wants to know who brings the parcel"


@pytest.fixture(scope="module")
def hour(chromium: Browser, address: str) -> Iterator[Visit]:
    """One hour of one person: the tests of this file follow each other on one page."""
    with visit(chromium, address) as one:
        yield one


def rows_in(file: Path) -> int:
    """How many records a raw export holds, read without the product."""
    with file.open(encoding="cp1252", newline="") as lines:
        if file.suffix == ".csv":
            return sum(1 for row in csv.reader(lines, delimiter=";" if ";" in next(lines) else ","))
        return sum(1 for line in lines if line.strip())


def number(text: str) -> int:
    """The first number of a text, as shown with thousands separators."""
    found = re.search(r"\d[\d,]*", text)
    assert found, f"no number in {text!r}"
    return int(found.group().replace(",", ""))


def test_several_files_go_through_the_wizard_and_no_row_is_lost(hour: Visit, exports: Path) -> None:
    page = hour.page
    hour.open("/import")
    page.get_by_test_id("files").set_input_files([exports / name for name in FILES])
    onward = page.get_by_role("button", name="Continue")
    onward.click()
    for name in ANSWERS:
        answer_for(page, name, onward)
    page.get_by_role("button", name=f"Import {len(FILES)} files").click()
    receipts = page.get_by_role("region", name="Receipts").get_by_role("article")
    expect(receipts).to_have_count(len(FILES))
    for name in FILES:
        receipt = receipts.filter(has=page.get_by_role("heading", name=name))
        sum_of = receipt.get_by_role("group", name="read = inserted").inner_text()
        shown = {part: before_word(sum_of, part) for part in ("read", *PARTS)}
        assert shown["read"] == sum(shown[part] for part in PARTS), name
        assert shown["read"] == rows_in(exports / name), name
    assert hour.mishaps == []


def answer_for(page: Page, name: str, onward: Locator) -> None:
    """Correct and answer what the wizard asks about one file, by its own cards."""
    expect(page.get_by_text(f"Import data: {name}")).to_be_visible()
    for column, meaning in MEANINGS.get(name, {}).items():
        page.get_by_label(f"Meaning of the column {column}", exact=True).select_option(
            label=meaning
        )
    for question, answer in ANSWERS[name].items():
        card = page.get_by_role("group", name=question)
        expect(onward).to_be_disabled()
        card.get_by_role("button", name=answer).first.click()
        expect(card).to_have_count(0)
    onward.click()
    expect(page.get_by_role("heading", name="Who is who, and what is hidden")).to_be_visible()
    onward.click()


def before_word(text: str, word: str) -> int:
    """The number of a receipt's sum that stands before its word."""
    found = re.search(rf"([\d,]+)\s*{word}", text)
    assert found, f"{word} is not in {text!r}"
    return int(found.group(1).replace(",", ""))


def test_the_paths_become_a_draft_and_a_name_is_sorted_by_the_keyboard(hour: Visit) -> None:
    page = hour.page
    page.get_by_label("Title of the map").fill("Buying a laptop")
    page.get_by_role("button", name="Draw the map").click()
    page.wait_for_url("**/maps/*/names")
    for question in ("Where does it start?", "What is success?", "After what silence"):
        answers = page.get_by_role("group", name=question).get_by_role("button")
        expect(answers.filter(has_text=re.compile(r"\d")).first).to_be_visible()
    # The draft sorts nearly every name: take one touchpoint away, and its names are loose again.
    page.get_by_title("Rules of Product added").click()
    page.get_by_role("button", name="Remove touchpoint").click()
    page.get_by_role("button", name=re.compile(r"^Unsorted [1-9]")).click()
    names = page.locator("[data-names] [data-name]")
    expect(names.filter(has_text="Product Added")).to_be_visible()
    expect(names.filter(has_text="counts as")).to_have_count(0)
    unsorted, covered = names.count(), covered_events(page)
    name, events = names.first.inner_text().splitlines()[-2:]
    names.first.focus()
    page.keyboard.press("Space")
    moving = page.get_by_role("status").filter(has_text="Moving 1 name to")
    first_place = moving.inner_text()
    page.keyboard.press("ArrowRight")
    expect(moving).not_to_have_text(first_place)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile(f"^Undo: .*{name}"))).to_be_enabled()
    expect(names).to_have_count(unsorted - 1)
    assert covered_events(page) == covered + number(events)
    assert hour.mishaps == []


def covered_events(page: Page) -> int:
    """How many events the rules cover, in the words of the board's headline."""
    return number(page.get_by_text(re.compile(r"^[\d,]+ of [\d,]+ events$")).inner_text())


def test_a_channel_filter_recounts_the_map(hour: Visit) -> None:
    page = hour.page
    page.get_by_role("link", name="See the map").click()
    page.wait_for_url(re.compile(r"/maps/[^/]+$"))
    everyone = journeys(page)
    page.get_by_role("button", name="Channels: All channels").click()
    store = page.get_by_role("button", name="Store", exact=True)
    store.click()
    expect(page.locator("footer")).to_contain_text(re.compile("store", re.IGNORECASE))
    shown = page.locator("[data-figure=journeys]").first
    expect(shown).not_to_have_attribute("data-n", str(everyone))
    assert 0 < journeys(page) < everyone
    rows_match_the_numbers(hour, figures_on(page))
    store.click()
    expect(shown).to_have_attribute("data-n", str(everyone))
    page.keyboard.press("Escape")
    assert hour.mishaps == []


def journeys(page: Page) -> int:
    """The number of journeys on the map's strip."""
    shown = page.locator("[data-figure=journeys]").first
    expect(shown).to_be_visible()
    return int(shown.get_attribute("data-n") or "")


def test_a_sentence_in_an_empty_cell_is_assumed_until_it_is_undone(hour: Visit) -> None:
    page = hour.page
    cell = page.get_by_role("gridcell", name=re.compile("^Receive, goals"))
    expect(cell).to_have_attribute("data-state", "empty")
    cell.focus()
    cell.press("Enter")
    field = page.get_by_label("Write a statement")
    field.fill(STATEMENT)
    field.press("Enter")
    expect(cell).to_have_attribute("data-state", "assumed")
    expect(page.get_by_role("button", name="Assumed 1", exact=True)).to_be_visible()
    cell.press("Enter")
    inspector = page.get_by_role("complementary", name="Details")
    expect(inspector).to_contain_text(STATEMENT)
    expect(inspector).to_contain_text("Assumed")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Undo: ")).click()
    expect(cell).to_have_attribute("data-state", "empty")
    expect(page.get_by_text(STATEMENT)).to_have_count(0)
    expect(page.get_by_role("button", name="Assumed 0", exact=True)).to_be_visible()
    assert hour.mishaps == []


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A number as it stands on the screen."""

    ref: str
    n: int
    value: str
    text: str


def figures_on(page: Page) -> list[Shown]:
    """Every number on the screen that claims to have rows."""
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    found = page.locator("[data-figure]").evaluate_all(
        "all => all.map(one => "
        "[one.dataset.figure, one.dataset.n, one.dataset.value, one.innerText || one.textContent])"
    )
    return [Shown(ref=ref, n=int(n), value=value, text=text) for ref, n, value, text in found]


def rows_match_the_numbers(hour: Visit, shown: list[Shown]) -> None:
    """Count the rows behind each number, under the limits in the page's address."""
    parts = urlsplit(hour.page.url)
    limits = [(key, value) for key, value in parse_qsl(parts.query)]
    wrong = []
    for one in {each.ref: each for each in shown}.values():
        query = urlencode([*limits, ("ref", one.ref), ("limit", "1")])
        answer = hour.page.request.get(f"{hour.address}/api/v1{parts.path}/rows?{query}")
        total = answer.json().get("total") if answer.ok else answer.text()
        if total != one.n:
            wrong.append(f"{one.ref} says n {one.n}, its rows: {total}")
    assert wrong == []


def test_every_number_opens_its_rows_and_stands_in_the_table_twin(hour: Visit) -> None:
    page = hour.page
    on_sheet = shown = figures_on(page)
    folded = page.get_by_role("button", name=re.compile(r"^\d+ more$"))
    if folded.count():
        folded.click()
        shown = figures_on(page)
        page.keyboard.press("Escape")
    assert len(shown) > 40
    rows_match_the_numbers(hour, shown)
    kinds = {one.ref.split(":")[0]: one for one in on_sheet if one.n > 0}
    kinds["time"] = next(one for one in on_sheet if one.ref.endswith(":time"))
    assert len(kinds) >= 5
    for one in kinds.values():
        count_by_hand(page, one)
    page.get_by_role("button", name="Show as table").click()
    expect(page.locator("table caption").first).to_be_visible()
    twin = {one.ref: one for one in figures_on(page)}
    missing = [one.ref for one in shown if one.ref not in twin]
    assert missing == []
    for one in shown:
        assert twin[one.ref].text == twin[one.ref].value == one.value
        assert says(one.text, one.value), one
    assert hour.mishaps == []


def says(text: str, value: str) -> bool:
    """Whether a text on the map holds the table's value, whole per cents in sentences."""
    whole = re.sub(r"^(\d+\.\d)%$", lambda found: f"{float(found[1]):.0f}%", value)
    return value in text or whole in text


def count_by_hand(page: Page, one: Shown) -> None:
    """Open a number's rows and turn their pages to the last."""
    number = page.locator(f'[data-figure="{one.ref}"]').first
    if not number.is_visible():  # it stands beside a loss, for whoever points at that
        number.locator("xpath=ancestor::*[3]").hover()
    number.click()
    inspector = page.get_by_role("complementary", name="Details")
    expect(inspector.locator(f'[data-inspected="{one.ref}"]')).to_have_text(one.value)
    expect(inspector.locator(f'[data-rows-total="{one.n}"]')).to_be_visible()
    rows = inspector.locator("section:not([data-fall-outs]) tbody tr")
    counted = rows.count()
    onward = inspector.get_by_role("button", name="Next")
    while counted < one.n:
        onward.click()
        last = min(counted + rows.count(), one.n)
        expect(inspector.get_by_text(f"{counted + 1:,}–{last:,} of {one.n:,}")).to_be_visible()
        counted += rows.count()
    assert counted == one.n, one
    page.keyboard.press("Escape")
    expect(inspector).to_have_count(0)
