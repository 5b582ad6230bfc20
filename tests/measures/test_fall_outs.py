"""What those did next who left a stage: told, recounted with pencil and paper, and opened."""

from __future__ import annotations

import random
from collections import Counter

import oracle
import pytest
from test_against_the_oracle import STAGES, random_log

from desireline.journeys.drill_down import rows
from desireline.journeys.fall_outs import fall_outs, ways
from desireline.journeys.references import UnknownReferenceError
from desireline.journeys.study import NO_FILTER, Study
from desireline.maps.reading import Filter
from desireline.measures.fall_outs import FallOut, stage_fall_out
from tellings import START_MS, UNITS, Told, map_of, told, warehouse_of

MAP = map_of("see: ad | pick: page chat | buy: order | use: help", target="order")
FAR = START_MS + 900 * UNITS["d"]
TOLD = "\n".join(
    [
        *(f"gone{n} ad page" for n in range(7)),
        *(f"back{n} ad page ad ad" for n in range(4)),
        *(f"again{n} ad page page +100d ad" for n in range(3)),
        *(f"rare{n} page +100d chat" for n in range(2)),
        *(f"free{n} ad page newsletter" for n in range(3)),
        *(f"on{n} ad page order" for n in range(5)),
    ]
)


def fall_out(text: str, *, limits: Filter = NO_FILTER, stage: int = 1, at: int = FAR) -> FallOut:
    with warehouse_of(told(text)) as house:
        return stage_fall_out(Study.of(house, MAP, filter=limits, as_of_ms=at), stage)


def parts(found: FallOut) -> dict[tuple[str, str], int | None]:
    return {(one.how, one.touchpoint_id): one.figure.part for one in found.following}


def test_each_who_left_did_one_thing_next_and_the_parts_sum_to_all_of_them():
    found = fall_out(TOLD)
    assert parts(found) == {
        ("back", "ad"): 4,
        ("again", "ad"): 3,
        ("other", ""): 2,  # two began anew with a chat: fewer than three are not told alone
        ("unmapped", ""): 3,
        ("nothing", ""): 9,  # seven, and the two who came back to a chat and left it again
    }
    assert sum(parts(found).values()) == found.left == 21
    other = next(one for one in found.following if one.how == "other")
    assert other.touchpoints == 1
    named = {(one.name, one.named) for one in found.following if one.how == "unmapped"}
    assert named == {("newsletter", 3)}
    for one in found.following:
        assert one.figure.n == 21
        assert one.figure.low < one.figure.value < one.figure.high


def test_of_fewer_than_five_nothing_is_told_and_of_nobody_nothing_either():
    few = fall_out("a ad page\nb ad page ad")
    assert (few.left, few.following) == (2, ())
    nobody = fall_out("\n".join(f"on{n} ad page order" for n in range(6)))
    assert (nobody.left, nobody.following) == (0, ())


def test_who_may_still_come_has_not_left_yet():
    soon = START_MS + 10 * UNITS["d"]
    assert fall_out(TOLD, at=soon).left == 0


def test_in_the_last_stage_it_is_what_came_after_the_end():
    again = "\n".join(f"c{n} ad order help +1d ad" for n in range(6))
    found = fall_out(again, stage=3)
    assert parts(found)["again", "ad"] == found.left == 6
    assert "and are over" in found.following[0].figure.definition


def test_a_period_limits_who_left_and_not_what_they_did_later():
    first = Filter(period_from="2026-01-01", period_to="2026-02-01")
    assert parts(fall_out(TOLD, limits=first))["again", "ad"] == 3


def test_with_only_some_channels_the_others_are_as_if_they_were_not():
    text = "\n".join(f"c{n} ad page ad@call" for n in range(6))
    assert parts(fall_out(text))["back", "ad"] == 6
    only = fall_out(text, limits=Filter(channels=("web",), only_channels=True))
    assert parts(only) == {("other", ""): 0, ("unmapped", ""): 0, ("nothing", ""): 6}


def test_every_row_opens_to_the_journeys_it_counts():
    with warehouse_of(told(TOLD)) as house:
        study = Study.of(house, MAP, as_of_ms=FAR)
        for one in stage_fall_out(study, 1).following:
            opened = rows(study, one.figure.rows, limit=100)
            assert (opened.total, opened.part_total) == (one.figure.n, one.figure.part)
            assert opened.definition == one.figure.definition
        with pytest.raises(UnknownReferenceError, match="nobody left a stage by 'flown'"):
            rows(study, "fall_out:pick:flown:")


def recounted(things: list[Told], rules: oracle.Rules, at: int) -> dict[int, Counter]:
    """Walk each customer's life and write down what came after the stage they left."""
    events = [
        oracle.Happening(thing.customer, thing.at, 0, number, thing.name)
        for number, thing in enumerate(thing for thing in things if not thing.is_answer)
        if thing.at <= at
    ]
    order = {"key": lambda event: (event.at, event.sequence)}
    found: dict[int, Counter] = {stage: Counter() for stage in range(rules.stages)}
    for walk in oracle.walks(events, rules):
        life = sorted((one for one in events if one.customer == walk.customer), **order)
        path = [rules.stage_of[step.touchpoint] for step in walk.steps]
        for stage in set(path):
            gone_on = any(other > stage for other in path[path.index(stage) :])
            if gone_on or oracle.is_open(walk, rules, at):
                continue
            last = walk.steps[len(path) - 1 - path[::-1].index(stage)]
            after = life[life.index(last) + 1 :]
            mapped = [one for one in after if one.touchpoint in rules.stage_of]
            if not mapped:
                found[stage]["unmapped" if after else "nothing", ""] += 1
            elif mapped[0] in walk.steps:
                found[stage]["back", mapped[0].touchpoint] += 1
            elif walk.following and mapped[0] is walk.following.steps[0]:
                found[stage]["again", mapped[0].touchpoint] += 1
            else:
                found[stage]["outside", mapped[0].touchpoint] += 1
    return found


def test_random_logs_counted_with_pencil_and_paper_say_the_same():
    seen: Counter = Counter()
    for seed in random.Random(7).sample(range(10_000), 8):  # noqa: S311 - no secret
        things, rules, at = random_log(seed)
        wanted = recounted(things, rules, at)
        journey_map = map_of(
            STAGES,
            starts=" ".join(rules.starts),
            target=" ".join(rules.targets),
            timeout_days=rules.timeout_days,
        )
        with warehouse_of(things) as house:
            study = Study.of(house, journey_map, as_of_ms=at)
            for stage in study.ground.observed:
                found = fall_outs(study, stage)
                counted = house.rows(found.group_by("how", "touchpoint_id").agg(n=found.count()))
                assert {(row["how"], row["touchpoint_id"]): row["n"] for row in counted} == dict(
                    wanted[stage]
                ), (seed, stage)
                assert ways(study, found).left == wanted[stage].total()
            seen.update(how for one in wanted.values() for how, _ in one)
    assert set(seen) == {"back", "again", "outside", "unmapped", "nothing"}
