"""Lists of calls, tickets and chats are occurrences, whatever words stand in their rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.looking import FirstLook, first_look

REASONS = ("Lieferung verspätet", "Wo ist mein Paket?", "Umtausch", "Rechnung", "Werkstatt-Termin")


def looked(folder: Path, header: str, line: str, *, name: str, rows: int = 40) -> FirstLook:
    path = folder / "file"
    lines = [
        line.format(n=n, day=1 + n % 28, why=REASONS[n % len(REASONS)]) for n in range(1, rows)
    ]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return first_look(path, file_name=name, mapping=None)


def meanings(look: FirstLook) -> dict[str, str]:
    return {column.column: column.meaning for column in look.mapping.columns}


def test_a_telephone_list_becomes_calls_named_by_their_reason(tmp_path: Path):
    look = looked(
        tmp_path,
        "Lfd. Nr.;Datum;Uhrzeit;Kundennr.;Anrufgrund;Gespräch (s)",
        "{n};{day:02}.10.2026;09:12;K-{n};{why};{n}0",
        name="anrufliste.csv",
    )
    assert list(meanings(look).values()) == [
        *("sequence", "time", "time of day", "customer", "name", "duration seconds"),
    ]
    assert (look.mapping.answers_only, look.mapping.channel) == (False, "call")


@pytest.mark.parametrize(
    ("name", "column", "event", "channel"),
    [
        ("anrufe.csv", "Notiz", "Call", "call"),
        ("tickets.csv", "Beschreibung", "Ticket", "ticket"),
        ("export.csv", "Chatverlauf", "Chat", "chat"),
    ],
)
def test_words_do_not_make_a_contact_an_answer(
    tmp_path: Path, name: str, column: str, event: str, channel: str
):
    look = looked(
        tmp_path,
        f"Datum;Kundennr;{column};Chat-Nr" if channel == "chat" else f"Datum;Kundennr;{column};x",
        "{day:02}.10.2026;K-{n};Ich warte seit {n} Tagen auf mein Paket;{n}",
        name=name,
    )
    assert "words" in meanings(look).values()
    assert look.mapping.answers_only is False
    assert (look.mapping.name, look.mapping.channel) == (event, channel)


def test_a_survey_about_calls_holds_answers(tmp_path: Path):
    look = looked(
        tmp_path,
        "Datum;Kundennr;Wie war das Gespräch?",
        "{day:02}.10.2026;K-{n};Sehr nett, aber {n} Minuten gewartet",
        name="Umfrage nach Anrufen.csv",
    )
    assert look.mapping.answers_only is True


def test_few_texts_that_come_again_are_nobodys_words(tmp_path: Path):
    look = looked(
        tmp_path, "Datum;Kundennr;Lager", "{day:02}.10.2026;K-{n};Halle Nord Tor 4", name="x.csv"
    )
    assert meanings(look)["Lager"] == "attribute"
    asked = looked(
        tmp_path,
        "Datum;Kundennr;Was hat Sie geärgert oder gefreut?",
        "{day:02}.10.2026;K-{n};Schönes Rad, alles bestens!",
        name="x.csv",
    )
    assert meanings(asked)["Was hat Sie geärgert oder gefreut?"] == "words"


def test_a_reason_most_rows_leave_empty_is_kept_beside_the_event(tmp_path: Path):
    path = tmp_path / "file"
    rows = "".join(f"2026-10-{n:02};K-{n};{'zu klein' if n == 3 else ''}\n" for n in range(1, 20))
    path.write_text(f"Bestelldatum;Kundennr;Rückgabegrund\n{rows}", encoding="utf-8")
    look = first_look(path, file_name="Bestellungen.csv", mapping=None)
    assert meanings(look)["Rückgabegrund"] == "attribute"


def test_a_merged_head_says_nothing_about_one_column(tmp_path: Path):
    look = looked(
        tmp_path,
        "Kunde;Kunde;Kunde;Bestellung;Bestellung;Bestellung;Bestellung\n"
        "Nr.;E-Mail;PLZ;Nr.;Bestelldatum;Artikel;Betrag (€)",
        "K-{n};k{n}@example.org;10115;B26-{n:05};{day:02}.10.2026;Rad {n};{n},50",
        name="Bestellungen.csv",
    )
    assert list(meanings(look).values()) == [
        *("customer", "email", "leave out", "order", "time", "attribute", "value"),
    ]
