"""The state of a statement: contradicted > stale > measured > reported > assumed."""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow as pa
import pytest

from desireline.insights.claim_sources import claim_sources
from desireline.insights.evidence_age import age_badge, is_stale, newest_evidence
from desireline.insights.states import (
    statement_readings,
    support_dates,
    weigh,
    wordless_rows,
)
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.journey_map import Lane, Statement
from desireline.maps.reading import Figure, Verdict
from desireline.maps.support import Support
from desireline.measures.named_records import record_names
from tellings import START_MS, UNITS, map_of, told, warehouse_of

AS_OF = "2026-11-01"
FRESH, OLD = "2026-10-01", "2025-12-01"
COUNTED = Claim(quantity=Quantity(kind="conversion", stage_id="need"), comparison="most")
SAID = Claim(
    quantity=Quantity(kind="emotion", touchpoint_id="visit"), comparison="at least", value=0.5
)


def verdict(answer: str, *, n: int = 18_420, value: float = 0.49) -> Verdict:
    found = Figure(
        measure="conversion",
        value=value,
        unit="share",
        n=n,
        grain="journeys",
        definition="",
        rows="",
    )
    return Verdict(answer=answer, sentence="49 of 100 went on.", figure=found)  # type: ignore[arg-type]


def statement(*, claim: Claim | None = None, support: tuple[Support, ...] = (), **more):
    given = {"id": "s", "stage_id": "need", "lane_id": "goals", "text": "They go on.", **more}
    return Statement(claim=claim, support=support, **given)


def said(*rows: str, kind="answers", stance="for", dated="") -> Support:
    return Support(kind=kind, rows=rows, stance=stance, dated=dated)


def state_of(
    one: Statement, *, found: Verdict | None = None, newest=FRESH, dates=None, kind="goals"
):
    return weigh(
        one,
        kind=kind,
        verdict_on_claim=found,
        claim_newest=newest if found else "",
        dates=dates or {},
        as_of=AS_OF,
    )


def test_a_confirmed_claim_over_counted_rows_is_measured() -> None:
    reading = state_of(statement(claim=COUNTED), found=verdict("confirmed"))
    assert (reading.state, reading.badge) == ("measured", "18.4k")
    assert reading.reason == "49 of 100 went on."


def test_a_confirmed_claim_over_answers_is_reported() -> None:
    reading = state_of(statement(claim=SAID), found=verdict("confirmed", n=412))
    assert (reading.state, reading.badge) == ("reported", "412")


def test_answers_that_exist_carry_a_statement() -> None:
    one = statement(support=(said("a1", "a2"),))
    reading = state_of(one, dates={"a1": FRESH, "a2": FRESH})
    assert (reading.state, reading.badge) == ("reported", "2")


@pytest.mark.parametrize("kind", ["answers", "verbatim", "customer interview"])
def test_answers_that_are_not_in_the_store_count_for_nothing(kind) -> None:
    reading = state_of(statement(support=(said("gone", kind=kind),)))
    assert (reading.state, reading.badge) == ("assumed", "no source")


@pytest.mark.parametrize(
    ("kind", "badge"),
    [
        ("workshop", "own opinion"),
        ("internal interview", "own opinion"),
        ("walk-through", "own opinion"),
        ("own statement", "own opinion"),
        ("external report", "others' data"),
    ],
)
@pytest.mark.parametrize("stance", ["for", "against"])
def test_our_own_side_neither_confirms_nor_contradicts(kind, badge, stance) -> None:
    one = statement(support=(Support(kind=kind, stance=stance, dated=OLD),))
    assert (state_of(one).state, state_of(one).badge) == ("assumed", badge)


def remark(*, stance="for", dated=FRESH, kind="customer interview") -> Support:
    return Support(kind=kind, stance=stance, dated=dated, note="Tove: so it is.", remark=True)


def test_a_customers_remark_on_the_shared_map_is_said_by_customers() -> None:
    one = statement(support=(remark(), remark(dated="2026-09-01")))
    reading = state_of(one)
    assert (reading.state, reading.badge, reading.newest) == ("reported", "2", FRESH)
    assert reading.reason == "Said on the shared map by 2 customers."


def test_a_customers_remark_against_a_sentence_contradicts_it_and_an_old_one_is_stale() -> None:
    assert state_of(statement(support=(remark(stance="against"),))).state == "contradicted"
    assert state_of(statement(support=(remark(dated=OLD),))).state == "stale"


@pytest.mark.parametrize("stance", ["for", "against"])
def test_what_is_dated_after_the_maps_day_counts_for_nothing(stance) -> None:
    later = statement(support=(remark(stance=stance, dated="2099-01-01"),))
    assert (state_of(later).state, state_of(later).badge) == ("assumed", "no source")
    assert state_of(later).reason == "What customers remarked is dated after the map's day."
    beside = statement(support=(remark(dated="2099-01-01"), remark(dated=OLD)))
    assert (state_of(beside).state, state_of(beside).newest) == ("stale", OLD)
    answered = statement(support=(said("a1", stance=stance),))
    assert state_of(answered, dates={"a1": "2026-11-02"}).state == "assumed"
    typed = statement(support=(said("a1", stance=stance, dated="2026-11-02"),))
    assert state_of(typed, dates={"a1": ""}).state == "assumed"


def test_our_own_sides_remark_stays_an_opinion_whatever_it_calls_itself() -> None:
    reading = state_of(statement(support=(remark(kind="own statement", stance="against"),)))
    assert (reading.state, reading.badge) == ("assumed", "own opinion")


def test_words_without_a_source_are_assumed() -> None:
    assert (state_of(statement()).state, state_of(statement()).badge) == ("assumed", "no source")


def test_no_words_are_empty() -> None:
    assert state_of(statement(text="  ")).state == "empty"


def test_a_claim_that_cannot_be_told_leaves_the_sentence_assumed() -> None:
    reading = state_of(statement(claim=COUNTED), found=verdict("cannot tell yet"))
    assert (reading.state, reading.badge) == ("assumed", "cannot tell")
    assert reading.reason == "49 of 100 went on."


def test_contradicted_beats_everything() -> None:
    one = statement(claim=COUNTED, support=(said("a1"),))
    reading = state_of(one, found=verdict("contradicted"), newest=OLD, dates={"a1": FRESH})
    assert (reading.state, reading.badge) == ("contradicted", "1 v 1")


def test_a_claimed_share_stands_beside_the_counted_one() -> None:
    claim = Claim(quantity=COUNTED.quantity, comparison="at least", value=0.64)
    reading = state_of(statement(claim=claim), found=verdict("contradicted"))
    assert reading.badge == "64 v 49%"


def test_answers_against_a_measured_sentence_contradict_it() -> None:
    one = statement(claim=COUNTED, support=(said("a1", stance="against"),))
    reading = state_of(one, found=verdict("confirmed"), dates={"a1": FRESH})
    assert (reading.state, reading.badge) == ("contradicted", "1 v 1")
    assert reading.reason == "1 of 2 sources speak against it."


def test_a_workshop_counts_among_those_for_it_but_saves_nothing() -> None:
    one = statement(support=(said("a1", stance="against"), Support(kind="workshop")))
    reading = state_of(one, dates={"a1": FRESH})
    assert (reading.state, reading.badge) == ("contradicted", "1 v 1")


def test_a_kept_contradiction_says_why() -> None:
    one = statement(claim=COUNTED, kept_reason="New depot opens in May.")
    reading = state_of(one, found=verdict("contradicted"))
    assert reading.state == "contradicted"
    assert reading.reason.endswith("Kept: New depot opens in May.")


def test_measured_beats_reported() -> None:
    one = statement(claim=COUNTED, support=(said("a1"),))
    assert state_of(one, found=verdict("confirmed"), dates={"a1": FRESH}).state == "measured"


def test_evidence_grows_stale_with_its_newest_part() -> None:
    one = statement(claim=COUNTED, support=(said("a1"),))
    old = state_of(one, found=verdict("confirmed"), newest=OLD, dates={"a1": OLD})
    assert (old.state, old.badge) == ("stale", "11 mo")
    assert re.fullmatch(r"The newest evidence is of \d{1,2} [A-Z][a-z]+ \d{4}\.", old.reason)
    fresher = state_of(one, found=verdict("confirmed"), newest=OLD, dates={"a1": FRESH})
    assert fresher.state == "reported"


def test_a_quote_without_a_time_is_as_old_as_its_support_says() -> None:
    one = statement(support=(said("q1", kind="verbatim", dated=OLD),))
    assert state_of(one, dates={"q1": ""}).state == "stale"


@pytest.mark.parametrize(
    ("kind", "newest", "state"),
    [
        ("goals", "2026-05-01", "measured"),
        ("goals", "2026-04-30", "stale"),
        ("kpis", "2026-08-01", "measured"),
        ("kpis", "2026-07-31", "stale"),
        ("time", "2026-07-31", "stale"),
        ("actions", "2026-07-31", "measured"),
    ],
)
def test_six_months_are_fresh_three_for_kpis_and_time(kind, newest, state) -> None:
    one = statement(claim=COUNTED)
    assert state_of(one, found=verdict("confirmed"), newest=newest, kind=kind).state == state


def test_months_end_where_the_calendar_says() -> None:
    assert not is_stale("2026-02-28", as_of="2026-08-31", months=6)
    assert is_stale("2026-02-27", as_of="2026-08-31", months=6)
    assert not is_stale("", as_of="2026-08-31", months=6)
    assert age_badge("2025-12-02", as_of="2026-11-01") == "10 mo"


def test_a_feeling_set_by_hand_is_assumed() -> None:
    one = statement(text="", part="emotion", emotion=-1.0)
    assert (state_of(one).state, state_of(one).badge) == ("assumed", "no source")


def test_support_is_looked_up_in_the_store() -> None:
    warehouse = warehouse_of(told("ana ad visit visit:-2"))
    rows = [{"record_id": 1_000_000, "source_id": "survey", "record_key": "survey-7"}]
    warehouse.insert("records", pa.Table.from_pylist(rows))
    journey_map = map_of("need: ad visit | pay: order")
    spoken = (
        statement(support=(said("survey-7"),)),
        statement(id="t", support=(said("survey-8"),)),
    )
    whole = type(journey_map)(
        header=journey_map.header,
        stages=journey_map.stages,
        touchpoints=journey_map.touchpoints,
        rules=journey_map.rules,
        lanes=(Lane(id="goals", kind="goals", name="Goals", order="a0"),),
        statements=spoken,
    )
    study = Study.of(warehouse, whole, as_of_ms=START_MS + UNITS["d"])
    found = statement_readings(study, whole, "2026-01-06")
    assert [(one.state, one.newest) for one in found] == [
        ("reported", "2026-01-05"),
        ("assumed", ""),
    ]


def test_rows_in_which_nobody_said_anything_carry_no_statement() -> None:
    warehouse = warehouse_of(told("ana ad visit visit:-2"))
    click = warehouse.rows(warehouse.table("events").limit(1))[0]["record_id"]
    rows = [
        {"record_id": click, "source_id": "web", "record_key": "click-1"},
        {"record_id": 77, "source_id": "numbers", "record_key": "customer-1"},
    ]
    warehouse.insert("records", pa.Table.from_pylist(rows))
    study = Study.of(warehouse, map_of("need: ad visit | pay: order"), as_of_ms=START_MS)
    counted = statement(support=(said("click-1", "customer-1", dated=FRESH),))
    assert support_dates(study, (counted,)) == {}


def test_a_field_or_question_is_as_old_as_the_newest_row_that_tells_it() -> None:
    reason = Quantity(kind="field_share", touchpoint_id="ad", field="reason", value="price")
    score = Quantity(
        kind="answer_share", touchpoint_id="visit", field="emotion_word", value="angry"
    )
    things = told("ana ad +300d ad\nben visit:-2:angry +300d visit:1")
    first = next(at for at, one in enumerate(things) if one.name == "ad")
    things[first] = replace(things[first], attributes='{"reason": "price"}')
    journey_map = map_of("need: ad visit | pay: order")
    lane = Lane(id="goals", kind="goals", name="Goals", order="a0")
    spoken = tuple(
        statement(id=quantity.kind, claim=Claim(quantity=quantity, comparison="most"))
        for quantity in (reason, score)
    )
    whole = replace(journey_map, lanes=(lane,), statements=spoken)
    study = Study.of(warehouse_of(things), whole, as_of_ms=START_MS + 301 * UNITS["d"])
    newest = newest_evidence(study)
    assert (newest.events["ad"], newest.answers["visit"]) == ("2026-11-01", "2026-11-01")
    assert [newest.of(quantity) for quantity in (reason, score)] == ["2026-01-05", "2026-01-05"]


def test_a_score_without_words_is_no_quote() -> None:
    one = statement(support=(said("q1", kind="verbatim"),))
    known = {"kind": "goals", "dates": {"q1": FRESH}, "as_of": AS_OF}
    assert weigh(one, **known).state == "reported"
    assert weigh(one, **known, wordless={"q1"}).state == "assumed"
    assert weigh(statement(support=(said("q1"),)), **known, wordless={"q1"}).state == "reported"


def test_a_key_two_sources_share_must_name_its_source() -> None:
    warehouse = warehouse_of(told("ana visit:-2\nben visit:1"))
    ids = sorted(int(row["record_id"]) for row in warehouse.rows(warehouse.table("answers")))
    records = [
        {"record_id": record_id, "source_id": source, "record_key": "7"}
        for record_id, source in zip(ids, ("survey", "chat"), strict=True)
    ]
    warehouse.insert("records", pa.Table.from_pylist(records))
    study = Study.of(warehouse, map_of("need: ad visit | pay: order"), as_of_ms=START_MS)
    one = statement(support=(said("7", "chat:7", "till:7", kind="verbatim"),))
    assert set(support_dates(study, (one,))) == {"chat:7"}
    assert wordless_rows(study, (one,)) == {"chat:7"}
    assert record_names(warehouse, ids) == dict(zip(ids, ("survey:7", "chat:7"), strict=True))
    lines = claim_sources(study, one)
    assert [(line.kind, line.n) for line in lines] == [("said", 1)]
