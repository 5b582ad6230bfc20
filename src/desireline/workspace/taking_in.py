"""Take a waiting file in as what it is: rows of events and answers, or totals of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.free_text.masking import shown_sheet
from desireline.evidence.inspection import (
    Inspection,
    Option,
    Question,
    Receipt,
    RejectGroup,
    TotalsLook,
)
from desireline.evidence.mapped_rows import PERSON
from desireline.evidence.masking import masked
from desireline.evidence.month_names import day_in_words
from desireline.evidence.refusal import FileRefusedError
from desireline.evidence.report_table import NoTotalsError, ReportTable, is_report, read_report
from desireline.evidence.waiting import waiting_for
from desireline.maps.exchange.grid import BlockRefusedError
from desireline.workspace.collecting import (
    MAPPING,
    find_upload,
    import_upload,
    inspect_upload,
    mapping_shape,
)
from desireline.workspace.remarking import RemarksNotRowsError, is_remarks_file
from desireline.workspace.totals import file_cells, keep_report, known_report
from desireline.workspace.workspace import Workspace

MOST_LINES = 2_000
SHOWN = 3
LEFT_OUT = "Lines that are sums of other lines, or hold no number, are left out."


def look_at(workspace: Workspace, upload_id: str, *, mapping: Mapping | None) -> Inspection:
    """Look at a waiting file; ask first whether a table of totals is kept as one.

    Raises:
        UnknownUploadError: There is none under that id.
        RemarksNotRowsError: It holds remarks from an exported page.
        DesirelineError: The file cannot be read at all; the sentence says why.
    """
    upload, path = find_upload(workspace, upload_id)
    if is_remarks_file(path):
        raise RemarksNotRowsError(upload.name)
    look = inspect_upload(workspace, upload_id, mapping=mapping)
    if not _may_be_totals(look, mapping):
        return look
    table = _report_in(workspace, upload_id, look.mapping)
    if table is None:
        return look
    return _kept(look, table) if look.mapping.totals == "keep" else _asked(look, table)


def take_in(workspace: Workspace, upload_id: str, *, mapping: Mapping) -> Receipt:
    """Import a waiting file, or keep it as totals where the mapping says so, and let it go.

    A report is kept for the workspace; where its lines count is said on each map.

    Raises:
        UnknownUploadError: There is none under that id.
        DesirelineError: Questions are open, or the file is refused; nothing is stored then.
    """
    if mapping.totals != "keep":
        return import_upload(workspace, upload_id, mapping=mapping)
    upload, _ = find_upload(workspace, upload_id)
    cells = file_cells(workspace, upload_id, sheet=mapping.sheet)
    table = read_report(cells.grid)
    title = mapping.source_name
    before = known_report(workspace, title=title, file_name=upload.name, totals=table.totals)
    report_id = keep_report(workspace, title=title, totals=table.totals, upload_id=upload_id)
    workspace.documents.remember_mapping(
        mapping_shape(mapping),
        MAPPING.dump_json(replace(mapping, sheet=shown_sheet(mapping.sheet))).decode(),
    )
    look = _totals_look(table)
    return Receipt(
        import_id=report_id,
        source_id=report_id,
        source_name=title,
        file_name=masked(upload.name),
        sha256=upload.sha256,
        rows_read=len(look.lines) + len(look.left_out),
        inserted=len(look.lines) if before == "new" else 0,
        updated=len(look.lines) if before == "other" else 0,
        unchanged=len(look.lines) if before == "same" else 0,
        duplicate=0,
        rejected=len(look.left_out),
        events=0,
        answers=0,
        identifiers=0,
        links=0,
        rejects=_left_out(look),
        warnings=(
            *([cells.notice] if cells.notice else []),
            *(f"This cell is no number: {cell}." for cell in table.unread),
        ),
        data_version=workspace.warehouse.data_version(),
        totals=look.totals,
    )


def _may_be_totals(look: Inspection, mapping: Mapping | None) -> bool:
    """Tell whether a look is worth another: a small table that names nobody.

    A mapping that says which column is the time was made for events.
    """
    meanings = {column.meaning for column in look.mapping.columns}
    if look.mapping.totals == "events" or look.mapping.reader not in {"csv", "xlsx"}:
        return False
    if look.rows_read > MOST_LINES or meanings & PERSON.keys():
        return False
    told = mapping is not None or look.remembered
    return look.mapping.totals == "keep" or not (told and "time" in meanings)


def _report_in(workspace: Workspace, upload_id: str, mapping: Mapping) -> ReportTable | None:
    try:
        grid = file_cells(workspace, upload_id, sheet=mapping.sheet).grid
        return read_report(grid) if is_report(grid) else None
    except (NoTotalsError, FileRefusedError, BlockRefusedError):
        return None


def _asked(look: Inspection, table: ReportTable) -> Inspection:
    """Return a look with one question: what else is open hangs on its answer."""
    found = _totals_look(table)
    question = Question(
        id="totals",
        text="This is a table of totals from a report, not events. Keep it as totals?",
        why=f"It has {len(found.lines)} lines and {found.totals} numbers for the days from "
        f"{day_in_words(found.first)} to {day_in_words(_day_before(found.after))}, and no row "
        "says when something happened.",
        entry="totals",
        proposed="keep",
        options=(
            Option(
                value="keep",
                label="Yes, keep it as totals",
                example=", ".join(found.lines[:SHOWN]),
                mapping=replace(look.mapping, totals="keep"),
            ),
            Option(
                value="events",
                label="No, its rows are events or answers",
                example="the columns are asked about next",
                mapping=replace(look.mapping, totals="events"),
            ),
        ),
    )
    return replace(look, questions=(question,), rejects=waiting_for(look.rejects, [question]))


def _day_before(iso_day: str) -> str:
    return (date.fromisoformat(iso_day) - timedelta(days=1)).isoformat()


def _kept(look: Inspection, table: ReportTable) -> Inspection:
    found = _totals_look(table)
    return replace(
        look,
        questions=(),
        rows_read=len(found.lines) + len(found.left_out),
        rows_tried=len(found.lines) + len(found.left_out),
        rows_ready=len(found.lines),
        columns=(),
        preview=(),
        scale=(),
        rejects=_left_out(found),
        warnings=(),
        totals=found,
    )


def _totals_look(table: ReportTable) -> TotalsLook:
    return TotalsLook(
        lines=tuple(dict.fromkeys(masked(one.label) for one in table.totals)),
        totals=len(table.totals),
        first=min(one.period_from for one in table.totals),
        after=max(one.period_to for one in table.totals),
        left_out=tuple(masked(label) for label in table.left_out),
    )


def _left_out(found: TotalsLook) -> tuple[RejectGroup, ...]:
    if not found.left_out:
        return ()
    return (
        RejectGroup(
            reason="total-line",
            sentence=f"{LEFT_OUT} Here: {', '.join(found.left_out[:SHOWN])}.",
            remedy="",
            rows=len(found.left_out),
            examples=(),
        ),
    )
