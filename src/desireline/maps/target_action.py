"""A further target action: something a journey can reach that neither begins nor ends one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desireline.maps.claim import STRICT, Condition, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAction:
    """A further target action, beside the main one of the journey's rule; it cuts no journey.

    A journey reached it where one of its steps lies at one of ``touchpoints`` (empty = at any)
    and meets every one of ``conditions``.

    Attributes:
        word: What an action of kind ``own`` is called, such as ``sign-up``.
        touchpoints: Touchpoint ids.
        conditions: Tests of fields of the step's event; text is compared without regard to case.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    name: str
    kind: TargetKind = "own"
    word: str = ""
    touchpoints: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


def condition_words(condition: Condition) -> str:
    """Return one test of an event in words: ``page contains “quote”``."""
    said = {
        "is": f"is “{condition.value}”",
        "starts": f"starts with “{condition.value}”",
        "ends": f"ends with “{condition.value}”",
        "contains": f"contains “{condition.value}”",
        "exists": "is known",
    }
    return f"{condition.field} {said[condition.operator]}"
