"""Where a touchpoint takes place and who answers for it, in words and as small marks."""

from __future__ import annotations

from desireline.maps.channels import OTHER, channel_of
from desireline.maps.journey_map import Touchpoint
from desireline.maps.reading import ChannelShare, TouchpointReading
from desireline.rendering.drawing import Picture, Sheet
from desireline.rendering.icons import icon_svg
from desireline.rendering.owner_disc import draw_disc, initials
from desireline.rendering.theme import colors

NOBODY = "nobody yet"
STEP, DISC = 20.0, 20.0
SHOWN = 2


def channel_names(point: Touchpoint) -> str:
    """Return every channel by its name, the first one first."""
    return ", ".join(channel_of(one).name for one in point.channels)


def owner_marks(point: Touchpoint) -> str:
    """Return who answers for it as outsiders may read it: initials, then the department."""
    marks = tuple(initials(one) for one in point.owners)
    return ", ".join((*marks, *((point.department,) if point.department else ())))


def elsewhere(point: Touchpoint, reading: TouchpointReading | None) -> str:
    """Say in which channels the data show it and the map does not, and the other way round."""
    told = [
        one
        for one in (reading.channels if reading is not None else ())
        if one.figure.value is not None and not one.figure.hidden
    ]
    unnamed = [one for one in told if one.figure.part and one.channel not in point.channels]
    bare = [one for one in told if not one.figure.part and one.channel in point.channels]
    said = [f"also seen in {_share(one)}" for one in unnamed]
    return "; ".join((*said, *(f"no trace in {_share(one)}" for one in bare)))


def draw_channels(  # noqa: PLR0913 - one row at one place
    sheet: Sheet, point: Touchpoint, *, found: bool, x: float, y: float, theme: str
) -> float:
    """Draw a tile for each channel, of more than two the first and how many more; return the room.

    A touchpoint without a trace has dashed tiles.
    """
    several = len(point.channels) > SHOWN
    for place, channel_id in enumerate(point.channels[:1] if several else point.channels):
        channel = channel_of(channel_id)
        token, left = f"ch-{channel.color}", x + place * STEP
        if found:
            sheet.box(left, y, 18, 18, radius=4, fill=f"{token}-t")
        else:
            sheet.box(left, y, 18, 18, radius=4, stroke="line-3", dash=(3, 2))
        svg = icon_svg(channel.icon, colors(theme)[token if found else "ink-3"])
        sheet.marks.append(Picture(x=left + 3, y=y + 3, size=12, svg=svg, says=channel.name))
    if several:
        left = x + STEP
        sheet.box(left, y, 18, 18, radius=4, stroke="line-2")
        _more(sheet, len(point.channels) - 1, x=left + 9, y=y + 12.5)
    return STEP * min(len(point.channels), SHOWN) + 6


def draw_owners(sheet: Sheet, point: Touchpoint, *, right: float, y: float) -> float:
    """Draw a disc for each owner, of more than two the first and how many more; return the room."""
    owners = point.owners
    if not owners:
        sheet.box(right - DISC, y - 1, DISC, DISC, radius=10, stroke="line-3", dash=(3, 2))
        sheet.text(right - 10, y + 13, "?", size=10.5, color="ink-3", anchor="middle")
        return DISC
    several = len(owners) > SHOWN
    discs = owners[:1] if several else owners
    wide = DISC * min(len(owners), SHOWN)
    for place, owner in enumerate(discs):
        draw_disc(sheet, owner, x=right - wide + place * DISC, y=y - 1, size=DISC)
    if several:
        sheet.box(right - DISC, y - 1, DISC, DISC, radius=10, stroke="line-2")
        _more(sheet, len(owners) - 1, x=right - 10, y=y + 12.2)
    return wide


def _more(sheet: Sheet, number: int, *, x: float, y: float) -> None:
    sheet.text(x, y, f"+{number}", size=9, weight=600, color="ink-2", anchor="middle")


def _share(share: ChannelShare) -> str:
    name = channel_of(share.channel).name if share.channel else "no known channel"
    return f"{name or OTHER.name}, {share.figure.part or 0:,} of {share.figure.n:,} steps"
