"""An edit of the rules derives labels alone anew, and the sorting board waits for no journeys."""

from __future__ import annotations

from dataclasses import replace

from desireline.insights.journey_questions import journey_questions
from desireline.insights.sorting import names, rule_counts
from desireline.insights.suggesting import suggestions
from desireline.journeys.study import Study
from desireline.maps.reading import Filter
from desireline.workspace.study_shelf import GROUNDS_KEPT, LABELS_KEPT, STUDIES_KEPT, StudyShelf
from tellings import START_MS, UNITS, map_of, told, warehouse_of

LOG = """
    ana   ad visit order +20d ad visit
    ben   visit +40d ad order +1h ad
    cleo  ad +100d ad call
    """
AS_OF = START_MS + 120 * UNITS["d"]
MAP = map_of("need: ad visit | pay: order", target="order")


def test_labels_alone_give_the_board_what_a_study_gives() -> None:
    warehouse = warehouse_of(told(LOG))
    labels = StudyShelf().labels_of(warehouse, MAP, as_of_ms=AS_OF)
    study = Study.of(warehouse_of(told(LOG)), MAP, as_of_ms=AS_OF)
    for show in ("unsorted", "double", "all"):
        found = names(labels, MAP, show=show, search="")
        assert found == names(study, MAP, show=show, search="")
        assert found.events == 12
    assert rule_counts(labels, MAP) == rule_counts(study, MAP)
    assert journey_questions(labels, MAP) == journey_questions(study, MAP)
    assert suggestions(labels, MAP) == suggestions(study, MAP)


def test_an_edit_of_the_rules_keeps_customers_and_order() -> None:
    warehouse, shelf = warehouse_of(told(LOG)), StudyShelf()
    before = shelf.labels_of(warehouse, MAP, as_of_ms=AS_OF)
    fewer = replace(MAP, rules=MAP.rules[:-1])
    after = shelf.labels_of(warehouse, fewer, as_of_ms=AS_OF)
    assert after.places is before.places
    assert not shelf.grounds, "no journeys are derived for the board"
    assert names(after, fewer, show="all", search="").covered == 9
    assert names(before, MAP, show="all", search="").covered == 11


def test_what_was_derived_for_many_edits_is_let_go() -> None:
    warehouse, shelf = warehouse_of(told(LOG)), StudyShelf()
    first = shelf.labels_of(warehouse, MAP, as_of_ms=AS_OF)
    for number in range(LABELS_KEPT + GROUNDS_KEPT + 2):
        rules = tuple(replace(rule, id=f"{rule.id}-{number}") for rule in MAP.rules)
        edited = replace(MAP, rules=rules)
        if number % 2:
            shelf.study(warehouse, edited, limits=Filter(), as_of_ms=AS_OF)
        else:
            shelf.labels_of(warehouse, edited, as_of_ms=AS_OF)
    assert first.key not in shelf.labels
    assert warehouse.kept(f"{first.key}_labelled") is None
    assert warehouse.kept(f"{first.places.key}_marks") is not None, "the others stand on it"
    shelf.clear(warehouse)
    assert warehouse.kept(f"{first.places.key}_marks") is None


def test_the_whole_map_outlives_many_filters() -> None:
    warehouse, shelf = warehouse_of(told(LOG)), StudyShelf()
    first = shelf.study(warehouse, MAP, limits=Filter(), as_of_ms=AS_OF)
    journeys = warehouse.rows(first.journeys.order_by("journey"))
    for number in range(STUDIES_KEPT + 1):
        limits = Filter(period_from=f"2026-01-{number + 1:02}")
        shelf.study(warehouse, MAP, limits=limits, as_of_ms=AS_OF)
    whole = shelf.study(warehouse, MAP, limits=Filter(), as_of_ms=AS_OF)
    assert warehouse.rows(whole.journeys.order_by("journey")) == journeys
