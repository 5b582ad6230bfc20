"""What a column means is guessed from its name and values; what is unclear is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.looking import FirstLook, first_look
from desireline.evidence.refusal import FileRefusedError

CALLS = """anruf_id;kunde;zeit;thema;dauer_s;notiz;laune;agent_name
C-88213;40718;14.10.2026 09:12;Lieferung;540;Welche Uhrzeit?;2;K. Voss
C-88214;51920;14.10.2026 09:31;Rückgabe;122;Zu laut hier;3;M. Ott
C-88215;40718;15.10.2026 17:02;Lieferung;861;Schon erklärt worden;1;K. Voss
"""


def looked(folder: Path, text: str | bytes, name: str = "calls_oct.csv") -> FirstLook:
    path = folder / "file"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return first_look(path, file_name=name, mapping=None)


def asked(look: FirstLook) -> list[str]:
    return [question.id for question in look.questions]


def test_a_german_call_list_is_understood(tmp_path: Path):
    look = looked(tmp_path, CALLS)
    meanings = {name: guess.meaning.meaning for name, guess in look.guesses.items()}
    assert meanings == {
        "anruf_id": "event id",
        "kunde": "customer",
        "zeit": "time",
        "thema": "name",
        "dauer_s": "duration seconds",
        "notiz": "words",
        "laune": "score",
        "agent_name": "leave out",
    }
    assert look.guesses["agent_name"].reason == "Name of an employee."
    assert (look.separator, look.mapping.channel) == (";", "call")
    assert asked(look) == ["scale:laune", "time_zone"]


def test_names_of_people_are_not_taken_for_what_happened(tmp_path: Path):
    people = ("Anouk Bakker", "Bram Visser", "Zephyrina Quackenbush", "Jonas Maier")
    rows = "".join(f"2026-10-{day:02d};{people[day % 4]};Call\n" for day in range(1, 13))
    look = looked(tmp_path, f"when;name;event\n{rows}")
    meanings = {name: guess.meaning.meaning for name, guess in look.guesses.items()}
    assert (meanings["name"], meanings["event"]) == ("leave out", "name")
    tool = looked(tmp_path, "when;name\n" + "2026-10-01;Product Viewed\n2026-10-02;Sign In\n" * 9)
    assert tool.guesses["name"].meaning.meaning == "name"


def test_every_answer_of_a_question_closes_it(tmp_path: Path):
    look = looked(tmp_path, CALLS)
    for _ in range(2):
        mapping = look.questions[0].options[0].mapping
        look = first_look(tmp_path / "file", file_name="calls_oct.csv", mapping=mapping)
    assert asked(look) == []


@pytest.mark.parametrize(
    ("times", "questions"),
    [
        (["03/04/2026", "05/06/2026"], ["time_format:time"]),
        (["03/04/2026", "25/06/2026"], []),
        (["03/04/2026", "06/25/2026"], []),
        (["13/04/2026", "06/25/2026"], ["time_format:time"]),
        (["05/05/2026", "06/06/2026"], []),
        (["2026-04-03", "2026-04-04"], []),
        (["2026-04-03T10:00Z", "2026-04-03T10:00+02:00"], []),
        (["2026-04-03 10:00", "2026-04-03T10:00+02:00"], ["time_zone"]),
        (["1741003200", "1741003200000"], ["time_format:time"]),
        (["1741003200", "1741003300"], []),
        (["45000.5", "45001.25"], ["time_format:time", "time_zone"]),
        (["14.10.26", "15.10.26"], ["time_format:time"]),
    ],
)
def test_times_are_asked_only_where_they_can_be_misread(
    tmp_path: Path, times: list[str], questions: list[str]
):
    rows = "".join(f"ana,visit,{time}\n" for time in times)
    assert asked(looked(tmp_path, f"customer,event,time\n{rows}")) == questions


def test_one_clear_date_among_thousands_settles_the_column(tmp_path: Path):
    rows = "ana,visit,03/04/2026\n" * 3000 + "ana,visit,25/04/2026\n"
    look = looked(tmp_path, f"customer,event,time\n{rows}")
    assert asked(look) == []
    assert look.mapping.columns[2].time_format == "D/M/Y"


@pytest.mark.parametrize(
    ("numbers", "questions"),
    [
        (["1.50", "2.25"], []),
        (["1,50", "2,25"], []),
        (["1,50", "2.25"], ["decimal:betrag"]),
        (["1.250", "2.750"], ["decimal:betrag"]),
        (["1.234,50", "2,25"], []),
        (["€ 12", "15 %", "$5"], ["mixed-units:betrag"]),
        (["€ 12", "12 EUR", "7"], []),
    ],
)
def test_decimals_are_asked_only_where_they_can_be_misread(
    tmp_path: Path, numbers: list[str], questions: list[str]
):
    rows = "".join(f"ana;visit;2026-04-03;{number}\n" for number in numbers)
    assert asked(looked(tmp_path, f"kunde;event;datum;betrag\n{rows}")) == questions


@pytest.mark.parametrize(
    ("first", "values"),
    [
        ("ana,visit,2026-04-01\n", ["0", "1"]),
        ("Export of April\n\ncustomer,event,time\n", ["3", "0", "1"]),
    ],
)
def test_a_header_that_is_none_is_asked(tmp_path: Path, first: str, values: list[str]):
    look = looked(tmp_path, first + "ben,visit,2026-04-03\n" * 3)
    question = next(q for q in look.questions if q.id == "header_row")
    assert [option.value for option in question.options] == values
    answered = question.options[0].mapping
    again = first_look(tmp_path / "file", file_name="x.csv", mapping=answered)
    assert asked(again) == []
    assert again.mapping.columns[2].meaning == "time"
    kept = first_look(tmp_path / "file", file_name="x.csv", mapping=question.options[-1].mapping)
    assert "header_row" not in asked(kept)


@pytest.mark.parametrize(
    "written",
    [
        "kunde,event,zeit\nzoë €,visit,2026-04-03\n".encode("cp1252"),
        "kunde\tevent\tzeit\nzoë €\tvisit\t2026-04-03\n".encode("utf-16"),
        b"\xef\xbb\xbfkunde,event,zeit\r\nana,visit,2026-04-03\nben,visit,2026-04-04\r\n",
        b"sep=;\r\nkunde;event;zeit\r\nana;visit;2026-04-03\r\n",
        b"kunde,event,zeit\rana,visit,2026-04-03\r",
    ],
)
def test_encodings_separators_and_line_ends_are_found(tmp_path: Path, written: bytes):
    look = looked(tmp_path, written)
    assert list(look.guesses) == ["kunde", "event", "zeit"]
    assert asked(look) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"PK\x03\x04 not a table", "unknown-format"),
        (b"%PDF-1.7 text", "unknown-format"),
        (b'a,b\n1,"never closed\n2,3\n', "unclosed-quote"),
        (",".join(f"c{n}" for n in range(5000)).encode() + b"\n1\n", "too-many-columns"),
    ],
)
def test_what_is_no_table_is_refused_with_its_cause(tmp_path: Path, content: bytes, reason: str):
    with pytest.raises(FileRefusedError) as refused:
        looked(tmp_path, content)
    assert refused.value.reason == reason


def test_json_lines_become_columns_named_with_dots(tmp_path: Path):
    text = '{"user":{"id":"u1"},"action":"visit","ts":1741003200}\n'
    look = looked(tmp_path, text * 2, name="events.jsonl")
    assert list(look.guesses) == ["user.id", "action", "ts"]
    assert [g.meaning.meaning for g in look.guesses.values()] == ["user", "name", "time"]
    assert asked(look) == []


@pytest.mark.parametrize("named", ["Nettowert", "Auftragswert", "Rechnungsbetrag", "Net value"])
def test_the_value_of_an_order_list_is_an_amount(tmp_path: Path, named: str):
    text = f"Auftrag;Auftraggeber;Auftragsdatum;{named}\n4711;K1;03.09.2026;1.189,00\n"
    text += "4712;K2;14.09.2026;249,50\n"
    assert looked(tmp_path, text, "VA05.csv").guesses[named].meaning.meaning == "value"
