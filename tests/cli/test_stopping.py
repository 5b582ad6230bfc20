"""Ctrl-C ends a command with a sentence and a code of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

from desireline.cli.main import STOPPED, Stoppable


@pytest.fixture
def heard() -> Iterator[None]:
    """Hear Ctrl-C even where the tests run in the background, which is deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_a_stopped_command_says_so_and_prints_no_stack():
    app = typer.Typer(cls=Stoppable)

    @app.command()
    def count() -> None:
        signal.raise_signal(signal.SIGINT)

    @app.command()
    def other() -> None:
        """Make the first one a command among several."""

    done = CliRunner().invoke(app, ["count"])
    assert done.exit_code == STOPPED
    assert "Stopped. What was finished before stays" in done.stderr
    assert "Traceback" not in done.output
