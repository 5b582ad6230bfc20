"""The design's tokens: colours of both themes, shared with the web app."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def colors(theme: str) -> dict[str, str]:
    """Return the colours of ``light`` or ``dark`` by token name."""
    text = (files("desireline.rendering") / "tokens.json").read_text(encoding="utf-8")
    chosen: dict[str, str] = json.loads(text)["color"]["dark" if theme == "dark" else "light"]
    return chosen
