"""A person at the browser: what they open, and whatever goes wrong while they do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

PATIENCE_MS = 90_000  # an export of a busy server takes its time
Size = tuple[int, int]


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
    """Open a page that notes console errors, page errors and requests to other hosts."""
    expect.set_options(timeout=PATIENCE_MS)
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    context.set_default_timeout(PATIENCE_MS)
    one = Visit(page=context.new_page(), address=address)
    host = urlsplit(address).netloc
    one.page.on(
        "console",
        lambda said: (
            one.mishaps.append(f"console {said.type}: {said.text} at {said.location['url']}")
            if said.type in {"error", "warning"}
            else None
        ),
    )
    one.page.on("pageerror", lambda error: one.mishaps.append(f"page error: {error}"))
    context.on(
        "request",
        lambda asked: (
            one.mishaps.append(f"request to another host: {asked.url}")
            if urlsplit(asked.url).netloc not in {host, ""}
            else None
        ),
    )
    try:
        yield one
    finally:
        context.close()
