"""A report's table of totals is kept as totals, and every other file comes in as rows."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.inspection import Inspection
from desireline.maps.templates import UnknownTemplateError
from desireline.workspace.collecting import UnknownUploadError, find_upload, keep_upload
from desireline.workspace.mapping import (
    map_from_template,
    remove_template,
    save_as_template,
    templates,
)
from desireline.workspace.taking_in import look_at, take_in
from desireline.workspace.totals import reports
from desireline.workspace.workspace import Workspace

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e" / "first_day"))
from ugly_files import people, write_orders, write_pivot

PIVOT = "Reason;2026-09;2026-10\nWhere is my parcel?;1200;1398\nReturns;55;60\nTotal;1255;1458\n"


@pytest.fixture(name="empty")
def _empty(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(tmp_path / "workspace", create=True)
    yield workspace
    workspace.close()


def kept(workspace: Workspace, content: str | bytes, name: str) -> str:
    body = content if isinstance(content, bytes) else content.encode()
    return keep_upload(workspace, name=name, content=io.BytesIO(body)).upload_id


def looked(workspace: Workspace, content: str | bytes, name: str) -> tuple[str, Inspection]:
    upload = kept(workspace, content, name)
    return upload, look_at(workspace, upload, mapping=None)


def test_a_pivot_is_offered_as_totals_before_anything_else_is_asked(
    empty: Workspace, tmp_path: Path
):
    write_pivot(tmp_path / "pivot.xlsx", people(seed=3, many=700))
    upload, look = looked(empty, (tmp_path / "pivot.xlsx").read_bytes(), "Anrufgründe Pivot.xlsx")
    (question,) = look.questions
    assert (question.id, question.proposed) == ("totals", "keep")
    assert question.text.startswith("This is a table of totals from a report, not events.")
    assert {group.question for group in look.rejects} <= {"totals"}
    told = look_at(empty, upload, mapping=question.options[0].mapping)
    assert told.questions == ()
    assert told.totals is not None
    assert told.totals.lines[0] == "Lieferung verspätet"
    assert told.totals.left_out == ("Gesamtergebnis",)
    assert (told.totals.first, told.totals.after) == ("2026-07-01", "2026-11-01")
    receipt = take_in(empty, upload, mapping=told.mapping)
    assert (receipt.rows_read, receipt.inserted, receipt.rejected) == (6, 5, 1)
    assert (receipt.events, receipt.answers) == (0, 0)
    assert receipt.totals == told.totals.totals > 15


def test_a_report_waits_for_the_first_map_and_is_kept_once(empty: Workspace):
    for times, (inserted, unchanged) in enumerate([(2, 0), (0, 2)]):
        upload, look = looked(empty, PIVOT, "Call reasons.csv")
        mapping = look.mapping if times else look.questions[0].options[0].mapping
        assert mapping.totals == "keep", "the second time it is known"
        receipt = take_in(empty, upload, mapping=mapping)
        assert (receipt.inserted, receipt.unchanged) == (inserted, unchanged)
        with pytest.raises(UnknownUploadError):
            find_upload(empty, upload)
    upload, look = looked(empty, PIVOT.replace("60", "61"), "Call reasons.csv")
    assert take_in(empty, upload, mapping=look.mapping).updated == 2
    map_id = map_from_template(empty, template=templates(empty)[0].id, title="First")
    (report,) = reports(empty, map_id)
    assert [line.label for line in report.lines] == ["Returns", "Where is my parcel?"]
    assert [one.value for one in report.lines[0].totals] == [55, 61]


def test_a_table_of_totals_can_still_be_read_as_events(empty: Workspace):
    upload, look = looked(empty, PIVOT, "Call reasons.csv")
    again = look_at(empty, upload, mapping=look.questions[0].options[1].mapping)
    assert [question.id for question in again.questions] == ["time"]
    assert again.totals is None


@pytest.mark.parametrize(
    "text",
    [
        "customer,event,time\nana,visit,2026-04-01\nben,visit,2026-05-01\nana,buy,2026-06-01\n",
        "kunde;betrag;monat\nK1;12;2026-04-01\nK2;15;2026-05-01\nK3;9;2026-06-01\n",
        "Datum;Bewertung;Kommentar\n"
        + "".join(f"{n:02}.10.2026;{n % 5 + 1};Ganz gut am Tag {n}\n" for n in range(1, 25)),
    ],
)
def test_events_and_answers_are_not_taken_for_totals(empty: Workspace, text: str):
    _, look = looked(empty, text, "x.csv")
    assert "totals" not in {question.id for question in look.questions}


def test_an_order_book_is_no_table_of_totals(empty: Workspace, tmp_path: Path):
    write_orders(tmp_path / "orders.xlsx", people(seed=3, many=200))
    upload, look = looked(empty, (tmp_path / "orders.xlsx").read_bytes(), "Bestellungen Q3.xlsx")
    assert "totals" not in {question.id for question in look.questions}
    mapping = replace(look.questions[0].options[0].mapping, time_zone="Europe/Berlin")
    told = look_at(empty, upload, mapping=mapping)
    assert [(group.reason, group.rows) for group in told.rejects] == [("total-line", 1)]


def test_a_map_kept_here_is_a_template_for_the_next(empty: Workspace):
    first = map_from_template(empty, template="service", title="Visit to the clinic")
    [own] = [one for one in templates(empty) if one.own]
    assert (own.name, own.stages) == (
        "Visit to the clinic",
        ("Pre-service", "Service", "Post-service"),
    )
    again, _ = empty.documents.get(map_from_template(empty, template=own.id, title="Dentist"))
    assert [stage.name for stage in again.stages] == list(own.stages)
    assert (again.header.title, again.header.template) == ("Dentist", first)
    assert again.statements == ()


def test_a_saved_template_outlives_its_map_and_can_be_deleted(empty: Workspace):
    first = map_from_template(empty, template="five-stages", title="Buying a phone")
    saved = save_as_template(empty, map_id=first, name=" Our product maps ")
    assert (saved.name, saved.saved) == ("Our product maps", True)
    empty.documents.delete(first)
    assert [one for one in templates(empty) if one.saved] == [saved]
    made, _ = empty.documents.get(map_from_template(empty, template=saved.id, title="Tablet"))
    assert (made.header.title, tuple(stage.name for stage in made.stages)) == (
        "Tablet",
        saved.stages,
    )
    assert (made.touchpoints, made.rules, made.statements, made.kpis) == ((), (), (), ())
    assert len(made.moments) == 2
    remove_template(empty, saved.id)
    assert not [one for one in templates(empty) if one.saved]
    with pytest.raises(UnknownTemplateError, match="saved here"):
        remove_template(empty, saved.id)


def test_rows_held_already_are_asked_about_before_anything_is_imported(empty: Workspace):
    rows = [f"c{n},visit,2026-03-{n:02d}T10:00:00Z" for n in range(1, 13)]
    told = Mapping(
        reader="csv",
        source_name="clicks",
        closed=False,
        columns=(
            ColumnMeaning(column="customer", meaning="customer"),
            ColumnMeaning(column="event", meaning="name"),
            ColumnMeaning(column="time", meaning="time"),
        ),
    )
    first = kept(empty, "\n".join(["customer,event,time", *rows]), "clicks.csv")
    take_in(empty, first, mapping=told)
    version = empty.warehouse.data_version()
    wider = "\n".join(["customer,event,time,shop", *(f"{row},north" for row in rows)])
    second = kept(empty, wider, "export.csv")
    [asked] = look_at(empty, second, mapping=replace(told, source_name="export")).questions
    assert (asked.id, asked.why[:20]) == ("known_rows", "12 of 12 new rows ha")
    assert empty.warehouse.data_version() == version
    receipt = take_in(empty, second, mapping=asked.options[0].mapping)
    assert (receipt.inserted, receipt.updated) == (0, 12)
