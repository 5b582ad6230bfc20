"""What is structurally wrong with a map, all of it at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.claim import MINUTES_A_DAY, Claim, EventRule, Quantity
from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.lengths import too_long
from desireline.maps.ordering import DIGITS
from desireline.maps.records import PLURALS, Kind, records_of
from desireline.maps.signs import unseen_in_map
from desireline.maps.target_action import TargetAction

LOWEST_EMOTION, HIGHEST_EMOTION = -2.0, 2.0
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
LONGEST_TIMEOUT_DAYS = 3650
_SHARES = {"conversion", "goal_rate", "touchpoint_share", "repeat_share", "field_share"}
_SHARES |= {"contact_share", "answer_share", "repurchase", "total_share"}
_NEEDED: dict[str, tuple[str, ...]] = {
    "conversion": ("stage_id",),
    "touchpoint_share": ("touchpoint_id",),
    "contact_share": ("value",),
    "repeat_share": ("touchpoint_id",),
    "steps_per_journey": ("touchpoint_id",),
    "field_share": ("touchpoint_id", "field"),
    "wait": ("touchpoint_id", "other_touchpoint_id"),
    "stage_time": ("stage_id",),
    "answer_share": ("touchpoint_id", "field"),
    "events": ("touchpoint_id",),
    "total": ("field", "value"),
    "total_share": ("field", "value"),
}


class BrokenMapError(DesirelineError):
    """A map that does not hold together; says everything that is wrong."""

    code: ClassVar[str] = "broken-map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with one record.

    Attributes:
        code: A stable word: "duplicate-id", "dangling-id", "order", "number", "date",
            "claim", "rule", "target", "place", "length", "sign", "repeated".
    """

    code: str
    kind: Kind
    id: str
    sentence: str


def problems(journey_map: JourneyMap) -> tuple[Problem, ...]:
    """Return everything that is structurally wrong with the map."""
    known = _Known(journey_map)
    return (
        *_identities(journey_map),
        *_places(journey_map, known),
        *_touchpoints(journey_map),
        *_header(journey_map, known),
        *_rules(journey_map, known),
        *_statements(journey_map, known),
        *_kpis(journey_map, known),
        *_numbers(journey_map),
        *_lengths(journey_map),
        *_signs(journey_map),
    )


def require_sound(journey_map: JourneyMap) -> None:
    """Refuse a map that does not hold together.

    Raises:
        BrokenMapError: The map has problems; the message holds them all.
    """
    found = problems(journey_map)
    if found:
        sentences = "\n".join(f"- {problem.sentence}" for problem in found)
        msg = f"The map {journey_map.header.title[:60]!r} does not hold together:\n{sentences}"
        raise BrokenMapError(msg)


def quantity_mistakes(journey_map: JourneyMap, quantity: Quantity) -> tuple[str, ...]:
    """Return what keeps a quantity from being computed on this map, as sentences."""
    return tuple(_quantity(quantity, _Known(journey_map)))


def claim_mistakes(journey_map: JourneyMap, claim: Claim) -> tuple[str, ...]:
    """Return what keeps a claim from being tested on this map, as sentences."""
    return tuple(_claim(claim, _Known(journey_map)))


def target_mistakes(journey_map: JourneyMap, target: TargetAction) -> tuple[str, ...]:
    """Return what keeps a target action from being counted on this map, as sentences."""
    return tuple(_target(target, _Known(journey_map)))


class _Known:
    """The ids a map has."""

    def __init__(self, journey_map: JourneyMap) -> None:
        self.stages = {one.id for one in journey_map.stages}
        self.touchpoints = {one.id for one in journey_map.touchpoints}
        self.lanes = {one.id for one in journey_map.lanes}
        self.statements = {one.id for one in journey_map.statements}
        self.targets = {one.id for one in journey_map.header.targets}


def _identities(journey_map: JourneyMap) -> Iterable[Problem]:
    for kind, plural in PLURALS.items():
        records = records_of(journey_map, kind)
        for record_id, count in Counter(one.id for one in records).items():
            if count > 1:
                sentence = f"The id {record_id!r} is used by {count} {plural}."
                yield Problem(code="duplicate-id", kind=kind, id=record_id, sentence=sentence)
            if not record_id:
                sentence = f"One of the {plural} has no id."
                yield Problem(code="duplicate-id", kind=kind, id="", sentence=sentence)
        for one in records:
            if not one.order or not all(character in DIGITS for character in one.order):
                sentence = (
                    f"The order {one.order!r} of {kind} {one.id!r} is not a key "
                    "of letters and digits."
                )
                yield Problem(code="order", kind=kind, id=one.id, sentence=sentence)


def _places(journey_map: JourneyMap, known: _Known) -> Iterable[Problem]:
    placed: tuple[tuple[Kind, Sequence[object]], ...] = (
        ("moment", journey_map.moments),
        ("touchpoint", journey_map.touchpoints),
        ("statement", journey_map.statements),
        ("kpi", journey_map.kpis),
    )
    for kind, records in placed:
        for record in records:
            stage_id, record_id = str(getattr(record, "stage_id", "")), _id(record)
            if getattr(record, "part", "") == "promise" and not stage_id:
                continue
            if stage_id not in known.stages:
                yield _dangling(kind, record_id, f"the stage {stage_id!r}")


def _touchpoints(journey_map: JourneyMap) -> Iterable[Problem]:
    """Find channels or owners named twice, blank ones, and others beside nobody."""
    for one in journey_map.touchpoints:
        for what, first, others in (
            ("channel", one.channel, one.other_channels),
            ("owner", one.owner, one.other_owners),
        ):
            named = Counter(name.strip().casefold() for name in (first, *others))
            twice = [name for name in others if named[name.strip().casefold()] > 1]
            sentence = ""
            if not all(name.strip() for name in others) or (others and not first.strip()):
                sentence = f"The touchpoint {one.id!r} has {what}s without a name beside others."
            elif twice:
                sentence = f"The touchpoint {one.id!r} names the {what} {twice[0]!r} twice."
            if sentence:
                yield Problem(code="repeated", kind="touchpoint", id=one.id, sentence=sentence)


def _header(journey_map: JourneyMap, known: _Known) -> Iterable[Problem]:
    header = journey_map.header
    parts = (("starts", header.journey.starts), ("target", header.journey.target))
    for name, ids in parts:
        for one in ids:
            if one not in known.touchpoints:
                where = f"the touchpoint {one!r} in its journey's {name}"
                yield _dangling("header", header.id, where)
    for one in header.planned_path:
        if one not in known.touchpoints | known.stages:
            yield _dangling("header", header.id, f"{one!r} in its planned path")
    if header.as_of and not is_date(header.as_of):
        sentence = f"The map's date {header.as_of!r} is no date like 2026-10-31."
        yield Problem(code="date", kind="header", id=header.id, sentence=sentence)
    rule = header.journey
    longest = LONGEST_TIMEOUT_DAYS * MINUTES_A_DAY
    is_sound = 1 <= rule.timeout_days <= LONGEST_TIMEOUT_DAYS
    if not is_sound or not 0 <= rule.timeout_minutes <= longest:
        sentence = (
            f"The time-out of a journey is not 1 to {LONGEST_TIMEOUT_DAYS} days, or in minutes 1 "
            f"to {longest} (0: the days count)."
        )
        yield Problem(code="number", kind="header", id=header.id, sentence=sentence)
    yield from _targets(journey_map, known)
    if header.goal is not None and header.goal.quantity is not None:
        for sentence in _quantity(header.goal.quantity, known):
            yield Problem(code="claim", kind="header", id=header.id, sentence=sentence)


def _targets(journey_map: JourneyMap, known: _Known) -> Iterable[Problem]:
    header = journey_map.header
    for id_, count in Counter(one.id for one in header.targets).items():
        if count > 1 or not id_:
            sentence = f"The id {id_!r} is used by {count} target actions, or is empty."
            yield Problem(code="duplicate-id", kind="header", id=header.id, sentence=sentence)
    if header.journey.target_kind == "own" and not header.journey.target_word.strip():
        sentence = "The main target action is of a kind of your own and has no word for it."
        yield Problem(code="target", kind="header", id=header.id, sentence=sentence)
    for one in header.targets:
        for mistake in _target(one, known):
            sentence = f"In the target action {one.id!r}: {mistake}"
            yield Problem(code="target", kind="header", id=header.id, sentence=sentence)


def _target(target: TargetAction, known: _Known) -> Iterable[str]:
    if not target.name.strip():
        yield "it has no name."
    if target.kind == "own" and not target.word.strip():
        yield "a kind of your own needs a word, such as “sign-up”."
    if not target.touchpoints and not target.conditions:
        yield "it names neither a touchpoint nor a test of an event."
    for touchpoint_id in target.touchpoints:
        if touchpoint_id not in known.touchpoints:
            yield f"the map has no touchpoint {touchpoint_id!r}."


def is_date(text: str) -> bool:
    """Tell whether a text is a day written like ``2026-12-31``, from 1990 to 2100."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return False
    return text == found.isoformat() and EARLIEST <= found <= LATEST


def _rules(journey_map: JourneyMap, known: _Known) -> Iterable[Problem]:
    for rule in journey_map.rules:
        yield from _rule(rule, known, kind="rule", record_id=rule.id)
    for persona in journey_map.personas:
        for rule in persona.conditions:
            yield from _rule(rule, known, kind="persona", record_id=persona.id)


def _rule(rule: EventRule, known: _Known, *, kind: Kind, record_id: str) -> Iterable[Problem]:
    if rule.touchpoint_id and rule.touchpoint_id not in known.touchpoints:
        yield _dangling(kind, record_id, f"the touchpoint {rule.touchpoint_id!r}")
    if rule.anchor and rule.anchor not in known.touchpoints | {"target"}:
        yield _dangling(kind, record_id, f"the touchpoint {rule.anchor!r}")
    if bool(rule.position) != bool(rule.anchor):
        sentence = f"The rule {rule.id!r} has a position without an anchor, or the reverse."
        yield Problem(code="rule", kind=kind, id=record_id, sentence=sentence)
    if not rule.conditions and kind == "rule":
        sentence = f"The rule {rule.id!r} has no condition and would match every event."
        yield Problem(code="rule", kind=kind, id=record_id, sentence=sentence)


def _statements(journey_map: JourneyMap, known: _Known) -> Iterable[Problem]:
    for statement in journey_map.statements:
        is_promise = statement.part == "promise"
        if statement.lane_id not in known.lanes and (statement.lane_id or not is_promise):
            yield _dangling("statement", statement.id, f"the lane {statement.lane_id!r}")
        if statement.last_stage_id and statement.last_stage_id not in known.stages:
            yield _dangling("statement", statement.id, f"the stage {statement.last_stage_id!r}")
        if statement.pair_id and statement.pair_id not in known.statements:
            yield _dangling("statement", statement.id, f"the barrier {statement.pair_id!r}")
        if statement.touchpoint_id and statement.touchpoint_id not in known.touchpoints:
            yield _dangling(
                "statement", statement.id, f"the touchpoint {statement.touchpoint_id!r}"
            )
        if is_promise and (statement.stage_id or statement.lane_id):
            sentence = f"The promise {statement.id!r} stands in a cell; it belongs to the map."
            yield Problem(code="place", kind="statement", id=statement.id, sentence=sentence)
        yield from _emotion(statement)
        yield from _support_dates(statement)
        yield from _check(statement)
        if statement.claim is not None:
            for sentence in _claim(statement.claim, known):
                whole = f"In the claim of statement {statement.id!r}: {sentence}"
                yield Problem(code="claim", kind="statement", id=statement.id, sentence=whole)


def _emotion(statement: Statement) -> Iterable[Problem]:
    value = statement.emotion
    if value is not None and not LOWEST_EMOTION <= value <= HIGHEST_EMOTION:
        sentence = f"The emotion {value} of statement {statement.id!r} is not within -2 to +2."
        yield Problem(code="number", kind="statement", id=statement.id, sentence=sentence)


def _support_dates(statement: Statement) -> Iterable[Problem]:
    for dated in (one.dated for one in statement.support):
        if dated and not is_date(dated[:10]):
            sentence = (
                f"The date {dated!r} of what statement {statement.id!r} rests on is no date like "
                "2026-10-31."
            )
            yield Problem(code="date", kind="statement", id=statement.id, sentence=sentence)


def _check(statement: Statement) -> Iterable[Problem]:
    if statement.check is not None and statement.check.due and not is_date(statement.check.due):
        sentence = (
            f"The date {statement.check.due!r} of the check of statement {statement.id!r} is no "
            "date like 2026-10-31."
        )
        yield Problem(code="date", kind="statement", id=statement.id, sentence=sentence)


def _kpis(journey_map: JourneyMap, known: _Known) -> Iterable[Problem]:
    for kpi in journey_map.kpis:
        for mistake in _quantity(kpi.quantity, known):
            sentence = f"In the KPI {kpi.id!r}: {mistake}"
            yield Problem(code="claim", kind="kpi", id=kpi.id, sentence=sentence)


def _claim(claim: Claim, known: _Known) -> Iterable[str]:
    yield from _quantity(claim.quantity, known)
    if claim.comparison == "most":
        if claim.quantity.kind not in _SHARES:
            yield f"“most” speaks of a share, and {claim.quantity.kind} is none."
    elif claim.value is None:
        yield f"“{claim.comparison}” needs a number to compare with."


def _quantity(quantity: Quantity, known: _Known) -> Iterable[str]:
    for name in _NEEDED.get(quantity.kind, ()):
        if not getattr(quantity, name):
            yield f"{quantity.kind} needs {name}."
    if quantity.kind == "emotion" and not (quantity.stage_id or quantity.touchpoint_id):
        yield "emotion needs touchpoint_id or stage_id."
    if quantity.stage_id and quantity.stage_id not in known.stages:
        yield f"the map has no stage {quantity.stage_id!r}."
    if quantity.target_id and quantity.target_id not in known.targets:
        yield f"the map has no target action {quantity.target_id!r}."
    if quantity.target_id and quantity.kind != "goal_rate":
        yield f"{quantity.kind} speaks of no target action; take target_id away."
    for touchpoint_id in (quantity.touchpoint_id, quantity.other_touchpoint_id):
        if touchpoint_id and touchpoint_id not in known.touchpoints:
            yield f"the map has no touchpoint {touchpoint_id!r}."


def _numbers(journey_map: JourneyMap) -> Iterable[Problem]:
    goal, header = journey_map.header.goal, journey_map.header
    given: list[tuple[Kind, str, float | None]] = [
        ("header", header.id, goal.target if goal else None)
    ]
    for statement in journey_map.statements:
        given.append(("statement", statement.id, statement.emotion))
        given.append(
            ("statement", statement.id, statement.claim.value if statement.claim else None)
        )
    given += [("kpi", kpi.id, kpi.target) for kpi in journey_map.kpis]
    for kind, record_id, number in given:
        if number is not None and not math.isfinite(number):
            sentence = f"A number of {kind} {record_id!r} is not finite."
            yield Problem(code="number", kind=kind, id=record_id, sentence=sentence)


def _lengths(journey_map: JourneyMap) -> Iterable[Problem]:
    for kind, record_id, sentence in too_long(journey_map):
        yield Problem(code="length", kind=kind, id=record_id, sentence=sentence)


def _dangling(kind: Kind, record_id: str, what: str) -> Problem:
    word = "The map" if kind == "header" else f"The {kind} {record_id!r}"
    sentence = f"{word} refers to {what}, which does not exist."
    return Problem(code="dangling-id", kind=kind, id=record_id, sentence=sentence)


def _id(record: object) -> str:
    return str(getattr(record, "id", ""))


def _signs(journey_map: JourneyMap) -> Iterable[Problem]:
    for kind, record_id, sentence in unseen_in_map(journey_map):
        yield Problem(code="sign", kind=kind, id=record_id, sentence=sentence)
