"""The zone of a file whose mapping is remembered: its own, or asked anew with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desireline.evidence.column_mapping import Mapping
from desireline.evidence.fates import source_id_of
from desireline.evidence.inspection import Inspection
from desireline.workspace.clocks import zone_asked_anew, zones_of_files
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneDoubt:
    """Why the zone of a file is asked anew. ``text`` is empty where the usual question serves."""

    text: str = ""
    why: str
    proposed: str = ""


def zone_of_file(
    workspace: Workspace, known: Mapping, *, file_name: str
) -> tuple[Mapping, ZoneDoubt | None]:
    """Return a remembered mapping with the zone of this file; without one where it is in doubt.

    Where the files of a source were read in several zones, none is taken over for a new one.
    """
    if not known.time_zone:
        return known, None
    source_id = source_id_of(known.source_name)
    zones = zones_of_files(workspace, source_id=source_id)
    own = zones.get(file_name, known.time_zone)
    found = zone_asked_anew(workspace, source_id=source_id, time_zone=own, file_name=file_name)
    if found is not None:
        question, remedy = found
        doubt = ZoneDoubt(
            text=f"In which time zone are the times of “{remedy.source}” really written?",
            why=f"It was answered with {remedy.told} before. {question.sentence} In {remedy.zone} "
            "they would meet.",
            proposed=remedy.zone,
        )
        return replace(known, time_zone=""), doubt
    several = sorted(set(zones.values()))
    if len(several) > 1 and file_name not in zones:
        told = " and ".join([", ".join(several[:-1]), several[-1]])
        why = f"Files of “{known.source_name}” were read in {told}: which of them holds here?"
        return replace(known, time_zone=""), ZoneDoubt(why=why)
    return replace(known, time_zone=own), None


def asked_anew(look: Inspection, doubt: ZoneDoubt | None) -> Inspection:
    """Return a look whose question for the zone says why it is asked anew."""
    if doubt is None:
        return look
    asked = tuple(
        replace(
            one,
            text=doubt.text or one.text,
            why=doubt.why,
            proposed=doubt.proposed or one.proposed,
        )
        if one.id == "time_zone"
        else one
        for one in look.questions
    )
    return replace(look, questions=asked)
