"""What changed since the evidence was read before: states and figures, kept per map.

The folder ``readings`` holds one small file for each map with two readings of the whole map:
the present one, and the last one before the evidence changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Figure, MapReading, State, Unit
from desireline.workspace.workspace import Workspace

FOLDER = "readings"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStatement:
    """A statement as it was read: its words by their hash, its state, its claim's figure."""

    words: str
    state: State
    value: float | None
    unit: Unit | Literal[""]
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """One reading of a whole map; ``as_of`` is an ISO date."""

    data_version: str
    as_of: str
    backed_share: float | None
    statements: dict[str, KeptStatement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What a statement was when the evidence was read before; ``as_of`` says when."""

    as_of: str
    state: State
    value: float | None
    unit: Unit | Literal[""]
    n: int


def keep_reading(workspace: Workspace, journey_map: JourneyMap, reading: MapReading) -> None:
    """Keep a reading of a whole map; that of other evidence before it becomes the last one.

    Keeping is a convenience: where the disk takes nothing more, the log says so and no more.
    """
    try:
        _keep(workspace, journey_map, reading)
    except OSError as error:
        with contextlib.suppress(OSError):
            _path(workspace, reading.map_id).with_suffix(".draft").unlink()
        _LOG.warning("What changed since the last reading cannot be kept: %s", error)


def _keep(workspace: Workspace, journey_map: JourneyMap, reading: MapReading) -> None:
    present = _kept(journey_map, reading)
    path = _path(workspace, reading.map_id)
    before = _read(path)
    now, last = before.get("now"), before.get("last")
    if now is not None and now.data_version != present.data_version:
        last = now
    if now == present:
        return
    path.parent.mkdir(exist_ok=True)
    draft = path.with_suffix(".draft")
    content = {"now": asdict(present)} | ({"last": asdict(last)} if last else {})
    draft.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    draft.replace(path)


def last_reading(workspace: Workspace, map_id: str) -> KeptReading | None:
    """Return the reading before the evidence last changed; None = there was none."""
    return _read(_path(workspace, map_id)).get("last")


def since_last(
    last: KeptReading | None, journey_map: JourneyMap, statement_id: str
) -> Since | None:
    """Return what a statement was then; None where it is new or was worded otherwise."""
    then = last.statements.get(statement_id) if last else None
    if last is None or then is None or then.words != _words(journey_map).get(statement_id):
        return None
    return Since(as_of=last.as_of, state=then.state, value=then.value, unit=then.unit, n=then.n)


def _kept(journey_map: JourneyMap, reading: MapReading) -> KeptReading:
    words = _words(journey_map)
    statements = {}
    for one in reading.statements:
        figure: Figure | None = one.verdict.figure if one.verdict else None
        statements[one.statement_id] = KeptStatement(
            words=words.get(one.statement_id, ""),
            state=one.state,
            value=figure.value if figure else None,
            unit=figure.unit if figure else "",
            n=figure.n if figure else 0,
        )
    return KeptReading(
        data_version=reading.data_version,
        as_of=reading.as_of,
        backed_share=reading.backed_share,
        statements=statements,
    )


def _words(journey_map: JourneyMap) -> dict[str, str]:
    return {
        one.id: hashlib.sha256(f"{one.text}\n{one.claim!r}".encode()).hexdigest()[:16]
        for one in journey_map.statements
    }


def _path(workspace: Workspace, map_id: str) -> Path:
    return workspace.folder / FOLDER / f"{hashlib.sha256(map_id.encode()).hexdigest()[:24]}.json"


def _read(path: Path) -> dict[str, KeptReading]:
    """Return what is kept; a file that cannot be read is as good as none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: KeptReading(
                data_version=str(kept["data_version"]),
                as_of=str(kept["as_of"]),
                backed_share=kept["backed_share"],
                statements={key: KeptStatement(**one) for key, one in kept["statements"].items()},
            )
            for name, kept in content.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
