"""What of a map could be tested: the touchpoints seen, the fields their rows carry, the pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import ibis

from desireline.journeys.labelling import field_text
from desireline.journeys.recommending import recommendations
from desireline.journeys.report_lines import ReportLine, newest_lines
from desireline.journeys.study import Study

COLUMNS = ("name", "channel", "device")
MOST_TEXTS = 300
MOST_VALUES = 12
LONGEST_VALUE = 60
SELDOM = 0.02
_IDENTIFYING = ("id", "ids", "session", "token", "hash", "uuid", "number", "nr")
_INNER = frozenset({"scale", "distribution_channel", "language", "Mention"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValues:
    """One field of a touchpoint's events or answers, and how often each value stands in it.

    Attributes:
        said: Whether customers answered it, rather than a system noting it.
        counts: Value → rows of the sample, most first.
    """

    touchpoint_id: str
    field: str
    said: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Testables:
    """Everything of a map that a sentence could be held against, without its figures.

    Attributes:
        steps: Touchpoint id → steps of journeys there.
        ratings: Touchpoint id → answers with a score or a named emotion.
        recommended: Touchpoint ids with answers from 0 to 10 to whether they would recommend us;
            an empty one stands for the whole journey.
        fields: Fields with few enough values to choose from.
        follows: (touchpoint, later touchpoint) → journeys that have both in this order.
        observed: Stages with at least one journey.
        touchpoint_names: Touchpoint id → the raw names its rules catch.
        totals: Lines of our own reports in their newest period.
        sources: (touchpoint, whether said) → names of the sources that tell of it.
    """

    steps: Mapping[str, int] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)
    recommended: tuple[str, ...] = ()
    fields: tuple[FieldValues, ...] = ()
    follows: Mapping[tuple[str, str], int] = field(default_factory=dict)
    observed: tuple[str, ...] = ()
    touchpoint_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)
    totals: tuple[ReportLine, ...] = ()

    def sources_of(self, touchpoint_id: str, *, said: bool) -> tuple[str, ...]:
        """Return the names of the sources that tell of a touchpoint, most rows first."""
        return self.sources.get((touchpoint_id, said), ())


def testables(study: Study) -> Testables:
    """Return what the evidence of a study can speak of.

    Fields are read from the most frequent combinations of attributes, so that a log of any
    length costs a few grouped queries; shares are counted from all rows later.
    """
    stages = study.journey_map.stages
    return Testables(
        steps=_counts(study, study.steps),
        ratings=_counts(study, study.answers.filter(study.answers.valence.notnull())),
        recommended=recommended_places(study),
        fields=(*_event_fields(study), *_answer_fields(study)),
        follows=_follows(study),
        observed=tuple(stages[index].id for index in study.ground.observed),
        touchpoint_names=_rule_names(study),
        sources={**_sources(study, said=False), **_sources(study, said=True)},
        totals=newest_lines(study),
    )


def recommended_places(study: Study) -> tuple[str, ...]:
    """Return the touchpoints whose answers say whether they would recommend us; '' = none."""
    told = recommendations(study.answers).select("touchpoint_id", "stage_index").distinct()
    return tuple(
        sorted(
            str(row["touchpoint_id"] or "")
            for row in study.warehouse.rows(told)
            if row["touchpoint_id"] is None or row["stage_index"] is not None
        )
    )


def distribution(study: Study, found: FieldValues) -> dict[str, int]:
    """Return how many rows have each value of a field, all rows counted, most first."""
    rows = _answers_of(study) if found.said else _events_of(study)
    chosen = rows.filter(rows.touchpoint_id == found.touchpoint_id)
    told = chosen.select(text=field_text(chosen, found.field)).filter(ibis._.text != "")
    counted = study.warehouse.rows(told.group_by("text").agg(n=ibis._.count()))
    counts = {str(row["text"]): int(str(row["n"])) for row in counted}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _counts(study: Study, rows: ibis.Table) -> dict[str, int]:
    grouped = rows.filter(rows.touchpoint_id.notnull()).group_by("touchpoint_id")
    found = study.warehouse.rows(grouped.agg(n=ibis._.count()))
    return {str(row["touchpoint_id"]): int(str(row["n"])) for row in found if row["touchpoint_id"]}


def _events_of(study: Study) -> ibis.Table:
    bound = study.labelled.filter(study.labelled.stage_index.notnull())
    events = study.warehouse.table("events")
    known = bound.select("event_id", "touchpoint_id")
    return events.inner_join(known, "event_id").select("touchpoint_id", *COLUMNS, "attributes")


def _answers_of(study: Study) -> ibis.Table:
    answers = study.answers.filter(study.answers.stage_index.notnull())
    return answers.mutate(device=ibis.null("string")).select(
        "touchpoint_id", *COLUMNS, "attributes"
    )


def _event_fields(study: Study) -> Iterable[FieldValues]:
    return _fields(_texts(study, _events_of(study), most=MOST_TEXTS), said=False)


def _answer_fields(study: Study) -> Iterable[FieldValues]:
    found = _texts(study, _answers_of(study), most=MOST_TEXTS)
    return _fields((one for one in found if one[1] not in COLUMNS), said=True)


def _texts(study: Study, rows: ibis.Table, *, most: int) -> Iterable[tuple[str, str, str, int]]:
    """Give touchpoint, field, value and count of the most frequent combinations of fields."""
    grouped = rows.group_by("touchpoint_id", *COLUMNS, "attributes").agg(n=ibis._.count())
    place = ibis.row_number().over(
        group_by="touchpoint_id",
        order_by=[ibis.desc("n"), "name", "channel", "device", "attributes"],
    )
    ranked = grouped.mutate(place=place)
    for row in study.warehouse.rows(ranked.filter(ranked.place < most)):
        count = int(str(row["n"]))
        touchpoint = str(row["touchpoint_id"])
        for column in COLUMNS:
            if row[column]:
                yield touchpoint, column, str(row[column]), count
        for name, value in json.loads(str(row["attributes"] or "{}")).items():
            if value not in (None, ""):
                yield touchpoint, str(name), str(value), count


def _fields(texts: Iterable[tuple[str, str, str, int]], *, said: bool) -> Iterable[FieldValues]:
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for touchpoint, name, value, count in texts:
        values = counts.setdefault((touchpoint, name), {})
        values[value] = values.get(value, 0) + count
    for (touchpoint, name), values in sorted(counts.items()):
        if _is_choice(name, values):
            ordered = dict(sorted(values.items(), key=lambda pair: (-pair[1], pair[0])))
            yield FieldValues(touchpoint_id=touchpoint, field=name, said=said, counts=ordered)


def _is_choice(name: str, values: Mapping[str, int]) -> bool:
    """Tell whether a field holds a few kinds, not an identifier, a number or free text."""
    words = name.lower().replace("-", "_").split("_")
    total = sum(values.values())
    kinds = [value for value, count in values.items() if count >= SELDOM * total]
    return (
        name not in _INNER
        and words[-1] not in _IDENTIFYING
        and 2 <= len(values) <= MOST_VALUES  # noqa: PLR2004 - one value tells nothing apart
        and len(kinds) > 1
        and max(map(len, values)) <= LONGEST_VALUE
    )


def _follows(study: Study) -> dict[tuple[str, str], int]:
    """Count journeys in which the first step at one touchpoint comes before a step at another."""
    steps = study.steps.select("journey", "touchpoint_id", "step_no")
    first = steps.group_by("journey", "touchpoint_id").agg(first=steps.step_no.min())
    last = steps.group_by("journey", "touchpoint_id").agg(last=steps.step_no.max())
    later = last.rename(journey_there="journey", there="touchpoint_id")
    pairs = first.inner_join(later, first.journey == later.journey_there)
    ordered = pairs.filter(pairs["last"] > pairs["first"], pairs.there != pairs.touchpoint_id)
    counted = ordered.group_by("touchpoint_id", "there").agg(n=ibis._.count())
    return {
        (str(row["touchpoint_id"]), str(row["there"])): int(str(row["n"]))
        for row in study.warehouse.rows(counted)
    }


def _rule_names(study: Study) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for rule in study.journey_map.rules:
        texts = tuple(one.value for one in rule.conditions if one.field in ("name", "page"))
        if rule.touchpoint_id:
            names[rule.touchpoint_id] = (*names.get(rule.touchpoint_id, ()), *texts)
    return names


def _sources(study: Study, *, said: bool) -> dict[tuple[str, bool], tuple[str, ...]]:
    rows = study.answers if said else study.ground.labelled
    bound = rows.filter(rows.stage_index.notnull())
    counted = bound.group_by("touchpoint_id", "source_id").agg(n=ibis._.count())
    sources = study.warehouse.table("sources").select("source_id", source="name")
    found = study.warehouse.rows(counted.inner_join(sources, "source_id"))
    names: dict[tuple[str, bool], tuple[str, ...]] = {}
    for row in sorted(found, key=lambda one: (-int(str(one["n"])), str(one["source"]))):
        key = (str(row["touchpoint_id"]), said)
        names[key] = (*names.get(key, ()), str(row["source"]))
    return names
