"""The commands on a bare event file: one JSON document each, and codes a script can rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from desireline.cli.main import app

LOG = """customer,touchpoint,time
ana@example.com,ad,2026-03-01T09:00:00Z
ana@example.com,visit,2026-03-01T09:01:00Z
ben@example.com,visit,2026-03-02T10:00:00Z
ana@example.com,order,2026-03-04T09:01:00Z
cleo@example.com,ad,2026-03-05T09:00:00Z
"""
EXPLAINED = {
    *("measure", "definition", "unit", "grain", "n", "denominator", "interval", "period", "as_of"),
    *("order_rule", "journey_rule", "chosen", "source", "asked", "notes", "rows", "computed"),
}


@pytest.fixture
def log(tmp_path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


def run(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


def document(*words: object):
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


QUESTIONS = (
    ("transitions",),
    ("variants",),
    ("graph",),
    ("funnel", "--steps", "ad,visit,order", "--window", "7d"),
    ("funnel", "--steps", "ad,order", "--without", "visit", "--count", "sessions"),
    ("funnel", "--steps", "ad,order", "--anchor", "first", "--order", "rows"),
    ("follows",),
    ("rework",),
    ("step-matrix", "--first", "3"),
    ("sessions", "--gap", "1h"),
    ("pattern", "--path", "ad->.*->order", "--count", "customers"),
    ("conversion", "--from", "ad", "--to", "order", "--within", "7d"),
    ("conversion", "--from", "visit", "--to", "order", "--within", "2", "--anchor", "first"),
    ("retention", "--every", "1", "--periods", "2"),
    ("durations",),
    ("durations", "--from", "ad", "--to", "order"),
    ("attribution", "--goal", "order"),
    ("journeys",),
    ("planned-path", "--plan", "ad?,visit,order"),
    ("sequences", "--least", "0.3", "--gap", "7d"),
    ("influence", "--goal", "order"),
    ("segments", "--by", "touchpoint", "--goal", "order"),
    ("changes", "--at", "2026-03-02"),
    ("handovers", "--by", "touchpoint"),
    ("effort", "--goal", "order", "--by", "touchpoint"),
    ("roles", "--goal", "order"),
    ("fall-outs", "--steps", "ad,visit,order", "--as-of", "2026-09-01"),
    ("churn", "--after", "1d"),
)
LARGER = (
    (("representatives",), "journeys; representatives need 30"),
    (("next-steps", "--after", "ad"), "it needs 20"),
    (("next-steps-score",), "it needs 20"),
    (("lifetime-value", "--purchase", "order", "--amount", "customer"), "have no number"),
    (("lifetime-value", "--purchase", "order"), "customers bought again"),
    (
        ("trend-break", "--goal", "order", "--at", "2026-03-02", "--every", "1d"),
        "each side needs 8",
    ),
    (
        ("before-after", "--goal", "order", "--at", "2026-03-02", "--with", "touchpoint=visit"),
        "each of the four groups needs five",
    ),
    (("journey-cuts",), "pairs of steps"),
)


@pytest.mark.parametrize(("question", "told"), LARGER, ids=str)
def test_what_needs_more_than_a_handful_says_so(log, question, told) -> None:
    done = run(question[0], log, *question[1:])
    assert done.exit_code == 3, done.output
    assert told in " ".join(done.output.split())


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_command_prints_one_document_that_explains_itself(log, question) -> None:
    command, *asked = question
    found = document(command, log, *asked)
    assert found.keys() == EXPLAINED
    assert found["rows"]
    assert found["period"] == {"from": "2026-03-01T09:00:00Z", "to": "2026-03-05T09:00:00Z"}
    assert all(found[name] for name in ("definition", "unit", "n", "order_rule", "journey_rule"))


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_on_a_terminal_a_command_prints_a_table_and_what_it_rests_on(log, question) -> None:
    command, *asked = question
    done = run(command, log, *asked)
    assert done.exit_code == 0, done.output
    assert "n = " in done.stdout
    assert "Guessed from the names of the columns" in done.stdout


def test_journeys_that_end_stand_in_the_row_without_a_next_touchpoint(log) -> None:
    rows = document("transitions", log)["rows"]
    ends = {row["touchpoint"]: row["count"] for row in rows if row["next_touchpoint"] is None}
    assert ends == {"ad": 1, "order": 1, "visit": 1}


def test_a_funnel_says_share_and_interval_of_each_step(log) -> None:
    first, second, third = document("funnel", log, "--stages", "ad,visit,order")["rows"]
    assert (first["reached"], second["reached"], third["reached"]) == (2, 1, 1)
    assert second["share"] == 0.5
    assert second["share_low"] == pytest.approx(0.0945, abs=1e-4)
    assert second["share_high"] == pytest.approx(0.9055, abs=1e-4)


def test_a_part_of_the_file_is_asked_about_and_named(log) -> None:
    found = document("graph", log, "--passing", "visit", "--before", "2026-03-02")
    assert found["n"] == 1
    assert found["chosen"] == (
        "Journeys that start before 2026-03-02 00:00:00 (UTC). "
        "Journeys with at least one step at “visit”."
    )
    done = run("graph", log, "--having", "touchpoint=visit", "--only", "visit,order")
    assert "Journeys with at least one step whose touchpoint is “visit”." in done.stdout
    assert "all others were removed before journeys were cut" in " ".join(done.stdout.split())
    assert run("graph", log, "--having", "visit").exit_code == 2
    assert run("graph", log, "--having", "touchpoint=fax").exit_code == 2
    assert run("graph", log, "--since", "2027-01-01").exit_code == 2


def test_customers_are_printed_only_where_asked_for(log) -> None:
    for words in QUESTIONS:
        assert "@example.com" not in run(words[0], log, *words[1:], "--json").stdout
    shown = document("journeys", log, "--show-customers")
    assert [row["customer"].split("@")[0] for row in shown["rows"]] == ["ana", "ben", "cleo"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("graph", "--time", "when"), 2, "no column 'when'"),
        (("graph", "--timeout", "long"), 2, "no length of time"),
        (("graph", "--timeout", "99999999999d"), 2, "longer than a hundred years"),
        (("graph", "--as-of", "soon"), 2, "is no day"),
        (("graph", "--memory", "much"), 2, "no memory to work in"),
        (("graph", "--memory", "1MB"), 2, "50MB at least"),
        (("attribution", "--goal", "purchase"), 2, "No event is at 'purchase'"),
        (("funnel", "--steps", "ad"), 2, "two or more different steps"),
        (("durations", "--from", "ad"), 2, "belong together"),
        (("graph", "--format", "parquet"), 3, "damaged"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_ends_with_a_code_and_a_sentence(log, words, code, told) -> None:
    done = run(words[0], log, *words[1:])
    assert done.exit_code == code
    assert told in " ".join(done.output.replace("│", " ").split())


def test_a_day_means_its_end(log) -> None:
    found = document("graph", log, "--as-of", "2026-03-02")
    assert found["as_of"] == "2026-03-02T23:59:59.999999Z"
    assert {row["touchpoint"]: row["steps"] for row in found["rows"]} == {"ad": 1, "visit": 2}


def test_a_file_that_is_not_there_is_refused(tmp_path) -> None:
    assert run("graph", tmp_path / "none.csv").exit_code == 3


def test_a_column_no_name_tells_of_is_a_question(log) -> None:
    log.write_text(LOG.replace("customer,", "x,"), encoding="utf-8")
    done = run("graph", log)
    assert done.exit_code == 4
    assert "--customer" in done.output
