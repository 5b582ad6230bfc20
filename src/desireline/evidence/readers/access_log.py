"""A web server's access log in the combined format: the pages people looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.head import Head
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.parsed import ParsedEvent, ParsedRow, Rejection
from desireline.evidence.readers.person_keys import identifier, joined, known
from desireline.evidence.times import TimeReader, TimeRefusedError

NAME = "access_log"
CHANNEL = "web"
CAVEAT = (
    "A visitor of this log is an address with a browser: two people behind one office address "
    "with the same browser are one, one person at home and on the train is two. Machines that "
    "pretend to be a browser are counted as people."
)

LONGEST_LINE = 100_000
LOOKED_AT = 5
NAME_DEPTH = 2
FIRST_ERROR = 400
_LINE = late_pattern(
    r"(?:\S+:\d+ )?(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]{20,40})\] "
    r'"(?P<request>(?:[^"\\]|\\.)*)" (?P<status>\d{3}) (?P<bytes>\S+)'
    r'(?: "(?P<referrer>(?:[^"\\]|\\.)*)" "(?P<agent>(?:[^"\\]|\\.)*)")?(?: .*)?'
)
_REQUEST = late_pattern(r"(?P<method>[A-Z]{3,10}) (?P<target>\S+)(?: HTTP/[\d.]+)?")
_MACHINE = late_pattern(
    r"bot\b|bot[/;]|crawl|spider|slurp|feed|rss|monitor|fetch|preview|https?:|curl|wget|python|java/|"
    r"perl|ruby|go-http|okhttp|libwww|client|library|scan|probe|headless|archiver|@",
    re.IGNORECASE,
)
_PART_OF_A_PAGE = late_pattern(
    r"\.(?:css|js|mjs|json|png|jpe?g|gif|ico|svg|webp|avif|woff2?|ttf|eot|otf|map|txt|xml|xsl|rss|"
    r"atom|mp4|webm|mp3|zip|gz|exe|jar)$|/favicon|/robots\.txt|/(?:feed|rss|atom)/?$",
    re.IGNORECASE,
)
# Pages that say something is done lie deep: /checkout/onepage/success, /bestellung/4711/danke.
_ARRIVAL = late_pattern(
    r"(?:order[-_])?(?:thank[-_]?you|thanks|(?:vielen[-_])?dank[e]?|success|confirm(?:ation|ed)|"
    r"best(?:ä|ae|%C3%A4)tigung|received|complete[d]?|merci|gracias)(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_INDEX = late_pattern(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_NUMBERED = late_pattern(r"\d+|[0-9a-f]{8,}|[0-9a-f-]{32,}", re.IGNORECASE)
# In a line that cannot be read: who asked, and what was typed behind a question mark.
_WHO = late_pattern(r"^\S+ \S+ .*?\[")
_ASKED = late_pattern(r'\?[^"]*')
_CAMPAIGN = ("utm_source", "utm_medium", "utm_campaign", "gclid")
_TIMES = TimeReader()


def recognizes(head: Head) -> bool:
    """Say whether the first lines have the form of a log."""
    lines = [line for line in head.text.splitlines() if line.strip()][:LOOKED_AT]
    return bool(lines) and sum(1 for line in lines if _LINE.fullmatch(line)) * 2 > len(lines)


def read(path: Path, mapping: Mapping) -> Iterator[ParsedRow]:
    """Read a log: one row per line that is not blank.

    A page looked at is an event under ``page_name`` of its address; the whole address
    without its query is its page. Lines by machines, parts of pages and redirects are refused,
    each with its reason. The visitor is the address with the browser, joined with the login.
    """
    with path.open(encoding=mapping.encoding or "utf-8", errors="replace", newline="\n") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            text = line.replace("\0", "?").strip()
            if text:
                yield _row(number, text, mapping)


def _row(number: int, line: str, mapping: Mapping) -> ParsedRow:
    found = _LINE.fullmatch(line)
    if found is None:
        shown = _ASKED.sub("?[hidden]", _WHO.sub("[hidden] - [hidden] [", line))[:1000]
        return ParsedRow(row_number=number, raw={"line": shown}, rejection=_unreadable(number))
    raw: dict[str, str | None] = {
        name: text if text not in {"-", ""} else None for name, text in found.groupdict().items()
    }
    rejection = _aside(raw)
    if rejection is None:
        try:
            event = _view(raw, mapping)
        except TimeRefusedError as error:
            rejection = Rejection(reason=error.reason, sentence=error.sentence, remedy=error.remedy)
    if rejection is not None:
        return ParsedRow(row_number=number, raw=raw, personal=_PERSONAL, rejection=rejection)
    people = known(event.identifier, identifier("user", raw["user"]))
    return ParsedRow(
        row_number=number,
        raw=raw,
        events=(event,),
        identifiers=people,
        links=joined(people, "same row"),
        personal=_PERSONAL,
    )


_PERSONAL = frozenset({"ip", "user"})


def _view(raw: dict[str, str | None], mapping: Mapping) -> ParsedEvent:
    request = _REQUEST.fullmatch(raw["request"] or "")
    target = urlsplit(request["target"]) if request else urlsplit("/")
    sent = request is not None and request["method"] == "POST"
    placed = _TIMES.read(raw["time"] or "")
    return ParsedEvent(
        happened_at=placed.ms,
        precision=placed.precision,
        name=page_name(target.path) + (" (form sent)" if sent else ""),
        identifier=identifier("device", f"{raw['ip']} {raw['agent'] or ''}"),
        channel=mapping.channel or CHANNEL,
        page=target.path or "/",
        attributes=_attributes(raw, target.query),
    )


@lru_cache(maxsize=65536)
def page_name(path: str) -> str:
    """Give the part of the site a page lies in: two levels, without numbers and file endings.

    A deeper part that says something is done stays: ``/bestellung/*/danke``.
    """
    parts = [part for part in _INDEX.sub("/", path).split("/") if part]
    arrived = [part for part in parts[NAME_DEPTH:] if _ARRIVAL.fullmatch(part)][:1]
    kept = ["*" if _NUMBERED.fullmatch(part) else part for part in parts[:NAME_DEPTH]]
    return "/" + "/".join([*kept, *arrived])


def _attributes(raw: dict[str, str | None], query: str) -> dict[str, str]:
    kept = {}
    if int(raw["status"] or 0) >= FIRST_ERROR:
        kept["status"] = raw["status"] or ""
    host = _host(raw["referrer"] or "")
    if host:
        kept["referrer"] = host
    for name, value in parse_qsl(query, max_num_fields=1000) if "=" in query else ():
        if name in _CAMPAIGN and value:
            kept[name] = value if name != "gclid" else "yes"
    return kept


@lru_cache(maxsize=4096)
def _host(referrer: str) -> str:
    try:
        return urlsplit(referrer).hostname or ""
    except ValueError:
        return ""


def _aside(raw: dict[str, str | None]) -> Rejection | None:  # noqa: PLR0911 - one a reason
    request = _REQUEST.fullmatch(raw["request"] or "")
    if request is None:
        return _refusal("no-request", "The line holds no request for a page.")
    if not raw["agent"] or _MACHINE.search(raw["agent"]):
        return _refusal(
            "machine", "A machine asked for the page: a crawler, a monitor or a script."
        )
    if request["method"] not in {"GET", "POST"}:
        return _refusal(
            "no-page-view", "The request looks at no page (HEAD, OPTIONS and the like)."
        )
    try:
        path = urlsplit(request["target"]).path
    except ValueError:
        return _refusal("no-request", "The line holds no request for a page.")
    if _PART_OF_A_PAGE.search(path):
        return _refusal("part-of-page", "A picture, style sheet, script or download, not a page.")
    status = raw["status"] or ""
    if status.startswith("3") and status != "304" and request["method"] == "GET":
        return _refusal("redirect", "The server sent the visitor on to another page.")
    return None


def _refusal(reason: str, sentence: str) -> Rejection:
    return Rejection(
        reason=reason, sentence=sentence, remedy="Nothing to do; only pages people saw count."
    )


def _unreadable(number: int) -> Rejection:
    return Rejection(
        reason="unreadable-line",
        sentence=f"Line {number} is not written in the combined log format.",
        remedy="Nothing to do for single broken lines; else write the log in the combined format.",
    )
