"""What no cell of a row may be: too long, or holding a sign that not every store can keep."""

from __future__ import annotations

from collections.abc import Sequence

from desireline.evidence.scores import RefusedRowError

LARGEST_CELL = 1_000_000
NULL = "\x00"


def is_kept(cell: str | None) -> bool:
    """Tell whether a cell can be kept as it is."""
    return cell is None or (len(cell) <= LARGEST_CELL and NULL not in cell)


def are_kept(cells: Sequence[str | None]) -> bool:
    """Tell whether every cell of a column can be kept; one look for all of them."""
    filled = [cell for cell in cells if cell]
    return max(map(len, filled), default=0) <= LARGEST_CELL and NULL not in "".join(filled)


def require_kept(row: Sequence[str | None]) -> None:
    """Refuse a row with a cell that cannot be kept.

    Raises:
        RefusedRowError: A cell is too long, or holds a null sign.
    """
    if all(map(is_kept, row)):
        return
    if max(map(len, filter(None, row))) > LARGEST_CELL:
        raise RefusedRowError(
            reason="cell-too-long",
            sentence=f"A cell is longer than {LARGEST_CELL:,} characters.",
            remedy="Shorten the cell.",
        )
    raise RefusedRowError(
        reason="null-sign",
        sentence="A cell holds U+0000 (null), which is no sign of any text.",
        remedy="Take it out, or export the file again.",
    )
