"""Raw names gathered into touchpoints: same path, same words, same channel; the rest set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from desireline.insights.lexicon import FAILURE_WORDS, SURE_TARGET_WORDS, is_technical, role_of
from desireline.insights.raw_names import (
    RawName,
    is_readable,
    readable_words,
    segments_of,
    title_of,
    tokens_of,
    without_letter,
)
from desireline.insights.word_titles import word_titles
from desireline.maps.signs import shown_name

MOST_TOUCHPOINTS = 32
LEAST_EVENTS = 5
LEAST_SHARE = 0.001
SPLIT_SHARE = 0.2
CHILD_SHARE = 0.04
MANY_ALIKE = 4
DEEPEST_PAGE = 3
ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Raw names that look like one touchpoint.

    Attributes:
        prefix: What its pages have in common; empty = gathered by name.
        words: What its names have in common.
        anywhere: ``prefix`` stands somewhere in the path, not at its start.
    """

    key: str
    title: str
    channel: str
    names: tuple[RawName, ...]
    words: tuple[str, ...]
    prefix: str = ""
    anywhere: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of events that hold its names."""
        return tuple(sorted({one.field for one in self.names}))

    @property
    def events(self) -> int:
        """Return how many events its names have."""
        return sum(one.events for one in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Proposed touchpoints, names set aside, and the long tail left for people to sort."""

    groups: tuple[Group, ...]
    aside: tuple[RawName, ...]
    unsorted: tuple[RawName, ...]


def grouped(
    names: Sequence[RawName], *, targets: Iterable[str] = (), echoes: Collection[str] = ()
) -> Grouping:
    """Gather raw names into at most 32 groups, the largest first.

    Args:
        names: All raw names.
        targets: Raw names that stand alone because they are the target action.
        echoes: Keys of raw names set aside because they record the target action again.
    """
    wanted = set(targets)
    aside = tuple(
        one for one in names if one.key in echoes or (_is_aside(one) and one.name not in wanted)
    )
    hidden = {one.key for one in aside}
    kept = [one for one in names if one.key not in hidden and one.name]
    total = sum(one.events for one in kept)
    candidates = [
        *_page_groups([one for one in kept if one.is_page and one.name not in wanted], total),
        *_name_groups([one for one in kept if not one.is_page or one.name in wanted], wanted),
    ]
    chosen = _chosen(candidates, total=total, wanted=wanted)
    inside = {one.key for group in chosen for one in group.names}
    tail = tuple(one for one in kept if one.key not in inside)
    return Grouping(groups=_with_distinct_titles(chosen), aside=aside, unsorted=tail)


def _is_aside(name: RawName) -> bool:
    return is_technical(name.name, tokens_of(name.name))


def _page_groups(pages: Sequence[RawName], total: int) -> list[Group]:
    by_channel: dict[str, list[RawName]] = defaultdict(list)
    for page in pages:
        by_channel[page.channel].append(page)
    return [
        group
        for channel, here in sorted(by_channel.items())
        for group in _branch(here, channel, depth=0, total=total)
    ]


def _branch(pages: Sequence[RawName], channel: str, *, depth: int, total: int) -> list[Group]:
    """Split pages by the next part of their path, going deeper where one part holds too much."""
    by_part: dict[str, list[RawName]] = defaultdict(list)
    for page in pages:
        parts = segments_of(page.name)
        by_part[parts[depth] if len(parts) > depth else ""].append(page)
    found: list[Group] = []
    for part, here in sorted(by_part.items()):
        volume = sum(one.events for one in here)
        if part and depth + 1 < DEEPEST_PAGE and _is_worth_splitting(here, depth, volume, total):
            found += _branch(here, channel, depth=depth + 1, total=total)
        else:
            found.append(_page_group(here, channel, depth=depth if part else depth - 1))
    return found


def _is_worth_splitting(pages: Sequence[RawName], depth: int, volume: int, total: int) -> bool:
    if volume < SPLIT_SHARE * total:
        return False
    children: dict[str, int] = defaultdict(int)
    for page in pages:
        parts = segments_of(page.name)
        if len(parts) > depth + 1 and parts[depth + 1] != "*":
            children[parts[depth + 1]] += page.events
    return sum(count >= CHILD_SHARE * total for count in children.values()) > 1


def _page_group(pages: Sequence[RawName], channel: str, *, depth: int) -> Group:
    parts = segments_of(pages[0].name)[: depth + 1]
    readable = [part for part in parts if part != "*"]
    words = tokens_of(" ".join(readable)) if readable else ("home", "page")
    last = tokens_of(readable[-1]) if readable else words
    shared = _shared_prefix([one.name for one in pages])
    anywhere = shared in ("", "/") and len({one.name for one in pages}) > 1
    if anywhere:
        shared = "/" + "/".join(readable) if readable and len(readable) == len(parts) else ""
    return Group(
        key=f"page|{channel}|{'/'.join(parts)}",
        title=title_of(last),
        channel=channel,
        names=tuple(pages),
        words=words,
        prefix=shared,
        anywhere=anywhere,
    )


def _shared_prefix(paths: Sequence[str]) -> str:
    """Return what all paths start with, cut after a whole part; one path is its own prefix."""
    if len(set(paths)) == 1:
        return paths[0]
    low, high = min(paths), max(paths)
    length = next(
        (at for at, pair in enumerate(zip(low, high, strict=False)) if pair[0] != pair[1]),
        min(len(low), len(high)),
    )
    common = low[:length]
    if length == len(low) and high[length : length + 1] in ("/", ""):
        return common
    return common[: common.rfind("/") + 1]


def _name_groups(names: Sequence[RawName], wanted: set[str]) -> list[Group]:
    home = _home_channels(names)
    by_words: dict[tuple[str, tuple[str, ...]], list[RawName]] = defaultdict(list)
    for one in names:
        words = _target_words(one) if one.name in wanted else tokens_of(one.name)
        by_words[(home[one.source_id, one.name], words)].append(one)
    return [_name_group(channel, here) for (channel, _), here in sorted(by_words.items())]


def _target_words(name: RawName) -> tuple[str, ...]:
    """Return what keeps a target apart; pages that differ in numbers alone are one target."""
    return ("target", *(segments_of(name.name) if name.is_page else (name.name,)))


def _home_channels(names: Sequence[RawName]) -> dict[tuple[str, str], str]:
    """Return, for each name of a source, the channel most of its events have.

    A source that uses one name in several channels means one thing by it.
    """
    found: dict[tuple[str, str], str] = {}
    for one in sorted(names, key=lambda name: (-name.events, name.key)):
        found.setdefault((one.source_id, one.name), one.channel)
    return found


def _name_group(channel: str, names: Sequence[RawName]) -> Group:
    words = tokens_of(names[0].name)
    largest = max(names, key=lambda one: (one.events, one.key))
    variants = {one.name.lower() for one in names}
    alone = len(variants) == 1 and not largest.is_page and is_readable(largest.name)
    readable = (largest.name.strip(),) if alone else readable_words(largest.name)
    return Group(
        key=f"name|{channel}|{' '.join(words)}|{names[0].name if len(names) == 1 else ''}",
        title=title_of(without_letter(readable) if len(variants) > 1 else readable),
        channel=channel,
        names=tuple(names),
        words=words,
    )


def _chosen(candidates: Sequence[Group], *, total: int, wanted: set[str]) -> list[Group]:
    """Return the groups large enough to stand on a map; too many are joined by first word.

    So are many small ones that begin alike: ninety products seen three times each are one thing.
    """
    least = max(LEAST_EVENTS, LEAST_SHARE * total)

    def is_large(one: Group) -> bool:
        return one.events >= least or _is_wanted(one, wanted)

    found = [one for one in candidates if is_large(one)]
    small = [one for one in candidates if not is_large(one)]
    if len(found) > MOST_TOUCHPOINTS:
        found = [one for one in _joined_by_first_word([*found, *small], wanted) if is_large(one)]
    else:
        joined = _joined_by_first_word(small, wanted)
        found += [one for one in joined if is_large(one) and len(one.names) >= MANY_ALIKE]
    found.sort(key=lambda one: (not _is_wanted(one, wanted), -one.events, one.key))
    return found[:MOST_TOUCHPOINTS]


def _is_wanted(group: Group, wanted: set[str]) -> bool:
    return any(one.name in wanted for one in group.names)


def _joined_by_first_word(groups: Sequence[Group], wanted: set[str]) -> list[Group]:
    """Join the groups of one channel that start with the same word and speak of the same thing."""
    joined: dict[object, list[Group]] = defaultdict(list)
    for group in groups:
        alone = (
            _is_wanted(group, wanted)
            or bool(group.prefix)
            or bool((SURE_TARGET_WORDS | FAILURE_WORDS).intersection(group.words))
        )
        first = group.key if alone else (group.channel, group.words[0], role_of(group.words))
        joined[first].append(group)
    return [_one_of(here) for here in joined.values()]


def _one_of(groups: Sequence[Group]) -> Group:
    if len(groups) == 1:
        return groups[0]
    shared = takewhile(
        lambda at: len(set(at)) == 1, zip(*(one.words for one in groups), strict=False)
    )
    words = tuple(at[0] for at in shared)
    largest = max(groups, key=lambda one: (one.events, one.key))
    return Group(
        key=min(one.key for one in groups),
        title=title_of(words) if words else largest.title,
        channel=largest.channel,
        names=tuple(name for one in groups for name in one.names),
        words=words,
    )


def _with_distinct_titles(groups: Sequence[Group]) -> tuple[Group, ...]:
    titles = word_titles([one.title for one in groups])
    groups = [replace(one, title=title) for one, title in zip(groups, titles, strict=True)]
    channels: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        channels[group.title].add(group.channel)
    taken: set[str] = set()
    named: list[Group] = []
    for group in groups:
        title = group.title
        if len(channels[title]) > 1 and group.channel:
            title = shown_name(f"{title} ({group.channel})")
        base, number = title, 2
        while title in taken:
            title = f"More {base.lower()}" if number == 2 else f"{base} {number}"  # noqa: PLR2004
            number += 1
        taken.add(title)
        named.append(replace(group, title=title))
    return tuple(named)
