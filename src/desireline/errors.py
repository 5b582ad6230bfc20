"""The only base of all errors Desireline raises on purpose."""

from __future__ import annotations

from typing import ClassVar


class DesirelineError(Exception):
    """Something a user can act on: says what, where and what to do.

    Attributes:
        code: A stable word for programs.
    """

    code: ClassVar[str] = "error"
