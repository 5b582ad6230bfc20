"""Compiles loops over arrays the first time one is run; compiled loops are kept between starts."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

Loop = TypeVar("Loop", bound=Callable[..., Any])


@cache
def _compiled(loop: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a loop; where nothing can be kept on disk, for this process alone."""
    numba = importlib.import_module("numba")
    try:
        return cast("Callable[..., Any]", numba.njit(cache=True, nogil=True)(loop))
    except RuntimeError:
        return cast("Callable[..., Any]", numba.njit(nogil=True)(loop))


def compiled(loop: Loop) -> Loop:
    """Give the compiled form of a loop that is plain Python over NumPy arrays.

    The compiler is loaded here and not before: it takes half a second, and small files go without.
    """
    return cast("Loop", _compiled(loop))
