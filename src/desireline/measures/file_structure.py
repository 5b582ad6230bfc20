"""What journeys of an event file have in common: those that stand for many, and a planned path."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog, NoSuchTouchpointError
from desireline.measures.file_answers import (
    WILSON,
    Said,
    interval_columns,
    measured,
    share_columns,
)
from desireline.measures.log_paths import NamedPaths, named, named_paths, rows_at
from desireline.measures.measured_table import Door, MeasuredTable, Row
from desireline.measures.planned_path import (
    PlanCheck,
    PlannedStep,
    check_plan,
    columns_of,
)
from desireline.measures.representatives import Representatives, representatives

_MARKS = {"?": (True, False), "+": (False, True), "*": (True, True)}
_COLUMNS = {
    "planned": "as planned",
    "skipped": "skipped",
    "unplanned": "unplanned",
    "out_of_order": "out of order",
}


def representative_journeys(
    log: EventLog, notes: tuple[str, ...], *, resamples: int, seed: int
) -> MeasuredTable:
    """List the journeys that stand for many, or say that there is no structure.

    Raises:
        RepresentativesError: There are fewer than 30 journeys.
    """
    paths = named_paths(log)
    found = representatives(paths.journeys, resamples=resamples, seed=seed)
    said = Said(
        measure="representatives",
        definition="A journey that was walked and comes up more often than variations of others "
        "and chance explain; journeys = those nearest to it (steps to change, Levenshtein), "
        "exactly = that are it, near = that differ in a quarter of the steps or less. found_again "
        "= share of resamples of the journeys in which it is found again.",
        unit="count",
        grain="journeys",
        n=found.journeys,
        denominator="share: of all journeys",
        interval=f"{WILSON}; found_again: {resamples} resamples of journeys, seed {seed}",
        source="scores as in Bernard and Andritsos, ADBIS 2019; the rule is the product's own",
        asked=(
            ("structure", found.structure),
            ("coverage", found.coverage),
            ("mean_distance", found.mean_distance),
        ),
    )
    rows = _representative_rows(found)
    return measured(log, (found.sentence, *notes), said, rows, _nearest_doors(log, paths, found))


def _representative_rows(found: Representatives[str]) -> pa.Table:
    listed = found.found
    journeys = np.array([one.journeys for one in listed], dtype=np.int64)
    return pa.table(
        {
            "touchpoints": pa.array([one.touchpoints for one in listed], pa.list_(pa.string())),
            "journeys": pa.array(journeys),
            **share_columns("share", journeys, np.full(len(listed), found.journeys)),
            "exactly": pa.array([one.exactly for one in listed], pa.int64()),
            "near": pa.array([one.near for one in listed], pa.int64()),
            "mean_distance": pa.array([one.mean_distance for one in listed], pa.float64()),
            "found_again": pa.array([one.found_again for one in listed], pa.float64()),
        }
    )


def _nearest_doors(
    log: EventLog, paths: NamedPaths, found: Representatives[str]
) -> dict[str, Door]:
    by_path = {one.touchpoints: one for one in found.found}

    def opened(row: Row, kind: str) -> pa.Table:
        mine = named(row)
        nearest = by_path[mine].nearest
        chosen = [
            place
            for place, path in zip(paths.places.tolist(), paths.journeys, strict=True)
            if path in nearest
            and (kind != "exactly" or path == mine)
            and (kind != "near" or nearest[path])
        ]
        return rows_at(log, chosen)

    def door(kind: str) -> Door:
        return Door(counts=kind, grain="journeys", opened=lambda row: opened(row, kind))

    return {
        **{kind: door(kind) for kind in ("journeys", "exactly", "near")},
        **dict.fromkeys(("share", "mean_distance"), door("journeys")),
    }


def planned_path(log: EventLog, notes: tuple[str, ...], *, plan: Sequence[str]) -> MeasuredTable:
    """Count how journeys kept to a planned order of touchpoints.

    Raises:
        NoSuchTouchpointError: No event is at a touchpoint of the plan.
        PlannedPathError: The plan is empty.
    """
    places = [planned_step(written, log.touchpoints) for written in plan]
    paths = named_paths(log)
    found = check_plan(paths.journeys, places, is_open=paths.is_open.tolist())
    said = Said(
        measure="planned_path",
        definition="Journeys beside the plan with as few steps unplanned and places skipped as "
        "can be, each journey once a column. out_of_order = skipped at its place and walked at "
        "another. A journey still open is laid beside the beginning of the plan.",
        unit="count",
        grain="journeys",
        n=found.journeys,
        denominator="skipped_share: of the journeys that came past its place (planned, skipped "
        "and out of order)",
        interval=WILSON,
        source="optimal alignments: Adriansyah, van Dongen and van der Aalst 2011",
        asked=(
            ("plan", list(plan)),
            ("as_planned", found.as_planned),
            ("fitness", found.fitness),
        ),
    )
    return measured(log, notes, said, _plan_rows(found), _plan_doors(log, paths, places))


def planned_step(written: str, known: Sequence[str]) -> PlannedStep:
    """Read a place of a plan: ``visit``, ``chat|call?`` (optional), ``visit+``, ``visit*``.

    A name of the file that holds such marks itself is taken as it stands.

    Raises:
        NoSuchTouchpointError: No event is at a touchpoint named.
    """
    text = written.strip()
    if text in known:
        return PlannedStep(one_of=(text,))
    optional, repeatable = _MARKS.get(text[-1:], (False, False))
    names = text[:-1] if text[-1:] in _MARKS else text
    one_of = tuple(one.strip() for one in names.split("|"))
    for name in one_of:
        if name not in known:
            raise NoSuchTouchpointError(name, known)
    return PlannedStep(one_of=one_of, optional=optional, repeatable=repeatable)


def _plan_rows(found: PlanCheck) -> pa.Table:
    return pa.table(
        {
            "touchpoint": pa.array([one.touchpoint for one in found.touchpoints], pa.string()),
            **{
                column: pa.array([getattr(one, column) for one in found.touchpoints], pa.int64())
                for column in _COLUMNS
            },
            **interval_columns("skipped_share", [one.skipped_share for one in found.touchpoints]),
        }
    )


def _plan_doors(log: EventLog, paths: NamedPaths, plan: Sequence[PlannedStep]) -> dict[str, Door]:
    def opened(row: Row, column: str) -> pa.Table:
        mine = (_COLUMNS[column], str(row["touchpoint"]))
        seen: dict[tuple[tuple[str, ...], bool], bool] = {}
        chosen = []
        walks = zip(paths.places.tolist(), paths.journeys, paths.is_open.tolist(), strict=True)
        for place, path, is_open in walks:
            if (path, is_open) not in seen:
                seen[path, is_open] = mine in columns_of(path, plan, is_open=is_open)
            if seen[path, is_open]:
                chosen.append(place)
        return rows_at(log, chosen)

    def door(column: str) -> Door:
        return Door(counts=column, grain="journeys", opened=lambda row: opened(row, column))

    return {column: door(column) for column in _COLUMNS} | {"skipped_share": door("skipped")}
