"""Which counts of the map a figure tells, by the names they are left out under."""

from __future__ import annotations

from desireline.journeys.references import read_reference
from desireline.maps.reading import Figure


def target_count(target_id: str) -> str:
    """Return the name of the journeys by a target action; empty id = the main one."""
    return f"target:{target_id}"


def limited_count(target_id: str, stage_id: str) -> str:
    """Return the name of the journeys by a target action among those that reached a stage."""
    return f"target:{target_id} of {stage_id}:reach" if stage_id else target_count(target_id)


def limited_target(figure: Figure) -> tuple[str, str]:
    """Return the target action and stage of a figure of a stage's journeys; no stage = no such."""
    if not figure.rows:
        return "", ""
    asked = read_reference(figure.rows)
    about = (*asked.about, "", "")
    if asked.kind == "target":
        return about[0], about[1]
    if asked.kind == "quantity" and about[0] == "goal_rate":
        return "", about[1]
    return "", ""


def counts_told(figure: Figure) -> set[str]:
    """Return the counts a figure would tell: the journeys of a stage or by a target action."""
    if not figure.rows:
        return set()
    asked = read_reference(figure.rows)
    if asked.kind == "lost":
        return {f"{asked.about[0]}:{part}" for part in ("reach", "left")}
    if asked.kind in {"straying", "arc"}:
        kind, start, end = asked.about
        told = {f"{start}:{kind} to {end}"}
        return told | {f"{start}:reach"} if asked.kind == "straying" else told
    if asked.kind == "stage":
        stage, part = asked.about
        return {f"{stage}:{part}"}
    kind, stage = asked.about[:2] if asked.kind in {"quantity", "target"} else ("", "")
    if not stage:
        return _told_of_target(asked.kind, kind)
    about = limited_target(figure)
    limited = {limited_count(*about)} if about[1] else set()
    parts = {"conversion": ("reach", "converted"), "stage_time": ("time",)}
    return limited | {f"{stage}:{part}" for part in parts.get(kind, ("reach",))}


def _told_of_target(kind: str, about: str) -> set[str]:
    if kind == "target":
        return {target_count(about)}
    main = kind in {"goal", "repurchase"} or (kind, about) == ("quantity", "goal_rate")
    return {target_count("")} if main else set()
