"""A file that is not taken at all, and why."""

from __future__ import annotations

from desireline.errors import DesirelineError


class FileRefusedError(DesirelineError):
    """The whole file is refused; nothing of it is stored. ``reason`` is stable."""

    code = "file-refused"

    def __init__(self, *, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
