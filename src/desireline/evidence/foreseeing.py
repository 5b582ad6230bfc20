"""What an import would ask once its rows stand beside those held already, asked before it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.fates import Foreseen, foresee, source_id_of
from desireline.evidence.inspection import Inspection, Question
from desireline.evidence.known_files import known_orders
from desireline.evidence.known_rows import met_question
from desireline.evidence.pseudonym import load_key
from desireline.evidence.record_keys import repeated_key_question
from desireline.evidence.sandbox import now, run_child, working_folder
from desireline.evidence.staging import stage_read
from desireline.warehouse import Warehouse

MOST_ROWS = 200_000  # of a longer file it is asked when it is imported: reading it twice is long


def foreseen_questions(
    warehouse: Warehouse, *, folder: Path, path: Path, look: Inspection
) -> tuple[Question, ...]:
    """Return what importing a file of which nothing else is open would ask; nothing is kept.

    The file is read whole only where rows of its kind, by their names, are held already.

    Raises:
        FileRefusedError: The file cannot be read.
    """
    if look.questions or look.rows_read > MOST_ROWS or not _may_be_known(warehouse, look):
        return ()
    with working_folder(folder) as work:
        answer = run_child(
            path,
            folder=work,
            mode="read",
            file_name=look.file_name,
            mapping=look.mapping,
            key=load_key(folder),
            now_ms=now(),
            orders=known_orders(warehouse),
        )
        return questions_of_read(warehouse, work=work, answer=answer, mapping=look.mapping)


def questions_of_read(
    warehouse: Warehouse, *, work: Path, answer: dict[str, Any], mapping: Mapping
) -> tuple[Question, ...]:
    """Return what the rows the child left in ``work`` ask beside those held; nothing is kept."""
    if "read" not in answer:
        return ()
    with warehouse.noting() as writing:
        stage_read(writing, work)
        found = foresee(
            writing,
            source_id=source_id_of(mapping.source_name),
            mapping=mapping,
            mapping_hash=str(answer["read"]["mapping_hash"]),
        )
    return questions_of_fates(found, mapping)


def questions_of_fates(found: Foreseen, mapping: Mapping) -> tuple[Question, ...]:
    """Return what only a person knows of rows beside those held already."""
    # where most known numbers come with another time, they number people or things, not records
    moved = found.moved if 2 * found.moved > found.updated + found.unchanged else 0
    doubted = found.superseded or moved
    if doubted and mapping.record_key and not mapping.key_repeats:
        return (repeated_key_question(mapping, rows=doubted),)
    return tuple(met_question(found.met, mapping, inserted=found.inserted))


def _may_be_known(warehouse: Warehouse, look: Inspection) -> bool:
    """Tell whether one of the first names of a file is that of an event or answer held already."""
    names = sorted({row.name for row in look.preview if row.name})
    if not names:
        return False
    return any(
        bool(warehouse.rows(table.filter(table.name.isin(names)).select("name").limit(1)))
        for table in (warehouse.table("events"), warehouse.table("answers"))
    )
