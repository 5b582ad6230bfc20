"""Words and faces people answer with, on the one scale from -2 to +2."""

from __future__ import annotations

_WORDS: dict[float, str] = {
    -2: "very poor|very bad|terrible|awful|very dissatisfied|very unsatisfied|furious|angry"
    "|strongly disagree|sehr schlecht|sehr unzufrieden|wütend|furchtbar|😡|🤬|👎👎",
    -1: "poor|bad|dissatisfied|unsatisfied|annoyed|disagree|schlecht|unzufrieden|verärgert"
    "|genervt|😕|🙁|☹️|😞|👎",
    0: "neutral|ok|okay|neither|neither good nor poor|neither agree nor disagree|fair|average"
    "|mittel|teils/teils|teils teils|weder noch|geht so|😐",
    1: "good|satisfied|glad|happy|agree|gut|zufrieden|froh|🙂|😊|👍",
    2: "very good|excellent|very satisfied|delighted|strongly agree|sehr gut|sehr zufrieden"
    "|begeistert|ausgezeichnet|😃|😍|👍👍",
}
LEVELS: dict[str, float] = {
    word: float(level) for level, words in _WORDS.items() for word in words.split("|")
}
