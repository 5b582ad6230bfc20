"""Every screen in every size and theme: nothing cut, nothing covered, nothing out of reach.

Each screen is opened once and then seen in every size, here in one theme each and at a desk in
both (the dark one asks axe about colors alone, all that it changes); what opens on a screen, at a
desk and on a phone. ``DESIRELINE_FULL=1``, as ``make trust`` sets it, sees all of them in every
size and theme, and asks all of axe and walks with the Tab key in each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from looking import OF_COLORS, barriers, flaws, forget, out_of_reach, settle
from playwright.sync_api import Browser, Page, expect
from screens import EMPTY_SCREENS, SCREENS, Way
from visiting import Visit, visit

pytestmark = pytest.mark.browser

FULL = bool(os.environ.get("DESIRELINE_FULL"))
SIZES = {"desk": (1440, 900), "wide": (1920, 1080), "small": (1024, 768), "phone": (390, 844)}
EVERY = [(size, theme) for size in SIZES for theme in ("light", "dark")]
SCREEN = [
    ("desk", "light"),
    ("desk", "dark"),
    ("wide", "light"),
    ("small", "light"),
    ("phone", "dark"),
]
OPENED = [("desk", "light"), ("phone", "dark")]
SLOW_FRAMES = """
window.requestAnimationFrame = (then) => setTimeout(() => then(performance.now()), 200);
window.cancelAnimationFrame = (one) => clearTimeout(one);
"""
FLAWED = """
<html lang="en"><title>Flawed</title><main><h1>Flawed</h1>
<p style="width: 40px; overflow: hidden; white-space: nowrap">Far too long for its box</p>
<p style="position: fixed; left: 2000px">Nobody sees this</p>
<p style="height: 20px; width: 90px; overflow: hidden">Three lines of text in room for one</p>
<p style="position: absolute; top: 300px">Over</p>
<p style="position: absolute; top: 304px">Under</p>
<p style="width: 60px; border: 1px solid">Unbreakablewordoutofitsborder</p>
<p style="width: 30px; overflow-wrap: anywhere">One letter after another down the page</p>
<div style="width: 90px; overflow: auto"><p style="width: 900px">Scrolls</p></div>
<p style="color: #ccc; background: #fff">Too pale to read</p><button></button>
<button style="outline: none">Unseen</button><span style="cursor: pointer">Mouse</span>
<a href="#top" onfocus="this.blur()">Flees</a></main></html>
"""


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_whole_readable_and_in_reach(
    chromium: Browser, demo_address: str, screen: str
) -> None:
    with visit(chromium, demo_address) as one:
        assert looked_at(one, SCREENS[screen], OPENED if ", " in screen else SCREEN) == {}
        assert one.mishaps == []


@pytest.mark.parametrize("screen", EMPTY_SCREENS)
def test_a_screen_without_data_is_whole_too(
    chromium: Browser, shop_address: str, screen: str
) -> None:
    with visit(chromium, shop_address) as one:
        assert looked_at(one, EMPTY_SCREENS[screen], OPENED) == {}
        assert one.mishaps == []


def looked_at(one: Visit, way: Way, looks: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What is wrong with a screen, by the size and theme it is seen in."""
    way(one)
    found = {
        f"{size} {theme}": wrong(one.page, size, theme)
        for size, theme in seen(one.page, EVERY if FULL else looks)
    }
    return {look: told for look, told in found.items() if told}


def seen(page: Page, looks: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Show a page in some sizes and themes, one after the other."""
    for size, theme in looks:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        settle(page)
        yield size, theme


def wrong(page: Page, size: str, theme: str) -> list[str]:
    """All that is wrong with a page as it is seen now."""
    found = flaws(page)
    if FULL or (size, theme) == ("desk", "light"):
        found += barriers(page)
    elif size == "desk":
        found += barriers(page, OF_COLORS)
    if FULL or (size, theme) in {("desk", "light"), ("phone", "dark")}:
        found += out_of_reach(page)
        forget(page)
    return found


def test_a_walk_with_the_tab_key_keeps_step_with_a_slow_machine(
    chromium: Browser, demo_address: str
) -> None:
    with chromium.new_context(reduced_motion="reduce", locale="en-GB") as slow:
        slow.add_init_script(SLOW_FRAMES)  # stays for as long as its pages
        one = Visit(page=slow.new_page(), address=demo_address)
        SCREENS["home, new map"](one)
        assert out_of_reach(one.page) == []
        expect(one.page.locator("[data-base-ui-focus-guard][data-reached]")).to_have_count(0)


def test_the_checks_themselves_can_fail(chromium: Browser, demo_address: str) -> None:
    with visit(chromium, demo_address) as one:
        one.page.goto("about:blank")  # no rule of the product's about styles and hosts holds here
        one.page.set_content(FLAWED)
        assert {flaw.split(":")[0] for flaw in flaws(one.page)} == {
            "cut",
            "off the page",
            "cut below",
            "over another",
            "out of its box",
            "squeezed",
            "scrolls",
        }
        assert {barrier.split(" ")[1] for barrier in barriers(one.page)} >= {
            "button-name",
            "color-contrast",
        }
        assert {reach.split(":")[0] for reach in out_of_reach(one.page)} == {
            "only for the mouse",
            "focus not to be seen",
            "not reached by Tab",
        }
        one.page.evaluate(
            "console.error('planted'), fetch('http://127.0.0.1:9/').catch(() => null)"
        )
        assert any("planted" in mishap for mishap in one.mishaps)
        assert any("another host" in mishap for mishap in one.mishaps)
