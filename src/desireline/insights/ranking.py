"""Which quantities a sentence could be held against, ranked by its words and its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from desireline.insights.concepts import concepts_in
from desireline.insights.judging import can_test
from desireline.insights.marks import gain_of, is_heard, marks_of, rarity_of
from desireline.insights.ranking_contacts import CONTACTS, contacts_named
from desireline.insights.ranking_fit import BASE, HALF_SATISFIED, fit_of
from desireline.insights.ranking_shares import (
    LEAST_PAIRS,
    alike,
    gives_up,
    gives_up_in,
    pairs_named,
    shown_already,
    speaks_of_all_who_come,
    speaks_of_everybody,
    speaks_of_some,
)
from desireline.insights.ranking_targets import targets_named
from desireline.insights.ranking_totals import fitting_totals
from desireline.insights.sentence import Sentence, read_sentence
from desireline.insights.testable import FieldValues, Testables
from desireline.maps.channels import channel_of
from desireline.maps.claim import Quantity, QuantityKind
from desireline.maps.journey_map import JourneyMap, LaneKind, Statement, Touchpoint

FITTING = 0.72
YES_NO = ("yes", "no", "true", "false", "ja", "nein", "1", "0")
UNNAMED = 0.8
SPOKEN_OF = 0.74
PARTLY = 0.3
CHANNEL = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A quantity a sentence could be held against.

    Attributes:
        score: How well words, place and cues fit; ``FITTING`` and more is proposed.
        values: The field's values, for a share of one of them.
        concepts: The concepts of the sentence that led here.
    """

    quantity: Quantity
    score: float
    values: FieldValues | None = None
    concepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """The words by which a touchpoint can be recognized, with a weight each."""

    touchpoint: Touchpoint
    weights: dict[str, float]


class Ranking:
    """The quantities of one map, ready to be ranked for any of its statements."""

    def __init__(self, journey_map: JourneyMap, found: Testables) -> None:
        self._map = journey_map
        self._found = found
        self._lanes = {lane.id: lane.kind for lane in journey_map.lanes}
        self._places = {stage.id: index for index, stage in enumerate(journey_map.stages)}
        seen = set(found.steps) | set(found.ratings)
        self._profiles = [
            _profile(one, found.touchpoint_names.get(one.id, ()))
            for one in journey_map.touchpoints
            if one.id in seen or any(entry.touchpoint_id == one.id for entry in found.fields)
        ]
        self._rarity = rarity_of([one.weights for one in self._profiles])
        self._value_rarity = rarity_of(
            [
                dict.fromkeys(marks_of(value), 1.0)
                for entry in found.fields
                for value in entry.counts
            ]
        )

    def candidates(
        self, statement: Statement, *, every_kind: bool = False
    ) -> tuple[Candidate, ...]:
        """Return every quantity that fits the statement at all, the best first.

        ``every_kind``: those too that its words cannot mean, such as times without a word of time.
        """
        said = read_sentence(statement.text)
        if every_kind:
            said = replace(said, cues=said.cues | {"time"})
        lane = self._lanes.get(statement.lane_id, "free")
        subjects = {one.touchpoint.id: self._subject(one, said) for one in self._profiles}
        found = chain(
            self._of_touchpoints(said, statement, lane, subjects),
            self._of_fields(said, statement, lane, subjects),
            self._of_other_shares(said, lane, subjects, every_kind=every_kind),
            self._of_contacts(said, statement, subjects),
            self._of_stages(said, statement, lane),
            self._of_targets(said, statement, lane),
            self._of_waits(said, statement, lane, subjects),
            self._of_recommending(said, subjects),
            self._of_kpis(said),
            self._of_totals(said),
        )
        best: dict[Quantity, Candidate] = {}
        stages = {one.id: one.name for one in self._map.stages}
        for one in found:
            if not every_kind and not (
                can_test(one.quantity, said, lane=lane, stages=stages)
                and self._of_its_contacts(one.quantity, said)
            ):
                continue
            if one.quantity not in best or best[one.quantity].score < one.score:
                best[one.quantity] = one
        return tuple(sorted(best.values(), key=lambda one: (-one.score, repr(one.quantity))))

    def fitting(self, statement: Statement, *, most: int = 3) -> tuple[Candidate, ...]:
        """Return the few that fit best, of different kinds where several fit alike."""
        left = [one for one in self.candidates(statement) if one.score >= FITTING]
        chosen: list[Candidate] = []
        while left and len(chosen) < most:
            shown = [one.quantity for one in chosen]
            best = max(left, key=lambda one: one.score - shown_already(one.quantity, shown))
            chosen.append(best)
            left = [one for one in left if not alike(one.quantity, best.quantity)]
        return tuple(chosen)

    def _of_its_contacts(self, quantity: Quantity, said: Sentence) -> bool:
        """Tell whether a share is of calls where a sentence speaks of calls and there are any."""
        marks = {f"#{one}" for one in said.concepts & CONTACTS}
        if quantity.kind != "touchpoint_share" or not marks:
            return True
        having = {one.touchpoint.id for one in self._profiles if marks & one.weights.keys()}
        return not having or bool({quantity.touchpoint_id, quantity.other_touchpoint_id} & having)

    def _subject(self, profile: _Profile, said: Sentence) -> float:
        heard = [mark for mark in profile.weights if is_heard(mark, said)]
        gain = sum(profile.weights[mark] * self._rarity[mark] for mark in heard)
        told = self._told(profile, said)
        return gain / (gain + HALF_SATISFIED) * (UNNAMED + (1 - UNNAMED) * told)

    def _near(self, stage_id: str, statement: Statement) -> float:
        if not statement.stage_id:
            return 0.06  # a promise is about no stage more than another
        apart = abs(self._places.get(stage_id, 99) - self._places.get(statement.stage_id, 0))
        return 0.26 if apart == 0 else 0.06 if apart == 1 else 0.0

    def _of_touchpoints(
        self, said: Sentence, statement: Statement, lane: LaneKind, subjects: dict[str, float]
    ) -> Iterable[Candidate]:
        shared = Counter(one.touchpoint.channel for one in self._profiles)
        elsewhere = PARTLY * (speaks_of_all_who_come(said) or speaks_of_some(said))
        for profile in self._profiles:
            one = profile.touchpoint
            subject = subjects[one.id]
            if subject == 0:
                continue
            used = not gives_up(said) or gives_up_in(one.name)
            where = 0.9 * subject + self._near(one.stage_id, statement)
            if _only_by_channel(profile, said) and shared[one.channel] > 1:
                continue  # calls for one reason are a part of all calls
            kinds: list[tuple[QuantityKind, Quantity]] = []
            if self._found.steps.get(one.id) and used:
                kinds = [
                    ("touchpoint_share", _at(one, "touchpoint_share", stage=True)),
                    ("repeat_share", _at(one, "repeat_share")),
                    ("steps_per_journey", _at(one, "steps_per_journey", stage=True)),
                ]
            if self._found.ratings.get(one.id):
                kinds.append(("emotion", _at(one, "emotion")))
            for kind, quantity in kinds:
                off = elsewhere if kind == "touchpoint_share" and said.share else 0.0
                yield Candidate(
                    quantity=quantity,
                    score=where + fit_of(kind, said, lane) - off,
                    concepts=said.concepts & _concepts(profile),
                )

    def _of_other_shares(
        self, said: Sentence, lane: LaneKind, subjects: dict[str, float], *, every_kind: bool
    ) -> Iterable[Candidate]:
        """Give shares of all journeys, and of those with one touchpoint that go on to another."""
        if not every_kind and (said.share is None or gives_up(said)):
            return
        fit = fit_of("touchpoint_share", said, lane)
        whole = speaks_of_everybody(said)
        for one, subject in subjects.items():
            if subject and self._found.steps.get(one) and (whole or every_kind):
                near = 0.3 if whole else 0.1
                share = Quantity(kind="touchpoint_share", touchpoint_id=one)
                yield Candidate(quantity=share, score=0.9 * subject + near + fit)
        own = {one.touchpoint.id: _own_heard(one, said) for one in self._profiles}
        for quantity, subject in pairs_named(self._found, subjects, own_words=own):
            near = 0.1 if whole else 0.34 + PARTLY * speaks_of_some(said)
            yield Candidate(quantity=quantity, score=0.9 * subject + near + fit)

    def _of_contacts(
        self, said: Sentence, statement: Statement, subjects: dict[str, float]
    ) -> Iterable[Candidate]:
        at = {
            one.touchpoint.id: _only_by_channel(one, said)
            for one in self._profiles
            if subjects[one.touchpoint.id] and self._found.steps.get(one.touchpoint.id)
        }
        here = statement.stage_id if statement.stage_id in self._found.observed else ""
        for quantity, score in contacts_named(self._map, said, at=at, stage_id=here):
            yield Candidate(quantity=quantity, score=score, concepts=said.concepts & CONTACTS)

    def _told(self, profile: _Profile, said: Sentence) -> float:
        """Return the share of a touchpoint's own name that a sentence says."""
        return len(_own_heard(profile, said)) / max(list(profile.weights.values()).count(1), 1)

    def _of_fields(
        self, said: Sentence, statement: Statement, lane: LaneKind, subjects: dict[str, float]
    ) -> Iterable[Candidate]:
        stage_of = {one.id: one.stage_id for one in self._map.touchpoints}
        for entry in self._found.fields:
            about = marks_of(entry.field)
            about_gain = gain_of(about, said, self._rarity, otherwise=1.2)
            kind: QuantityKind = "answer_share" if entry.said else "field_share"
            where = 0.4 * subjects.get(entry.touchpoint_id, 0.0)
            where -= PARTLY * (said.share is not None and speaks_of_all_who_come(said))
            where += self._near(stage_of.get(entry.touchpoint_id, ""), statement)
            for value in _chosen_values(entry, said, asked=about_gain > 0):
                gain = gain_of(marks_of(value), said, self._value_rarity, otherwise=1.0)
                whole = gain + 0.8 * about_gain
                if whole <= 0:
                    continue
                score = where + 0.9 * whole / (whole + HALF_SATISFIED) + fit_of(kind, said, lane)
                fact = value.lower() in YES_NO
                if entry.field in ("name", "channel", "device") or (gain == 0 and not fact):
                    score -= 0.25 if entry.field == "name" else 0.15
                quantity = Quantity(
                    kind=kind, touchpoint_id=entry.touchpoint_id, field=entry.field, value=value
                )
                found = concepts_in(value) | concepts_in(entry.field)
                yield Candidate(
                    quantity=quantity, score=score, values=entry, concepts=said.concepts & found
                )

    def _of_stages(
        self, said: Sentence, statement: Statement, lane: LaneKind
    ) -> Iterable[Candidate]:
        stages = {stage.id: stage for stage in self._map.stages}
        last = self._found.observed[-1:]
        for stage_id in self._found.observed:
            place = self._places[stage_id]
            following = "".join(one.name for one in self._map.stages[place + 1 : place + 2])
            words = marks_of(stages[stage_id].name) | marks_of(following)
            named = gain_of(words, said, self._rarity, otherwise=1.0)
            if not named and stage_id != statement.stage_id:
                continue
            where = 0.34 * named / (named + 1.0) + (0.3 if stage_id == statement.stage_id else 0.0)
            own = 0.2 * any(is_heard(mark, said) for mark in marks_of(stages[stage_id].name))
            kinds: tuple[QuantityKind, ...] = ("conversion", "stage_time", "goal_rate")
            for kind in kinds:
                if (stage_id,) == last and kind != "goal_rate":
                    continue
                more = 0.12 if kind == "goal_rate" and said.concepts & {"buy", "pay"} else 0.0
                timed = 0.16 + own if kind == "stage_time" and said.seconds else 0.0
                told = SPOKEN_OF if kind == "conversion" and self._is_next(place, said) else 0.0
                yield Candidate(
                    quantity=Quantity(kind=kind, stage_id=stage_id),
                    score=where + fit_of(kind, said, lane) + more + timed + told,
                )
            felt = Quantity(kind="emotion", stage_id=stage_id)
            if any(one.stage_id == stage_id for one in self._rated()):
                yield Candidate(quantity=felt, score=where + fit_of("emotion", said, lane) - 0.04)
        yield Candidate(
            quantity=Quantity(kind="repurchase"), score=fit_of("repurchase", said, lane)
        )

    def _of_targets(
        self, said: Sentence, statement: Statement, lane: LaneKind
    ) -> Iterable[Candidate]:
        """Give how many reach a further target action whose name or kind a sentence says."""
        fit = BASE["touchpoint_share"] + fit_of("goal_rate", said, lane)
        here = statement.stage_id if statement.stage_id in self._found.observed else ""
        for target, gain in targets_named(self._map, said, self._rarity):
            for stage_id in dict.fromkeys(("", here)):
                near = self._near(stage_id, statement) if stage_id else 0.1
                share = Quantity(kind="goal_rate", stage_id=stage_id, target_id=target.id)
                yield Candidate(quantity=share, score=0.9 * gain + near + fit)

    def _is_next(self, place: int, said: Sentence) -> bool:
        """Tell whether a sentence speaks of one stage and of all that is met in the next.

        Where every touchpoint after buying is a call, "buyers call" is a share that goes on.
        """
        here, following = [*self._map.stages, None, None][place : place + 2]
        if here is None or following is None:
            return False
        spoken = said.concepts & concepts_in(here.name)
        met = [one for one in self._profiles if one.touchpoint.stage_id == following.id]
        heard = said.concepts - spoken
        return bool(spoken and met) and all(heard & _concepts(one) for one in met)

    def _of_waits(
        self, said: Sentence, statement: Statement, lane: LaneKind, subjects: dict[str, float]
    ) -> Iterable[Candidate]:
        if "time" not in said.cues and lane != "time":
            return
        stage_of = {one.id: one.stage_id for one in self._map.touchpoints}
        targets = set(self._map.header.journey.target)
        busiest = max(self._found.follows.values(), default=1)
        for (one, other), journeys in self._found.follows.items():
            back = self._found.follows.get((other, one), 0)
            if journeys < LEAST_PAIRS or one not in subjects or other not in subjects:
                continue
            forth = journeys / (journeys + back)
            about = 0.42 * subjects[one] + 0.62 * subjects[other]
            if about == 0 or forth < 0.5:  # noqa: PLR2004 - the usual order
                continue
            about += 0.22 * (one in targets and subjects[other] > 0)
            score = about + 0.6 * self._near(stage_of[other], statement)
            score += 0.1 * (forth - 0.5) + (0.16 if said.seconds else 0.0)
            score += 0.1 * journeys / busiest
            yield Candidate(
                quantity=Quantity(kind="wait", touchpoint_id=one, other_touchpoint_id=other),
                score=score + fit_of("wait", said, lane),
            )

    def _of_recommending(self, said: Sentence, subjects: dict[str, float]) -> Iterable[Candidate]:
        for touchpoint_id in self._found.recommended if "recommend" in said.cues else ():
            quantity = Quantity(kind="nps", touchpoint_id=touchpoint_id)
            score = fit_of("nps", said, "free") + 0.6 * subjects.get(touchpoint_id, 0.0)
            yield Candidate(quantity=quantity, score=score - 0.1 * bool(touchpoint_id))

    def _of_kpis(self, said: Sentence) -> Iterable[Candidate]:
        for kpi in self._map.kpis:
            gain = gain_of(marks_of(kpi.name), said, self._rarity, otherwise=1.0)
            if gain > 0 and kpi.quantity.kind != "events":
                score = 0.3 + 0.8 * gain / (gain + HALF_SATISFIED)
                yield Candidate(quantity=kpi.quantity, score=score)

    def _of_totals(self, said: Sentence) -> Iterable[Candidate]:
        for one in fitting_totals(self._found.totals, said):
            yield Candidate(quantity=one.quantity, score=one.score, concepts=one.concepts)

    def _rated(self) -> list[Touchpoint]:
        return [one for one in self._map.touchpoints if self._found.ratings.get(one.id)]


def _profile(touchpoint: Touchpoint, names: Sequence[str]) -> _Profile:
    weights: dict[str, float] = {}
    channel = channel_of(touchpoint.channel)
    for text, weight in ((touchpoint.name, 1.0), *((name, 0.6) for name in names)):
        for mark in marks_of(text):
            weights[mark] = max(weights.get(mark, 0.0), weight)
    for mark in marks_of(f"{channel.name} {touchpoint.channel}"):
        weights[mark] = max(weights.get(mark, 0.0), CHANNEL)
    return _Profile(touchpoint=touchpoint, weights=weights)


def _only_by_channel(profile: _Profile, said: Sentence) -> bool:
    """Tell whether a sentence names nothing of a touchpoint but that it is a call or a chat."""
    heard = {one: w for one, w in profile.weights.items() if is_heard(one, said)}
    return all(w == CHANNEL and one[1:] in CONTACTS for one, w in heard.items())


def _own_heard(profile: _Profile, said: Sentence) -> frozenset[str]:
    return frozenset(one for one, w in profile.weights.items() if w == 1 and is_heard(one, said))


def _concepts(profile: _Profile) -> frozenset[str]:
    return frozenset(mark[1:] for mark in profile.weights if mark[0] == "#")


def _chosen_values(entry: FieldValues, said: Sentence, *, asked: bool) -> Iterable[str]:
    """Give the values a sentence may mean: those it names; of yes and no the one it says."""
    lowered = {value.lower(): value for value in entry.counts}
    for yes, no in zip(YES_NO[::2], YES_NO[1::2], strict=True):
        if set(lowered) == {yes, no}:
            late = said.denied or any(
                word in said.text.lower().split() for word in ("late", "too", "delayed", "broken")
            )
            yield lowered[no if late else yes]
            return
    named = [
        value for value in entry.counts if any(is_heard(mark, said) for mark in marks_of(value))
    ]
    yield from named or (tuple(entry.counts)[:1] if asked else ())


def _at(touchpoint: Touchpoint, kind: QuantityKind, *, stage: bool = False) -> Quantity:
    stage_id = touchpoint.stage_id if stage else ""
    return Quantity(kind=kind, stage_id=stage_id, touchpoint_id=touchpoint.id)
