"""Event rules a person can read, written for groups of raw names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from desireline.insights.grouping import Group, Grouping
from desireline.insights.lexicon import STATIC_FILE
from desireline.insights.raw_names import RawName
from desireline.maps.claim import Condition, EventRule, Operator
from desireline.maps.ordering import first_keys

MOST_RULES_EACH = 12
MANY_NAMES = 4
SHORTEST_BEGINNING = 4
Test = tuple[Condition, ...]


def proposed_rules(
    grouping: Grouping, *, touchpoint_of: Mapping[str, str], answers: Mapping[str, str]
) -> tuple[EventRule, ...]:
    """Return one ordered list of rules: names first, then pages, the longest path first.

    Args:
        grouping: The groups that became touchpoints.
        touchpoint_of: Group key → touchpoint id.
        answers: Name of an answer → touchpoint id it speaks of.
    """
    everything = [
        *(name for group in grouping.groups for name in group.names),
        *grouping.aside,
        *grouping.unsorted,
    ]
    by_name: list[tuple[Test, str]] = [(test, "") for test in _aside_tests(grouping, everything)]
    by_page: list[tuple[Test, str]] = []
    for group in grouping.groups:
        target = touchpoint_of[group.key]
        if group.prefix:
            by_page += [(test, target) for test in page_tests(group, everything)]
        else:
            by_name += [(test, target) for test in name_tests(group.names, everything)]
    by_name += [
        ((Condition(field="name", operator="is", value=name),), touchpoint)
        for name, touchpoint in sorted(answers.items())
    ]
    by_page.sort(key=lambda pair: (-len(pair[0][0].value), pair[0][0].value))
    ordered = _without_repeats([*by_name, *by_page])
    return tuple(
        EventRule(
            id=f"rule-{number}",
            order=order,
            touchpoint_id=touchpoint,
            conditions=conditions,
            proposed=True,
        )
        for number, (order, (conditions, touchpoint)) in enumerate(
            zip(first_keys(len(ordered)), ordered, strict=True), start=1
        )
    )


def page_tests(group: Group, everything: Sequence[RawName]) -> list[Test]:
    """Return the tests of what a group's pages have in common, one per field that holds them."""
    return [_page_test(group, everything, field=field) for field in group.fields]


def name_tests(
    names: Sequence[RawName],
    everything: Sequence[RawName],
    *,
    loose: Sequence[RawName] | None = None,
) -> list[Test]:
    """Return tests that catch these raw names and no others, as few as read well.

    Many names with the same beginning become one test of that beginning; else each of the
    twelve largest has its own. ``loose``: the names that rules put after all others can catch.
    """
    distinct = _distinct(names)
    if len(distinct) >= MANY_NAMES:
        beginning = _beginning([one.name.lower() for one in distinct])
        inside = {one.name.lower() for one in distinct}
        alone = all(
            one.name.lower() in inside or not one.name.lower().startswith(beginning)
            for one in (everything if loose is None else loose)
        )
        if len(beginning) >= SHORTEST_BEGINNING and alone:
            fields = sorted({one.field for one in distinct})
            return [(Condition(field=one, operator="starts", value=beginning),) for one in fields]
    inside = {one.key for one in names}
    others = [one for one in everything if one.key not in inside]
    tests = dict.fromkeys(_is(one, others) for one in distinct)
    return list(tests)[:MOST_RULES_EACH]


def caught(tests: Sequence[Test], names: Sequence[RawName]) -> tuple[RawName, ...]:
    """Return those of some names that one of the tests of names catches."""
    starts = tuple(one.value for test in tests for one in test if one.operator == "starts")
    same = {one.value.lower() for test in tests for one in test if one.operator == "is"}
    return tuple(
        one for one in names if one.name.lower() in same or one.name.lower().startswith(starts)
    )


def _beginning(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    low, high = min(texts), max(texts)
    same = (one == other for one, other in zip(low, high, strict=False))
    return low[: sum(takewhile(bool, same))]


def _aside_tests(grouping: Grouping, everything: Sequence[RawName]) -> list[Test]:
    """Return the tests of what no customer did: kinds of file first, then the largest names."""
    endings = sorted(
        {
            (one.field, found.group(0))
            for one in grouping.aside
            if one.is_page and (found := STATIC_FILE.search(one.name.lower()))
        }
    )
    files: list[Test] = [
        (Condition(field=field, operator="ends", value=ending),) for field, ending in endings
    ]
    rest = [
        one
        for one in grouping.aside
        if not one.name.lower().endswith(tuple(end for _, end in endings))
    ]
    return files + name_tests(rest, everything) if rest else files


def _distinct(names: Sequence[RawName]) -> list[RawName]:
    seen: set[tuple[str, str]] = set()
    found: list[RawName] = []
    for one in sorted(names, key=lambda name: (-name.events, name.key)):
        mark = (one.name.lower(), one.channel)
        if mark not in seen:
            seen.add(mark)
            found.append(one)
    return found


def _is(name: RawName, everything: Sequence[RawName]) -> Test:
    """Return the test of one name, with its channel where another channel uses the name too."""
    conditions = [name.test]
    if name.channel and _is_shared(name, everything):
        conditions.append(Condition(field="channel", operator="is", value=name.channel))
    return tuple(conditions)


def _is_shared(name: RawName, everything: Sequence[RawName]) -> bool:
    lowered = name.name.lower()
    return any(
        other.channel != name.channel and other.name.lower() == lowered for other in everything
    )


def _page_test(group: Group, everything: Sequence[RawName], *, field: str) -> Test:
    alone = len({one.name for one in group.names}) == 1
    operator: Operator = "is" if alone and not _has_queries(group) else "starts"
    if group.anywhere:
        operator = "contains"
    conditions = [Condition(field=field, operator=operator, value=group.prefix)]
    channels = {one.channel for one in everything if one.name.startswith(group.prefix)}
    if len(channels) > 1 and group.channel:
        conditions.append(Condition(field="channel", operator="is", value=group.channel))
    return tuple(conditions)


def _has_queries(group: Group) -> bool:
    """Tell whether pages may carry something after the path; a home page never may."""
    return group.prefix.rstrip("/").count("/") > 0 or not group.prefix.startswith("/")


def _without_repeats(pairs: Sequence[tuple[Test, str]]) -> list[tuple[Test, str]]:
    first: dict[Test, str] = {}
    for conditions, touchpoint in pairs:
        first.setdefault(conditions, touchpoint)
    return list(first.items())
