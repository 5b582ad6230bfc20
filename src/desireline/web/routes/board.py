"""The board view: one sheet, every number open to its rows."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from desireline.web.schemas import Limits, Opened, Strict
from desireline.workspace import board_words, boarding, exporting, paneling

router = APIRouter(prefix="/api/v1/maps/{map_id}")


class OrderRequest(Strict):
    """The keys of the findings that lead, first first; none = by journeys at stake."""

    keys: list[str]


@router.put("/board/order")
def put_order(
    workspace: Opened, map_id: str, body: OrderRequest, limits: Limits
) -> tuple[boarding.Leader, ...]:
    """Choose which findings lead the board."""
    return boarding.order_board(workspace, map_id, keys=body.keys, limits=limits)


class WordsRequest(Strict):
    """Own words for one sentence of the board: ``headline`` or a finding's key; empty = none."""

    key: str
    words: str


@router.put("/board/words")
def put_words(
    workspace: Opened, map_id: str, body: WordsRequest, limits: Limits
) -> tuple[board_words.Wording, ...]:
    """Say one sentence of the board in own words, or take them back."""
    return board_words.reword(workspace, map_id, key=body.key, words=body.words, limits=limits)


@router.get("/board")
def get_board(workspace: Opened, map_id: str, limits: Limits) -> boarding.Board:
    """Return what the board view shows."""
    return boarding.board(workspace, map_id, limits=limits)


@router.get("/board.png")
def get_board_png(
    workspace: Opened,
    map_id: str,
    limits: Limits,
    theme: Literal["light", "dark"] = "light",
    slide: int = 0,
) -> Response:
    """Return the board view as a picture that may leave."""
    made = exporting.board_png(workspace, map_id, limits=limits, theme=theme, slide=slide)
    return Response(made, media_type="image/png")


@router.get("/panel.png")
def get_panel_png(  # noqa: PLR0913 - one picture and what it shows
    workspace: Opened,
    map_id: str,
    limits: Limits,
    kind: paneling.PanelKind,
    ref: str = "",
    title: str = "",
    theme: Literal["light", "dark"] = "light",
) -> Response:
    """Return one panel of the map as a picture that may leave."""
    wanted = paneling.PanelWanted(kind=kind, ref=ref, title=title, theme=theme)
    made = paneling.panel_png(workspace, map_id, wanted=wanted, limits=limits)
    return Response(made, media_type="image/png")
