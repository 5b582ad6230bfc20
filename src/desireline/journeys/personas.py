"""Who is known to be a persona: its rules, judged as of the start of each journey."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import reduce
from operator import and_, or_

import ibis

from desireline.journeys.groundwork import Groundwork
from desireline.journeys.labelling import NO, NOTHING, YES, combinations, field_text, rule_holds
from desireline.maps.claim import EventRule
from desireline.maps.journey_map import Persona
from desireline.warehouse.duckdb import Warehouse


def personas_of(
    warehouse: Warehouse, journeys: ibis.Table, persona: Persona, *, ground: Groundwork
) -> ibis.Table:
    """Say for each journey whether its customer was the persona when it started.

    One row per journey: ``is_known`` if an event at or before the start has every field one of
    the rules asks for; ``is_persona`` if one such event meets a rule. A position in a persona's
    rule is not looked at. Both are False for a persona without rules.
    """
    plain = journeys.select("journey", "customer_no", "started_at")
    if not persona.conditions:
        no = NO
        return plain.select("journey", "started_at", is_known=no, is_persona=no)
    since = _since(warehouse, persona, ground=ground)
    joined = plain.left_join(since, "customer_no")
    return joined.select(
        "journey",
        "started_at",
        is_known=(joined.known_at <= joined.started_at).fill_null(NO),
        is_persona=(joined.holds_at <= joined.started_at).fill_null(NO),
    )


def _since(warehouse: Warehouse, persona: Persona, *, ground: Groundwork) -> ibis.Table:
    """Find when each customer was first known to be, or not to be, the persona.

    One row per customer. It depends on the evidence alone, so it is kept with the groundwork.
    """
    rules = tuple(replace(rule, position="", anchor="") for rule in persona.conditions)
    name = f"{ground.key}_persona_{hashlib.sha256(repr(rules).encode()).hexdigest()[:8]}"
    known = warehouse.kept(f"{name}_since")
    if known is not None:
        return known
    return warehouse.keep(_judged(warehouse, rules, ground=ground, name=name), f"{name}_since")


def _judged(
    warehouse: Warehouse, rules: tuple[EventRule, ...], *, ground: Groundwork, name: str
) -> ibis.Table:
    marks = ground.marks
    events = marks.filter(marks.is_event & marks.customer_no.notnull())
    found, column_of = combinations(warehouse, events, rules=rules, name=name)
    tests = [rule_holds(found, rule, column_of=column_of) for rule in rules]
    known = [
        reduce(
            and_,
            [found[column_of[condition.field]] != "" for condition in rule.conditions],
            YES,
        )
        for rule in rules
    ]
    judged = found.mutate(holds=reduce(or_, tests), known=reduce(or_, known))
    columns = list(column_of.values())
    verdicts = warehouse.keep(judged.select(*columns, "holds", "known"), f"{name}_verdicts")
    texts = {
        column: field_text(events, field) if field else NOTHING
        for field, column in column_of.items()
    }
    seen = events.mutate(**texts).inner_join(verdicts, columns)
    none = ibis.null("int64")
    return seen.group_by("customer_no").agg(
        holds_at=seen.holds.ifelse(seen.happened_at, none).min(),
        known_at=seen.known.ifelse(seen.happened_at, none).min(),
    )
