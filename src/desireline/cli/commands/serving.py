"""Serve a workspace to the browser, and the demo company's."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import signal
import socket
import threading
import time
import webbrowser
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import platformdirs
import typer
import uvicorn

from desireline.cli.output import out, receipt_lines
from desireline.errors import DesirelineError
from desireline.simulation.smartphone import MAP_FILE, smartphone_world
from desireline.simulation.world import DEMO_SEED, simulate
from desireline.web.app import create_app
from desireline.workspace.demo import DEMO_VERSION, fill_demo
from desireline.workspace.lock import release_lock, require_free, take_lock
from desireline.workspace.workspace import Workspace

HERE = Path("workspace")


class PortTakenError(DesirelineError):
    """Another program listens on the port."""

    code = "port-taken"

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program. Choose one with --port, e.g. --port "
            f"{port + 1}."
        )


def _check_port(port: int) -> None:
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTakenError(port) from error


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
    """Serve one workspace on loopback until stopped.

    Raises:
        DesirelineError: The port is taken, the workspace is in use, or it is none.
    """
    require_free(folder)
    _check_port(port)
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


def serve(
    workspace: Annotated[Path, typer.Argument(help="The workspace folder.")] = HERE,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8765,
    *,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the browser when ready.")
    ] = False,
) -> None:
    """Serve a workspace to the browser on this machine."""
    if not workspace.exists():
        Workspace.open(workspace)
    serve_workspace(workspace, port=port, open_page=browser)


def demo(  # noqa: PLR0913 - one option each
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8765,
    folder: Annotated[
        Path | None, typer.Option(help="Where the demo lies; default: your user data folder.")
    ] = None,
    customers: Annotated[int, typer.Option(help="How many customers to simulate.")] = 6000,
    *,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the browser when ready.")
    ] = True,
    smartphone: Annotated[
        bool,
        typer.Option("--smartphone", help="The tiny example: one person and two phones."),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Simulate and import anew even if it is there.")
    ] = False,
    prepare_only: Annotated[
        bool, typer.Option("--prepare-only", help="Make the demo and leave without serving.")
    ] = False,
) -> None:
    """Import the demo company's raw exports and open its map."""
    place = folder or Path(platformdirs.user_data_dir("desireline")) / "demo"
    if smartphone:
        place /= "smartphone"
    yesterday = datetime.now(tz=UTC).date() - timedelta(days=1)
    marker = place / "demo.json"
    wanted = {"version": DEMO_VERSION, "until": yesterday.isoformat(), "customers": customers}
    known = json.loads(marker.read_text()) if marker.exists() else {}
    require_free(place / "workspace")
    if not prepare_only:
        _check_port(port)
    if fresh or any(known.get(key) != value for key, value in wanted.items()):
        shutil.rmtree(place, ignore_errors=True)
        started = time.monotonic()
        ready = _one_person(place) if smartphone else _the_shop(place, customers, yesterday)
        marker.write_text(json.dumps(wanted | {"map_id": ready}), encoding="utf-8")
        out.print(f"Demo ready in {time.monotonic() - started:.0f} s.", highlight=False)
        known = {"map_id": ready}
    if not prepare_only:
        path = f"/maps/{known['map_id']}" + ("/one" if smartphone else "")
        serve_workspace(place / "workspace", port=port, open_page=browser, path=path)


def _the_shop(place: Path, customers: int, until: date) -> str:
    out.print("Brightwire, a fictional electronics shop: writing its raw exports ...")
    simulate(place / "raw", seed=DEMO_SEED, customers=customers, until=until)
    out.print("Importing them through the same door as any user's files ...")
    return fill_demo(place / "workspace", place / "raw", on_receipt=receipt_lines)


def _one_person(place: Path) -> str:
    out.print("One person buys a phone, and a year later the next: importing her table ...")
    smartphone_world(place / "raw")
    return fill_demo(
        place / "workspace",
        place / "raw",
        on_receipt=receipt_lines,
        name="One person, two phones",
        map_file=MAP_FILE,
    )
