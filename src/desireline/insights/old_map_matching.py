"""Which stages and touchpoints of an old map mean the same as those of a map bound to data."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from desireline.insights.lexicon import STAGE_NAMES, Role, role_of
from desireline.insights.marks import marks_of
from desireline.insights.raw_names import tokens_of
from desireline.maps.journey_map import JourneyMap, Stage

ALIKE_STAGES = 0.18
ALIKE_TOUCHPOINTS = 0.34
SAME_SUBJECT = 0.25
ALONE_BETWEEN = 2  # places from one paired stage to the next: one other stands between them
# What people call a stage, where no raw name of an event would speak so.
_CALLED: dict[str, Role] = {
    **{name.lower(): role for role, name in STAGE_NAMES.items()},
    **dict.fromkeys(
        ("bekommen", "erhalten", "empfangen", "warten", "receiving", "wait"), "receive"
    ),
    **dict.fromkeys(("nutzen", "benutzen", "verwenden", "fahren", "use", "using"), "use"),
    **dict.fromkeys(("entdecken", "informieren", "suchen", "exploring"), "explore"),
}


def stages_meant(names: Sequence[str], source: JourneyMap) -> dict[str, int]:
    """Return for stages of ``source`` the place of the old stage that means the same.

    Each old stage is given away once, the likest first, and never against the order of travel.
    One stage on either side, left alone between the same two, is told by its place.
    """
    stages = sorted(source.stages, key=lambda one: (one.order, one.id))
    pairs = sorted(
        (
            (_stage_likeness(name, stage, source), -abs(place - at), place, at)
            for place, name in enumerate(names)
            for at, stage in enumerate(stages)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for likeness, _, place, at in pairs:
        if likeness < ALIKE_STAGES or at in found or place in found.values():
            continue
        if all((place - other) * (at - mine) > 0 for mine, other in found.items()):
            found[at] = place
    found |= _between(found)
    return {stages[at].id: place for at, place in sorted(found.items())}


def _between(found: Mapping[int, int]) -> dict[int, int]:
    """Pair a stage with one of ``source`` where both stand alone between two that are paired."""
    held = sorted(found.items())
    return {
        before[0] + 1: before[1] + 1
        for before, after in itertools.pairwise(held)
        if after[0] - before[0] == after[1] - before[1] == ALONE_BETWEEN
    }


def touchpoints_meant(names: Sequence[str], source: JourneyMap) -> dict[str, str]:
    """Return for names of an old map the touchpoint of ``source`` each means, told by its words.

    A touchpoint is meant by one name at most; names like none are left out.
    """
    rules: dict[str, list[str]] = {}
    for rule in source.rules:
        rules.setdefault(rule.touchpoint_id, []).extend(
            one.value for one in rule.conditions if one.field in ("name", "page")
        )
    pairs = sorted(
        (
            (
                max(_likeness(name, text) for text in (one.name, *rules.get(one.id, ()))),
                name,
                one.id,
            )
            for name in dict.fromkeys(names)
            for one in source.touchpoints
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, str] = {}
    for likeness, name, touchpoint_id in pairs:
        free = name not in found and touchpoint_id not in found.values()
        if likeness >= ALIKE_TOUCHPOINTS and free:
            found[name] = touchpoint_id
    return found


def match_sentences(
    names: Sequence[str], stages: Mapping[str, int], source: JourneyMap
) -> tuple[str, ...]:
    """Return what taking over from ``source`` does to stages the old map lacks, in words."""
    said = []
    last = 0
    for stage in sorted(source.stages, key=lambda one: (one.order, one.id)):
        last = stages.get(stage.id, last)
        count = sum(one.stage_id == stage.id for one in source.touchpoints)
        if stage.id not in stages and count:
            said.append(
                f"The old map has no stage “{stage.name}”: its {count} "
                f"{'touchpoint goes' if count == 1 else 'touchpoints go'} to “{names[last]}”."
            )
    meant = set(stages.values())
    where = f"of “{source.header.title}”" if source.header.title else "drawn from the data"
    said += [
        f"No stage {where} means “{name}”: nothing is counted there yet."
        for place, name in enumerate(names)
        if place not in meant
    ]
    return tuple(said)


def _stage_likeness(name: str, stage: Stage, source: JourneyMap) -> float:
    inside = [one.name for one in source.touchpoints if one.stage_id == stage.id]
    alike = max(
        _likeness(name, stage.name),
        0.7 * _likeness(name, f"{stage.name} {stage.line}"),
        0.6 * max((_likeness(name, text) for text in inside), default=0.0),
    )
    roles = _subject(name), _subject(stage.name)
    return alike + (SAME_SUBJECT if roles[0] and roles[0] == roles[1] else 0.0)


def _subject(name: str) -> Role | None:
    words = tokens_of(name)
    called = (_CALLED[one] for one in (name.lower(), *words) if one in _CALLED)
    return next(called, None) or role_of(words)


def _likeness(one: str, other: str) -> float:
    a, b = marks_of(one), marks_of(other)
    return len(a & b) / len(a | b) if a and b else 0.0
