"""Folders for what does not fit into memory; those of processes that were killed are removed."""

from __future__ import annotations

import platform
import re
import shutil
import tempfile
from functools import cache
from os import getpid
from pathlib import Path

import psutil

_NAME = "desireline-spill-"


def spill_folder() -> Path:
    """Make a folder only this user may read, named after this machine and process."""
    remove_left_behind()
    return Path(tempfile.mkdtemp(prefix=f"{_NAME}{_machine()}-{getpid()}-"))


@cache
def remove_left_behind() -> None:
    """Remove, once a process, the folders of processes of this machine that are gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_NAME}{_machine()}-*"):
        told = re.fullmatch(rf"{_NAME}{_machine()}-(\d+)-\w+", folder.name)
        if told and not psutil.pid_exists(int(told.group(1))):
            shutil.rmtree(folder, ignore_errors=True)


def _machine() -> str:
    """Name the machine: a container sees the folders of others, but not their processes."""
    return re.sub(r"\W", "", platform.node()) or "here"
