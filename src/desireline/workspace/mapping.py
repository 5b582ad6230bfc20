"""Maps and their edits: create, change, undo, look back."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from desireline.documents.map_file import open_map_file, write_map_file
from desireline.documents.revision import Revision
from desireline.documents.templates import SavedTemplate
from desireline.documents.validation import edit_from_json
from desireline.insights.parts import recounts
from desireline.journeys.groundwork import counted_from
from desireline.journeys.study import UnknownChannelError
from desireline.maps.channels import CHANNELS
from desireline.maps.edits.change import apply_changes
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.named_channels import named_channels
from desireline.maps.edits.outside import (
    require_from_outside,
    require_no_day_to_come,
    without_remarks,
)
from desireline.maps.journey_map import JourneyMap
from desireline.maps.portraits import without_lively_portraits
from desireline.maps.templates import TEMPLATES, as_future, as_template, from_template
from desireline.workspace.portraits import with_portraits
from desireline.workspace.workspace import Workspace

ME = "me"
OWN = "map:"  # before the id of a map that serves as a template
SAVED = "saved:"  # before the id of a template somebody saved
SHAPE_ID = "template"
EARLIEST_ZONE = timedelta(hours=14)
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCard:
    """A template as the new-map dialog shows it.

    ``own`` = the shape of a map kept here; ``saved`` = somebody saved it, and may delete it.
    """

    id: str
    name: str
    description: str
    stages: tuple[str, ...]
    own: bool = False
    saved: bool = False


def templates(workspace: Workspace) -> tuple[TemplateCard, ...]:
    """Return what a new map can start from: templates built in and saved, then the maps here."""
    saved = (_saved_card(one) for one in workspace.documents.templates.list())
    own = (workspace.documents.get(card.id)[0] for card in workspace.documents.list())
    return (
        *_built_in(),
        *saved,
        *(_own_card(journey_map) for journey_map in own if journey_map.stages),
    )


def save_as_template(workspace: Workspace, *, map_id: str, name: str) -> TemplateCard:
    """Save the shape of a map under a name: stages, moments and lanes, no word and no figure.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, _ = workspace.documents.get(map_id)
    named = name.strip() or journey_map.header.title
    shape = as_template(journey_map, map_id=SHAPE_ID, title=named)
    made = SavedTemplate(id=SAVED + secrets.token_hex(4), name=named, shape=shape)
    workspace.documents.templates.save(made, at_ms=workspace.now())
    return _saved_card(made)


def remove_template(workspace: Workspace, template_id: str) -> None:
    """Remove a saved template; maps made from it stay as they are.

    Raises:
        UnknownTemplateError: No such template is saved here.
    """
    workspace.documents.templates.remove(template_id)


def _saved_card(template: SavedTemplate) -> TemplateCard:
    lanes = len(template.shape.lanes)
    return TemplateCard(
        id=template.id,
        name=template.name,
        description=f"Saved here: its stages and {lanes} lanes; every cell is empty.",
        stages=tuple(stage.name for stage in template.shape.stages),
        saved=True,
    )


def _own_card(journey_map: JourneyMap) -> TemplateCard:
    shown = sum(not lane.hidden for lane in journey_map.lanes)
    return TemplateCard(
        id=OWN + journey_map.header.id,
        name=journey_map.header.title,
        description=f"The stages and {shown} lanes of this map; every cell is empty.",
        stages=tuple(stage.name for stage in journey_map.stages),
        own=True,
    )


def _built_in() -> tuple[TemplateCard, ...]:
    return tuple(
        TemplateCard(
            id=template.id,
            name=template.name,
            description=template.summary,
            stages=tuple(name for _, name, _ in template.stages),
        )
        for template in TEMPLATES
    )


def new_map_id(title: str) -> str:
    """Return a readable id for a map that no other map has."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40] or "map"
    return f"{stem}-{secrets.token_hex(3)}"


def keep_map(workspace: Workspace, journey_map: JourneyMap, *, notice: str = "") -> str:
    """Store a new map and return its id; one that is taken or fits no address gets a new one.

    ``notice`` says what speaks against the map, one line each; it is kept with its creation.
    """
    taken = {card.id for card in workspace.documents.list()}
    if journey_map.header.id in taken or not _ADDRESS.fullmatch(journey_map.header.id):
        header = replace(journey_map.header, id=new_map_id(journey_map.header.title))
        journey_map = replace(journey_map, header=header)
    journey_map = with_portraits(journey_map)
    workspace.documents.create(journey_map, actor=ME, at_ms=workspace.now(), notice=notice)
    return journey_map.header.id


def map_from_template(workspace: Workspace, *, template: str, title: str) -> str:
    """Start a map from a template, or from the shape of one's own map, and return its id.

    Raises:
        UnknownTemplateError: There is no such template.
        DesirelineError: There is no such map.
    """
    named = title or "New map"
    if template.startswith(SAVED):
        kept = workspace.documents.templates.get(template).shape
        return keep_map(workspace, as_template(kept, map_id=new_map_id(named), title=named))
    if template.startswith(OWN):
        shape, _ = workspace.documents.get(template.removeprefix(OWN))
        return keep_map(workspace, as_template(shape, map_id=new_map_id(named), title=named))
    return keep_map(workspace, from_template(template, map_id=new_map_id(title), title=named))


def map_of_the_future(workspace: Workspace, *, of: str, title: str) -> str:
    """Start a map of a journey as it is to be, from a map kept here, and return its id.

    Raises:
        DesirelineError: There is no such map.
    """
    today, _ = workspace.documents.get(of)
    named = title or f"{today.header.title}, as it is to be"
    return keep_map(workspace, as_future(today, map_id=new_map_id(named), title=named))


def map_from_file(workspace: Workspace, text: str) -> str:
    """Take over a ``*.journey.json`` and return the new map's id.

    Signs nobody can see are taken out of its texts, and the notice says how many. Customers'
    remarks in it were taken in elsewhere: their words stay, and they count for
    nothing until their own files are taken in here (docs/decisions/0008).

    Raises:
        DesirelineError: It is no map file, every mistake is named; or it dates what it rests on
            in the future.
    """
    file = open_map_file(text)
    journey_map, remarks = without_remarks(file.journey_map)
    require_no_day_to_come(journey_map, today=_today(workspace))
    journey_map, dropped = without_lively_portraits(journey_map)
    said = "\n".join(filter(None, (_signs_notice(file.unseen), _remarks_notice(remarks), dropped)))
    return keep_map(workspace, journey_map, notice=said)


def map_file(workspace: Workspace, map_id: str) -> str:
    """Return a map in its file format.

    Raises:
        DesirelineError: There is no such map.
    """
    journey_map, _ = workspace.documents.get(map_id)
    return write_map_file(journey_map)


def record_edit(  # noqa: PLR0913 - the parts of one wire message
    workspace: Workspace,
    map_id: str,
    *,
    edit: dict[str, object],
    base_revision: int,
    client: str,
    seq: int,
) -> Revision:
    """Apply one named edit and return the revision it made.

    Raises:
        DesirelineError: The edit is malformed, names what is not there, its text is stale, or it
            says what only this workspace can know.
    """
    wanted = edit_from_json(edit)
    require_from_outside(wanted, today=_today(workspace))
    _require_known_channels(workspace, map_id, wanted)
    made = workspace.documents.record(
        map_id,
        wanted,
        base_revision=base_revision,
        client=client,
        seq=seq,
        actor=ME,
        at_ms=workspace.now(),
    )
    return _overtaking(workspace, made)


def undo(workspace: Workspace, map_id: str, *, client: str, seq: int) -> Revision:
    """Take back this client's last edit that stands.

    Raises:
        DesirelineError: There is nothing to undo, or what it touched is gone.
    """
    made = workspace.documents.undo(map_id, client=client, seq=seq, actor=ME, at_ms=workspace.now())
    return _overtaking(workspace, made)


def redo(workspace: Workspace, map_id: str, *, client: str, seq: int) -> Revision:
    """Make this client's last undone edit again.

    Raises:
        DesirelineError: There is nothing to redo.
    """
    made = workspace.documents.redo(map_id, client=client, seq=seq, actor=ME, at_ms=workspace.now())
    return _overtaking(workspace, made)


def has_to_recount(workspace: Workspace, made: Revision) -> bool:
    """Say whether a revision left figures to be counted anew; if others followed, it may have."""
    present, revision = workspace.documents.get(made.map_id)
    if revision != made.revision:
        return True
    return recounts(apply_changes(present, made.inverse), present)


def _overtaking(workspace: Workspace, made: Revision) -> Revision:
    """End the readings of the map that count by other rules than those of the new revision."""
    present, _ = workspace.documents.get(made.map_id)
    workspace.studying.overtake(made.map_id, counted_from=counted_from(present))
    return made


def _require_known_channels(workspace: Workspace, map_id: str, wanted: Edit) -> None:
    """Refuse an edit that names a channel nobody knows: not the catalogue, the map nor the data."""
    named = named_channels(wanted) - {one.id for one in CHANNELS}
    if not named:
        return
    journey_map, _ = workspace.documents.get(map_id)
    known = {one.id for one in CHANNELS}
    known |= {channel for one in journey_map.touchpoints for channel in one.channels}
    for table in ("events", "answers"):
        seen = workspace.warehouse.table(table).select("channel").distinct()
        known |= {str(row["channel"]) for row in workspace.warehouse.rows(seen)}
    for channel in sorted(named - known):
        raise UnknownChannelError(channel, known)


def _today(workspace: Workspace) -> date:
    """Return the last day that has begun anywhere on earth."""
    return (datetime.fromtimestamp(workspace.now() / 1000, tz=UTC) + EARLIEST_ZONE).date()


def _signs_notice(count: int) -> str:
    if not count:
        return ""
    return (
        f"Signs nobody can see in the texts of this file, such as control signs or turns of the "
        f"writing direction: {count}. They were taken out."
    )


def _remarks_notice(count: int) -> str:
    if not count:
        return ""
    return (
        f"Remarks of customers in this file: {count}. They were taken in elsewhere and count for "
        "nothing here until the files of remarks themselves are taken in."
    )
