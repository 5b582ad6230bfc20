"""The process behind the demo: what each invented customer of Brightwire really did, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from desireline.simulation.people import Person, invent
from desireline.simulation.personas import PERSONAS, Habits, varied

DAY = 86_400
HISTORY_DAYS = 183
IMPROVED_DAYS_AGO = 56
_MINUTE, _HOUR = 60, 3600
_BUYS_AGAIN, _STAYS_IN_APP = 0.75, 0.6
_OPENS, _CLOSES = 9, 18  # UTC hours at which people answer the phone, the door and the till


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened; ``at`` in seconds since 1970, UTC. ``kind`` is a key of PLACES.

    Attributes:
        order: Number of the order it belongs to; 0 = none.
        score: A rating from 1 to 5; 0 = none.
    """

    person: Person
    at: int
    kind: str
    order: int = 0
    score: int = 0
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What the shop did: when its records begin and end, what it improved and what got worse.

    Attributes:
        improved_at: From then on the delivery day is shown before signing in.
        pays_before, pays_after: Chance that a started checkout is paid.
        on_day_first, on_day_last: Chance that a parcel comes on the promised day.
        silent: Kinds of happenings nobody records.
        varied: Drawn anew, so that what the demo's map claims need not hold.
    """

    begins_at: int
    ends_at: int
    improved_at: int
    personas: tuple[Habits, ...] = PERSONAS
    pays_before: float = 0.56
    pays_after: float = 0.78
    on_day_first: float = 0.95
    on_day_last: float = 0.70
    silent: frozenset[str] = frozenset()
    varied: bool = False

    def pays(self, at: int) -> float:
        """Return the chance that a checkout started then is paid."""
        return self.pays_after if at >= self.improved_at else self.pays_before

    def on_day(self, at: int) -> float:
        """Return the chance that a parcel handed over then comes on the promised day."""
        passed = (at - self.begins_at) / (self.ends_at - self.begins_at)
        return self.on_day_first + (self.on_day_last - self.on_day_first) * passed


_LEFT_OUT = (
    frozenset({"demo", "rate demo"}),
    frozenset({"ad"}),
    frozenset({"status mail", "track", "dispatched"}),
    frozenset({"help article", "rate help", "ticket", "call", "call missed", "send back"}),
    frozenset({"review request", "review", "app offer"}),
    frozenset({"compare", "read reviews", "rate compare"}),
)


def company(*, until: date, vary: np.random.Generator | None = None) -> Company:
    """Return the shop as it was for half a year, up to and including the day ``until``.

    With ``vary`` habits, chances and the channels that keep records are drawn anew.
    """
    end = datetime(until.year, until.month, until.day, tzinfo=UTC) + timedelta(days=1)
    ends_at = int(end.timestamp())
    shop = Company(
        begins_at=ends_at - HISTORY_DAYS * DAY,
        ends_at=ends_at,
        improved_at=ends_at - IMPROVED_DAYS_AGO * DAY,
    )
    if vary is None:
        return shop
    left_out = vary.choice(len(_LEFT_OUT), size=int(vary.integers(0, 3)), replace=False)
    return replace(
        shop,
        varied=True,
        personas=varied(vary, PERSONAS),
        pays_before=float(vary.uniform(0.4, 0.65)),
        pays_after=float(vary.uniform(0.65, 0.85)),
        silent=frozenset().union(*(_LEFT_OUT[int(place)] for place in left_out)),
    )


def happenings(generator: np.random.Generator, shop: Company, *, customers: int) -> list[Happening]:
    """Return everything that happened, customer by customer, each in order of time.

    No two happenings of one customer share a second.
    """
    shares = np.array([habits.share for habits in shop.personas])
    kinds = generator.choice(len(shop.personas), size=customers, p=shares / shares.sum())
    orders = [10_000]
    out: list[Happening] = []
    for number, kind in enumerate(kinds, start=1):
        person = invent(generator, number, shop.personas[int(kind)])
        walk = Walk(generator, shop, person, orders)
        walk.live()
        out.extend(
            one
            for one in walk.happened
            if shop.begins_at <= one.at < shop.ends_at and one.kind not in shop.silent
        )
    return out


class Walk:
    """One customer on the way; each happening moves their clock on by at least a second."""

    def __init__(
        self, generator: np.random.Generator, shop: Company, person: Person, orders: list[int]
    ) -> None:
        self._generator = generator
        self._shop = shop
        self._person = person
        self._habits = person.habits
        self._orders = orders
        self._in_app = False
        self._knows_shop = False
        self.happened: list[Happening] = []

    def live(self) -> None:
        """Travel from the first look to the last, coming back where the habits say so."""
        span = self._shop.ends_at - self._shop.begins_at
        self._person.clock = self._shop.begins_at + int(self._generator.integers(0, span))
        if self._person.subscribes:
            self._do("welcome mail")
            self._wait(3 * DAY)
        bought = self._travel()
        while bought and self._chance(self._habits.buys_again):
            self._wait(38 * DAY, spread=0.3)
            self._knows_shop = True
            bought = self._travel()

    def _travel(self) -> bool:
        self._explore()
        if self._chance(self._habits.skips):
            return self._buy()
        if not self._chance(self._habits.compares):
            return False
        self._wait(26 * _MINUTE * 20)
        self._compare()
        buys = max(self._habits.buys, _BUYS_AGAIN) if self._knows_shop else self._habits.buys
        return self._chance(buys) and self._buy()

    def _explore(self) -> None:
        habits, draw = self._habits, self._generator.random()
        self._in_app = False
        if self._person.subscribes and draw < habits.newsletter * 2.5:
            self._do("newsletter")
        elif draw < habits.ad + habits.newsletter:
            self._do("ad", facts=(("promotion", "autumn-laptops"),))
        elif draw < habits.ad + habits.newsletter + habits.app:
            self._in_app = True
            self._do("app start")
            self._do("app screen", facts=(("firebase_screen", "Home"),))
            return
        if self._chance(0.8):
            path = ("/", "/stores", "/jobs", "/imprint")[int(self._generator.integers(0, 4))]
            self._do("page", facts=(("path", path),))
        self._do("list")
        if self._chance(habits.filters):
            self._do("filter")
        if self._chance(habits.signs_in_early):
            self._sign_in()
        if self._chance(0.08):
            self._rate("rate category", mean=3.6)

    def _compare(self) -> None:
        habits = self._habits
        for _ in range(1 + int(self._generator.poisson(habits.views))):
            self._do("app product" if self._in_app else "product")
        if not self._in_app:
            self._compare_on_the_web()
        if self._chance(habits.visits_demo):
            self._wait(1.5 * DAY)
            self._do("demo", opening_hours=True)
            if self._chance(0.12):
                self._rate("rate demo", mean=4.5)
        if self._chance(habits.asks_advice):
            self._wait(8 * _HOUR)
            self._do("call", opening_hours=True)
        self._wait(2.4 * DAY)

    def _compare_on_the_web(self) -> None:
        habits = self._habits
        if self._chance(habits.reads_reviews):
            self._do("read reviews")
        if self._chance(habits.opens_table):
            self._do("compare")
            if self._chance(0.15):
                self._rate("rate compare", mean=2.1)
        if self._chance(habits.look_again):
            self._wait(DAY)
            self._do("list")
            self._wait(_HOUR)
            self._do("product")

    def _buy(self) -> bool:
        draw = self._generator.random()
        if draw < self._habits.by_till:
            self._do("till", order=self._next_order(), opening_hours=True)
            self._use(0)
            return True
        by_app = self._in_app and draw < self._habits.by_till + _STAYS_IN_APP
        self._fill_basket(by_app=by_app)
        pays = 0.7 if by_app else self._shop.pays(self._person.clock)
        if not self._chance(pays):
            return False
        order = self._next_order()
        self._do("order", order=order, facts=(("source", "iphone" if by_app else "web"),))
        self._do("app order" if by_app else "order completed", order=order)
        if not by_app:
            self._answer("rate purchase", mean=3.9, order=order)
        if self._chance(0.975):
            self._receive(order)
            self._use(order)
        return True

    def _fill_basket(self, *, by_app: bool) -> None:
        if by_app:
            self._do("app add")
            self._wait(4 * _MINUTE)
            return
        self._do("add")
        if self._chance(0.55):
            self._wait(3 * _HOUR)
            self._do("cart")
        if self._chance(0.93):
            self._do("checkout")
            self._sign_in()
        self._wait(7 * _MINUTE)

    def _receive(self, order: int) -> None:
        if self._chance(0.7):
            self._wait(_HOUR)
            self._do("status mail", order=order)
        if self._chance(0.18):
            self._wait(1.2 * DAY)
            self._do("pick up", order=order, opening_hours=True)
            return
        facts = self._delivery_facts()
        self._wait(14 * _HOUR)
        self._do("dispatched", order=order, facts=facts)
        looks = int(self._generator.poisson(self._habits.tracking))
        for look in range(looks):
            self._wait(5 * _HOUR)
            self._do("track", order=order)
            if look == 1 and self._chance(self._habits.calls_about_slot):
                self._call()
        self._wait(16 * _HOUR)
        self._do("delivered", order=order, facts=facts, opening_hours=True)
        if self._chance(self._habits.answers_surveys):
            on_day = dict(facts)["on_promised_day"] == "yes"
            self._wait(18 * _HOUR)
            self._rate("rate delivery", mean=2.7 if on_day else 1.6, order=order)

    def _delivery_facts(self) -> tuple[tuple[str, str], ...]:
        draw = self._generator.random()
        named, next_day = self._habits.named_day, self._habits.next_day
        choice = "named day" if draw < named else "standard"
        choice = "next day" if named <= draw < named + next_day else choice
        on_day = "yes" if self._chance(self._shop.on_day(self._person.clock)) else "no"
        return (("delivery_choice", choice), ("on_promised_day", on_day), ("slot_hours", "10"))

    def _use(self, order: int) -> None:
        if self._chance(self._habits.reads_help):
            self._wait(3 * DAY)
            self._do("help article")
            if self._chance(0.15):
                self._rate("rate help", mean=2.9)
        if self._chance(self._habits.needs_help):
            self._wait(2 * DAY)
            self._call()
            while self._chance(self._habits.calls_again):
                self._wait(DAY)
                self._call()
            if self._chance(0.6):
                self._wait(5 * _HOUR)
                self._rate("ticket", mean=1.9, order=order)
        if self._chance(self._habits.sends_back):
            self._wait(5 * DAY)
            self._do("send back", order=order, opening_hours=True)
        self._come_back(order)

    def _come_back(self, order: int) -> None:
        if self._chance(self._habits.opens_request):
            self._wait(9 * DAY, spread=0.3)
            self._do("review request", order=order)
            if self._chance(self._habits.reviews):
                self._wait(4 * _HOUR)
                self._rate("review", mean=4.2, order=order)
        if self._chance(self._habits.trades_in):
            self._wait(12 * DAY)
            self._do("app offer")

    def _answer(self, kind: str, *, mean: float, order: int) -> None:
        if self._chance(self._habits.answers_surveys):
            self._rate(kind, mean=mean, order=order)

    def _call(self) -> None:
        missed = self._chance(0.12)
        self._do("call missed" if missed else "call", opening_hours=True)
        if missed and self._chance(0.6):
            self._wait(2 * _HOUR)
            self._do("call back", opening_hours=True)

    def _rate(self, kind: str, *, mean: float, order: int = 0) -> None:
        score = int(np.clip(np.rint(self._generator.normal(mean, 0.9)), 1, 5))
        self._do(kind, order=order, score=score)

    def _sign_in(self) -> None:
        self._do("sign in")

    def _next_order(self) -> int:
        self._orders[0] += 1
        return self._orders[0]

    def _chance(self, share: float) -> bool:
        return bool(self._generator.random() < share)

    def _wait(self, seconds: float, *, spread: float = 0.7) -> None:
        wait = seconds * self._habits.pace * np.exp(spread * self._generator.standard_normal())
        self._person.clock += int(wait)

    def _do(
        self,
        kind: str,
        *,
        order: int = 0,
        score: int = 0,
        facts: tuple[tuple[str, str], ...] = (),
        opening_hours: bool = False,
    ) -> None:
        person = self._person
        person.clock += 1 + int(90 * self._generator.random())
        if opening_hours:
            person.clock = _while_open(person.clock, self._generator.random())
        self.happened.append(
            Happening(
                person=person, at=person.clock, kind=kind, order=order, score=score, facts=facts
            )
        )


def _while_open(at: int, draw: float) -> int:
    hour = at % DAY // _HOUR
    if _OPENS <= hour < _CLOSES:
        return at
    day = at - at % DAY + (DAY if hour >= _CLOSES else 0)
    return day + _OPENS * _HOUR + int(draw * 6 * _HOUR)
