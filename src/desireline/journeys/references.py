"""References: short texts that name the rows behind a figure, such as ``stage:pay:left``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from desireline.errors import DesirelineError
from desireline.maps.claim import Quantity


class UnknownReferenceError(DesirelineError):
    """The text does not name the rows of any figure of this map."""

    code = "unknown-reference"

    def __init__(self, text: str, *, why: str) -> None:
        super().__init__(
            f"{text!r} names no figure of this map: {why}. Open the number on the map again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A figure's rows: ``kind`` and what it is about; ``week`` limits it to one ISO week.

    Attributes:
        week: ISO date of a Monday, empty for all.
    """

    kind: str
    about: tuple[str, ...] = ()
    week: str = ""

    def __str__(self) -> str:
        """Give the text; parts are percent-encoded, so ids may hold any character."""
        body = ":".join(quote(part, safe="") for part in (self.kind, *self.about))
        return f"{body}@{self.week}" if self.week else body


def reference(kind: str, *about: str) -> str:
    """Give the text that names the rows of a figure."""
    return str(Reference(kind=kind, about=about))


def quantity_reference(quantity: Quantity) -> str:
    """Give the text that names the rows of a quantity."""
    if quantity.target_id:
        return target_reference(quantity.target_id, quantity.stage_id)
    return reference(
        "quantity",
        quantity.kind,
        quantity.stage_id,
        quantity.touchpoint_id,
        quantity.other_touchpoint_id,
        quantity.field,
        quantity.value,
    )


def target_reference(target_id: str, stage_id: str = "") -> str:
    """Give the text for the journeys, of a stage or all, by a further target action."""
    return reference("target", target_id, stage_id)


def read_reference(text: str) -> Reference:
    """Read a reference's text.

    Raises:
        UnknownReferenceError: If it is empty, or its week is no day of the calendar.
    """
    body, _, week = text.partition("@")
    kind, *about = (unquote(part) for part in body.split(":"))
    if not kind:
        raise UnknownReferenceError(text, why="it is empty")
    if week and not _is_day(week):
        raise UnknownReferenceError(text, why=f"{week!r} is no day")
    return Reference(kind=kind, about=tuple(about), week=week)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
