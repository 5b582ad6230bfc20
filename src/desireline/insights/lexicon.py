"""Words that give away what a raw name is about: buying, help, or nothing a customer did.

English and German, as they stand in event names, page paths and status texts.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["explore", "compare", "buy", "receive", "use", "return"]
ROLES: tuple[Role, ...] = ("explore", "compare", "buy", "receive", "use", "return")
STAGE_NAMES: dict[Role, str] = {
    "explore": "Explore",
    "compare": "Compare",
    "buy": "Buy",
    "receive": "Receive",
    "use": "Use & get help",
    "return": "Come back",
}
_ROLE_WORDS: dict[Role, str] = {
    "explore": (
        "ad ads advert advertisement anzeige banner search suche campaign kampagne cpc landing "
        "home homepage start startseite category categories kategorie list listing browse catalog "
        "catalogue katalog collection newsletter social instagram facebook tiktok youtube blog "
        "magazin magazine inspiration discover entdecken mailing flyer prospekt"
    ),
    "compare": (
        "compare comparison vergleich vergleichen product products produkt produkte detail "
        "details item artikel reviews bewertungen test tests spec specs demo advice beratung "
        "advisor configurator konfigurator quote angebot wishlist merkliste price preis faq guide "
        "ratgeber booth try probe sample visit besuch filialen stores trial appointment termin"
    ),
    "buy": (
        "cart basket warenkorb checkout kasse payment pay paid bezahlt bezahlen zahlung order "
        "ordered bestellung bestellt bestellen buy bought kauf kaufen gekauft purchase purchased "
        "sale sold pos till receipt bon transaction booking booked buchung subscribe "
        "signup added created "
        "contract vertrag coupon redeem redeemed voucher gutschein"
    ),
    "receive": (
        "delivery deliver delivered deliveries shipping shipped shipment dispatch dispatched "
        "parcel package paket courier kurier tracking track lieferung geliefert liefer liefertag "
        "liefertermin lieferdatum lieferzeit wunschtermin zustelltermin abholtermin "
        "versand versendet zustellung zugestellt pickup abholung handed handover arrived depot "
        "carrier tracked warehouse neighbour neighbor sendung fulfilled fulfillment transit"
    ),
    "use": (
        "help hilfe support service call calls anruf hotline ticket tickets chat contact kontakt "
        "rückruf callback manual anleitung setup install installation einrichtung return returns "
        "returned retoure retouren rückgabe refund refunded erstattung exchange umtausch repair "
        "reparatur warranty garantie complaint reklamation beschwerde question frage invoice "
        "rechnung activate activation onboarding"
    ),
    "return": (
        "review bewertung rate rated rating recommend recommendation empfehlung refer referral "
        "loyalty treue club points punkte again wieder reorder nachbestellung trade tradein "
        "winback reactivation upgrade renew renewal verlängerung mention testimonial repurchase"
    ),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLE_OF: dict[str, Role] = {
    word: role for role, words in _ROLE_WORDS.items() for word in words.split()
}
TARGET_WORDS = _words(
    "purchase purchased order ordered paid verkauf verkauft bestellung bestellt "
    "kauf gekauft sale sold bought "
    "basket_paid transaction booking booked gebucht buchung converted conversion subscribed "
    "baskets basket receipt bon pos redeemed eingelöst"
)
SURE_TARGET_WORDS = _words(
    "purchase purchased paid bestellt gekauft sold bought booked gebucht completed placed success "
    "danke thank thankyou confirmation bestätigung"
)
# What went wrong is never one step with what went well.
FAILURE_WORDS = _words(
    "error errors fail failed failure declined rejected aborted fehler fehlgeschlagen abbruch "
    "abgebrochen abgelehnt erreur échec fout"
)
NO_TARGET_WORDS = _words(
    "view viewed open opened cancel cancelled canceled cancellation storno storniert return "
    "returned returns refund refunded retoure status track tracking shipped delivery delivered "
    "history search removed abandoned failed declined started start step add added help review "
    "question created update updated edit problem mail email fulfilled dispatched pickup"
)
# What a page says once something is done; beside words of buying it is a purchase.
DONE_WORDS = _words(
    "thank thanks thankyou danke dank dankeschön merci gracias confirmation confirmed "
    "bestätigung bestaetigung bestätigt success successful erfolg erfolgreich completed complete "
    "abgeschlossen received placed done"
)
POLITE_WORDS = _words("you vielen herzlichen your for ihre ihr für fuer form sent de")
# Thanks of pages like these are for a message or a sign-up, not for a purchase.
OTHER_THANKS_WORDS = _words(
    "newsletter contact kontakt feedback survey umfrage password passwort login logout account "
    "konto register registration registrierung unsubscribe abmelden anmeldung download webinar "
    "application bewerbung callback rückruf"
)
BASKET_WORDS = _words("basket baskets")
CHECKOUT_WORDS = _words("checkout checkouts kasse")
PAID_WORDS = _words("payment pay bezahlen bezahlung zahlung")
CONTACT_CHANNELS = _words("call chat survey review social")
_TECHNICAL_WORDS = _words(
    "debug error errors exception crash heartbeat ping healthcheck health beacon pixel robots "
    "vitals lcp ttfb favicon sitemap wp xmlrpc admin test_event identify alias consent cookie "
    "cookies scroll "
    "engagement jobs karriere careers imprint impressum datenschutz privacy 404 500 "
    "session_start first_visit user_engagement app_update app_remove os_update bot crawler"
)
TECHNICAL_NAMES = _words(
    "session_start first_visit user_engagement scroll app_update app_remove os_update "
    "page_ping identify alias group heartbeat app_exception app_clear_data first_open "
    "session_end web_vitals click_event tooltip tooltip_shown application_opened "
    "application_installed "
    "application_backgrounded application_updated"
)
PAGE_VIEW_NAMES = frozenset(
    {
        *_words("page page_view pageview screen screen_view screenview view visit pageviews"),
        *_words("hit get post head action request page_visit seitenaufruf"),
        *("page view", "page viewed", "viewed page", "screen view", "screen viewed"),
    }
)
STATIC_FILE = re.compile(
    r"\.(?:css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|eot|xml|txt|json|swf)$"
)
PLATFORM_WORDS = _words("scr screen evt event ios android")
NOISE_WORDS = _words(
    "scr screen evt event page pages view viewed ios android app web www html htm php aspx jsp "
    "index the a an of to in on and und der die das shop store1 user customer"
)
LOCALES = re.compile(r"^(?:[a-z]{2}|[a-z]{2}[-_][a-z]{2})$")


def is_technical(name: str, tokens: tuple[str, ...]) -> bool:
    """Tell whether a raw name is nothing a customer did: a crash, a robot's file, a cookie box."""
    lowered = name.lower()
    return (
        lowered.replace(" ", "_") in TECHNICAL_NAMES
        or bool(STATIC_FILE.search(lowered))
        or bool(_TECHNICAL_WORDS.intersection(tokens))
    )


def role_of(tokens: tuple[str, ...]) -> Role | None:
    """Return what most words of a name speak of, the last such word deciding a tie.

    The last word of a name is its head: "delivery question" is a question.
    """
    found = [role for token in tokens if (role := _role_of_word(token)) is not None]
    if not found:
        return None
    return max(reversed(found), key=found.count)


def _role_of_word(token: str) -> Role | None:
    if token in ROLE_OF:
        return ROLE_OF[token]
    if token.endswith("s") and token[:-1] in ROLE_OF:
        return ROLE_OF[token[:-1]]
    longest = [word for word in ROLE_OF if len(word) > 5 and word in token]  # noqa: PLR2004
    return ROLE_OF[max(longest, key=len)] if longest else None
