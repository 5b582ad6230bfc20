"""The two families every picture is written in, and how wide and how broken a text is in them."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Break one word that is wider than a line into parts of about the same width."""
    whole = text_width(word, size=size, weight=weight, voice=voice)
    if whole > room:
        room = min(room, whole / -(-whole // room) + size * 0.9)
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


def shortened(  # noqa: PLR0913 - a text and the room it has
    words: str, *, size: float, room: float, most: int = 1, weight: int = 400, voice: bool = False
) -> str:
    """Return a text that needs no more than ``most`` lines, with an ellipsis where it was longer.

    Only for what is told in full elsewhere: a name beside a face, a sentence with its own slide.
    """

    def fits(text: str) -> bool:
        return len(broken(text, size=size, room=room, weight=weight, voice=voice)) <= most

    if fits(words):
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_ended(words[:middle])):
            low = middle
        else:
            high = middle - 1
    cut = words[:low]
    at_word = cut.rsplit(" ", 1)[0]
    return _ended(at_word if len(at_word) > len(cut) * 0.7 else cut)


def _ended(cut: str) -> str:
    return cut.rstrip(" .,;:–(") + "…"


def largest(
    words: str, *, sizes: Iterable[float], room: float, weight: int = 400, most: int = 0
) -> float:
    """Return the first size at which no word is broken and no more than ``most`` lines are needed.

    The last size where none will do. ``most`` 0 = any number of lines.
    """
    size = 0.0
    for size in sizes:
        whole = max((text_width(one, size=size, weight=weight) for one in words.split()), default=0)
        lines = len(broken(words, size=size, room=room, weight=weight))
        if whole <= room and (not most or lines <= most):
            return size
    return size
