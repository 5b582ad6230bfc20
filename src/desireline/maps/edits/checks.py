"""How it will be found out whether a sentence is true: a check planned, and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.checking import is_date
from desireline.maps.edits.change import Change, set_properties
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.statements import short
from desireline.maps.journey_map import JourneyMap, PlannedCheck
from desireline.maps.records import statement_of


class UnusableCheckError(DesirelineError):
    """A check without words, or with a date that is none."""

    code: ClassVar[str] = "unusable-check"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCheck(Edit):
    """Say how a sentence will be tested, by whom and until when; a plan is no evidence."""

    statement_id: str
    check: PlannedCheck

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Plan a check of “{short(statement_of(journey_map, self.statement_id).text)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        how = self.check.how.strip()
        if not how:
            msg = "A check needs words: how will somebody find out? Or take the check back."
            raise UnusableCheckError(msg)
        due = self.check.due.strip()
        if due and not is_date(due):
            msg = f"{due!r} is no date. Write it as 2026-12-31, or leave it empty."
            raise UnusableCheckError(msg)
        planned = PlannedCheck(how=how, owner=self.check.owner.strip(), due=due)
        return set_properties("statement", statement, check=planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCheck(Edit):
    """Take back the check planned for a sentence."""

    statement_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return (
            f"Take back the check of “{short(statement_of(journey_map, self.statement_id).text)}”"
        )

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        return set_properties("statement", statement, check=None)
