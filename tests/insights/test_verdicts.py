"""A claim is confirmed or contradicted only where the whole interval says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desireline.insights.verdicts import followed_share, judge, verdict
from desireline.journeys.study import Study
from desireline.maps.claim import Claim, Quantity
from desireline.maps.reading import Figure, StageFlow
from desireline.measures.ribbon import stage_flows
from tellings import START_MS, UNITS, map_of, told, warehouse_of

SHARE = Quantity(kind="touchpoint_share", stage_id="pay", touchpoint_id="order")
FALL_OUT = Quantity(kind="conversion", stage_id="need")


def figure(value: float | None, low: float | None, high: float | None, n: int, unit="share"):
    return Figure(
        measure="m",
        value=value,
        unit=unit,
        n=n,
        grain="journeys",
        definition="",
        rows="",
        low=low,
        high=high,
    )


def answer(comparison, value, found, *, quantity=SHARE, followed=None) -> str:
    claim = Claim(quantity=quantity, comparison=comparison, value=value)
    return judge(claim, found, shown="68 of 100", followed=followed).answer


@pytest.mark.parametrize(
    ("comparison", "value", "low", "high", "expected"),
    [
        ("most", None, 0.501, 0.6, "confirmed"),
        ("most", None, 0.5, 0.6, "cannot tell yet"),
        ("most", None, 0.4, 0.5, "contradicted"),
        ("more than", 0.5, 0.5, 0.6, "cannot tell yet"),
        ("more than", 0.5, 0.4, 0.5, "contradicted"),
        ("at least", 0.5, 0.5, 0.6, "confirmed"),
        ("at least", 0.5, 0.49, 0.5, "cannot tell yet"),
        ("at least", 0.5, 0.4, 0.49, "contradicted"),
        ("under", 0.5, 0.4, 0.49, "confirmed"),
        ("under", 0.5, 0.4, 0.5, "cannot tell yet"),
        ("under", 0.5, 0.5, 0.6, "contradicted"),
        ("at most", 0.5, 0.4, 0.5, "confirmed"),
        ("at most", 0.5, 0.5, 0.6, "cannot tell yet"),
        ("at most", 0.5, 0.51, 0.6, "contradicted"),
    ],
)
def test_the_whole_interval_decides(comparison, value, low, high, expected) -> None:
    assert answer(comparison, value, figure((low + high) / 2, low, high, 1000)) == expected


def test_a_claim_needs_thirty() -> None:
    assert answer("most", None, figure(0.9, 0.8, 0.95, 30)) == "confirmed"
    assert answer("most", None, figure(0.9, 0.8, 0.95, 29)) == "cannot tell yet"
    assert answer("most", None, figure(0.1, 0.05, 0.2, 29)) == "cannot tell yet"


def test_nobody_is_no_data() -> None:
    assert answer("most", None, figure(None, None, None, 0)) == "no data"


def test_a_comparison_without_a_number_cannot_be_told() -> None:
    assert answer("at least", None, figure(0.9, 0.8, 0.95, 100)) == "cannot tell yet"


def test_a_share_without_an_interval_settles_nothing() -> None:
    assert answer("most", None, figure(0.9, None, None, 100)) == "cannot tell yet"


def test_a_plain_count_is_exact() -> None:
    count = figure(100.0, None, None, 100, unit="count")
    assert answer("at least", 100, count) == "confirmed"
    assert answer("under", 100, count) == "contradicted"


def test_fall_out_is_not_confirmed_where_few_can_be_followed() -> None:
    low_conversion = figure(0.2, 0.18, 0.22, 500)
    told_by = {"quantity": FALL_OUT, "followed": 0.23}
    assert answer("under", 0.5, low_conversion, **told_by) == "cannot tell yet"
    assert answer("at least", 0.5, low_conversion, **told_by) == "cannot tell yet"
    assert answer("under", 0.5, low_conversion, quantity=FALL_OUT, followed=0.5) == "confirmed"


def test_those_we_cannot_see_could_not_mend_a_claim_of_little_conversion() -> None:
    high = figure(0.8, 0.78, 0.82, 500)
    assert answer("under", 0.5, high, quantity=FALL_OUT, followed=0.23) == "contradicted"


def study_of(text: str) -> Study:
    journey_map = map_of("need: ad visit | pay: order", target="order")
    return Study.of(warehouse_of(told(text)), journey_map, as_of_ms=START_MS + 200 * UNITS["d"])


def test_the_sentence_comes_before_its_numbers() -> None:
    lines = [f"c{n:02d} ad +1d order" for n in range(30)] + [f"d{n:02d} ad" for n in range(10)]
    found = verdict(study_of("\n".join(lines)), Claim(quantity=FALL_OUT, comparison="most"))
    assert found.answer == "confirmed"
    assert found.sentence == (
        "75 of 100 journeys that reached Need went on to the next stage (60–86%, n 40, Jan 2026)."
    )


def test_a_contradiction_repeats_what_the_map_says() -> None:
    lines = [f"c{n:02d} ad order" for n in range(40)]
    claim = Claim(quantity=FALL_OUT, comparison="under", value=0.5)
    found = verdict(study_of("\n".join(lines)), claim)
    assert found.answer == "contradicted"
    assert found.sentence.endswith("; the map says “under 50%”.")


def test_the_ribbon_says_how_many_can_be_followed() -> None:
    lines = [f"c{n:02d} ad" for n in range(60)] + ["zoe ad order"]
    study = study_of("\n".join(lines))
    claim = Claim(quantity=FALL_OUT, comparison="under", value=0.5)
    assert verdict(study, claim).answer == "confirmed"
    need, pay = stage_flows(study)
    few = replace(need, followed=replace(need.followed, value=0.23))
    found = verdict(study, claim, flows=(few, pay))
    assert found.answer == "cannot tell yet"
    assert "we can follow only 23% past this point" in found.sentence


def flow(stage_id: str, followed: float | None) -> StageFlow:
    share = figure(followed, None, None, 100) if followed is not None else None
    nothing = dict.fromkeys(
        ("reach", "enter", "converted", "skipped", "open", "left", "conversion", "median_seconds"),
        figure(0.5, None, None, 100),
    )
    return StageFlow(
        stage_id=stage_id,
        observed=True,
        followed=share,
        low_quartile=None,
        high_quartile=None,
        **nothing,
    )


@pytest.mark.parametrize(
    ("quantity", "least"),
    [
        (Quantity(kind="conversion", stage_id="need"), 0.9),
        (Quantity(kind="goal_rate", stage_id="need"), 0.23),
        (Quantity(kind="goal_rate"), 0.23),
        (Quantity(kind="goal_rate", stage_id="pay"), 0.8),
        (Quantity(kind="repurchase"), 0.23),
        (Quantity(kind="touchpoint_share", stage_id="need", touchpoint_id="order"), 0.23),
        (Quantity(kind="touchpoint_share", stage_id="need", touchpoint_id="shop"), 0.9),
        (Quantity(kind="touchpoint_share", stage_id="pay", touchpoint_id="order"), None),
        (Quantity(kind="touchpoint_share", stage_id="pay", touchpoint_id="ad"), None),
    ],
)
def test_whoever_is_lost_from_sight_on_the_way_is_missing_at_its_end(quantity, least) -> None:
    journey_map = map_of("need: ad | try: shop | pay: order | use: parcel", target="order")
    study = Study.of(warehouse_of([]), journey_map, as_of_ms=START_MS)
    flows = [flow("need", 0.9), flow("try", 0.23), flow("pay", 0.8), flow("use", None)]
    assert followed_share(study, flows, quantity) == least


def test_few_buyers_are_not_confirmed_over_a_stage_past_which_few_can_be_followed() -> None:
    journey_map = map_of("need: ad | try: shop | pay: order", target="order")
    lines = [f"c{n:02d} ad shop order" for n in range(5)] + [f"d{n} ad shop" for n in range(95)]
    study = Study.of(
        warehouse_of(told("\n".join(lines))), journey_map, as_of_ms=START_MS + 200 * UNITS["d"]
    )
    quantity = Quantity(kind="goal_rate", stage_id="need")
    claim = Claim(quantity=quantity, comparison="under", value=0.5)
    seen = [flow("need", 0.9), flow("try", 0.9), flow("pay", None)]
    assert verdict(study, claim, flows=seen).answer == "confirmed"
    unseen = [flow("need", 0.9), flow("try", 0.23), flow("pay", None)]
    assert verdict(study, claim, flows=unseen).answer == "cannot tell yet"
