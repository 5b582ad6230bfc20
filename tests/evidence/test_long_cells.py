"""A cell of megabytes is looked at by its start."""

from __future__ import annotations

from desireline.evidence.guessing import guess_columns
from desireline.evidence.head import Table
from desireline.evidence.survey import LONGEST_LOOK, survey


def test_a_cell_of_megabytes_is_looked_at_by_its_start():
    rows = (("C1", "x" * 3_000_000), ("C2", "y"))
    found = survey(Table(name="long", header=("customer_id", "odd"), rows=rows))
    long = found.columns[1]
    assert [len(value) for value in (*long.sample, *long.shown)] == [LONGEST_LOOK, 1] * 2
    guesses = guess_columns(found)  # without a limit the patterns need minutes
    assert guesses["odd"].meaning.meaning == "attribute"
