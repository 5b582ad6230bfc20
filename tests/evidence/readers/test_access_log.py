"""A web server's log: pages people saw, and every other line set aside with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.looking import first_look
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.readers.access_log import page_name, read
from desireline.evidence.reading import detect
from desireline.evidence.times import iso

ANA = "Mozilla/5.0 (Windows NT 10.0) Chrome/122.0"
BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def line(
    request: str, *, ip: str = "203.0.113.7", user: str = "-", status: int = 200, agent: str = ANA
) -> str:
    time = "03/Mar/2025:13:00:05 +0100"
    return f'{ip} - {user} [{time}] "{request}" {status} 512 "https://a.example/x" "{agent}"'


def rows(folder: Path, *lines: str) -> list[ParsedRow]:
    path = folder / "access.log"
    path.write_text("\n".join(lines) + "\n")
    return list(read(path, Mapping(reader="access_log", source_name="site")))


def test_a_page_looked_at_is_an_event_of_a_visitor(tmp_path: Path):
    [row] = rows(tmp_path, line("GET /sofas/finch/?utm_source=mail&q=x HTTP/1.1"))
    [event] = row.events
    assert (iso(event.happened_at), event.precision) == ("2025-03-03T12:00:05Z", "s")
    assert (event.name, event.page, event.channel) == ("/sofas/finch", "/sofas/finch/", "web")
    assert event.attributes == {"referrer": "a.example", "utm_source": "mail"}
    assert event.identifier is not None
    assert event.identifier.kind == "device"


def test_an_address_with_another_browser_is_another_visitor(tmp_path: Path):
    page = "GET /sofas HTTP/1.1"
    one, same, other = rows(
        tmp_path, line(page), line(page), line(page, agent="Mozilla/5.0 (iPhone) Safari/17")
    )
    assert one.identifiers == same.identifiers
    assert one.identifiers != other.identifiers


def test_a_login_joins_the_visitor(tmp_path: Path):
    [row] = rows(tmp_path, line("GET /account HTTP/1.1", user="ana"))
    assert [identifier.kind for identifier in row.identifiers] == ["device", "user"]
    assert [link.rule for link in row.links] == ["same row"]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (line("GET /app.css HTTP/1.1"), "part-of-page"),
        (line("GET /img/a.png?v=2 HTTP/1.1"), "part-of-page"),
        (line("GET /sofas HTTP/1.1", agent=BOT), "machine"),
        (line("GET /sofas HTTP/1.1", agent="-"), "machine"),
        (line("HEAD /sofas HTTP/1.1"), "no-page-view"),
        (line("GET /old HTTP/1.1", status=301), "redirect"),
        (line(r"\x16\x03\x01", status=400), "no-request"),
        ("203.0.113.7 some words", "unreadable-line"),
        (line("GET /sofas HTTP/1.1").replace("03/Mar", "31/Feb"), "no-such-day"),
    ],
)
def test_every_other_line_says_why_it_is_set_aside(tmp_path: Path, written: str, reason: str):
    [row] = rows(tmp_path, written)
    assert row.rejection is not None
    assert row.rejection.reason == reason
    assert row.events == ()


def test_errors_and_sent_forms_are_kept_and_told_apart(tmp_path: Path):
    missing, sent = rows(
        tmp_path,
        line("GET /gone HTTP/1.1", status=404),
        line("POST /checkout HTTP/1.1", status=302),
    )
    assert missing.events[0].attributes["status"] == "404"
    assert sent.events[0].name == "/checkout (form sent)"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "/"),
        ("/index.html", "/"),
        ("/blog/tags/ipv6", "/blog/tags"),
        ("/p/4711/reviews", "/p/*"),
        ("/files/", "/files"),
    ],
)
def test_pages_are_named_by_two_levels_without_numbers(path: str, name: str):
    assert page_name(path) == name


def test_a_log_is_known_by_its_form_and_its_caveat_is_told(tmp_path: Path):
    path = tmp_path / "log"
    path.write_text("\n".join([line("GET /a HTTP/1.1")] * 4 + ["broken"]))
    assert detect(path, file_name="log") == "access_log"
    look = first_look(path, file_name="log", mapping=None)
    assert look.warnings[0].startswith("A visitor of this log is an address with a browser")


def test_a_table_that_quotes_a_log_is_still_a_table(tmp_path: Path):
    path = tmp_path / "notes.csv"
    path.write_text("customer,event,time\nana,GET /a,2026-11-03T10:00:00Z\n" * 2)
    assert detect(path, file_name="notes.csv") == "csv"
