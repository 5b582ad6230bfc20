"""Totals of our own reports are proposed for a sentence, measure it, and are read anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desireline.evidence.report_table import read_report
from desireline.insights.proposing import Proposal
from desireline.journeys.drill_down import rows
from desireline.maps.claim import Quantity
from desireline.maps.reading import Filter
from desireline.measures.quantities import quantity_figure
from desireline.workspace import totals
from desireline.workspace.checking import checks, statement_proposals
from desireline.workspace.mapping import record_edit
from desireline.workspace.measuring import read, study
from desireline.workspace.old_maps import adopt_map
from desireline.workspace.verifying import verify
from desireline.workspace.workspace import Workspace

CALLS = (
    ("Call reasons", "Aug 2026", "Sep 2026"),
    ("Delivery", "410", "512"),
    ("Returns", "200", "190"),
    ("Invoice", "90", "95"),
)
WEB = (("", "Sep 2026"), ("Visits", "30,412"), ("Conversion rate", "2.9%"))
SURVEY = (("", "Q3 2026"), ("NPS", "41"))
SENTENCES = {
    "Most calls are about delivery": "confirmed",
    "Hardly any calls are about returns": "contradicted",
    "NPS is 40": "confirmed",
    "Our NPS is above 50": "contradicted",
    "About 30,000 visits a month": "confirmed",
    "50,000 visits a month": "contradicted",
    "Rund 30.000 Besuche im Monat": "confirmed",
    "Die meisten Anrufe drehen sich um die Lieferung": "confirmed",
    "Der NPS liegt bei 60": "contradicted",
    "Conversion rate is 3%": "confirmed",
}
JUDGED = "The staff is unfriendly"


def keep(workspace: Workspace, title: str, grid, unit: str = "count") -> str:
    found = read_report(grid, unit=unit).totals
    return totals.keep_report(workspace, title=title, totals=found)


@pytest.fixture
def wall(own_shop) -> Iterator[tuple[Workspace, str]]:
    workspace = own_shop.open()
    keep(workspace, "Call reasons", CALLS)
    keep(workspace, "Web", WEB)
    keep(workspace, "Survey", SURVEY, unit="points")
    said = "\n".join(f"• {one}" for one in (*SENTENCES, JUDGED, "About 30,000 visits a week"))
    made = adopt_map(
        workspace,
        (("Map", "Compare", "Receive"), ("Thoughts", said, "")),
        title="Old wall",
        file_name="wall.xlsx",
        lanes=(),
        by_rows=False,
        source=own_shop.map_id,
    )
    yield workspace, made.map_id
    workspace.close()


def of(workspace: Workspace, map_id: str, text: str) -> tuple[str, tuple[Proposal, ...]]:
    one = next(one for one in checks(workspace, map_id).statements if one.text == text)
    found = statement_proposals(workspace, map_id, one.statement_id)
    return one.statement_id, found.proposals


def a_total(found: tuple[Proposal, ...]) -> Proposal:
    return next(one for one in found if one.figure.grain == "totals")


def test_a_sentence_gets_the_total_it_names_with_file_period_and_value(wall):
    workspace, map_id = wall
    for text, answer in SENTENCES.items():
        _, found = of(workspace, map_id, text)
        total = a_total(found)
        assert (text, total.trial.verdict.answer) == (text, answer)
        assert total.about.endswith("2026")
        assert "typed in" in total.sources[0]
        assert not total.said
    _, found = of(workspace, map_id, "Most calls are about delivery")
    total = a_total(found)
    assert total in found[:2]
    assert [(one.label, round(one.share, 2)) for one in total.parts] == [
        ("Delivery", 0.64),
        ("Returns", 0.24),
        ("Invoice", 0.12),
    ]


@pytest.mark.parametrize(("line", "fewest"), [("Invoice", 4), ("Returns", 30), ("Delivery", 34)])
def test_a_share_of_a_report_knows_how_few_it_stands_for(own_shop, line, fewest):
    workspace = own_shop.open()
    grid = (("Call reasons", "Sep 2026"), ("Delivery", "40"), ("Returns", "30"), ("Invoice", "4"))
    report = keep(workspace, "Few calls", grid)
    journey_map, _ = workspace.documents.get(own_shop.map_id)
    known, _ = study(workspace, journey_map, limits=Filter())
    found = quantity_figure(known, Quantity(kind="total_share", field=line, value=report))
    assert found.fewest == fewest
    workspace.close()


def test_a_month_is_not_held_against_a_week(wall):
    workspace, map_id = wall
    _, found = of(workspace, map_id, "About 30,000 visits a week")
    assert all(one.figure.grain != "totals" for one in found)


def test_the_rows_behind_a_total_are_the_lines_of_the_report(wall):
    workspace, map_id = wall
    _, found = of(workspace, map_id, "Most calls are about delivery")
    journey_map, _ = workspace.documents.get(map_id)
    known, _ = study(workspace, journey_map, limits=Filter())
    opened = rows(known, a_total(found).id)
    assert opened.grain == "totals"
    assert [row[0] for row in opened.rows] == ["Delivery", "Invoice", "Returns"]
    assert (opened.total, opened.part_total) == (a_total(found).figure.n, None)


def rest_on(workspace: Workspace, map_id: str, text: str) -> str:
    """Let a sentence rest on its total, as a click does."""
    statement, found = of(workspace, map_id, text)
    claim = a_total(found).trial.claim
    _, revision = workspace.documents.get(map_id)
    quantity = {"kind": claim.quantity.kind, "field": claim.quantity.field}
    quantity |= {"value": claim.quantity.value}
    said = {"quantity": quantity, "comparison": claim.comparison}
    if claim.value is not None:
        said["value"] = claim.value
    edit = {"type": "set-claim", "statement_id": statement, "claim": said}
    edit["text_revision"] = 0
    record_edit(workspace, map_id, edit=edit, base_revision=revision, client="t", seq=revision + 1)
    return statement


def state(workspace: Workspace, map_id: str, statement: str) -> tuple[str, str]:
    shown = read(workspace, map_id, limits=Filter()).statements
    one = next(one for one in shown if one.statement_id == statement)
    return one.state, one.badge


def test_a_total_measures_and_is_read_anew_when_the_report_comes_again(wall):
    workspace, map_id = wall
    statement = rest_on(workspace, map_id, "Most calls are about delivery")
    assert state(workspace, map_id, statement) == ("measured", "our report")
    assert verify(workspace).ok
    keep(workspace, "Call reasons", ((*CALLS[0], "Oct 2026"), *_october()))
    assert state(workspace, map_id, statement)[0] == "contradicted"
    report = next(one for one in totals.reports(workspace, map_id) if one.title == "Call reasons")
    totals.remove_report(workspace, report.report_id)
    assert state(workspace, map_id, statement)[0] == "assumed"


def _october():
    more = {"Delivery": "100", "Returns": "300", "Invoice": "90"}
    return [(*row, more[row[0]]) for row in CALLS[1:]]


def test_a_total_grows_stale(wall):
    workspace, map_id = wall
    old = [tuple(cell.replace("2026", "2024") for cell in row) for row in CALLS]
    statement = rest_on(workspace, map_id, "Most calls are about delivery")
    keep(workspace, "Call reasons", old)
    assert state(workspace, map_id, statement)[0] == "stale"


def test_a_judgement_is_tested_by_what_customers_said_or_by_nothing(wall):
    workspace, map_id = wall
    one = next(one for one in checks(workspace, map_id).statements if one.text == JUDGED)
    found = statement_proposals(workspace, map_id, one.statement_id)
    assert found.judges == "unfriendly"
    assert all(each.said for each in found.proposals)


def test_a_figure_the_words_do_not_find_is_found_by_hand(wall):
    workspace, map_id = wall
    one = next(one for one in checks(workspace, map_id).statements if one.text == JUDGED)
    journey_map, _ = workspace.documents.get(map_id)
    name = journey_map.touchpoints[0].name
    found = statement_proposals(workspace, map_id, one.statement_id, search=name)
    assert 1 <= len(found.proposals) <= 8
    assert all(one.figure.n > 0 for one in found.proposals)
    assert any(name in one.title for one in found.proposals)
    report = statement_proposals(workspace, map_id, one.statement_id, search="Visits")
    assert any(one.title.startswith("Visits") for one in report.proposals)
    nothing = statement_proposals(workspace, map_id, one.statement_id, search="zzz qqq")
    assert all(one.figure.grain != "totals" for one in nothing.proposals)
