"""Files as working days leave them: read right, or with a question that people can answer."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from evidence_tellings import AT, bring, fates
from openpyxl import Workbook

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.guessing import guess_columns
from desireline.evidence.inspection import Question
from desireline.evidence.looking import FirstLook, first_look, source_name
from desireline.evidence.reading import reader_named
from desireline.evidence.times import iso
from desireline.warehouse import Warehouse

# The answers a CX manager of a German shop gives, by the question's id.
ANSWERS = {"time_zone": "Europe/Berlin", "closed": "false", "scale": "1..5", "time_format": "D/M/Y"}


def kept(folder: Path, content: str | bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def answered(path: Path, *, but: dict[str, str] | None = None) -> tuple[FirstLook, list[str]]:
    """Look at a file and answer every question until none is open."""
    asked: list[str] = []
    look = first_look(path, file_name=path.name, mapping=None)
    while look.questions:
        question = look.questions[0]
        assert question.text.endswith("?")
        assert question.why.endswith(".")
        assert question.id not in asked, f"{question.id} stays open after its answer"
        asked.append(question.id)
        mapping = chosen(question, but or {})
        look = first_look(path, file_name=path.name, mapping=mapping)
    return look, asked


def chosen(question: Question, but: dict[str, str]) -> Mapping:
    wanted = {**ANSWERS, **but}.get(question.id.split(":")[0])
    options = {option.value: option.mapping for option in question.options}
    return options[wanted] if wanted else question.options[0].mapping


def meanings(look: FirstLook) -> dict[str, str]:
    return {column.column: column.meaning for column in look.mapping.columns}


def stages_of(path: Path, mapping: Mapping) -> list[tuple[str, str]]:
    rows = reader_named(mapping.reader).read(path, mapping)
    return [(iso(event.happened_at), event.name) for row in rows for event in row.events]


SURVEY = """Angaben;;;Zufriedenheit;;Freitext
Teilnehmer;Datum;Kanal;Beratung;Lieferung;Was war gut?
ID;TT.MM.JJJJ;;1 = schlecht bis 5 = gut;1 = schlecht bis 5 = gut;offen
T101;14.10.2026;Filiale;5;2;Die Beratung war sehr nett
T102;15.10.2026;Web;4;1;Bestellen ging sehr schnell
T103;02.11.2026;Filiale;3;4;Die Auswahl war ganz gut
T104;03.11.2026;Web;1;5;Der Fahrer war sehr freundlich
"""


def test_three_header_rows_become_one_name_each(tmp_path: Path):
    look, asked = answered(kept(tmp_path, SURVEY, "umfrage.csv"))
    assert asked == ["header_row"], "the name says what the scale is"
    assert list(meanings(look).values()) == [
        *("customer", "time", "channel", "score", "score", "words"),
    ]
    assert look.mapping.columns[0].column == "Angaben / Teilnehmer / ID"
    assert {column.scale_high for column in look.mapping.columns[3:5]} == {5.0}
    assert look.survey is not None
    assert look.survey.rows == 4


def test_the_header_question_stands_alone_and_shows_the_names(tmp_path: Path):
    look = first_look(kept(tmp_path, SURVEY, "u.csv"), file_name="u.csv", mapping=None)
    [question] = look.questions
    assert [option.value for option in question.options] == ["1-3", "3", "2", "1", "0"]
    assert question.options[0].example.startswith("Angaben / Teilnehmer / ID")
    assert question.why == "Rows 1 to 3 all look like column names."


def test_a_line_break_inside_a_name_makes_no_row(tmp_path: Path):
    broken = SURVEY.replace("Datum;Kanal", '"Datum\nTag";Kanal')
    look = first_look(kept(tmp_path, broken, "u.csv"), file_name="u.csv", mapping=None)
    [question] = look.questions
    assert question.why == "Rows 1 to 3 all look like column names."


def test_every_answer_to_the_header_question_closes_it(tmp_path: Path):
    path = kept(tmp_path, SURVEY, "u.csv")
    [question] = first_look(path, file_name="u.csv", mapping=None).questions
    for option in question.options:
        again = first_look(path, file_name="u.csv", mapping=option.mapping)
        assert "header_row" not in [each.id for each in again.questions]


LABELS = (
    "Start Date,End Date,Response Type,Progress,Finished,Response ID,Recipient Email,Q1\n"
    'Start Date,End Date,Response Type,Progress,Finished,Response ID,Recipient Email,"How likely '
    'are you to recommend\nthe shop to a friend?"\n'
    '"{""ImportId"":""startDate"",""timeZone"":""Europe/Berlin""}",'
    '"{""ImportId"":""endDate"",""timeZone"":""Europe/Berlin""}",'
    + ",".join(f'"{{""ImportId"":""q{n}""}}"' for n in range(6))
    + "\n"
    "2026-11-03 09:00:00,2026-11-03 09:10:00,IP Address,100,True,R_1,eva@example.com,9\n"
    "2026-11-04 09:00:00,2026-11-04 09:12:00,Survey Preview,100,True,R_2,,3\n"
)


def test_a_survey_tools_labels_are_known_like_its_ids(tmp_path: Path):
    look, asked = answered(kept(tmp_path, LABELS, "export.csv"))
    assert (look.mapping.reader, asked) == ("qualtrics", [])
    rows = list(reader_named("qualtrics").read(tmp_path / "export.csv", look.mapping))
    assert [row.rejection and row.rejection.reason for row in rows] == [None, "survey-preview"]
    assert iso(rows[0].answers[0].said_at) == "2026-11-03T08:10:00Z"
    assert rows[0].answers[0].name.endswith("the shop to a friend?")


def test_option_rows_below_the_questions_are_no_answers(tmp_path: Path):
    text = (
        "Respondent ID,Start Date,Where did you hear of us?,,Rate our service\n"
        ",,Response,Other (please specify),Response\n"
        "11001,10/14/2026 09:10:00 AM,Friend,,4\n"
        "11002,10/15/2026 10:20:00 AM,,a flyer,2\n"
    )
    look, asked = answered(kept(tmp_path, text, "responses.csv"))
    assert asked == ["header_row", "scale:Rate our service", "time_zone"]
    assert list(meanings(look)) == [
        "Respondent ID",
        "Start Date",
        "Where did you hear of us?",
        "Where did you hear of us? / Other (please specify)",
        "Rate our service",
    ]


def order_book(path: Path, *, german: bool = True) -> Path:
    """Write a sheet with a title, merged heads in two rows, German numbers and a sum."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Bestellauswertung Oktober 2026"])
    sheet.merge_cells("A1:F1")
    sheet.append(["Stand:", "01.11.2026"])
    sheet.append([])
    sheet.append(["Bestellung", None, "Kunde", "Umsatz", None, "Status"])
    sheet.merge_cells("A4:B4")
    sheet.merge_cells("D4:E4")
    sheet.append(["Bestellnr", "Bestelldatum", "Kundennr", "Netto", "Brutto", "Status"])
    for day, customer, net in ((3, "K7", "1.234,56"), (4, None, "99,90"), (28, "K9", "2.000,00")):
        when = f"{day:02d}.10.2026" if german else date(2026, 10, day)
        sheet.append([f"B-{day}", when, customer, net, "1,00", "bezahlt"])
    sheet.merge_cells("C6:C7")
    sheet.append(["Summe", None, None, "3.334,46", "3,00", None])
    book.save(path)
    return path


@pytest.mark.parametrize("german", [True, False])
def test_an_order_book_with_a_title_and_merged_heads(tmp_path: Path, german: bool):  # noqa: FBT001
    path = order_book(tmp_path / "bestellungen.xlsx", german=german)
    look, asked = answered(path)
    assert asked == ["header_row"]
    assert meanings(look) == {
        "Bestellung / Bestellnr": "order",
        "Bestellung / Bestelldatum": "time",
        "Kunde / Kundennr": "customer",
        "Umsatz / Netto": "value",
        "Umsatz / Brutto": "attribute",
        "Status": "attribute",
    }
    rows = list(reader_named("xlsx").read(path, look.mapping))
    assert [row.row_number for row in rows] == [6, 7, 8, 9]
    assert [row.events[0].value for row in rows[:3]] == [1234.56, 99.9, 2000.0]
    assert [iso(row.events[0].happened_at)[:10] for row in rows[:3]] == [
        *("2026-10-03", "2026-10-04", "2026-10-28"),
    ]
    assert rows[1].events[0].identifier == rows[0].events[0].identifier
    assert rows[3].rejection is not None
    assert rows[3].rejection.reason == "total-line"


CALLS = (
    "Anrufliste Hotline;;;;;\r\n"
    "Datum;Uhrzeit;Rufnummer;Grund;Gesprächsdauer;Bemerkung\r\n"
    "03.11.26;08:15:09;0171 5550101;Rückfrage;00:02:05;Kunde möchte Rückruf\r\n"
    "16.11.26;17:40:00;0171 5550102;Beschwerde;01:00:01;war sehr verärgert über die Größe\r\n"
)


def test_a_call_log_in_latin_1_with_date_and_clock_apart(tmp_path: Path):
    path = kept(tmp_path, CALLS.encode("latin-1"), "anrufe.csv")
    look, asked = answered(path)
    assert asked == ["header_row", "time_format:Datum", "time_zone"]
    assert (look.encoding, look.separator, look.mapping.channel) == ("cp1252", ";", "call")
    assert list(meanings(look).values()) == [
        *("time", "time of day", "phone", "name", "duration seconds", "words"),
    ]
    assert stages_of(path, look.mapping) == [
        ("2026-11-03T07:15:09Z", "Rückfrage"),
        ("2026-11-16T16:40:00Z", "Beschwerde"),
    ]
    rows = list(reader_named("csv").read(path, look.mapping))
    assert [row.events[0].duration_seconds for row in rows] == [125.0, 3601.0]


def test_a_short_year_is_asked_without_the_order_its_days_exclude(tmp_path: Path):
    path = kept(tmp_path, CALLS.encode("latin-1"), "anrufe.csv")
    look = first_look(path, file_name=path.name, mapping=None)
    look = first_look(path, file_name=path.name, mapping=look.questions[0].options[0].mapping)
    question = next(each for each in look.questions if each.id == "time_format:Datum")
    assert [option.value for option in question.options] == ["D/M/Y", "Y/M/D"]
    assert question.options[0].example == "16.11.26 is 16 November 2026"
    assert question.options[1].example == "16.11.26 is 26 November 2016"


@pytest.mark.parametrize(
    ("header", "values", "seconds", "unit"),
    [
        ("Dauer (Min.)", ["12", "3"], [720, 180], "min"),
        ("Gesprächsdauer", ["00:12:30", "00:01:02"], [750, 62], ""),
        ("dauer_s", ["125", "61"], [125, 61], "s"),
        ("duration_ms", ["1500", "250"], [1.5, 0.25], "ms"),
        ("duration", ["3 min", "1 h 20 min"], [180, 4800], ""),
    ],
)
def test_a_duration_whose_unit_is_plain_is_never_asked(
    tmp_path: Path, header: str, values: list[str], seconds: list[float], unit: str
):
    found, asked, told = durations(tmp_path, header, values)
    assert (found, asked, told) == (seconds, [], unit)


@pytest.mark.parametrize(
    ("values", "units", "answer", "seconds"),
    [
        (["12", "3"], ["s", "min", "h", "d", "ms"], "min", [720, 180]),
        (["12:30", "1:02"], ["mm:ss", "hh:mm"], "mm:ss", [750, 62]),
        (["12:30", "1:02"], ["mm:ss", "hh:mm"], "hh:mm", [45000, 3720]),
    ],
)
def test_a_duration_whose_unit_nobody_says_is_asked(
    tmp_path: Path, values: list[str], units: list[str], answer: str, seconds: list[float]
):
    found, asked, told = durations(tmp_path, "Dauer", values, answer=answer)
    assert asked == units
    assert found == seconds
    assert told == answer


def durations(
    folder: Path, header: str, values: list[str], *, answer: str = ""
) -> tuple[list[float | None], list[str], str]:
    """Return the seconds of a column's durations, the units asked about, and its unit."""
    rows = "".join(f"ana;2026-11-03;{value}\n" for value in values)
    path = kept(folder, f"kunde;datum;{header}\n{rows}", "x.csv")
    look = first_look(path, file_name=path.name, mapping=None)
    asked = next((q for q in look.questions if q.id == f"unit:{header}"), None)
    options = asked.options if asked else ()
    mapping = next((o.mapping for o in options if o.value == answer), look.mapping)
    look = first_look(path, file_name=path.name, mapping=mapping)
    assert not any(question.id.startswith("unit") for question in look.questions)
    read = [row.events[0].duration_seconds for row in reader_named("csv").read(path, look.mapping)]
    told = {meaning.column: meaning.unit for meaning in look.mapping.columns}[header]
    return read, [option.value for option in options], told


def test_four_hundred_event_names_all_arrive(warehouse: Warehouse, tmp_path: Path):
    draw = random.Random(7)  # noqa: S311
    lines = ["visitor;event;url;ts"]
    lines += [
        f"v{draw.randint(1, 90)};click_{number % 400};/p/{number};{AT - 9_000_000 + number * 1000}"
        for number in range(1200)
    ]
    text = "\n".join(lines)
    look, asked = answered(kept(tmp_path, text, "web_events.csv"))
    assert asked == []
    assert list(meanings(look).values()) == ["device id", "name", "page", "time"]
    receipt = bring(warehouse, tmp_path, text, mapping=look.mapping)
    assert fates(receipt) == (1200, 0, 0, 0, 0)
    assert len(warehouse.rows(warehouse.table("events").select("name").distinct())) == 400


def test_a_clock_beside_a_full_time_is_kept_as_it_is(tmp_path: Path):
    text = "kunde,zeit,uhrzeit\nana,2026-11-03T10:00:00Z,10:00\nben,2026-11-04T11:00:00Z,11:00\n"
    look = first_look(kept(tmp_path, text, "x.csv"), file_name="x.csv", mapping=None)
    assert look.survey is not None
    guess = guess_columns(look.survey)["uhrzeit"]
    assert guess.meaning.meaning == "attribute"
    assert "the time says it already" in guess.reason


def test_clock_times_of_a_workbook_join_their_day(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kunde", "Datum", "Uhrzeit", "Vorgang"])
    sheet.append(["K1", date(2026, 11, 3), time(8, 15), "Besuch"])
    sheet.append(["K2", date(2026, 11, 4), time(9, 30), "Kauf"])
    book.save(tmp_path / "besuche.xlsx")
    look, asked = answered(tmp_path / "besuche.xlsx")
    assert asked == ["time_zone"]
    assert stages_of(tmp_path / "besuche.xlsx", look.mapping) == [
        ("2026-11-03T07:15:00Z", "Besuch"),
        ("2026-11-04T08:30:00Z", "Kauf"),
    ]


def test_days_without_a_clock_are_whole_days_and_said_to_be(tmp_path: Path):
    path = kept(
        tmp_path, "kunde,vorgang,datum\nana,Kauf,03.11.2026\nben,Kauf,16.11.2026\n", "x.csv"
    )
    look, asked = answered(path)
    assert asked == []
    [said] = look.warnings
    assert "days without a time of day" in said
    assert "start of their day (UTC)" in said
    rows = list(reader_named("csv").read(path, look.mapping))
    assert {row.events[0].precision for row in rows} == {"day"}
    timed = kept(tmp_path, "kunde,vorgang,datum\nana,Kauf,2026-11-03T10:00:00Z\n", "y.csv")
    assert answered(timed)[0].warnings == ()


def test_a_file_named_after_a_person_is_stored_without_the_name(
    warehouse: Warehouse, tmp_path: Path
):
    assert source_name("orders eva.klein@example.com 2026.csv") == "orders"
    look = first_look(
        kept(tmp_path, "kunde,vorgang,zeit\nana,Kauf,2026-11-03T10:00:00Z\n", "x.csv"),
        file_name="0171 5550101 calls.csv",
        mapping=None,
    )
    assert look.mapping.source_name == "calls"
    named = replace(look.mapping, source_name="eva.klein@example.com", closed=False)
    text = (tmp_path / "x.csv").read_bytes()
    receipt = bring(warehouse, tmp_path, text, mapping=named, file_name="eva.klein@example.com.csv")
    assert "eva" not in repr((receipt, warehouse.rows(warehouse.table("sources"))))
    assert "eva" not in repr(warehouse.rows(warehouse.table("imports")))


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("parcel,scan,scanned_at,courier", {"scan": "name"}),
        ("customer,asked_about,stars,when", {"asked_about": "name", "stars": "score"}),
        ("visitor,page,ts,x", {"visitor": "device id"}),
        (
            "cliente,acción,fecha,importe",
            {"cliente": "customer", "acción": "name", "fecha": "time"},
        ),
        ("klant,gebeurtenis,tijdstip,bedrag", {"klant": "customer", "gebeurtenis": "name"}),
        ("client,évènement,date,montant", {"client": "customer", "évènement": "name"}),
        (
            "kundenr,hændelse,dato,beløb",
            {"kundenr": "customer", "hændelse": "name", "dato": "time"},
        ),
    ],
)
def test_names_of_columns_are_understood_in_several_languages(
    tmp_path: Path, header: str, wanted: dict[str, str]
):
    names = header.split(",")
    cells = {
        "scan": "arrived",
        "stars": "4",
        **dict.fromkeys(
            ("scanned_at", "when", "ts", "fecha", "tijdstip", "date", "dato"), "2026-11-03"
        ),
    }
    row = ",".join(cells.get(name, f"{name[:2]}7") for name in names)
    look = first_look(
        kept(tmp_path, f"{header}\n{row}\n", "x.csv"), file_name="x.csv", mapping=None
    )
    found = meanings(look)
    assert {name: found[name] for name in wanted} == wanted


def test_what_an_answer_is_about_makes_no_event_of_it(tmp_path: Path):
    text = "customer,asked_about,stars,when\nana,delivery,4,2026-11-03\nben,store,2,2026-11-04\n"
    path = kept(tmp_path, text, "answers.csv")
    look, _ = answered(path)
    rows = list(reader_named("csv").read(path, look.mapping))
    assert [(len(row.events), row.answers[0].name) for row in rows] == [
        (0, "delivery"),
        (0, "store"),
    ]


@pytest.mark.parametrize(
    ("name", "channel"), [("reviews_q3", "review"), ("courier_scans", "delivery")]
)
def test_a_files_name_tells_its_channel(tmp_path: Path, name: str, channel: str):
    path = kept(tmp_path, "customer,event,time\nana,x,2026-11-03\n", f"{name}.csv")
    assert first_look(path, file_name=path.name, mapping=None).mapping.channel == channel
