"""Ctrl-C while DuckDB works: the query ends at once, and the reason is told as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_SAID = "Query interrupted"


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn DuckDB's word for Ctrl-C, an error like any other, into the one Python has for it.

    Raises:
        KeyboardInterrupt: The person stopped a query.
    """
    try:
        yield
    except RuntimeError as error:
        if str(error) == _SAID:
            raise KeyboardInterrupt from error
        raise
