"""What a call may send: so many bytes and no more, and JSON that can be read in one way only."""

from __future__ import annotations

import json
import re

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desireline.maps.json_text import UnclearJsonError, plain_json

SENDS_FILES = "/api/v1/uploads"  # read as it comes in; `workspace/collecting.py` has its limit
CARRIES_A_FILE = re.compile(r"/api/v1/(maps|old-maps.*|totals/read|remarks/look|maps/.+/remarks)")
MOST_BYTES = 4_000_000
MOST_BYTES_OF_A_FILE = 32_000_000


class _TooLargeError(Exception):
    """The body passes its limit."""


class Bodies:
    """Refuse a call whose body is too large before it is read, or unclear before it is used."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 or 422, or pass the call on with its body."""
        if scope["type"] != "http" or scope["path"] == SENDS_FILES:
            await self.app(scope, receive, send)
            return
        limit = _limit(str(scope["path"]))
        try:
            body = await _body(scope, receive, limit)
        except _TooLargeError:
            await _too_large(limit)(scope, receive, send)
            return
        if body is None:
            return
        unclear = _unclear(body)
        if unclear is not None:
            await unclear(scope, receive, send)
            return
        told = False

        async def from_here() -> Message:
            nonlocal told
            if told:
                return await receive()
            told = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, from_here, send)


def _limit(path: str) -> int:
    return MOST_BYTES_OF_A_FILE if CARRIES_A_FILE.fullmatch(path) else MOST_BYTES


async def _body(scope: Scope, receive: Receive, limit: int) -> bytes | None:
    """Return the body, or None where its sender went away before the end.

    Raises:
        _TooLargeError: It passes the limit; it is read no further.
    """
    said = Headers(scope=scope).get("content-length", "0")
    if said.isdecimal() and int(said[:20]) > limit:
        raise _TooLargeError
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > limit:
            raise _TooLargeError
        if not message.get("more_body", False):
            return bytes(body)


def _too_large(limit: int) -> JSONResponse:
    message = (
        f"The call sends more than {limit:,} bytes, the limit of this address. Nothing was "
        "changed; send less at once, or import what is a file as a file."
    )
    headers = {"Connection": "close"}  # the rest of the body is not read
    return JSONResponse(
        {"code": "call-too-large", "message": message}, status_code=413, headers=headers
    )


def _unclear(body: bytes) -> JSONResponse | None:
    """Return the refusal of JSON that is unclear; what is no JSON is told where it is read."""
    if not body:
        return None
    try:
        plain_json(body)
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None
    except UnclearJsonError as error:
        return JSONResponse({"code": error.code, "message": str(error)}, status_code=422)
    return None
