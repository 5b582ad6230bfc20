"""A drawn face for each persona, made once from its name and stored with it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from desireline.maps.journey_map import JourneyMap

if TYPE_CHECKING:
    from dicebear import Style

STYLE = "lorelei.json"  # CC0
PLATES = ("b9d8cb", "d3cdf3", "cfdcf7", "f1dfb8")  # light enough for dark lines in both themes


@cache
def _style() -> Style:
    from dicebear import Style  # noqa: PLC0415 - loads much, and few starts draw a face

    text = files("dicebear_styles").joinpath(STYLE).read_text(encoding="utf-8")
    return Style(json.loads(text))


def portrait(name: str, *, plate: str) -> str:
    """Return a face as SVG; the same name gives the same face.

    Never with a beard: a seed knows nothing of who a name stands for, and may be wrong.
    """
    from dicebear import Avatar  # noqa: PLC0415 - as above

    options = {"seed": name, "size": 96, "backgroundColor": [plate], "beardProbability": 0}
    drawn: str = Avatar(_style(), options).to_string()
    return drawn


def with_portraits(journey_map: JourneyMap) -> JourneyMap:
    """Return the map with a face for every persona that has none."""
    return replace(
        journey_map,
        personas=tuple(
            who
            if who.portrait
            else replace(who, portrait=portrait(who.name, plate=PLATES[place % len(PLATES)]))
            for place, who in enumerate(journey_map.personas)
        ),
    )
