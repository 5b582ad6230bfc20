"""Where unsorted names may belong, told from their words and from what comes before and after."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from desireline.insights.grouping import Group, grouped
from desireline.insights.lexicon import STAGE_NAMES, is_technical, role_of
from desireline.insights.neighbors import Neighborhood, neighborhoods
from desireline.insights.proposed_rules import Test, caught, name_tests, page_tests
from desireline.insights.raw_names import RawName, raw_names, segments_of, stem_of, tokens_of
from desireline.insights.splitting import TouchpointSplit, splits
from desireline.journeys.sortable import Sortable
from desireline.maps.channels import channel_of
from desireline.maps.claim import Condition
from desireline.maps.edits.catalog import edit_to_json
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.rules import AddRule, SetAside
from desireline.maps.edits.several import AcceptSuggestion
from desireline.maps.edits.touchpoints import AddTouchpoint
from desireline.maps.journey_map import JourneyMap, Touchpoint

MOST_SUGGESTIONS = 12
MOST_NAMES_SHOWN = 4
LIKE = 0.5
LEAST_EVENTS = 5
HALF = 50
Kind = Literal["join", "new", "aside", "split"]
_ORDER: tuple[Kind, ...] = ("join", "new", "aside", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One proposed change; nothing happens before it is accepted.

    Attributes:
        names: The raw names it is about, the largest first.
        reason: One sentence with the counts it rests on.
        events: Events it is about.
        gain: Share of all events, 0–1, that would be covered on top.
        stage_id: The stage it is about; empty = none.
        edit: The edit that accepts it, as a request holds it.
    """

    id: str
    kind: Kind
    title: str
    names: tuple[str, ...]
    reason: str
    events: int
    gain: float
    stage_id: str
    edit: dict[str, Any]


def suggestions(study: Sortable, journey_map: JourneyMap) -> tuple[Suggestion, ...]:
    """Return what could be done with unsorted names and with touchpoints that are two.

    Names join a touchpoint they share a path or words with, become a new one where the
    journeys place them, or are set aside as nothing a customer did. Most events first.
    """
    everything = raw_names(study.warehouse)
    loose = unsorted_names(study, everything)
    total = sum(one.events for one in everything)
    aside = [one for one in loose if is_technical(one.name, tokens_of(one.name))]
    hidden = {one.key for one in aside}
    grouping = grouped([one for one in loose if one.key not in hidden])
    groups = grouping.groups
    around = neighborhoods(study, journey_map, [*groups, *_aside_group(aside)])
    makers = _Maker(
        journey_map=journey_map,
        everything=everything,
        loose=loose,
        tail=grouping.unsorted,
        total=max(total, 1),
    )
    found: list[Suggestion] = []
    for group in groups:
        home = _home_of(journey_map, group)
        place = around.groups[group.key]
        if home is not None:
            found.append(makers.join(group, home, place, around.touchpoints[home.id]))
        elif group.events >= LEAST_EVENTS and journey_map.stages:
            found.append(makers.new(group, place))
    if aside:
        found.append(makers.aside(aside, around.groups["aside"]))
    found += [makers.split(one) for one in splits(study, journey_map)]
    found.sort(key=lambda one: (-one.events, _ORDER.index(one.kind), one.title))
    return tuple(found[:MOST_SUGGESTIONS])


def unsorted_names(study: Sortable, everything: Sequence[RawName]) -> tuple[RawName, ...]:
    """Return the raw names of events no rule matches, with the number of these events."""
    free = study.labelled.filter(study.labelled.touchpoint_id.isnull()).select("event_id")
    loose = raw_names(study.warehouse, only=free)
    known = {one.key for one in everything}
    return tuple(one for one in loose if one.key in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Writes suggestions for one map; a rule added last catches only what is still loose."""

    journey_map: JourneyMap
    everything: Sequence[RawName]
    loose: Sequence[RawName]
    tail: Sequence[RawName]
    total: int

    def join(
        self, group: Group, home: Touchpoint, place: Neighborhood, own: Neighborhood
    ) -> Suggestion:
        reason = "The names are alike."
        if place.next_id and place.next_id == own.next_id:
            share, following = place.next_share, self._name(place.next_id)
            reason = f"In {share:.0f} of 100 journeys {following} comes next, as after {home.name}."
        elif place.next_id:
            share, following = place.next_share, self._name(place.next_id)
            reason = f"The names are alike; in {share:.0f} of 100 journeys {following} comes next."
        tests = self._tests(group)
        title = f"Join “{home.name}”"
        names = caught(self.loose, tests)
        rules = self._rules(tests, home.id)
        return self._suggestion("join", title, names, reason, home.stage_id, rules)

    def new(self, group: Group, place: Neighborhood) -> Suggestion:
        stage_id, before = self._stage_of_subject(group) or self._stage_for(place)
        touchpoint_id = self._id("tp", group.title)
        channel = group.channel or "other"
        add = AddTouchpoint(
            touchpoint_id=touchpoint_id,
            name=group.title,
            stage_id=stage_id,
            before=before,
            channel=channel,
            mode=channel_of(channel).mode,
        )
        tests = self._tests(group)
        edits = (add, *self._rules(tests, touchpoint_id))
        title = f"New: “{group.title}”"
        names = caught(self.loose, tests)
        return self._suggestion("new", title, names, self._where(place), stage_id, edits)

    def aside(self, names: Sequence[RawName], place: Neighborhood) -> Suggestion:
        alone = "Named like what no customer goes for. "
        if place.events and place.alone_share > HALF:
            alone = f"No step of a journey follows in {place.alone_share:.0f} of 100. "
        reason = f"{alone}Kept, counted, never on the map."
        tests = name_tests(names, self.everything)
        edits = tuple(
            SetAside(rule_id=self._rule_id("", test), conditions=test, before=self._first_rule())
            for test in tests
        )
        told = caught(names, tests)
        return self._suggestion("aside", "Set aside: not customers", told, reason, "", edits)

    def split(self, found: TouchpointSplit) -> Suggestion:
        title = f"Split “{found.touchpoint.name}” in two"
        edit = AcceptSuggestion(title=title, edits=found.edits, suggestion_id=_hash(title))
        return Suggestion(
            id=_hash(title),
            kind="split",
            title=title,
            names=found.names,
            reason=found.reason,
            events=found.events,
            gain=0.0,
            stage_id=found.touchpoint.stage_id,
            edit=edit_to_json(edit),
        )

    def _suggestion(  # noqa: PLR0913 - the parts of one suggestion
        self,
        kind: Kind,
        title: str,
        names: Sequence[RawName],
        reason: str,
        stage_id: str,
        edits: tuple[Edit, ...],
    ) -> Suggestion:
        shown = sorted(names, key=lambda one: (-one.events, one.key))
        events = sum(one.events for one in names)
        identity = _hash("|".join([kind, title, *(one.key for one in shown)]))
        edit = AcceptSuggestion(title=title, edits=edits, suggestion_id=identity)
        return Suggestion(
            id=identity,
            kind=kind,
            title=title,
            names=tuple(dict.fromkeys(one.name for one in shown)),
            reason=reason,
            events=events,
            gain=events / self.total,
            stage_id=stage_id,
            edit=edit_to_json(edit),
        )

    def _tests(self, group: Group) -> list[Test]:
        if group.prefix:
            return page_tests(group, self.everything)
        return name_tests(group.names, self.loose, tail=self.tail)

    def _rules(self, tests: Sequence[Test], touchpoint_id: str) -> tuple[AddRule, ...]:
        return tuple(
            AddRule(
                rule_id=self._rule_id(touchpoint_id, test),
                touchpoint_id=touchpoint_id,
                conditions=test,
            )
            for test in tests
        )

    def _stage_of_subject(self, group: Group) -> tuple[str, str] | None:
        """Return the stage that bears the usual name of what the words speak of."""
        role = role_of(group.words)
        named = STAGE_NAMES[role] if role is not None else ""
        return next(((one.id, "") for one in self.journey_map.stages if one.name == named), None)

    def _stage_for(self, place: Neighborhood) -> tuple[str, str]:
        """Return the stage of the closer neighbor, else the first stage, and the place in it."""
        stage_of = {one.id: one.stage_id for one in self.journey_map.touchpoints}
        if place.next_id and stage_of.get(place.previous_id) != stage_of.get(place.next_id):
            closer_next = place.next_share > place.previous_share
            if closer_next:
                return stage_of[place.next_id], place.next_id
        if place.previous_id:
            return stage_of[place.previous_id], ""
        if place.next_id:
            return stage_of[place.next_id], place.next_id
        return self.journey_map.stages[0].id, ""

    def _where(self, place: Neighborhood) -> str:
        before, after = self._name(place.previous_id), self._name(place.next_id)
        if before and after:
            return (
                f"{before} comes before in {place.previous_share:.0f} of 100 journeys, "
                f"{after} after in {place.next_share:.0f}."
            )
        if after:
            return f"In {place.next_share:.0f} of 100 journeys {after} comes next."
        if before:
            return f"In {place.previous_share:.0f} of 100 journeys it follows {before}."
        return "No journey tells where it belongs; choose its stage."

    def _name(self, touchpoint_id: str) -> str:
        names = {one.id: one.name for one in self.journey_map.touchpoints}
        return names.get(touchpoint_id, "")

    def _id(self, prefix: str, title: str) -> str:
        slug = "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())
        taken = {one.id for one in self.journey_map.touchpoints}
        wanted = f"{prefix}-{slug}"
        return wanted if wanted not in taken else f"{wanted}-{_hash(title)[:6]}"

    def _rule_id(self, touchpoint_id: str, test: tuple[Condition, ...]) -> str:
        parts = [f"{one.field}|{one.operator}|{one.value}" for one in test]
        return "rule-" + _hash("|".join([touchpoint_id, *parts]))

    def _first_rule(self) -> str:
        ordered = sorted(self.journey_map.rules, key=lambda one: one.order)
        return ordered[0].id if ordered else ""


def _home_of(journey_map: JourneyMap, group: Group) -> Touchpoint | None:
    """Return the touchpoint whose rules, names or own name a group is most like; None = new."""
    best: tuple[float, str] = (0.0, "")
    values = _rule_values(journey_map)
    for touchpoint in journey_map.touchpoints:
        elsewhere = bool(group.channel) and touchpoint.channel not in (group.channel, "other", "")
        if elsewhere and not _is_same_name(group, values[touchpoint.id]):
            continue
        likeness = max(
            (_likeness(group, value) for value in (touchpoint.name, *values[touchpoint.id])),
            default=0.0,
        )
        best = max(best, (likeness, touchpoint.id))
    if best[0] < LIKE:
        return None
    return next(one for one in journey_map.touchpoints if one.id == best[1])


def _is_same_name(group: Group, values: Sequence[str]) -> bool:
    """Tell whether a rule names exactly what a group holds: one thing in another channel."""
    own = {one.name.lower() for one in group.names}
    return any(value.lower() in own for value in values)


def _rule_values(journey_map: JourneyMap) -> Mapping[str, list[str]]:
    values: dict[str, list[str]] = {one.id: [] for one in journey_map.touchpoints}
    for rule in journey_map.rules:
        if rule.touchpoint_id in values:
            values[rule.touchpoint_id] += [
                one.value for one in rule.conditions if one.field in ("name", "page")
            ]
    return values


def _likeness(group: Group, value: str) -> float:
    """Return how alike a group and a name or path are: shared path parts, or shared words."""
    if value.startswith("/") and group.prefix.startswith("/"):
        one, other = segments_of(value), segments_of(group.names[0].name)
        return 1.0 if one and other and one[0] == other[0] else 0.0
    words, others = set(map(stem_of, group.words)), set(map(stem_of, tokens_of(value)))
    return len(words & others) / len(words | others) if words and others else 0.0


def _aside_group(names: Sequence[RawName]) -> list[Group]:
    if not names:
        return []
    return [Group(key="aside", title="", channel="", names=tuple(names), words=(), prefix="")]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
