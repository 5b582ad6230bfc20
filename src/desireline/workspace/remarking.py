"""Remarks people made on an exported page, taken back as what they are: somebody's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar, Literal

from pydantic import TypeAdapter, ValidationError

from desireline.errors import DesirelineError
from desireline.evidence.free_text.masking import masked_words
from desireline.maps.edits.several import Several
from desireline.maps.edits.statements import AddSupport
from desireline.maps.support import Support, SupportKind
from desireline.workspace.mapping import ME
from desireline.workspace.workspace import Workspace

FORMAT = "desireline.remarks/1"
LONGEST, MOST = 2_000, 1_000
STRICT = {"extra": "forbid", "strict": True}
Side = Literal["own side", "customers"]
KINDS: dict[Side, SupportKind] = {"own side": "own statement", "customers": "customer interview"}


class UnusableRemarksError(DesirelineError):
    """The file holds no remarks of ours, or remarks on another map."""

    code = "unusable-remarks"


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
    """How many remarks now stand with their sentences, and the sentences that changed since."""

    taken: int
    already: int
    changed: tuple[str, ...]


_FILE = TypeAdapter(RemarksFile)


def take_remarks(
    workspace: Workspace, map_id: str, *, text: str, side: Side = "own side"
) -> RemarksTaken:
    """Put the remarks of a file beside their sentences, as one edit that can be undone.

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
    edits, changed, already = [], [], 0
    for remark in file.remarks:
        statement = known.get(remark.statement_id)
        if statement is None or statement.text != remark.sentence:
            changed.append(remark.sentence[:LONGEST])
            continue
        support = Support(
            kind=KINDS[side],
            stance=remark.stance,
            dated=made_on,
            note=_told(file.by, remark.words),
            remark=side == "customers",
        )
        if support in statement.support:
            already += 1
        else:
            edits.append(AddSupport(statement_id=statement.id, support=support))
    if edits:
        now = workspace.now()
        workspace.documents.record(
            map_id,
            Several(
                title=f"Take the remarks of {file.by.strip()[:80] or 'a reader'}",
                edits=tuple(edits),
            ),
            base_revision=revision,
            client=ME,
            seq=now,
            actor=ME,
            at_ms=now,
        )
    return RemarksTaken(taken=len(edits), already=already, changed=tuple(changed))


def _told(by: str, words: str) -> str:
    """Return who said what; personal data in the words are hidden as they are in any answer."""
    said = masked_words(words.strip())
    return ": ".join(part for part in (by.strip(), said) if part)[:LONGEST]


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
