"""What customers said: Qualtrics and Typeform answers, reviews, ratings of pages, mentions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from desireline.simulation.arrival import Arrived, Key, Line, RowFact, arrive
from desireline.simulation.places import (
    DELIVERY_SURVEY,
    FEEDBACK,
    PANEL,
    PLACES,
    PURCHASE_SURVEY,
    REVIEWS,
)
from desireline.simulation.process import Happening
from desireline.simulation.shop_export import BERLIN
from desireline.simulation.web_export import cookie_of
from desireline.simulation.wording import words

DELIVERY_QUESTION = "How was the delivery of your order?"
DELIVERY_WORDS = "What should we know about it?"
DELIVERY_WISH = "What matters most to you in a delivery?"
PURCHASE_QUESTION = "How easy was it to place your order?"
PURCHASE_WORDS = "What could we do better?"
REVIEW_HEADER = ("review_id", "email", "submitted_at", "stars", "words")
FEEDBACK_HEADER = ("feedback_id", "visitor", "asked_about", "given_at", "stars", "comment")
_QUALTRICS = (
    *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"),
    *("Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName"),
    *("RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude"),
    *("DistributionChannel", "UserLanguage", "Q1", "Q2", "Q3"),
)
_TYPEFORM = (
    "#",
    PURCHASE_QUESTION,
    PURCHASE_WORDS,
    "E-mail",
    "Start Date (UTC)",
    "Submit Date (UTC)",
    "Network ID",
)
PANEL_HEADER = ("answer_id", "answered_at", "would_come_back", "why")
_PANELISTS, _PANEL_AGE = 48, 425 * 86_400
_WISHES = ("An exact day", "Speed", "A low price")
_WISH_SHARES = (0.62, 0.2, 0.18)


def delivery_survey_rows(
    generator: np.random.Generator, happened: Iterable[Happening]
) -> tuple[Sequence[str], Arrived]:
    """Return the three header rows and the responses; previews and unfinished ones among them."""
    lines = [_delivery_answer(generator, one) for one in happened]
    stub = {"StartDate": "2026-09-30 10:00:00", "EndDate": "2026-09-30 10:05:00"}
    bad = (
        _qualtrics(stub | {"Status": "Survey Preview", "Finished": "True", "ResponseId": "R_p"}),
        _qualtrics(
            stub
            | {"Status": "IP Address", "Progress": "45", "Finished": "False", "ResponseId": "R_u"}
        ),
        _qualtrics({"EndDate": "soon", "Finished": "True", "ResponseId": "R_x"}),
    )
    texts = dict(zip(_QUALTRICS, _QUALTRICS, strict=True)) | {
        "StartDate": "Start Date",
        "EndDate": "End Date",
        "Q1": DELIVERY_QUESTION,
        "Q2": DELIVERY_WORDS,
        "Q3": DELIVERY_WISH,
    }
    imports = {
        column: json.dumps({"ImportId": column[0].lower() + column[1:]}) for column in _QUALTRICS
    }
    for column in ("StartDate", "EndDate", "RecordedDate"):
        entry = {"ImportId": column[0].lower() + column[1:], "timeZone": "Europe/Berlin"}
        imports[column] = json.dumps(entry)
    imports |= {"Q1": '{"ImportId": "QID1"}', "Q2": '{"ImportId": "QID2_TEXT"}'}
    imports["Q3"] = '{"ImportId": "QID3"}'
    header = (_row(_QUALTRICS), _qualtrics(texts), _qualtrics(imports))
    return header, arrive(generator, lines, file=DELIVERY_SURVEY, bad=bad)


def purchase_survey_rows(
    generator: np.random.Generator, happened: Iterable[Happening]
) -> tuple[Sequence[str], Arrived]:
    """Return the Typeform header and responses; some were never submitted."""
    lines = [_purchase_answer(generator, one) for one in happened]
    bad = (
        _row(("tf-u1", "4", "", "", "2026-09-30 10:00:00", "", "n1")),
        _row(("tf-u2", "", "", "", "2026-10-01 10:00:00", "", "n2")),
    )
    return (_row(_TYPEFORM),), arrive(generator, lines, file=PURCHASE_SURVEY, bad=bad)


def review_rows(
    generator: np.random.Generator, happened: Iterable[Happening]
) -> tuple[Sequence[str], Arrived]:
    """Return the reviews on the shop's own site."""
    lines = []
    for number, one in enumerate(happened, start=1):
        text = words("review", score=one.score, draw=generator.random())
        email = one.person.email
        cells = (f"rv-{number:05d}", email, _iso(one.at), str(one.score), text)
        trace = RowFact(
            at_ms=one.at * 1000,
            keys=(Key("email", email),),
            kind="review",
            channel="web",
            valence=one.score - 3.0,
        )
        lines.append(Line(at=one.at, text=_row(cells), traces=(trace,)))
    bad = ("rv-bad,jonas@example.com,2026-13-01T10:00:00Z,5,Late",)
    return (_row(REVIEW_HEADER),), arrive(generator, lines, file=REVIEWS, bad=bad)


def feedback_rows(
    generator: np.random.Generator, happened: Iterable[Happening]
) -> tuple[Sequence[str], Arrived]:
    """Return ratings of pages; those from the tablet at the demo table name nobody."""
    lines = []
    for number, one in enumerate(happened, start=1):
        cookie = "" if one.kind == "rate demo" else cookie_of(one.person, one.kind)[0]
        text = words(one.kind, score=one.score, draw=generator.random())
        cells = (
            f"fb-{number:05d}",
            cookie,
            PLACES[one.kind].name,
            _iso(one.at),
            str(one.score),
            text,
        )
        trace = RowFact(
            at_ms=one.at * 1000,
            keys=(Key("device", cookie),) if cookie else (),
            kind=one.kind,
            is_event=False,
            valence=one.score - 3.0,
        )
        lines.append(Line(at=one.at, text=_row(cells), traces=(trace,)))
    bad = ("fb-bad,,Category page feedback,2026-11-31T09:00:00Z,4,", "fb-bad-2,")
    return (_row(FEEDBACK_HEADER),), arrive(generator, lines, file=FEEDBACK, bad=bad)


def _delivery_answer(generator: np.random.Generator, one: Happening) -> Line:
    ended = datetime.fromtimestamp(one.at, UTC).astimezone(BERLIN)
    stamp = f"{ended:%Y-%m-%d %H:%M:%S}"
    wish = _WISHES[int(generator.choice(len(_WISHES), p=_WISH_SHARES))]
    said = words("rate delivery", score=one.score, draw=generator.random())
    said = said if generator.random() < 0.5 else ""  # noqa: PLR2004
    text = _qualtrics(
        {
            "StartDate": stamp,
            "EndDate": stamp,
            "Status": "IP Address",
            "Progress": "100",
            "Duration (in seconds)": "95",
            "Finished": "True",
            "RecordedDate": stamp,
            "ResponseId": f"R_{one.order}",
            "RecipientEmail": one.person.email,
            "ExternalReference": str(one.order),
            "DistributionChannel": "email",
            "UserLanguage": "EN",
            "Q1": str(one.score),
            "Q2": said,
            "Q3": wish,
        }
    )
    trace = RowFact(
        at_ms=one.at * 1000,
        keys=(Key("email", one.person.email), Key("order", str(one.order))),
        kind="rate delivery",
        facts=((DELIVERY_WISH, wish),),
        is_event=False,
        valence=one.score - 3.0,
    )
    traces = (trace, replace(trace, valence=None)) if said else (trace,)
    return Line(at=one.at, text=text, traces=traces)


def _purchase_answer(generator: np.random.Generator, one: Happening) -> Line:
    stamp = f"{datetime.fromtimestamp(one.at, UTC):%Y-%m-%d %H:%M:%S}"
    said = words("rate purchase", score=one.score, draw=generator.random())
    gives_address = generator.random() < 0.8  # noqa: PLR2004
    email = one.person.email if gives_address else ""
    cells = (
        f"tf{one.order:08x}",
        str(one.score),
        said if generator.random() < 0.4 else "",  # noqa: PLR2004
        email,
        stamp,
        stamp,
        f"n{one.person.number % 900}",
    )
    trace = RowFact(
        at_ms=one.at * 1000,
        keys=(Key("email", email),) if email else (),
        kind="rate purchase",
        is_event=False,
        valence=one.score - 3.0,
    )
    return Line(at=one.at, text=_row(cells), traces=(trace,))


def panel_rows(generator: np.random.Generator, *, ends_at: int) -> tuple[Sequence[str], Arrived]:
    """Return the answers of a panel asked more than a year ago; they name nobody."""
    lines = []
    for number in range(1, _PANELISTS + 1):
        at = ends_at - _PANEL_AGE + number * 3600
        score = int(np.clip(np.rint(generator.normal(3.8, 0.9)), 1, 5))
        text = words("panel", score=score, draw=generator.random())
        cells = (f"panel-{number:03d}", _iso(at), str(score), text)
        trace = RowFact(at_ms=at * 1000, keys=(), is_event=False, valence=None)
        lines.append(Line(at=at, text=_row(cells), traces=(trace,)))
    return (_row(PANEL_HEADER),), arrive(generator, lines, file=PANEL, twice=False)


def _qualtrics(cells: dict[str, str]) -> str:
    return _row([cells.get(column, "") for column in _QUALTRICS])


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(list(cells))
    return out.getvalue()


def _iso(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}"
