# ruff: noqa: S311 - drawn logs are no secret
"""Read after each of several imports, late rows among them: the figures are those of one import."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest
from test_against_the_oracle import STAGES, random_log

from desireline.journeys.groundwork import Groundwork
from desireline.journeys.study import Study
from desireline.measures.loyalty import journeys_figure, repurchase
from desireline.measures.ribbon import arcs, stage_flows
from desireline.warehouse.duckdb import Warehouse
from tellings import map_of, warehouse_of

TABLES = ("customers", "identifiers", "sources")


def batches(draw: random.Random, rows: pa.Table) -> list[pa.Table]:
    """Part rows into two to six batches in any order, so that most hold late ones."""
    number = [draw.randrange(draw.randint(2, 6)) for _ in range(rows.num_rows)]
    wanted = sorted(set(number), key=lambda _: draw.random())
    return [rows.filter(pa.array([one == batch for one in number])) for batch in wanted]


def figures(warehouse: Warehouse, journey_map, as_of: int) -> str:
    ground = Groundwork.of(warehouse, journey_map, as_of_ms=as_of)
    study = Study.of(warehouse, journey_map, as_of_ms=as_of, ground=ground)
    told = (stage_flows(study), arcs(study), repurchase(study), journeys_figure(study))
    return repr(told)


@pytest.mark.parametrize("seed", range(40, 42))
def test_figures_read_after_every_batch_end_as_those_of_one_import(seed) -> None:
    draw = random.Random(seed)
    things, rules, as_of = random_log(seed)
    journey_map = map_of(STAGES, starts=" ".join(rules.starts), target=" ".join(rules.targets))
    with warehouse_of(things) as whole, Warehouse.in_memory() as grown:
        for name in TABLES:
            rows = whole.to_arrow(whole.table(name))
            if rows.num_rows:
                grown.insert(name, rows)
        seen = []
        for name in ("answers", "events"):
            rows = whole.to_arrow(whole.table(name))
            for batch in batches(draw, rows) if rows.num_rows else []:
                grown.insert(name, batch)
                seen.append(figures(grown, journey_map, as_of))
        assert seen[-1] == figures(whole, journey_map, as_of)
        assert len(set(seen)) > 1
