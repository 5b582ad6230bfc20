"""The first working day, from files to the board: which step is done, which comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from desireline.maps.journey_map import JourneyMap, Statement
from desireline.maps.reading import Coverage, Filter, MapReading
from desireline.workspace.measuring import read_document
from desireline.workspace.workspace import Workspace

StepKey = Literal["files", "questions", "names", "old map", "sentences", "findings", "board"]
StepState = Literal["done", "next", "can wait"]
ENOUGH_SORTED = 0.9
"""From this share of events on the map or set aside, sorting the rest can wait."""
_SAID_BY_CUSTOMERS = frozenset(["answers", "verbatim", "customer interview"])


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStep:
    """One step of the day with what the workspace says about it, as a sentence."""

    key: StepKey
    state: StepState
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDay:
    """The steps in their order; ``map_id`` is the map they lead to, empty = none yet."""

    map_id: str
    steps: tuple[DayStep, ...]

    @property
    def done(self) -> int:
        """Count the steps that are done."""
        return sum(step.state == "done" for step in self.steps)


def working_day(workspace: Workspace) -> WorkingDay:
    """Return the seven steps of the first day; the first that is open and possible is next.

    The map they speak of is the one edited last.
    """
    newest = next(iter(workspace.documents.list()), None)
    if newest is None:
        return WorkingDay(map_id="", steps=_led([_files(workspace), *_without_a_map()]))
    journey_map, revision = workspace.documents.get(newest.id)
    reading = read_document(workspace, journey_map, revision=revision, limits=Filter())
    steps = [
        _files(workspace),
        _questions(journey_map),
        _names(reading.coverage),
        _old_map(journey_map),
        _sentences(journey_map, reading),
        _findings(workspace, newest.id),
        DayStep(
            key="board",
            state="can wait",
            said="One slide: the finding, the ribbon, three problems beside three actions.",
        ),
    ]
    return WorkingDay(map_id=newest.id, steps=_led(steps))


def _led(steps: list[DayStep]) -> tuple[DayStep, ...]:
    """Mark the first step that is not done as the next; an old map can always wait."""
    open_steps = [one for one in steps if one.state != "done" and one.key != "old map"]
    first = open_steps[0].key if open_steps else None
    return tuple(replace(one, state="next") if one.key == first else one for one in steps)


def _files(workspace: Workspace) -> DayStep:
    imports = workspace.warehouse.table("imports")
    counted = workspace.warehouse.rows(
        imports.agg(files=imports.count(), rows=imports.inserted.sum())
    )[0]
    files, rows = int(str(counted["files"])), int(str(counted["rows"] or 0))
    if files == 0:
        return DayStep(
            key="files",
            state="can wait",
            said="Exports as they are: tables, workbooks, web, shop, call and survey tools.",
        )
    noun = "file" if files == 1 else "files"
    return DayStep(key="files", state="done", said=f"{files:,} {noun}, {rows:,} rows kept.")


def _without_a_map() -> list[DayStep]:
    waiting: list[tuple[StepKey, str]] = [
        ("questions", "Where a journey starts, what success is, and when somebody has gone."),
        ("names", "Raw names of your tools become touchpoints in stages."),
        ("old map", "A map from a spreadsheet or a slide; its sentences start as assumed."),
        ("sentences", "Pick a figure for each sentence; the data say whether it holds."),
        ("findings", "What the data say about the map, and who does what until when."),
        ("board", "One slide that can be defended, number by number."),
    ]
    return [DayStep(key=key, state="can wait", said=said) for key, said in waiting]


def _questions(journey_map: JourneyMap) -> DayStep:
    target = journey_map.header.journey.target
    names = [one.name for one in journey_map.touchpoints if one.id in target]
    if names:
        further = len(journey_map.header.targets)
        more = f" {further} further target action{'s' if further > 1 else ''}." if further else ""
        said = f"Success is: {', '.join(names[:3])}.{more}"
        return DayStep(key="questions", state="done", said=said)
    said = "What success is has not been chosen yet; every number below depends on it."
    return DayStep(key="questions", state="can wait", said=said)


def _names(coverage: Coverage) -> DayStep:
    if coverage.events == 0:
        return DayStep(key="names", state="can wait", said="There are no events to sort yet.")
    share = 1 - coverage.unbound / coverage.events
    said = f"{100 * share:.0f}% of events are sorted; {coverage.unbound:,} are not."
    state: StepState = "done" if share >= ENOUGH_SORTED else "can wait"
    return DayStep(key="names", state=state, said=said)


def _old_map(journey_map: JourneyMap) -> DayStep:
    sentences = sum(bool(one.text.strip()) for one in journey_map.statements)
    if sentences:
        said = f"{sentences:,} sentences stand on “{journey_map.header.title}”."
        return DayStep(key="old map", state="done", said=said)
    said = "The map holds no sentences yet. Paste those you have, or write them into its cells."
    return DayStep(key="old map", state="can wait", said=said)


def _sentences(journey_map: JourneyMap, reading: MapReading) -> DayStep:
    worded = {one.id for one in journey_map.statements if one.text.strip()}
    if not worded:
        return DayStep(key="sentences", state="can wait", said="No sentences to check yet.")
    looked_at = sum(is_checked(one) for one in journey_map.statements if one.id in worded)
    backed = sum(
        one.statement_id in worded and one.state in ("measured", "reported")
        for one in reading.statements
    )
    said = f"{looked_at:,} of {len(worded):,} checked, {backed:,} rest on data."
    state: StepState = "done" if looked_at == len(worded) else "can wait"
    return DayStep(key="sentences", state=state, said=said)


def is_checked(statement: Statement) -> bool:
    """Tell whether somebody looked: a figure, customers' words, or a reason to keep it.

    What only our own side said, as every sentence of an old map, checks nothing.
    """
    said = any(one.kind in _SAID_BY_CUSTOMERS for one in statement.support)
    return bool(statement.claim or said or statement.kept_reason or statement.looked_at)


def _findings(workspace: Workspace, map_id: str) -> DayStep:
    actions = workspace.documents.decisions.actions(map_id)
    if not actions:
        said = "No action decided yet: an owner, a date and what should change."
        return DayStep(key="findings", state="can wait", said=said)
    done = sum(one.state == "done" for one in actions)
    noun = "action" if len(actions) == 1 else "actions"
    said = f"{len(actions):,} {noun} decided, {done:,} done."
    return DayStep(key="findings", state="done", said=said)
