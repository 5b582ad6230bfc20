"""What Brightwire's customers say, by what they speak of and how they felt."""

from __future__ import annotations

_LOW, _MIDDLE, _HIGH = range(3)

_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "rate category": (
        ("Forty machines that look the same to me.", "Why is there no filter for noise?"),
        ("Fine, once I found the weight filter.", "A bit long, but all there."),
        ("Quick to get down to five.", "The filters are clear."),
    ),
    "rate compare": (
        (
            "Thirty rows of numbers and I still do not know which is quiet.",
            "I gave up at the third column.",
            "Nobody says what the difference means for me.",
        ),
        ("I had to look up half of the words.", "Useful, but tiring."),
        ("I could see the weight side by side, thank you.",),
    ),
    "rate demo": (
        ("All of them were switched off.",),
        ("Good to lift them, hard to find the prices.",),
        ("Typing on it for two minutes decided it.", "Now I know how heavy it is."),
    ),
    "rate help": (
        ("It explains the cable, not how to move my files.", "I called anyway."),
        ("Helped with half of it.",),
        ("The steps with pictures were just right.",),
    ),
    "rate delivery": (
        (
            "I took Friday off and nobody came.",
            "Between 8 and 18 is not a delivery time.",
            "Just tell me the day and keep to it.",
            "Ten hours at the window for one parcel.",
        ),
        ("It came, but I had to stay home all day.", "The day was right, the hour was a guess."),
        ("On the day I picked, and the driver rang.", "Came when you said it would."),
    ),
    "rate purchase": (
        ("I only saw the delivery day after I had made an account.", "Why must I sign in first?"),
        ("Paying was quick, finding the delivery day was not.",),
        ("Three clicks and done.", "Full price from the start, I liked that."),
    ),
    "ticket": (
        (
            "Third person who asks for my order number.",
            "I explained it all again and got the same link.",
        ),
        ("Solved, after two days.",),
        ("Friendly, and it works now.",),
    ),
    "review": (
        ("Good laptop, but I would have it delivered to work next time.",),
        ("Does what it should.",),
        (
            "Quiet, light, and it came on the day I chose.",
            "My old one lasted six years. So will this.",
            "Bought it for my daughter, she has not let go of it since.",
        ),
    ),
    "panel": (
        ("Not after ten hours at the window.",),
        ("If the price is right.",),
        (
            "I would tell my sister: go there, but pick it up yourself.",
            "Nobody tried to sell me a bigger one.",
        ),
    ),
    "mention": (
        ("@brightwire your delivery slot is a whole working day, seriously?",),
        ("Anyone bought a laptop at Brightwire lately?",),
        ("Shout out to the woman at the Brightwire demo table, patient and no upsell.",),
    ),
}


def words(kind: str, *, score: int, draw: float) -> str:
    """Return what a customer wrote beside a rating from 1 to 5; ``draw`` lies in [0, 1)."""
    feeling = _LOW if score <= 2 else _MIDDLE if score == 3 else _HIGH  # noqa: PLR2004
    pool = _WORDS[kind][feeling]
    return pool[int(draw * len(pool))]
