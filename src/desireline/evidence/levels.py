"""Words and faces people answer with, on the one scale from -2 to +2."""

from __future__ import annotations

from collections.abc import Iterable

_WORDS: dict[float, str] = {
    -2: "very poor|very bad|terrible|awful|very dissatisfied|very unsatisfied|furious|angry"
    "|strongly disagree|sehr schlecht|sehr unzufrieden|wütend|furchtbar|😡|🤬|👎👎"
    "|extremely unhappy|very unhappy|extremely dissatisfied|extremely bad|completely disagree"
    "|very difficult|extremely difficult|very unlikely|extremely unlikely|äußerst unzufrieden"
    "|stimme überhaupt nicht zu|stimme gar nicht zu|trifft überhaupt nicht zu|trifft gar nicht zu"
    "|trifft nicht zu|sehr schwierig|sehr schwer|sehr unwahrscheinlich|très insatisfait"
    "|pas du tout d'accord|muy insatisfecho|totalmente en desacuerdo|molto insoddisfatto",
    -1: "poor|bad|dissatisfied|unsatisfied|annoyed|disagree|schlecht|unzufrieden|verärgert"
    "|genervt|😕|🙁|☹️|😞|👎"
    "|unhappy|somewhat dissatisfied|somewhat unhappy|somewhat disagree|somewhat bad|difficult"
    "|somewhat difficult|unlikely|somewhat unlikely|eher unzufrieden|eher schlecht"
    "|stimme nicht zu|stimme eher nicht zu|trifft eher nicht zu|schwierig|eher schwierig"
    "|unwahrscheinlich|eher unwahrscheinlich|insatisfait|pas d'accord|insatisfecho"
    "|en desacuerdo|insoddisfatto",
    0: "neutral|ok|okay|neither|neither good nor poor|neither agree nor disagree|fair|average"
    "|mittel|teils/teils|teils teils|weder noch|geht so|😐"
    "|neither satisfied nor dissatisfied|neither happy nor unhappy|neither good nor bad"
    "|neither easy nor difficult|neither likely nor unlikely|weder zufrieden noch unzufrieden"
    "|weder gut noch schlecht|teils, teils|teils-teils|teilweise|stimme teilweise zu"
    "|trifft teilweise zu|neutre|ni satisfait ni insatisfait|ni d'accord ni pas d'accord"
    "|ni satisfecho ni insatisfecho|neutrale",
    1: "good|satisfied|glad|happy|agree|gut|zufrieden|froh|🙂|😊|👍"
    "|somewhat satisfied|somewhat happy|somewhat agree|somewhat good|easy|somewhat easy|likely"
    "|somewhat likely|eher zufrieden|eher gut|stimme zu|stimme eher zu|trifft eher zu|einfach"
    "|eher einfach|wahrscheinlich|eher wahrscheinlich|satisfait|d'accord|satisfecho|de acuerdo"
    "|soddisfatto",
    2: "very good|excellent|very satisfied|delighted|strongly agree|sehr gut|sehr zufrieden"
    "|begeistert|ausgezeichnet|😃|😍|👍👍"
    "|extremely happy|very happy|extremely satisfied|extremely good|completely agree|very easy"
    "|extremely easy|very likely|extremely likely|äußerst zufrieden|stimme voll zu"
    "|stimme voll und ganz zu|stimme völlig zu|trifft zu|trifft voll zu|trifft voll und ganz zu"
    "|trifft völlig zu|sehr einfach|sehr leicht|sehr wahrscheinlich|très satisfait"
    "|tout à fait d'accord|muy satisfecho|totalmente de acuerdo|molto soddisfatto",
}
LEVELS: dict[str, float] = {
    word: float(level) for level, words in _WORDS.items() for word in words.split("|")
}
FEWEST_STEPS = 3


def are_levels(values: Iterable[str]) -> bool:
    """Tell whether values are a scale in words: all of them its steps, with both sides of it."""
    words = {value.strip().casefold() for value in values}
    found = {LEVELS[word] for word in words if word in LEVELS}
    both = bool(found) and min(found) < 0 < max(found)
    return words <= LEVELS.keys() and both and len(words) >= FEWEST_STEPS
