"""All edits there are, by the name they carry in requests and in the log."""

from __future__ import annotations

import re
from typing import Any

from desireline.maps.edits import (
    assignments,
    barriers,
    blocks,
    checks,
    colors,
    copies,
    header,
    kpis,
    lanes,
    map_links,
    moments,
    personas,
    places,
    promises,
    rules,
    sentences,
    several,
    spans,
    stages,
    statements,
    targets,
    touchpoints,
)
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.several import Several
from desireline.maps.serialization import brief

EDITS: tuple[type[Edit], ...] = (
    header.SetHeader,
    header.RemoveGoal,
    header.SetJourneyRule,
    targets.AddTarget,
    targets.SetTarget,
    targets.MoveTarget,
    targets.RemoveTarget,
    personas.AddPersona,
    personas.SetPersona,
    personas.RemovePersona,
    stages.AddStage,
    stages.RenameStage,
    stages.DescribeStage,
    colors.ColorStage,
    map_links.LinkMap,
    stages.MoveStage,
    stages.SplitStage,
    stages.MergeStages,
    copies.DuplicateStage,
    stages.RemoveStage,
    moments.AddMoment,
    moments.RenameMoment,
    moments.FlagMoment,
    moments.MoveMoment,
    moments.DuplicateMoment,
    moments.RemoveMoment,
    touchpoints.AddTouchpoint,
    touchpoints.RenameTouchpoint,
    touchpoints.MoveTouchpoint,
    touchpoints.MergeTouchpoints,
    touchpoints.SplitTouchpoint,
    touchpoints.DuplicateTouchpoint,
    touchpoints.SetTouchpoint,
    touchpoints.ConfirmProposed,
    assignments.AssignStage,
    touchpoints.RemoveTouchpoint,
    rules.AddRule,
    rules.SetAside,
    rules.MoveRule,
    rules.SetRule,
    rules.RemoveRule,
    lanes.AddLane,
    lanes.RenameLane,
    colors.ColorLane,
    lanes.MoveLane,
    lanes.HideLane,
    copies.DuplicateLane,
    lanes.RemoveLane,
    statements.AddStatement,
    statements.EditText,
    statements.SetClaim,
    statements.UseWording,
    statements.KeepWithReason,
    statements.LeaveAssumed,
    statements.AddSupport,
    statements.RemoveSupport,
    statements.SetEmotion,
    places.MoveStatement,
    spans.SpanStatement,
    places.DuplicateStatement,
    sentences.SplitStatement,
    sentences.MergeStatements,
    places.PairRecommendation,
    places.TurnStatement,
    places.RemoveStatement,
    promises.AddPromise,
    promises.MovePromise,
    checks.PlanCheck,
    checks.DropCheck,
    barriers.PlaceBarrier,
    blocks.PasteBlock,
    kpis.AddKpi,
    kpis.SetKpi,
    kpis.RemoveKpi,
    several.Several,
    several.AcceptSuggestion,
)


def edit_type(edit_class: type[Edit]) -> str:
    """Return the name of a kind of edit in requests: RenameStage → rename-stage."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", edit_class.__name__).lower()


EDIT_TYPES: dict[str, type[Edit]] = {edit_type(one): one for one in EDITS}


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Return an edit as it stands in requests and in the log; defaults are left out."""
    values = brief(edit)
    if isinstance(edit, Several):
        values["edits"] = [edit_to_json(one) for one in edit.edits]
    return {"type": edit_type(type(edit)), **values}
