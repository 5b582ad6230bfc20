"""A cell of a CSV file is words to every spreadsheet, whatever separator that expects."""

from __future__ import annotations

import csv
import io

import pytest

from desireline.workspace.spreadsheet_cells import inert

UNSEEN = ("", " ", "\u00a0", "\u200b", "\u3000", "\ufeff", "\x0b", "\x1f", "\u202e", "\t", "\r")


@pytest.mark.parametrize("sign", [*"=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"])
@pytest.mark.parametrize("before", UNSEEN)
def test_a_formula_behind_signs_nobody_sees_is_words(before, sign):
    assert inert(f"{before}{sign}1").startswith("'")


@pytest.mark.parametrize("parted", ["x;=1+1", "x; =1+1", "x\n=1", "x\t@SUM(A1)", '";-cmd|x!A0;"'])
def test_a_formula_behind_another_separator_is_words(parted):
    out = io.StringIO()
    csv.writer(out).writerow(["first", inert(parted), "last"])
    for separator in ";\t":
        for line in out.getvalue().splitlines():
            cells = line.split(separator)
            assert not any(cell.strip(' "').startswith(tuple("=@-")) for cell in cells), line


@pytest.mark.parametrize(
    "words", ["Ask; then wait", "- pens\n- 5 % off; -3 days", "2=2", "a\u00a0-b"]
)
def test_words_stay_as_they_are(words):
    assert inert(words).removeprefix("'") == words
