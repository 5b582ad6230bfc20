"""The pictures in docs/first-day, taken on the way when someone asks for them.

``make pictures`` walks the first day with ``DESIRELINE_PICTURES`` naming their folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import numpy as np
from looking import settle
from PIL import Image
from playwright.sync_api import Page, expect

FOLDER = os.environ.get("DESIRELINE_PICTURES", "")
WIDTH = 1440  # pixels, as wide as the page of the walk
MOST_BYTES = 200_000


def keep(page: Page, name: str) -> None:
    """Keep what is on the screen now as one of the pictures, if someone asked for them."""
    if not FOLDER:
        return
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    settle(page)
    write(Image.open(BytesIO(page.screenshot(animations="disabled"))), name)


def keep_print(document: bytes, name: str, desk: Path) -> None:
    """Keep the first page of a PDF file as one of the pictures."""
    if not FOLDER:
        return
    printed = desk / f"{name}.pdf"
    printed.write_bytes(document)
    page = desk / name
    run("pdftoppm", "-png", "-singlefile", "-scale-to-x", WIDTH, "-scale-to-y", -1, printed, page)
    write(Image.open(page.with_suffix(".png")), name)


def keep_slide(deck: bytes, name: str, desk: Path) -> None:
    """Keep the first of the slides as one of the pictures, as LibreOffice shows it."""
    if not FOLDER:
        return
    slides = desk / f"{name}.pptx"
    slides.write_bytes(deck)
    profile = f"-env:UserInstallation={(desk / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", desk, slides)
    keep_print(slides.with_suffix(".pdf").read_bytes(), name, desk)


def write(picture: Image.Image, name: str) -> None:
    """Write a picture; where it weighs too much, in the fewer colors that cover its own best.

    Raises:
        AssertionError: It is too heavy in 64 colors too.
    """
    at = Path(FOLDER) / f"{name}.png"
    plain = picture.convert("RGB")
    for colors in (0, 256, 128, 64):
        few = in_fewer_colors(plain, colors) if colors else plain
        few.save(at, optimize=True)
        if at.stat().st_size <= MOST_BYTES:
            return
    msg = f"{at} is heavier than {MOST_BYTES} bytes"
    raise AssertionError(msg)


def in_fewer_colors(picture: Image.Image, colors: int) -> Image.Image:
    """Draw a picture in its most frequent colors as they are, and in those that cover the rest.

    The evidence states differ in rare and pale colors, which any mean would mix.
    """
    seen, places, often = np.unique(
        np.asarray(picture).reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    kept = seen[np.argsort(-often)[: colors // 2]]
    covering = picture.quantize(colors - len(kept), Image.Quantize.MAXCOVERAGE).getpalette()
    palette = np.concatenate([kept, np.array(covering, dtype=np.uint8).reshape(-1, 3)])[:colors]
    apart = seen.astype(np.int32)[:, None] - palette.astype(np.int32)[None]
    nearest = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    drawn = Image.fromarray(nearest[places.reshape(picture.height, picture.width)], mode="P")
    drawn.putpalette(palette.ravel().tolist())
    return drawn


def run(program: str, *words: object) -> None:
    """Run a program that turns files into pictures."""
    found = shutil.which(program)
    assert found, f"The pictures of slides and print need {program}"
    subprocess.run([found, *map(str, words)], check=True, capture_output=True)
