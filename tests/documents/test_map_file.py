"""A map file is the same bytes for the same map, and says every mistake in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from shop import SHOP

from desireline.documents.map_file import MapFileError, read_map_file, write_map_file
from desireline.errors import DesirelineError
from desireline.maps.migrations import NewerFormatError, NotAMapError

TEXT = write_map_file(SHOP)


def test_a_file_gives_the_map_back_and_the_map_the_same_bytes() -> None:
    assert read_map_file(TEXT) == SHOP
    assert write_map_file(read_map_file(TEXT)) == TEXT


def test_one_record_stands_on_one_line() -> None:
    lines = [line for line in TEXT.splitlines() if '"id": "s-slow"' in line]
    assert len(lines) == 1
    assert '"claim": {"quantity": {"kind": "wait"' in lines[0]
    assert '"pair_id"' not in lines[0]  # what has its default is left out


def test_a_file_edited_by_hand_is_normalized_once() -> None:
    by_hand = json.dumps(json.loads(TEXT), indent=3).replace('"value": 172800.0', '"value": 172800')
    shuffled = "\ufeff" + by_hand
    assert shuffled != TEXT
    assert write_map_file(read_map_file(shuffled)) == TEXT


def test_records_come_in_their_order_however_they_were_written() -> None:
    document = json.loads(TEXT)
    document["stages"].reverse()
    assert read_map_file(json.dumps(document)).stages == SHOP.stages


def test_every_mistake_is_named_at_once() -> None:
    document = json.loads(TEXT)
    document["stages"][1]["colour"] = "red"
    del document["lanes"][0]["name"]
    document["statements"][0]["text"] = 3
    document["extra"] = []
    with pytest.raises(MapFileError) as refused:
        read_map_file(json.dumps(document))
    said = "\n".join(refused.value.mistakes)
    assert len(refused.value.mistakes) == 4
    assert "stages 'cart' colour: this property does not exist" in said
    assert "lanes 'conversion' name: this property is missing" in said
    assert "statements 's-hang' text" in said
    assert "extra: this property does not exist" in said


def test_a_file_whose_map_does_not_hold_together_is_refused() -> None:
    broken = replace(SHOP, stages=SHOP.stages[1:])
    with pytest.raises(MapFileError, match="the stage 'look', which does not exist"):
        read_map_file(write_map_file(broken))


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("", NotAMapError, "line 1 is not JSON"),
        ("[]", NotAMapError, "should begin with"),
        ('{"format": "else/1"}', NotAMapError, "'else/1'"),
        ('{"format": "desireline.journey/0"}', NotAMapError, "should begin with"),
        ('{"format": "desireline.journey/2"}', NewerFormatError, "newer Desireline"),
        ('{"format": "desireline.journey/1", "format": "x"}', NotAMapError, "stands twice"),
        ('{"format": "desireline.journey/1"}', MapFileError, "header: this property is missing"),
        (TEXT.replace("172800.0", "NaN"), NotAMapError, "NaN"),
        (TEXT.replace("172800.0", "1e999"), DesirelineError, "finite|valid"),
        (TEXT.replace('"Buying a lamp"', '"\\ud800"'), MapFileError, "the whole"),
        ("[" * 100_000, NotAMapError, "no journey map"),
        (TEXT.replace('"primary": true', '"primary": 1'), MapFileError, "personas 'ida' primary"),
    ],
    ids=[
        "empty",
        "a list",
        "another format",
        "version 0",
        "newer",
        "a property twice",
        "nothing in it",
        "not a number",
        "infinite",
        "half a character",
        "very deep",
        "number for yes",
    ],
)
def test_a_file_that_is_no_map_says_why(text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        read_map_file(text)
