"""Keeps one door to a workspace open for as long as a Python program wants it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from anyio.from_thread import start_blocking_portal

from desireline.door import Door, open_door


class Connection:
    """A door in a thread of its own, so that notebooks with a running event loop can use it."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        self._held = ExitStack()
        try:
            self._portal = self._held.enter_context(start_blocking_portal())
            entered = self._portal.wrap_async_context_manager(open_door(folder, create=create))
            self._door = self._held.enter_context(entered)
        except BaseException:
            self._held.close()
            raise

    def run(self, work: Callable[[Door], Awaitable[Any]]) -> Any:  # noqa: ANN401 - JSON
        """Do some work at the door and wait for it."""
        return self._portal.call(work, self._door)

    def get(self, path: str, **params: Any) -> Any:  # noqa: ANN401 - JSON
        """Read something.

        Raises:
            RefusedError: The workspace refused; its sentence says what and why.
        """

        async def read(door: Door) -> Any:  # noqa: ANN401 - JSON
            return await door.get(path, **params)

        return self.run(read)

    def call(self, verb: str, path: str, **parts: Any) -> Any:  # noqa: ANN401 - JSON
        """Change something.

        Raises:
            RefusedError: The workspace refused; its sentence says what and why.
        """

        async def change(door: Door) -> Any:  # noqa: ANN401 - JSON
            return await door.call(verb, path, **parts)

        return self.run(change)

    def file(self, path: str, **params: Any) -> bytes:  # noqa: ANN401 - a query's values
        """Read a file byte by byte.

        Raises:
            RefusedError: The workspace refused; its sentence says what and why.
        """

        async def read(door: Door) -> bytes:
            return await door.file(path, **params)

        return bytes(self.run(read))

    def close(self) -> None:
        """Leave the workspace to others."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
