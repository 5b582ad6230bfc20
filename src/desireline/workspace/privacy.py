"""What is stored, where, and what is not: one page for the privacy officer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desireline.evidence.sandbox import active_protections
from desireline.workspace.last_reading import FOLDER
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """One file of the workspace: its name, what it holds, bytes on disk."""

    name: str
    holds: str
    bytes: int
    clear_identifiers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyReport:
    """What a workspace stores.

    Attributes:
        identifiers: Clear identifiers in the vault by kind; nothing else holds them.
        protections: What guards the reading of files here; a missing one is False.
    """

    folder: str
    files: tuple[StoredFile, ...]
    identifiers: dict[str, int]
    events: int
    answers: int
    waiting_uploads: int
    protections: dict[str, bool]
    not_stored: tuple[str, ...]


HOLDS = {
    "documents.sqlite": ("maps, their edits, remembered column mappings", False),
    "evidence.duckdb": ("events, answers and masked rows, under pseudonyms", False),
    "vault.duckdb": ("clear e-mails, phone numbers and customer keys, by pseudonym", True),
    "pseudonym.key": ("the key the pseudonyms are made with", False),
    "readings/queries.jsonl": ("the text of the maps' own queries, to open maps faster", False),
}
OF_A_MAP = "states and figures of one map, now and before its evidence changed; no customer's own"
NOT_STORED = (
    "Imported files: removed as soon as their rows are in.",
    "Keys of customers (e-mail, phone, user, card and order numbers) outside the vault.",
    "E-mail addresses, phone, account and card numbers found in free text: they are masked.",
    (
        "Names that people write in their own words: masked where they are found. In texts nobody "
        "tuned for, 88 of 100 names were; the others stay as written, so words leave this computer "
        "only after a person has looked at them."
    ),
    "Columns marked 'do not import'.",
    "Anything on another machine: nothing is sent anywhere.",
)


def privacy_report(workspace: Workspace) -> PrivacyReport:
    """Return what lies in the workspace folder at this moment."""
    house = workspace.warehouse
    uploads = list((workspace.folder / "uploads").glob("*.json"))
    with workspace.studying:
        events, answers = (
            int(str(house.rows(house.table(name).aggregate(n=house.table(name).count()))[0]["n"]))
            for name in ("events", "answers")
        )
        seen = house.table("identifiers").select("identifier", "kind").distinct()
        kinds = {
            str(row["kind"]): int(str(row["n"]))
            for row in house.rows(seen.group_by("kind").aggregate(n=seen.count()))
        }
    return PrivacyReport(
        folder=str(workspace.folder.resolve()),
        files=_files(workspace.folder),
        identifiers=kinds,
        events=events,
        answers=answers,
        waiting_uploads=len(uploads),
        protections=active_protections(),
        not_stored=NOT_STORED,
    )


def _files(folder: Path) -> tuple[StoredFile, ...]:
    kept = sorted((folder / FOLDER).glob("*.json"))
    holds = HOLDS | {f"{FOLDER}/{path.name}": (OF_A_MAP, False) for path in kept}
    return tuple(
        StoredFile(
            name=name,
            holds=what,
            bytes=(folder / name).stat().st_size,
            clear_identifiers=clear,
        )
        for name, (what, clear) in holds.items()
        if (folder / name).exists()
    )
