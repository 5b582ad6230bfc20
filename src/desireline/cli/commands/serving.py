"""Serve a workspace to the browser, and the demo company's.

What serving needs takes seconds to bring in; a refusal waits for none of it.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from desireline.cli.output import out
from desireline.errors import DesirelineError
from desireline.workspace.lock import require_free

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


def _require_room(folder: Path, *, port: int) -> None:
    """Refuse before anything heavy is brought in.

    Raises:
        DesirelineError: The port is taken, or the workspace is in use.
    """
    require_free(folder)
    _check_port(port)


def serve(
    workspace: Annotated[Path, typer.Argument(help="The workspace folder.")] = HERE,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8765,
    *,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the browser when ready.")
    ] = False,
) -> None:
    """Serve a workspace to the browser on this machine."""
    if workspace.exists():
        _require_room(workspace, port=port)
    from desireline.cli.served import serve_workspace  # noqa: PLC0415 - heavy; a refusal needs none

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
    require_free(place / "workspace")
    if not prepare_only:
        _check_port(port)
    from desireline.cli.served import (  # noqa: PLC0415 - heavy; a refusal needs none of it
        DEMO_VERSION,
        one_person,
        serve_workspace,
        the_shop,
    )

    yesterday = datetime.now(tz=UTC).date() - timedelta(days=1)
    wanted = {"version": DEMO_VERSION, "until": yesterday.isoformat(), "customers": customers}
    marker = place / "demo.json"
    known = json.loads(marker.read_text()) if marker.exists() else {}
    if fresh or any(known.get(key) != value for key, value in wanted.items()):
        shutil.rmtree(place, ignore_errors=True)
        started = time.monotonic()
        ready = one_person(place) if smartphone else the_shop(place, customers, yesterday)
        marker.write_text(json.dumps(wanted | {"map_id": ready}), encoding="utf-8")
        out.print(f"Demo ready in {time.monotonic() - started:.0f} s.", highlight=False)
        known = {"map_id": ready}
    if not prepare_only:
        path = f"/maps/{known['map_id']}" + ("/one" if smartphone else "")
        serve_workspace(place / "workspace", port=port, open_page=browser, path=path)
