"""The pictures of the first day: those the walk takes, all there, none too heavy, all told of."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "first-day"
MOST_BYTES = 200_000


def test_the_folder_holds_what_the_walk_takes() -> None:
    walk = (ROOT / "tests" / "e2e" / "test_first_day.py").read_text(encoding="utf-8")
    taken = set(re.findall(r'keep(?:_print|_slide)?\([^"\n]*"(\d\d-[a-z-]+)"', walk))
    assert taken == {picture.stem for picture in FOLDER.glob("*.png")}


def test_no_picture_is_too_heavy() -> None:
    heavy = [one.name for one in FOLDER.glob("*.png") if one.stat().st_size > MOST_BYTES]
    assert heavy == []


def test_the_account_tells_of_every_picture() -> None:
    account = (FOLDER / "README.md").read_text(encoding="utf-8")
    column = [row.split("|")[2] for row in account.splitlines() if row.count("|") > 4]
    told = set(re.findall(r"\d\d", " ".join(column)))
    assert told == {picture.stem[:2] for picture in FOLDER.glob("*.png")}
