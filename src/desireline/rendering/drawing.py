"""A picture as a list of marks on a sheet: the same list becomes SVG, slides, print and screen.

Lengths are px of the sheet, colours names of the design's tokens. A mark that shows a number
carries its figure, so that every renderer can say, and open, what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from desireline.maps.reading import Figure
from desireline.maps.signs import shown
from desireline.rendering.fonts import broken, text_width

Anchor = Literal["start", "middle", "end"]
Look = Literal["", "fade", "hatch", "hatch-loss", "raster"]
Segment: TypeAlias = tuple[str, tuple[float, ...]]


def printable(words: str) -> str:
    """Return a text with the signs written out that nobody can see, or no picture can hold."""
    return shown(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Lines of text; ``y`` is the first baseline.

    ``says`` is what a number is called aloud, ``title`` marks the sheet's own title.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    kind: Literal["text"] = "text"
    leading: float = 0.0
    weight: int = 400
    color: str = "ink-1"
    anchor: Anchor = "start"
    voice: bool = False
    figure: Figure | None = None
    says: str = ""
    title: bool = False

    @property
    def width(self) -> float:
        """How wide the widest line is."""
        return max(
            text_width(line, size=self.size, weight=self.weight, voice=self.voice)
            for line in self.lines
        )

    @property
    def step(self) -> float:
        """From one baseline to the next."""
        return self.leading or self.size * 1.25

    @property
    def bottom(self) -> float:
        """Where the descenders of the last line end."""
        return self.y + self.step * (len(self.lines) - 1) + self.size * 0.24

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the letters."""
        wide = self.width
        left = self.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - self.size * 0.76, left + wide, self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, rounded or not."""

    x: float
    y: float
    w: float
    h: float
    kind: Literal["box"] = "box"
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    wide: float = 1.0
    dash: tuple[float, ...] = ()
    look: Look = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A line or an area of straight and curved pieces (M, L, C, Z)."""

    segments: tuple[Segment, ...]
    kind: Literal["path"] = "path"
    fill: str = ""
    stroke: str = ""
    wide: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    look: Look = ""
    round: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A face of the emotion scale, or an SVG of its own such as a portrait."""

    x: float
    y: float
    size: float
    says: str
    kind: Literal["picture"] = "picture"
    face: str = ""
    svg: str = ""
    circle: bool = False


Mark: TypeAlias = Text | Box | Path | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished sheet. ``title`` is what it is called aloud."""

    width: float
    height: float
    title: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Sheet:
    """A sheet being drawn on."""

    marks: list[Mark] = field(default_factory=list)

    def text(  # noqa: PLR0913 - a text has this many properties
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        weight: int = 400,
        color: str = "ink-1",
        anchor: Anchor = "start",
        voice: bool = False,
        room: float = 0.0,
        leading: float = 0.0,
        figure: Figure | None = None,
        says: str = "",
        title: bool = False,
    ) -> Text:
        """Write a text, broken into lines where ``room`` is given, and return it."""
        words = printable(words)
        cut: tuple[str, ...] = (words,)
        if room:
            cut = broken(words, size=size, room=room, weight=weight, voice=voice)
        made = Text(
            x=x,
            y=y,
            lines=cut,
            size=size,
            leading=leading,
            weight=weight,
            color=color,
            anchor=anchor,
            voice=voice,
            figure=figure,
            says=printable(says),
            title=title,
        )
        self.marks.append(made)
        return made

    def box(self, x: float, y: float, w: float, h: float, **look: object) -> None:
        """Draw a rectangle."""
        self.marks.append(replace(Box(x=x, y=y, w=w, h=h), **look))  # type: ignore[arg-type]

    def line(  # noqa: PLR0913 - two ends and a look
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        color: str = "line-2",
        wide: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line."""
        self.marks.append(
            Path(segments=(("M", (x1, y1)), ("L", (x2, y2))), stroke=color, wide=wide, dash=dash)
        )

    def path(self, segments: tuple[Segment, ...], **look: object) -> None:
        """Draw a path."""
        self.marks.append(replace(Path(segments=segments), **look))  # type: ignore[arg-type]


def overlaps(drawing: Drawing, *, slack: float = 2.0) -> list[tuple[Text, Text]]:
    """Return the pairs of texts that lie on each other by more than ``slack`` both ways."""
    texts = [mark for mark in drawing.marks if isinstance(mark, Text)]
    found = []
    for place, one in enumerate(texts):
        a = one.box
        for other in texts[place + 1 :]:
            b = other.box
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            if across > slack and down > slack:
                found.append((one, other))
    return found


def outside(drawing: Drawing) -> list[Text]:
    """Return the texts that reach over the sheet's edge."""
    return [
        mark
        for mark in drawing.marks
        if isinstance(mark, Text)
        and (
            mark.box[0] < 0
            or mark.box[1] < 0
            or mark.box[2] > drawing.width
            or mark.box[3] > drawing.height
        )
    ]
