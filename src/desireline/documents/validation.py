"""Values of a map read from JSON: strictly, with all mistakes at once."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, ClassVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from desireline.errors import DesirelineError
from desireline.maps.edits.catalog import EDIT_TYPES
from desireline.maps.edits.change import Change, Op
from desireline.maps.edits.edit import Edit
from desireline.maps.edits.several import Several
from desireline.maps.records import RECORD_TYPES
from desireline.maps.serialization import plain

_SHOWN, _DEEPEST = 80, 8
_OPS: tuple[Op, ...] = ("put", "set", "delete")


class InvalidEditError(DesirelineError):
    """A request that is no edit; says everything that is wrong with it."""

    code: ClassVar[str] = "invalid-edit"


class InvalidChangeError(DesirelineError):
    """A logged change that cannot be read back."""

    code: ClassVar[str] = "invalid-change"


def edit_from_json(document: object) -> Edit:
    """Return the edit a request asks for.

    Raises:
        InvalidEditError: Unknown type, unknown or missing property, a wrong value, or bundles
            deep in bundles.
    """
    return _edit(document, depth=0)


def _edit(document: object, *, depth: int) -> Edit:
    if not isinstance(document, dict):
        msg = "An edit is an object with a type, such as rename-stage."
        raise InvalidEditError(msg)
    values = {key: value for key, value in document.items() if key != "type"}
    edit_class = EDIT_TYPES.get(str(document.get("type")))
    if edit_class is None:
        known = ", ".join(EDIT_TYPES)
        named = repr(document.get("type"))[:_SHOWN]
        msg = f"There is no edit of type {named}. The types: {known}."
        raise InvalidEditError(msg)
    if issubclass(edit_class, Several):
        return _several(edit_class, values, depth=depth)
    try:
        edit: Edit = adapter(edit_class).validate_json(json.dumps(values))
    except ValidationError as error:
        msg = f"The edit {document['type']} cannot be read:\n" + "\n".join(sentences(error))
        raise InvalidEditError(msg) from error
    return edit


def change_to_json(change: Change) -> dict[str, Any]:
    """Return a change as it goes over the wire and into the log."""
    document = {"op": change.op, "kind": change.kind, "id": change.id}
    if change.op == "set":
        document["property"] = change.property
    if change.op != "delete":
        document["value"] = plain(change.value)
    return document


def change_from_json(document: object) -> Change:
    """Return a change read back from the log.

    Raises:
        InvalidChangeError: It is no change of a map this Desireline knows.
    """
    if not isinstance(document, dict) or document.get("op") not in _OPS:
        msg = f"This is no change of a map: {document!r}."
        raise InvalidChangeError(msg)
    op, name = document["op"], document.get("property", "")
    kind: Any = document.get("kind")
    record_type = RECORD_TYPES.get(kind)
    wanted: Any = record_type if op == "put" else _properties(record_type).get(name)
    if record_type is None or (op != "delete" and wanted is None):
        msg = f"This changes nothing that a map has: {document!r}."
        raise InvalidChangeError(msg)
    try:
        value = None
        if wanted is not None and op != "delete":
            value = adapter(wanted).validate_json(json.dumps(document.get("value")), strict=True)
        return Change(op=op, kind=kind, id=str(document["id"]), property=name, value=value)
    except (ValidationError, KeyError) as error:
        msg = f"The change {document!r} cannot be read: {error}"
        raise InvalidChangeError(msg) from error


def sentences(error: ValidationError, *, document: object = None) -> list[str]:
    """Return every mistake of a validation as one line: where, what.

    Where ``document`` is given, a record is named by its id instead of its number.
    """
    return [
        f"- {_where(one['loc'], document)}: {_what(one['type'], one['msg'])}"
        for one in error.errors(include_url=False)
    ]


@cache
def adapter(wanted: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type of the map
    """Return the validator of a type, made once."""
    return TypeAdapter(wanted)


@cache
def _properties(record_type: type | None) -> dict[str, Any]:
    if record_type is None:
        return {}
    hints = get_type_hints(record_type)
    return {name: hints[name] for name in hints if name not in {"id", "__pydantic_config__"}}


def _several(edit_class: type[Several], values: dict[str, Any], *, depth: int) -> Edit:
    if depth > _DEEPEST:
        msg = f"Bundles of edits stand in one another more than {_DEEPEST} deep; take them apart."
        raise InvalidEditError(msg)
    texts = {"title", "suggestion_id"} if edit_class is not Several else {"title"}
    unknown = [key for key in values if key not in texts | {"edits"}]
    wrong = [key for key in texts & values.keys() if not isinstance(values[key], str)]
    if unknown or wrong or "title" not in values or not isinstance(values.get("edits"), list):
        expected = ", ".join([*sorted(texts), "edits"])
        msg = f"A bundle of edits has {expected}; texts and a list. Given: {', '.join(values)}."
        raise InvalidEditError(msg)
    edits = tuple(_edit(one, depth=depth + 1) for one in values["edits"])
    return edit_class(edits=edits, **{key: values[key] for key in texts & values.keys()})


def _where(loc: tuple[int | str, ...], document: object) -> str:
    words: list[str] = []
    here = document
    for part in loc:
        here = _inside(here, part)
        name = here.get("id") if isinstance(here, dict) and isinstance(part, int) else None
        if isinstance(part, int):
            words.append(repr(name) if isinstance(name, str) else f"number {part + 1}")
        else:
            words.append(part)
    return " ".join(words) or "the whole"


def _inside(here: object, part: int | str) -> object:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None


def _what(kind: str, message: str) -> str:
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return "this property does not exist; remove it or correct its name"
    if kind in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return "this property is missing"
    return message
