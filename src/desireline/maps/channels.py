"""The channels a touchpoint can take place in, each with its name and icon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desireline.maps.journey_map import Mode
from desireline.maps.signs import shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way in which customer and company meet.

    Attributes:
        icon: Name of a Lucide icon.
        mode: Whether meeting there is online, offline or can be both.
        color: The family its color comes from; those without one of their own share "other".
    """

    id: str
    name: str
    icon: str
    mode: Mode
    color: str = "other"


OTHER = Channel(id="other", name="Other", icon="ellipsis", mode="both")
CHANNELS: tuple[Channel, ...] = (
    Channel(id="web", name="Website", icon="globe", mode="online", color="web"),
    Channel(id="app", name="App", icon="smartphone", mode="online", color="app"),
    Channel(id="store", name="Store", icon="store", mode="offline", color="store"),
    Channel(id="email", name="E-mail", icon="mail", mode="online", color="email"),
    Channel(id="call", name="Call centre", icon="headset", mode="offline", color="call"),
    Channel(id="chat", name="Chat", icon="message-circle", mode="online", color="call"),
    Channel(id="delivery", name="Delivery", icon="truck", mode="offline", color="delivery"),
    Channel(id="social", name="Social media", icon="share-2", mode="online", color="social"),
    Channel(id="survey", name="Survey", icon="clipboard-list", mode="online", color="email"),
    Channel(id="ads", name="Online ads", icon="megaphone", mode="online", color="social"),
    Channel(id="search", name="Search", icon="search", mode="online", color="web"),
    Channel(id="review", name="Review site", icon="star", mode="online", color="social"),
    Channel(id="sms", name="Text message", icon="message-square", mode="online", color="app"),
    Channel(id="push", name="Push message", icon="bell", mode="online", color="app"),
    Channel(id="letter", name="Letter", icon="mailbox", mode="offline", color="delivery"),
    Channel(id="print", name="Print", icon="newspaper", mode="offline"),
    Channel(id="billboard", name="Billboard", icon="rectangle-horizontal", mode="offline"),
    Channel(id="tv", name="TV and radio", icon="tv", mode="offline"),
    Channel(id="event", name="Event", icon="calendar-days", mode="offline"),
    Channel(id="pickup", name="Pick-up point", icon="package", mode="offline", color="delivery"),
    Channel(id="field", name="Sales or service visit", icon="user-round", mode="offline"),
    Channel(id="kiosk", name="Self-service machine", icon="monitor", mode="offline"),
    Channel(id="payment", name="Invoice and payment", icon="credit-card", mode="both"),
    Channel(id="loyalty", name="Loyalty programme", icon="badge-percent", mode="both"),
    Channel(id="friend", name="Friends and family", icon="users-round", mode="both"),
    OTHER,
)
_BY_ID = {channel.id: channel for channel in CHANNELS}


def channel_of(channel_id: str) -> Channel:
    """Return the channel with this id, or "other" under the given name if there is none.

    Signs nobody can see are written out in that name: it may come from data.
    """
    known = _BY_ID.get(channel_id)
    if known is not None:
        return known
    return Channel(id=channel_id, name=shown_name(channel_id), icon=OTHER.icon, mode=OTHER.mode)


def mode_of(channels: Sequence[str]) -> Mode:
    """Return the mode of meeting in all of these channels: both, where they differ."""
    modes = {channel_of(one).mode for one in channels}
    return modes.pop() if len(modes) == 1 else "both"
