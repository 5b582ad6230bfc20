"""Event rules a person can read, written for groups of raw names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from desireline.insights.grouping import Group, Grouping
from desireline.insights.lexicon import STATIC_FILE
from desireline.insights.raw_names import RawName
from desireline.maps.claim import Condition, EventRule, Operator
from desireline.maps.ordering import first_keys

MOST_RULES_EACH = 12
MANY_NAMES = 4
SHORTEST_BEGINNING = 4
_JOINT = re.compile(r"[\s_.:/|-]+")
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
            tests = name_tests(group.names, everything, tail=grouping.unsorted)
            by_name += [(test, target) for test in tests]
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
    tail: Sequence[RawName] = (),
) -> list[Test]:
    """Return at most twelve tests that catch these raw names and none of the others.

    Names with the same beginning become one test of it, where nothing else begins so; the tests
    that catch most events come first. Names of the long ``tail``, which belong nowhere yet, are
    caught where they begin with the same whole words as four of these.
    """
    distinct = _distinct(names)
    inside = {one.key for one in names}
    others = [one for one in everything if one.key not in inside]
    if len(distinct) < MANY_NAMES:
        return list(dict.fromkeys(_is(one, others) for one in distinct))[:MOST_RULES_EACH]
    found: dict[Test, int] = {}
    loose = {one.key for one in tail}
    for test, events in _cover(distinct, others, loose=loose, part=0):
        found[test] = found.get(test, 0) + events
    ordered = sorted(found, key=lambda test: (-found[test], test[0].operator, test[0].value))
    return ordered[:MOST_RULES_EACH]


def caught(names: Sequence[RawName], tests: Sequence[Test]) -> tuple[RawName, ...]:
    """Return those of the raw names that one of the tests catches."""
    return tuple(one for one in names if any(_catches(test, one) for test in tests))


def _catches(test: Test, name: RawName) -> bool:
    held = {name.field: name.name.lower(), "channel": name.channel.lower()}
    checks: dict[Operator, Callable[[str, str], bool]] = {
        "is": str.__eq__,
        "starts": str.startswith,
        "ends": str.endswith,
        "contains": str.__contains__,
    }
    return all(
        one.field in held and checks[one.operator](held[one.field], one.value.lower())
        for one in test
    )


def _cover(
    names: Sequence[RawName], others: Sequence[RawName], *, loose: Collection[str], part: int
) -> Iterator[tuple[Test, int]]:
    """Give tests of shared beginnings, longer ones where a short one would catch others too."""
    begun = _beginning_tests(names, others, loose=loose) if len(names) >= MANY_NAMES else []
    branches: dict[str, list[RawName]] = defaultdict(list)
    is_spent = True  # no name has another part: one thing in several channels, say
    for one in names:
        ends = [found.end() for found in _JOINT.finditer(one.name)]
        is_spent &= part >= len(ends)
        branches[one.name[: ends[part]].lower() if part < len(ends) else one.name].append(one)
    if begun:
        yield from ((test, sum(one.events for one in names)) for test in begun)
    elif is_spent or len(branches) == len(names):
        yield from ((_is(one, others), one.events) for one in names)
    else:
        for branch in branches.values():
            yield from _cover(branch, others, loose=loose, part=part + 1)


def _beginning_tests(
    names: Sequence[RawName], others: Sequence[RawName], *, loose: Collection[str]
) -> list[Test]:
    """Return the tests of what all names begin with, none where others begin so too."""
    letters = _beginning([one.name.lower() for one in names])
    rests = (one.name[len(letters) :] for one in names)
    joints = [found.end() for found in _JOINT.finditer(letters)]
    is_whole = all(not rest or _JOINT.match(rest) for rest in rests)
    whole = letters if is_whole else letters[: joints[-1]] if joints else ""
    bound = [one for one in others if one.key not in loose]
    return _beginning_with(whole, names, bound) or _beginning_with(letters, names, others)


def _beginning_with(
    beginning: str, names: Sequence[RawName], others: Sequence[RawName]
) -> list[Test]:
    inside = {one.name.lower() for one in names}
    alike = [one for one in others if one.name.lower().startswith(beginning)]
    channels = {one.channel for one in names}
    elsewhere = all(one.name.lower() in inside and one.channel not in channels for one in alike)
    if len(beginning) < SHORTEST_BEGINNING or not elsewhere or (alike and len(channels) > 1):
        return []
    where = [Condition(field="channel", operator="is", value=one) for one in channels if alike]
    fields = sorted({one.field for one in names})
    return [(Condition(field=it, operator="starts", value=beginning), *where) for it in fields]


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
