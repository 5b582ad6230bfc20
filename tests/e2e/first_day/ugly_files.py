"""Five files as a bicycle shop's own tools wrote them, an old map, and what truly happened."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

MODELS = (
    "Trekking-Rad Elbe 28",
    "E-Bike Müritz 500",
    "Citybike Alster",
    "Kinderrad Floh 16",
    "Rennrad Föhn 3",
    "Lastenrad Büffel",
)
REASONS = ("Lieferung verspätet", "Wo ist mein Paket?", "Umtausch", "Rechnung", "Werkstatt-Termin")
OPENING = datetime(2026, 7, 1, 6, 0)  # noqa: DTZ001 - the shop writes wall-clock times
SECONDS_A_DAY = 86_400


@dataclass(slots=True, kw_only=True)
class Person:
    """One customer: the keys each tool knows them by, and what they did when."""

    number: int
    did: list[tuple[datetime, str]] = field(default_factory=list)
    ordered: datetime | None = None
    model: str = ""
    price: float = 0.0
    called: list[tuple[datetime, str, int]] = field(default_factory=list)
    answer: tuple[datetime, int, int, str] | None = None

    @property
    def customer(self) -> str:
        return f"K-{10_000 + self.number}"

    @property
    def mail(self) -> str:
        return f"kundin.{self.number:04d}@example.org"

    @property
    def cookie(self) -> str:
        return f"c{self.number * 7919 % 999_983:06d}.{1_780_000_000 + self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What truly happened, counted from the people and never read by the product."""

    customers: int
    visits: int
    orders: int
    calls: int
    answers: int
    called_after_order: int


def people(*, seed: int, many: int) -> list[Person]:
    """Let customers look, compare, order, ask where it is, and answer."""
    chance = random.Random(seed)  # noqa: S311
    return [_live(Person(number=number), chance) for number in range(1, many + 1)]


def _live(person: Person, chance: random.Random) -> Person:
    moment = OPENING + timedelta(seconds=chance.randrange(100 * SECONDS_A_DAY))
    for _ in range(chance.randint(1, 6)):
        person.did.append((moment, _page(chance)))
        moment += timedelta(minutes=chance.randint(1, 2_000))
    if chance.random() < 0.45:
        for page in ("/warenkorb", "/kasse/adresse", "/kasse/zahlung"):
            person.did.append((moment, page))
            moment += timedelta(minutes=chance.randint(1, 9))
        person.ordered = moment
        person.model = chance.choice(MODELS)
        person.price = round(chance.uniform(349, 3_899), 2)
        person.did.append((moment + timedelta(seconds=2), "/kasse/danke"))
        _after_the_order(person, moment, chance)
    return person


def _page(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.25:
        return "/"
    if kind < 0.4:
        return "/suche"
    if kind < 0.5:
        return "/vergleich"
    return f"/produkt/{chance.randint(1, 396):03d}"


def _after_the_order(person: Person, moment: datetime, chance: random.Random) -> None:
    late = chance.random() < 0.35
    if late:
        for _ in range(chance.randint(1, 2)):
            rung = moment + timedelta(days=chance.randint(3, 8), minutes=chance.randint(0, 400))
            person.called.append((rung, chance.choice(REASONS[:2]), chance.randint(40, 900)))
    elif chance.random() < 0.1:
        rung = moment + timedelta(days=chance.randint(5, 25))
        person.called.append((rung, chance.choice(REASONS[2:]), chance.randint(40, 600)))
    if chance.random() < 0.5:
        said = moment + timedelta(days=chance.randint(9, 20))
        score = chance.randint(0, 5) if late else chance.randint(6, 10)
        words = (
            "Warten auf die Lieferung, niemand sagt wann. Meine Nummer: 0171 2345678"
            if late
            else "Schönes Rad, alles bestens!"
        )
        person.answer = (said, score, chance.randint(1, 2) if late else 4, words)


def write_day(folder: Path, *, seed: int = 3, many: int = 700) -> Truth:
    """Write the five files and the old map into ``folder``; return what truly happened."""
    folder.mkdir(parents=True, exist_ok=True)
    customers = people(seed=seed, many=many)
    write_survey(folder / "Umfrage Export FINAL (2).csv", customers)
    write_orders(folder / "Bestellungen Q3.xlsx", customers)
    write_calls(folder / "anrufliste.csv", customers)
    write_web(folder / "web_events.jsonl", customers, seed=seed)
    write_pivot(folder / "Anrufgründe Pivot.xlsx", customers)
    write_old_map(folder / "Customer Journey Wandkarte 2024.xlsx")
    return Truth(
        customers=many,
        visits=sum(len(one.did) for one in customers),
        orders=sum(one.ordered is not None for one in customers),
        calls=sum(len(one.called) for one in customers),
        answers=sum(one.answer is not None for one in customers),
        called_after_order=sum(bool(one.called) for one in customers),
    )


def write_survey(path: Path, customers: list[Person]) -> None:
    """Write a survey export with three header rows, as survey tools do."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(["StartDate", "EndDate", "Finished", "E-Mail", "Q1", "Q2", "Q3"])
        sheet.writerow(
            [
                "Startdatum",
                "Enddatum",
                "Beendet",
                "E-Mail-Adresse der befragten Person",
                "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
                "Wie zufrieden waren Sie mit der Lieferung?\n(1 = gar nicht, 5 = sehr)",
                "Was hat Sie geärgert oder gefreut?",
            ]
        )
        sheet.writerow([json.dumps({"ImportId": key}) for key in "abcdefg"])
        for one in customers:
            if one.answer is None:
                continue
            said, score, stars, words = one.answer
            started = f"{said:%Y-%m-%d %H:%M:%S}"
            ended = f"{said + timedelta(minutes=3):%Y-%m-%d %H:%M:%S}"
            sheet.writerow([started, ended, "1", one.mail.upper(), score, stars, words])


def write_orders(path: Path, customers: list[Person]) -> None:
    """Write a workbook with a title, a merged band of headings and German dates as text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tabelle1"
    sheet["A1"] = "Bestellungen 3. Quartal 2026 (Stand 15.11., bitte nicht ändern!)"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:G1")
    sheet["A3"], sheet["D3"] = "Kunde", "Bestellung"
    sheet.merge_cells("A3:C3")
    sheet.merge_cells("D3:G3")
    sheet.append(
        ["Kundennr.", "E-Mail", "PLZ", "Bestell-Nr.", "Bestelldatum", "Artikel", "Betrag (€)"]
    )
    total, ordered = 0.0, [one for one in customers if one.ordered]
    for place, one in enumerate(sorted(ordered, key=lambda buyer: str(buyer.ordered))):
        sheet.append(
            [
                one.customer,
                one.mail,
                f"{10_000 + one.number * 37 % 89_999}",
                f"B26-{place + 1:05d}",
                f"{one.ordered:%d.%m.%Y %H:%M}",
                one.model,
                _german(one.price),
            ]
        )
        total += one.price
    sheet.append(["Summe", None, None, None, None, None, _german(total)])
    book.create_sheet("Notizen")["A1"] = "Rückfragen an die Buchhaltung"
    book.save(path)


def _german(amount: float) -> str:
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def write_calls(path: Path, customers: list[Person]) -> None:
    """Write the telephone system's list: semicolons, latin-1, one row a call."""
    rows = sorted(
        ((rung, one, why, spent) for one in customers for rung, why, spent in one.called),
        key=lambda row: row[0],
    )
    with path.open("w", encoding="latin-1", newline="") as out:
        sheet = csv.writer(out, delimiter=";")
        sheet.writerow(["Lfd. Nr.", "Datum", "Uhrzeit", "Kundennr.", "Anrufgrund", "Gespräch (s)"])
        for place, (rung, one, why, spent) in enumerate(rows):
            sheet.writerow(
                [place + 1, f"{rung:%d.%m.%Y}", f"{rung:%H:%M}", one.customer, why, spent]
            )


def write_web(path: Path, customers: list[Person], *, seed: int) -> None:
    """Write the shop's event stream, shuffled, with four hundred names and a few broken lines."""
    lines = []
    for one in customers:
        known = one.ordered
        for moment, page in one.did:
            seen: dict[str, object] = {
                "ts": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
                "cookie": one.cookie,
                "event": page,
                "device": "mobile" if one.number % 3 else "desktop",
            }
            if known and moment >= known:
                seen["kundennr"] = one.customer
            lines.append(json.dumps(seen, ensure_ascii=False))
    random.Random(seed).shuffle(lines)  # noqa: S311
    lines[50:50] = ['{"ts": "2026-08-01T10:00:00Z", "cookie": "c1", "event": "/suche"', ""]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_pivot(path: Path, customers: list[Person]) -> None:
    """Write the call centre's monthly slide: reasons down, months across."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Pivot"
    sheet["A1"] = "Anzahl von Anrufgrund"
    months = ("2026-07", "2026-08", "2026-09", "2026-10", "2026-11")
    names = ("Jul 26", "Aug 26", "Sep 26", "Okt 26", "Nov 26")
    sheet.append([])
    sheet.append(["Anrufgrund", *names, "Gesamtergebnis"])
    calls = [(f"{rung:%Y-%m}", why) for one in customers for rung, why, _ in one.called]
    for reason in REASONS:
        counts = [calls.count((month, reason)) for month in months]
        sheet.append([reason, *(many or None for many in counts), sum(counts)])
    sums = [sum(month == other for other, _ in calls) for month in months]
    sheet.append(["Gesamtergebnis", *sums, sum(sums)])
    book.save(path)


OLD_MAP = (
    ("", "Suchen", "Vergleichen", "Kaufen", "Warten & Bekommen", "Fahren"),
    (
        "Was tut der Kunde?",
        "- schaut auf der Startseite\n- nutzt die Suche",
        "öffnet viele Produktseiten\nnutzt den Vergleich",
        "legt in den Warenkorb\nzahlt an der Kasse",
        "wartet\nruft an und fragt, wo das Paket bleibt",
        "fährt",
    ),
    ("Ziele", "Überblick", "das richtige Rad", "schnell fertig sein", "es bald haben", ""),
    (
        "Gedanken",
        "Was gibt es?",
        "Welches passt zu mir?",
        "Ist das sicher?",
        "Wann kommt es?",
        "Toll!",
    ),
    ("Emotion", "neugierig", "unsicher", "🙂", "verärgert", "begeistert"),
    (
        "Probleme",
        "",
        "Der Vergleich ist unübersichtlich",
        "Die meisten brechen an der Kasse ab",
        "Mehr als die Hälfte der Käufer ruft an",
        "",
    ),
    (
        "Ideen",
        "",
        "Vergleichstabelle",
        "Gastbestellung",
        "Liefertag per SMS",
        "Inspektion anbieten",
    ),
)


def write_old_map(path: Path) -> None:
    """Write the wall map somebody once typed into a spreadsheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Wandkarte"
    sheet["A1"] = "Customer Journey „Fahrrad kaufen“, Workshop März 2024"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Persona: die vorsichtige Käuferin"
    sheet.append([])
    for row in OLD_MAP:
        sheet.append(list(row))
    book.save(path)
