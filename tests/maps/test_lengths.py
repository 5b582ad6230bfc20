"""Everything people type into a map has a longest length, and what is longer is told, never cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shop import SHOP

from desireline.maps.checking import BrokenMapError, problems, require_sound
from desireline.maps.journey_map import JourneyMap, Persona, Statement
from desireline.maps.support import Support

CELL = f"stage “{SHOP.stages[0].name}”, lane “{SHOP.lanes[0].name}”"


def with_statement(**values: object) -> JourneyMap:
    base = Statement(id="s", stage_id=SHOP.stages[0].id, lane_id=SHOP.lanes[0].id, text="x")
    return replace(SHOP, statements=(replace(base, **values),))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (
            replace(SHOP, header=replace(SHOP.header, title="a" * 201)),
            "The title of the map is longer than 200 signs. Shorten it.",
        ),
        (
            replace(SHOP, header=replace(SHOP.header, scenario="a" * 10_001)),
            "The scenario of the map is longer than 10,000 signs. Shorten it.",
        ),
        (
            replace(SHOP, stages=(replace(SHOP.stages[0], name="n" * 201), *SHOP.stages[1:])),
            f"The name of the stage “{'n' * 40}…” is longer than 200 signs. Shorten it.",
        ),
        (
            with_statement(text="t" * 2001),
            (
                f"The text of the sentence “{'t' * 40}…” ({CELL}) is longer than 2,000 signs. "
                "Shorten it."
            ),
        ),
        (
            with_statement(support=(Support(kind="workshop", note="t" * 10_001),)),
            f"The note of the sentence “x” ({CELL}) is longer than 10,000 signs. Shorten it.",
        ),
        (
            replace(SHOP, personas=(Persona(id="p", name="P", goals=("g" * 2001,)),)),
            "The goals of the persona “P” is longer than 2,000 signs. Shorten it.",
        ),
    ],
)
def test_a_text_that_is_too_long_is_named(made: JourneyMap, told: str) -> None:
    assert [(one.code, one.sentence) for one in problems(made)] == [("length", told)]
    with pytest.raises(BrokenMapError) as refused:
        require_sound(made)
    assert len(str(refused.value)) < 500, "what is too long is not said again"


def test_the_longest_texts_are_taken() -> None:
    made = with_statement(text="t" * 2000)
    made = replace(made, header=replace(made.header, title="a" * 200, scenario="a" * 10_000))
    assert problems(made) == ()


def test_an_id_that_is_too_long_is_not_said_whole() -> None:
    [problem] = [one for one in problems(with_statement(id="s" * 9000)) if one.code == "length"]
    assert "The id of the sentence “x”" in problem.sentence
    assert len(problem.sentence) < 200
