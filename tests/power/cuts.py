"""What is left on a disk when the power goes after any one of its writes."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

Mode = Literal["drop", "torn"]
Entry = tuple[object, ...]
SECTOR = 512
PROGRAM = Path(__file__).parent / "recording_disk.py"


@dataclass(slots=True, kw_only=True)
class Disk:
    """Files as the program sees them, what of them is safe, and what was written since."""

    names: dict[str, int] = field(default_factory=dict)
    safe_names: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    safe: dict[int, bytearray] = field(default_factory=dict)
    pending: dict[int, list[Entry]] = field(default_factory=dict)

    def do(self, entry: Entry) -> None:
        """Repeat one entry of the log."""
        match entry:
            case ("create", str(name), int(node)):
                self.names[name] = node
                self.safe[node], self.pending[node] = bytearray(), []
            case ("write", int(node), *_) | ("truncate", int(node), *_):
                self.pending[node].append(entry)
            case ("unlink", str(name)):
                del self.names[name]
            case ("rename", str(old), str(new)):
                self.names[new] = self.names.pop(old)
            case ("folder", str(name)):
                self.folders.add(name)
            case ("no folder", str(name)):
                self.folders.discard(name)
            case ("sync", int(node)):
                self._settle(node)
            case ("sync names", str(folder)):
                self._settle_names(folder)
            case ("everything is safe",):
                for node in self.pending:
                    self._settle(node)
                self.safe_names = dict(self.names)
            case _:
                raise AssertionError(entry)

    def _settle(self, node: int) -> None:
        for entry in self.pending[node]:
            _put(self.safe[node], entry)
        self.pending[node] = []

    def _settle_names(self, folder: str) -> None:
        for name in {*self.names, *self.safe_names}:
            if name.rpartition("/")[0] != folder.rstrip("/"):
                continue
            if name in self.names:
                self.safe_names[name] = self.names[name]
            else:
                del self.safe_names[name]

    def left(self, folder: Path, *, mode: Mode, seed: int) -> None:
        """Write to ``folder`` what a power cut now would leave.

        ``drop`` loses every write not synced; ``torn`` keeps an arbitrary part of them, whole
        sectors each, in any order, as a disk with a cache of its own does.
        """
        chance = random.Random(seed)
        folder.mkdir(parents=True)
        for name in sorted(self.folders):
            (folder / name.lstrip("/")).mkdir(parents=True, exist_ok=True)
        for name, node in self.safe_names.items():
            content = bytearray(self.safe[node])
            if mode == "torn":
                for entry in self.pending[node]:
                    _tear(content, entry, chance)
            (folder / name.lstrip("/")).write_bytes(content)


def _put(content: bytearray, entry: Entry) -> None:
    match entry:
        case ("write", _, int(offset), bytes(data)):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
        case ("truncate", _, int(length)):
            del content[length:]
            content.extend(bytes(length - len(content)))


def _tear(content: bytearray, entry: Entry, chance: random.Random) -> None:
    match entry:
        case ("write", node, int(offset), bytes(data)):
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    piece = data[start : start + SECTOR]
                    _put(content, ("write", node, offset + start, piece))
        case _:
            if chance.random() < 0.5:
                _put(content, entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A disk's log; ``acknowledged`` says, per entry, what the program had promised before it."""

    log: list[Entry]
    promises: str

    def cuts(self) -> Iterator[tuple[int, Disk, str]]:
        """Yield (entry, disk, promised so far) after every entry once the seed is in.

        What a program wrote to the file named by ``promises`` is what it told its user.
        """
        disk, begun, told, node = Disk(), False, b"", -1
        for place, entry in enumerate(self.log):
            disk.do(entry)
            if entry[:2] == ("create", self.promises):
                node = int(str(entry[2]))
            if entry[0] == "write" and entry[1] == node:
                told += bytes(entry[3])  # type: ignore[call-overload]
            if begun:
                yield place, disk, told.decode()
            begun = begun or entry[0] == "everything is safe"

    def after(self, place: int) -> tuple[Disk, str]:
        """Return the disk, and what was promised, right after one entry."""
        for at, disk, told in self.cuts():
            if at == place:
                return deepcopy(disk), told
        raise AssertionError(place)


@contextmanager
def recording(folder: Path, seed: Path, *, promises: str) -> Iterator[tuple[Path, list[Recording]]]:
    """Mount a recording disk that starts as ``seed``; the list holds the recording afterwards."""
    mount, log = folder / "disk", folder / "log.pickle"
    mount.mkdir(parents=True)
    asked = [sys.executable, str(PROGRAM), str(mount), str(log), str(seed)]
    found: list[Recording] = []
    with subprocess.Popen(
        asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        if server.stdout.readline() != "mounted\n":
            pytest.skip(f"power cuts need FUSE (fuse3): {server.stderr.read().strip()[-200:]}")
        try:
            yield mount, found
        finally:
            subprocess.run(["fusermount3", "-u", str(mount)], check=True)
            server.wait(timeout=60)
    found.append(Recording(log=pickle.loads(log.read_bytes()), promises=promises))
