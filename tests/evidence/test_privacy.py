"""Direct identifiers never enter the evidence store; the vault alone holds them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring

from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.identity import resolution
from desireline.evidence.masking import masked
from desireline.evidence.parsed import Identifier
from desireline.evidence.pseudonym import load_key, normalized, pseudonym
from desireline.warehouse import COLUMNS, Warehouse
from desireline.warehouse.vault import clear_value, count

WRITTEN = replace(
    CLICKS,
    source_name="letters",
    columns=(
        ColumnMeaning(column="kunde", meaning="customer"),
        ColumnMeaning(column="mail", meaning="email"),
        ColumnMeaning(column="tel", meaning="phone"),
        ColumnMeaning(column="name", meaning="leave out"),
        ColumnMeaning(column="event", meaning="name"),
        ColumnMeaning(column="page", meaning="page"),
        ColumnMeaning(column="words", meaning="words"),
        ColumnMeaning(column="time", meaning="time"),
    ),
)
CANARY = {
    "kunde": "KD-CANARY-1",
    "mail": "canary.bird@example.com",
    "tel": "+49 30 5550 4711",
    "name": "Carla Canary",
}
ROW = (
    f"{CANARY['kunde']};{CANARY['mail']};{CANARY['tel']};{CANARY['name']};visit;"
    f"/me?u={CANARY['kunde']}&m=canary.bird%40example.com;"
    f"I am {CANARY['mail']} ring +49 30 5550 4711 from 203.0.113.77;"
)
FILE = (
    "kunde;mail;tel;name;event;page;words;time\n"
    f"{ROW}2026-03-01T10:00:00Z\n{ROW}not a time {CANARY['mail']}\n"
)


def everything(warehouse: Warehouse) -> str:
    return json.dumps(
        {t: [list(r.values()) for r in warehouse.rows(warehouse.table(t))] for t in COLUMNS},
        ensure_ascii=False,
    )


def test_canaries_are_in_the_vault_and_nowhere_else(warehouse: Warehouse, tmp_path: Path):
    receipt = bring(warehouse, tmp_path, FILE, mapping=WRITTEN)
    assert (receipt.inserted, receipt.rejected) == (1, 1)
    stored = everything(warehouse) + repr(receipt)
    assert "visit" in stored, "the scan must see what is stored"
    for canary in (*CANARY.values(), "canary.bird", "5550 4711", "203.0.113.77"):
        assert canary not in stored
    mail = Identifier(kind="email", value=CANARY["mail"])
    known = pseudonym(load_key(tmp_path), mail)
    assert known is not None
    assert known in stored
    assert clear_value(tmp_path, known) == CANARY["mail"]
    assert count(tmp_path) == 3


def test_a_pseudonym_needs_the_key(tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    phone = Identifier(kind="phone", value="+4930555047")
    assert pseudonym(load_key(tmp_path), phone) != pseudonym(load_key(other), phone)
    assert (tmp_path / "pseudonym.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("email", "Lucia.Prieto@Example.net "), ("email", "lucia.prieto@example.net"), True),
        (("phone", "+49 30 5550101"), ("phone", "49305550101"), True),
        (("phone", "'+49 (0)30 555-0101"), ("phone", "0049305550101"), True),
        (("user", "ana@example.com"), ("email", "ANA@example.com"), True),
        (("user", "u_1001"), ("customer", "u_1001"), True),
        (("user", "a1b2"), ("user", "A1B2"), False),
        (("order", "1042"), ("customer", "1042"), False),
        (("order", "ew-200526 "), ("order", "EW-200526"), True),
    ],
)
def test_equal_identifiers_are_equal(one, other, same):
    first, second = (Identifier(kind=kind, value=value) for kind, value in (one, other))
    assert (normalized(first) == normalized(second)) is same


@pytest.mark.parametrize("value", ["anonymous", " ", "+266696687", "NULL"])
def test_nobody_has_no_pseudonym(value: str):
    assert pseudonym(b"k", Identifier(kind="phone", value=value)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to a.b@example.com now", "write to [e-mail] now"),
        ("call 030 5550101", "call [phone]"),
        ("call +49 (0)30 555 0101", "call [phone]"),
        ("IBAN DE89 3704 0044 0532 0130 00 ok", "IBAN [account] ok"),
        ("card 4111 1111 1111 1111", "card [account]"),
        ("from 2001:db8::ff00:42:8329", "from [IP address]"),
        ("2026-03-01T10:00:00.123Z", "2026-03-01T10:00:00.123Z"),
        ("order 118900000001 for 1,234.50", "order 118900000001 for 1,234.50"),
        ("at 10:15:30 on 03/04/2026", "at 10:15:30 on 03/04/2026"),
    ],
)
def test_text_is_masked_by_pattern(text: str, expected: str):
    assert masked(text) == expected


def test_a_shared_number_joins_nobody_and_is_told(warehouse: Warehouse, tmp_path: Path):
    rows = "".join(
        f"K{n};k{n}@example.com;{'+49305550000' if n < 60 else ''};x;visit;/;hi;2026-03-01\n"
        for n in range(61)
    )
    receipt = bring(
        warehouse, tmp_path, f"kunde;mail;tel;name;event;page;words;time\n{rows}", mapping=WRITTEN
    )
    assert any("is linked to 60 people" in warning for warning in receipt.warnings)
    found = resolution(warehouse)
    assert (found.identifiers, found.customers) == (61 + 61 + 1, 62)
    assert found.unresolved == 123


def test_a_shared_number_is_told_once_by_the_file_that_made_it_so(
    warehouse: Warehouse, tmp_path: Path
):
    def file(first: int, last: int, number: str) -> str:
        rows = "".join(
            f"K{n};k{n}@example.com;{number};x;visit;/;hi;2026-03-01T10:00:00Z\n"
            for n in range(first, last)
        )
        return f"kunde;mail;tel;name;event;page;words;time\n{rows}"

    def told(text: str) -> list[str]:
        receipt = bring(warehouse, tmp_path, text, mapping=WRITTEN)
        return [warning for warning in receipt.warnings if "looks shared" in warning]

    assert told(file(0, 40, "+49305550000")) == []
    (warning,) = told(file(40, 60, "+49305550000"))
    assert "is linked to 60 people" in warning
    assert told(file(60, 62, "+49305550000")) == []
    (other,) = told(file(100, 160, "+49305559999"))
    assert other.split("(")[1] != warning.split("(")[1]
