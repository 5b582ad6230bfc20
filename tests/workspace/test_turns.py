"""Nobody works for a caller who went away, and the newest question is answered first."""

from __future__ import annotations

import threading
from collections.abc import Callable

import ibis
import pytest

from desireline.maps.reading import Filter
from desireline.warehouse import Warehouse
from desireline.warehouse.stopping import Stop, StoppedError, go_on, waited_for
from desireline.workspace.discovering import names
from desireline.workspace.finding import findings
from desireline.workspace.mapping import record_edit
from desireline.workspace.measuring import read
from desireline.workspace.turns import MOST_PASSED, Turns
from desireline.workspace.workspace import Workspace

LONG = 120.0


def at_once(work: Callable[[], object], stop: Stop | None = None) -> tuple[threading.Thread, list]:
    """Start work in a thread, for somebody who waits until ``stop`` says otherwise."""
    told: list[object] = []

    def run() -> None:
        try:
            with waited_for(stop or Stop()):
                told.append(work())
        except StoppedError as error:
            told.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread, told


def endless(warehouse: Warehouse, begun: threading.Event) -> Callable[[], object]:
    """Give a question that takes DuckDB hours."""
    many = ibis.range(0, 300_000).unnest().name("one").as_table()
    pairs = many.cross_join(many.rename(other="one"))

    def ask() -> object:
        begun.set()
        return warehouse.rows(pairs.filter(pairs.one + pairs.other == -1).count().as_table())

    return ask


def wait_until_queued(turns: Turns, many: int) -> None:
    """Wait until so many questions stand in the queue."""
    with turns._changed:
        assert turns._changed.wait_for(lambda: len(turns._waiting) == many, LONG)


def test_a_query_nobody_waits_for_ends() -> None:
    warehouse, begun, stop = Warehouse.in_memory(), threading.Event(), Stop()
    thread, told = at_once(endless(warehouse, begun), stop)
    assert begun.wait(LONG)
    stop.stop()
    thread.join(LONG)
    assert [type(one) for one in told] == [StoppedError]
    assert warehouse.rows(ibis.literal(1).name("one").as_table()) == [{"one": 1}]


def test_nothing_is_begun_for_somebody_who_is_gone() -> None:
    stop = Stop()
    with waited_for(stop):
        go_on()
        stop.stop()
        with pytest.raises(StoppedError):
            go_on()
        with pytest.raises(StoppedError), Turns():
            pass
    go_on()


def test_who_waits_for_a_turn_in_vain_leaves_the_queue() -> None:
    turns, stop = Turns(), Stop()
    with turns:
        thread, told = at_once(turns.__enter__, stop)
        wait_until_queued(turns, 1)
        stop.stop()
        thread.join(LONG)
        assert [type(one) for one in told] == [StoppedError]
        assert turns.waiting == 0


def test_the_newest_goes_first_and_the_home_page_before_it() -> None:
    turns, order = Turns(), list[str]()

    def take(name: str, *, ahead: bool) -> None:
        if ahead:
            with turns.ahead(), turns:
                order.append(name)
        else:
            with turns:
                order.append(name)

    threads = []
    with turns:
        for number, (name, ahead) in enumerate(
            [("oldest", False), ("home", True), ("older", False), ("newest", False)]
        ):
            threads.append(at_once(lambda name=name, ahead=ahead: take(name, ahead=ahead))[0])
            wait_until_queued(turns, number + 1)
        with turns:
            assert order == [], "a thread may take its turn twice; others wait"
    for thread in threads:
        thread.join(LONG)
    assert order == ["home", "newest", "older", "oldest"]


def test_whoever_was_passed_often_enough_goes_first() -> None:
    turns, order = Turns(), list[int]()

    def take(number: int) -> None:
        with turns:
            order.append(number)

    threads = []
    with turns:
        for number in range(MOST_PASSED + 3):
            threads.append(at_once(lambda number=number: take(number))[0])
            wait_until_queued(turns, number + 1)
    for thread in threads:
        thread.join(LONG)
    assert order == [*range(MOST_PASSED + 2, 2, -1), 0, 1, 2]


QUESTIONS: list[Callable[[Workspace, str], object]] = [
    lambda workspace, map_id: read(workspace, map_id, limits=Filter()),
    findings,
    lambda workspace, map_id: names(workspace, map_id, show="all", search=""),
]


@pytest.mark.parametrize("ask", QUESTIONS, ids=["reading", "findings", "sorting"])
def test_an_edit_of_the_rules_overtakes_a_question(own_shop, ask) -> None:
    workspace = own_shop.open()
    before, revision = workspace.documents.get(own_shop.map_id)
    with workspace.studying:
        thread, told = at_once(lambda: ask(workspace, own_shop.map_id))
        wait_until_queued(workspace.studying, 1)
        record_edit(
            workspace,
            own_shop.map_id,
            edit={"type": "remove-rule", "rule_id": before.rules[0].id},
            base_revision=revision,
            client="test",
            seq=1,
        )
    thread.join(LONG)
    assert told == [ask(workspace, own_shop.map_id)]
    assert len(workspace.studies.labels) == 1, "the rules before the edit were never counted"
    workspace.close()
