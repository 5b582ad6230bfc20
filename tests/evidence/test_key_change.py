"""A number that named the records until it repeated: whatever comes again counts once."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import bring, content, fates

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.importing import QuestionsOpenError
from desireline.warehouse import Warehouse

KEYED = Mapping(
    reader="csv",
    source_name="tills",
    channel="store",
    closed=False,
    record_key="bon",
    columns=(
        ColumnMeaning(column="bon", meaning="order"),
        ColumnMeaning(column="customer", meaning="customer"),
        ColumnMeaning(column="event", meaning="name"),
        ColumnMeaning(column="time", meaning="time"),
    ),
)
SEVERAL = replace(KEYED, key_repeats="several records")
HEADER = "bon,customer,event,time\n"


def row(number: int, *, key: int, event: str = "Paid") -> str:
    return f"B-{key},C{number},{event},2026-11-{1 + number % 20:02d}T10:00:00Z\n"


def test_a_full_export_after_the_number_was_found_to_repeat_doubles_nothing(
    warehouse: Warehouse, tmp_path: Path
):
    october = [row(number, key=number) for number in range(6)]
    assert fates(bring(warehouse, tmp_path, HEADER + "".join(october), mapping=KEYED))[0] == 6
    november = [*october, row(7, key=2), row(8, key=8), october[0]]
    full = HEADER + "".join(november)
    with pytest.raises(QuestionsOpenError):
        bring(warehouse, tmp_path, full, mapping=KEYED)
    assert fates(bring(warehouse, tmp_path, full, mapping=SEVERAL)) == (3, 0, 6, 0, 0)
    before = content(warehouse)
    for again in (full, HEADER + "".join(october), HEADER + "".join(reversed(november))):
        found = bring(warehouse, tmp_path, again, mapping=SEVERAL)
        assert (found.inserted, found.updated) == (0, 0)
    assert content(warehouse) == before
    assert len(before["events"]) == 9


def test_the_other_answer_later_doubles_nothing_either(warehouse: Warehouse, tmp_path: Path):
    rows = [row(number, key=number) for number in range(4)]
    bring(warehouse, tmp_path, HEADER + "".join(rows), mapping=SEVERAL)
    told = replace(KEYED, key_repeats="one record")
    more = HEADER + "".join([*rows, row(9, key=9)])
    assert fates(bring(warehouse, tmp_path, more, mapping=told)) == (1, 0, 4, 0, 0)
    assert fates(bring(warehouse, tmp_path, more, mapping=told)) == (0, 0, 5, 0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_any_files_in_any_order_end_with_every_row_once(seed: int):
    """Rows come in overlapping exports, first by their number; then all of them come again."""
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    rows = [row(number, key=number) for number in range(12)]
    rows += [row(20 + n, key=chance.randrange(12)) for n in range(4)]
    rows += chance.choices(rows, k=3)  # truly the same line twice
    chance.shuffle(rows)
    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder)) as warehouse:
        files = [chance.sample(rows[:12], k=chance.randrange(2, 9)) for _ in range(3)]
        for file in files:
            unlike = {line.split(",")[0]: line for line in file}
            bring(warehouse, Path(folder), HEADER + "".join(unlike.values()), mapping=_first(file))
        bring(warehouse, Path(folder), HEADER + "".join(rows), mapping=SEVERAL)
        before = content(warehouse)
        assert Counter(one[4] for one in before["events"]) == {"Paid": len(rows)}
        for file in chance.sample([*files, rows], k=4):
            chance.shuffle(file)
            found = bring(warehouse, Path(folder), HEADER + "".join(file), mapping=SEVERAL)
            assert (found.inserted, found.updated) == (0, 0), file
        assert content(warehouse) == before


def _first(file: list[str]) -> Mapping:
    return replace(KEYED, key_repeats="one record") if len(file) % 2 else KEYED
