"""What an edit or a file from outside says of customers is not taken on its word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desireline.maps.edits.edit import Edit
from desireline.maps.edits.outside import (
    DayToComeError,
    ForeignRemarkError,
    require_from_outside,
    require_no_day_to_come,
    without_remarks,
)
from desireline.maps.edits.several import Several
from desireline.maps.edits.statements import AddSupport, RemoveSupport
from desireline.maps.journey_map import JourneyMap, MapHeader, Statement
from desireline.maps.support import Support

TODAY = date(2026, 11, 22)
REMARK = Support(kind="customer interview", remark=True, dated="2026-11-01", note="Tove: yes.")


def adding(support: Support) -> Edit:
    return AddSupport(statement_id="s", support=support)


def map_with(*support: Support) -> JourneyMap:
    one = Statement(id="s", stage_id="need", lane_id="goals", text="They go on.", support=support)
    return JourneyMap(header=MapHeader(id="m", title="M"), statements=(one,))


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_customers_remark_cannot_be_typed(wrapped) -> None:
    edit = adding(REMARK)
    if wrapped:
        edit = Several(title="Two", edits=(Several(title="One", edits=(edit,)),))
    with pytest.raises(ForeignRemarkError, match="file of remarks"):
        require_from_outside(edit, today=TODAY)


def test_nothing_was_said_on_a_day_that_has_not_come() -> None:
    said = Support(kind="verbatim", rows=("7",), dated="2026-11-23")
    with pytest.raises(DayToComeError, match="'2026-11-23'"):
        require_from_outside(adding(said), today=TODAY)
    require_from_outside(adding(replace(said, dated="2026-11-22T23:59:59Z")), today=TODAY)


def test_a_remark_can_be_taken_away() -> None:
    require_from_outside(RemoveSupport(statement_id="s", support=REMARK), today=TODAY)


def test_remarks_of_another_workspace_keep_their_words_and_lose_their_weight() -> None:
    found, count = without_remarks(map_with(REMARK, Support(kind="workshop")))
    assert count == 1
    assert found == map_with(replace(REMARK, remark=False), Support(kind="workshop"))
    plain = map_with(Support(kind="workshop"))
    assert without_remarks(plain) == (plain, 0)


def test_a_file_with_a_day_to_come_is_refused_by_name() -> None:
    later = map_with(Support(kind="workshop", dated="2099-01-01"))
    with pytest.raises(DayToComeError, match=r"s \(2099-01-01\)"):
        require_no_day_to_come(later, today=TODAY)
    require_no_day_to_come(map_with(REMARK), today=TODAY)
