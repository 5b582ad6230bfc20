"""What people call the lanes of a journey map, and what they write where a feeling stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

OldKind = Literal[
    "actions",
    "goals",
    "thoughts",
    "emotions",
    "barriers",
    "recommendations",
    "touchpoints",
    "kpis",
    "time",
    "description",
    "persona",
    "channels",
    "owners",
    "free",
]
_KINDS: tuple[tuple[OldKind, str], ...] = (
    (
        "recommendations",
        (
            "recommendation|opportunit|idea|idee|vorschl|solution|improvement|what would help|"
            "measures|to do"
            "|empfehlung|chancen|verbesserung|massnahme|maßnahme|lösung|enablement"
        ),
    ),
    (
        "barriers",
        (
            "barrier|pain|friction|problem|hurdle|frustration|obstacle|schwierigkeit|issue|"
            "challenge|blocker"
            "|what stops|in the way|hürde|schmerz|hindernis|moments? of misery"
        ),
    ),
    (
        "emotions",
        (
            "emotion|feeling|mood|experience curve|sentiment|how it feels|satisfaction|stimmung"
            "|gefühl|emotional|experience score|feels|smiley"
        ),
    ),
    (
        "thoughts",
        (
            "thought|thinking|think|question|mind|head|quote|verbatim|says|in their words|gedanke"
            "|fragen|hesitation|concern|doubt"
        ),
    ),
    (
        "goals",
        (
            "goal|expectation|expect|need|want|motivation|jobs?(?: to be done)?$|jtbd|ziel"
            "|erwartung"
            "|bedürfnis|bedarf|intention"
        ),
    ),
    (
        "touchpoints",
        (
            "touchpoint|touch point|channel|interaction|contact|kontaktpunkt|kanal|kanäle|medium"
            "|where they meet|physical evidence|front[ -]?stage"
        ),
    ),
    (
        "kpis",
        "kpi|metric|measure|figure|nps|csat|conversion|number|kennzahl|indicator",
    ),
    ("time", "time|timeline|duration|how long|dauer|zeit"),
    ("persona", "persona|actor|customer type|who$|user$"),
    ("description", "description|summary|story|scenario|beschreibung|situation|definition"),
    (
        "actions",
        (
            "action|doing|do$|does|activit|behaviou?r|steps?$|tasks?|what they do|handlung"
            "|aktivität"
            "|tut|process|moments?$"
        ),
    ),
)
STAGE_WORDS = re.compile(
    r"^(?:stages?|phases?|steps?|journey|milestones?|sections?|phasen?|schritte?|lanes?|episodes?"
    r"|columns?|stage name|title)\b[:/ ]*",
    re.IGNORECASE,
)
_OWNERS = re.compile(
    r"\b(?:owners?|responsible|responsibilit\w+|department|team|accountable|verantwortlich\w*"
    r"|zuständig\w*|abteilung\w*|inhaber|responsable|ansvarlig\w*)\b",
    re.IGNORECASE,
)
_NO_FEELING = re.compile(
    r"^(?:dramatic arc|dramaturg\w*|spannungsbogen|engagement(?: level)?|storyboard|images?"
    r"|pictures?|screenshots?|bilder)$",
    re.IGNORECASE,
)
FACES = {
    **dict.fromkeys("😡🤬😠😤", -2.0),
    **dict.fromkeys("😕🙁☹😟😞😒😔😣😖😩😫😢😭😰😨", -1.0),
    **dict.fromkeys("😐😶😑", 0.0),
    **dict.fromkeys("🙂😊☺😌😄", 1.0),
    **dict.fromkeys("😃😀😁🤩😍🥳😆", 2.0),
}
_FEELINGS = {
    -2.0: "furious angry outraged desperate hate terrible awful horrible rage",
    -1.0: "annoyed frustrated worried anxious confused unsure overwhelmed stressed nervous sad "
    "disappointed impatient bored tired unhappy irritated uncertain insecure afraid lost bad "
    "negative negativ genervt verärgert unsicher gestresst",
    0.0: "neutral indifferent okay ok calm",
    1.0: "glad curious hopeful relieved satisfied interested happy confident pleased good content "
    "positive positiv optimistic reassured informed zufrieden neugierig erleichtert froh",
    2.0: "delighted excited thrilled proud enthusiastic love loved great amazed begeistert "
    "euphoric joyful",
}
_LEVEL_OF = {word: level for level, words in _FEELINGS.items() for word in words.split()}
_MARK = re.compile(r"^[+−–-]?\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?$")
_STARS = re.compile(r"^[★☆]{1,5}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessedKind:
    """What kind of lane a name speaks of, and why; ``sure`` False = nothing told."""

    kind: OldKind
    reason: str
    sure: bool


def kind_of(name: str) -> GuessedKind:
    """Return the kind of lane its name speaks of; a free lane where nothing tells."""
    plain = " ".join(name.lower().split()).strip(" :")
    if _NO_FEELING.match(plain):
        why = (
            "the name says pictures, or a scale that is nobody's feeling; kept as a lane of its own"
        )
        return GuessedKind(kind="free", reason=why, sure=True)
    for kind, words in _KINDS:
        found = re.search(rf"(?<!\w)(?:{words})", plain)
        if found:
            return GuessedKind(kind=kind, reason=f"the name says “{found.group(0)}”", sure=True)
    if names_owners(name):
        return GuessedKind(kind="owners", reason="the name says who answers for it", sure=True)
    reason = "its name tells no kind; it is kept as a lane of its own"
    return GuessedKind(kind="free", reason=reason, sure=False)


def names_owners(lane: str) -> bool:
    """Tell whether a lane says who looks after a stage: a fact of ours, no sentence to check."""
    return _OWNERS.search(lane) is not None


def feeling_of(text: str, *, highest: float = 0.0, lowest: float = 0.0) -> float | None:
    """Return the valence −2…+2 a mood cell speaks of: a face, a word or a mark; None = unclear.

    Args:
        text: What stands in the cell.
        highest: The highest mark in the whole lane; decides which scale marks are on.
        lowest: The lowest mark in the whole lane.
    """
    face = next((FACES[letter] for letter in text if letter in FACES), None)
    if face is not None:
        return face
    if _STARS.match(text.strip()):
        return float(text.count("★") - 3)
    mark = mark_of(text)
    if mark is not None:
        return _on_scale(mark, highest=highest, lowest=lowest)
    levels = [
        _LEVEL_OF[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in _LEVEL_OF
    ]
    return sum(levels) / len(levels) if levels else None


def mark_of(text: str) -> float | None:
    """Return the number a cell holds alone, as in ``+1``, ``−2`` or ``4/5``; None = no number."""
    plain = text.strip()
    if not _MARK.match(plain):
        return None
    number = plain.split("/")[0].strip().replace("−", "-").replace("–", "-").replace(",", ".")
    return float(number)


def _on_scale(mark: float, *, highest: float, lowest: float) -> float | None:
    """Place a mark on −2…+2: a scale from below zero, of five, or of ten."""
    if lowest < 0:
        reach = max(abs(lowest), abs(highest), 2.0)
        return max(-2.0, min(2.0, mark * 2 / reach))
    if highest <= 2:  # noqa: PLR2004 - marks such as +1 and +2
        return mark
    top = 5.0 if highest <= 5 else 10.0 if highest <= 10 else 100.0  # noqa: PLR2004
    least = 1.0 if top == 5.0 else 0.0  # noqa: PLR2004
    return max(-2.0, min(2.0, (mark - least) / (top - least) * 4 - 2))
