"""What the map is about: title, scenario, wants, the company's goal, the journey's rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.checking import LONGEST_TIMEOUT_DAYS, quantity_mistakes
from desireline.maps.claim import MINUTES_A_DAY, JourneyRule, TargetKind
from desireline.maps.edits.change import Change, set_properties
from desireline.maps.edits.edit import Edit, given, require_name
from desireline.maps.edits.statements import ClaimError
from desireline.maps.journey_map import CompanyGoal, JourneyMap, Outlook
from desireline.maps.outcomes import noun, with_article
from desireline.maps.records import touchpoint_of


class ShortTimeoutError(DesirelineError):
    """A time-out that ends a journey before it began."""

    code: ClassVar[str] = "timeout-too-short"


class UnnamedKindError(DesirelineError):
    """A target action of one's own kind without a word for it."""

    code: ClassVar[str] = "unnamed-kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHeader(Edit):
    """Say what the map is about; None leaves as is."""

    title: str | None = None
    scenario: str | None = None
    wants: tuple[str, ...] | None = None
    goal: CompanyGoal | None = None
    as_of: str | None = None
    planned_path: tuple[str, ...] | None = None
    outlook: Outlook | None = None

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        if self.title is not None:
            return f"Rename map to “{self.title}”"
        names = {
            "scenario": self.scenario,
            "what the customer wants": self.wants,
            "the company's goal": self.goal,
            "the date of the evidence": self.as_of,
            "the planned path": self.planned_path,
            "whether it is of today or of the future": self.outlook,
        }
        set_names = [name for name, value in names.items() if value is not None]
        return f"Set {' and '.join(set_names) or 'nothing'}"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        if self.goal is not None and self.goal.quantity is not None:
            mistakes = quantity_mistakes(journey_map, self.goal.quantity)
            if mistakes:
                msg = f"The goal cannot be computed: {' '.join(mistakes)}"
                raise ClaimError(msg)
        title = None if self.title is None else require_name(self.title, what="map")
        values = given(
            title=title,
            scenario=self.scenario,
            wants=self.wants,
            goal=self.goal,
            as_of=self.as_of,
            planned_path=self.planned_path,
            outlook=self.outlook,
        )
        return set_properties("header", journey_map.header, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveGoal(Edit):
    """Take the company's goal off the map."""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return "Remove the company's goal"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        return set_properties("header", journey_map.header, goal=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetJourneyRule(Edit):
    """Answer a question of what one journey is; None leaves as is.

    ``timeout_minutes`` is for journeys of hours; a number of days alone takes it away again.
    """

    starts: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    timeout_days: int | None = None
    timeout_minutes: int | None = None
    target_kind: TargetKind | None = None
    target_word: str | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        def names(ids: tuple[str, ...]) -> str:
            return " or ".join(f"“{touchpoint_of(journey_map, one).name}”" for one in ids)

        parts = []
        if self.starts is not None:
            parts.append(f"start at {names(self.starts) or 'any event'}")
        if self.target is not None:
            parts.append(f"count {names(self.target) or 'nothing'} as success")
        if self.timeout_days is not None or self.timeout_minutes is not None:
            silence = self._timeout(journey_map.header.journey).silence
            parts.append(f"end after {silence} of silence")
        if self.target_kind is not None or self.target_word is not None:
            rule = self._named(journey_map.header.journey)
            called = noun(rule.target_kind, rule.target_word)
            parts.append(f"call success {with_article(called)}" if called else "call success so")
        return f"Journeys {', '.join(parts) or 'stay as they are'}"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        rule = journey_map.header.journey
        starts = rule.starts if self.starts is None else self.starts
        target = rule.target if self.target is None else self.target
        for one in (*starts, *target):
            touchpoint_of(journey_map, one)
        timed = self._timeout(rule)
        longest = LONGEST_TIMEOUT_DAYS * MINUTES_A_DAY
        is_sound = 1 <= timed.timeout_days <= LONGEST_TIMEOUT_DAYS
        if not is_sound or not 0 <= timed.timeout_minutes <= longest:
            msg = (
                f"A journey cannot end after {timed.silence} of silence; give 1 to "
                f"{LONGEST_TIMEOUT_DAYS} days, or for hours a number of minutes above 0."
            )
            raise ShortTimeoutError(msg)
        journey = self._named(replace(timed, starts=starts, target=target))
        return set_properties("header", journey_map.header, journey=journey)

    def _named(self, rule: JourneyRule) -> JourneyRule:
        """Return the rule with the kind of success this edit asks for.

        Raises:
            UnnamedKindError: The kind is one's own and no word says which.
        """
        kind = rule.target_kind if self.target_kind is None else self.target_kind
        word = rule.target_word if self.target_word is None else self.target_word.strip()
        word = word if kind == "own" else ""
        if kind == "own" and not word:
            msg = "A kind of your own needs a word: target_word, such as “sign-up”."
            raise UnnamedKindError(msg)
        return replace(rule, target_kind=kind, target_word=word)

    def _timeout(self, rule: JourneyRule) -> JourneyRule:
        """Return the rule with the time-out this edit asks for."""
        if self.timeout_days is None and self.timeout_minutes is None:
            return rule
        days = rule.timeout_days if self.timeout_days is None else self.timeout_days
        return replace(rule, timeout_days=days, timeout_minutes=self.timeout_minutes or 0)
