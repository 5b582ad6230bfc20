"""The board view inside the workspace: the same sheet as the slide, every number open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desireline.documents.actions import Author
from desireline.errors import DesirelineError
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter
from desireline.rendering.drawing import Drawing
from desireline.rendering.leading import at_stake, chosen, told
from desireline.rendering.slides import deck
from desireline.workspace import acting, finding
from desireline.workspace.board_words import Wording, own_headline, with_headline, wordings
from desireline.workspace.exporting import circumstances
from desireline.workspace.mapping import ME
from desireline.workspace.measuring import of_present_rules, read_document
from desireline.workspace.workspace import Workspace

LONGEST_LABEL = 120


class UnpublishedLeaderError(DesirelineError):
    """A finding that is not published cannot stand on the board."""

    code = "unpublished-leader"

    def __init__(self, key: str) -> None:
        super().__init__(
            f"The finding {key!r} is not published, so it cannot stand on the board. Publish it on "
            "the findings page first."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A published finding as the board orders it. ``at_stake``: journeys it concerns."""

    key: str
    sentence: str
    at_stake: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board's sheets as the slides hold them, and how many findings wait unpublished.

    ``leaders`` are the published findings in the board's order; the first is its headline.
    ``wordings`` are the sentences that can be said in own words; ``applied`` says the filter.
    """

    title: str
    as_of: str
    slides: tuple[Drawing, ...]
    published: int
    private: int
    leaders: tuple[Leader, ...] = ()
    wordings: tuple[Wording, ...] = ()
    applied: str = ""


def board(workspace: Workspace, map_id: str, *, limits: Filter) -> Board:
    """Return the board view of a map.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    return of_present_rules(
        workspace,
        map_id,
        lambda journey_map, revision: _board(
            workspace, journey_map, revision=revision, limits=limits
        ),
    )


def _board(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int, limits: Filter
) -> Board:
    map_id = journey_map.header.id
    reading = read_document(workspace, journey_map, revision=revision, limits=limits)
    found = finding.findings(workspace, map_id, limits=limits)
    own = own_headline(workspace, map_id)
    around = circumstances(workspace, map_id)
    slides = deck(
        journey_map,
        reading,
        findings=found,
        actions=acting.actions(workspace, map_id),
        around=with_headline(around, journey_map, reading, found, own=own),
    )
    shown = len(chosen(found))
    return Board(
        title=journey_map.header.title,
        as_of=reading.as_of,
        slides=slides,
        published=shown,
        private=len(found) - shown,
        leaders=_leaders(found),
        wordings=wordings(journey_map, reading, found, own),
        applied=reading.applied.sentence,
    )


def order_board(
    workspace: Workspace, map_id: str, *, keys: Sequence[str], limits: Filter
) -> tuple[Leader, ...]:
    """Choose which findings lead the board, first first; the rest follow in the order of `chosen`.

    It is one decision and can be taken back like any other about findings. No keys = the order
    by journeys at stake again.

    Raises:
        UnpublishedLeaderError: One of them is not published.
        DesirelineError: There is no such map.
    """
    found = finding.findings(workspace, map_id, limits=limits)
    published = {one.key: one for one in chosen(found)}
    wanted = tuple(dict.fromkeys(keys))
    for key in wanted:
        if key not in published:
            raise UnpublishedLeaderError(key)
    if wanted != workspace.documents.decisions.order(map_id):
        first = told(published[wanted[0]])[:LONGEST_LABEL] if wanted else ""
        label = f"Let the board begin with “{first}”" if wanted else "Order the board by stake"
        author = Author(actor=ME, at_ms=workspace.now())
        workspace.documents.decisions.keep_order(map_id, wanted, author=author, label=label)
    places = {key: place for place, key in enumerate(wanted, start=1)}
    return _leaders([replace(one, place=places.get(one.key, 0)) for one in found])


def _leaders(found: Sequence[Finding]) -> tuple[Leader, ...]:
    return tuple(
        Leader(key=one.key, sentence=told(one), at_stake=int(at_stake(one)), place=one.place)
        for one in chosen(found)
    )
