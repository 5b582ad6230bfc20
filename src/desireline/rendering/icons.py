"""The icons of channels, barriers and ideas, as drawings in a colour."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from desireline.rendering.theme import colors


@cache
def icon_svg(name: str, color: str) -> str:
    """Return one icon drawn in a colour; in a colour of the page, in that of either theme."""
    style = ""
    if color.startswith("var(--"):
        token = color.removeprefix("var(--").removesuffix(")")
        color, dark = colors("light")[token], colors("dark")[token]
        style = f"<style>@media (prefers-color-scheme:dark){{svg{{stroke:{dark}}}}}</style>"
    text = (files("desireline.rendering") / "icons.json").read_text(encoding="utf-8")
    body = json.loads(text)[name]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" '
        f'fill="none" stroke="{color}" stroke-width="1.75" stroke-linecap="round" '
        f'stroke-linejoin="round">{style}{body}</svg>'
    )
