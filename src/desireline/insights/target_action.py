"""Which raw names look like the target action: an order, a payment, a page that says thank you."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desireline.insights.lexicon import (
    BASKET_WORDS,
    CHECKOUT_WORDS,
    CONTACT_CHANNELS,
    DONE_WORDS,
    NO_TARGET_WORDS,
    OTHER_THANKS_WORDS,
    PAID_WORDS,
    POLITE_WORDS,
    SURE_TARGET_WORDS,
    TARGET_WORDS,
    is_technical,
)
from desireline.insights.raw_names import RawName, segments_of, tokens_of

SECOND_TARGET_SHARE = 0.02
SURE, LIKELY, STAND_IN = 3, 2, 1


def likely_targets(names: Sequence[RawName]) -> tuple[str, ...]:
    """Return the raw names that look like the target action.

    The best name by its words and by whether it carries money; with it the same words in other
    channels. Without any such word the name with the most money, then the page nearest to paying,
    and what customers call or write about only where nothing else speaks of it. Else nothing.
    """
    customers = [one for one in names if not _is_technical(one)]
    own = [one for one in customers if not _is_contact(one)]
    return _by_words(own) or _by_money(own) or _stand_in(own) or _by_words(customers)


def target_score(name: str) -> int:
    """Return how much a name sounds like the target action: 0 not at all, 3 surely.

    1 = it may stand in where nothing better is known: the way to paying, or thanks for
    something else than a purchase.
    """
    tokens = tokens_of(name)
    words = set(tokens)
    if words & NO_TARGET_WORDS:
        return 0
    done = bool(words & DONE_WORDS)
    # A till's basket was paid; a site's basket page is looked at on the way.
    if words & (TARGET_WORDS - BASKET_WORDS if name.startswith("/") else TARGET_WORDS):
        return LIKELY + bool(done or words & SURE_TARGET_WORDS)
    if done and words & (CHECKOUT_WORDS | PAID_WORDS):
        return SURE
    if done and _ends_with_thanks(name, tokens):
        return STAND_IN if words & OTHER_THANKS_WORDS else LIKELY
    return STAND_IN if words & (CHECKOUT_WORDS | PAID_WORDS) else 0


def only_stands_in(targets: Sequence[str]) -> bool:
    """Tell whether the target is no success by its words, but the nearest thing to one."""
    return bool(targets) and all(target_score(one) == STAND_IN for one in targets)


def _by_words(names: Sequence[RawName]) -> tuple[str, ...]:
    scored = {one: score for one in names if (score := _with_money(one)) >= LIKELY}
    if not scored:
        return ()
    top = max(scored.values())
    best_events = max(one.events for one, score in scored.items() if score == top)
    families = _events_by_family(scored)
    found = {
        one.name
        for one, score in scored.items()
        if score == top
        or (score >= top - 1 and families[_family(one)] >= SECOND_TARGET_SHARE * best_events)
    }
    return tuple(sorted(found))


def _by_money(names: Sequence[RawName]) -> tuple[str, ...]:
    paid = [one for one in names if one.value > 0]
    best = max(paid, key=lambda one: (one.value, one.key), default=None)
    return (best.name,) if best else ()


def _stand_in(names: Sequence[RawName]) -> tuple[str, ...]:
    """Return the names of one family: thanks for something, else paying, else the checkout."""
    near = [one for one in names if target_score(one.name) == STAND_IN]
    families = _events_by_family(near)
    best = max(
        near, key=lambda one: (_nearness(one), families[_family(one)], one.key), default=None
    )
    if best is None:
        return ()
    return tuple(sorted({one.name for one in near if _family(one) == _family(best)}))


def _nearness(name: RawName) -> int:
    words = set(tokens_of(name.name))
    return 2 * bool(words & PAID_WORDS) + bool(words & CHECKOUT_WORDS)


def _events_by_family(names: Iterable[RawName]) -> dict[object, int]:
    found: dict[object, int] = {}
    for one in names:
        found[_family(one)] = found.get(_family(one), 0) + one.events
    return found


def _family(name: RawName) -> object:
    """Return what pages that differ in numbers alone have in common; a name is its own."""
    return segments_of(name.name) if name.is_page else name.name


def _ends_with_thanks(name: str, tokens: Sequence[str]) -> bool:
    """Tell whether a page's last part, or a whole name, says only that something is done."""
    parts = [one for one in segments_of(name) if one != "*"] if name.startswith("/") else []
    last = tokens_of(parts[-1]) if parts else tokens
    return bool(last) and set(last) <= DONE_WORDS | POLITE_WORDS


def _with_money(name: RawName) -> int:
    score = target_score(name.name)
    return score + 2 * (name.valued * 2 > name.events) if score else 0


def _is_contact(name: RawName) -> bool:
    """Tell whether a name says what customers called or wrote about, and carries no money."""
    return name.channel in CONTACT_CHANNELS and name.valued * 2 <= name.events


def _is_technical(name: RawName) -> bool:
    return is_technical(name.name, tokens_of(name.name))
