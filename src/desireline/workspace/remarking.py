"""Remarks people made on an exported page, taken back as what they are: somebody's word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import TypeAdapter, ValidationError

from desireline.documents.log import UnknownMapError
from desireline.errors import DesirelineError
from desireline.evidence.free_text.masking import masked_words
from desireline.insights.promises import PROMISES
from desireline.maps.edits.several import Several
from desireline.maps.edits.statements import AddSupport
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.signs import shown
from desireline.maps.support import Support, SupportKind
from desireline.workspace.mapping import ME
from desireline.workspace.workspace import Workspace

FORMAT = "desireline.remarks/1"
LONGEST, MOST = 2_000, 1_000
HEAD_BYTES = 65_536
_NAMED = re.compile(r'\s*\{.*?"format"\s*:\s*"desireline\.remarks/', re.DOTALL)
STRICT = {"extra": "forbid", "strict": True}
Side = Literal["own side", "customers"]
KINDS: dict[Side, SupportKind] = {"own side": "own statement", "customers": "customer interview"}


class UnusableRemarksError(DesirelineError):
    """The file holds no remarks of ours, or remarks on another map."""

    code = "unusable-remarks"


class RemarksNotRowsError(DesirelineError):
    """A file of remarks was offered as rows of events or answers."""

    code = "remarks-not-rows"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} holds remarks from an exported page, not rows. Drop it on the page "
            f"“Import data”, or type: desireline remarks FILE"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark on a sentence of the map: whether it is so, and why."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    statement_id: str
    sentence: str
    stance: Literal["for", "against"]
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarksFile:
    """What a reader of an exported page sends back. ``made_on``: ISO date."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    format: Literal["desireline.remarks/1"]
    map_id: str
    revision: int
    made_on: str
    by: str
    remarks: list[Remark]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarksTaken:
    """How many remarks now stand with their sentences, and the sentences not remarked on.

    Attributes:
        changed: Sentences of the file that read differently today.
        gone: Sentences of the file that are no longer on the map.
    """

    taken: int
    already: int
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedRemark:
    """One remark of a file before it is taken; ``words`` as they would be kept, masked.

    Attributes:
        cell: Stage and lane of the sentence; "" = it is no longer on the map.
        place: Whether the sentence still stands as it was remarked on.
        known_from: The sides from which this remark was taken in before.
    """

    cell: str
    sentence: str
    stance: Literal["for", "against"]
    words: str
    place: Literal["there", "changed", "gone"]
    known_from: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarksLook:
    """What a file of remarks holds, before anything is kept.

    Attributes:
        title: Title of the map; "" = there is no such map in this workspace.
        by: Who remarked, as they wrote it; "" = not said.
        made_on: ISO date.
        problem: What stands in the way and what to do; "" = nothing.
    """

    map_id: str
    title: str
    by: str
    made_on: str
    remarks: tuple[OfferedRemark, ...]
    problem: str


_FILE = TypeAdapter(RemarksFile)


def is_remarks_file(path: Path) -> bool:
    """Say whether a file calls itself a file of remarks, whatever its name."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace")
    return _NAMED.match(head) is not None


def look_at_remarks(workspace: Workspace, text: str) -> RemarksLook:
    """Return what a file of remarks holds and what would become of it; keeps nothing.

    Raises:
        UnusableRemarksError: It is no such file.
    """
    file = _read(text)
    made_on = _made_on(workspace, file.made_on)
    journey_map = _map_here(workspace, file.map_id)
    return RemarksLook(
        map_id=file.map_id,
        title=journey_map.header.title if journey_map else "",
        by=shown(file.by.strip()),
        made_on=made_on,
        remarks=tuple(_offered(one, file.by, made_on, journey_map) for one in file.remarks),
        problem="" if journey_map else _no_map(file.map_id),
    )


def take_remarks(
    workspace: Workspace, map_id: str, *, text: str, side: Side = "own side", client: str = ME
) -> RemarksTaken:
    """Put the remarks of a file beside their sentences, as one edit that ``client`` can undo.

    A remark on a sentence that reads differently today is not taken: it spoke of another one.
    What customers remark is said by customers, so the sentence is reported or contradicted; our
    own side's remark neither confirms nor contradicts.

    Raises:
        UnusableRemarksError: It is no such file, or its remarks are on another map.
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    file = _read(text)
    if file.map_id != map_id:
        message = f"These remarks are on the map “{file.map_id}”, not on “{map_id}”."
        raise UnusableRemarksError(message)
    made_on = _made_on(workspace, file.made_on)
    known = {statement.id: statement for statement in journey_map.statements}
    edits: list[AddSupport] = []
    changed: list[str] = []
    gone: list[str] = []
    already = 0
    for remark in file.remarks:
        statement = known.get(remark.statement_id)
        if statement is None or statement.text != remark.sentence:
            (gone if statement is None else changed).append(remark.sentence[:LONGEST])
            continue
        support = _support(remark, by=file.by, made_on=made_on, side=side)
        if support in statement.support:
            already += 1
        else:
            edits.append(AddSupport(statement_id=statement.id, support=support))
    if edits:
        _record(workspace, map_id, edits, revision=revision, by=file.by, client=client)
    return RemarksTaken(taken=len(edits), already=already, changed=tuple(changed), gone=tuple(gone))


def _record(  # noqa: PLR0913 - one edit, spelled out
    workspace: Workspace,
    map_id: str,
    edits: list[AddSupport],
    *,
    revision: int,
    by: str,
    client: str,
) -> None:
    now = workspace.now()
    title = f"Take the remarks of {by.strip()[:80] or 'a reader'}"
    workspace.documents.record(
        map_id,
        Several(title=title, edits=tuple(edits)),
        base_revision=revision,
        client=client,
        seq=now,
        actor=ME,
        at_ms=now,
    )


def _support(remark: Remark, *, by: str, made_on: str, side: Side) -> Support:
    return Support(
        kind=KINDS[side],
        stance=remark.stance,
        dated=made_on,
        note=_told(by, remark.words),
        remark=side == "customers",
    )


def _offered(
    remark: Remark, by: str, made_on: str, journey_map: JourneyMap | None
) -> OfferedRemark:
    statements = journey_map.statements if journey_map else ()
    statement = next((one for one in statements if one.id == remark.statement_id), None)
    stands = statement is not None and statement.text == remark.sentence
    return OfferedRemark(
        cell=_cell(journey_map, statement) if journey_map and statement else "",
        sentence=remark.sentence[:LONGEST],
        stance=remark.stance,
        words=masked_words(shown(remark.words.strip()))[:LONGEST],
        place="there" if stands else "changed" if statement else "gone",
        known_from=tuple(
            side
            for side in KINDS
            if statement
            and stands
            and _support(remark, by=by, made_on=made_on, side=side) in statement.support
        ),
    )


def _cell(journey_map: JourneyMap, statement: Statement) -> str:
    """Return stage and lane of a sentence, as the exported page names them."""
    if statement.part == "promise":
        return PROMISES
    stage = next(one.name for one in journey_map.stages if one.id == statement.stage_id)
    lane = next(one.name for one in journey_map.lanes if one.id == statement.lane_id)
    return f"{stage}, {lane}"


def _map_here(workspace: Workspace, map_id: str) -> JourneyMap | None:
    try:
        return workspace.documents.get(map_id)[0]
    except UnknownMapError:
        return None


def _no_map(map_id: str) -> str:
    return (
        f"The map “{map_id[:80]}” is not in this workspace, so its remarks cannot be taken in "
        "here. Open the workspace the page was exported from and drop the file there."
    )


def _told(by: str, words: str) -> str:
    """Return who said what; personal data in the words are hidden as they are in any answer.

    Signs nobody can see are written out: nothing a reader of the page wrote is lost.
    """
    said = masked_words(shown(words.strip()))
    return ": ".join(part for part in (shown(by.strip()), said) if part)[:LONGEST]


def _made_on(workspace: Workspace, told: str) -> str:
    """Return the day of the remarks, never one that has not come yet."""
    today = datetime.fromtimestamp(workspace.now() / 1000, tz=UTC).date()
    try:
        return min(date.fromisoformat(told[:10]), today).isoformat()
    except ValueError as error:
        message = f"This file of remarks says it was made on “{told[:40]}”, which is no date."
        raise UnusableRemarksError(message) from error


def _read(text: str) -> RemarksFile:
    try:
        file = _FILE.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        message = (
            f"This is no file of remarks from an exported page ({where}: {first['msg']}). "
            "Choose the small file the page saved."
        )
        raise UnusableRemarksError(message) from error
    if len(file.remarks) > MOST:
        message = f"The file holds {len(file.remarks):,} remarks; {MOST:,} are taken at most."
        raise UnusableRemarksError(message)
    return file
