"""A call whose caller went away ends: it neither waits for its turn nor works on."""

from __future__ import annotations

import asyncio
import json

from desireline.web.app import create_app

HOST = "127.0.0.1:8765"
LONG = 120.0


def scope_of(path: str, method: str = "GET") -> dict[str, object]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", HOST.encode())],
    }


def test_a_closed_tab_ends_its_call(opened_shop, small_shop) -> None:
    turns = opened_shop.studying
    app = create_app(opened_shop, hosts=frozenset({HOST}))
    sent: list[dict[str, object]] = []

    def wait_until_queued() -> None:
        with turns._changed:
            assert turns._changed.wait_for(lambda: len(turns._waiting) == 1, LONG)

    async def closed_while_it_waits() -> None:
        gone, body = asyncio.Event(), [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, object]:
            if body:
                return body.pop()
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        path = f"/api/v1/maps/{small_shop.map_id}/reading"
        call = asyncio.create_task(app(scope_of(path), receive, send))
        await asyncio.to_thread(wait_until_queued)
        gone.set()
        await asyncio.wait_for(call, LONG)

    with turns:  # somebody else's long question
        asyncio.run(closed_while_it_waits())
        assert turns.waiting == 0
    assert sent[0]["status"] == 503
    assert json.loads(sent[1]["body"])["code"] == "stopped"
    assert not opened_shop.studies.grounds, "nothing was counted"
