"""Ends work nobody waits for: Ctrl-C, a caller who went away, a question that was overtaken."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import ClassVar

import duckdb

from desireline.errors import DesirelineError

_SAID = "Query interrupted"
_AGAIN_SECONDS = 0.02


class StoppedError(DesirelineError):
    """Nobody waits for the answer any more, so it was not worked out."""

    code: ClassVar[str] = "stopped"

    def __init__(self, stop: Stop) -> None:
        super().__init__("Nobody waits for this answer any more. Ask again for a new one.")
        self.stop = stop


class Stop:
    """Whether an answer is still waited for. Safe to share between threads."""

    def __init__(self) -> None:
        self.stopped = False
        self._changed = threading.Condition()
        self._ends: list[Callable[[], None]] = []

    def stop(self) -> None:
        """Say that nobody waits any more; what works on the answer ends soon after."""
        with self._changed:
            self.stopped = True
            if not self._ends:
                return
        threading.Thread(target=self._end, daemon=True).start()

    def _end(self) -> None:
        """End the work at hand, again and again: a query that just begins forgets being told."""
        with self._changed:
            while self._ends:
                for end in self._ends:
                    end()
                self._changed.wait(_AGAIN_SECONDS)

    @contextmanager
    def ends(self, end: Callable[[], None]) -> Iterator[None]:
        """Have ``end`` called, from another thread, if nobody waits while the block runs.

        Raises:
            StoppedError: Nobody waits already.
        """
        with self._changed:
            if self.stopped:
                raise StoppedError(self)
            self._ends.append(end)
        try:
            yield
        finally:
            with self._changed:
                self._ends.remove(end)
                self._changed.notify_all()


_waited_for: ContextVar[tuple[Stop, ...]] = ContextVar("waited_for", default=())


@contextmanager
def waited_for(stop: Stop) -> Iterator[None]:
    """Work inside only as long as ``stop`` says that somebody waits."""
    token = _waited_for.set((*_waited_for.get(), stop))
    try:
        yield
    finally:
        _waited_for.reset(token)


def go_on() -> None:
    """Return if somebody waits for what this thread works on; call it between two steps.

    Raises:
        StoppedError: Nobody does.
    """
    for stop in _waited_for.get():
        if stop.stopped:
            raise StoppedError(stop)


@contextmanager
def ended_by(end: Callable[[], None]) -> Iterator[None]:
    """Have ``end`` called if nobody waits for this thread's work while the block runs.

    Raises:
        StoppedError: Nobody waits already.
    """
    with ExitStack() as stack:
        for stop in _waited_for.get():
            stack.enter_context(stop.ends(end))
        yield


@contextmanager
def stoppable(interrupt: Callable[[], None]) -> Iterator[None]:
    """End a query when nobody waits for it, and tell the reason of its end as what it is.

    Args:
        interrupt: Ends the query that runs; called from another thread.

    Raises:
        StoppedError: Nobody waits for the answer any more.
        KeyboardInterrupt: The person stopped a query.
    """
    try:
        with ended_by(interrupt):
            yield
    except duckdb.InterruptException:
        go_on()
        raise
    except RuntimeError as error:
        if str(error) != _SAID:
            raise
        raise KeyboardInterrupt from error
