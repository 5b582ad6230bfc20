"""A figure counts rows: change one raw row and the figures that count it change, no others."""

from __future__ import annotations

import json
import shutil

from desireline.maps.reading import Filter
from desireline.simulation.small import MAP_FILE
from desireline.workspace.demo import import_folder
from desireline.workspace.mapping import map_from_file
from desireline.workspace.measuring import read
from desireline.workspace.workspace import Workspace


def reading_of(folder, raw):
    truth = json.loads((raw / "truth.json").read_text(encoding="utf-8"))
    workspace = Workspace.open(folder, create=True, clock=lambda: truth["as_of_ms"])
    import_folder(workspace, raw, on_receipt=lambda _: None)
    map_id = map_from_file(workspace, (raw / MAP_FILE).read_text(encoding="utf-8"))
    reading = read(workspace, map_id, limits=Filter())
    workspace.close()
    return reading


def steps_at(reading):
    return {entry.touchpoint_id: entry.steps.value for entry in reading.touchpoints}


def test_one_raw_row_changed_changes_the_figures_that_count_it(small_shop, tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(small_shop.raw, raw)
    export = raw / "exports" / "events.csv"
    text = export.read_text(encoding="utf-8")
    export.write_text(text.replace("reviews read", "listening booth", 1), encoding="utf-8")
    before = reading_of(tmp_path / "before", small_shop.raw)
    after = reading_of(tmp_path / "after", raw)
    was, now = steps_at(before), steps_at(after)
    assert {name: now[name] - was[name] for name in was if now[name] != was[name]} == {
        "reviews": -1,
        "booth": 1,
    }
    assert after.flows[0].reach == before.flows[0].reach
    assert after.emotions == before.emotions
    verdicts = [
        next(one.verdict for one in reading.statements if one.statement_id == "st-choose-actions")
        for reading in (before, after)
    ]
    assert verdicts[1].figure.part == verdicts[0].figure.part - 1


def test_one_raw_row_gone_takes_its_customer_along(small_shop, tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(small_shop.raw, raw)
    export = raw / "exports" / "events.csv"
    lines = export.read_text(encoding="utf-8").splitlines()
    owners = [line.split(",")[0] for line in lines]
    single = next(name for name in owners[1:] if name and owners.count(name) == 1)
    kept = [line for line in lines if not line.startswith(f"{single},")]
    export.write_text("\n".join(kept) + "\n", encoding="utf-8")
    before = reading_of(tmp_path / "before", small_shop.raw)
    after = reading_of(tmp_path / "after", raw)
    assert after.journeys.value == before.journeys.value - 1
    assert after.flows[0].reach.value == before.flows[0].reach.value - 1
    assert after.flows[1].reach == before.flows[1].reach
