"""A row of a file, its channel, its customer and its moment, guessed without a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.column_mapping import ColumnMeaning, with_meaning
from desireline.evidence.looking import FirstLook, first_look


def looked(folder: Path, text: str, name: str, mapping=None) -> FirstLook:
    path = folder / "file"
    path.write_bytes(text.encode())
    return first_look(path, file_name=name, mapping=mapping)


def meanings(look: FirstLook) -> dict[str, str]:
    return {column.column: column.meaning for column in look.mapping.columns}


@pytest.mark.parametrize(
    ("file", "header", "name", "channel"),
    [
        ("Bestellungen Q3.csv", "Kundennr.;Bestell-Nr.;Bestelldatum;Betrag", "Order placed", "web"),
        ("export.csv", "customer_id;order_no;order_date;amount", "Order placed", "web"),
        ("Export.csv", "Kunde;Bestellnummer;Versanddatum;Betrag", "Order shipped", "web"),
        ("sales.csv", "kunde;bon_nr;datum;betrag", "Order placed", "store"),
        ("Treuekarten.csv", "Kartennummer;Ort;Beitrittsdatum;Stufe", "Joined (loyalty)", "loyalty"),
        ("bonus.csv", "member_id;x;date;points", "Points collected (loyalty)", "loyalty"),
        ("Telefonprotokoll.csv", "Kundennr.;x;Datum;y", "Telefonprotokoll", "call"),
        ("webtracking_export.csv", "visitor_id;x;ts;url", "", "web"),
        ("besuche.csv", "kunde;x;datum;y", "besuche", "other"),
    ],
)
def test_a_row_is_called_what_it_is(
    tmp_path: Path, file: str, header: str, name: str, channel: str
):
    rows = "".join(f"K-{n:03};A-{n:04};{n % 27 + 1:02}.06.2026;{n},50\n" for n in range(1, 40))
    if "url" in header:
        rows = "".join(
            f"v{n};A;{n % 27 + 1:02}.06.2026;https://x.example/a{n}\n" for n in range(40)
        )
    found = looked(tmp_path, f"{header}\n{rows}", file).mapping
    assert (found.name, found.channel) == (name, channel)


APPOINTMENTS = "Pat.-Nr.;Gebucht am;Termin am;Uhrzeit;Status\n" + "".join(
    f"P-{100 + n};{n % 20 + 1:02}.05.2026;{n % 25 + 1:02}.06.2026;09:{n:02};wahrgenommen\n"
    for n in range(30)
)


def test_a_clock_time_belongs_to_the_day_beside_it(tmp_path: Path):
    found = meanings(looked(tmp_path, APPOINTMENTS, "Terminliste.csv"))
    assert (found["Termin am"], found["Uhrzeit"]) == ("time", "time of day")
    assert found["Gebucht am"] == "attribute"


def test_a_patients_number_is_a_customer_and_never_the_records_own(tmp_path: Path):
    look = looked(tmp_path, APPOINTMENTS, "Terminliste.csv")
    assert meanings(look)["Pat.-Nr."] == "customer"
    assert look.mapping.record_key == ""


def test_a_key_that_becomes_a_person_is_no_key_any_more(tmp_path: Path):
    text = APPOINTMENTS.replace("Pat.-Nr.", "Stamm-Nr.")
    look = looked(tmp_path, text, "Terminliste.csv")
    assert look.mapping.record_key == "Stamm-Nr."
    customer = ColumnMeaning(column="Stamm-Nr.", meaning="customer")
    again = looked(tmp_path, text, "Terminliste.csv", with_meaning(look.mapping, customer))
    assert again.mapping.record_key == ""


def test_nothing_happens_in_a_survey_but_answers(tmp_path: Path):
    rows = "".join(
        f"a{n}@x.example;{n % 27 + 1:02}.06.2026;IP Address;{n % 11}\n" for n in range(30)
    )
    head = "E-Mail;Datum;Status / Response Type;Q1_NPS\n"
    look = looked(tmp_path, head + rows, "Patientenbefragung_2026.csv")
    assert meanings(look)["Status / Response Type"] == "attribute"
    assert (look.mapping.answers_only, look.mapping.channel) == (True, "survey")
    look = looked(tmp_path, head.replace(" / Response Type", "") + rows, "Umfrage.csv")
    assert meanings(look)["Status"] == "attribute"


def test_waiting_is_no_duration(tmp_path: Path):
    rows = "".join(f"K{n};{n % 27 + 1:02}.06.2026;{n * 7};{n}\n" for n in range(1, 30))
    found = meanings(
        looked(tmp_path, f"Kunde;Datum;Wartezeit (Sek.);Dauer (Sek.)\n{rows}", "a.csv")
    )
    assert (found["Wartezeit (Sek.)"], found["Dauer (Sek.)"]) == ("attribute", "duration seconds")
