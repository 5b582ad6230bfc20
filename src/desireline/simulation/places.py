"""Where customers and Brightwire meet: what each happening is called, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass

STAGES = ("need", "explore", "compare", "buy", "receive", "use", "back")
TARGET = frozenset({"order-paid", "till"})
CALL = "call"  # a call belongs to a touchpoint by its place among the customer's orders

STAGE_OF = {
    "friend": "need",
    "tech-video": "need",
    "search-ad": "explore",
    "category-page": "explore",
    "newsletter": "explore",
    "app-home": "explore",
    "product-page": "compare",
    "compare-table": "compare",
    "product-reviews": "compare",
    "demo-table": "compare",
    "advice-line": "compare",
    "basket": "buy",
    "app-basket": "buy",
    "checkout": "buy",
    "order-paid": "buy",
    "till": "buy",
    "status-mail": "receive",
    "tracking-page": "receive",
    "courier": "receive",
    "pickup-desk": "receive",
    "delivery-line": "receive",
    "help-centre": "use",
    "help-line": "use",
    "ticket": "use",
    "returns-desk": "use",
    "review-request": "back",
    "review": "back",
    "trade-in": "back",
    "brand-mention": "back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One kind of happening: the file that records it, under which raw name, and what it is.

    Attributes:
        touchpoint: Empty where the map leaves it aside or does not know it.
    """

    file: str
    name: str
    touchpoint: str = ""


WEB = "web_segment.jsonl"
APP = "app_ga4.jsonl"
ORDERS = "orders_shopify.csv"
TICKETS = "tickets_zendesk.ndjson"
CALLS = "calls_twilio.csv"
DELIVERY_SURVEY = "delivery_survey_qualtrics.csv"
PURCHASE_SURVEY = "purchase_survey_typeform.csv"
TILL = "kasse_filialen.csv"
DELIVERY = "delivery_scans.csv"
MAIL = "mail_events.csv"
REVIEWS = "reviews.csv"
FEEDBACK = "page_feedback.csv"
PANEL = "loyalty_panel.csv"
SOCIAL = "social_mentions.xlsx"
IDENTITIES = "customer_numbers.csv"

PLACES = {
    "ad": Place(file=WEB, name="Promotion Clicked", touchpoint="search-ad"),
    "list": Place(file=WEB, name="Product List Viewed", touchpoint="category-page"),
    "filter": Place(file=WEB, name="Product List Filtered", touchpoint="category-page"),
    "page": Place(file=WEB, name="page"),
    "product": Place(file=WEB, name="Product Viewed", touchpoint="product-page"),
    "compare": Place(file=WEB, name="Products Compared", touchpoint="compare-table"),
    "read reviews": Place(file=WEB, name="Reviews Opened", touchpoint="product-reviews"),
    "add": Place(file=WEB, name="Product Added", touchpoint="basket"),
    "cart": Place(file=WEB, name="Cart Viewed", touchpoint="basket"),
    "checkout": Place(file=WEB, name="Checkout Started", touchpoint="checkout"),
    "sign in": Place(file=WEB, name="Signed In"),
    "order completed": Place(file=WEB, name="Order Completed"),
    "track": Place(file=WEB, name="Order Tracked", touchpoint="tracking-page"),
    "help article": Place(file=WEB, name="Help Article Viewed", touchpoint="help-centre"),
    "app start": Place(file=APP, name="session_start", touchpoint="app-home"),
    "app screen": Place(file=APP, name="screen_view"),
    "app product": Place(file=APP, name="view_item", touchpoint="product-page"),
    "app add": Place(file=APP, name="add_to_cart", touchpoint="app-basket"),
    "app order": Place(file=APP, name="purchase"),
    "app offer": Place(file=APP, name="select_promotion", touchpoint="trade-in"),
    "order": Place(file=ORDERS, name="Order paid", touchpoint="order-paid"),
    "ticket": Place(file=TICKETS, name="Ticket: problem", touchpoint="ticket"),
    "call": Place(file=CALLS, name="Call answered", touchpoint=CALL),
    "call missed": Place(file=CALLS, name="Call missed", touchpoint=CALL),
    "call back": Place(file=CALLS, name="Call back"),
    "demo": Place(file=TILL, name="Beratung", touchpoint="demo-table"),
    "till": Place(file=TILL, name="Verkauf", touchpoint="till"),
    "pick up": Place(file=TILL, name="Abholung", touchpoint="pickup-desk"),
    "send back": Place(file=TILL, name="Rückgabe", touchpoint="returns-desk"),
    "dispatched": Place(file=DELIVERY, name="Left the warehouse"),
    "delivered": Place(file=DELIVERY, name="Delivered", touchpoint="courier"),
    "welcome mail": Place(file=MAIL, name="Welcome mail sent"),
    "newsletter": Place(file=MAIL, name="Newsletter opened", touchpoint="newsletter"),
    "status mail": Place(file=MAIL, name="Status mail opened", touchpoint="status-mail"),
    "review request": Place(file=MAIL, name="Review request opened", touchpoint="review-request"),
    "review": Place(file=REVIEWS, name="Review written", touchpoint="review"),
    "rate category": Place(
        file=FEEDBACK, name="Category page feedback", touchpoint="category-page"
    ),
    "rate compare": Place(file=FEEDBACK, name="Compare table feedback", touchpoint="compare-table"),
    "rate demo": Place(file=FEEDBACK, name="Demo table feedback", touchpoint="demo-table"),
    "rate help": Place(file=FEEDBACK, name="Help centre feedback", touchpoint="help-centre"),
    "rate delivery": Place(file=DELIVERY_SURVEY, name="", touchpoint="courier"),
    "rate purchase": Place(file=PURCHASE_SURVEY, name="", touchpoint="checkout"),
    "mention": Place(file=SOCIAL, name="Brand mention", touchpoint="brand-mention"),
}
