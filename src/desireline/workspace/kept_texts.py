"""The queries of maps, kept as text: the first map after a start need not write them anew.

``readings/queries.jsonl`` holds one text a line, signed with the workspace's key; a line that is
torn or was not written here is passed over. Only what a map's figures ask is kept, never what
somebody searched for. The file may be removed at any time.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from desireline.warehouse.remembered_sql import RememberedSql, Text

FILE = Path("readings") / "queries.jsonl"
MOST_BYTES = 8_000_000
_PURPOSE = b"the text of a query\n"


class KeptTexts:
    """The texts of one workspace; ``known`` are the digests of those on disk."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path, self._key = folder / FILE, key
        self.known: set[str] = set()

    def give(self, remembered: RememberedSql) -> None:
        """Give what is kept to those who write queries."""
        texts = dict(self._read())
        self.known = set(texts)
        remembered.take(texts)

    def keep(self, noted: Mapping[str, Text]) -> None:
        """Add the texts that are not kept yet; a file grown too large begins anew."""
        with suppress(OSError):  # a reading does not hang on it
            self._keep(noted)

    def _keep(self, noted: Mapping[str, Text]) -> None:
        added = {digest: text for digest, text in noted.items() if digest not in self.known}
        if not added:
            return
        self._path.parent.mkdir(exist_ok=True)
        full = self._path.exists() and self._path.stat().st_size > MOST_BYTES
        if full:
            self.known, added = set(), dict(noted)
        with self._path.open("w" if full else "a", encoding="utf-8") as file:
            file.writelines(f"{self._signed(json.dumps([*one]))}\n" for one in added.items())
        self.known |= set(added)

    def _read(self) -> Iterator[tuple[str, Text]]:
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            _, _, told = line.partition(" ")
            if hmac.compare_digest(line.encode(), self._signed(told).encode()):
                digest, text = json.loads(told)
                yield digest, tuple(text)

    def _signed(self, told: str) -> str:
        signature = hmac.new(self._key, _PURPOSE + told.encode(), hashlib.sha256).hexdigest()
        return f"{signature} {told}"
