"""Statements written, reworded, claimed and supported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.checking import HIGHEST_EMOTION, LOWEST_EMOTION, claim_mistakes
from desireline.maps.claim import Claim
from desireline.maps.edits.change import Change, put, set_properties
from desireline.maps.edits.edit import Edit, place, require_new
from desireline.maps.journey_map import JourneyMap, Lane, Part, Statement
from desireline.maps.records import lane_of, stage_of, statement_of
from desireline.maps.support import Support

SHOWN_LETTERS = 40


class StaleTextError(DesirelineError):
    """The text was changed by someone else since it was read.

    Attributes:
        present_text: The text as it stands now.
        text_revision: Its revision, to send with the merged text.
    """

    code: ClassVar[str] = "stale-text"

    def __init__(self, statement: Statement, *, base: int) -> None:
        self.statement_id = statement.id
        self.present_text = statement.text
        self.text_revision = statement.text_revision
        super().__init__(
            f"The text of statement {statement.id!r} was changed since revision {base}; it now "
            f"reads “{statement.text}”. Put both wordings together and send the result with "
            f"text_revision {statement.text_revision}."
        )


class ClaimError(DesirelineError):
    """A claim that cannot be tested on this map."""

    code: ClassVar[str] = "impossible-claim"


class EmotionError(DesirelineError):
    """An emotion outside the scale."""

    code: ClassVar[str] = "emotion-out-of-range"


class PlaceOfStatementError(DesirelineError):
    """A barrier, recommendation or emotion in a lane of another kind, or paired with none."""

    code: ClassVar[str] = "wrong-lane"


class EmptyTextError(DesirelineError):
    """A statement without words, or a kept contradiction without a reason."""

    code: ClassVar[str] = "empty-text"


class UnknownSupportError(DesirelineError):
    """The statement does not rest on what is to be taken away."""

    code: ClassVar[str] = "unknown-support"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStatement(Edit):
    """Write a statement into a cell, before another one there or as the last one."""

    statement_id: str
    stage_id: str
    lane_id: str
    text: str
    part: Part = "text"
    pair_id: str = ""
    before: str = ""
    claim: Claim | None = None
    emotion: float | None = None
    emotion_word: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add “{short(self.text or self.emotion_word)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_new(journey_map, "statement", self.statement_id)
        stage, lane = stage_of(journey_map, self.stage_id), lane_of(journey_map, self.lane_id)
        require_lane(journey_map, lane, part=self.part, pair_id=self.pair_id)
        require_claim(journey_map, self.claim)
        _require_emotion(self.emotion)
        if self.part != "emotion":
            require_text(self.text)
        cell = cell_of(journey_map, stage.id, lane.id)
        spot = place("statement", cell, record_id=self.statement_id, before=self.before)
        statement = Statement(
            id=self.statement_id,
            stage_id=stage.id,
            lane_id=lane.id,
            text=self.text.strip(),
            order=spot.order,
            part=self.part,
            pair_id=self.pair_id,
            claim=self.claim,
            emotion=self.emotion,
            emotion_word=self.emotion_word,
        )
        return (*spot.changes, put("statement", statement))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditText(Edit):
    """Reword a statement. A new sentence starts with nothing behind it.

    Its claim, support and reason for keeping go, because they spoke of another sentence;
    they stay where only case, blanks or punctuation differ.

    Attributes:
        text_revision: The revision of the text the writer saw.
    """

    statement_id: str
    text: str
    text_revision: int

    def _label(self, journey_map: JourneyMap) -> str:
        old = statement_of(journey_map, self.statement_id).text
        return f"Reword “{short(old)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        _require_fresh(statement, self.text_revision)
        text = require_text(self.text)
        if text == statement.text:
            return
        yield from set_properties(
            "statement", statement, text=text, text_revision=statement.text_revision + 1
        )
        if not _same_words(text, statement.text):
            yield from set_properties(
                "statement", statement, claim=None, support=(), kept_reason="", looked_at=""
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClaim(Edit):
    """Put a statement into testable form, or with None say that it cannot be measured.

    Attributes:
        text_revision: The revision of the text the claim was made for; None = not checked.
    """

    statement_id: str
    claim: Claim | None = None
    text_revision: int | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        text = short(statement_of(journey_map, self.statement_id).text)
        return f"Set claim of “{text}”" if self.claim else f"Remove claim of “{text}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if self.text_revision is not None:
            _require_fresh(statement, self.text_revision)
        require_claim(journey_map, self.claim)
        return set_properties("statement", statement, claim=self.claim, kept_reason="")


@dataclass(frozen=True, slots=True, kw_only=True)
class UseWording(Edit):
    """Take the wording the data propose: text and claim in one edit."""

    statement_id: str
    text: str
    claim: Claim
    text_revision: int

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Use wording “{short(self.text)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        _require_fresh(statement, self.text_revision)
        require_claim(journey_map, self.claim)
        text = require_text(self.text)
        if text != statement.text:
            yield from set_properties(
                "statement", statement, text=text, text_revision=statement.text_revision + 1
            )
        if not _same_words(text, statement.text):
            yield from set_properties("statement", statement, support=())
        yield from set_properties("statement", statement, claim=self.claim, kept_reason="")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepWithReason(Edit):
    """Keep a contradicted sentence as it is and say why."""

    statement_id: str
    reason: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Keep “{short(statement_of(journey_map, self.statement_id).text)}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        return set_properties("statement", statement, kept_reason=require_text(self.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAssumed(Edit):
    """Say that no figure can test a statement for now: it stays assumed, and was looked at.

    Attributes:
        looked_at: ISO date; empty takes the remark back.
    """

    statement_id: str
    looked_at: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Leave “{short(statement_of(journey_map, self.statement_id).text)}” assumed"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        return set_properties("statement", statement, looked_at=self.looked_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSupport(Edit):
    """Say what a statement rests on: answers, pinned quotes, a workshop."""

    statement_id: str
    support: Support

    def _label(self, journey_map: JourneyMap) -> str:
        text = short(statement_of(journey_map, self.statement_id).text)
        return f"Add {self.support.kind} to “{text}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if self.support in statement.support:
            return ()
        support = (*statement.support, self.support)
        return set_properties("statement", statement, support=support)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSupport(Edit):
    """Take away one thing a statement rested on."""

    statement_id: str
    support: Support

    def _label(self, journey_map: JourneyMap) -> str:
        text = short(statement_of(journey_map, self.statement_id).text)
        return f"Remove {self.support.kind} from “{text}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if self.support not in statement.support:
            msg = f"The statement {statement.id!r} does not rest on this {self.support.kind}."
            raise UnknownSupportError(msg)
        support = tuple(one for one in statement.support if one != self.support)
        return set_properties("statement", statement, support=support)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEmotion(Edit):
    """Set by hand how a stage feels, -2 to +2; None = not known."""

    statement_id: str
    emotion: float | None
    emotion_word: str = ""

    def _label(self, journey_map: JourneyMap) -> str:
        statement = statement_of(journey_map, self.statement_id)
        if not statement.stage_id:
            return f"Set emotion of “{short(statement.text)}”"
        return f"Set emotion of “{stage_of(journey_map, statement.stage_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        statement = statement_of(journey_map, self.statement_id)
        if statement.part == "promise":
            msg = "A promise holds no emotion; set it in the lane of emotions."
            raise PlaceOfStatementError(msg)
        _require_emotion(self.emotion)
        return set_properties(
            "statement", statement, emotion=self.emotion, emotion_word=self.emotion_word
        )


def cell_of(journey_map: JourneyMap, stage_id: str, lane_id: str) -> Sequence[Statement]:
    """Return the statements of one cell, in their order."""
    cell = (stage_id, lane_id)
    return [one for one in journey_map.statements if (one.stage_id, one.lane_id) == cell]


def _require_fresh(statement: Statement, text_revision: int) -> None:
    if statement.text_revision != text_revision:
        raise StaleTextError(statement, base=text_revision)


def require_text(text: str) -> str:
    """Return the text without blanks around it.

    Raises:
        EmptyTextError: Nothing is left of it.
    """
    if not text.strip():
        msg = "The text is empty; write at least one word, or remove the statement."
        raise EmptyTextError(msg)
    return text.strip()


def require_claim(journey_map: JourneyMap, claim: Claim | None) -> None:
    """Refuse a claim that cannot be tested on this map.

    Raises:
        ClaimError: It names what the map does not have, or lacks what its figure needs.
    """
    mistakes = claim_mistakes(journey_map, claim) if claim else ()
    if mistakes:
        msg = f"The claim cannot be tested: {' '.join(mistakes)}"
        raise ClaimError(msg)


def _require_emotion(emotion: float | None) -> None:
    if emotion is not None and not LOWEST_EMOTION <= emotion <= HIGHEST_EMOTION:
        msg = f"The emotion {emotion} is not on the scale; give a number from -2 to +2."
        raise EmotionError(msg)


def require_lane(journey_map: JourneyMap, lane: Lane, *, part: Part, pair_id: str) -> None:
    """Refuse a part of a statement in a lane that holds none, or paired with no barrier.

    Raises:
        PlaceOfStatementError: It does not belong there.
    """
    homes = {"barrier": "barriers", "recommendation": "barriers", "emotion": "emotions"}
    if part != "text" and lane.kind != homes[part]:
        msg = f"The lane {lane.name!r} holds no {part}; choose a lane of kind {homes[part]!r}."
        raise PlaceOfStatementError(msg)
    if pair_id and statement_of(journey_map, pair_id).part != "barrier":
        msg = f"The statement {pair_id!r} is no barrier, so nothing can be recommended for it."
        raise PlaceOfStatementError(msg)


def _same_words(one: str, other: str) -> bool:
    def words(text: str) -> list[str]:
        kept = (letter if letter.isalnum() else " " for letter in text.casefold())
        return "".join(kept).split()

    return words(one) == words(other)


def short(text: str) -> str:
    """Return the beginning of a text, as labels show it."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LETTERS else f"{line[: SHOWN_LETTERS - 1]}…"
