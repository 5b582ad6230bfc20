"""What callers send; answers are the workspace's own values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from desireline.errors import DesirelineError
from desireline.evidence.column_mapping import Mapping
from desireline.maps.reading import Filter
from desireline.maps.signs import COMPARED, unseen, unstorable
from desireline.workspace.collecting import MAPPING
from desireline.workspace.workspace import Workspace


def _from_json(value: object) -> Mapping:
    """Read a mapping as JSON, strictly: a body reaches us as Python's lists and dicts."""
    mapping = MAPPING.validate_json(json.dumps(value))
    found = unseen(mapping.source_name, name=True)
    if found:
        message = f"source_name {found.told}; take it out"
        raise ValueError(message)
    return mapping


Counter = Annotated[int, Field(ge=0, lt=2**62)]
DEEPEST = 100
WireMapping = Annotated[Mapping, BeforeValidator(_from_json)]


class Strict(BaseModel):
    """A request body in which an unknown field is a mistake, and so is a sign nobody can see.

    ``quotes`` names the fields that say again what stands in data or in a file, or whose texts
    the map itself looks at: of these only what cannot be stored is refused here.
    """

    model_config = ConfigDict(extra="forbid")
    quotes: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def legible(cls, body: object) -> object:
        """Refuse text that holds a sign nobody can see, and say which one and where."""
        if isinstance(body, dict):
            kept = cls.quotes - {"edit"}
            body = {key: one if key in kept else _broken_once(one) for key, one in body.items()}
        parts = body.items() if isinstance(body, dict) else (("", body),)
        for field, value in parts:
            for where, text in (("", str(field)), *_texts(value, where=str(field))):
                found = unstorable(text) if field in cls.quotes else unseen(text)
                if found:
                    message = f"{where or 'the body'} {found.told}; take it out"
                    raise ValueError(message)
        return body


def _broken_once(value: object, *, field: str = "", depth: int = 0) -> object:
    """Return a value in which lines end as ours do; what is compared with data stays as it is."""
    if isinstance(value, str):
        return value if field in COMPARED else value.replace("\r\n", "\n")
    if depth > DEEPEST:
        return value
    if isinstance(value, dict):
        return {k: _broken_once(one, field=str(k), depth=depth + 1) for k, one in value.items()}
    if isinstance(value, list):
        return [_broken_once(one, field=field, depth=depth + 1) for one in value]
    return value


def _texts(value: object, *, where: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Give every text of a body with its place; a name is a text as well."""
    if depth > DEEPEST:
        message = f"it goes deeper than {DEEPEST} levels"
        raise ValueError(message)
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield where, str(name)
            yield from _texts(one, where=f"{where}.{name}", depth=depth + 1)
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value, start=1):
            yield from _texts(one, where=f"{where}.{place}", depth=depth + 1)


class EditRequest(Strict):
    """One named edit on a base revision; ``(client, seq)`` makes it count once."""

    quotes: ClassVar[frozenset[str]] = frozenset(("edit",))
    edit: dict[str, object]
    base_revision: Counter
    client: str
    seq: Counter


class StepRequest(Strict):
    """An undo or redo of one client."""

    client: str
    seq: Counter


class InspectRequest(Strict):
    """A look at a waiting file; without a mapping it is guessed or remembered."""

    quotes: ClassVar[frozenset[str]] = frozenset(("mapping",))
    mapping: WireMapping | None = None


class ImportRequest(Strict):
    """A waiting file and how it is read."""

    quotes: ClassVar[frozenset[str]] = frozenset(("mapping",))
    upload_id: str
    mapping: WireMapping


class NewMapRequest(Strict):
    """Where a new map starts from."""

    quotes: ClassVar[frozenset[str]] = frozenset(("content",))
    start: Literal["data", "template", "file", "future"]
    title: str = ""
    template: str = ""
    content: str = ""
    of: str = ""


class TemplateRequest(Strict):
    """The map whose shape becomes a template, and the template's name."""

    map_id: str
    name: str = ""


class NameRequest(Strict):
    """A workspace's name."""

    name: str


def opened(request: Request) -> Workspace:
    """Return the workspace this server serves."""
    workspace: Workspace = request.app.state.workspace
    return workspace


_QUIET_NAMES = {"revision"}  # a screen names the map's revision, so that it asks again after edits


class UnknownQueryNameError(DesirelineError):
    """A call's query names something this address does not take."""

    code = "unknown-query-name"

    def __init__(self, names: Iterable[str], *, known: Iterable[str]) -> None:
        super().__init__(
            f"This address takes no {', '.join(sorted(names))}. It takes: {', '.join(known)}."
        )


def limits(  # noqa: PLR0913 - a filter's parts
    request: Request,
    period_from: Annotated[str, Query(alias="from")] = "",
    period_to: Annotated[str, Query(alias="to")] = "",
    persona: str = "",
    channel: Annotated[list[str] | None, Query()] = None,
    *,
    only_channels: bool = False,
) -> Filter:
    """Return the filter named by a query string.

    Raises:
        UnknownQueryNameError: The query names anything else than the address takes.
    """
    known = _query_names(request.scope["route"].dependant)
    unknown = set(request.query_params) - set(known) - _QUIET_NAMES
    if unknown:
        raise UnknownQueryNameError(unknown, known=known)
    return Filter(
        period_from=period_from,
        period_to=period_to,
        persona_id=persona,
        channels=tuple(channel or ()),
        only_channels=only_channels,
    )


def _query_names(dependant: Dependant) -> list[str]:
    """Return what the query of an address may name, its dependencies' included."""
    own = [str(one.alias) for one in dependant.query_params]
    return own + [name for one in dependant.dependencies for name in _query_names(one)]


Opened = Annotated[Workspace, Depends(opened)]
Limits = Annotated[Filter, Depends(limits)]
