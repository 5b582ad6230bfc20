"""Findings about a map, and what was decided about each: published, private, or accepted."""

from __future__ import annotations

from dataclasses import replace

from desireline.documents.actions import Author, FindingMark
from desireline.errors import DesirelineError
from desireline.insights import findings as detectors
from desireline.insights.bound_numbers import unmatched
from desireline.insights.findings_unfinished import unfinished
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter
from desireline.workspace.mapping import ME
from desireline.workspace.measuring import of_present_rules, read_document, study
from desireline.workspace.study_shelf import READINGS_KEPT
from desireline.workspace.workspace import Workspace

LONGEST_REASON = 2_000
EVERYTHING = Filter()


class UnknownFindingError(DesirelineError):
    """The evidence says nothing of this kind about the map."""

    code = "unknown-finding"

    def __init__(self, key: str) -> None:
        super().__init__(
            f"There is no finding {key!r} about this map now. Open its list of findings again."
        )


def findings(
    workspace: Workspace, map_id: str, *, limits: Filter = EVERYTHING
) -> tuple[Finding, ...]:
    """Return all findings about a map, most journeys at stake first, with what was decided.

    What was decided about a finding holds under every filter; its numbers are those of this one.
    What the map itself leaves out comes last: it concerns no counted journeys.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    seen = of_present_rules(
        workspace,
        map_id,
        lambda journey_map, revision: (
            *_told(workspace, journey_map, revision=revision, limits=limits),
            *unfinished(journey_map),
        ),
    )
    marks = workspace.documents.decisions.marks(map_id)
    order = workspace.documents.decisions.order(map_id)
    own = workspace.documents.decisions.wordings(map_id)
    places = {key: place for place, key in enumerate(order, start=1)}
    return tuple(
        replace(
            worded(_marked(entry, marks.get(entry.key)), own.get(entry.key, "")),
            place=places.get(entry.key, 0),
        )
        for entry in seen
    )


def _told(
    workspace: Workspace, journey_map: JourneyMap, *, revision: int, limits: Filter
) -> tuple[Finding, ...]:
    """Return what the evidence says about a map, looked for at most once a reading."""
    with workspace.studying:
        reading = read_document(workspace, journey_map, revision=revision, limits=limits)
        found, _ = study(workspace, journey_map, limits=limits)
        kept, key = workspace.studies.findings, (found.key, found.as_of_ms, revision, journey_map)
        told = kept.pop(key, None)
        if told is None:
            told = detectors.findings(found, journey_map, reading)
        kept[key] = told
        while len(kept) > READINGS_KEPT:
            kept.popitem(last=False)
        return told


def one(workspace: Workspace, map_id: str, key: str, *, limits: Filter = EVERYTHING) -> Finding:
    """Return one finding about a map, with what was decided.

    Raises:
        UnknownFindingError: There is no such finding now.
        DesirelineError: There is no such map.
    """
    for finding in findings(workspace, map_id, limits=limits):
        if finding.key == key:
            return finding
    raise UnknownFindingError(key)


def publish(
    workspace: Workspace, map_id: str, key: str, *, published: bool, limits: Filter = EVERYTHING
) -> Finding:
    """Show a finding to everybody who may see the map, or make it private again.

    Raises:
        UnknownFindingError: There is no such finding now.
        DesirelineError: There is no such map.
    """
    finding = one(workspace, map_id, key, limits=limits)
    mark = FindingMark(key=key, published=published, accepted=finding.accepted)
    verb = "Publish" if published else "Make private"
    return _keep(workspace, map_id, finding, mark, verb=verb)


def accept(
    workspace: Workspace, map_id: str, key: str, *, reason: str, limits: Filter = EVERYTHING
) -> Finding:
    """Accept a finding as it is, with a reason; an empty reason takes that back.

    Raises:
        UnknownFindingError: There is no such finding now.
        DesirelineError: There is no such map.
    """
    finding = one(workspace, map_id, key, limits=limits)
    said = reason.strip()[:LONGEST_REASON]
    mark = FindingMark(key=key, published=finding.published, accepted=said)
    verb = "Accept as it is" if said else "No longer accept"
    return _keep(workspace, map_id, finding, mark, verb=verb)


def worded(finding: Finding, words: str) -> Finding:
    """Return a finding with somebody's own words for it, and which numbers in them do not fit."""
    told = (finding.sentence, finding.next_step, finding.map_says, finding.data_say)
    figures = [one for one in (finding.concerned, finding.figure, finding.still_open) if one]
    return replace(finding, own_words=words, unmatched=unmatched(words, said=told, figures=figures))


def _keep(
    workspace: Workspace, map_id: str, finding: Finding, mark: FindingMark, *, verb: str
) -> Finding:
    author = Author(actor=ME, at_ms=workspace.now())
    label = f"{verb}: {finding.sentence}"
    workspace.documents.decisions.mark_finding(map_id, mark, author=author, label=label)
    return _marked(finding, mark)


def _marked(finding: Finding, mark: FindingMark | None) -> Finding:
    """Return a finding with what was decided about it; a statement kept with a reason is so too."""
    if mark is None:
        return finding
    return replace(finding, published=mark.published, accepted=mark.accepted)
