"""Looking along one customer's or one journey's rows in their order: so far, before, after."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr.builders import LegacyWindowBuilder


def along(group_by: str | Sequence[str], order_by: str = "position") -> LegacyWindowBuilder:
    """Look along the rows of each group, in order."""
    return _window(group_by, order_by, None)


def so_far(group_by: str | Sequence[str], order_by: str = "position") -> LegacyWindowBuilder:
    """Look at the rows up to and with this one."""
    return _window(group_by, order_by, (None, 0))


def before(group_by: str | Sequence[str], order_by: str = "position") -> LegacyWindowBuilder:
    """Look at the rows before this one."""
    return _window(group_by, order_by, (None, -1))


def after(group_by: str, order_by: str = "position") -> LegacyWindowBuilder:
    """Look at the rows after this one."""
    return _window(group_by, order_by, (1, None))


def _window(
    group_by: str | Sequence[str],
    order_by: str,
    rows: tuple[int | None, int | None] | None,
) -> LegacyWindowBuilder:
    made: LegacyWindowBuilder = ibis.window(  # type: ignore[no-untyped-call]
        group_by=group_by, order_by=order_by, rows=rows
    )
    return made
