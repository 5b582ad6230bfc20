"""Words a person hid by hand stay hidden, also when the same file comes in again."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from desireline.evidence.free_text.known_names import FILE_NAME
from desireline.evidence.masking import HIDDEN
from desireline.evidence.pseudonym import keyed
from desireline.evidence.seals import changing
from desireline.warehouse import Warehouse, Writing

_TYPED = (("records", "raw"), ("answers", "attributes"), ("events", "attributes"))


def lend_known_names(warehouse: Warehouse, folder: Path) -> None:
    """Write the keyed hashes of all known names where the import child reads them."""
    rows = warehouse.to_arrow(warehouse.table("known_names")).column("name_hash").to_pylist()
    (folder / FILE_NAME).write_text("\n".join(rows), encoding="ascii")


def hide_again(writing: Writing, *, key: bytes) -> None:
    """Keep the names an import met as hashes, and hide again what a person hid in its answers."""
    writing.execute(
        "INSERT INTO known_names SELECT DISTINCT name_hash FROM staged_names "
        "WHERE name_hash NOT IN (SELECT name_hash FROM known_names)"
    )
    rows = writing.execute("SELECT answer_id, words_hash, words FROM hidden_by_hand")
    hidden = {(int(str(row[0])), str(row[1])): str(row[2]) for row in rows}
    if not hidden:
        return
    stored = writing.execute(
        "SELECT answer_id, words FROM answers "
        "WHERE answer_id IN (SELECT answer_id FROM hidden_by_hand)"
    )
    for one, text in stored:
        answer_id, now = int(str(one)), str(text)
        while (new := hidden.get((answer_id, keyed(key, now)))) is not None:
            replace_words(writing, answer_id=answer_id, old=now, new=new)
            now = new


def replace_words(writing: Writing, *, answer_id: int, old: str, new: str) -> None:
    """Put new words in the place of an answer's old ones, in the answer and in its kept row."""
    found = writing.execute("SELECT record_id FROM answers WHERE answer_id = ?", [answer_id])
    for (record,) in found:
        record_id = int(str(record))
        with changing(writing, record_id):
            writing.execute("UPDATE answers SET words = ? WHERE answer_id = ?", [new, answer_id])
            for table, column in _TYPED:
                _replace_in(writing, table, column, record_id=record_id, old=old, new=new)


def _replace_in(  # noqa: PLR0913 - one column of one record
    writing: Writing, table: str, column: str, *, record_id: int, old: str, new: str
) -> None:
    rows = writing.execute(
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL AND record_id = ?",  # noqa: S608
        [record_id],
    )
    for (text,) in rows:
        fresh = _in_json(str(text), old=old, new=new)
        if fresh != text:
            writing.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND record_id = ?",  # noqa: S608
                [fresh, text, record_id],
            )


def pieces_hidden(old: str, new: str) -> tuple[str, ...]:
    """Return the pieces of the old words that stand no longer in the new ones."""
    parts = new.split(HIDDEN)
    found, place = [], 0
    for before, after in pairwise(parts):
        start = old.index(before, place) + len(before)
        end = old.index(after, start) if after else len(old)
        found.append(old[start:end])
        place = end
    return tuple(piece for piece in found if piece.strip() and piece != HIDDEN)


def _in_json(text: str, *, old: str, new: str) -> str:
    cells = json.loads(text)
    pieces = sorted(pieces_hidden(old, new), key=len, reverse=True)
    for column, cell in cells.items():
        if not isinstance(cell, str):
            continue
        shown = cell.replace(old, new)
        for piece in pieces:
            shown = shown.replace(piece, HIDDEN)
        cells[column] = shown
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
