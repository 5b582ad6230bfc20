"""Names of answers on the sorting board: what they were asked about, where no event has it."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.journeys.sortable import Sortable
from desireline.maps.claim import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerName:
    """One name under which answers came, as one source and channel use it.

    Attributes:
        answers: All of them; ``unsorted`` those no rule matches: about the whole journey.
        touchpoint_id: Where most of the sorted ones go; empty = nowhere, or set aside.
    """

    source_id: str
    channel: str
    name: str
    answers: int
    unsorted: int
    touchpoint_id: str
    rule_ids: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return the text that names it on the board; no event's name has it."""
        return f"{self.source_id}|{self.channel}|{self.name}|answers"

    @property
    def test(self) -> Condition:
        """Return the condition of a rule that catches these answers."""
        return Condition(field="name", operator="is", value=self.name)


def answer_names(study: Sortable, *, events: frozenset[str]) -> tuple[AnswerName, ...]:
    """Return the names of answers, most answers first; those in ``events`` go with their events."""
    said = study.said
    named = said.filter(said.name.notnull())
    grouped = named.group_by("source_id", "channel", "name", "touchpoint_id", "rule_id").agg(
        n=named.count()
    )
    parts: dict[tuple[str, str, str], list[dict[str, object]]] = {}
    for row in study.warehouse.rows(grouped):
        if str(row["name"]).lower() not in events:
            key = (str(row["source_id"]), str(row["channel"] or ""), str(row["name"]))
            parts.setdefault(key, []).append(row)
    found = [_answer_name(key, rows) for key, rows in parts.items()]
    return tuple(sorted(found, key=lambda one: (-one.answers, one.key)))


def _answer_name(key: tuple[str, str, str], rows: list[dict[str, object]]) -> AnswerName:
    loose = sum(int(str(row["n"])) for row in rows if row["rule_id"] is None)
    places: dict[str, int] = {}
    for row in rows:
        if row["rule_id"] is not None:
            place = str(row["touchpoint_id"])
            places[place] = places.get(place, 0) + int(str(row["n"]))
    source_id, channel, name = key
    return AnswerName(
        source_id=source_id,
        channel=channel,
        name=name,
        answers=loose + sum(places.values()),
        unsorted=loose,
        touchpoint_id=max(places, key=lambda one: (places[one], one), default=""),
        rule_ids=tuple(sorted(str(r["rule_id"]) for r in rows if r["rule_id"] is not None)),
    )
