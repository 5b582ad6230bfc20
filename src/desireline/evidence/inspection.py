"""What the wizard and the command line show of a file before anything is imported."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.evidence.column_mapping import ColumnMeaning, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer; ``mapping`` is the mapping after choosing it."""

    value: str
    label: str
    example: str
    mapping: Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something only a person knows; the import waits for it. ``entry`` names the mapping entry.

    ``proposed`` is the value of the option the file speaks for; empty where it speaks for none.
    ``local``: of the question for a time zone, its example as ISO local time.
    """

    id: str
    text: str
    why: str
    entry: str
    options: tuple[Option, ...]
    column: str = ""
    proposed: str = ""
    local: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """One column: first values (personal ones masked), guess with its reason, share filled.

    ``by_hand``: its meaning was chosen, not guessed.
    """

    column: str
    first_values: tuple[str, ...]
    guess: ColumnMeaning
    reason: str
    check: str
    ok: bool
    filled: float
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One event or answer as the product will see it; times as ISO UTC."""

    row_number: int
    time: str
    customer: str
    name: str
    channel: str
    words: str
    valence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectGroup:
    """Rows refused for one cause; the first few as (row number, masked value).

    ``question`` is the id of the open question whose answer decides over them: such rows wait,
    they are not refused.
    """

    reason: str
    sentence: str
    remedy: str
    rows: int
    examples: tuple[tuple[int, str], ...]
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLevel:
    """One score of a column's scale, the valence it becomes and how many rows have it."""

    score: float
    valence: float
    rows: int
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsLook:
    """What a table of totals from a report holds: lines, and days ``[first, after)``, ISO.

    ``left_out`` names the lines that are sums of others or hold no number.
    """

    lines: tuple[str, ...]
    totals: int
    first: str
    after: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The source a file adds to: its files so far, in their order, and the rows they brought.

    ``another`` is a free name for a source of its own.
    """

    source_name: str
    files: tuple[str, ...]
    rows: int
    another: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One look at one file under one mapping (guessed or given).

    ``rows_read`` counts every row. ``rows_tried`` counts those that were tried out, the first ones
    of a long table; ``rows_ready``, ``rejects``, ``preview`` and ``scale`` speak of these.
    ``joins`` is there where rows of the source are held already.
    ``totals`` is there where the file is to be kept as totals of a report: its rows are lines.
    """

    file_name: str
    byte_count: int
    sha256: str
    tool: str
    encoding: str
    separator: str
    rows_read: int
    rows_ready: int
    mapping: Mapping
    remembered: bool
    columns: tuple[ColumnLook, ...]
    questions: tuple[Question, ...]
    preview: tuple[PreviewRow, ...]
    rejects: tuple[RejectGroup, ...]
    scale: tuple[ScaleLevel, ...]
    warnings: tuple[str, ...]
    rows_tried: int = 0
    totals: TotalsLook | None = None
    joins: Joined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of every row of one file.

    rows_read == inserted + updated + unchanged + duplicate + rejected. ``totals`` counts the
    numbers kept of a report; its rows are lines then, and ``import_id`` is the report's.
    """

    import_id: str
    source_id: str
    source_name: str
    file_name: str
    sha256: str
    rows_read: int
    inserted: int
    updated: int
    unchanged: int
    duplicate: int
    rejected: int
    events: int
    answers: int
    identifiers: int
    links: int
    rejects: tuple[RejectGroup, ...]
    warnings: tuple[str, ...]
    data_version: str
    totals: int = 0
