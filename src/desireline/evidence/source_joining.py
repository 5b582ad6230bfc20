"""Which source a file adds to, and whether its name speaks for a source of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.inspection import Joined, Option, Question
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.looking import source_name
from desireline.evidence.month_names import MONTHS
from desireline.warehouse import Warehouse

ASK: Final = "ask"
_WORD = late_pattern(r"[^\W\d_]+")
# Words of a file's name that tell one export of a source from the next, never one source's name.
_EXPORTS = (
    "q kw cw week woche quarter quartal half halbjahr part teil export exports report data daten"
    " copy kopie new neu neue final full all update aktuell latest file datei download csv xlsx"
    " json jsonl of to bis from von the der die das and und v version h"
)
_OF_ONE_EXPORT = frozenset((*MONTHS, *_EXPORTS.split()))


def joined(warehouse: Warehouse, mapping: Mapping, *, file_name: str) -> Joined | None:
    """Return the source a file would add to; None where its source is a new one."""
    sources, imports = warehouse.table("sources"), warehouse.table("imports")
    every = warehouse.rows(
        imports.join(sources, "source_id")
        .order_by(["imported_at_ms", "import_id"])
        .select("file_name", "inserted", "name")
    )  # the name is compared here: a question without it is written once for all files
    rows = [row for row in every if row["name"] == mapping.source_name]
    if not rows:
        return None
    taken = {str(row["name"]) for row in warehouse.rows(sources.select("name"))}
    return Joined(
        source_name=mapping.source_name,
        files=tuple(dict.fromkeys(str(row["file_name"]) for row in rows)),
        rows=sum(int(str(row["inserted"])) for row in rows),
        another=_free_name(source_name(file_name), taken),
    )


def is_doubtful(found: Joined, *, file_name: str) -> bool:
    """Tell whether a file's name is unlike all others of the source: another shop's, perhaps.

    Numbers, months and words such as "export" tell exports apart, not sources.
    """
    known = {_own_words(one) for one in (*found.files, found.source_name)}
    return _own_words(file_name) not in known


def joining_question(found: Joined, mapping: Mapping, *, file_name: str) -> Question:
    """Ask whether a file that looks like another source's belongs to the known one."""
    files = _listed(found.files)
    return Question(
        id="source",
        text=f"Does {file_name} belong to the source “{found.source_name}”?",
        why=f"It has the same columns, but is called otherwise than what came before ({files}).",
        entry="source_name, joins",
        options=(
            Option(
                value="the same",
                label=f"Yes, it adds to “{found.source_name}”",
                example="a row that is there already does not count twice",
                mapping=replace(mapping, joins=""),
            ),
            Option(
                value="another source",
                label=f"No, it is another source: “{found.another}”",
                example="its rows are counted beside the others",
                mapping=as_another(mapping, name=found.another),
            ),
        ),
    )


def as_another(mapping: Mapping, *, name: str) -> Mapping:
    """Return a mapping for a source of its own; a name that was the source's goes with it."""
    own = name if mapping.name == mapping.source_name else mapping.name
    return replace(mapping, source_name=name, name=own, joins="")


def _free_name(wanted: str, taken: Iterable[str]) -> str:
    known, number, name = set(taken), 1, wanted
    while name in known:
        number += 1
        name = f"{wanted} {number}"
    return name


def _own_words(file_name: str) -> tuple[str, ...]:
    words = [word.casefold() for word in _WORD.findall(source_name(file_name))]
    return tuple(sorted(word for word in words if word not in _OF_ONE_EXPORT))


def _listed(files: tuple[str, ...]) -> str:
    last = files[-1]
    return last if len(files) == 1 else f"{len(files):,} files, the last {last}"
