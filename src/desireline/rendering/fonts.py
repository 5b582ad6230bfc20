"""The two families every picture is written in, and how wide and how broken a text is in them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from PIL import ImageFont

UI, VOICE = "Inter", "Source Serif 4"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_EM = 1000


def folder() -> Path:
    """Return the folder of the font files inside the package."""
    return Path(str(files("desireline.rendering") / "fonts"))


def font_files() -> tuple[Path, ...]:
    """Return every font file, whole fonts as TTF."""
    return tuple(sorted(folder().glob("*.ttf")))


def font_file(*, weight: int = 400, voice: bool = False) -> Path:
    """Return the file a text of this weight is drawn from."""
    name = "SourceSerif4-Italic" if voice else f"Inter-{WEIGHTS[weight]}"
    return folder() / f"{name}.ttf"


@cache
def _font(weight: int, *, voice: bool) -> ImageFont.FreeTypeFont:
    path = font_file(weight=weight, voice=voice)
    return ImageFont.truetype(str(path), _EM, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(letter: str, weight: int, *, voice: bool) -> float:
    return float(_font(weight, voice=voice).getlength(letter)) / _EM


def text_width(words: str, *, size: float, weight: int = 400, voice: bool = False) -> float:
    """Return how wide one line is, in the unit of ``size``; kerning is left out."""
    return size * sum(_advance(letter, weight, voice=voice) for letter in words)


def _pieces(word: str, *, size: float, room: float, weight: int, voice: bool) -> list[str]:
    """Break one word that is wider than a line where the line is full."""
    made = [""]
    for letter in word:
        longer = made[-1] + letter
        if made[-1] and text_width(longer, size=size, weight=weight, voice=voice) > room:
            made.append(letter)
        else:
            made[-1] = longer
    return made


def broken(
    words: str, *, size: float, room: float, weight: int = 400, voice: bool = False
) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``; nothing is ever cut off."""
    made: list[str] = []
    line = ""
    for word in words.split():
        for piece in _pieces(word, size=size, room=room, weight=weight, voice=voice):
            joint = f"{line} {piece}" if line else piece
            if text_width(joint, size=size, weight=weight, voice=voice) <= room:
                line = joint
                continue
            if line:
                made.append(line)
            line = piece
    return (*made, line) if line or not made else tuple(made)
