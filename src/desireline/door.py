"""How a command reaches the workspace: a running server's HTTP door, or the same in-process."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import anyio
import httpx2

from desireline.errors import DesirelineError
from desireline.web.app import create_app
from desireline.workspace.lock import read_lock, release_lock, take_lock
from desireline.workspace.workspace import Workspace

Answer = TypeVar("Answer")
INSIDE = "desireline.inside"


class RefusedError(DesirelineError):
    """The door refused a call; carries its code and the parts a program needs."""

    code = "refused"

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(str(body.get("message", "The call was refused.")))
        self.body = body
        self.reason = str(body.get("code", "refused"))

    @property
    def sentence(self) -> str:
        """What happened, with the file it happened to."""
        file = self.body.get("file")
        return f"{file}: {self}" if file else str(self)


class ServerSilentError(DesirelineError):
    """A server holds the workspace and does not answer."""

    code = "server-silent"

    def __init__(self, address: str) -> None:
        super().__init__(
            f"The server at {address} holds this workspace and does not answer. "
            "Wait a moment, or stop it and try again."
        )


@dataclass(frozen=True, slots=True)
class Door:
    """An open connection to a workspace; every answer is parsed JSON or text."""

    client: httpx2.AsyncClient

    async def call(self, verb: str, path: str, **parts: Any) -> Any:  # noqa: ANN401 - JSON
        """Make one call and return its answer.

        Raises:
            RefusedError: The answer is an error.
            ServerSilentError: There is no answer.
        """
        answer = await self._answer(verb, path, **parts)
        if answer.headers.get("content-type", "").startswith("application/json") and answer.content:
            return answer.json()
        return answer.text

    async def file(self, path: str, **params: Any) -> bytes:  # noqa: ANN401 - a query's values
        """Read a file byte by byte.

        Raises:
            RefusedError: The answer is an error.
            ServerSilentError: There is no answer.
        """
        return bytes((await self._answer("GET", path, params=params)).content)

    async def _answer(self, verb: str, path: str, **parts: Any) -> httpx2.Response:  # noqa: ANN401
        try:
            answer = await self.client.request(verb, f"/api/v1{path}", **parts)
        except httpx2.TransportError as error:
            raise ServerSilentError(str(self.client.base_url)) from error
        if answer.is_error:
            try:
                body = answer.json()
            except json.JSONDecodeError:
                body = {"message": f"The server answered {answer.status_code} to {path}."}
            raise RefusedError(body)
        return answer

    async def get(self, path: str, **params: Any) -> Any:  # noqa: ANN401 - JSON
        """Read something.

        Raises:
            RefusedError: The answer is an error.
        """
        return await self.call("GET", path, params=params)

    async def post(self, path: str, body: object) -> Any:  # noqa: ANN401 - JSON
        """Change something.

        Raises:
            RefusedError: The answer is an error.
        """
        return await self.call("POST", path, json=body)


def sendable(name: str) -> str:
    """Return a file's name as it can be sent: what is no UTF-8 becomes a question mark."""
    return name.encode("utf-8", "replace").decode()


def _take_over(folder: Path, *, create: bool) -> None:
    if folder.exists() or create:
        folder.mkdir(parents=True, exist_ok=True)
        take_lock(folder, address="", token="")


@asynccontextmanager
async def open_door(folder: Path, *, create: bool = False) -> AsyncIterator[Door]:
    """Reach the workspace in ``folder`` through its running server, else open it here.

    Raises:
        DesirelineError: It is no workspace, or another command is changing it.
    """
    lock = read_lock(folder)
    if lock is not None and lock.address:
        headers = {"Authorization": f"Bearer {lock.token}"}
        async with httpx2.AsyncClient(
            base_url=lock.address, headers=headers, timeout=None, trust_env=False
        ) as client:
            yield Door(client)
        return
    _take_over(folder, create=create)
    try:
        workspace = Workspace.open(folder, create=create)
        try:
            app = create_app(workspace, hosts=frozenset({INSIDE}))
            transport = httpx2.ASGITransport(app=app)
            async with httpx2.AsyncClient(
                transport=transport, base_url=f"http://{INSIDE}", timeout=None
            ) as client:
                yield Door(client)
        finally:
            workspace.close()
    finally:
        release_lock(folder)


def through_door(
    folder: Path, work: Callable[[Door], Awaitable[Answer]], *, create: bool = False
) -> Answer:
    """Open the door, do the work, close it, and return the answer.

    Raises:
        DesirelineError: The door or the work refused.
    """

    async def run() -> Answer:
        async with open_door(folder, create=create) as door:
            return await work(door)

    return anyio.run(run)
