"""Words by which the name of a touchpoint, or of a channel, speaks of a channel."""

from __future__ import annotations

import re

_CHANNELS = (
    ("app", r"\bapps?\b"),
    ("email", r"\be?-?mails?\b|newsletter"),
    ("store", r"\bstores?\b|\bshops?\b|branch|filiale|\btill\b|showroom|counter"),
    ("call", r"\bcalls?\b|phone|hotline|call cent|\bline\b"),
    ("chat", r"\bchats?\b|whatsapp"),
    ("social", r"social|instagram|facebook|tiktok|youtube|reddit"),
    ("delivery", r"courier|delivery|parcel|shipment"),
    ("friend", r"friend|family|word of mouth|colleague"),
    ("review", r"review site|trustpilot"),
    ("letter", r"\bletters?\b|\bpost\b"),
    ("ads", r"\bads?\b|advert|banner"),
    ("web", r"web|site|page|online|search|shop online|portal"),
)


def channel_named(name: str) -> str:
    """Return the channel a touchpoint's name speaks of, "other" where it does not say."""
    plain = name.lower()
    return next((channel for channel, words in _CHANNELS if re.search(words, plain)), "other")
