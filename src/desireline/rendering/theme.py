"""The design's tokens: colours of both themes, shared with the web app."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def colors(theme: str) -> dict[str, str]:
    """Return the colours of ``light`` or ``dark`` by token name.

    ``page``: names a style sheet resolves, for a page that follows the reader's own choice.
    """
    if theme == "page":
        return {name: f"var(--{name})" for name in colors("light")}
    text = (files("desireline.rendering") / "tokens.json").read_text(encoding="utf-8")
    chosen: dict[str, str] = json.loads(text)["color"]["dark" if theme == "dark" else "light"]
    return chosen


def style_sheet() -> str:
    """Return both themes as a style sheet: dark where the reader's system is, light in print."""
    light, dark = (
        "".join(f"--{name}:{color};" for name, color in colors(theme).items())
        for theme in ("light", "dark")
    )
    return (
        f":root{{color-scheme:light;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}"
    )
