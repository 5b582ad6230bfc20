"""Where somebody lives, what they drive, and their numbers with us where a label says so."""
# ruff: noqa: E501, ISC004

from __future__ import annotations

import re

from desireline.evidence.late_patterns import late_pattern

ADDRESS, PLATE, NUMBER = "[address]", "[number plate]", "[number]"

_UP = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω"
_WORD = rf"[{_UP}][\w'’.-]{{0,30}}"
_TOWN = rf"(?:,?\s(?:(?:[A-Z]{{1,2}}-)?\d{{4,5}}|\d{{2}}-\d{{3}}|\d{{3}}\s\d{{2}})\s{_WORD}(?:\s(?:am|an der|im|upon|sur)\s{_WORD})?)?"
_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})"
_DAYS = (
    r"(?!Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|"
    r"Juni|Juli|August|September|Oktober|November|Dezember|Ende|Anfang|Jahr|Durchschnitt|Wochenende|"
    r"Monat|Sommer|Winter|Ganzen|Preis|Wert)"
)
_STREETS = (
    # Germanic: the kind of street is the end of the word, the number follows.
    rf"(?<![\w'’.-])[{_UP}][\w.'’-]{{0,30}}(?:[\s-](?:[{_UP}][\w.'’-]{{0,30}}))?(?:[\s-])?(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|weg|"
    rf"platz|allee|gasse|ring|damm|ufer|chaussee|vej|vejen|gade|gaden|vænge|allé|alle|stræde|boulevard|straat|laan|plein|gracht|kade|"
    rf"gatan|vägen|gata|vegen|veien|katu|tie)\s\d{{1,4}}\s?[a-zA-Z]?\b{_TOWN}",
    rf"(?:Am|An der|Auf der|Im|In der|In den|Zum|Zur|Unter den)\s{_DAYS}{_WORD}(?:\s{_WORD})?"
    rf"\s\d{{1,4}}[a-z]?\b(?!\s?(?:Uhr|Tage|Stunden|Euro|€|Wochen|Monate|%|Mal|mal|\.\s?[a-zäöü])){_TOWN}",
    # English: number, name, kind.
    rf"(?:(?:[Ff]lat|[Aa]partment|[Uu]nit|[Aa]pt\.?)\s\w{{1,4}},?\s)?\d{{1,5}}[a-zA-Z]?,?\s(?:{_WORD}\s){{1,4}}?"
    rf"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Close|Place|Pl|Square|Sq|"
    rf"Boulevard|Blvd|Crescent|Terrace|Gardens|Grove|Mews|Row|Way|Walk|Parkway|Highway)\b\.?"
    rf"(?:,?\s{_WORD}){{0,2}}(?:,?\s{_POSTCODE}|,?\s[A-Z]{{2}}\s\d{{5}})?",
    # French: number, kind, name.
    rf"\d{{1,4}}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|"
    rf"route|cours|square)\s(?:(?:de la|de l['’]|des|du|de|la|le|les|d['’]|l['’])\s?)*{_WORD}"
    rf"(?:[\s-](?:(?:de|du|des|la)\s)?{_WORD}){{0,3}}{_TOWN}",
    # Southern and Polish: kind, name, number.
    rf"(?:[Cc]alle|C/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua|"
    rf"[Tt]ravessa|[Pp]raça|[Uu]l\.|[Aa]l\.|[Oo]s\.|[Uu]lica)\s?(?:(?:de la|de los|de|del|della|dei|da|do|dos|das)\s)*"
    rf"{_WORD}(?:\s(?:(?:de|del|y|e)\s)?{_WORD}){{0,3}},?\s(?:n[º°o]\.?\s?)?\d{{1,4}}[a-zA-Z]?(?:/\d{{1,3}})?\b{_TOWN}",
)
_STREET = late_pattern("|".join(rf"(?:{street})" for street in _STREETS))
_UK_POSTCODE = late_pattern(rf"\b{_POSTCODE}\b")
_LABELLED_POSTCODE = late_pattern(
    r"(\b(?:PLZ|postleitzahl|post\s?code|zip(?:\scode)?|code postal|código postal|postnummer|CAP|postcode)"
    r"\b[\s:.]*(?:is|ist|est|es|er)?\s?)(\d{4,5}|\d{2}-\d{3}|\d{4}\s?[A-Z]{2})\b",
    re.IGNORECASE,
)
_LABELLED_PLATE = late_pattern(
    r"(\b(?:kennzeichen|(?:number|licen[cs]e|car)[ -]?plate|plate|registration|reg(?:istration)?\s(?:number|no\.?)|"
    r"immatriculation|matrícula|targa|kenteken|nummerplade|registreringsnummer|plaque)\b[\s:.]*"
    r"(?:is|ist|est|es|er|è|of my car is)?\s?)"
    r"((?-i:[A-ZÄÖÜ]{1,3}[ -]?[A-Z]{0,2}[ -]?\d{1,4}[A-Z]{0,3}|\d{1,4}[ -]?[A-Z]{1,3}(?:[ -]?\d{1,3})?|"
    r"[A-Z]{2}\d{2}\s[A-Z]{3}|[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}))\b",
    re.IGNORECASE,
)
_GERMAN_PLATE = late_pattern(
    r"\b(?!USB|DVI|VGA|LED|HDMI|PS|SD|RJ|LG|TV|PC|WH|WF|SM|HP|XP|GT|RX|GTX|RTX|DDR)"
    r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s\d{2,4}[EH]?\b(?!\s?(?:€|EUR|Euro|cm|mm|kg|GB|W\b|Watt))"
)
_LABEL = (
    r"\b(?:order|customer|client|invoice|ticket|case|booking|tracking|parcel|shipment|contract|member(?:ship)?|"
    r"reference|account|loyalty card|serial|passport|"
    r"bestell|kunden|auftrags?|rechnungs?|vertrags?|sendungs?|vorgangs?|mitglieds?|referenz|serien|pass|bestellung|"
    r"auftrag|rechnung|commande|facture|dossier|contrat|colis|pedido|cliente|factura|contrato|ordre|kunde|"
    r"faktura|sag|sags|bestilling|ordine|fattura|zamówieni[ae]|klienta|bestelling|klant|factuur|beställning|tilaus)"
)
_LABELLED_NUMBER = late_pattern(
    rf"({_LABEL}[\s-]?(?:number|no|nr|n[°ºo]|nummer|num|numéro|número|numero|id|code|ref|s-?nr|nº|numer)?"
    r"\.?\s?(?:is|was|ist|war|lautet|est|es|er|è|:|#|=)?\s?#?\s?)"
    r"((?=[\w/-]{0,20}\d[\w/-]{0,9}\d[\w/-]{0,9}\d[\w/-]{0,9}\d)[A-Z]{0,5}[-/#]?\d[\dA-Z]*(?:[-/]\d[\dA-Z]*){0,3})\b",
    re.IGNORECASE,
)
_NUMBER_BEFORE = late_pattern(
    r"(\b(?:numéro de (?:commande|client|facture|dossier)|número de (?:pedido|cliente|factura)|"
    r"numero (?:d['’]ordine|ordine|cliente)|n[°º]\s?(?:de commande|client)|numer zamówienia)\b"
    r"[\s:.]*(?:est|es|è|is|to)?\s?#?\s?)([A-Z]{0,5}[-/]?\d[\dA-Z]{3,}(?:[-/]\d[\dA-Z]*){0,3})\b",
    re.IGNORECASE,
)
_YEAR = late_pattern(r"(?:19|20)\d\d$")


def without_places(text: str) -> str:
    """Return a text with address lines, number plates and labelled numbers replaced."""
    if not any(sign.isdigit() for sign in text):
        return text
    text = _NUMBER_BEFORE.sub(_labelled, text)
    text = _LABELLED_NUMBER.sub(_labelled, text)
    text = _LABELLED_PLATE.sub(rf"\1{PLATE}", text)
    text = _STREET.sub(ADDRESS, text)
    text = _LABELLED_POSTCODE.sub(rf"\1{ADDRESS}", text)
    text = _UK_POSTCODE.sub(ADDRESS, text)
    return _GERMAN_PLATE.sub(PLATE, text)


def _labelled(found: re.Match[str]) -> str:
    return found[0] if _YEAR.match(found[2]) else f"{found[1]}{NUMBER}"
