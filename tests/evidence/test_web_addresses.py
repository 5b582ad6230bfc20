"""What stands behind the question mark of an address is hidden unless known to be harmless."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_tellings import CLICKS, bring

from desireline.evidence.column_mapping import ColumnMeaning, Mapping
from desireline.evidence.importing import import_file
from desireline.evidence.masking import masked
from desireline.evidence.web_addresses import without_queries
from desireline.warehouse import COLUMNS, Warehouse

CANARIES = ("Zephyrina", "Quackenbush", "zephyrina", "quackenbush")
ANA = "Mozilla/5.0 (Windows NT 10.0) Chrome/122.0"


def everything(warehouse: Warehouse) -> str:
    return json.dumps(
        {t: [list(r.values()) for r in warehouse.rows(warehouse.table(t))] for t in COLUMNS},
        ensure_ascii=False,
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("/me?name=Zephyrina+Quackenbush&page=2", "/me?name=[hidden]&page=2"),
        ("/sofas?sort=price_asc&utm_source=mail", "/sofas?sort=price_asc&utm_source=mail"),
        ("/sofas?sort=Zephyrina+Quackenbush", "/sofas?sort=[hidden]"),
        ("/search?Zephyrina+Quackenbush", "/search?[hidden]"),
        ("/me?a=1&amp;name=Zephyrina", "/me?a=[hidden]&amp;name=[hidden]"),
        ("/go?to=/me?name=Zephyrina", "/go?to=[hidden]?name=[hidden]"),
        ("https://a.example/#access=Zephyrina", "https://a.example/#access=[hidden]"),
        ("https://a.example/faq#delivery", "https://a.example/faq#delivery"),
        ("/me?name=Zephyrina Quackenbush", "/me?name=[hidden]"),
        ("GET /me?name=Zephyrina Quackenbush HTTP/1.1", "GET /me?name=[hidden] HTTP/1.1"),
        ("see https://a.example/?n=Zephyrina please", "see https://a.example/?n=[hidden] please"),
        ("Really? Two of them?", "Really? Two of them?"),
        ("/sofas", "/sofas"),
    ],
)
def test_only_harmless_keys_keep_their_values(written: str, kept: str):
    assert masked(written) == kept
    assert without_queries(kept) == kept, "hiding again changes nothing"


def test_an_access_log_keeps_no_query_in_clear(warehouse: Warehouse, tmp_path: Path):
    def line(request: str, *, user: str = "-", status: int = 200) -> str:
        referrer = "https://a.example/?q=Zephyrina+Quackenbush"
        time = "03/Mar/2025:13:00:05 +0100"
        return f'203.0.113.7 - {user} [{time}] "{request}" {status} 512 "{referrer}" "{ANA}"'

    lines = [
        line("GET /sofas?name=Zephyrina+Quackenbush&page=2 HTTP/1.1"),
        line("GET /a.css?name=Zephyrina+Quackenbush HTTP/1.1"),
        line("GET /x?name=Zephyrina Quackenbush HTTP/1.1"),
        line("GET /y HTTP/1.1", user="zephyrina").replace('" 200', '" none'),
        line("GET /z?n=Zephyrina Quackenbush HTTP/1.1", user="zephyrina")[:-20],
    ]
    path = tmp_path / "access.log"
    path.write_text("\n".join(lines) + "\n")
    receipt = import_file(
        warehouse,
        folder=tmp_path,
        path=path,
        file_name="access.log",
        mapping=Mapping(reader="access_log", source_name="site", closed=True),
        at_ms=1_780_000_000_000,
    )
    assert (receipt.inserted, receipt.rejected) == (1, 4)
    stored = everything(warehouse)
    assert "page=2" in stored, "the scan must see what is stored"
    assert [canary for canary in CANARIES if canary in stored] == []


def test_a_page_column_keeps_no_query_in_clear(warehouse: Warehouse, tmp_path: Path):
    mapping = replace(
        CLICKS,
        columns=(
            ColumnMeaning(column="kunde", meaning="customer"),
            ColumnMeaning(column="page", meaning="page"),
            ColumnMeaning(column="from", meaning="attribute"),
            ColumnMeaning(column="time", meaning="time"),
        ),
        name="",
    )
    page = "/me?name=Zephyrina+Quackenbush&page=2;https://a.example/?q=Zephyrina%20Quackenbush"
    text = f"kunde;page;from;time\n4;{page};2026-03-01T10:00:00Z\n4;{page};never\n"
    receipt = bring(warehouse, tmp_path, text, mapping=mapping)
    assert (receipt.inserted, receipt.rejected) == (1, 1)
    stored = everything(warehouse)
    assert "/me?name=[hidden]&page=2" in stored
    assert [canary for canary in CANARIES if canary in stored] == []
