"""Rows between the names and the data: codes and import ids are recognised and asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.header_block import rows_below_names
from desireline.evidence.looking import FirstLook, first_look
from desireline.evidence.reading import reader_named
from desireline.evidence.refusal import FileRefusedError

ROWS = [
    ["Angaben", "", "", "Bewertung", ""],
    ["Nr.", "Abgegeben am", "E-Mail", "Welche Schulnote? (1 = sehr gut, 6 = ungenügend)", "Text"],
    ["id", "submitted", "q01_mail", "q02_note", "q03_text"],
    ["1", "10.04.2026 14:23", "eva@example.com", "2", "Alles gut, gerne wieder"],
    ["2", "14.04.2026 09:12", "", "1", ""],
    ["3", "15.04.2026 10:40", "ole@example.com", "6", "Niemand sagt einem den Termin"],
]
NUMBERS = [["1", "10.04.2026", "x"], ["2", "11.04.2026", "y"], ["3", "14.04.2026", "z"]]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(";".join(row) for row in ROWS), encoding="utf-8")
    return path


def look(path: Path, mapping: Mapping | None = None) -> FirstLook:
    return first_look(path, file_name=path.name, mapping=mapping)


def below_second_row(path: Path) -> FirstLook:
    [header] = look(path).questions
    chosen = next(option for option in header.options if option.value == "2")
    return look(path, chosen.mapping)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["id", "submitted", "q1"], *NUMBERS], ("id, submitted, q1",)),
        ([["Nr", "Tag", "Wort"], ["id", "day", "q1"], *NUMBERS], ("Nr, Tag, Wort", "id, day, q1")),
        (NUMBERS, ()),
        ([["9", "unknown", "x"], *NUMBERS], ()),
        ([["a", "b"], ["c", "d"]], ()),
    ],
    ids=["codes", "labels and codes", "data at once", "a broken row of data", "texts alone"],
)
def test_rows_of_names_end_where_data_begin(rows: list[list[str]], found: tuple[str, ...]):
    assert rows_below_names(rows) == found


def test_a_row_of_codes_below_the_names_is_asked_about(survey: Path):
    [question] = below_second_row(survey).questions
    assert (question.id, question.text) == ("data_row", "Is row 3 data already?")
    assert "id, submitted, q01_mail" in question.why
    assert question.proposed == question.options[0].value == "4"


def test_without_the_codes_the_scores_are_scores(survey: Path):
    [question] = below_second_row(survey).questions
    found = look(survey, question.options[0].mapping)
    assert [asked.id for asked in found.questions] == ["time_zone"]
    score = found.mapping.columns[3]
    assert (score.meaning, score.scale_low, score.low_is_good) == ("score", 1.0, True)
    rows = list(reader_named("csv").read(survey, replace(found.mapping, time_zone="UTC")))
    assert [(row.row_number, row.rejection) for row in rows] == [(4, None), (5, None), (6, None)]


def test_a_row_that_is_data_after_all_stays(survey: Path):
    [question] = below_second_row(survey).questions
    found = look(survey, question.options[1].mapping)
    assert "data_row" not in [asked.id for asked in found.questions]
    assert found.survey is not None
    assert found.survey.rows == 4


def test_a_workbook_leaves_the_codes_out_too(tmp_path: Path):
    book = Workbook()
    for row in ROWS:
        book.active.append([cell or None for cell in row])
    path = tmp_path / "survey.xlsx"
    book.save(path)
    [question] = below_second_row(path).questions
    found = look(path, question.options[0].mapping)
    assert found.survey is not None
    assert found.survey.rows == 3
    rows = list(reader_named("xlsx").read(path, replace(found.mapping, time_zone="UTC")))
    assert [row.row_number for row in rows] == [4, 5, 6]


def as_file(folder: Path, rows: list[list[str]], kind: str) -> Path:
    path = folder / f"survey.{kind}"
    if kind == "csv":
        path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
        return path
    book = Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_next_file_without_codes_keeps_its_first_rows(tmp_path: Path, kind: str):
    october = as_file(tmp_path, ROWS, kind)
    [question] = below_second_row(october).questions
    told = replace(look(october, question.options[0].mapping).mapping, time_zone="UTC")
    assert (
        "Rows below the names left out as codes or more names: 1." in look(october, told).warnings
    )
    november = as_file(tmp_path, ROWS[:2] + ROWS[3:], kind)
    numbers = [row.row_number for row in reader_named(kind).read(november, told)]
    assert numbers == [3, 4, 5]
    assert any("data_row' leaves them out: 1." in said for said in look(november, told).warnings)


@pytest.mark.parametrize("row", [-1, 1_000_000, 10**22])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_where_no_data_can_begin_is_refused(tmp_path: Path, kind: str, row: int):
    told = Mapping(reader=kind, source_name="s", header_row=2, header_rows=1, data_row=row)
    with pytest.raises(FileRefusedError, match=r"a row from 3 to 82, or leave it out"):
        look(as_file(tmp_path, ROWS, kind), told)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_of_codes_is_left_out_where_the_mapping_states_no_row_of_names(
    tmp_path: Path, kind: str
):
    told = Mapping(reader=kind, source_name="s", data_row=3, time_zone="UTC")
    found = look(as_file(tmp_path, ROWS[1:], kind), told)
    assert "Rows below the names left out as codes or more names: 1." in found.warnings
