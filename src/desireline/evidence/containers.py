"""Files that are no table whatever they are called, known by how they begin."""

from __future__ import annotations

_STARTS = (
    (b"PK\x03\x04", "a ZIP or XLSX file"),
    (b"PAR1", "a Parquet file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old XLS or Office file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x42\x5a\x68", "a bzip2 file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"ARROW1", "an Arrow file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"Rar!", "a RAR file"),
    (b"\x1f\x8b", "a gzip file inside another"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_TAR_AT = 257


def container_of(start: bytes) -> str:
    """Return what a file is by its first bytes: ``a ZIP file``; empty where it may be text."""
    if start.startswith(b"ustar", _TAR_AT):
        return "a tar file"
    begin = start.lstrip(b"\xef\xbb\xbf \r\n\t")[:16].lower()
    return next(
        (what for magic, what in _STARTS if start.startswith(magic) or begin.startswith(magic)), ""
    )
