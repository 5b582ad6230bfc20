"""What a row of a table says: its scores and its words, and whose words they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desireline.evidence.authors import author_of, is_own_side, written_by_staff
from desireline.evidence.column_mapping import ColumnMeaning
from desireline.evidence.parsed import Identifier, ParsedAnswer
from desireline.evidence.scores import Score, read_score
from desireline.evidence.times import Moment

Row = Sequence[str | None]


def cell_text(row: Row, index: int | None) -> str | None:
    """Return the text of a row's cell; None where there is no such column or it is empty."""
    if index is None:
        return None
    cell = row[index]
    if cell is None:
        return None
    return cell.strip() or None


class AnswerPlan:
    """Which columns of a table hold scores, words and what was asked."""

    def __init__(self, header: Sequence[str], meanings: Sequence[ColumnMeaning]) -> None:
        told = list(enumerate(meanings))
        self.scores = [(i, m) for i, m in told if m.meaning == "score"]
        self.words = [
            (i, header[i], author_of(header, header[i]), m.meaning == "staff note")
            for i, m in told
            if m.meaning in {"words", "staff note"}
        ]
        self.question = next((i for i, m in told if m.meaning == "question"), None)

    @property
    def says_something(self) -> bool:
        """Tell whether rows can hold an answer of a customer; a note by staff is none."""
        return bool(self.scores) or any(not told for *_, told in self.words)

    @property
    def keeps_something(self) -> bool:
        """Tell whether rows can hold an answer or a note by staff."""
        return bool(self.scores or self.words)

    def read(  # noqa: PLR0913 - what a row's event knows already
        self,
        row: Row,
        moment: Moment,
        identifier: Identifier | None,
        attributes: dict[str, str],
        *,
        name: Callable[[Row], str],
        channel: str,
    ) -> tuple[ParsedAnswer, ...]:
        """Return the answers of a row; ``name`` gives what its event is called.

        Raises:
            RefusedRowError: A score is none, or the row has no name.
        """
        if not self.keeps_something:
            return ()
        scores = [(m, s) for i, m in self.scores if (s := read_score(row[i], m)) is not None]
        texts = [
            (column, text, own)
            for i, column, author, told in self.words
            for own in [told or is_own_side(cell_text(row, author))]
            if (text := cell_text(row, i)) is not None
        ]
        words = [(column, text) for column, text, own in texts if not own]
        asked = cell_text(row, self.question)
        said: list[tuple[str | None, Score | None, str | None]] = []
        if len(scores) <= 1 and len(words) <= 1 and (scores or words):
            column = scores[0][0].column if scores else words[0][0]
            said.append(
                (asked or column, scores[0][1] if scores else None, words[0][1] if words else None)
            )
        else:
            said += [(meaning.column, score, None) for meaning, score in scores]
            said += [(column, None, text) for column, text in words]
        said += [(written_by_staff(column), None, text) for column, text, own in texts if own]
        if not said:
            return ()
        called = name(row)
        return tuple(
            ParsedAnswer(
                said_at=moment.ms,
                precision=moment.precision,
                name=called,
                identifier=identifier,
                channel=channel,
                question=question,
                score=score.score if score else None,
                scale_low=score.low if score else None,
                scale_high=score.high if score else None,
                valence=score.valence if score else None,
                emotion_word=score.word if score else None,
                words=text,
                attributes=attributes,
            )
            for question, score, text in said
        )
