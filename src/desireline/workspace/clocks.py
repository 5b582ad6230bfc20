"""Clocks of sources that may disagree, asked in words; only a person settles it."""

from __future__ import annotations

import hashlib
import json
import secrets
from calendar import month_name
from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import ibis

from desireline.errors import DesirelineError
from desireline.insights.clocks import ClockDoubt, clock_doubts
from desireline.journeys.clock_lags import Clock, ClockLags
from desireline.workspace.workspace import Workspace

SETTLED = "settled_clocks"
FILES_NAMED = 3
_HOUR = 60


class UnknownClockQuestionError(DesirelineError):
    """Nothing is asked about clocks under that key."""

    code = "unknown-clock-question"

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Nothing is asked about clocks under '{key}'. It may be settled by new data; "
            "look at the questions again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRemedy:
    """One source that may have been read in a wrong zone, and what would change it.

    ``one_file``: only the file named is meant; the source's others stay as they are.
    """

    source_id: str
    source: str
    files: tuple[str, ...]
    told: str
    zone: str
    sentence: str
    one_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockQuestion:
    """Two sources whose clocks may disagree.

    ``customers`` of ``both`` are seen in one exactly ``lags`` minutes after the other, from
    ``first`` to ``last`` (ISO days). ``settled``: somebody said that it really happens so.
    """

    key: str
    sentence: str
    customers: int
    both: int
    lags: tuple[int, ...]
    first: str
    last: str
    remedies: tuple[ClockRemedy, ...]
    settled: bool


def clock_questions(workspace: Workspace) -> tuple[ClockQuestion, ...]:
    """Return what is to be asked about the clocks of the sources, most customers first."""
    names = _source_names(workspace)
    files = _files(workspace)
    zones = sorted({clock.time_zone for clock in files if clock.time_zone})
    if not zones:
        return ()
    with workspace.studying:
        known = workspace.studies.parts_of_evidence(workspace.warehouse)
        doubts = known.once(("clocks", *zones), lambda: _doubts(workspace, zones))
        settled = _settled(workspace)
    found = [_question(doubt, names, files, settled) for doubt in doubts]
    return tuple(sorted(found, key=lambda one: (one.settled, -one.customers, one.key)))


def _doubts(workspace: Workspace, zones: Sequence[str]) -> list[ClockDoubt]:
    lags = ClockLags(workspace.warehouse, name=f"clock_lags_{secrets.token_hex(8)}")
    try:
        return clock_doubts(lags, zones=zones)
    finally:
        lags.close()


def settle_clocks(workspace: Workspace, key: str, *, settled: bool) -> tuple[ClockQuestion, ...]:
    """Keep that two sources really lie so far apart, or ask again; return the questions.

    Raises:
        UnknownClockQuestionError: Nothing is asked under that key.
    """
    if key not in {question.key for question in clock_questions(workspace)}:
        raise UnknownClockQuestionError(key)
    keys = _settled(workspace)
    keys = keys | {key} if settled else keys - {key}
    with workspace.warehouse.noting() as writing:
        writing.execute("DELETE FROM state WHERE key = ?", [SETTLED])
        writing.execute("INSERT INTO state VALUES (?, ?)", [SETTLED, json.dumps(sorted(keys))])
    return clock_questions(workspace)


def zone_asked_anew(
    workspace: Workspace, *, source_id: str, time_zone: str, file_name: str
) -> tuple[ClockQuestion, ClockRemedy] | None:
    """Return what makes the zone of a source's file doubtful, None where nothing does."""
    for question in clock_questions(workspace) if time_zone else ():
        for remedy in question.remedies if not question.settled else ():
            meant = not remedy.one_file or file_name in remedy.files
            if meant and (remedy.source_id, remedy.told) == (source_id, time_zone):
                return question, remedy
    return None


def zones_of_files(workspace: Workspace, *, source_id: str) -> dict[str, str]:
    """Return the zone each file of a source was last read in, by the file's name."""
    clocks = _files(workspace)
    return {
        name: clock.time_zone
        for clock, names in clocks.items()
        for name in names
        if clock.source_id == source_id and clock.time_zone
    }


def _question(
    doubt: ClockDoubt,
    names: Lookup[str, str],
    files: Lookup[Clock, Sequence[str]],
    settled: frozenset[str],
) -> ClockQuestion:
    key = _key(doubt)
    earlier, later = _shown(doubt.earlier, names), _shown(doubt.later, names)
    if earlier == later:
        earlier = f"{earlier} (read as {doubt.earlier.time_zone or 'written'})"
        later = f"{later} (read as {doubt.later.time_zone or 'written'})"
    first, last = _day(doubt.first_ms), _day(doubt.last_ms)
    return ClockQuestion(
        key=key,
        sentence=f"{doubt.customers:,} of {doubt.both:,} customers in both “{earlier}” and "
        f"“{later}” are seen in “{later}” {_lags(doubt.lags)} “{earlier}”, to within 2 minutes "
        f"({_in_words(first)} to {_in_words(last)}). Their clocks may disagree; journeys are split "
        "or put in the wrong order by that.",
        customers=doubt.customers,
        both=doubt.both,
        lags=doubt.lags,
        first=first,
        last=last,
        remedies=tuple(
            _remedy(suspect.clock, suspect.zone, names, files) for suspect in doubt.suspects
        ),
        settled=key in settled,
    )


def _remedy(
    clock: Clock, zone: str, names: Lookup[str, str], files: Lookup[Clock, Sequence[str]]
) -> ClockRemedy:
    found = (clock.file_name,) if clock.file_name else tuple(files.get(clock, ()))
    shown = ", ".join(found[:FILES_NAMED]) or "its files"
    more = f" and {len(found) - FILES_NAMED} more" if len(found) > FILES_NAMED else ""
    source = _shown(clock, names)
    stay = " The other files of this source stay as they are." if clock.file_name else ""
    return ClockRemedy(
        source_id=clock.source_id,
        source=source,
        files=found,
        told=clock.time_zone,
        zone=zone,
        sentence=f"“{source}” was read as {clock.time_zone}. Are its times in {zone}? Then import "
        f"{shown}{more} again: you are asked for the zone anew, and the rows read so replace "
        f"those that are here.{stay}",
        one_file=bool(clock.file_name),
    )


def _shown(clock: Clock, names: Lookup[str, str]) -> str:
    name = names[clock.source_id]
    return f"{clock.file_name} ({name})" if clock.file_name else name


def _lags(lags: Sequence[int]) -> str:
    """Say how long after: one lag, or the two of summer and winter."""
    if len(lags) == 1:
        return f"exactly {_duration(lags[0])} after"
    first, second = (_duration(lag) if lag else "no time" for lag in lags)
    return f"exactly {first} or {second}, changing with summer time, after"


def _duration(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), _HOUR)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest))


def _key(doubt: ClockDoubt) -> str:
    told = [
        doubt.earlier.source_id,
        doubt.earlier.time_zone,
        doubt.later.source_id,
        doubt.later.time_zone,
        *filter(None, (doubt.earlier.file_name, doubt.later.file_name)),
        *map(str, doubt.lags),
    ]
    return hashlib.sha256("|".join(told).encode()).hexdigest()[:16]


def _day(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, tz=UTC).date().isoformat()


def _in_words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {month_name[int(month)]} {year}"


def _source_names(workspace: Workspace) -> dict[str, str]:
    sources = workspace.warehouse.table("sources").select("source_id", "name")
    return {str(row["source_id"]): str(row["name"]) for row in workspace.warehouse.rows(sources)}


def _files(workspace: Workspace) -> dict[Clock, list[str]]:
    """Return the files of each clock, the newest import of each name counting."""
    imports = workspace.warehouse.table("imports").order_by(ibis.asc("imported_at_ms"))
    rows = workspace.warehouse.rows(imports.select("source_id", "file_name", "mapping"))
    newest = {
        (str(row["source_id"]), str(row["file_name"])): str(
            json.loads(str(row["mapping"]))["time_zone"]
        )
        for row in rows
    }
    found: dict[Clock, list[str]] = {}
    for (source_id, name), zone in newest.items():
        found.setdefault(Clock(source_id=source_id, time_zone=zone), []).append(name)
    return found


def _settled(workspace: Workspace) -> frozenset[str]:
    state = workspace.warehouse.table("state")
    rows = workspace.warehouse.rows(state.filter(state.key == SETTLED))
    return frozenset(json.loads(str(rows[0]["value"]))) if rows else frozenset()
