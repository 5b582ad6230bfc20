"""What an edit or a map file from outside may not say: what only this workspace can know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.several import Several
from desireline.maps.edits.statements import AddSupport
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.support import Support


class ForeignRemarkError(DesirelineError):
    """A remark of a customer that no file of remarks brought."""

    code: ClassVar[str] = "foreign-remark"


class DayToComeError(DesirelineError):
    """Something dated on a day that has not come yet."""

    code: ClassVar[str] = "day-to-come"


def require_from_outside(edit: Edit, *, today: date) -> None:
    """Refuse an edit that claims what a customer remarked, or dates its support in the future.

    Args:
        edit: An edit somebody sent; taking in a file of remarks does not come through here.
        today: The last day that has begun anywhere.

    Raises:
        ForeignRemarkError: It adds a remark of a customer.
        DayToComeError: It adds support dated later than today.
    """
    for support in _added(edit):
        if support.remark:
            message = (
                "A customer's remark cannot be typed: take in the file of remarks that the "
                "exported page saved."
            )
            raise ForeignRemarkError(message)
        if _is_to_come(support.dated, today=today):
            message = (
                f"The date {support.dated!r} of what the statement rests on has not come yet; "
                "give the day on which it was said."
            )
            raise DayToComeError(message)


def require_no_day_to_come(journey_map: JourneyMap, *, today: date) -> None:
    """Refuse a map one of whose statements rests on a day that has not come yet.

    Raises:
        DayToComeError: The message names each statement and its date.
    """
    found = [
        f"{one.id} ({support.dated})"
        for one in journey_map.statements
        for support in one.support
        if _is_to_come(support.dated, today=today)
    ]
    if found:
        message = (
            f"The map holds dates that have not come yet, in what these statements rest on: "
            f"{', '.join(found)}. Correct them in the file."
        )
        raise DayToComeError(message)


def without_remarks(journey_map: JourneyMap) -> tuple[JourneyMap, int]:
    """Return a map from elsewhere whose remarks count for nothing, and how many there were.

    A remark names no rows, so only the workspace that took it in can vouch for it. Its words
    stay beside the sentence.
    """
    count = sum(part.remark for one in journey_map.statements for part in one.support)
    if not count:
        return journey_map, 0
    statements = tuple(_unvouched(one) for one in journey_map.statements)
    return replace(journey_map, statements=statements), count


def _unvouched(statement: Statement) -> Statement:
    support = tuple(replace(one, remark=False) for one in statement.support)
    return replace(statement, support=support)


def _added(edit: Edit) -> Iterator[Support]:
    if isinstance(edit, AddSupport):
        yield edit.support
    if isinstance(edit, Several):
        for one in edit.edits:
            yield from _added(one)


def _is_to_come(dated: str, *, today: date) -> bool:
    return dated[:10] > today.isoformat()
