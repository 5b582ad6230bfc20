"""The list of commands stands without what the commands need, and says what they say."""

from __future__ import annotations

import inspect
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from desireline.cli.listed import COMMANDS, brought_in

HEAVY = {"duckdb", "ibis", "pandas", "pyarrow", "scipy", "fastapi", "sqlalchemy", "uvicorn"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_its_line_says(name: str) -> None:
    place, line = COMMANDS[name]
    module, _, function = place.partition(".")
    written = getattr(import_module(f"desireline.cli.commands.{module}"), function)
    opening = inspect.getdoc(written).split("\n\n")[0]
    assert " ".join(opening.split()) == line
    assert brought_in(name).name == name


def test_the_list_is_printed_without_what_the_commands_need() -> None:
    asked = f"""
import sys
from desireline.cli.main import app
try:
    app(["--help"])
except SystemExit:
    print(*sorted({HEAVY!r} & set(sys.modules)), "needed", sep=",")
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "needed"
    assert "  verify " in done.stdout


def test_a_server_that_is_refused_waits_for_nothing_heavy(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        asked = f"""
import sys
from pathlib import Path
from desireline.cli.commands.serving import PortTakenError, serve
try:
    serve(Path({str(tmp_path)!r}), {other.getsockname()[1]})
except PortTakenError:
    print(*sorted({HEAVY!r} & set(sys.modules)), "refused", sep=",")
"""
        done = subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, text=True, check=True
        )
    assert done.stdout.splitlines() == ["refused"]
