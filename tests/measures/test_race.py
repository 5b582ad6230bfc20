"""The race with other tools prints no time unless all answers agree."""

from __future__ import annotations

import copy
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

RACE = Path(__file__).parents[2] / "benchmarks" / "race"


@pytest.fixture(scope="module")
def race() -> Iterator[Any]:
    sys.path.insert(0, str(RACE))
    yield importlib.import_module("race")
    sys.path.remove(str(RACE))


def test_plain_sql_and_the_engine_agree_and_a_difference_is_found(race: Any, tmp_path: Path):
    log = tmp_path / "log.parquet"
    importlib.import_module("log_of_events").write_log(log, events=3000)
    told = {
        name: race.asked(name, log, peers=Path(sys.executable))
        for name in (race.OURS, "DuckDB SQL")
    }
    race.hold_equal(told)
    assert "DuckDB SQL | transitions" in race.table(told)
    wrong = copy.deepcopy(told)
    wrong["DuckDB SQL"]["variants"]["counts"][1] = "another"
    with pytest.raises(race.AnswersDifferError, match="variants since 05 Jan"):
        race.hold_equal(wrong)
