"""Columns named like people who work with the customer: what stands in them is no attribute."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from desireline.evidence.column_words import CHANNEL_WORDS
from desireline.evidence.free_text.masking import is_free_text
from desireline.evidence.free_text.names import NAME, without_names
from desireline.evidence.late_patterns import late_pattern

# English, German, French, Spanish, Dutch and Danish.
_WORDS = (
    "contact contacts agent agents employee owner assignee rep representative advisor adviser"
    " seller salesperson handler clerk colleague manager account_manager handled_by assigned_to"
    " kontakt kontakte ansprechpartner ansprechpartnerin ansprechperson kontaktpartner mitarbeiter"
    " mitarbeiterin bearbeiter bearbeiterin sachbearbeiter sachbearbeiterin berater beraterin"
    " betreuer betreuerin verkäufer verkäuferin kollege kollegin zuständig zuständiger"
    " interlocuteur interlocutrice conseiller conseillère vendeur vendeuse gestionnaire employé"
    " employée responsable contacto agente asesor asesora vendedor vendedora empleado empleada"
    " encargado encargada medewerker behandelaar verkoper contactpersoon kontaktperson medarbejder"
    " sagsbehandler sælger ansvarlig"
)
_PEOPLE = frozenset(_WORDS.split())
_PERSON = frozenset(("person", "name", "persona", "nombre", "nom", "naam", "navn", "partner"))
_CHANNELS = frozenset(word for words in CHANNEL_WORDS.values() for word in words.split())
_OPINIONS = (
    "ja nein weiß weiss nicht vielleicht keine angabe unbekannt yes no don know not sure maybe"
    " unknown true false oui non sí si nej nee"
)
_NOT_NAMES = _CHANNELS | frozenset(_OPINIONS.split())
_NOTES = (
    "notiz notizen note notes kommentar kommentare comment comments bemerkung bemerkungen"
    " anmerkung anmerkungen remark remarks text beschreibung description"
)
_TYPED = frozenset(_NOTES.split())
# Written small also between names: of a nobleman, or between two people.
_SMALL = (
    "von vom van vor der den de del della di da do dos das du la le las los ten ter zu zum zur af"
    " av el al bin ibn und and et en og och oder or ou bei at from aus in im für for"
)
_BETWEEN_NAMES = frozenset(_SMALL.split())
_TALK = late_pattern(r"\w+[,;:.]?\s+\w+[,;:.]?\s+\w+")
_CAMEL = late_pattern(r"(?<=[a-zäöü0-9])(?=[A-ZÄÖÜ])")
_WORD = late_pattern(r"[^\W_]+")
_LETTERS = late_pattern(r"[^\W\d_]+")
_LAST_FIRST = late_pattern(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+)?, [^\W\d_][\w'’.-]*(?: [\w'’.-]+)?")
_SOME, _MANY, _FEW_SHARE = 2, 12, 0.25
_SMALL_WORDS = 2  # of a sentence at least: a name with "extern" or "Vertrieb" has fewer


@lru_cache(maxsize=4096)
def holds_people(header: str) -> bool:
    """Tell whether a column's name says that people stand in it: an agent, a contact person."""
    words = [word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", header))]
    if not words:
        return False
    whole = "_".join(words)
    named = len(words) > 1 and bool(_PERSON & set(words)) and bool(_PEOPLE & set(words))
    return whole in _PEOPLE or words[-1] in _PEOPLE or named


@lru_cache(maxsize=4096)
def is_typed_in(header: str) -> bool:
    """Tell whether a column's name says that somebody typed in it, as an agent does: a note."""
    return bool(_TYPED & {word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", header))})


def may_name_somebody(cell: str) -> bool:
    """Tell whether a cell may be a person: words, and not only of channels or yes and no."""
    words = [word.casefold() for word in _LETTERS.findall(cell.replace("-", ""))]
    return any(len(word) > 1 and word not in _NOT_NAMES for word in words)


def is_sentence(cell: str) -> bool:
    """Tell whether a cell is a sentence rather than names: "Kunde fragt, wo das Sofa bleibt"."""
    words = _LETTERS.findall(cell)
    small = {word for word in words if len(word) > 1 and word.islower()} - _BETWEEN_NAMES
    return _TALK.search(cell) is not None and len(small) >= _SMALL_WORDS


def is_to_hide(header: str, cell: str) -> bool:
    """Tell whether a cell in a column of people is hidden; a typed sentence is masked as words."""
    if not may_name_somebody(cell):
        return False
    return not (is_typed_in(header) and is_free_text(cell) and is_sentence(cell))


def are_people(cells: Iterable[str]) -> bool:
    """Tell whether cells are people's names and nothing else.

    No list knows all names: a quarter of known ones is enough, or a dozen that are all written
    as ``Last, First``.
    """
    values = {value.strip() for value in cells}
    if len(values) >= _MANY and all(map(_LAST_FIRST.fullmatch, values)):
        return True
    people = sum(without_names(value) == NAME for value in values)
    return len(values) > _SOME and people >= _FEW_SHARE * len(values)
