"""Which event or answer counts as which touchpoint: the map's ordered rules, first match wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, and_

import ibis
import pyarrow.lib as pa
from ibis.expr.types.logical import BooleanValue
from ibis.expr.types.strings import StringValue

from desireline.errors import DesirelineError
from desireline.journeys.ordering import after, before
from desireline.maps.claim import Condition, EventRule
from desireline.maps.journey_map import JourneyMap
from desireline.warehouse.duckdb import Warehouse

TARGET = "target"
SET_ASIDE = ""
YES: BooleanValue = ibis.literal(value=True)  # type: ignore[assignment]
NO: BooleanValue = ibis.literal(value=False)  # type: ignore[assignment]
NOTHING: StringValue = ibis.literal("")  # type: ignore[assignment]
_GROUP = 16
_COLUMNS = ("name", "source", "channel", "device", "page")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class UnknownAnchorError(DesirelineError):
    """A rule speaks of a position around a touchpoint the map does not have."""

    code = "unknown-anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """The rules of one map that can bind, in order, with the stage of each touchpoint.

    Attributes:
        rules: Rules whose touchpoint stands on the map, and those that set aside.
        stage_of: Touchpoint id → index of its stage.
        target: Touchpoint ids of the target action that stand on the map.
    """

    rules: tuple[EventRule, ...]
    stage_of: Mapping[str, int]
    target: tuple[str, ...]


def binding_of(journey_map: JourneyMap) -> Binding:
    """Give the map's binding rules in their order; a map of the future binds nothing of today.

    Raises:
        UnknownAnchorError: If a rule's anchor is neither a touchpoint of the map nor ``target``.
    """
    stage_index = {stage.id: index for index, stage in enumerate(journey_map.stages)}
    is_of_today = journey_map.header.outlook == "as-is"
    stage_of = {
        touchpoint.id: stage_index[touchpoint.stage_id]
        for touchpoint in journey_map.touchpoints
        if touchpoint.stage_id in stage_index
    }
    rules = tuple(
        rule
        for rule in sorted(journey_map.rules, key=lambda rule: rule.order)
        if is_of_today
        if rule.touchpoint_id in stage_of or rule.touchpoint_id == SET_ASIDE
    )
    for rule in rules:
        if rule.position and rule.anchor != TARGET and rule.anchor not in stage_of:
            message = (
                f"Rule {rule.id!r} counts events {rule.position} {rule.anchor!r}, but the map has "
                "no such touchpoint. Name one of the map's touchpoints or 'target'."
            )
            raise UnknownAnchorError(message)
    target = tuple(id_ for id_ in journey_map.header.journey.target if id_ in stage_of)
    return Binding(rules=rules, stage_of=stage_of, target=target)


def label(warehouse: Warehouse, rows: ibis.Table, *, binding: Binding, name: str) -> ibis.Table:
    """Add ``touchpoint_id``, ``stage_index``, ``rule_id`` and ``matches`` to each row.

    One row per row of ``rows``. Each distinct combination of the fields the rules test is
    judged once. ``touchpoint_id`` is NULL where no rule matches and empty where the row is set
    aside; ``stage_index`` is NULL in both cases.

    ``rows`` holds ``position`` (its place in the total order, unique), ``customer_no``,
    ``happened_at``, ``is_event`` and the fields events have. ``name`` names what is kept.
    """
    free = tuple(rule for rule in binding.rules if not rule.position)
    if len(free) == len(binding.rules):
        return _labelled(warehouse, rows, rules=free, binding=binding, name=name)
    first = _labelled(warehouse, rows, rules=free, binding=binding, name=f"{name}_free")
    anchors = sorted({rule.anchor for rule in binding.rules if rule.position})
    around = warehouse.keep(_around(first, anchors, binding), f"{name}_around")
    placed = rows.left_join(around, "position").drop("position_right")
    return _labelled(warehouse, placed, rules=binding.rules, binding=binding, name=name)


def field_text(rows: ibis.Table, field: str) -> StringValue:
    """Give one tested field of each row as text, '' where the row does not have it."""
    text: StringValue
    if field in _COLUMNS:
        column = "source_id" if field == "source" else field
        if column not in rows.columns:
            return NOTHING
        text = rows[column].cast("string").fill_null("")
    elif field.startswith("position "):
        text = rows[field].fill_null("")
    else:
        path = field if _PLAIN_KEY.fullmatch(field) else f'"{field}"'
        text = rows["attributes"].cast("json")[path].str.fill_null("")
    return text


def holds(values: ibis.Table, condition: Condition, *, column: str) -> BooleanValue:
    """Say for each row whether the condition holds for the text in ``column``."""
    text: StringValue = values[column].lower()
    value = unicodedata.normalize("NFC", condition.value).lower()
    test: BooleanValue
    if condition.operator == "is":
        test = values[column].lower() == value
    elif condition.operator == "starts":
        test = text.startswith(value)
    elif condition.operator == "ends":
        test = text.endswith(value)
    elif condition.operator == "contains":
        test = text.contains(value)
    else:
        test = values[column] != ""
    return test


def rule_holds(
    values: ibis.Table, rule: EventRule, *, column_of: Mapping[str, str]
) -> BooleanValue:
    """Say for each row whether all conditions of the rule and its position hold."""
    tests = [
        holds(values, condition, column=column_of[condition.field])
        if condition.field != "source"
        else holds(values, condition, column=column_of["source"])
        | holds(values, condition, column="source_name")
        for condition in rule.conditions
    ]
    if rule.position:
        tests.append(values[column_of[_position_field(rule.anchor)]] == rule.position)
    return reduce(and_, tests, YES)


def combinations(
    warehouse: Warehouse, rows: ibis.Table, *, rules: Iterable[EventRule], name: str
) -> tuple[ibis.Table, dict[str, str]]:
    """Keep the distinct combinations of the fields the rules test, and say which column is which.

    One row per combination, with ``times`` (rows that have it) and the source's name.
    """
    rules = tuple(rules)
    fields = sorted({condition.field for rule in rules for condition in rule.conditions})
    fields += sorted({_position_field(rule.anchor) for rule in rules if rule.position})
    column_of = {field: f"field_{index}" for index, field in enumerate(fields)}
    texts = {column: field_text(rows, field) for field, column in column_of.items()}
    if not texts:
        column_of, texts = {"": "field_0"}, {"field_0": NOTHING}
    found = rows.select(**texts).group_by(list(texts)).agg(times=ibis._.count())
    if "source" in column_of:
        sources = warehouse.table("sources").select("source_id", source_name="name")
        found = found.left_join(sources, found[column_of["source"]] == sources.source_id)
        found = found.drop("source_id").mutate(source_name=ibis._.source_name.fill_null(""))
    return warehouse.keep(found, name), column_of


def _labelled(
    warehouse: Warehouse,
    rows: ibis.Table,
    *,
    rules: Sequence[EventRule],
    binding: Binding,
    name: str,
) -> ibis.Table:
    found, column_of = combinations(warehouse, rows, rules=rules, name=f"{name}_combinations")
    hits = [rule_holds(found, rule, column_of=column_of) for rule in rules]
    judged = found.mutate(rule_no=_first(hits), matches=_number(hits))
    # The rules' tests stand in the query twice, not once for each column they give.
    numbered = warehouse.keep(
        judged.select(*column_of.values(), "rule_no", "matches"), f"{name}_judged"
    )
    rules_kept = warehouse.keep_arrow(_rules_table(rules, binding), f"{name}_rules")
    added = ["touchpoint_id", "rule_id", "stage_index", "matches"]
    verdicts = numbered.left_join(rules_kept, "rule_no").select(*column_of.values(), *added)
    texts = {
        column: field_text(rows, field) if field else NOTHING for field, column in column_of.items()
    }
    joined = rows.mutate(**texts).inner_join(verdicts, list(texts))
    return joined.select(*rows.columns, *added)


def _first(hits: Sequence[BooleanValue]) -> ibis.Value:
    """Give the number of the first rule that holds, NULL where none does."""
    none = ibis.null("int64")
    if not hits:
        return none
    branches = [(hit, ibis.literal(number, "int64")) for number, hit in enumerate(hits)]
    return ibis.cases(*branches, else_=none)


def _rules_table(rules: Sequence[EventRule], binding: Binding) -> pa.Table:
    """Give each rule by its number with what it makes of an event. One row per rule."""
    return pa.table(
        {
            "rule_no": pa.array(range(len(rules)), pa.int64()),
            "touchpoint_id": pa.array([rule.touchpoint_id for rule in rules], pa.string()),
            "rule_id": pa.array([rule.id for rule in rules], pa.string()),
            "stage_index": pa.array(
                [binding.stage_of.get(rule.touchpoint_id) for rule in rules], pa.int64()
            ),
        }
    )


def _number(hits: Sequence[BooleanValue]) -> ibis.Value:
    """Count the rules that hold, in groups, so that hundreds of rules do not nest too deep."""
    ones: list[ibis.Value] = [hit.cast("int64") for hit in hits] or [ibis.literal(0, "int64")]
    while len(ones) > 1:
        ones = [reduce(add, ones[at : at + _GROUP]) for at in range(0, len(ones), _GROUP)]
    return ones[0]


def _position_field(anchor: str) -> str:
    return f"position {anchor}"


def _around(first: ibis.Table, anchors: Sequence[str], binding: Binding) -> ibis.Table:
    """Say for each row whether its customer's nearest event of each anchor comes after or before.

    One row per row with a customer. A customer without such an event stands before it: who has
    not ordered yet may still do so, and leaving such calls out would flatter every rate. Of two
    equally near ones the earlier counts.
    """
    known = first.filter(first.customer_no.notnull())
    columns: dict[str, ibis.Value] = {}
    for anchor in anchors:
        ids = binding.target if anchor == TARGET else (anchor,)
        is_anchor = known.is_event & known.touchpoint_id.isin(ids)
        at = is_anchor.ifelse(known.happened_at, ibis.null("int64"))
        since = known.happened_at - at.max().over(before("customer_no"))
        until = at.min().over(after("customer_no")) - known.happened_at
        is_after = since.notnull() & (until.isnull() | (since <= until))
        columns[_position_field(anchor)] = ibis.ifelse(is_after, "after", "before")
    return known.select("position", **columns)
