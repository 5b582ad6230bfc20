"""What was decided about a map: its actions, and which findings are published or accepted.

Every decision is kept with its author, its time and what stood there before, so that it can be
taken back. The present state is what the latest decisions that stand say.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar, Literal

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from desireline.documents.log import map_row
from desireline.documents.sqlite import METADATA, Database
from desireline.documents.validation import adapter
from desireline.errors import DesirelineError
from desireline.maps.action import Action

Subject = Literal["action", "finding", "board"]
ORDER = "order"  # what is decided about the board: which findings lead, in which order,
WORDS = "words:"  # and what stands on it in somebody's own words, by finding or as headline
STANDS, TAKEN_BACK, OVERTAKEN = 0, 1, 2
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("map_id", ForeignKey("maps.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("subject", String, nullable=False),
    Column("subject_id", String, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("after", Text, nullable=False),  # JSON; empty = removed
    Column("fate", Integer, nullable=False),  # stands, taken back, overtaken after taken back
)


class UnknownActionError(DesirelineError):
    """The map has no action with the given id."""

    code: ClassVar[str] = "unknown-action"

    def __init__(self, action_id: str) -> None:
        super().__init__(f"The map has no action {action_id!r}. Open its list of actions again.")


class NothingDecidedError(DesirelineError):
    """There is no decision to take back, or none to make again."""

    code: ClassVar[str] = "nothing-decided"

    def __init__(self, verb: str) -> None:
        super().__init__(f"There is nothing to {verb} in this list.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMark:
    """What was decided about one finding. ``accepted`` is the reason; empty = not accepted."""

    key: str
    published: bool = False
    accepted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who decides, and when (milliseconds since 1970, UTC)."""

    actor: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSteps:
    """What undo and redo would take back or make again; empty = nothing."""

    undo_label: str = ""
    redo_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One decision as undo and redo look at it."""

    number: int
    label: str


class DecisionStore:
    """The decisions of every map, in the file that keeps the maps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def actions(self, map_id: str) -> tuple[Action, ...]:
        """Return a map's actions in the order they were decided.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.reading() as connection:
            map_row(connection, map_id)
            texts = _present(connection, map_id, "action")
        return tuple(adapter(Action).validate_json(text) for text in texts.values())

    def marks(self, map_id: str) -> dict[str, FindingMark]:
        """Return what was decided about a map's findings, by key.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.reading() as connection:
            map_row(connection, map_id)
            texts = _present(connection, map_id, "finding")
        return {key: FindingMark(**json.loads(text)) for key, text in texts.items()}

    def order(self, map_id: str) -> tuple[str, ...]:
        """Return the keys of the findings that lead the board, first first; empty = none chosen.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.reading() as connection:
            map_row(connection, map_id)
            text = _present(connection, map_id, "board").get(ORDER, "[]")
        return tuple(str(key) for key in json.loads(text))

    def keep_order(self, map_id: str, keys: Sequence[str], *, author: Author, label: str) -> None:
        """Keep which findings lead the board, and in which order.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.writing() as connection:
            map_row(connection, map_id)
            _append(
                connection,
                map_id=map_id,
                subject="board",
                subject_id=ORDER,
                after=json.dumps(list(keys), ensure_ascii=False),
                label=label,
                author=author,
            )

    def wordings(self, map_id: str) -> dict[str, str]:
        """Return what the board says in somebody's own words, by key of what it says it of.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.reading() as connection:
            map_row(connection, map_id)
            texts = _present(connection, map_id, "board")
        return {
            key.removeprefix(WORDS): str(json.loads(text))
            for key, text in texts.items()
            if key.startswith(WORDS)
        }

    def keep_wording(
        self, map_id: str, key: str, words: str, *, author: Author, label: str
    ) -> None:
        """Keep somebody's own words for a finding or the headline; empty = none any more.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.writing() as connection:
            map_row(connection, map_id)
            _append(
                connection,
                map_id=map_id,
                subject="board",
                subject_id=f"{WORDS}{key}",
                after=json.dumps(words, ensure_ascii=False) if words else "",
                label=label,
                author=author,
            )

    def keep_action(self, action: Action, *, author: Author) -> None:
        """Keep a new action, or the new wording of one.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.writing() as connection:
            map_row(connection, action.map_id)
            known = action.id in _present(connection, action.map_id, "action")
            label = f"{'Change' if known else 'Add'} action “{action.text}”"
            _decide(connection, action, author=author, label=label)

    def remove_action(self, map_id: str, action_id: str, *, author: Author) -> None:
        """Remove an action from the list.

        Raises:
            UnknownMapError: There is no such map.
            UnknownActionError: The map has no such action.
        """
        with self._database.writing() as connection:
            map_row(connection, map_id)
            texts = _present(connection, map_id, "action")
            if action_id not in texts:
                raise UnknownActionError(action_id)
            action = adapter(Action).validate_json(texts[action_id])
            label = f"Remove action “{action.text}”"
            _decide(connection, action, author=author, label=label, removed=True)

    def mark_finding(self, map_id: str, mark: FindingMark, *, author: Author, label: str) -> None:
        """Keep what was decided about a finding.

        Raises:
            UnknownMapError: There is no such map.
        """
        with self._database.writing() as connection:
            map_row(connection, map_id)
            _append(
                connection,
                map_id=map_id,
                subject="finding",
                subject_id=mark.key,
                after=json.dumps(asdict(mark), ensure_ascii=False),
                label=label,
                author=author,
            )

    def steps(self, map_id: str) -> DecisionSteps:
        """Return what undo and redo would do."""
        with self._database.reading() as connection:
            last, following = _ends(connection, map_id)
        return DecisionSteps(
            undo_label="" if last is None else last.label,
            redo_label="" if following is None else following.label,
        )

    def undo(self, map_id: str) -> str:
        """Take back the last decision that stands, and return what it was.

        Raises:
            UnknownMapError: There is no such map.
            NothingDecidedError: There is none.
        """
        return self._set_fate(map_id, TAKEN_BACK)

    def redo(self, map_id: str) -> str:
        """Make the decision again that was taken back last, and return what it was.

        Raises:
            UnknownMapError: There is no such map.
            NothingDecidedError: There is none, or something was decided since.
        """
        return self._set_fate(map_id, STANDS)

    def _set_fate(self, map_id: str, fate: int) -> str:
        with self._database.writing() as connection:
            map_row(connection, map_id)
            last, following = _ends(connection, map_id)
            row = last if fate == TAKEN_BACK else following
            if row is None:
                raise NothingDecidedError("undo" if fate == TAKEN_BACK else "redo")
            changed = update(DECISIONS).where(DECISIONS.c.number == row.number)
            connection.execute(changed.values(fate=fate))
            return row.label


def _decide(
    connection: Connection, action: Action, *, author: Author, label: str, removed: bool = False
) -> None:
    _append(
        connection,
        map_id=action.map_id,
        subject="action",
        subject_id=action.id,
        after="" if removed else json.dumps(asdict(action), ensure_ascii=False),
        label=label,
        author=author,
    )


def _append(  # noqa: PLR0913 - the parts of one row
    connection: Connection,
    *,
    map_id: str,
    subject: Subject,
    subject_id: str,
    after: str,
    label: str,
    author: Author,
) -> None:
    """Keep one decision; what was taken back before it can no longer be made again."""
    undone = (DECISIONS.c.map_id == map_id) & (DECISIONS.c.fate == TAKEN_BACK)
    connection.execute(update(DECISIONS).where(undone).values(fate=OVERTAKEN))
    row = {"map_id": map_id, "subject": subject, "subject_id": subject_id, "after": after}
    connection.execute(
        insert(DECISIONS).values(
            **row, label=label, at_ms=author.at_ms, actor=author.actor, fate=STANDS
        )
    )


def _present(connection: Connection, map_id: str, subject: Subject) -> dict[str, str]:
    """Return the latest standing text of each subject, in the order they were first decided."""
    standing = (
        select(DECISIONS.c.subject_id, DECISIONS.c.after)
        .where(DECISIONS.c.map_id == map_id)
        .where(DECISIONS.c.subject == subject)
        .where(DECISIONS.c.fate == STANDS)
        .order_by(DECISIONS.c.number)
    )
    texts = {row.subject_id: row.after for row in connection.execute(standing)}
    return {key: text for key, text in texts.items() if text}


def _ends(connection: Connection, map_id: str) -> tuple[_Line | None, _Line | None]:
    """Return the last decision that stands, and the one that was taken back last."""
    of_map = select(DECISIONS.c.number, DECISIONS.c.label).where(DECISIONS.c.map_id == map_id)
    standing = of_map.where(DECISIONS.c.fate == STANDS).order_by(DECISIONS.c.number.desc())
    undone = of_map.where(DECISIONS.c.fate == TAKEN_BACK).order_by(DECISIONS.c.number)
    return _line(connection, standing), _line(connection, undone)


def _line(connection: Connection, wanted: Select[tuple[int, str]]) -> _Line | None:
    row = connection.execute(wanted.limit(1)).first()
    return None if row is None else _Line(number=row.number, label=row.label)
