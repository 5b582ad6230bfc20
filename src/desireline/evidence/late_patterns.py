"""Regular expressions that are compiled when they are first asked, not when they are imported.

Most processes that import the readers and the masks of words meet only a few of them: an import
child that reads a file without words need not know how names and streets are written.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is used like a compiled one, and compiled at its first use.

    It has the methods and attributes of a compiled pattern; `re.sub` and its like do not take it,
    and the `re` of a match is the compiled one.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))


class _LatePattern(Generic[AnyStr]):
    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> object:
        """Keep what the compiled pattern has under a name as our own, so it is asked for once."""
        if name.startswith("__"):
            raise AttributeError(name)
        self.__dict__[name] = getattr(self._compiled, name)
        return self.__dict__[name]
