"""The customers' own words: find them, look at them, hide what is personal, let them leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desireline.errors import DesirelineError
from desireline.evidence.free_text.hiding import replace_words
from desireline.evidence.free_text.masking import pieces_masked
from desireline.evidence.masking import HIDDEN
from desireline.evidence.pseudonym import keyed
from desireline.insights.quotes import closeness, shelf_of
from desireline.journeys.drill_down import moment
from desireline.journeys.study import Study
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter
from desireline.maps.records import statement_of
from desireline.measures.feelings import EmotionWord, emotion_words, feelings_in
from desireline.measures.named_records import named_records
from desireline.measures.words import (
    QuoteKind,
    ResponseRate,
    Said,
    WordsFilter,
    kind_of,
    like_records,
    record_keys,
    response_rates,
    said_words,
)
from desireline.workspace.measuring import study
from desireline.workspace.workspace import Workspace


class UnknownAnswerError(DesirelineError):
    """Nobody said that, or not any more."""

    code = "unknown-answer"

    def __init__(self, answer_id: str) -> None:
        super().__init__(f"There are no words under '{answer_id}'. Load the words again.")


class NotInWordsError(DesirelineError):
    """What is to be hidden does not stand in the words."""

    code = "not-in-words"

    def __init__(self, piece: str) -> None:
        super().__init__(
            f"The words do not hold “{piece[:60]}”. Select a part of the words as they stand."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a customer said, in their own words, personal data hidden as far as it was found.

    Attributes:
        answer_id: Names these words; text, since browsers round long numbers.
        rated_in: The questions of the same sheet the rating answers; empty = its own rating.
        masked: How many pieces are hidden.
        unchecked: No person has looked at these words yet; they may not leave the workspace.
        times: How many answers about this touchpoint in this source say the same.
        emotions: Emotions the words name.
        closeness: 0 to 1 where the words were ranked by a statement, else None.
    """

    answer_id: str
    record_key: str
    source_id: str
    source: str
    kind: QuoteKind
    words: str
    said_on: str
    channel: str
    question: str
    score: float | None
    scale_low: float | None
    scale_high: float | None
    valence: float | None
    rated_in: str
    touchpoint_id: str
    stage_id: str
    masked: int
    unchecked: bool
    times: int
    emotions: tuple[str, ...]
    closeness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOfPlace:
    """How many answers hold words about one touchpoint; empty ids = not on the map."""

    stage_id: str
    touchpoint_id: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One page of what customers said under a filter.

    Attributes:
        total: Answers with words under the filter; ``distinct`` different ones among them.
        answered: Answers of all sources, with words or a score.
        asked: How many were asked, None where a source does not say; ``rates`` has the parts.
        unchecked: How many of ``distinct`` nobody has looked at yet.
    """

    total: int
    distinct: int
    unchecked: int
    asked: int | None
    answered: int
    rates: tuple[ResponseRate, ...]
    places: tuple[WordsOfPlace, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRequest:
    """Which words are wanted, in which order, and which page of them.

    Attributes:
        near: A statement's id: closest words first, and only those that share words with it.
        only: "unchecked" or "hidden" (with hidden pieces) or empty.
        each: More than 0 = so many of each touchpoint, in the map's order, instead of a page.
    """

    wanted: WordsFilter = WordsFilter()  # noqa: RUF009 - a frozen value
    kind: str = ""
    emotion: str = ""
    near: str = ""
    only: str = ""
    each: int = 0
    limit: int = 50
    offset: int = 0


def words(workspace: Workspace, map_id: str, *, asked: WordsRequest) -> Words:
    """Return one page of what customers said about a map's journeys.

    Raises:
        DesirelineError: There is no such map, stage or statement, or a date cannot be read.
    """
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        near: dict[int, float] = {}
        said = said_words(found, replace(asked.wanted, by_staff=asked.kind == "note"))
        if asked.near:
            statement = statement_of(journey_map, asked.near)
            ranked = closeness(statement, journey_map, shelf_of(said))
            said = tuple(one for one, _ in ranked)
            near = {one.answer_id: score for one, score in ranked}
        shelf = _Shelf(workspace, found, journey_map)
        said = tuple(one for one in said if shelf.wants(one, asked))
        page = shelf.some_of_each(said, asked.each) if asked.each else _page(said, asked)
        rates = response_rates(found)
        return Words(
            total=sum(one.times for one in said),
            distinct=len(said),
            unchecked=sum(not shelf.was_seen(one.words) for one in said),
            asked=_all_asked(rates),
            answered=sum(rate.answered for rate in rates),
            rates=rates,
            places=_places(said, shelf),
            quotes=shelf.quotes(page, near),
        )


def emotions(workspace: Workspace, map_id: str, *, wanted: WordsFilter) -> tuple[EmotionWord, ...]:
    """Return the emotions customers named in their words, most named first; from five on.

    Raises:
        DesirelineError: There is no such map or stage, or a date cannot be read.
    """
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        return emotion_words((one.words, one.times) for one in said_words(found, wanted))


def records_alike(workspace: Workspace, map_id: str, *, answer_id: str) -> tuple[str, ...]:
    """Return the record keys of all answers that say the same about the same touchpoint.

    Raises:
        UnknownAnswerError: There are no such words.
    """
    journey_map, _ = workspace.documents.get(map_id)
    with workspace.studying:
        found, _ = study(workspace, journey_map, limits=Filter())
        said = next(
            (o for o in said_words(found, WordsFilter()) if str(o.answer_id) == answer_id), None
        )
        if said is None:
            raise UnknownAnswerError(answer_id)
        return like_records(found, said)


def look_at(workspace: Workspace, answer_ids: Sequence[str], *, seen: bool) -> int:
    """Note that a person looked at these words, or take that back; return how many.

    A look holds for the words as they stood: words that change are unchecked again.

    Raises:
        UnknownAnswerError: One of them names no words.
    """
    texts = [_words_of(workspace, answer_id) for answer_id in answer_ids]
    with workspace.warehouse.noting() as writing:
        for answer_id, text in zip(answer_ids, texts, strict=True):
            mark = keyed(workspace.key, text)
            writing.execute("DELETE FROM looked_at WHERE words_hash = ?", [mark])
            if seen:
                values = [int(answer_id), mark, workspace.now()]
                writing.execute("INSERT INTO looked_at VALUES (?, ?, ?)", values)
    return len(texts)


def hide(workspace: Workspace, answer_id: str, *, piece: str) -> str:
    """Hide a part of what somebody said, everywhere it is stored, and return the new words.

    All answers with the same words change with it; importing their file again changes nothing.
    The words are unchecked afterwards.

    Raises:
        UnknownAnswerError: There are no such words.
        NotInWordsError: The piece does not stand in them.
    """
    old = _words_of(workspace, answer_id)
    piece = piece.strip()
    if not piece or piece not in old or piece in HIDDEN:
        raise NotInWordsError(piece)
    new = old.replace(piece, HIDDEN)
    with workspace.studying, workspace.warehouse.transaction() as writing:
        alike = writing.execute("SELECT answer_id FROM answers WHERE words = ?", [old])
        for (one,) in alike:
            writing.execute(
                "INSERT INTO hidden_by_hand VALUES (?, ?, ?)", [one, keyed(workspace.key, old), new]
            )
            replace_words(writing, answer_id=int(str(one)), old=old, new=new)
    return new


def may_leave(workspace: Workspace, record_key: str) -> bool:
    """Tell whether the words under a record key may leave: a person looked at all of them."""
    texts = leaving_words(workspace, [record_key])
    return record_key in texts


def leaving_words(workspace: Workspace, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words of those records that may leave the workspace, by record key.

    A record one of whose words nobody looked at is not among them, nor one without words.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    house = workspace.warehouse
    meant = named_records(house, wanted)
    names = {record_id: name for name, record_id in meant.items()}
    answers = house.table("answers")
    told = answers.filter(
        answers.words.fill_null("") != "", answers.record_id.isin(sorted(names))
    ).select("record_id", "answer_id", "words")
    seen = seen_hashes(workspace)
    found: dict[str, list[str]] = {}
    barred: set[str] = set()
    for row in house.rows(told.order_by("answer_id")):
        key, text = names[int(str(row["record_id"]))], str(row["words"])
        found.setdefault(key, []).append(text)
        if keyed(workspace.key, text) not in seen:
            barred.add(key)
    return {key: tuple(texts) for key, texts in found.items() if key not in barred}


def seen_hashes(workspace: Workspace) -> frozenset[str]:
    """Return the keyed hashes of all words a person looked at."""
    table = workspace.warehouse.to_arrow(workspace.warehouse.table("looked_at"))
    return frozenset(table.column("words_hash").to_pylist())


class _Shelf:
    """What turns words into quotes: names, kinds, places, and which were looked at."""

    def __init__(self, workspace: Workspace, found: Study, journey_map: JourneyMap) -> None:
        sources = workspace.warehouse.rows(workspace.warehouse.table("sources"))
        self._sources = {str(row["source_id"]): row for row in sources}
        self._stage_of = {one.id: one.stage_id for one in journey_map.touchpoints}
        in_order = [
            point.id
            for stage in journey_map.stages
            for point in journey_map.touchpoints
            if point.stage_id == stage.id
        ]
        self._order = {touchpoint_id: place for place, touchpoint_id in enumerate(in_order)}
        self._found = found
        self._key = workspace.key
        self._seen = seen_hashes(workspace)

    def was_seen(self, text: str) -> bool:
        return bool(self._seen) and keyed(self._key, text) in self._seen

    def kind(self, said: Said) -> QuoteKind:
        source = self._sources.get(said.source_id, {})
        return kind_of(
            said, source=str(source.get("name", "")), reader=str(source.get("reader", ""))
        )

    def stage(self, said: Said) -> str:
        return self._stage_of.get(said.touchpoint_id, "")

    def some_of_each(self, said: Sequence[Said], count: int) -> tuple[Said, ...]:
        """Return the first few of each touchpoint, touchpoints in the map's order."""
        of_place: dict[str, list[Said]] = {}
        for one in said:
            of_place.setdefault(one.touchpoint_id, []).append(one)
        ordered = sorted(of_place, key=lambda place: self._order.get(place, len(self._order)))
        return tuple(one for place in ordered for one in of_place[place][:count])

    def wants(self, said: Said, asked: WordsRequest) -> bool:
        return (
            (not asked.kind or self.kind(said) == asked.kind)
            and (not asked.emotion or asked.emotion in feelings_in(said.words))
            and (asked.only != "unchecked" or not self.was_seen(said.words))
            and (asked.only != "hidden" or pieces_masked(said.words) > 0)
        )

    def quotes(self, page: Sequence[Said], near: dict[int, float]) -> tuple[Quote, ...]:
        keys = record_keys(self._found, [one.record_id for one in page])
        return tuple(
            Quote(
                answer_id=str(one.answer_id),
                record_key=keys.get(one.record_id, ""),
                source_id=one.source_id,
                source=str(self._sources.get(one.source_id, {}).get("name", one.source_id)),
                kind=self.kind(one),
                words=one.words,
                said_on=(moment(one.said_at) or "")[:10],
                channel=one.channel,
                question=one.question,
                score=one.score,
                scale_low=one.scale_low,
                scale_high=one.scale_high,
                valence=one.valence,
                rated_in=one.rated_in,
                touchpoint_id=one.touchpoint_id,
                stage_id=self.stage(one),
                masked=pieces_masked(one.words),
                unchecked=not self.was_seen(one.words),
                times=one.times,
                emotions=tuple(feelings_in(one.words)),
                closeness=near.get(one.answer_id),
            )
            for one in page
        )


def _page(said: Sequence[Said], asked: WordsRequest) -> tuple[Said, ...]:
    return tuple(said[asked.offset : asked.offset + asked.limit])


def _places(said: Sequence[Said], shelf: _Shelf) -> tuple[WordsOfPlace, ...]:
    counts: dict[tuple[str, str], int] = {}
    for one in said:
        place = (shelf.stage(one), one.touchpoint_id)
        counts[place] = counts.get(place, 0) + one.times
    return tuple(
        WordsOfPlace(stage_id=stage, touchpoint_id=touchpoint, n=n)
        for (stage, touchpoint), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _all_asked(rates: Sequence[ResponseRate]) -> int | None:
    known = [rate.asked for rate in rates if rate.asked is not None]
    return sum(known) if known and len(known) == len(rates) else None


def _words_of(workspace: Workspace, answer_id: str) -> str:
    answers = workspace.warehouse.table("answers")
    if not answer_id.isdecimal():
        raise UnknownAnswerError(answer_id)
    rows = workspace.warehouse.rows(
        answers.filter(answers.answer_id == int(answer_id)).select("words")
    )
    if not rows or not rows[0]["words"]:
        raise UnknownAnswerError(answer_id)
    return str(rows[0]["words"])
