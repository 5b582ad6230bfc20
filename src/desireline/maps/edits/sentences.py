"""One statement made into several, and several into one: new sentences, with nothing behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.edits.change import Change, apply_changes, delete, put, set_properties
from desireline.maps.edits.edit import Edit, after, place, require_new
from desireline.maps.edits.statements import EditText, cell_of, require_text, short
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.records import statement_of
from desireline.maps.spans import stages_under

_WRITTEN = ("text", "barrier", "recommendation")


class SentenceError(DesirelineError):
    """Statements that cannot be split or merged, such as a barrier with a recommendation."""

    code: ClassVar[str] = "cannot-merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitStatement(Edit):
    """Make several statements of one, so that each can be tested by itself.

    The first keeps its place and what answered it; the others stand right after. Each is a new
    sentence, so what stood behind the whole goes.

    Attributes:
        texts: The sentences, at least two; the first is the statement's own from now on.
        text_revision: The revision of the text the writer saw.
        new_id: Ids of the new statements begin with it.
    """

    statement_id: str
    texts: tuple[str, ...]
    text_revision: int
    new_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Split “{short(statement_of(journey_map, self.statement_id).text)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        old = _written(journey_map, self.statement_id)
        first, *rest = [require_text(text) for text in self.texts] or [""]
        if not rest:
            msg = f"The statement {old.id!r} stays whole with one text; give two or more."
            raise SentenceError(msg)
        reworded = EditText(statement_id=old.id, text=first, text_revision=self.text_revision)
        made = (*reworded.changes(journey_map), *_emptied(old))
        working = apply_changes(journey_map, made)
        yield from made
        before = after(cell_of(journey_map, old.stage_id, old.lane_id), old.id)
        for number, text in enumerate(rest, 1):
            new_id = f"{self.new_id}-{number}"
            require_new(working, "statement", new_id)
            cell = cell_of(working, old.stage_id, old.lane_id)
            spot = place("statement", cell, record_id=new_id, before=before)
            one = Statement(
                id=new_id,
                stage_id=old.stage_id,
                lane_id=old.lane_id,
                text=text,
                order=spot.order,
                part=old.part,
                pair_id=old.pair_id,
                last_stage_id=old.last_stage_id,
                touchpoint_id=old.touchpoint_id,
            )
            step = [*spot.changes, put("statement", one)]
            yield from step
            working = apply_changes(working, step)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeStatements(Edit):
    """Make one statement of several: their words one after the other, in the place of the first.

    It is a new sentence, so what stood behind them goes. Recommendations that answered a merged
    barrier answer the one that stays.
    """

    statement_id: str
    other_statement_ids: tuple[str, ...]

    def _label(self, journey_map: JourneyMap) -> str:
        text = short(statement_of(journey_map, self.statement_id).text)
        return f"Merge {len(self.other_statement_ids) + 1} statements into “{text}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        kept = _written(journey_map, self.statement_id)
        ids = dict.fromkeys(one for one in self.other_statement_ids if one != kept.id)
        others = [_written(journey_map, one) for one in ids]
        for other in others:
            if other.part != kept.part:
                msg = (
                    f"A {kept.part} and a {other.part} are two statements: “{short(kept.text)}” "
                    f"and “{short(other.text)}”. Turn one of them first."
                )
                raise SentenceError(msg)
        if not others:
            return
        text = kept.text
        for other in others:
            text = f"{_closed(text)} {other.text}"
        reworded = EditText(statement_id=kept.id, text=text, text_revision=kept.text_revision)
        yield from reworded.changes(journey_map)
        yield from _emptied(kept)
        yield from _together(journey_map, kept, others)
        for one in journey_map.statements:
            if one.pair_id in ids and one.id not in ids:
                yield from set_properties("statement", one, pair_id=kept.id)
        for other in others:
            yield delete("statement", other.id)


def _written(journey_map: JourneyMap, statement_id: str) -> Statement:
    statement = statement_of(journey_map, statement_id)
    if statement.part not in _WRITTEN:
        msg = (
            f"The statement {statement.id!r} is a {statement.part}; only words are split or merged."
        )
        raise SentenceError(msg)
    return statement


def _together(
    journey_map: JourneyMap, kept: Statement, others: Sequence[Statement]
) -> tuple[Change, ...]:
    """Return the reach and the touchpoint of merged words: the furthest, and the only one named."""
    beginning = [one for one in (kept, *others) if one.stage_id == kept.stage_id]
    furthest = max((stages_under(journey_map, one) for one in beginning), key=len)
    places = {one.touchpoint_id for one in beginning} - {""}
    return set_properties(
        "statement",
        kept,
        last_stage_id=furthest[-1] if len(furthest) > 1 else "",
        touchpoint_id=places.pop() if len(places) == 1 else "",
    )


def _emptied(statement: Statement) -> tuple[Change, ...]:
    return set_properties(
        "statement", statement, claim=None, support=(), kept_reason="", looked_at="", check=None
    )


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", ";", ":")) else f"{text}."
