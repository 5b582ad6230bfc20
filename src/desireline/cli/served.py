"""The server of one workspace, and what the demo serves."""

from __future__ import annotations

import contextlib
import secrets
import signal
import socket
import threading
import webbrowser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import uvicorn

from desireline.cli.output import out, receipt_lines
from desireline.simulation.smartphone import MAP_FILE, smartphone_world
from desireline.simulation.world import DEMO_SEED, simulate
from desireline.web.app import create_app
from desireline.workspace.demo import DEMO_VERSION, fill_demo
from desireline.workspace.lock import release_lock, take_lock
from desireline.workspace.workspace import Workspace

__all__ = ["DEMO_VERSION", "one_person", "serve_workspace", "the_shop"]


@contextlib.contextmanager
def _locked(folder: Path, *, address: str, token: str) -> Iterator[None]:
    take_lock(folder, address=address, token=token)
    try:
        yield
    finally:
        release_lock(folder)


class _Server(uvicorn.Server):
    """A server that says its address once it is ready."""

    page: str = ""
    open_page: bool = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address and open the browser."""
        await super().startup(sockets=sockets)
        if self.started:
            out.print(f"Ready: [bold]{self.page}[/]  (Ctrl+C stops)", highlight=False)
            if self.open_page:
                threading.Thread(target=webbrowser.open, args=(self.page,), daemon=True).start()


def _stop(number: int, _frame: object) -> NoReturn:
    """End in order when asked to stop, so that stores are closed and the lock is removed."""
    raise SystemExit(0 if number == signal.SIGTERM else 1)


def serve_workspace(folder: Path, *, port: int, open_page: bool, path: str = "/") -> None:
    """Serve one workspace on loopback, at a port that is free, until stopped.

    Raises:
        DesirelineError: The workspace is in use, or it is none.
    """
    if not folder.exists():
        Workspace.open(folder)
    signal.signal(signal.SIGTERM, _stop)
    token = secrets.token_urlsafe(32)
    address = f"http://127.0.0.1:{port}"
    workspace = None
    with _locked(folder, address=address, token=token):
        try:
            workspace = Workspace.open(folder)
            hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
            app = create_app(workspace, hosts=hosts, token=token)
            server = _Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
            server.page, server.open_page = address + path, open_page
            server.run()
        finally:
            if workspace is not None:
                workspace.close()


def the_shop(place: Path, customers: int, until: date) -> str:
    """Simulate and import the demo company; return its map's id."""
    out.print("Brightwire, a fictional electronics shop: writing its raw exports ...")
    simulate(place / "raw", seed=DEMO_SEED, customers=customers, until=until)
    out.print("Importing them through the same door as any user's files ...")
    return fill_demo(place / "workspace", place / "raw", on_receipt=receipt_lines)


def one_person(place: Path) -> str:
    """Write and import the tiny example; return its map's id."""
    out.print("One person buys a phone, and a year later the next: importing her table ...")
    smartphone_world(place / "raw")
    return fill_demo(
        place / "workspace",
        place / "raw",
        on_receipt=receipt_lines,
        name="One person, two phones",
        map_file=MAP_FILE,
    )
