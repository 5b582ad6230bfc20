"""The sorting board: raw names by volume, what each rule wins, and what is proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import ibis

from desireline.insights.answer_names import AnswerName, answer_names
from desireline.insights.raw_names import RawName, with_raw_name
from desireline.insights.suggesting import Suggestion, suggestions
from desireline.journeys.labelling import field_text, rule_holds
from desireline.journeys.sortable import Sortable
from desireline.maps.claim import Condition, EventRule
from desireline.maps.journey_map import JourneyMap

__all__ = [
    "NameList",
    "NameRow",
    "RuleCount",
    "RuleCounts",
    "Suggestion",
    "TouchpointCount",
    "names",
    "rule_counts",
    "sorted_names",
    "suggestions",
]

Show = Literal["unsorted", "double", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One raw name with what the map's rules make of it.

    Attributes:
        events: Its events; in the list of unsorted names those no rule matches.
        touchpoint_id: Where most of its sorted events go; empty = unsorted or set aside.
        overlaps: Its events that more than one rule matches.
        conditions: The test that catches this name, for a new rule.
        answers: Where no event is so called: the answers of that name, ``events`` is 0 then.
            Those no rule matches are about the whole journey.
    """

    key: str
    name: str
    source: str
    channel: str
    events: int
    rule_ids: tuple[str, ...]
    touchpoint_id: str
    overlaps: int
    conditions: tuple[Condition, ...]
    answers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCounts:
    """How many names each filter of the list shows."""

    unsorted: int
    double: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Raw names by volume and the state of the task.

    Attributes:
        covered: Events some rule matches, those set aside too.
        events: All events.
        counts: How many names are unsorted, match two rules, or exist at all.
    """

    covered: int
    events: int
    names: tuple[NameRow, ...]
    counts: NameCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """What one rule wins.

    Attributes:
        events: Events it is the first to match.
        overlap: Those of them that a rule of another touchpoint matches too.
        overlap_touchpoint: The touchpoint with most of these; empty = none.
    """

    rule_id: str
    events: int
    overlap: int = 0
    overlap_touchpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointCount:
    """What a touchpoint counts, and through which of its rules, in their order."""

    events: int
    rules: tuple[RuleCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCounts:
    """Live counts by touchpoint id; those set aside are under the empty id."""

    touchpoints: Mapping[str, TouchpointCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedName:
    """A raw name with its events by what became of them."""

    raw: RawName
    unsorted: int
    overlaps: int
    by_touchpoint: Mapping[str, int]
    rule_ids: tuple[str, ...]


def names(study: Sortable, journey_map: JourneyMap, *, show: str, search: str) -> NameList:
    """Return raw names by volume: those unsorted, those two rules match, or all.

    ``search`` keeps names that hold all its words, in any case and order.
    """
    order = {rule.id: rule.order for rule in journey_map.rules}
    found = sorted_names(study)
    shown = [one for one in found if _is_shown(one, show)]
    words = search.lower().split()
    shown = [one for one in shown if all(word in one.raw.name.lower() for word in words)]
    titles = _source_names(study)
    channels: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for one in found:
        channels[one.raw.name, one.raw.from_page].add(one.raw.channel)
    rows = [
        _name_row(
            one,
            show=show,
            order=order,
            titles=titles,
            alone=len(channels[one.raw.name, one.raw.from_page]) == 1,
        )
        for one in shown
    ]
    events = sum(one.raw.events for one in found)
    said = answer_names(study, events=frozenset(one.raw.name.lower() for one in found))
    rows += [
        _answer_row(one, show=show, titles=titles)
        for one in said
        if _is_said(one, show) and all(word in one.name.lower() for word in words)
    ]
    return NameList(
        covered=events - sum(one.unsorted for one in found),
        events=events,
        names=tuple(sorted(rows, key=lambda row: (-row.events, -row.answers, row.key))),
        counts=NameCounts(
            unsorted=_how_many(found, said, "unsorted"),
            double=_how_many(found, said, "double"),
            all=_how_many(found, said, "all"),
        ),
    )


def rule_counts(study: Sortable, journey_map: JourneyMap) -> RuleCounts:
    """Return, for each touchpoint, its events and what each of its rules wins and shares."""
    won = _won(study)
    overlaps = _overlaps(study, journey_map)
    by_touchpoint: dict[str, list[RuleCount]] = defaultdict(list)
    for rule in sorted(journey_map.rules, key=lambda one: one.order):
        shared = overlaps.get(rule.id, {})
        most = max(shared, key=lambda one: (shared[one], one), default="")
        by_touchpoint[rule.touchpoint_id].append(
            RuleCount(
                rule_id=rule.id,
                events=won.get(rule.id, 0),
                overlap=shared.get(most, 0),
                overlap_touchpoint=most,
            )
        )
    ids = ["", *(one.id for one in journey_map.touchpoints)]
    return RuleCounts(
        touchpoints={
            one: TouchpointCount(
                events=sum(rule.events for rule in by_touchpoint.get(one, ())),
                rules=tuple(by_touchpoint.get(one, ())),
            )
            for one in ids
        }
    )


def sorted_names(study: Sortable) -> tuple[SortedName, ...]:
    """Return every raw name with its events by touchpoint, most events first."""
    pages = study.warehouse.table("events").select("event_id", "page")
    named = with_raw_name(study.labelled.inner_join(pages, "event_id"))
    keys = ["source_id", "raw_channel", "raw_name", "from_page"]
    grouped = named.group_by(*keys, "touchpoint_id", "rule_id").agg(
        n=named.count(), double=(named.matches > 1).cast("int64").sum()
    )
    parts: dict[tuple[str, str, str, bool], list[dict[str, object]]] = defaultdict(list)
    for row in study.warehouse.rows(grouped):
        parts[(str(row[keys[0]]), str(row[keys[1]]), str(row[keys[2]]), bool(row[keys[3]]))].append(
            row
        )
    found = [_sorted_name(key, rows) for key, rows in parts.items()]
    return tuple(sorted(found, key=lambda one: (-one.raw.events, one.raw.key)))


def _how_many(found: Sequence[SortedName], said: Sequence[AnswerName], show: Show) -> int:
    return sum(_is_shown(one, show) for one in found) + sum(_is_said(one, show) for one in said)


def _is_shown(one: SortedName, show: str) -> bool:
    if show == "unsorted":
        return one.unsorted > 0
    return one.overlaps > 0 if show == "double" else True


def _is_said(one: AnswerName, show: str) -> bool:
    return show == "all" or (show == "unsorted" and one.unsorted > 0)


def _answer_row(one: AnswerName, *, show: str, titles: Mapping[str, str]) -> NameRow:
    return NameRow(
        key=one.key,
        name=one.name,
        source=titles.get(one.source_id, one.source_id),
        channel=one.channel,
        events=0,
        rule_ids=one.rule_ids,
        touchpoint_id=one.touchpoint_id,
        overlaps=0,
        conditions=(one.test,),
        answers=one.unsorted if show == "unsorted" else one.answers,
    )


def _name_row(
    one: SortedName,
    *,
    show: str,
    order: Mapping[str, str],
    titles: Mapping[str, str],
    alone: bool,
) -> NameRow:
    """Return a name's row; a name other channels use too is told apart by its channel."""
    raw = one.raw
    own_channel = Condition(field="channel", operator="is", value=raw.channel)
    most = max(
        one.by_touchpoint,
        key=lambda touchpoint: (one.by_touchpoint[touchpoint], touchpoint),
        default="",
    )
    return NameRow(
        key=raw.key,
        name=raw.name,
        source=titles.get(raw.source_id, raw.source_id),
        channel=raw.channel,
        events=one.unsorted if show == "unsorted" else raw.events,
        rule_ids=tuple(sorted(one.rule_ids, key=lambda rule: order.get(rule, ""))),
        touchpoint_id=most,
        overlaps=one.overlaps,
        conditions=(raw.test,) if alone else (raw.test, own_channel),
    )


def _sorted_name(
    key: tuple[str, str, str, bool], rows: Sequence[Mapping[str, object]]
) -> SortedName:
    source_id, channel, name, from_page = key
    by_touchpoint: dict[str, int] = defaultdict(int)
    unsorted = overlaps = total = 0
    rules: set[str] = set()
    for row in rows:
        count = int(str(row["n"]))
        total += count
        overlaps += int(str(row["double"] or 0))
        if row["rule_id"] is None:
            unsorted += count
        else:
            rules.add(str(row["rule_id"]))
            by_touchpoint[str(row["touchpoint_id"])] += count
    raw = RawName(
        source_id=source_id, channel=channel, name=name, from_page=from_page, events=total
    )
    return SortedName(
        raw=raw,
        unsorted=unsorted,
        overlaps=overlaps,
        by_touchpoint=dict(by_touchpoint),
        rule_ids=tuple(sorted(rules)),
    )


def _source_names(study: Sortable) -> dict[str, str]:
    sources = study.warehouse.table("sources").select("source_id", "name")
    return {
        str(row["source_id"]): str(row["name"] or row["source_id"])
        for row in study.warehouse.rows(sources)
    }


def _won(study: Sortable) -> dict[str, int]:
    grouped = study.labelled.group_by("rule_id").agg(n=study.labelled.count())
    return {
        str(row["rule_id"]): int(str(row["n"]))
        for row in study.warehouse.rows(grouped)
        if row["rule_id"] is not None
    }


def _overlaps(study: Sortable, journey_map: JourneyMap) -> dict[str, dict[str, int]]:
    """Count, for each rule, events it wins that also meet a rule of another touchpoint.

    Rules with a position in the journey are left out: theirs are two sides of one name.
    """
    rules = [one for one in study.binding.rules if not one.position]
    double = study.labelled.filter(study.labelled.matches > 1)
    won = double.select("event_id", won_by="rule_id")
    rows = study.warehouse.table("events").inner_join(won, "event_id")
    found, column_of = _combinations(study, rows, rules)
    tested = found.select(
        "won_by",
        "times",
        **{
            f"rule_{number}": rule_holds(found, rule, column_of=column_of)
            for number, rule in enumerate(rules)
        },
    )
    owner = {rule.id: rule.touchpoint_id for rule in journey_map.rules}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in study.warehouse.rows(tested):
        winner = str(row["won_by"])
        others = {rule.touchpoint_id for number, rule in enumerate(rules) if row[f"rule_{number}"]}
        for other in others - {owner.get(winner, ""), ""}:
            counts[winner][other] += int(str(row["times"]))
    return counts


def _combinations(
    study: Sortable, rows: ibis.Table, rules: Sequence[EventRule]
) -> tuple[ibis.Table, dict[str, str]]:
    """Count the rows of each winner by the fields the rules test."""
    fields = sorted({condition.field for rule in rules for condition in rule.conditions})
    column_of = {field: f"field_{number}" for number, field in enumerate(fields)}
    texts = {column: field_text(rows, field) for field, column in column_of.items()}
    picked = rows.select("won_by", **texts)
    found = picked.group_by("won_by", *texts).agg(times=picked.count())
    if "source" in column_of:
        sources = study.warehouse.table("sources").select("source_id", source_name="name")
        found = found.left_join(sources, found[column_of["source"]] == sources.source_id)
        found = found.mutate(source_name=found.source_name.fill_null(ibis.literal("")))
    return found, column_of
