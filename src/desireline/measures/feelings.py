"""Words that name an emotion, in five languages, and how customers used them."""
# ruff: noqa: E501

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 5
# Emotion | valence -2 to +2 | beginnings of words that name it; a full stop ends a whole word.
_LEXICON = """
angry | -2 | angry. angrily furious outrag livid wütend wütig zornig empört fuchsteufel furieu colère. indign enfad furios. enojad vred. rasende.
annoyed | -1 | annoy irritat. irritated irritating fed_up. nervt. nervig genervt verärgert ärger ärgere ärgerlich gereizt agac énerv contrarié molest. molesta molesto irritad fastidi irriteret irriterende ærgerlig træls
disappointed | -1 | disappoint letdown. let_down. enttäusch déçu. déçue. déception. décev decepcion desilusion skuffe skuffet
frustrated | -1.5 | frustrat frustrier frustré frustran frustrad frustrer
worried | -1 | worri anxious nervous. afraid. scared. besorgt. sorge. sorgen. angst. ängstlich inquiet inquièt peur. angoiss preocup miedo. nervios bekymr bange. nervøs
confused | -1 | confus. confused. confusing. puzzl bewilder overwhelm verwirr überfordert unübersichtlich. perdu. perdue. confundid confuso. abrumad forvirr
bored | -0.5 | bored. boring. tiring. tedious. langweil ermüdend. ennuy. ennuyeu aburrid kedelig
ashamed | -1 | asham embarrass peinlich. beschäm honte. gêné. vergüenza. avergonz flov. pinlig
sad | -1.5 | sad. sadly. unhappy. miserable. traurig unglücklich triste. tristes. malheureu infeliz ked_af.
surprised | 0.5 | surpris astonish amaz überrascht verblüfft erstaunt étonn sorprend asombr overrask
curious | 0.5 | curious. neugierig curieu curios nysgerrig
relieved | 1 | relief. relieved. erleichter soulag alivi lettet.
patient | 1 | patient. patiently. geduldig patiente. paciente. tålmodig
friendly | 1 | friendly. kind. lovely. freundlich nett. nette. netter. herzlich aimable. gentil. gentille. sympa. sympathique. amable. simpátic venlig flink.
calm | 1 | calm. relaxed. ruhig. entspannt gelassen sereine. serein. tranquil rolig. afslappet
thankful | 1 | thank. thanks. thankful. grateful. appreciate. dankbar danke. merci. reconnaissant gracias. agradec tak. taknemmelig
glad | 1 | glad. happy. pleased. satisfied. froh. glücklich zufrieden. content. contente. heureu satisfait content. contento. contenta. feliz. satisfech glad. glade. tilfreds
proud | 1.5 | proud. stolz. fier. fière. orgullos stolt
excited | 1.5 | excited. exciting. thrilled. aufgeregt. begeister enthousias emocionad ilusionad begejstr spændt
delighted | 2 | delight. delighted. love. loved. overjoyed. fantastic. wonderful. liebe. großartig. fantastisch wunderbar. ravi. ravie. adore. génial encant maravill fantástic elsker. vidunderlig
"""
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "n't",
        "isn't",
        "wasn't",
        "aren't",
        "don't",
        "didn't",
        "nicht",
        "kein",
        "keine",
        "nie",
        "pas",
        "jamais",
        "non",
        "ni",
        "nunca",
        "ikke",
        "ej",
        "without",
        "ohne",
        "sans",
        "sin",
        "uden",
        "nor",
        "hardly",
        "kaum",
    ]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOK_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionWord:
    """One emotion as customers named it.

    Attributes:
        word: The emotion, in English; ``said`` are the words they used, most used first.
        n: Answers that name it; ``of``: answers with words. ``share`` is their quotient.
        valence: Where the emotion lies between -2 and +2.
    """

    word: str
    valence: float
    n: int
    of: int
    share: float
    said: tuple[str, ...]


def feelings_in(text: str) -> dict[str, str]:
    """Return the emotions a text names, each with the word it used; denied ones are left out."""
    words = [word.casefold() for word in _WORD.findall(text)]
    found: dict[str, str] = {}
    for place, word in enumerate(words):
        feeling = _feeling(word, words[place + 1] if place + 1 < len(words) else "")
        before = words[max(0, place - _LOOK_BACK) : place]
        denied = any(one in _NEGATIONS or one.endswith("n't") for one in before)
        if feeling and not denied:
            found.setdefault(feeling, word)
    return found


def emotion_words(texts: Iterable[tuple[str, int]]) -> tuple[EmotionWord, ...]:
    """Count the emotions named in texts, each with how often it was said; from five answers on."""
    counts: Counter[str] = Counter()
    said: dict[str, Counter[str]] = defaultdict(Counter)
    of = 0
    for text, times in texts:
        of += times
        for feeling, word in feelings_in(text).items():
            counts[feeling] += times
            said[feeling][word] += times
    return tuple(
        EmotionWord(
            word=feeling,
            valence=_VALENCES[feeling],
            n=n,
            of=of,
            share=n / of,
            said=tuple(word for word, _ in said[feeling].most_common(4)),
        )
        for feeling, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if n >= FEWEST
    )


def _read() -> tuple[dict[str, float], dict[str, str], list[tuple[str, str]]]:
    valences: dict[str, float] = {}
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for line in _LEXICON.strip().splitlines():
        feeling, valence, words = (part.strip() for part in line.split("|"))
        valences[feeling] = float(valence)
        for word in words.split():
            if word.endswith("."):
                whole[word[:-1].replace("_", " ")] = feeling
            else:
                beginnings.append((word, feeling))
    return valences, whole, sorted(beginnings, key=lambda one: -len(one[0]))


_VALENCES, _WHOLE, _BEGINNINGS = _read()


def _feeling(word: str, following: str) -> str:
    pair = f"{word} {following}"
    if pair in _WHOLE:
        return _WHOLE[pair]
    if word in _WHOLE:
        return _WHOLE[word]
    return next((feeling for start, feeling in _BEGINNINGS if word.startswith(start)), "")
