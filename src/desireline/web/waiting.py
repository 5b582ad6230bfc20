"""Ends the work on an answer whose caller went away: a closed tab, another filter, a newer ask."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desireline.warehouse.stopping import Stop, waited_for


class Waiting:
    """Watch, while a call that only asks is worked on, whether its caller is still there.

    A call that changes something is always carried through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and end what works on the answer once the caller is gone."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        stop, heard = Stop(), asyncio.Queue[Message]()

        async def listen() -> None:
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    stop.stop()
                heard.put_nowait(message)
                if stop.stopped:
                    return

        listener = asyncio.create_task(listen())
        try:
            with waited_for(stop):
                await self.app(scope, heard.get, send)
        finally:
            listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await listener
