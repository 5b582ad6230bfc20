"""Names of months, English and German, with their numbers; and a day as people write it."""

from __future__ import annotations

from calendar import month_name

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner",
            "feb february februar",
            "mar march mär märz mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}


def day_in_words(day: str) -> str:
    """Return ``2026-11-06`` as ``6 November 2026``."""
    year, month, date = day[:10].split("-")
    return f"{int(date)} {month_name[int(month)]} {year}"
