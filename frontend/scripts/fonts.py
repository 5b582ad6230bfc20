"""Unpack the exports' fonts, whole, to TTF: Inter of `inter-ui`, Source Serif 4 of `source-serif`.

Run in `frontend` with the folder of an unpacked `source-serif` 4.5.1 package (npm pack). Node
undoes the Brotli coding of woff2, fontTools the rest. The results are committed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from fontTools.ttLib import TTFont, woff2

FOLDER = Path(__file__).parents[2] / "src/desireline/rendering/fonts"
INTER = Path("node_modules/inter-ui")
UNDO = (
    "const b=[];process.stdin.on('data',d=>b.push(d));process.stdin.on('end',"
    "()=>process.stdout.write(require('zlib').brotliDecompressSync(Buffer.concat(b))))"
)


def _decompress(packed: bytes) -> bytes:
    return subprocess.run(
        ["node", "-e", UNDO], input=packed, capture_output=True, check=True
    ).stdout


def main(source_serif: Path) -> None:
    """Write the five fonts and their licences."""
    woff2.haveBrotli = True
    woff2.brotli = SimpleNamespace(decompress=_decompress)
    FOLDER.mkdir(exist_ok=True)
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        font = TTFont(INTER / f"web/Inter-{weight}.woff2")
        font.flavor = None
        font.save(FOLDER / f"Inter-{weight}.ttf")
    shutil.copy(source_serif / "TTF/SourceSerif4-It.ttf", FOLDER / "SourceSerif4-Italic.ttf")
    shutil.copy(INTER / "LICENSE.txt", FOLDER / "Inter-LICENSE.txt")
    shutil.copy(source_serif / "LICENSE.md", FOLDER / "SourceSerif4-LICENSE.md")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
