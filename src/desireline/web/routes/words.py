"""The customers' own words: search them, look at them, hide what is personal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Depends, Query

from desireline.measures.feelings import EmotionWord
from desireline.measures.words import WordsFilter
from desireline.web.schemas import Opened, Strict
from desireline.workspace import quoting

router = APIRouter(prefix="/api/v1")


class LookRequest(Strict):
    """Words a person looked at, or takes that look back of."""

    answer_ids: list[str]
    seen: bool = True


class HideRequest(Strict):
    """A part of what somebody said that is to be hidden."""

    quotes: ClassVar[frozenset[str]] = frozenset(("piece",))
    answer_id: str
    piece: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """How many words were marked."""

    marked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """The words as they read now."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """The record keys of all answers that say the same."""

    record_keys: tuple[str, ...]


def wanted_words(  # noqa: PLR0913 - one parameter each
    stage: str = "",
    touchpoint: str = "",
    source: str = "",
    search: str = "",
    said_from: Annotated[str, Query(alias="from")] = "",
    said_to: Annotated[str, Query(alias="to")] = "",
    lowest: Annotated[float | None, Query(alias="min", ge=-2, le=2)] = None,
    highest: Annotated[float | None, Query(alias="max", ge=-2, le=2)] = None,
) -> WordsFilter:
    """Return the filter named by a query string."""
    return WordsFilter(
        stage_id=stage,
        touchpoint_id=touchpoint,
        source_id=source,
        search=search,
        said_from=said_from,
        said_to=said_to,
        lowest=lowest,
        highest=highest,
    )


Wanted = Annotated[WordsFilter, Depends(wanted_words)]


@router.get("/maps/{map_id}/words")
def get_words(  # noqa: PLR0913 - one parameter each
    workspace: Opened,
    map_id: str,
    wanted: Wanted,
    kind: str = "",
    emotion: str = "",
    near: str = "",
    only: Literal["", "unchecked", "hidden"] = "",
    each: Annotated[int, Query(ge=0, le=50)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> quoting.Words:
    """Return one page of what customers said."""
    asked = quoting.WordsRequest(
        wanted=wanted,
        kind=kind,
        emotion=emotion,
        near=near,
        only=only,
        each=each,
        limit=limit,
        offset=offset,
    )
    return quoting.words(workspace, map_id, asked=asked)


@router.get("/maps/{map_id}/words/emotions")
def get_emotions(workspace: Opened, map_id: str, wanted: Wanted) -> tuple[EmotionWord, ...]:
    """Return the emotions customers named, with counts."""
    return quoting.emotions(workspace, map_id, wanted=wanted)


@router.get("/maps/{map_id}/words/{answer_id}/alike")
def get_alike(workspace: Opened, map_id: str, answer_id: str) -> Alike:
    """Return the record keys of all answers that say the same."""
    keys = quoting.records_alike(workspace, map_id, answer_id=answer_id)
    return Alike(record_keys=keys)


@router.post("/words/looked-at")
def post_looked_at(workspace: Opened, body: LookRequest) -> Looked:
    """Note that a person looked at words."""
    return Looked(marked=quoting.look_at(workspace, body.answer_ids, seen=body.seen))


@router.post("/words/hide")
def post_hide(workspace: Opened, body: HideRequest) -> Hidden:
    """Hide a part of what somebody said."""
    return Hidden(words=quoting.hide(workspace, body.answer_id, piece=body.piece))
