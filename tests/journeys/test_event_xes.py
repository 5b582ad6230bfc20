"""Logs of process mining are read like any event file, and hostile ones are refused."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from desireline.evidence.refusal import FileRefusedError
from desireline.measures.event_file import read_events

XES = """<?xml version="1.0" encoding="UTF-8"?>
<!-- written by hand -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="none"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="concept:name" value="a shop"/>
  <trace>
    <string key="concept:name" value="ana"/>
    <string key="segment" value="new &amp; keen"/>
    <event>
      <string key="concept:name" value="ad"/>
      <date key="time:timestamp" value="2026-03-01T09:00:00.000+01:00"/>
      <string key="lifecycle:transition" value="start"/>
      <string key="cost"><string key="concept:name" value="not this one"/></string>
    </event>
    <event>
      <date key="time:timestamp" value="2026-03-01T09:00:00.250+01:00"/>
      <string key="concept:name" value="visit"/>
      <list key="basket"><values><string key="concept:name" value="nor this"/></values></list>
    </event>
  </trace>
  <trace>
    <string key="concept:name" value="ben"/>
    <event>
      <string key="concept:name" value="visit"/>
      <date key="time:timestamp" value="2026-03-02T10:00:00Z"/>
      <int key="basket" value="3"/>
    </event>
  </trace>
</log>
"""
TRUSTED = """<!DOCTYPE log [{}]><log><trace><string key="concept:name" value="ana"/><event>
<string key="concept:name" value="{}"/><date key="time:timestamp" value="2026-03-01"/></event>
</trace></log>"""
LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{of};" * 10}">' for of, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.fixture(params=["plain", "gz", "without a name"])
def path(request, tmp_path) -> Path:
    if request.param == "gz":
        path = tmp_path / "log.xes.gz"
        path.write_bytes(gzip.compress(XES.encode()))
        return path
    path = tmp_path / ("log.xes" if request.param == "plain" else "export")
    path.write_text(XES, encoding="utf-8")
    return path


def test_traces_are_customers_and_times_are_exact(path) -> None:
    events = read_events(path, keep=["case:segment", "lifecycle:transition"])
    rows = events.transitions().to_arrow().to_pylist()
    assert {(row["touchpoint"], row["next_touchpoint"]): row["count"] for row in rows} == {
        ("ad", "visit"): 1,
        ("visit", None): 2,
    }
    (wait,) = (row["median_wait_seconds"] for row in rows if row["next_touchpoint"])
    assert wait == 0.25
    assert events.graph().period == ("2026-03-01T08:00:00Z", "2026-03-02T10:00:00Z")
    assert events.where(having={"case:segment": "new & keen"}).graph().n == 1
    assert events.only(having={"lifecycle:transition": "start"}).transitions().n == 1
    assert events.log.events.customers == ("ana", "ben")
    events.close()


def test_a_log_gives_the_same_answers_as_csv(tmp_path) -> None:
    rows = [
        (
            f"c{n % 7}",
            ("ad", "visit", "order", "a & <b>")[n % 4],
            f"2026-03-{n % 28 + 1:02}T10:00:00Z",
        )
        for n in range(300)
    ]
    flat = tmp_path / "log.csv"
    with flat.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("customer", "touchpoint", "time"), *rows])
    one, other = read_events(flat), read_events(written(tmp_path / "log.xes", rows))
    for question in ("transitions", "variants", "durations", "follows", "step_matrix"):
        ours, theirs = getattr(one, question)(), getattr(other, question)()
        assert ours.to_arrow().equals(theirs.to_arrow()), question
    one.close()
    other.close()


def written(path: Path, rows) -> Path:
    out = io.StringIO()
    out.write("<log>")
    for customer in sorted({row[0] for row in rows}):
        out.write(f'<trace><string key="concept:name" value={quoteattr(customer)}/>')
        for _, what, at in (row for row in rows if row[0] == customer):
            out.write(f'<event><string key="concept:name" value={quoteattr(what)}/>')
            out.write(f'<date key="time:timestamp" value="{at}"/></event>')
        out.write("</trace>")
    out.write("</log>")
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TRUSTED.format(LAUGHS, "&h;"), "xml-entities"),
        (TRUSTED.format('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), "xml-entities"),
        (TRUSTED.format("", "ad"), "xml-entities"),
        (f"<!--{'x' * 100_000}-->" + TRUSTED.format(LAUGHS, "&h;"), "xml-entities"),
        (TRUSTED.format(LAUGHS, "&h;").encode("utf-16"), "xml-entities"),
        (XES[:-40], "damaged"),
        (XES.replace("</event>", "", 1), "damaged"),
        ("<log>" + "<x>" * 400 + "</x>" * 400 + "</log>", "damaged"),
        ("<feed><entry/></feed>", "no-xes"),
        ("<log></log>", "empty"),
        ("<log><trace><string key='concept:name' value='ana'/></trace></log>", "empty"),
    ],
    ids=[
        *("laughs", "a file of the machine", "a document type", "behind a long comment", "utf-16"),
        *("cut off", "not closed", "too deep", "another document", "no trace", "no event"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_with_its_reason(tmp_path, content, reason) -> None:
    path = tmp_path / "log.xes"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FileRefusedError) as refused:
        read_events(path, file_format="xes")
    assert refused.value.reason == reason
    assert "log.xes" in refused.value.sentence
    assert "root:" not in refused.value.sentence


def test_more_attributes_than_any_log_has_are_refused(tmp_path) -> None:
    many = "".join(f'<string key="k{n}" value="1"/>' for n in range(600))
    path = tmp_path / "wide.xes"
    path.write_text(f"<log><trace><event>{many}</event></trace></log>", encoding="utf-8")
    with pytest.raises(FileRefusedError, match="more than 500 attributes"):
        read_events(path)
