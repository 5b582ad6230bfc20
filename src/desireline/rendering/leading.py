"""Which findings lead the board, what a room hears of them, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.maps.action import Action
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.outcomes import deed
from desireline.maps.reading import Figure, MapReading
from desireline.rendering.words import count, percent

TROUBLES = frozenset({"not seen again", "repeated contacts"})  # not merely a map that is wrong


def chosen(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the published findings in the order chosen for the board.

    Without a choice, what customers run into comes before what only the map gets wrong, each by
    journeys at stake.
    """
    published = [one for one in findings if one.published]
    last = len(findings) + 1
    return tuple(
        sorted(
            published,
            key=lambda one: (one.place or last, one.kind not in TROUBLES, -at_stake(one), one.key),
        )
    )


def headline(
    journey_map: JourneyMap,
    reading: MapReading,
    findings: Sequence[Finding],
    *,
    computed: bool = False,
) -> str:
    """Return the finding that leads, else what the ribbon says as a whole, else what to do.

    ``computed``: as the data say it, without anybody's own words.
    """
    best = chosen(findings)
    if best:
        return counted_words(best[0]) if computed else told(best[0])
    main = next((one.figure for one in reading.targets if not one.target_id), None)
    if main is not None and main.value is not None and main.part is not None:
        rule = journey_map.header.journey
        did = deed(rule.target_kind, rule.target_word)
        return f"{percent(main.value)} of {count(main.n)} journeys {did} ({count(main.part)})."
    if not reading.journeys.value:
        return f"{journey_map.header.title}: no journey is counted yet. Import what customers did."
    return f"{journey_map.header.title}: {count(reading.journeys.value)} journeys."


def at_stake(finding: Finding) -> float:
    """Return how many journeys a finding concerns; none can be counted = 0."""
    figure = finding.concerned
    if figure is None or figure.value is None:
        return 0.0
    return float(figure.value if figure.unit == "count" else figure.part or figure.n or 0)


def answer(finding: Finding, actions: Sequence[Action]) -> Action | None:
    """Return the action decided for a finding, one not done before one done, soonest first."""
    found = [one for one in actions if one.finding_key == finding.key]
    return min(found, key=lambda one: (one.state == "done", one.due or "9999"), default=None)


def leading_figure(reading: MapReading, findings: Sequence[Finding]) -> Figure | None:
    """Return the figure of what leads, whose rows its number opens; None = nothing is counted."""
    best = chosen(findings)
    if best:
        return best[0].figure
    return next((one.figure for one in reading.targets if not one.target_id), None)


def told(finding: Finding) -> str:
    """Return a finding as a room hears it: in the owner's words, else what the data say."""
    return finding.own_words or counted_words(finding)


def counted_words(finding: Finding) -> str:
    """Return what the data say in a finding, where the map said otherwise that part alone."""
    _, parted, data = finding.sentence.partition("The data say: ")
    return data if parted and data else finding.sentence


def mark_of(finding: Finding) -> str:
    """Return what stands beside somebody's own words: whose they are, and what does not fit."""
    if not finding.own_words:
        return ""
    return doubt(finding.unmatched, counted_words(finding)) or "own words"


def doubt(unmatched: Sequence[str], counted: str) -> str:
    """Return a warning about numbers that stand for nothing counted; empty = all of them fit."""
    if not unmatched:
        return ""
    verb = "is" if len(unmatched) == 1 else "are"
    numbers = " and ".join(f"“{text}”" for text in unmatched)
    return f"own words: {numbers} {verb} not what is counted; the data say: {counted}"


def is_late(action: Action, *, today: str) -> bool:
    """Tell whether an action that is not done has passed its date."""
    return bool(action.due) and action.state != "done" and action.due < today
