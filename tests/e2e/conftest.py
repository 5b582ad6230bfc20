"""A served workspace of this run's own, the demo company's raw exports, and a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from desireline.simulation.world import simulate

PROGRAMS = ("chromium", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MadeOnce = Callable[[str, Callable[[Path], None]], Path]
DESIRELINE = Path(sys.executable).with_name("desireline")


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The raw exports of a small Brightwire, as its tools wrote them."""
    folder = tmp_path_factory.mktemp("brightwire")
    simulate(folder, seed=5, customers=400, until=date(2026, 10, 31))
    return folder / "exports"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a fresh, empty workspace."""
    folder = tmp_path_factory.mktemp("served")
    _run("init", folder / "workspace", "--name", "Brightwire")
    with _served(folder / "workspace") as at:
        yield at


@pytest.fixture(scope="module")
def shop_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over an empty workspace that one file of tests has to itself."""
    folder = tmp_path_factory.mktemp("shop")
    _run("init", folder / "workspace", "--name", "Radladen Nord")
    with _served(folder / "workspace") as at:
        yield at


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory, made_once: MadeOnce) -> Iterator[str]:
    """The address of a server over the demo company's workspace, made small, in a copy."""
    words = ("--customers", "400", "--prepare-only")
    made = made_once("demo", lambda place: _run("demo", "--folder", place, *words))
    folder = tmp_path_factory.mktemp("demo") / "workspace"
    shutil.copytree(made / "workspace", folder)
    with _served(folder) as at:
        yield at


def _run(*words: str | Path) -> None:
    done = subprocess.run([DESIRELINE, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def _served(workspace: Path) -> Iterator[str]:
    page = files("desireline.web") / "static" / "index.html"
    assert page.is_file(), "The front end is not built; type: make web"
    log, port = workspace.parent / "server.log", _free_port()
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            [DESIRELINE, "serve", workspace, "--port", str(port), "--no-open"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        ) as server,
    ):
        try:
            ready = any(line.startswith("Ready:") for line in server.stdout or ())
            assert ready, f"The server ended before it was ready: {log.read_text()}"
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
    assert "Traceback" not in log.read_text(), f"The server stumbled: {log.read_text()}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's own Chromium, without a window."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    assert program, "The browser tests need Chromium; on Debian type: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()
