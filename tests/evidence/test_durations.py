"""How long something took, as people and programs write it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring, fates

from desireline.evidence.column_forms import with_forms
from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.durations import read_duration, unit_questions
from desireline.evidence.head import Table
from desireline.evidence.numbers import NumberRefusedError
from desireline.evidence.survey import survey
from desireline.warehouse import Warehouse


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("90", "", 90),
        ("90", "s", 90),
        ("1,5", "min", 90),
        ("2", "h", 7200),
        ("250", "ms", 0.25),
        ("00:03:05", "min", 185),
        ("3:05", "mm:ss", 185),
        ("3:05", "hh:mm", 11_100),
        ("01:02:00", "mm:ss", 3720),
        ("01:02:05", "mm:ss", 3725),
        ("00:03:20", "mm:ss", 200),
        ("126600 s", "mm:ss", 126_600),
        ("03:20:00", "mm:ss as time of day", 200),
        ("03:20:00", "hh:mm", 12_000),
        ("126600 s", "mm:ss as time of day", 2110),
        ("3:20", "mm:ss as time of day", 200),
        ("3 min", "mm:ss as time of day", 180),
        ("-", "mm:ss as time of day", "nothing"),
        ("01:02:05", "mm:ss as time of day", None),
        ("126605 s", "mm:ss as time of day", None),
        ("200", "mm:ss as time of day", None),
        ("126600 s", "", 126_600),
        ("3 min", "h", 180),
        ("1 h 20 min", "", 4800),
        ("1h20m", "", 4800),
        ("2 Std. 5 Min.", "", 7500),
        ("-", "min", "nothing"),
        ("three", "", None),
        ("12 parsecs", "", None),
        ("3:05", "", None),
    ],
)
def test_a_duration_becomes_seconds(text: str, unit, seconds):
    if seconds is None:
        with pytest.raises(NumberRefusedError, match="not a number"):
            read_duration(text, unit=unit)
    elif seconds == "nothing":
        assert read_duration(text, unit=unit) is None
    else:
        assert read_duration(text, unit=unit, decimal="," if "," in text else "") == seconds


def test_an_hour_long_call_among_minutes_and_seconds_stays_an_hour(
    warehouse: Warehouse, tmp_path: Path
):
    took = ColumnMeaning(column="took", meaning="duration seconds", unit="mm:ss")
    told = replace(CLICKS, columns=(*CLICKS.columns, took))
    cells = {"12:30": 750.0, "59:58": 3598.0, "01:02:00": 3720.0, "01:02:05": 3725.0}
    rows = (f"ana,call,2026-11-0{day}T10:00:00Z,{cell}\n" for day, cell in enumerate(cells, 1))
    bring(warehouse, tmp_path, "customer,event,time,took\n" + "".join(rows), mapping=told)
    events = warehouse.rows(warehouse.table("events").select("duration_seconds"))
    assert sorted(event["duration_seconds"] for event in events) == sorted(cells.values())


def test_rows_read_in_seconds_stay_the_same_once_their_unit_is_told(
    warehouse: Warehouse, tmp_path: Path
):
    text = "customer,event,time,took\nana,call,2026-11-03T10:00:00Z,12\n"
    told = [
        replace(
            CLICKS,
            columns=(
                *CLICKS.columns,
                ColumnMeaning(column="took", meaning="duration seconds", unit=unit),
            ),
        )
        for unit in ("s", "min")
    ]
    assert fates(bring(warehouse, tmp_path, text, mapping=told[0])) == (1, 0, 0, 0, 0)
    assert fates(bring(warehouse, tmp_path, text, mapping=told[0])) == (0, 0, 1, 0, 0)
    assert fates(bring(warehouse, tmp_path, text, mapping=told[1])) == (0, 1, 0, 0, 0)
    events = warehouse.rows(warehouse.table("events").select("duration_seconds"))
    assert events == [{"duration_seconds": 720.0}]


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        (
            ("03:20:00", "04:05:00", "00:45:00", "126600 s"),
            ["mm:ss as time of day", "hh:mm"],
        ),
        (("03:20:00", "04:05:10"), []),
        (("00:20:00", "00:35:00", "01:10:00"), []),
        (("3:20", "4:05"), ["mm:ss", "hh:mm"]),
    ],
    ids=["times of day", "with seconds", "whole minutes", "as typed"],
)
def test_minutes_a_spreadsheet_took_as_hours_are_asked_about(
    cells: tuple[str, ...], options: list[str]
):
    meaning = ColumnMeaning(column="Dauer (Min.)", meaning="duration seconds")
    found = survey(Table(name="", header=(meaning.column,), rows=[(cell,) for cell in cells]))
    told = with_forms(meaning, found.columns[0])
    mapping = Mapping(reader="xlsx", source_name="s", columns=(told,))
    asked = unit_questions(found.columns[0], told, mapping)
    assert [option.value for question in asked for option in question.options] == options
    if len(cells) == 4:
        assert asked[0].options[0].example == "03:20:00 is 3 min 20 s"
