# ruff: noqa: S311 - drawn logs are no secret
"""Random logs, counted by the engine and by pencil and paper, agree in every figure."""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import replace

import oracle
import pytest

from desireline.journeys.study import Study
from desireline.maps.reading import Arc, StageFlow
from desireline.measures.emotion import emotion_points
from desireline.measures.entries import entry_readings
from desireline.measures.loyalty import journeys_figure, repurchase
from desireline.measures.ribbon import arcs, stage_flows
from tellings import START_MS, UNITS, Told, map_of, warehouse_of

STAGES = "a: ad post | b: visit chat | c: cart | d: order pay | e: help"
STAGE_OF = {"ad": 0, "post": 0, "visit": 1, "chat": 1, "cart": 2, "order": 3, "pay": 3, "help": 4}
CHANNELS = ("web", "app", "call")
LOGS, AT_ONCE = int(os.environ.get("DESIRELINE_LOGS", "100")), 10
SHUFFLES = int(os.environ.get("DESIRELINE_SHUFFLES", "3"))  # by fives, each five of another log


def random_log(seed: int) -> tuple[list[Told], oracle.Rules, int]:
    """Draw a log full of ties, waits at the time-out, skips, returns and unknown customers."""
    draw = random.Random(seed)
    timeout = draw.choice((1, 3, 30))
    names = [*draw.sample(sorted(STAGE_OF), draw.randint(3, 8)), "newsletter"]
    waits = (0, 0, 1, UNITS["h"], UNITS["d"], timeout * UNITS["d"], timeout * UNITS["d"] + 1)
    things = []
    for number in range(draw.randint(1, 25)):
        customer = f"c{number}" if draw.random() < 0.9 else None
        at = START_MS + draw.randrange(10) * UNITS["d"]
        for _ in range(draw.randint(1, 14)):
            at += draw.choice(waits)
            name, channel = draw.choice(names), draw.choice(CHANNELS)
            said = draw.random() < 0.2
            valence = float(draw.randint(-2, 2)) if said else None
            things.append(
                Told(
                    customer=customer,
                    name=name,
                    channel=channel,
                    at=at,
                    valence=valence,
                    is_answer=said,
                )
            )
    draw.shuffle(things)
    rules = oracle.Rules(
        stage_of=STAGE_OF,
        stages=5,
        starts=draw.choice(([], ["ad", "visit"], ["cart"])),
        targets=draw.choice(([], ["order"], ["pay", "help"], ["ad"])),
        timeout_days=timeout,
    )
    last = max(thing.at for thing in things)
    return things, rules, draw.choice((last, last + timeout * UNITS["d"], last - UNITS["d"]))


def counted(things: list[Told], rules: oracle.Rules, as_of: int) -> dict[str, object]:
    journey_map = map_of(
        STAGES,
        starts=" ".join(rules.starts),
        target=" ".join(rules.targets),
        timeout_days=rules.timeout_days,
    )
    with warehouse_of(things) as warehouse:
        study = Study.of(warehouse, journey_map, as_of_ms=as_of)
        flows, bought = stage_flows(study), repurchase(study)
        points = emotion_points(study)
        return {
            "journeys": journeys_figure(study).n,
            "parts": {index: _parts(flow) for index, flow in enumerate(flows)},
            "begun": _begun(study),
            "arcs": {_arc(arc): arc.figure.n for arc in arcs(study)},
            "times": {
                index: (flow.median_seconds.n, flow.median_seconds.value)
                for index, flow in enumerate(flows)
            },
            "repurchase": (bought.n, bought.part),
            "feelings": {
                point.touchpoint_id: (point.figure.n, point.figure.value) for point in points
            },
        }


def _parts(flow: StageFlow) -> tuple[int, ...]:
    parts = (flow.reach, flow.enter, flow.converted, flow.skipped, flow.open, flow.left)
    return tuple(part.n for part in parts)


def _begun(study: Study) -> dict[tuple[str, str], tuple[int, int | None]]:
    return {
        (one.stage_id, one.touchpoint_id): (one.figure.n, one.figure.part)
        for one in entry_readings(study)
    }


def _entries(begun: Counter[str]) -> dict[tuple[str, str], tuple[int, int | None]]:
    """Tell where journeys begin as a map does: nothing of one or two, and no share of under 5."""
    n = begun.total()
    counts = {("abcde"[at], name): begun[name] for name, at in STAGE_OF.items()}
    counts |= {
        (s, ""): sum(begun[x] for x in STAGE_OF if "abcde"[STAGE_OF[x]] == s) for s in "abcde"
    }
    counts["", ""] = sum(count for count in begun.values() if count < 3)
    return {
        key: (n, None if count in (1, 2) or 0 < n < 5 else count) for key, count in counts.items()
    }


def _arc(arc: Arc) -> tuple[str, int, int]:
    return arc.kind, "abcde".index(arc.from_stage_id), "abcde".index(arc.to_stage_id)


def recounted(things: list[Told], rules: oracle.Rules, as_of: int) -> dict[str, object]:
    events = [
        oracle.Happening(thing.customer, thing.at, 0, number, thing.name)
        for number, thing in enumerate(thing for thing in things if not thing.is_answer)
    ]
    sayings = [
        oracle.Saying(thing.name, thing.valence)
        for thing in things
        if thing.valence is not None and thing.name in STAGE_OF and thing.at <= as_of
    ]
    return {
        **_told(oracle.recount(events, rules, as_of)),
        "feelings": oracle.feelings(sayings),
    }


def _told(found: dict[str, object]) -> dict[str, object]:
    """Leave out what is not told of few: the part of a share of fewer than five."""
    n, part = found["repurchase"]
    begun = _entries(found["begun"])
    return {**found, "begun": begun, "repurchase": (n, None if 0 < n < 5 else part)}


@pytest.mark.parametrize("first", range(0, LOGS, AT_ONCE))
def test_engine_and_oracle_agree_on_random_logs(first):
    for seed in range(first, first + AT_ONCE):
        log = random_log(seed)
        ours = counted(*log)
        assert ours == recounted(*log), f"log {seed}"


def test_the_parts_of_each_stage_sum_to_its_reach():
    ours = counted(*random_log(7))
    for reach, _enter, *parts in ours["parts"].values():
        assert sum(parts) == reach


def test_the_order_in_which_rows_arrive_changes_nothing():
    for log in range(11, 11 + max(1, SHUFFLES // 5)):
        things, rules, as_of = random_log(log)
        things = [replace(thing, at=thing.at + number) for number, thing in enumerate(things)]
        expected = counted(things, rules, as_of)
        for seed in range(min(SHUFFLES, 5)):
            shuffled = random.Random(seed).sample(things, len(things))
            assert counted(shuffled, rules, as_of) == expected, (log, seed)
