"""Names of people in free text: by the words around them, by frequent names, by known customers."""
# ruff: noqa: E501, RUF001

from __future__ import annotations

import re
from collections.abc import Callable

from desireline.evidence.free_text.given_names import AMBIGUOUS, GIVEN, NOBODY, SURNAMES, THINGS
from desireline.evidence.free_text.name_lists import long_list_names
from desireline.evidence.late_patterns import late_pattern

NAME = "[name]"
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİĶĻŁŃŅŇŐŒŘŚŞŠȘŢȚŤŪŮŰŹŻŽА-ЯЁІЇЄҐΆ-Ϋ"
_JOIN = r"(?:['’\-](?=[^\W\d_]))"
_NAME = rf"(?:[{_UP}](?:[^\W\d_]|{_JOIN}){{1,40}}|[{_UP}]\.)"
_PARTICLE = (
    r"(?:van der|van den|van de|von der|von dem|von|van|de la|de los|de|del|della|di|da|"
    r"das|dos|do|den|der|ter|ten|af|av|bin|ibn|al|el|le|la|y|e|O|Mc|Mac|St\.)"
)
_FULL = rf"{_NAME}(?:\s(?:{_PARTICLE}\s)?{_NAME}){{0,3}}"
_MORE = rf"(?:\s(?:{_PARTICLE}\s)?{_NAME})"

# After these a name follows, whatever it looks like.
_INTRODUCTIONS = (
    r"sign(?:é|ed|ature)\s?:|gez\.|gezeichnet:|(?:beim|vom|zum) nachbarn|(?:bei|von) der nachbarin|my name(?:'s| is)|the name is|named|a certain|signed by|ask(?:ed)? for|attn\.?:?|c/o|"
    r"(?:spoke|spoken|talk(?:ed)?|chatted|speaking|dealt) (?:to|with)|"
    r"(?:contact|name|customer|driver|agent|signature|recipient|employee|adviser|advisor|technician|"
    r"caller|clerk|courier|kunde|kundin|fahrer|fahrerin|anrufer|mitarbeiter|mitarbeiterin|name|"
    r"ansprechpartner|empfänger|berater|kollege|kollegin|nom|client|cliente|nombre|nome|navn|kunde|"
    r"naam|klant|imię|namn):|(?:your )?(?:colleague|adviser|advisor|technician|agent|driver|employee|"
    r"courier|salesman|saleswoman|assistant|manager)(?: called| named)?|"
    r"(?:and|to|by|with) my (?:husband|wife|son|daughter|boss|brother|sister|friend|neighbour|neighbor|"
    r"partner|mother|father)|my (?:husband|wife|son|daughter|boss|brother|sister|friend|neighbour|"
    r"neighbor|partner|mum|mom|dad)|"
    r"(?:handled|served|helped|treated|delivered|signed|advised|seen) by|(?:rang|rief|ruft) (?:mich|uns)|"
    r"(?:bedient|betreut|beraten|behandelt|geliefert) von|ha atendido|atendid[oa] por|aidée? par|servit[oa] da|"
    r"belde|belt|ringede|ringer|ringde|oddzwonił[a]?|zadzwonił[a]?|dzwonił[a]?|left (?:it )?with|"
    r"mein name ist|mein name:|ich heiße|ich heisse|namens|gesprochen mit|sprach mit|telefonat mit|"
    r"(?:euer|ihr|ihre|eure|der|die|einem|einer|vom|von) (?:kollege|kollegin|kollegen|mitarbeiter|mitarbeiterin|"
    r"fahrer|berater|beraterin|techniker|verkäufer|verkäuferin)|mein(?:e)? (?:mann|frau|sohn|tochter|chef|"
    r"chefin|bruder|schwester|nachbar|nachbarin|freund|freundin)|"
    r"je m['’]appelle|mon nom est|nommée?|un certain|une certaine|parlé (?:à|avec)|eu|"
    r"(?:votre|le|la|mon|ma) (?:conseiller|conseillère|collègue|livreur|technicien|mari|femme|fils|fille|"
    r"voisin|voisine|chef)|"
    r"me llamo|mi nombre es|llamad[oa]|hablé con|hablado con|atendió|(?:su|mi|el|la) (?:compañer[oa]|agente|"
    r"técnico|repartidor|marido|mujer|hij[oa]|jefe|vecin[oa])|"
    r"mi chiamo|il mio nome è|parlato con|(?:il|la|mio|mia|vostro|vostra) (?:collega|operatore|operatrice|"
    r"corriere|tecnico|marito|moglie|figlio|figlia)|"
    r"mit navn er|jeg hedder|jeg heter|navnet er|mitt namn är|jag heter|"
    r"(?:talte|talt|snakkede|snakket|pratade|talade) med|(?:jeres|din|min|deres) (?:kollega|medarbejder|"
    r"chauffør|mand|kone|søn|datter|chef)|"
    r"mijn naam is|ik heet|genaamd|gesproken met|sprak met|(?:jullie|uw|mijn|de) (?:collega|medewerker|"
    r"bezorger|man|vrouw|zoon|dochter)|"
    r"nazywam się|mam na imię|rozmawiał[ae]m z|mój mąż|moja żona|meu nome é|chamo-me|me chamo|falei com|"
    r"(?:o|a) (?:colega|senhor|senhora)|nimeni on|benim adım|adım|меня зовут|με λένε"
)
_TITLES = (
    r"Mr\.?|Mrs\.?|Ms\.?|Miss|Mister|Dr\.?|Prof\.?|Professor|Herrn?|Frau|Hr\.|Fr\.|Fru|Familie|Family|"
    r"Mme|Mlle|Monsieur|Madame|Mademoiselle|M\.|Sr\.?|Sra\.?|Srta\.?|Señora?|señora?|Don|Doña|don|doña|"
    r"Sig\.ra|Sig\.|Signora?|signora?|Dott\.(?:ssa)?|hr\.|fru|fröken|dhr\.|mevr\.|mw\.|meneer|mevrouw|"
    r"Dhr\.|Mevr\.|Meneer|Mevrouw|Pan|Pani|Pana|Panią|Panem|Senhora?|senhora?|Dna\.|Dra\.?|Sayın|herr|rouva"
)
_GREETINGS = (
    r"Dear|Hello|Hi|Hey|Good (?:morning|afternoon|evening|day)|Hallo|Liebe[rs]?|Guten (?:Tag|Morgen|Abend)|"
    r"Moin|Servus|Sehr geehrte[r]?|Bonjour|Bonsoir|Salut|Chère?|Coucou|Hola|Estimad[oa]|Querid[oa]|"
    r"Buen[oa]s (?:días|tardes|noches)|Ciao|Gentile|Car[oa]|Buongiorno|Buonasera|Salve|Hej|Hei|Kære|Kjære|"
    r"God(?:dag| morgen)|Hejsan|Beste|Geachte|Goedemorgen|Goedemiddag|Dzień dobry|Cześć|Szanown[ya]|Olá|"
    r"Prezad[oa]|Bom dia|Boa tarde|Merhaba|Terve|Thanks|Thank you|Many thanks|Danke|Merci|Gracias|Grazie|"
    r"Tak|Bedankt|Obrigad[oa]|Dziękuję|Tack|Cheers"
)
_CLOSINGS = (
    r"(?:(?:kind|best|warm|many|with best|with kind) )?regards|best wishes|best|yours (?:sincerely|faithfully|truly)|"
    r"sincerely|cheers|thanks|thank you|many thanks|love|greetings from|"
    r"mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|mfg|vg|lg|viele grüße|liebe grüße|"
    r"beste grüße|schöne grüße|herzliche grüße|grüße|gruß|gruss|danke|vielen dank|hochachtungsvoll|"
    r"cordialement|bien cordialement|bien à vous|salutations|merci|merci d['’]avance|amicalement|"
    r"saludos|un saludo|atentamente|gracias|muchas gracias|un cordial saludo|"
    r"cordiali saluti|distinti saluti|saluti|grazie|grazie mille|"
    r"med venlig hilsen|venlig hilsen|de bedste hilsner|hilsen|mvh|vh|vennlig hilsen|vänliga hälsningar|"
    r"med vänlig hälsning|hälsningar|tak|tack|"
    r"met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en|jes)?|bedankt|"
    r"pozdrawiam|z poważaniem|dziękuję|atenciosamente|cumprimentos|obrigad[oa]|abraço|saygılarımla|"
    r"teşekkürler|terveisin|ystävällisin terveisin"
)
_WEAK = (
    r"I am|I'm|I’m|this is|it's|here is|ich bin|hier ist|hier spricht|je suis|c['’]est|ici|soy|sono|"
    r"det er|jeg er|dette er|jag är|ik ben|met|jestem|aqui é|sou|tu|called|calls|emailed|met|saw|"
    r"with|from|by|to|and|von|mit|bei|an|für|und|avec|par|de|chez|pour|et|con|por|para|y|da|per|"
    r"med|fra|av|af|og|voor|door|en|z|od|i|com"
)


def _after(cues: str, *, flags: str = "(?i:") -> re.Pattern[str]:
    return late_pattern(rf"(?<![^\W_])({flags}{cues})\s{{1,2}})({_FULL})")


_INTRODUCED = _after(_INTRODUCTIONS)
_TITLED = late_pattern(
    rf"(?<![^\W_])((?:{_TITLES})(?:\s(?:Dr\.|Prof\.|Ing\.|Mag\.))?\s{{1,2}})((?:{_PARTICLE}\s)?{_FULL})"
)
_GREETED = late_pattern(
    rf"(?<![^\W_])((?i:{_GREETINGS})\s{{1,2}})({_FULL})(?=\s*(?:[,!.:;\n–-]|$|\sfrom\s|\sund\s|\sand\s|\set\s))"
)
_SIGNED = late_pattern(
    rf"((?:^|[.,!?;:\n]\s*|\s)(?i:{_CLOSINGS})\s?[,.!:;–-]?\s{{0,3}}(?:(?i:from|von|de|fra|di)\s)?)"
    rf"({_FULL})(?=\s*(?:[.,!(\[–-]|$|\n))"
)
_SIGNATURE = late_pattern(rf"((?:[.!?…)]|\n)\s*[-–—~/]+\s?|\n\s*)({_FULL})(?=\s*\.?\s*$)")
_FOUND = late_pattern(rf"(?<![^\W_])(?<!['’])({_NAME}){_MORE}{{0,3}}(?![\w@])")
_INITIALED = late_pattern(rf"(?<![^\W_])((?:[{_UP}]\.\s?){{1,2}})({_NAME})")
# Two capitalised words that follow neither an article nor a full stop are nobody but somebody.
_PAIR = late_pattern(
    rf"((?<![^\W\d_])[^\W\d_]{{1,40}}['’]?|\d{{1,9}}|[,;:(–-])(\s?)(?<![^\W_])({_NAME}{_MORE}{{1,3}})(?!\w|@|\s\d)"
)
_ARTICLES = frozenset(
    [
        "the",
        "an",
        "this",
        "that",
        "my",
        "your",
        "our",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "mein",
        "meine",
        "dein",
        "ihr",
        "ihre",
        "im",
        "am",
        "beim",
        "zum",
        "zur",
        "vom",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "mon",
        "ma",
        "mes",
        "votre",
        "du",
        "au",
        "el",
        "los",
        "las",
        "una",
        "mi",
        "su",
        "il",
        "lo",
        "gli",
        "i",
        "uno",
        "mio",
        "mia",
        "det",
        "de",
        "den",
        "en",
        "et",
        "min",
        "mit",
        "het",
        "een",
        "mijn",
        "um",
        "uma",
        "meu",
        "minha",
        "in",
        "at",
        "on",
        "of",
        "near",
        "version",
        "model",
        "modell",
    ]
)
_STARTERS = NOBODY - THINGS
_HYPHENED = late_pattern(r"['’-]")
_NOUN_ENDS = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "tion",
    "service",
    "shop",
    "markt",
    "zeit",
    "tag",
    "nummer",
)
_REVERSED = late_pattern(rf"(?<![^\W_])({_NAME}),\s({_NAME})(?![^\W_])")
_LOWER = late_pattern(
    r"(?<![^\W_])((?i:my name(?:'s| is)|ich heiße|ich heisse|mein name ist|je m['’]appelle|me llamo|"
    r"mi chiamo|jeg hedder|jeg heter|jag heter|ik heet|mijn naam is|mam na imię|nazywam się|"
    r"chamo-me|me chamo|meu nome é|i am|i'm|ich bin|je suis|soy|regards,?|cheers,?|lg|mfg|vg|"
    r"grüße,?|gruß,?|saludos,?|cordialement,?|hilsen,?|groetjes,?|spoke to|spoke with|hi|hello|hallo|"
    r"hola|bonjour|hej|ciao|dear|thanks,?)\s{1,2})([^\W\d_]{2,}(?:\s[^\W\d_]{2,})?)"
)
_LOWER_SPOKE = late_pattern(
    r"(?<![^\W_])(mit\s)([^\W\d_]{2,})(?=\s(?:telefoniert|gesprochen|geredet|gechattet|geschrieben)(?!\w))"
)
_HAN = late_pattern(
    r"((?:我叫|我的名字是|名字叫|本人)\s?)[\u4e00-\u9fff]{2,4}?(?=[，。,.！!\s]|$)"
    r"|()[\u4e00-\u9fff]{1,3}(?=先生|女士|小姐|经理)"
    r"|()[\u4e00-\u9fff]{1,4}(?=さん|様|씨)"
    r"|((?:제 이름은|저는)\s?)[\uac00-\ud7a3]{2,4}(?=입니다|이에요)"
)
_LOWER_GIVEN = frozenset(one.casefold() for one in GIVEN - AMBIGUOUS) | frozenset(
    one.casefold() for one in AMBIGUOUS if one in {"Jan", "Tom", "Ben", "Lars", "Eva", "Mia", "Lea"}
)
_LOWER_SURNAMES = frozenset(one.casefold() for one in SURNAMES)
_JOINING = frozenset({"De", "Di", "Da", "Van", "Von", "Le", "La", "Del", "Den", "El", "Al", "Dos"})
_LEADING = frozenset({"Le", "Lo", "La", "De", "Di", "Da", "Van", "Von", "Del"})
_NOBODY = NOBODY | THINGS | frozenset(one.upper() for one in NOBODY)
_WORDS = late_pattern(r"[^\W\d_]+")
_FEW_WORDS = 3
KnownName = Callable[[str], bool]


def without_names(text: str, *, known: KnownName | None = None) -> str:
    """Return a text with the names of people replaced as far as they can be told.

    Args:
        text: What somebody typed.
        known: Tells whether a word or a pair of words is a customer's name known to us.
    """
    if not text.isascii():
        text = _HAN.sub(lambda found: f"{''.join(filter(None, found.groups()))}{NAME}", text)
    for cue in (_TITLED, _INTRODUCED, _GREETED, _SIGNED, _SIGNATURE):
        text = cue.sub(_cued, text)
    text = _LOWER.sub(_lower, text)
    text = _LOWER_SPOKE.sub(_lower, text)
    text = _REVERSED.sub(_reversed, text)
    text = _FOUND.sub(lambda found: _listed(found, known), text)
    text = _INITIALED.sub(_initialed, text)
    if not _is_title_case(text):
        text = long_list_names(text, sign=NAME)
        text = _PAIR.sub(_paired, text)
    return _joined(text)


def _cued(found: re.Match[str]) -> str:
    """Replace what follows a cue up to the first word that is nobody's name."""
    words = found[2].split()
    kept = _name_length(words)
    if kept == 0:
        return found[0]
    rest = " ".join(words[kept:])
    return f"{found[1]}{NAME}" + (f" {rest}" if rest else "")


def _name_length(words: list[str]) -> int:
    """Return how many of the first words are a name: up to one that is nobody's."""
    skipped = len(words) > 1 and words[0] in _LEADING
    for place, word in enumerate(words):
        if skipped and place == 0:
            continue
        if word.rstrip(".") in _NOBODY and not (place and word in _JOINING):
            if place == 1 and words[0] not in GIVEN:
                return 0
            return place if place == 0 or words[place - 1][0].isupper() else place - 1
    return len(words)


def _lower(found: re.Match[str]) -> str:
    first, _, second = found[2].partition(" ")
    if first.casefold() not in _LOWER_GIVEN:
        return found[0]
    if second and second.casefold() not in _LOWER_SURNAMES | _LOWER_GIVEN:
        return f"{found[1]}{NAME} {second}"
    return f"{found[1]}{NAME}"


def _reversed(found: re.Match[str]) -> str:
    if found[1] in SURNAMES and found[2] in GIVEN:
        return NAME
    return found[0]


def _listed(found: re.Match[str], known: KnownName | None) -> str:
    """Replace frequent and known names within a run of capitalised words."""
    words = found[0].split(" ")
    shown: list[str] = []
    place = 0
    while place < len(words):
        taken = _taken(words, place, known)
        if taken:
            shown.append(NAME + _tail(words[place + taken - 1]))
            place += taken
        else:
            shown.append(words[place])
            place += 1
    return " ".join(shown)


def _taken(words: list[str], place: int, known: KnownName | None) -> int:
    """Return how many words from here on are one name; 0 = none."""
    word = _bare(words[place])
    following = [_bare(one) for one in words[place + 1 : place + 4]]
    if known and following and known(f"{word} {following[0]}"):
        return 2
    surnames = _surnames(following)
    if word in GIVEN and word not in AMBIGUOUS:
        return 1 + surnames
    if (
        word in AMBIGUOUS
        and following
        and (following[0] in SURNAMES or following[0] in GIVEN - AMBIGUOUS)
    ):
        return 1 + max(surnames, 1)
    if known and word not in AMBIGUOUS and word not in _NOBODY and known(word):
        return 1
    return 0


def _surnames(following: list[str]) -> int:
    """Return how many words go with a given name as its surname, particles included."""
    count = 0
    for place, word in enumerate(following):
        if word[:1].islower():
            continue
        if word in _NOBODY:
            break
        count = place + 1
        if place and following[place - 1][:1].isupper():
            break
    return count


def _paired(found: re.Match[str]) -> str:
    """Replace capitalised words side by side that name neither a thing nor a place."""
    before, gap, run = found.groups()
    words = [word for word in run.split() if word[0].isupper()]
    if before.casefold() in _ARTICLES or any(_is_thing(word) for word in words):
        return found[0]
    if before[0].isupper() and before in _NOBODY - _STARTERS:
        return found[0]
    return f"{before}{gap}{NAME}"


def _is_title_case(text: str) -> bool:
    """Tell whether most words of a text are capitalised, so that capitals say nothing."""
    words = _WORDS.findall(text)
    return len(words) > _FEW_WORDS and sum(word[0].isupper() for word in words) > len(words) * 0.6


def _is_thing(word: str) -> bool:
    inside = word.removeprefix("Mc").removeprefix("Mac")
    plain = inside[:1] + inside[1:].replace("-", "").replace("'", "").replace("’", "")
    return (
        word.rstrip(".") in _NOBODY
        or (plain != plain.capitalize() and not _HYPHENED.search(word))
        or word.endswith(_NOUN_ENDS)
    )


def _initialed(found: re.Match[str]) -> str:
    name = found[2]
    if name in SURNAMES or (name not in _NOBODY and name in GIVEN):
        return NAME
    return found[0]


def _joined(text: str) -> str:
    """Make one sign of signs that stand side by side."""
    return re.sub(r"\[name\](?:[ \-]\[name\])+", NAME, text)


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _tail(word: str) -> str:
    found = re.search(r"['’]s$", word)
    return found[0] if found else ""
