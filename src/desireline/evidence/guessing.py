"""Guesses what each column means, from its name and its values, and says why."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from desireline.evidence.column_forms import stated_ends, with_forms
from desireline.evidence.column_mapping import ColumnMeaning, Mapping, Meaning
from desireline.evidence.column_words import (
    ABOUT,
    ASKING,
    ENDINGS,
    EXACT,
    NUMBER_WORDS,
    is_asked,
    numbers_orders,
    numbers_people,
    words_of,
)
from desireline.evidence.durations import is_duration
from desireline.evidence.guess_corrections import corrected
from desireline.evidence.late_patterns import late_pattern
from desireline.evidence.levels import are_levels
from desireline.evidence.number_columns import KEYS, holds_dates, may_number
from desireline.evidence.numbers import is_absent
from desireline.evidence.people_columns import (
    are_people,
    holds_people,
    is_sentence,
    is_typed_in,
    may_name_somebody,
)
from desireline.evidence.question_items import holds_levels, rated_items
from desireline.evidence.record_keys import guess_record_key
from desireline.evidence.said_scales import said_scale
from desireline.evidence.second_times import marked_second_times
from desireline.evidence.source_kinds import (
    channel_of_source,
    contact_kind,
    event_name,
)
from desireline.evidence.survey import ColumnSurvey, TableSurvey

_EMAIL = late_pattern(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = late_pattern(r"'?\+\d[\d\s().\-/]{6,20}")
_TWO_WORDS = late_pattern(r"\S\s+\S")
_OUR_SIDE = {"company", "reply", "response", "agent", "owner", "seller", "admin", "antwort"}
_CLOCK = late_pattern(r"\d{1,2}:\d{2}(:\d{2})?(\s?[AaPp]\.?[Mm]\.?)?")
_SECONDS = late_pattern(
    r"[(\[,]\s*(?:s|secs?|sek|seconds|sekunden)\.?\s*[)\]]?\s*$"
    r"|\sin (?:s|sec|sek|seconds|sekunden)\.?$",
    re.IGNORECASE,
)
_WAIT = late_pattern(r"warte|\bwait|queue|\bhold", re.IGNORECASE)
_TALK = late_pattern(r"\w+[,;:.]?\s+\w+[,;:.]?\s+\w+")
_PEOPLE: frozenset[Meaning] = frozenset({"customer", "user", "email", "phone", "device id"})
_REPEATABLE: tuple[Meaning, ...] = (
    "customer",
    "user",
    "email",
    "phone",
    "device id",
    "order",
    "score",
    "words",
    "staff note",
    "attribute",
    "leave out",
)
LIKELY = 0.6
TALKATIVE = 0.3
SHORT_NAME = 2
ENOUGH_ROWS = 12
FEW_SHARE = 0.25
SHORT_TEXT = 60
SHOWN_PEOPLE = 200
USUAL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a column seems to mean, and the reason in words."""

    meaning: ColumnMeaning
    reason: str


def guess_columns(found: TableSurvey, *, source: str = "") -> dict[str, Guess]:
    """Return a guess for each column, in the order of the columns.

    In a survey, by the source's name, nothing happened but that somebody answered.
    """
    guesses: dict[str, Guess] = {}
    taken: set[Meaning] = set()
    for column, named, said in corrected(_first_guesses(found), source):
        double = named in taken and named not in _REPEATABLE
        reason = f"{said}, but another column already is the {named}" if double else said
        wanted: Meaning = "attribute" if double else named
        taken.add(wanted)
        meaning = with_forms(ColumnMeaning(column=column.column, meaning=wanted), column)
        guess = Guess(meaning=meaning, reason=f"{reason[:1].upper()}{reason[1:]}.")
        guesses[column.column] = _with_said_scale(guess, column)
    return guesses | _second_times(found, guesses)


def _second_times(found: TableSurvey, guesses: dict[str, Guess]) -> dict[str, Guess]:
    marked = marked_second_times((c, guesses[c.column].meaning) for c in found.columns)
    return {column: replace(guesses[column], meaning=told) for column, told in marked.items()}


def _with_said_scale(guess: Guess, column: ColumnSurvey) -> Guess:
    """Fill in the scale of a score where the column's name states it and its values keep to it."""
    said = said_scale(column.column)
    if guess.meaning.meaning != "score" or stated_ends(column) is None:
        return guess
    if said is None or not said.good:
        return guess
    return Guess(
        meaning=replace(
            guess.meaning,
            scale_low=said.low,
            scale_high=said.high,
            low_is_good=said.good == "low",
        ),
        reason=f"{guess.reason} The name states the scale: {said.said}; {said.good} is good.",
    )


def _first_guesses(found: TableSurvey) -> list[tuple[ColumnSurvey, Meaning, str]]:
    """Return what each column says by itself; a clock time needs a column of whole days."""
    over = _over_several(found)
    rated = rated_items(found.columns)
    first: list[tuple[ColumnSurvey, Meaning, str]] = [
        (column, "score", "one of several things the same question asks to rate")
        if column.column in rated
        else _often_said(column, *_meaning(column, over), found.rows)
        for column in found.columns
    ]
    first = _day_of_clock(first)
    days = [column for column, wanted, _ in first if wanted == "time"][:1]
    if days and not any(known.timed for known in days[0].times):
        return first
    said = "a time of day, but the time says it already"
    return [
        (column, "attribute", said) if wanted == "time of day" else (column, wanted, reason)
        for column, wanted, reason in first
    ]


def _day_of_clock(
    first: list[tuple[ColumnSurvey, Meaning, str]],
) -> list[tuple[ColumnSurvey, Meaning, str]]:
    """Of several days the one right before a clock time is its day, so the row's moment."""
    clock = next((at for at, (_, wanted, _) in enumerate(first) if wanted == "time of day"), 0)
    day = first[clock - 1] if clock else None
    if day is None or day[1] != "time" or any(known.timed for known in day[0].times):
        return first
    said = f"a date, but the clock time stands beside {day[0].column}"
    return [
        (column, "attribute", said)
        if wanted == "time" and column.column != day[0].column
        else (column, wanted, reason)
        for column, wanted, reason in first
    ]


def _over_several(found: TableSurvey) -> frozenset[str]:
    """Return the upper parts of joined names that stand over several columns: of no one alone."""
    heads = Counter(part for c in found.columns for part in set(c.column.split(" / ")[:-1]))
    return frozenset(head for head, columns in heads.items() if columns > 1)


def _often_said(
    column: ColumnSurvey, wanted: Meaning, reason: str, rows: int
) -> tuple[ColumnSurvey, Meaning, str]:
    """Return a first guess; what most rows leave empty cannot say what happened in them."""
    if wanted == "name" and column.filled < USUAL * rows:
        return column, "attribute", f"{reason}, but most rows leave it empty"
    return column, wanted, reason


def guess_mapping(mapping: Mapping, guesses: dict[str, Guess], *, found: TableSurvey) -> Mapping:
    """Return a mapping completed by guesses; what it says already is kept."""
    known = {meaning.column: meaning for meaning in mapping.columns}
    columns = tuple(known.get(column, guess.meaning) for column, guess in guesses.items())
    meanings = {column.meaning for column in columns}
    contact = contact_kind(mapping.source_name, columns)
    name = mapping.name
    if not name and not meanings & {"name", "page"}:
        name = event_name(mapping.source_name, columns)
    first_time = not mapping.columns
    identity_only = mapping.identity_only or (first_time and _is_identity_table(columns))
    asked = [c for c in columns if c.meaning == "name" and not ABOUT & set(words_of(c.column))]
    answers_only = bool(meanings & {"score", "words"}) and (
        mapping.answers_only
        or (
            first_time
            and not meanings & {"duration seconds", "value", "page"}
            and not asked
            and not contact
        )
    )
    return replace(
        mapping,
        columns=columns,
        name=name,
        channel=mapping.channel
        or ("" if "channel" in meanings else channel_of_source(mapping.source_name, columns)),
        identity_only=identity_only,
        record_key=_record_key(mapping, columns, found)
        if first_time and not identity_only
        else _not_of_people(mapping.record_key, columns),
        answers_only=answers_only,
        time_zone=mapping.time_zone or _named_zone(columns),
    )


def _record_key(mapping: Mapping, columns: tuple[ColumnMeaning, ...], found: TableSurvey) -> str:
    return mapping.record_key or guess_record_key(columns, found)


def _not_of_people(key: str, columns: tuple[ColumnMeaning, ...]) -> str:
    """Return a record key unless it names people: their next record would replace the last."""
    people = {c.column for c in columns if c.meaning in _PEOPLE}
    return "" if key in people else key


def _named_zone(columns: tuple[ColumnMeaning, ...]) -> str:
    times = [set(words_of(column.column)) for column in columns if column.meaning == "time"]
    return "UTC" if times and all(words & {"utc", "gmt"} for words in times) else ""


def _is_identity_table(columns: tuple[ColumnMeaning, ...]) -> bool:
    meanings = [column.meaning for column in columns]
    persons = {"customer", "user", "email", "phone", "device id", "order", "event id"}
    return "time" not in meanings and sum(1 for m in meanings if m in persons) > 1


def _meaning(  # noqa: C901, PLR0911, PLR0912 - one a kind
    column: ColumnSurvey, over: frozenset[str]
) -> tuple[Meaning, str]:
    named, reason = _by_name(column.column, over)
    if named == "duration seconds" and _WAIT.search(column.column):
        return "attribute", "a waiting time, not how long it took"
    if column.share_of_sample(_EMAIL.fullmatch) >= LIKELY:
        return "email", "its values are e-mail addresses"
    people = named == "leave out" or _may_hold_people(column)
    if people and _are_typed_sentences(column):
        return "words", "notes of what customers said; names in them are hidden"
    if named == "leave out":
        return named, reason
    if people:
        return "leave out", "named like people: an employee or a contact person"
    if column.share_of_sample(_PHONE.fullmatch) >= LIKELY:
        return "phone", "its values are phone numbers"
    if named == "name" and are_people(column.sample[:SHOWN_PEOPLE]):
        return "leave out", "its values are names of people"
    if named is not None and _fits(named, column):
        return named, reason
    if (
        _SECONDS.search(column.column)
        and not _WAIT.search(column.column)
        and column.numeric
        and not holds_dates(column)
    ):
        return "duration seconds", "its name says seconds and its values are numbers"
    if column.timelike and holds_dates(column):
        return "time", "its values are times"
    if named != "duration seconds" and column.share_of_sample(_CLOCK.fullmatch) >= LIKELY:
        return "time of day", "its values are times of day"
    if _asks_for_score(column):
        return "score", "its name asks for a rating and its values are few numbers"
    if column.numeric and are_levels(one for one in column.sample if not is_absent(one)):
        return "score", f"its values read like steps of a scale: {', '.join(column.shown)} …"
    if _states_scale(column):
        return "score", "its name states a scale"
    if not column.timelike and column.share_of_sample(_TALK.search) >= TALKATIVE:
        if _OUR_SIDE & set(words_of(column.column)):
            return "attribute", "sentences, but of our own side"
        if _comes_back(column) and not is_asked(column.column):
            return "attribute", "few texts that come again and again, so nobody's own words"
        return "words", "its values are sentences"
    return "attribute", "kept beside the event; nothing else fits"


def _are_typed_sentences(column: ColumnSurvey) -> bool:
    """Tell whether what stands under an employee's name are sentences: "Notiz Agent"."""
    return is_typed_in(column.column) and column.share_of_sample(is_sentence) >= TALKATIVE


def _may_hold_people(column: ColumnSurvey) -> bool:
    named = holds_people(column.column) and not column.timelike
    return named and any(map(may_name_somebody, column.sample))


def _asks_for_score(column: ColumnSurvey) -> bool:
    words = words_of(column.column)
    asks = len(words) > SHORT_NAME and any(word.startswith(ASKING) for word in words)
    return asks and holds_levels(column)


def _states_scale(column: ColumnSurvey) -> bool:
    """Tell whether a name says what both ends of a scale mean and the values keep to it."""
    said = said_scale(column.column)
    worded = said is not None and said.good != "" and is_asked(column.column)
    return worded and column.numeric and stated_ends(column) is not None


def _fits(  # noqa: C901, PLR0911 - one a kind
    named: Meaning, column: ColumnSurvey
) -> bool:
    if not column.sample:
        return True
    if named in KEYS and not may_number(named, column):
        return False
    if named == "time":
        return column.timelike
    if named == "time of day":
        return column.share_of_sample(_CLOCK.fullmatch) >= LIKELY
    if named == "duration seconds" and column.share_of_sample(is_duration) >= LIKELY:
        return True
    if named in {"score", "value", "duration seconds", "sequence"}:
        return column.numeric and not holds_dates(column)
    if named == "email":
        return False
    if named == "page":
        return not column.numeric
    if named == "event id":
        return len(set(column.sample)) > len(column.sample) * 0.9
    if named == "words":
        return not column.numeric and column.share_of_sample(_TWO_WORDS.search) >= TALKATIVE
    return True


def _comes_back(column: ColumnSurvey) -> bool:
    """Tell whether a column holds few short texts again and again, as a list to choose from."""
    texts = column.sample
    few = len(texts) >= ENOUGH_ROWS and len(set(texts)) <= FEW_SHARE * len(texts)
    return few and sum(map(len, texts)) <= SHORT_TEXT * len(texts)


def _by_name(column: str, over: frozenset[str]) -> tuple[Meaning | None, str]:
    """Return what a name says; of a name in several parts the last counts first.

    A part that only says "number" takes the parts above it along; an upper part alone counts
    where it stands over this column only.
    """
    *upper, last = column.split(" / ")
    bare = set(words_of(last)) <= NUMBER_WORDS
    tries = [*([column] if bare else []), last]
    tries += [part for part in reversed(upper) if part not in over]
    for text in dict.fromkeys(tries):
        meaning, reason = _by_words(words_of(text))
        if meaning is not None:
            return meaning, reason
    return None, ""


def _by_words(words: list[str]) -> tuple[Meaning | None, str]:
    whole = "_".join(words)
    tries = [whole]
    for size in (3, 2):
        tries += ["_".join(words[i : i + size]) for i in range(len(words) - size + 1)]
    single = [word for word in words if word not in {"id", "nr", "no"}]
    tries += single[-1:] + (single[:1] if len(single) <= SHORT_NAME else [])
    for text in tries:
        if text in EXACT:
            meaning, reason = EXACT[text]
            return meaning, reason
    if numbers_people(words):
        return "customer", "named like a person's number"
    if numbers_orders(words):
        return "order", "named like an order number"
    if len(words) <= SHORT_NAME and words and words[-1].endswith(ENDINGS):
        return "name", "named like the reason of what happened"
    return None, ""
