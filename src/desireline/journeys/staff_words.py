"""Notes our own side wrote about a contact: they are not the customer's words."""

from __future__ import annotations

import re

import ibis

from desireline.warehouse.duckdb import Warehouse

_STAFF = re.compile(
    r"agent|mitarbeiter|bearbeiter|berater|advisor|employee|staff|internal|\bintern(?:e|er|es)?\b"
)
_NOTE = re.compile(r"notiz|note|vermerk|bemerkung|anmerkung|kommentar|comment|remark")
_ABOUT = re.compile(r"\b(?:on|about|for|to|the|zu|zum|zur|über|an|für)\b|\?")
_MOST_WORDS = 3


def is_by_staff(question: str) -> bool:
    """Tell by a column's name whether staff wrote in it: "Notiz Agent", not "Comment on agent"."""
    header = question.rsplit(" / ", 1)[-1].replace("_", " ").casefold()
    return (
        len(header.split()) <= _MOST_WORDS
        and bool(_STAFF.search(header) and _NOTE.search(header))
        and not _ABOUT.search(header)
    )


def by_customers(warehouse: Warehouse, answers: ibis.Table) -> ibis.Table:
    """Keep the answers customers gave themselves; what staff noted is left out."""
    staff = _staff_columns(warehouse, answers)
    return answers.filter(~answers.question.fill_null("").isin(staff)) if staff else answers


def by_staff(warehouse: Warehouse, answers: ibis.Table) -> ibis.Table:
    """Keep the notes staff wrote."""
    return answers.filter(answers.question.isin(_staff_columns(warehouse, answers)))


def _staff_columns(warehouse: Warehouse, answers: ibis.Table) -> list[str]:
    asked = answers.filter(answers.question.notnull()).select("question").distinct()
    named = (str(row["question"]) for row in warehouse.rows(asked))
    return sorted(one for one in named if is_by_staff(one))
