"""Where customers typically meet a company of one kind, per stage of a template.

A guess of the trade and nobody's figure: a map made from a template holds them as proposed,
without a rule, until somebody confirms them or the data show them.
"""

from __future__ import annotations

from collections.abc import Mapping

Point = tuple[str, str]  # name, channel of the catalogue
TYPICAL_TOUCHPOINTS: Mapping[str, Mapping[str, tuple[Point, ...]]] = {
    "three-stages": {
        "prepare": (
            ("Advertisement", "ads"),
            ("Word of mouth", "friend"),
            ("Reviews", "review"),
            ("Website", "web"),
        ),
        "use": (
            ("Store", "store"),
            ("App", "app"),
            ("Instructions", "print"),
            ("Help line", "call"),
        ),
        "reflect": (
            ("Satisfaction survey", "survey"),
            ("Review written", "review"),
            ("Recommendation to a friend", "friend"),
        ),
    },
    "five-stages": {
        "engage": (
            ("Billboard", "billboard"),
            ("Online advertisement", "ads"),
            ("Search", "search"),
            ("Word of mouth", "friend"),
        ),
        "buy": (
            ("Store display", "store"),
            ("Product page", "web"),
            ("Checkout", "web"),
            ("Payment", "payment"),
        ),
        "use": (
            ("Set-up", "app"),
            ("Manual", "print"),
            ("Help chat", "chat"),
            ("Help line", "call"),
        ),
        "share": (
            ("Review written", "review"),
            ("Post in social media", "social"),
            ("Talk with friends", "friend"),
        ),
        "complete": (
            ("Trade-in offer", "email"),
            ("Comparison with other makers", "web"),
            ("Next purchase", "store"),
        ),
    },
    "service": {
        "before": (
            ("Recommendation by a friend", "friend"),
            ("Search", "search"),
            ("Website", "web"),
            ("Appointment by telephone", "call"),
            ("Appointment online", "web"),
            ("Reminder", "sms"),
        ),
        "during": (
            ("Reception", "store"),
            ("Check-in machine", "kiosk"),
            ("Waiting room", "store"),
            ("Conversation with the staff", "field"),
            ("The service itself", "field"),
            ("Payment on the spot", "payment"),
        ),
        "after": (
            ("Invoice", "payment"),
            ("Follow-up message", "email"),
            ("Satisfaction survey", "survey"),
            ("Complaint line", "call"),
            ("Review written", "review"),
        ),
    },
    "need-to-leaving": {
        "need": (("Talk with friends", "friend"), ("Television and radio", "tv")),
        "search": (("Search", "search"), ("Online advertisement", "ads"), ("Website", "web")),
        "compare": (("Review site", "review"), ("Price page", "web"), ("Branch", "store")),
        "decide": (("Sales talk", "field"), ("Sign-up form", "web"), ("Contract", "letter")),
        "start": (("Welcome message", "email"), ("First log-in", "app"), ("Help line", "call")),
        "stay": (("App", "app"), ("Invoice", "payment"), ("Help chat", "chat")),
        "leave": (("Cancellation form", "web"), ("Call to cancel", "call"), ("Survey", "survey")),
    },
    "online-store": {
        "need": (("Online advertisement", "ads"), ("Talk with friends", "friend")),
        "discover": (("Search", "search"), ("Home page", "web"), ("Newsletter", "email")),
        "compare": (("Product page", "web"), ("Reviews", "review"), ("Store display", "store")),
        "order": (("Cart", "web"), ("Checkout", "web"), ("Payment", "payment")),
        "receive": (
            ("Order confirmation", "email"),
            ("Delivery", "delivery"),
            ("Pick-up point", "pickup"),
        ),
        "use": (("Help line", "call"), ("Help chat", "chat"), ("Return", "delivery")),
        "return": (("Loyalty programme", "loyalty"), ("Review written", "review")),
    },
}
