"""No week of a KPI that stands for few is told by the whole period less the others."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from desireline.insights.leaving import leaving
from desireline.insights.leaving_weeks import weeks_shut
from desireline.insights.suppression import few
from desireline.maps.reading import Figure, Filter, KpiReading, WeekPoint
from desireline.workspace.measuring import read


def kpi(weeks, rest=(0, 0)):
    """Return a share KPI of weeks ``(n, part)``, with what lies in no full week."""
    points = [
        WeekPoint(week=f"2026-{at:02d}", value=part / n if n >= 5 else None, n=n)
        for at, (n, part) in enumerate(weeks)
    ]
    n, part = (sum(one) for one in zip(*weeks, rest, strict=True))
    whole = Figure(
        measure="conversion",
        value=part / n,
        unit="share",
        n=n,
        part=part,
        grain="journeys",
        definition="",
        rows="",
    )
    return whole, points


def attacked(figure, points, out):
    """Return what the shown tell of all that is left out together: of all, of a share, others."""
    shown = [one for one in points if one.week not in out]
    part = sum(round((one.value or 0) * one.n) for one in shown)
    n = sum(one.n for one in shown)
    return figure.n - n, figure.part - part, figure.n - n - (figure.part - part)


@pytest.mark.parametrize(
    ("weeks", "rest", "count"),
    [
        pytest.param([(40, 20), (50, 25), (7, 3), (60, 30)], (0, 0), 2, id="one small week"),
        pytest.param([(40, 20), (50, 25), (40, 37)], (0, 0), 2, id="all but few of a week"),
        pytest.param([(40, 20), (50, 25), (60, 30)], (4, 2), 1, id="a running week of few"),
        pytest.param([(40, 20), (50, 25), (7, 3)], (40, 20), 1, id="hidden beside the rest"),
        pytest.param([(40, 20), (50, 25), (60, 30)], (40, 20), 0, id="nothing small"),
    ],
)
def test_a_small_week_takes_another_with_it(weeks, rest, count):
    figure, points = kpi(weeks, rest)
    out = weeks_shut(figure, points)
    assert len(out) == count
    assert not any(few(number) for number in attacked(figure, points, out))


def test_no_attack_by_taking_away_finds_few():
    chance, shut = random.Random(7), 0  # noqa: S311
    for _ in range(300):
        weeks = [(n, chance.randint(0, n)) for n in chance.choices(range(60), k=6)]
        n = chance.randint(0, 30)
        figure, points = kpi([*weeks, (30, 15)], (n, chance.randint(0, n)))
        if few(figure.part) or few(figure.n - figure.part):
            continue
        out = weeks_shut(figure, points)
        shut += bool(out)
        if "" not in out:
            assert not any(few(number) for number in attacked(figure, points, out))
        for one in points:
            part = round((one.value or 0) * one.n)
            assert one.week in out or not (few(one.n) or few(part) or few(one.n - part))
    assert shut > 200


def test_an_export_leaves_out_the_second_week_and_the_latest_with_it(opened_shop, small_shop):
    seen = read(opened_shop, small_shop.map_id, limits=Filter())
    shop = opened_shop.documents.get(small_shop.map_id)[0]
    figure, points = kpi([(40, 20), (50, 25), (60, 30), (7, 3)])
    one = KpiReading(
        kpi_id="k",
        stage_id="s",
        figure=figure,
        latest=points[-1],
        weeks=tuple(points),
        target_met=None,
    )
    [left] = leaving(replace(seen, kpis=(one,)), shop).reading.kpis
    assert [week.n for week in left.weeks] == [0, 50, 60, 0]
    assert (left.figure.n, left.latest.value) == (157, None)
