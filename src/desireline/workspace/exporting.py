"""Pictures, slides and files of a map; what leaves the workspace says what it rests on.

Every export but the thumbnail leaves: numbers that stand for few are left out, only published
findings go along, and sources, states and the as-of date stand on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desireline.errors import DesirelineError
from desireline.insights.leaving import findings_leaving, leaving
from desireline.maps.action import Action
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import Filter, MapReading
from desireline.rendering import thumbnail as miniature
from desireline.rendering.board import Circumstances
from desireline.rendering.drawing import Drawing
from desireline.rendering.drawing_svg import drawing_svg
from desireline.rendering.html import map_html
from desireline.rendering.map_sheet import map_drawing, print_drawings
from desireline.rendering.pdf import drawings_pdf
from desireline.rendering.png import picture_png
from desireline.rendering.saying import long_date
from desireline.rendering.slides import deck
from desireline.rendering.words import count
from desireline.rendering.xlsx import figures_xlsx
from desireline.workspace import acting, finding
from desireline.workspace.board_words import own_headline, with_headline
from desireline.workspace.home import source_cards
from desireline.workspace.measuring import read_document
from desireline.workspace.pinned import pinned_quotes
from desireline.workspace.retracing import draft_warnings
from desireline.workspace.workspace import Workspace

SHARP = 2.0  # px of a picture for each px of the sheet


class UnknownSlideError(DesirelineError):
    """The board has no slide of that number."""

    code = "unknown-slide"

    def __init__(self, slide: int, many: int) -> None:
        super().__init__(f"There is no slide {slide}. This board has slides 0 to {many - 1}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Everything an export is drawn from, small numbers already left out."""

    journey_map: JourneyMap
    reading: MapReading
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    around: Circumstances


def thumbnail(workspace: Workspace, map_id: str, *, theme: str = "light") -> str:
    """Return a map in miniature as SVG.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
    return miniature.thumbnail(journey_map, reading, theme=theme)


def circumstances(workspace: Workspace, map_id: str, *, hidden: str = "") -> Circumstances:
    """Return what a picture says beside the map: company, version, day, sources and quotes.

    Quotes nobody has looked at are left out, and how many they are is said.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, revision = workspace.documents.get(map_id)
    pinned = pinned_quotes(workspace, journey_map)
    sources = []
    for card in source_cards(workspace):
        line = f"{card.name}, {count(card.rows)} rows"
        if card.last_event_ms is not None:
            last = datetime.fromtimestamp(card.last_event_ms / 1000, tz=UTC).date()
            line += f", to {long_date(last.isoformat())}"
        sources.append(line)
    today = datetime.fromtimestamp(workspace.now() / 1000, tz=UTC).date()
    return Circumstances(
        company=workspace.name,
        revision=revision,
        today=today.isoformat(),
        sources=tuple(sources),
        hidden=" ".join(part for part in (hidden, pinned.left_out) if part),
        few=hidden,
        quotes=pinned.quotes,
        warnings=draft_warnings(workspace, map_id),
    )


def outgoing(workspace: Workspace, map_id: str, *, limits: Filter) -> Outgoing:
    """Return a map as it may leave the workspace.

    Raises:
        DesirelineError: There is no such map, or the filter names what is not there.
    """
    journey_map, revision = workspace.documents.get(map_id)
    reading = read_document(workspace, journey_map, revision=revision, limits=limits)
    everything = limits == Filter()
    whole = (
        None
        if everything
        else read_document(workspace, journey_map, revision=revision, limits=Filter())
    )
    left = leaving(reading, journey_map, whole=whole)
    inside = finding.findings(workspace, map_id, limits=limits)
    all_ = () if everything else finding.findings(workspace, map_id)
    may = findings_leaving(inside, out=left.out, whole=all_, reading=reading)
    found = tuple(map(_words_leaving, may))
    around = circumstances(workspace, map_id, hidden=left.left_out)
    own = own_headline(workspace, map_id)
    outside = with_headline(around, journey_map, left.reading, found, own=own)
    within = with_headline(around, journey_map, reading, inside, own=own)
    return Outgoing(
        journey_map=journey_map,
        reading=left.reading,
        findings=found,
        actions=acting.actions(workspace, map_id),
        around=outside if outside.unmatched == within.unmatched else around,
    )


def _words_leaving(one: Finding) -> Finding:
    """Return a finding without own words that tell a number which is left out."""
    missing = finding.worded(one, one.own_words).unmatched
    return one if missing == one.unmatched else replace(one, own_words="", unmatched=())


def svg(workspace: Workspace, map_id: str, *, limits: Filter) -> str:
    """Return a map as SVG with real text.

    Raises:
        DesirelineError: There is no such map.
    """
    out = outgoing(workspace, map_id, limits=limits)
    return drawing_svg(map_drawing(out.journey_map, out.reading, around=out.around))


def html(workspace: Workspace, map_id: str, *, limits: Filter) -> str:
    """Return a map as one self-contained page that can collect remarks.

    Raises:
        DesirelineError: There is no such map.
    """
    out = outgoing(workspace, map_id, limits=limits)
    return map_html(out.journey_map, out.reading, around=out.around)


def png(workspace: Workspace, map_id: str, *, limits: Filter) -> bytes:
    """Return a map as PNG, two px for each px of the sheet.

    Raises:
        DesirelineError: There is no such map.
    """
    return picture_png(svg(workspace, map_id, limits=limits), zoom=SHARP)


def board_png(
    workspace: Workspace, map_id: str, *, limits: Filter, theme: str, slide: int = 0
) -> bytes:
    """Return the board view, or the slide of one of its findings, as PNG, as it may leave.

    Raises:
        DesirelineError: There is no such map or slide.
    """
    slides = _deck(outgoing(workspace, map_id, limits=limits))
    if not 0 <= slide < len(slides):
        raise UnknownSlideError(slide, len(slides))
    return picture_png(drawing_svg(slides[slide], theme=theme))


def pdf(workspace: Workspace, map_id: str, *, limits: Filter) -> bytes:
    """Return a map as A3 pages with real text.

    Raises:
        DesirelineError: There is no such map.
    """
    out = outgoing(workspace, map_id, limits=limits)
    pages = print_drawings(out.journey_map, out.reading, around=out.around)
    return drawings_pdf(pages, title=out.journey_map.header.title)


def pptx(workspace: Workspace, map_id: str, *, limits: Filter) -> bytes:
    """Return the board, a slide for each published finding, and the sources as a presentation.

    Raises:
        DesirelineError: There is no such map.
    """
    out = outgoing(workspace, map_id, limits=limits)
    drawings = _deck(out)
    from desireline.rendering.pptx import slides_pptx  # noqa: PLC0415 - few starts end in slides

    return slides_pptx(drawings, title=out.journey_map.header.title, author=out.around.company)


def _deck(out: Outgoing) -> tuple[Drawing, ...]:
    return deck(
        out.journey_map,
        out.reading,
        findings=out.findings,
        actions=out.actions,
        around=out.around,
    )


def xlsx(workspace: Workspace, map_id: str, *, limits: Filter) -> bytes:
    """Return all figures of a map with their definitions as a workbook.

    Raises:
        DesirelineError: There is no such map.
    """
    out = outgoing(workspace, map_id, limits=limits)
    return figures_xlsx(
        out.journey_map,
        out.reading,
        findings=out.findings,
        actions=out.actions,
        around=out.around,
    )
