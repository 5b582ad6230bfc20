"""A file system in memory that writes down, in order, everything a program asks of a disk.

Run as a program: ``python recording_disk.py MOUNT LOG SEED_FOLDER``. It starts with the files of
SEED_FOLDER, says "mounted", and on unmount writes its log to LOG, one pickled tuple an entry.
"""

from __future__ import annotations

import errno
import os
import pickle
import stat
import sys
import time
from pathlib import Path

import mfusepy

Entry = tuple[str, ...] | tuple[str, int, int, bytes] | tuple[str, int, int] | tuple[str, str, int]


class RecordingDisk(mfusepy.Operations):
    """Flat or nested files held in memory; names and contents apart, as on a disk."""

    use_ns = True

    def __init__(self, log: Path) -> None:
        self.log_file = log
        self.log: list[tuple[object, ...]] = []
        self.contents: dict[int, bytearray] = {}
        self.names: dict[str, int] = {}
        self.folders: set[str] = {"/"}
        self.modes: dict[int, int] = {}

    def seed(self, folder: Path) -> None:
        """Take in the files of a folder as if they had always been there."""
        for path in sorted(folder.rglob("*")):
            name = "/" + path.relative_to(folder).as_posix()
            if path.is_dir():
                self.folders.add(name)
                self.log.append(("folder", name))
                continue
            node = self._new(name, path.stat().st_mode & 0o777)
            self.contents[node][:] = path.read_bytes()
            self.log.append(("write", node, 0, bytes(self.contents[node])))
        self.log.append(("everything is safe",))

    def _new(self, name: str, mode: int) -> int:
        node = len(self.modes) + 1
        self.contents[node], self.modes[node] = bytearray(), mode
        self.names[name] = node
        self.log.append(("create", name, node))
        return node

    def _node(self, path: str) -> int:
        if path not in self.names:
            raise mfusepy.FuseOSError(errno.ENOENT)
        return self.names[path]

    def getattr(self, path, fh=None):
        now = time.time_ns()
        times = {"st_atime": now, "st_mtime": now, "st_ctime": now}
        if path in self.folders:
            return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2, **times}
        node = fh or self._node(path)
        size = len(self.contents[node])
        return {"st_mode": stat.S_IFREG | self.modes[node], "st_nlink": 1, "st_size": size, **times}

    def readdir(self, path, fh):
        inside = path.rstrip("/") + "/"
        names = [*self.names, *(self.folders - {"/"})]
        found = [name for name in names if name.startswith(inside)]
        return [".", "..", *(n[len(inside) :] for n in found if "/" not in n[len(inside) :])]

    def create(self, path, mode, fi=None):
        return self._new(path, mode & 0o777)

    def open(self, path, flags):
        node = self._node(path)
        if flags & os.O_TRUNC:
            self._cut_to(node, 0)
        return node

    def read(self, path, size, offset, fh):
        return bytes(self.contents[fh][offset : offset + size])

    def write(self, path, data, offset, fh):
        content = self.contents[fh]
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset : offset + len(data)] = data
        self.log.append(("write", fh, offset, data))
        return len(data)

    def _cut_to(self, node: int, length: int) -> None:
        content = self.contents[node]
        del content[length:]
        content.extend(bytes(length - len(content)))
        self.log.append(("truncate", node, length))

    def truncate(self, path, length, fh=None):
        self._cut_to(fh or self._node(path), length)

    def unlink(self, path):
        del self.names[path]
        self.log.append(("unlink", path))

    def rename(self, old, new):
        self.names[new] = self.names.pop(old)
        self.log.append(("rename", old, new))

    def mkdir(self, path, mode):
        self.folders.add(path)
        self.log.append(("folder", path))

    def rmdir(self, path):
        self.folders.discard(path)
        self.log.append(("no folder", path))

    def fsync(self, path, datasync, fh):
        self.log.append(("sync", fh))
        return 0

    def fsyncdir(self, path, datasync, fh):
        self.log.append(("sync names", path))
        return 0

    def chmod(self, path, mode):
        self.modes[self._node(path)] = mode & 0o777
        return 0

    def chown(self, path, uid, gid):
        return 0

    def utimens(self, path, times=None):
        return 0

    def statfs(self, path):
        return {"f_bsize": 4096, "f_frsize": 4096, "f_blocks": 1 << 20, "f_bavail": 1 << 20}

    def init(self, path):
        sys.stdout.write("mounted\n")
        sys.stdout.flush()

    def destroy(self, path):
        with self.log_file.open("wb") as out:
            pickle.dump(self.log, out)


if __name__ == "__main__":
    disk = RecordingDisk(Path(sys.argv[2]))
    disk.seed(Path(sys.argv[3]))
    mfusepy.FUSE(disk, sys.argv[1], foreground=True, nothreads=True)
