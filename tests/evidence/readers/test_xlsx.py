from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.head import Head
from desireline.evidence.parsed import Identifier, ParsedEvent
from desireline.evidence.readers import xlsx
from desireline.evidence.refusal import FileRefusedError

MORNING = datetime(2026, 5, 4, 11, 6)  # noqa: DTZ001 - a sheet knows no zone


def mapping(**answers):
    return Mapping(reader="xlsx", source_name="a source", **answers)


def head(path, name="orders.xlsx"):
    start = path.read_bytes()[:65536]
    return Head(file_name=name, first_bytes=start, text="", columns=(), first_object=None)


@pytest.fixture
def book(tmp_path):
    """A workbook as people make them: a merged title, a blank row, then the table."""
    workbook = Workbook()
    orders = workbook.active
    orders.title = "Orders"
    orders["A1"] = "Orders of May"
    orders.merge_cells("A1:D1")
    for row in (
        ["customer", "when", "what", "amount"],
        ["00123", MORNING, "Order paid", 1299.5],
        ["00124", date(2026, 5, 5), "Order paid", 20],
        [],
        ["00125", 46147.25, "Order paid", "#REF!"],
    ):
        orders.append(row) if orders.max_row > 1 else orders.append([]) or orders.append(row)
    notes = workbook.create_sheet("Notes")
    notes.append(["secret"])
    notes.sheet_state = "hidden"
    path = tmp_path / "orders.xlsx"
    workbook.save(path)
    return path


def test_the_header_is_found_below_the_title_and_hidden_sheets_are_named(book):
    orders, notes = xlsx.tables(book, mapping())
    assert (orders.name, orders.header) == ("Orders", ("customer", "when", "what", "amount"))
    assert orders.warnings[0] == "The header was taken from row 3 of 'Orders'."
    assert (notes.name, notes.warnings[0]) == (
        "Notes",
        "The sheet 'Notes' is hidden in the workbook.",
    )


def test_dates_are_dates_by_their_style_and_numbers_stay_numbers(book):
    orders = xlsx.tables(book, mapping())[0]
    assert list(orders.rows) == [
        ["00123", "2026-05-04 11:06:00", "Order paid", "1299.5"],
        ["00124", "2026-05-05", "Order paid", "20"],
        [None, None, None, None],
        ["00125", "46147.25", "Order paid", None],
    ]
    assert "Formula errors such as #REF! in the workbook: 1; read as empty." in orders.warnings


def test_a_sheet_becomes_events_under_its_mapping_with_the_row_numbers_of_excel(book, at):
    told = mapping(
        time_zone="Europe/Berlin",
        channel="store",
        columns=(
            ColumnMeaning(column="customer", meaning="customer"),
            ColumnMeaning(column="when", meaning="time", time_format="excel"),
            ColumnMeaning(column="what", meaning="name"),
            ColumnMeaning(column="amount", meaning="value", decimal="."),
        ),
    )
    read = list(xlsx.read(book, told))
    assert [row.row_number for row in read] == [4, 5, 7]
    assert read[0].events == (
        ParsedEvent(
            happened_at=at("2026-05-04T11:06:00+02:00"),
            precision="s",
            name="Order paid",
            identifier=Identifier(kind="customer", value="00123"),
            channel="store",
            value=1299.5,
        ),
    )
    assert read[2].events[0].happened_at == at("2026-05-05T06:00:00+02:00")


def test_the_chosen_sheet_and_header_row_come_first(book):
    notes, orders = xlsx.tables(book, mapping(sheet="Notes"))
    assert (notes.name, notes.header, orders.name) == ("Notes", ("secret",), "Orders")
    below = xlsx.tables(book, mapping(header_row=4))[0]
    assert (below.header[0], below.first_row) == ("00123", 5)
    with pytest.raises(FileRefusedError, match="no sheet 'June'"):
        xlsx.tables(book, mapping(sheet="June"))


def test_merged_cells_all_show_the_value_of_the_first(tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    for row in (["who", "what"], ["ana", "visit"], [None, "order"], ["ben", "visit"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    workbook.save(tmp_path / "merged.xlsx")
    (table,) = xlsx.tables(tmp_path / "merged.xlsx", mapping())
    assert list(table.rows) == [["ana", "visit"], ["ana", "order"], ["ben", "visit"]]


def test_every_kind_of_cell_becomes_text(tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["a", "a", None, "d", "e", "f"])
    sheet.append([True, time(8, 30), timedelta(hours=30), "=1+1", 0.1, 9_007_199_254_740_991])
    workbook.save(tmp_path / "kinds.xlsx")
    (table,) = xlsx.tables(tmp_path / "kinds.xlsx", mapping())
    assert table.header == ("a", "a (2)", "column 3", "d", "e", "f")
    assert list(table.rows) == [["true", "08:30:00", "108000 s", None, "0.1", "9007199254740991"]]
    assert any("Formulas without a stored result in the workbook: 1" in w for w in table.warnings)


def test_one_cell_in_the_farthest_corner_does_not_cost_a_terabyte(tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["who", "what"])
    sheet.append(["ana", "visit"])
    sheet["XFD1048576"] = "far"
    workbook.save(tmp_path / "far.xlsx")
    (table,) = xlsx.tables(tmp_path / "far.xlsx", mapping())
    assert table.header == ("who", "what")
    filled = [row for row in table.rows if any(row)]
    assert (filled[0], len(filled), filled[1][16383]) == (["ana", "visit"], 2, "far")


def repacked(source, target, *, name, content):
    """Copy a workbook with one part replaced or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("xl/worksheets/sheet1.xml", b" " * 300_000_000, "would unpack to 300 MB"),
        (
            "xl/worksheets/sheet1.xml",
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            "declares an XML entity",
        ),
    ],
    ids=["300 MB of blanks in 300 KB", "an entity that could grow"],
)
def test_a_workbook_made_to_hurt_is_refused_before_it_is_opened(
    book, tmp_path, part, content, said
):
    hostile = repacked(book, tmp_path / "hostile.xlsx", name=part, content=content)
    with pytest.raises(FileRefusedError, match=said):
        xlsx.tables(hostile, mapping())


def test_macros_lie_beside_the_data_and_are_never_touched(book, tmp_path):
    macro = repacked(book, tmp_path / "orders.xlsm", name="xl/vbaProject.bin", content=b"AutoOpen")
    assert xlsx.tables(macro, mapping())[0].header[0] == "customer"


def test_what_is_no_workbook_says_so(tmp_path, book):
    old, cut, plain = tmp_path / "old.xls", tmp_path / "cut.xlsx", tmp_path / "plain.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 600)
    cut.write_bytes(book.read_bytes()[:-400])
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.csv", "a,b")
    for path, said in ((old, "password or is an old"), (cut, "damaged"), (plain, "zip file")):
        with pytest.raises(FileRefusedError, match=said):
            xlsx.tables(path, mapping())


def test_a_workbook_is_known_by_its_bytes_not_only_by_its_name(book, tmp_path):
    text = tmp_path / "text.xlsx"
    text.write_text("a,b\n1,2\n")
    assert xlsx.recognizes(head(book))
    assert not xlsx.recognizes(head(text))
