"""A person at the browser: what they open, and whatever goes wrong while they do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

PATIENCE_MS = 90_000  # an export of a busy server takes its time
Size = tuple[int, int]
IDLE: dict[Browser, list[Page]] = {}  # the pages nobody visits now


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The page someone looks at, and the mishaps on it so far."""

    page: Page
    address: str
    mishaps: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a screen of this workspace."""
        self.page.goto(self.address + path)


@contextmanager
def visit(
    browser: Browser, address: str, *, size: Size = (1440, 900), theme: str = "light"
) -> Iterator[Visit]:
    """Show a page that notes console errors, page errors and requests to other hosts.

    A visit finds the page of the visit before, if that is over: a page that has shown the
    product once shows it again at half the cost. What the visit before kept in it is gone.
    """
    expect.set_options(timeout=PATIENCE_MS)
    page = _page(browser)
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    one = Visit(page=page, address=address)
    try:
        with _noted(one):
            yield one
        _leave(one)
    except BaseException:  # nobody knows what a failure leaves behind
        page.context.close()
        raise
    IDLE.setdefault(browser, []).append(page)


def _page(browser: Browser) -> Page:
    """Give a page that nobody visits."""
    if IDLE.get(browser):
        return IDLE[browser].pop()
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def _leave(one: Visit) -> None:
    """Take back all a visit left in its page, so that the next begins like the first."""
    one.page.unroute_all()
    one.open("/api/v1/server")  # a page without a script, of the same origin
    one.page.evaluate("localStorage.clear(), sessionStorage.clear()")
    one.page.context.clear_cookies()


@contextmanager
def _noted(one: Visit) -> Iterator[None]:
    """Note what goes wrong while a visit lasts."""
    host = urlsplit(one.address).netloc
    page = one.page

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            told = f"console {message.type}: {message.text} at {message.location['url']}"
            one.mishaps.append(told)

    def broke(error: Error) -> None:
        one.mishaps.append(f"page error: {error}")

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc not in {host, ""}:
            one.mishaps.append(f"request to another host: {request.url}")

    page.on("console", said)
    page.on("pageerror", broke)
    page.context.on("request", asked)
    try:
        yield
    finally:
        page.remove_listener("console", said)
        page.remove_listener("pageerror", broke)
        page.context.remove_listener("request", asked)
