"""Files come in through the door: look, import, account for every row, and again."""

from __future__ import annotations

import csv
import io
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

COLUMNS = [("customer", "customer"), ("time", "time"), ("event", "name")]
HEAD = "customer,time,event\n"


def keep(web, text: str, *, name: str = "more.csv") -> str:
    answer = web.post("/api/v1/uploads", files={"files": (name, text.encode())})
    assert answer.status_code == 201
    [upload] = answer.json()
    assert upload["bytes"] == len(text.encode())
    return str(upload["upload_id"])


def mapping(*, columns=COLUMNS, time_format: str = "ISO") -> dict[str, object]:
    made = [{"column": column, "meaning": meaning} for column, meaning in columns]
    if time_format:
        made[1]["time_format"] = time_format
    return {"reader": "csv", "source_name": "More", "columns": made, "closed": False}


def bring(web, text: str, *, how=None, name: str = "more.csv"):
    body = {"upload_id": keep(web, text, name=name), "mapping": how or mapping()}
    return web.post("/api/v1/imports", json=body)


def accounted(receipt) -> bool:
    kept = ("inserted", "updated", "unchanged", "duplicate", "rejected")
    return receipt["rows_read"] == sum(receipt[part] for part in kept)


def test_a_file_is_looked_at_imported_and_the_second_time_unchanged(web, own_shop):
    text = (own_shop.raw / "exports" / "events.csv").read_text(encoding="utf-8")
    known = json.loads((own_shop.raw / "mappings.json").read_text(encoding="utf-8"))[0]["mapping"]
    known |= {"source_name": "Another shop", "known_file": "another source"}
    upload = keep(web, text)
    look = web.post(f"/api/v1/uploads/{upload}/inspect", json={"mapping": known}).json()
    assert look["questions"] == []
    body = {"upload_id": upload, "mapping": look["mapping"]}
    first = web.post("/api/v1/imports", json=body).json()
    second = bring(web, text, how=known).json()
    assert accounted(first)
    assert accounted(second)
    assert first["inserted"] + first["duplicate"] == second["unchanged"] + second["duplicate"]
    assert second["inserted"] == second["updated"] == 0
    assert first["rejected"] == second["rejected"] == 3


def test_a_mapping_is_remembered_for_files_of_the_same_shape(web):
    assert bring(web, HEAD + "ann,2026-08-01T10:00:00Z,visit\n").status_code == 201
    upload = keep(web, HEAD + "ben,2026-08-02T10:00:00Z,visit\n", name="next.csv")
    look = web.post(f"/api/v1/uploads/{upload}/inspect", json={}).json()
    assert look["remembered"]
    assert look["mapping"]["source_name"] == "More"


def test_a_remembered_mapping_reads_the_next_file_as_that_one_is_written(web):
    how = mapping() | {"encoding": "utf-16-le", "separator": ";"}
    text = (HEAD + "ann,2026-08-01T10:00:00Z,visit\n").replace(",", ";")
    files = {"files": ("more.csv", text.encode("utf-16-le"))}
    [upload] = web.post("/api/v1/uploads", files=files).json()
    body = {"upload_id": upload["upload_id"], "mapping": how}
    assert web.post("/api/v1/imports", json=body).status_code == 201
    later = keep(web, HEAD + "bén,2026-08-02T10:00:00Z,visit\n", name="next.csv")
    look = web.post(f"/api/v1/uploads/{later}/inspect", json={}).json()
    assert (look["remembered"], look["rows_ready"], look["encoding"]) == (True, 1, "utf-8")


def test_a_remembered_mapping_that_fits_no_row_is_asked_about_anew(web):
    text = HEAD + "ann,1785578400,visit\n"
    assert bring(web, text, how=mapping(time_format="epoch s")).status_code == 201
    later = keep(web, HEAD + "ben,1785578400000000,visit\n", name="next.csv")
    look = web.post(f"/api/v1/uploads/{later}/inspect", json={}).json()
    assert (look["remembered"], look["rows_ready"]) == (False, 1)


def test_an_imported_file_waits_no_longer(web, own_shop):
    text = HEAD + "ann,2026-08-01T10:00:00Z,visit\n"
    upload = keep(web, text)
    assert list((own_shop.folder / "uploads").iterdir())
    body = {"upload_id": upload, "mapping": mapping()}
    assert web.post("/api/v1/imports", json=body).status_code == 201
    assert not list((own_shop.folder / "uploads").iterdir())
    again = web.post("/api/v1/imports", json=body)
    assert (again.status_code, again.json()["code"]) == (404, "unknown-upload")


def test_a_waiting_file_can_be_let_go(web, own_shop):
    upload = keep(web, HEAD)
    assert web.delete(f"/api/v1/uploads/{upload}").status_code == 204
    assert not list((own_shop.folder / "uploads").iterdir())
    assert web.delete(f"/api/v1/uploads/{upload}").status_code == 404


@pytest.mark.parametrize("name", ["../../evil.csv", "..\\evil.csv", "/etc/evil.csv"])
def test_an_upload_is_kept_under_a_name_of_our_own(web, own_shop, name):
    upload = keep(web, HEAD, name=name)
    kept = {path.name for path in (own_shop.folder / "uploads").iterdir()}
    assert kept == {upload, f"{upload}.json"}
    assert not list(own_shop.folder.parent.rglob("evil*"))


@contextmanager
def room_for(most: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_keeps_no_part_of_what_one_call_sends(web, own_shop):
    large = (HEAD * 20_000).encode()
    with room_for(200_000):
        answer = web.post(
            "/api/v1/uploads",
            files=[("files", ("small.csv", HEAD.encode())), ("files", ("large.csv", large))],
        )
    assert answer.status_code == 507
    assert answer.json()["code"] == "no-room"
    assert "large.csv" in answer.json()["message"]
    assert not list((own_shop.folder / "uploads").iterdir())


def test_a_disk_that_fills_while_a_call_is_put_aside_is_told_too(web, own_shop):
    with room_for(200_000):  # beyond 1 MiB a file is put aside while it comes in
        answer = web.post("/api/v1/uploads", files={"files": ("huge.csv", HEAD.encode() * 80_000)})
    assert (answer.status_code, answer.json()["code"]) == (507, "no-room")
    assert not list((own_shop.folder / "uploads").iterdir())


@pytest.mark.parametrize("upload_id", ["none", "0" * 32, "documents.sqlite", "%2e%2e%2fx"])
def test_an_upload_id_is_no_path(web, upload_id):
    answer = web.post(f"/api/v1/uploads/{upload_id}/inspect", json={})
    assert answer.status_code in {404, 405}


def test_an_open_question_stops_the_import_and_comes_with_its_answers(web):
    text = HEAD + "ann,03/04/2026 10:00,visit\nben,05/06/2026 11:00,visit\n"
    answer = bring(web, text, how=mapping(time_format=""))
    assert (answer.status_code, answer.json()["code"]) == (422, "questions-open")
    questions = answer.json()["questions"]
    assert questions
    assert all(question["text"] and question["entry"] for question in questions)
    assert all(option["mapping"]["reader"] for one in questions for option in one["options"])
    assert all(receipt["file_name"] != "more.csv" for receipt in web.get("/api/v1/imports").json())


def test_refused_rows_come_back_as_a_table_no_spreadsheet_runs(web):
    bad = [
        '=HYPERLINK("http://x"),yesterday,visit',
        "+1,=1+1,visit",
        "-2,@SUM(A1),visit",
        "\tx,\t=2,visit",
    ]
    receipt = bring(web, HEAD + "\n".join([*bad, "ann,2026-08-01T10:00:00Z,visit"]) + "\n").json()
    assert accounted(receipt)
    assert receipt["rejected"] == len(bad)
    answer = web.get(f"/api/v1/imports/{receipt['import_id']}/rejected.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) == 1 + len(bad)
    assert all(len(row) == 5 for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r＝")]


def test_a_malformed_mapping_names_its_mistakes(web):
    body = {"upload_id": "0" * 32, "mapping": {"reader": 7, "columns": [{"colum": "a"}]}}
    answer = web.post("/api/v1/imports", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    assert all(word in answer.json()["message"] for word in ("reader", "source_name", "colum"))


def test_a_file_that_is_no_table_is_refused_in_words(web):
    answer = bring(web, "\x00\x01\x02" * 200)
    assert answer.status_code == 422
    assert answer.json()["message"]
