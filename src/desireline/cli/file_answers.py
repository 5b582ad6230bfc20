"""Answers to the questions about files, given with the command: ``--answer fold=second``."""

from __future__ import annotations

from typing import Any

from desireline.errors import DesirelineError

FREE = "time_zone"  # answered with any zone of that kind, not only with those that are listed
MOST_ROUNDS = 40  # an answer may open another question


class AnswerFormError(DesirelineError):
    """An answer is not written as QUESTION=VALUE."""

    code = "answer-form"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"'{text}' is no answer. Write QUESTION=VALUE, as the question names it: "
            "--answer time_zone=Europe/Berlin."
        )


def read_answers(texts: list[str]) -> dict[str, str]:
    """Return the value of each question's id.

    Raises:
        AnswerFormError: A text has no ``=``, or nothing on one of its sides.
    """
    found = {}
    for text in texts:
        question, given, value = text.partition("=")
        if not given or not question.strip() or not value.strip():
            raise AnswerFormError(text)
        found[question.strip()] = value.strip()
    return found


def answered_mapping(look: dict[str, Any], answers: dict[str, str]) -> dict[str, Any] | None:
    """Return the mapping after the first open question that is answered; None where none is.

    ``scale:Stars`` answers the question of that column, ``scale`` those of all columns.
    """
    for question in look["questions"]:
        kind = question["id"].partition(":")[0]
        value = answers.get(question["id"], answers.get(kind))
        if value is None:
            continue
        for option in question["options"]:
            if option["value"].casefold() == value.casefold():
                return dict(option["mapping"])
        if kind == FREE and look["mapping"]["time_zone"] != value:
            return dict(look["mapping"]) | {"time_zone": value}
    return None


def said_answers(question: dict[str, Any]) -> str:
    """Return how a question is answered with the command."""
    values = " | ".join(option["value"] for option in question["options"])
    name = question["id"] if " " not in question["id"] else f'"{question["id"]}'
    end = '"' if " " in question["id"] else ""
    return f"--answer {name}={values}{end}" if values else ""
