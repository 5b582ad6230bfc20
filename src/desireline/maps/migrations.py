"""Map files of earlier format versions brought to the present one; newer ones refused."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from desireline.errors import DesirelineError
from desireline.maps.serialization import FORMAT_NAME, FORMAT_VERSION


class NotAMapError(DesirelineError):
    """The file is no journey map."""

    code: ClassVar[str] = "not-a-map"


class NewerFormatError(DesirelineError):
    """The file was written by a newer Desireline."""

    code: ClassVar[str] = "newer-format"


def migrate(document: object) -> dict[str, Any]:
    """Return the document in the present format version, without its ``format`` entry.

    Raises:
        NotAMapError: It does not say that it is a journey map.
        NewerFormatError: Its version is above the one this Desireline knows.
    """
    name = document.get("format") if isinstance(document, dict) else None
    found = re.fullmatch(re.escape(FORMAT_NAME) + r"/([1-9][0-9]{0,8})", str(name), re.ASCII)
    if not isinstance(document, dict) or found is None:
        msg = (
            f'This is no journey map: it should begin with "format": '
            f'"{FORMAT_NAME}/{FORMAT_VERSION}", and has {name!r}.'
        )
        raise NotAMapError(msg)
    version = int(found.group(1))
    if version > FORMAT_VERSION:
        msg = (
            f"The map has format version {version}; this Desireline reads up to version "
            f"{FORMAT_VERSION}. Open it with a newer Desireline, or export it there again."
        )
        raise NewerFormatError(msg)
    return {key: value for key, value in document.items() if key != "format"}
