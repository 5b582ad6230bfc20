"""No name and no text holds what nobody can see; scripts and emoji keep what they need."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from shop import SHOP

from desireline.documents.map_file import MapFileError, open_map_file, write_map_file
from desireline.maps.checking import problems
from desireline.maps.claim import Condition, EventRule
from desireline.maps.exchange.grid import legible, read_block
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.signs import cleaned_name, shown, shown_name, unseen

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
NEVER = [
    "\x00",
    "\x07",
    "\r",
    "\x1b",
    "\x7f",
    "\x85",
    "\x9b",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
]
NEVER += ["\ud800", "\udfff", "\ufdd0", "\ufffe", "\U0010ffff", "\U000e0041", "\ufff9", "\u206a"]
ONLY_IN_TEXTS = ["\n", "\t", "\u2028", "\u200b", "\u00ad", "\ufeff", "\u2060", "\u3164"]
ALWAYS = [
    *(
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "👩\u200d💻",
        "❤\ufe0f",
        f"Shop {ENGLAND}",
        "e\u0301",
        "x\u200fy\u200e",
    ),
    *("חשבונית", "ภาษาไทย", "Σ 5 %", "a\u00a0b", "नमस्\u200dते", "Ω\U0001fae8"),
]


def named(name: str) -> JourneyMap:
    return replace(SHOP, stages=(replace(SHOP.stages[0], name=name), *SHOP.stages[1:]))


def written(text: str) -> JourneyMap:
    base = Statement(id="s", stage_id=SHOP.stages[0].id, lane_id=SHOP.lanes[0].id, text=text)
    return replace(SHOP, statements=(base,))


@pytest.mark.parametrize("sign", NEVER, ids=lambda sign: f"{ord(sign):x}")
def test_what_nobody_can_see_stands_in_no_text_and_no_name(sign: str) -> None:
    for made, where in ((named(f"Pay{sign}"), "name"), (written(f"Pay{sign}ing"), "text")):
        [problem] = problems(made)
        assert problem.code == "sign"
        assert f"The {where} of the " in problem.sentence
        assert f"U+{ord(sign):04X} (" in problem.sentence
        assert "as sign 4. Take it out." in problem.sentence


@pytest.mark.parametrize("sign", ONLY_IN_TEXTS, ids=lambda sign: f"{ord(sign):x}")
def test_breaks_and_signs_without_width_stand_in_texts_only(sign: str) -> None:
    assert problems(written(f"Pay{sign}ing")) == ()
    assert [one.code for one in problems(named(f"Pay{sign}ing"))] == ["sign"]


@pytest.mark.parametrize("words", ALWAYS)
def test_scripts_and_emoji_keep_what_they_need(words: str) -> None:
    assert problems(written(words)) == ()
    assert problems(named(words)) == ()
    assert shown(words) == words
    assert cleaned_name(words) == (words, 0)
    assert legible(words).unseen == 0
    assert read_block(f"{words}\t{words}")[0][0] == " ".join(words.split())


@pytest.mark.parametrize("name", ["\u200f", "\u00a0", "\u200d\u200d", " \u200e "])
def test_a_name_is_something_to_see(name: str) -> None:
    [problem] = problems(named(name))
    assert "holds nothing that can be seen. Type a name." in problem.sentence


def test_what_a_rule_compares_with_data_is_left_as_the_data_is() -> None:
    test = Condition(field="name", operator="is", value="pay\x1b[31m\u202e")
    rule = EventRule(id="r", order="a0", touchpoint_id="", conditions=(test,))
    made = replace(SHOP, rules=(*SHOP.rules, rule))
    assert problems(made) == ()
    assert open_map_file(write_map_file(made)).unseen == 0
    nothing = replace(rule, conditions=(replace(test, value="a\x00"),))
    [problem] = problems(replace(SHOP, rules=(*SHOP.rules, nothing)))
    assert "The value of the rule 'r' holds U+0000 (null) as sign 2." in problem.sentence


def test_a_file_written_before_opens_without_its_unseen_signs_and_they_are_counted() -> None:
    old = named("Pay\u202e\u200bing")
    old = replace(old, statements=(replace(written("a\x1bb\nc\u200b").statements[0]),))
    opened = open_map_file(write_map_file(old))
    assert opened.unseen == 3
    assert opened.journey_map.stages[0].name == "Paying"
    assert opened.journey_map.statements[0].text == "ab\nc\u200b"
    assert problems(opened.journey_map) == ()
    assert open_map_file(write_map_file(opened.journey_map)).unseen == 0


def test_a_name_of_nothing_to_see_is_written_out_and_what_no_store_holds_is_refused() -> None:
    opened = open_map_file(write_map_file(named("\u202e\u2066")))
    assert opened.journey_map.stages[0].name == "[U+202E][U+2066]"
    document = json.loads(write_map_file(SHOP))
    document["stages"][0]["name"] = "a\x00"
    with pytest.raises(MapFileError, match=r"holds U\+0000 \(null\) as sign 2. Take it out."):
        open_map_file(json.dumps(document))


def test_words_of_data_are_shown_with_every_sign_written_out() -> None:
    assert shown("pay\x1b[31mred\u202e\n") == "pay[U+001B][31mred[U+202E]\n"
    assert unseen(shown("".join(NEVER))) is None
    assert legible("a\r\nb\x0bc\x07d\u00ade").text == "a\nb\ncde"
    assert legible("a\r\nb\x0bc\x07d\u00ade").unseen == 2


def test_scripts_that_part_words_without_width_may_do_so_in_names():
    for name in ("\u1781\u17d2\u1798\u17c2\u179a\u200b\u1787\u17b6", "\u0e01\u200b\u0e02"):
        assert unseen(name, name=True) is None
        assert cleaned_name(name) == (name, 0)
        assert shown_name(name) == name
    for name in ("a\u200bb", "\u200b\u0e01", "\u0e01\u200b", "\u0e01\u200b\u200b\u0e02"):
        assert unseen(name, name=True)
