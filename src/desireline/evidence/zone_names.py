"""Names of time zones as people type them: cities, letters, and what comes near."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

# Letters that several zones share or that never change to summer time, and what may be meant.
_LETTERS = {
    "EST": ("America/New_York", "America/Panama", "Australia/Sydney"),
    "EDT": ("America/New_York",),
    "CST": ("America/Chicago", "America/Costa_Rica", "Asia/Shanghai"),
    "CDT": ("America/Chicago",),
    "MST": ("America/Denver", "America/Phoenix"),
    "MDT": ("America/Denver",),
    "PST": ("America/Los_Angeles", "Asia/Manila"),
    "PDT": ("America/Los_Angeles",),
    "HST": ("Pacific/Honolulu",),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "BST": ("Europe/London", "Asia/Dhaka"),
    "GMT": ("UTC", "Europe/London"),
    "Z": ("UTC",),
    "ZULU": ("UTC",),
    "CEST": ("Europe/Berlin",),
    "MEZ": ("Europe/Berlin",),
    "MESZ": ("Europe/Berlin",),
    "EEST": ("Europe/Athens",),
    "JST": ("Asia/Tokyo",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "AEDT": ("Australia/Sydney",),
    "MSK": ("Europe/Moscow",),
}
# Of these the tables have a zone of their own that people seldom mean: it has no summer time.
_WITHOUT_SUMMER = frozenset({"EST", "MST", "HST"})
MOST = 6
SHORTEST = 4  # letters that may be a part of a name


def stands_alone(name: str) -> bool:
    """Tell whether a name means one zone: not letters that people use for another one."""
    return name.strip().upper() not in _WITHOUT_SUMMER


def zones_like(text: str) -> tuple[str, ...]:
    """Return the zones that a text may mean, the likeliest first; none where nothing is near."""
    typed = "_".join(text.split()).casefold()
    if not typed:
        return ()
    found = list(_LETTERS.get(typed.upper(), ()))
    names = _names()
    found += names.get(typed, [])
    inside = [key for key in sorted(names) if len(typed) >= SHORTEST and typed in key]
    found += [zone for key in inside for zone in names[key]]
    for near in get_close_matches(typed, names, n=MOST, cutoff=0.75):
        found += names[near]
    return tuple(dict.fromkeys(found))[:MOST]


@cache
def _names() -> dict[str, list[str]]:
    """Return the zones of each name and of each city, in small letters."""
    found: dict[str, list[str]] = {}
    for zone in sorted(available_timezones()):
        if "/" not in zone or zone.split("/")[0] in {"Etc", "SystemV", "posix", "right"}:
            continue
        for key in {zone.casefold(), zone.casefold().split("/")[-1]}:
            found.setdefault(key, []).append(zone)
    return found
