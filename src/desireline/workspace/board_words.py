"""What the board says in the owner's own words, with every number in them held against the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desireline.documents.actions import Author
from desireline.errors import DesirelineError
from desireline.insights.bound_numbers import unmatched
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, MapReading
from desireline.rendering.board import Circumstances
from desireline.rendering.leading import chosen, counted_words, headline
from desireline.workspace import finding
from desireline.workspace.mapping import ME
from desireline.workspace.measuring import read_document
from desireline.workspace.workspace import Workspace

HEADLINE = "headline"
LONGEST_WORDS = 240  # what a room can read above a ribbon
LONGEST_LABEL = 60


class UnusableWordsError(DesirelineError):
    """Words that cannot stand on the board: too many, or for what is not on it."""

    code = "unusable-words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One sentence of the board as it can be reworded.

    Attributes:
        key: ``headline``, or the key of a published finding.
        counted: What the data say; it stands on the board while ``words`` is empty.
        words: What the owner says instead.
        unmatched: The numbers in ``words`` that stand for nothing counted now.
    """

    key: str
    counted: str
    words: str = ""
    unmatched: tuple[str, ...] = ()


def wordings(
    journey_map: JourneyMap, reading: MapReading, found: Sequence[Finding], own: str
) -> tuple[Wording, ...]:
    """Return every sentence of the board that can be reworded, the headline first."""
    first = Wording(
        key=HEADLINE,
        counted=headline(journey_map, reading, found, computed=True),
        words=own,
        unmatched=headline_unmatched(journey_map, reading, found, own),
    )
    rest = [
        Wording(
            key=one.key, counted=counted_words(one), words=one.own_words, unmatched=one.unmatched
        )
        for one in chosen(found)
    ]
    return (first, *rest)


def headline_unmatched(
    journey_map: JourneyMap, reading: MapReading, found: Sequence[Finding], own: str
) -> tuple[str, ...]:
    """Return the numbers of a headline that neither what leads nor the whole map counts."""
    figures = [figure for figure in (reading.journeys, reading.goal) if figure is not None]
    for one in chosen(found)[:1]:
        figures += [each for each in (one.concerned, one.figure, one.still_open) if each]
    said = headline(journey_map, reading, found, computed=True)
    return unmatched(own, said=(said,), figures=figures)


def own_headline(workspace: Workspace, map_id: str) -> str:
    """Return the board's headline in the owner's own words; empty = none.

    Raises:
        DesirelineError: There is no such map.
    """
    return workspace.documents.decisions.wordings(map_id).get(HEADLINE, "")


def reword(
    workspace: Workspace, map_id: str, *, key: str, words: str, limits: Filter
) -> tuple[Wording, ...]:
    """Keep the owner's words for one sentence of the board; empty words take them back.

    It is one decision and can be undone like any other about findings.

    Raises:
        UnusableWordsError: The words are too long, or no such sentence stands on the board.
        DesirelineError: There is no such map.
    """
    said = " ".join(words.split())
    if len(said) > LONGEST_WORDS:
        message = (
            f"These words have {len(said)} characters; a room reads up to {LONGEST_WORDS} on the "
            "board. Shorten them."
        )
        raise UnusableWordsError(message)
    journey_map, revision = workspace.documents.get(map_id)
    found = finding.findings(workspace, map_id, limits=limits)
    if key != HEADLINE and key not in {one.key for one in chosen(found)}:
        message = f"No sentence {key!r} stands on the board. Publish the finding first."
        raise UnusableWordsError(message)
    if said != workspace.documents.decisions.wordings(map_id).get(key, ""):
        shown = said if len(said) <= LONGEST_LABEL else f"{said[:LONGEST_LABEL]}…"
        label = f"Say “{shown}”" if said else "Take back own words"
        author = Author(actor=ME, at_ms=workspace.now())
        workspace.documents.decisions.keep_wording(map_id, key, said, author=author, label=label)
    reading = read_document(workspace, journey_map, revision=revision, limits=limits)
    now = finding.findings(workspace, map_id, limits=limits)
    return wordings(journey_map, reading, now, own_headline(workspace, map_id))


def with_headline(
    around: Circumstances,
    journey_map: JourneyMap,
    reading: MapReading,
    found: Sequence[Finding],
    *,
    own: str,
) -> Circumstances:
    """Return the circumstances with the owner's headline and the numbers in it that do not fit."""
    missing = headline_unmatched(journey_map, reading, found, own)
    return replace(around, headline=own, unmatched=missing)
