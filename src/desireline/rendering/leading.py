"""Which findings lead the board, what a room hears of them, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.maps.action import Action
from desireline.maps.finding import Finding

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


def told(finding: Finding) -> str:
    """Return a finding as a room hears it: what the data say, where the map said otherwise."""
    _, parted, data = finding.sentence.partition("The data say: ")
    return data if parted and data else finding.sentence


def is_late(action: Action, *, today: str) -> bool:
    """Tell whether an action that is not done has passed its date."""
    return bool(action.due) and action.state != "done" and action.due < today
