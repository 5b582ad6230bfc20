"""Words of column names, English and German, and the meaning each stands for."""

from __future__ import annotations

import re

from desireline.evidence.column_mapping import Meaning
from desireline.evidence.late_patterns import late_pattern

_PLAIN = late_pattern(r"[^\W_]+", re.UNICODE)
_CAMEL = late_pattern(r"(?<=[a-zäöü0-9])(?=[A-ZÄÖÜ])")
LONG_NAME = 5

# Tried in this order; a word counts where it is one of the name's words or the whole name.
WORDS: tuple[tuple[Meaning, str, str], ...] = (
    (
        "attribute",
        "says how the form was filled in, not what happened",
        (
            "response_type antworttyp antwortart response_status antwortstatus finished beendet"
            " progress fortschritt distribution_channel user_language"
        ),
    ),
    (
        "attribute",
        "named like a company",
        "firma firmenname company company_name unternehmen account_name organisation organization",
    ),
    (
        "leave out",
        "name of an employee",
        (
            "agent agent_name agentname employee mitarbeiter mitarbeiterin bearbeiter"
            " sachbearbeiter owner assignee rep berater beraterin advisor handled_by verkäufer"
            " seller operator"
        ),
    ),
    (
        "leave out",
        "name or address of a person",
        (
            "first_name firstname last_name lastname vorname nachname surname full_name fullname"
            " customer_name kundenname username user_name caller_name contact_name name_des_kunden"
            " address adresse anschrift street straße strasse zip plz postcode postal_code ip"
            " ip_address ipaddress ip_adresse user_agent useragent birthday geburtsdatum"
            " date_of_birth iban kreditkarte credit_card passwort password"
        ),
    ),
    (
        "email",
        "named like an e-mail address",
        "email e_mail mail emailaddress email_address mailadresse",
    ),
    (
        "phone",
        "named like a phone number",
        (
            "phone telephone tel telefon telefonnummer rufnummer handy handynummer mobile mobil"
            " phone_number caller anrufer msisdn"
        ),
    ),
    (
        "device id",
        "named like the id of a device or browser",
        (
            "device_id deviceid anonymous_id anonymousid cookie cookie_id client_id clientid"
            " visitor visitor_id besucher visiteur visitante bezoeker besøgende visitorid"
            " domain_userid user_pseudo_id besucher_id geräte_id"
        ),
    ),
    (
        "order",
        "named like an order number",
        (
            "order_id orderid order_no order_number ordernumber bestellung bestellnummer"
            " bestell_id bestell_nr bestellnr bon_nr bonnr bon bon_id beleg belegnr beleg_nr"
            " belegnummer order commande numéro_commande pedido número_pedido numero_pedido"
            " ordrenummer ordre bestelnummer kassenbon receipt receipt_no receipt_id auftrag"
            " auftragsnummer basket_id transaction_id rechnungsnummer invoice_id"
        ),
    ),
    (
        "customer",
        "named like a customer's number",
        (
            "customer customer_id customerid customer_no customer_number kunde kunden kunden_id"
            " kundennummer kundennr kunden_nr kundenid client household household_id member"
            " member_id mitglied teilnehmer teilnehmer_id kd_nr kdnr kdnummer cliente id_cliente"
            " código_cliente client_no numéro_client numero_client kundenr kunde_id klant"
            " klantnummer klant_id id_client person person_id contact_id respondent respondent_id"
            " case_id case account_id account_no pat_nr pat_id patient patient_id patienten_nr"
            " patienten_id patientennummer patientennr mandant mandanten_nr mandantennummer"
            " mandant_id mitglieds_nr mitgliedsnummer mitglieds_id vertrags_nr vertragsnummer"
            " versicherten_nr versichertennummer policen_nr policennummer kartennummer karten_nr"
            " karten_id card_no card_number loyalty_id membership_no membership_number guest_id"
            " gast_nr"
        ),
    ),
    (
        "user",
        "named like a user's id",
        "user user_id userid uid nutzer nutzer_id benutzer benutzer_id login login_id distinct_id",
    ),
    (
        "event id",
        "named like the record's own id",
        (
            "event_id eventid id uuid anruf_id call_id callid ticket_id ticketid message_id"
            " messageid review_id response_id antwort_id vorgang_id vorgangsnummer record_id"
            " ereignis_id comment_id session_event_id interaction_id"
        ),
    ),
    (
        "time",
        "named like a time",
        (
            "time timestamp datetime date_time zeit zeitpunkt zeitstempel datum date created"
            " created_at createdat erstellt erstellt_am happened_at occurred_at event_time"
            " eventtime event_date started_at start_time submitted_at recorded_at ts when day tag"
            " datum_zeit transaction_timestamp redemption_date order_date bestelldatum kaufdatum"
            " am fecha fecha_hora heure_date dato tidspunkt tijdstip datum_tijd date_heure"
            " date_commande fecha_pedido besteldatum ordredato anrufdatum rechnungsdatum eingang"
            " eingegangen"
        ),
    ),
    (
        "time of day",
        "named like a time of day",
        "uhrzeit clock time_of_day hora heure tijd klokkeslæt klokkeslett ora clock_time",
    ),
    (
        "duration seconds",
        "named like a duration",
        (
            "duration duration_s duration_seconds duration_sec dauer dauer_s dauer_sek"
            " dauer_sekunden seconds sekunden durée duree duración duracion varighed duur"
            " talk_time gesprächsdauer handle_time length_s laufzeit"
        ),
    ),
    (
        "score",
        "named like a rating",
        (
            "score rating stars star_rating sterne bewertung note_1_5 nps csat ces laune stimmung"
            " mood note_globale puntuación puntuacion valoración valoracion karakter vurdering"
            " beoordeling cijfer satisfacción satisfaccion tilfredshed tevredenheid satisfaction"
            " zufriedenheit happiness emotion recommend weiterempfehlung punkte grade schulnote"
            " fft_categorical_answer sentiment"
        ),
    ),
    (
        "words",
        "named like a customer's words",
        (
            "comment comments kommentar kommentare notiz notizen anmerkung anmerkungen feedback"
            " text freitext verbatim message nachricht review review_text review_content remark"
            " bemerkungen commentaire commentaires comentario comentarios opmerking opmerkingen"
            " avis bemærkning bemærkninger opinión reseña remarks bemerkung body answer_text"
            " begründung fft_answer wortlaut"
        ),
    ),
    ("currency", "named like a currency", "currency währung waehrung"),
    (
        "value",
        "named like an amount",
        (
            "amount betrag value wert price preis revenue umsatz total summe sales_value gesamt"
            " netto brutto nettobetrag bruttobetrag nettowert bruttowert auftragswert bestellwert"
            " rechnungsbetrag gesamtbetrag gesamtpreis endbetrag net_value net_amount montant"
            " importe bedrag beløb prix precio prijs pris omzet ventas chiffre_affaires order_value"
            " warenkorbwert purchase_revenue"
        ),
    ),
    (
        "channel",
        "named like a channel",
        "channel kanal canal kanaal medium via touch_channel kontaktkanal source_channel",
    ),
    (
        "page",
        "named like a page",
        "page url page_url seite page_path path pfad page_location landing_page adresse_seite",
    ),
    (
        "device",
        "named like a kind of device",
        "device gerät geraet platform plattform device_type os",
    ),
    ("question", "named like a question", "question frage question_text fft_question"),
    (
        "name",
        "named like what happened",
        (
            "event event_name eventname ereignis action aktion activity aktivität aktivitaet type"
            " typ scan scan_event scan_type tracking_status sendungsstatus asked_about about"
            " betrifft hændelse handling gebeurtenis évènement événement evenement evento acción"
            " accion asunto sujet motif motivo onderwerp emne estado statut tema thème event_type"
            " touchpoint kontaktpunkt thema topic name betreff subject kategorie category anlass"
            " grund reason vorgang schritt step status interaction what"
        ),
    ),
    (
        "sequence",
        "named like an order of rows",
        "sequence seq sequenz reihenfolge position lfd lfd_nr laufende_nummer row_no",
    ),
)
EXACT: dict[str, tuple[Meaning, str]] = {}
for _meaning, _reason, _names in WORDS:
    for _name in _names.split():
        EXACT.setdefault(_name, (_meaning, _reason))

# A column of these words says what an answer is about, not that something happened.
ABOUT = frozenset(
    ("asked_about", "asked", "about", "betrifft", "topic", "thema", "tema", "onderwerp", "emne")
)
# A column of these words in a list with one row an order: how far the order has come.
STATES = frozenset(("status", "estado", "statut"))
# How compound names end that give the reason of a contact: Anrufgrund, Kontaktanlass.
ENDINGS = ("sgrund", "fgrund", "tgrund", "egrund", "ngrund", "anlass", "anliegen", "thema")
# Words of a name that only say "number": what it numbers stands above it.
NUMBER_WORDS = frozenset(("id", "nr", "no", "nummer", "number", "numero", "número", "code", "key"))
# How words begin that stand for a person; with a word for "number" behind it, that one's number.
PERSON_STARTS = (
    *(
        "patient",
        "mitglied",
        "member",
        "versichert",
        "versicherung",
        "insur",
        "polic",
        "nhs",
        "ssn",
    ),
    *("kunde", "customer", "client", "guest", "gast", "card", "karte", "matrikel", "student"),
    *("schüler", "pupil", "vertrag", "contract", "zähler", "steuer", "taxpayer", "sozialvers"),
    *("subscri", "abonn", "teilnehmer", "passenger", "fahrgast", "mieter", "tenant", "bürger"),
    *("citizen", "debitor", "lead", "prospect", "konto", "account", "household", "haushalt"),
    *("donor", "spender", "applicant", "bewerber", "fallnummer", "fallnr", "loyalty"),
)
NUMBER_ENDINGS = ("nr", "nummer", "number")
# How words begin that tell that each row is a contact, so an occurrence.
CONTACT_STARTS: dict[str, tuple[str, ...]] = {
    "call": ("anruf", "call", "telefonat", "gespräch", "hotline", "llamada", "appels", "opkald"),
    "chat": ("chat", "whatsapp", "messenger"),
    "ticket": ("ticket", "helpdesk", "servicefall", "supportfall"),
}
# How words of a source's name begin that give its channel, where no whole word does.
CHANNEL_STARTS: dict[str, tuple[str, ...]] = {
    "call": ("telefon", "callcent"),
    "web": ("web", "clickstream", "browser", "pageview"),
    "loyalty": ("loyalty", "treue", "bonus", "kundenkarte", "payback"),
}
SURVEY_PARTS = ("umfrage", "befragung", "survey", "fragebogen")
ORDER_STARTS = ("order", "bestell", "purchase", "auftr", "auftrag", "einkauf", "einkäufe")
LOYALTY_STARTS = ("loyalty", "treue", "bonus", "points", "punkte", "kundenkarte", "payback")
TILL_WORDS = frozenset(
    ("bon", "bonnr", "kasse", "kassen", "filiale", "filialnr", "store", "till", "pos", "kassenbon")
)
# How words of a time column begin, and what happened at that time.
TIME_SAYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("bestell", "order", "purchase", "kauf", "auftrag"), "Order placed"),
    (("versand", "versend", "shipp", "dispatch"), "Order shipped"),
    (("liefer", "deliver", "zustell", "zugestellt"), "Order delivered"),
    (("storn", "cancel"), "Order cancelled"),
    (("bezahl", "paid", "zahlung", "payment"), "Order paid"),
    (("retour", "return", "rückgabe", "rücksend"), "Returned"),
    (
        ("beitritt", "eintritt", "join", "enrol", "mitglied", "registr", "anmeld", "signup"),
        "Joined",
    ),
)
# The same for a list with one row a message: e-mails, texts, letters.
MESSAGE_SAYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("sent", "send", "gesend", "versand", "versend", "verschickt"), "Message sent"),
    (("receiv", "deliver", "zugestellt", "zustell", "empfang"), "Message received"),
    (("open", "geöffnet", "öffnung", "read", "gelesen"), "Message opened"),
    (("click", "klick", "geklickt"), "Message clicked"),
    (("replied", "reply", "answered", "beantwortet"), "Message answered"),
    (("bounce", "unzustellbar"), "Message returned"),
    (("unsubscri", "optout", "abgemeldet", "abmeld"), "Unsubscribed"),
)
# How the words of a question begin that asks for a rating.
ASKING = (
    *("satisf", "zufried", "recommend", "empfehl", "empfiehl", "weiterempf", "rate", "rating"),
    *(
        "bewert",
        "likely",
        "wahrschein",
        "recomend",
        "probab",
        "easy",
        "einfach",
        "quality",
        "facil",
    ),
    *("qualit", "tilfreds", "anbefal", "tevred", "aanbevel", "score", "nps", "csat", "schlecht"),
)
CHANNEL_WORDS: dict[str, str] = {
    "call": "call calls anruf anrufe anrufliste llamadas appels phone telefon hotline callcenter",
    "web": "web website site page pages browser click clicks klick shop online",
    "app": "app mobile ios android",
    "store": "store stores filiale filialen laden pos basket baskets kasse",
    "email": "email emails mail mails newsletter campaign campaigns kampagne kampagnen",
    "delivery": "delivery deliveries lieferung lieferungen shipping versand parcel courier"
    " tracking kurier",
    "review": "review reviews bewertung bewertungen rezension rezensionen avis reseñas trustpilot",
    "social": "social facebook instagram twitter tiktok",
    "chat": "chat chats messenger whatsapp",
    "survey": "survey surveys umfrage umfragen befragung fragebogen surveymonkey forms"
    " encuesta enquête nps csat responses antworten feedback",
}


def words_of(text: str) -> list[str]:
    """Return the words of a name, folded: ``bestellDatum`` gives ``bestell`` and ``datum``."""
    return [word.casefold() for word in _PLAIN.findall(_CAMEL.sub(" ", text))]


def numbers_people(words: list[str]) -> bool:
    """Tell whether a name is a person and a word for number: ``Mitgliedsnr``, ``Guest no``."""
    if not words or not words[0].startswith(PERSON_STARTS):
        return False
    return words[-1] in NUMBER_WORDS or words[-1].endswith(NUMBER_ENDINGS)


def numbers_orders(words: list[str]) -> bool:
    """Tell whether a name is an order and a word for number: ``Auftrags-Nr.``, ``Order code``."""
    if not words or not words[0].startswith(ORDER_STARTS):
        return False
    return words[-1] in NUMBER_WORDS or words[-1].endswith(NUMBER_ENDINGS)


def is_asked(name: str) -> bool:
    """Tell whether a column's name is a question somebody was asked."""
    return name.rstrip().endswith("?") or "? " in name or len(words_of(name)) >= LONG_NAME
