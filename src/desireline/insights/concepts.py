"""What words have in common across a company's files and its workshops: "ring" and "call".

A concept is a set of words and short phrases that speak of one thing, in English and German.
It lets a sentence from a wall find the touchpoint, field or answer that the files call otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from desireline.insights.raw_names import stem_of

COMPOUND, COMPOUND_PART = 9, 6
_PARTICLES = frozenset({"an", "ab", "zurück"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_CONCEPTS: dict[str, str] = {
    "call": "ruft an, rufen an, rufe an, angerufen, telefoniert, call, caller, phone, ring, "
    "rang, hotline, telephone, helpline, call centre, anruf, "
    "anrufen, telefon, dial, call back, callback",
    "phone": "phone, mobile, smartphone, app, handset, iphone, android, ios, handy",
    "web": "web, website, site, online, desktop, browser, homepage, laptop screen",
    "store": "store, shop, branch, filiale, laden, in person, walk in, showroom",
    "mail": "mail, email, e mail, inbox, mailing, letter",
    "newsletter": "newsletter, mailing, offer mail, promotion mail, campaign mail",
    "search": "search, searches, suche, suchen, sucht, finder",
    "start page": "home, homepage, landing, startseite, start page, front page",
    "advert": "ad, ads, advert, advertisement, banner, sponsored, promotion, anzeige, "
    "werbung, google, search ad, cpc, campaign",
    "overview": "produktliste, produktlisten, liste, listen, "
    "kategorie, übersicht, stöbern, stöbert, category, catalogue, catalog, "
    "overview, assortment, range, list, listing, "
    "results, filter, browse, look around, looking around, scroll, kategorie, collection, "
    "product list, narrow",
    "product": "produktseite, produktseiten, product, item, model, detail page, product page, "
    "produkt, artikel, datasheet",
    "compare": "vergleichen, vergleicht, vergleicher, "
    "compare, comparison, side by side, tabs, versus, difference, vergleich, "
    "weigh up, shortlist",
    "opinion": "review, reviews, rating, ratings, stars, testimonial, opinion, other buyers, "
    "other people, other customers, others say, others think, others write, what others, "
    "experiences, bewertung, bewertungen, recommend, somebody else",
    "try": "demo, try, test ride, touch, lift, hold, hands on, in their hands, booth, listening, "
    "sample, probe, fitting, test drive, feel it, beratung",
    "advice": "advice, adviser, advisor, consult, expert, ask us, ask someone, ask an, beratung, "
    "guidance, sales assistant",
    "basket": "korb, basket, cart, trolley, warenkorb, shopping bag",
    "checkout": "checkout, check out, kasse",
    "pay": "zahlt, zahlen, pay, pays, paying, paid, payment, card, bezahlen, bezahlt, "
    "bezahlvorgang, zahlung, "
    "invoice, "
    "transaction",
    "buy": "käufer, käufern, käuferinnen, kauften, bestellten, kauft, bestellt, bestellen, "
    "buy, buys, buyer, bought, purchase, order, "
    "ordered, kauf, kaufen, gekauft, "
    "bestellung, verkauf, sale, sold",
    "till": "kasse, ladenkasse, till, cashier, cash desk, cash register, counter, verkauf, "
    "point of sale, pos",
    "delivery": "zusteller, geliefert, bote, deliver, delivery, delivered, courier, driver, "
    "parcel, package, postman, carrier, "
    "doorstep, door, doorbell, handover, shipment, shipping, shipped, arrive, arrives, arrived, "
    "lieferung, paket, zustellung, dispatch, drop off, delivery man",
    "tracking": "track, tracking, tracked, where is it, where is my, where it is, follow the "
    "parcel, sendungsverfolgung, verfolgt, verfolgen, sendung, "
    "sendungsstatus, live map",
    "status": "status, update, confirmation, progress, notification",
    "pickup": "holen, holt, abgeholt, "
    "pick up, pickup, picks up, picking up, collect, collects, collection point, fetch, "
    "abholung, abholen, click and collect",
    "help pages": "help article, help centre, help center, help page, faq, manual, leaflet, "
    "instructions, guide, look it up, looks it up, look up, read up, self service, hilfe, "
    "anleitung, knowledge base, help pages, help article viewed",
    "support": "support, help line, helpline, hotline, service desk, agent, help desk, "
    "customer service, kundendienst",
    "ticket": "beschwert sich, beschweren sich, sich beschwert, "
    "ticket, complaint, complain, case number, beschwerde, reklamation, write to us, "
    "contact form, open a case",
    "return": "schickt zurück, schicken zurück, zurückgeschickt, return, returns, returned, "
    "send back, sends back, sends it back, bring back, "
    "send it back, bring it back, "
    "goes back, refund, rückgabe, retoure, umtausch, money back, sends the, brings the",
    "trade in": "in zahlung, inzahlungnahme, altgerät, altes gerät, alten laptop, "
    "altes laptop, trade in, tradein, old laptop, old device, old one, swap, part exchange",
    "loyalty": "loyalty, club, points, member, bonus, treue",
    "social": "social, social media, instagram, facebook, reddit, bluesky, tiktok, tweet, "
    "mention, post about, brand mention, influencer",
    "friend": "friend, family, colleague, neighbour, word of mouth",
    "sign in": "sign in, signed in, log in, login, account, password, register, sign up",
    "chosen day": "named day, exact day, chosen day, choose the day, pick the day, picking the "
    "day, choosing the day, pick a day, their own day, own day, right day, exact date, fixed "
    "date, set date, wunschtermin, appointment, at home, be at home, which day, certain day, "
    "plan the day, day that suits, the day they chose",
    "speed": "fast, faster, fastest, quick, quicker, quickly, quickest, speed, speedy, soon, as "
    "soon as, next day, express, same day, immediately, right away, at once, overnight, prompt, "
    "tomorrow, rapid, schnell, sofort",
    "price": "cheap, cheaper, cheapest, price, prices, low price, cost, free, money, save, "
    "discount, bargain, affordable, preis, günstig, expensive",
    "on time": "promised, promise, on time, punctual, punctually, late, delay, delayed, keep the "
    "day, keeps the day, as agreed, agreed day, reliable, reliably, pünktlich",
    "ease": "easy, ease, simple, smooth, effortless, convenient, complicated, cumbersome",
    "unanswered": "missed, no answer, nobody picks up, nobody answers, no one answers, gets "
    "through, get through, engaged, hang up, hangs up, unanswered, not reach, busy line",
    "waiting line": "wait seconds, queue, waiting line, on hold, hold music, waiting loop",
    "set up": "set up, setup, install, installation, first use, moving files, configure, "
    "einrichtung, get going, start up",
    "repair": "repair, workshop, mechanic, fix, service appointment, inspection, werkstatt",
    "book": "book, booking, booked, reserve, reservation, appointment, termin",
    "question": "question, ask, asks, asked, wonder, frage",
    "cancel": "cancel, cancelled, canceled, cancellation, storno, storniert, "
    "stornieren, stornierten, stornierung",
    "quiet": "quiet, noise, noisy, loud, silent",
    "chat": "chat, chatbot, messenger, whatsapp",
    "warranty": "warranty, guarantee, garantie",
    "size": "size, sizing, fit, measure, frame size",
    "form": "form, forms, formular, formulare",
    "visit": "visit, visits, besuch, besuche, besuchen, traffic, sessions",
    "conversion": "conversion, konversion, konversionsrate, abschlussquote",
    "satisfaction": "satisfaction, zufriedenheit, csat",
    "yes": "yes, ja, true",
}
_STOPS = (
    "a an the and or but if then than that this these those it its is are was were be been being "
    "i we you they he she them us our your their his her my me mine who whom which what when "
    "where why how to of in on at by for from with into onto out up down over under about as so "
    "too very just only also still even ever never not no nor do does did done have has had can "
    "could will would shall should may might must need needs want wants wanted get gets got make "
    "makes made go goes gone come comes came take takes took people customer customers buyer "
    "buyers shopper shoppers user users visitor visitors person someone somebody everyone "
    "everybody anyone anybody nobody one ones all any some most many much few more less least "
    "before after while once during until because since there here us again really quite almost "
    "nearly hardly often always usually mostly thing things way lot let lets us’s it’s i’m "
    "der die das ein eine und oder ist sind wir sie ich es zu im am"
)
STOP_WORDS = frozenset(_STOPS.split())


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(stem_of(word) for word in words_of(text))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, lower case, in order; camelCase and hyphens part them."""
    plain = _CAMEL.sub(" ", text).replace("’", "'")
    return tuple(word.lower().removesuffix("'s") for word in _WORD.findall(plain))


def _tables() -> tuple[dict[str, set[str]], list[tuple[tuple[str, ...], str]]]:
    single: dict[str, set[str]] = {}
    several: list[tuple[tuple[str, ...], str]] = []
    for concept, listed in _CONCEPTS.items():
        for entry in listed.split(", "):
            stems = _phrase(entry)
            if len(stems) == 1:
                single.setdefault(stems[0], set()).add(concept)
            else:
                several.append((stems, concept))
    return single, several


_SINGLE, _SEVERAL = _tables()


@lru_cache(maxsize=16_384)
def stems_in(text: str) -> frozenset[str]:
    """Return the stems of a text's words that say what it is about."""
    return frozenset(
        stem_of(word)
        for word in words_of(text)
        if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    )


@lru_cache(maxsize=16_384)
def concepts_in(text: str) -> frozenset[str]:
    """Return the concepts a text speaks of, by its words and short phrases."""
    stems = _phrase(text)
    found = {concept for stem in stems for concept in _of_word(stem)}
    found |= {concept for phrase, concept in _SEVERAL if has_phrase(stems, phrase)}
    return frozenset(found | _parted(stems))


def _parted(stems: Sequence[str]) -> set[str]:
    """Return the concepts of German verbs that stand in two parts: they *ring* about it *up*."""
    return {
        concept
        for phrase, concept in _SEVERAL
        if len(phrase) == len(("rufen", "an"))
        and phrase[1] in _PARTICLES
        and phrase[0] in stems
        and phrase[1] in stems[stems.index(phrase[0]) + 1 :][-1:]
    }


@lru_cache(maxsize=16_384)
def _of_word(stem: str) -> frozenset[str]:
    """Return the concepts of one word; a long compound has those of the words it is made of."""
    if stem in _SINGLE or len(stem) < COMPOUND:
        return frozenset(_SINGLE.get(stem, ()))
    inside = [word for word in _SINGLE if len(word) >= COMPOUND_PART and word in stem]
    return frozenset(concept for word in inside for concept in _SINGLE[word])


def has_phrase(stems: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether the stems of a phrase stand in a text one after the other."""
    size = len(phrase)
    wanted = tuple(phrase)
    return any(tuple(stems[at : at + size]) == wanted for at in range(len(stems) - size + 1))


def word_for(text: str, concepts: frozenset[str]) -> str:
    """Return the words of a text that speak of one of some concepts, as written; empty = none."""
    words = text.split()
    for size in (4, 3, 2, 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            if any(_is_exactly(part, concept) for concept in concepts):
                return part.strip(".,;:!?“”\"'()")
    return ""


def _is_exactly(part: str, concept: str) -> bool:
    stems = _phrase(part)
    if len(stems) == 1:
        return concept in _SINGLE.get(stems[0], ())
    return any(phrase == stems and name == concept for phrase, name in _SEVERAL)
