"""What is too long is refused with the field's name, and imported labels name no identifier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desireline.evidence.report_table import NoTotalsError
from desireline.maps.action import Action
from desireline.workspace import acting, totals
from desireline.workspace.acting import UnusableActionError
from desireline.workspace.workspace import Workspace

TABLE = "Reason;2026-09;2026-10\nParcel?;1200;1398\n"
IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def shop(own_shop) -> Iterator[tuple[Workspace, str]]:
    workspace = own_shop.open()
    yield workspace, own_shop.map_id
    workspace.close()


def test_an_action_is_refused_and_not_cut(shop):
    workspace, map_id = shop
    with pytest.raises(UnusableActionError, match="The owner of the action is longer than 200"):
        acting.add_action(workspace, Action(id="", map_id=map_id, text="x", owner="o" * 201))
    with pytest.raises(UnusableActionError, match="The text of the action is longer than 2,000"):
        acting.add_action(workspace, Action(id="", map_id=map_id, text="x" * 2001))
    owner = "ana@shop.example"
    kept = acting.add_action(workspace, Action(id="", map_id=map_id, text="x", owner=owner))
    assert kept.owner == owner, "what a member types on a map is theirs"


def test_a_label_or_title_of_totals_is_refused_and_not_cut(shop):
    workspace, _ = shop
    read = totals.read_pasted(TABLE).table.totals
    with pytest.raises(NoTotalsError, match="is longer than 200 signs"):
        totals.keep_report(workspace, title="t", totals=[replace(read[0], label="l" * 201)])
    with pytest.raises(NoTotalsError, match="the title is longer than 200 signs"):
        totals.keep_report(workspace, title="t" * 201, totals=read)


def test_labels_and_titles_of_totals_hold_no_identifier(shop):
    workspace, map_id = shop
    [first, *_] = totals.read_pasted(TABLE).table.totals
    label = f"From canary@bird.example, +49 30 5550 4711, {IBAN}"
    totals.keep_report(workspace, title=label, totals=[replace(first, label=label)])
    stored = repr(totals.reports(workspace, map_id))
    assert "[e-mail]" in stored
    assert [one for one in ("canary", "5550", "3704") if one in stored] == []
