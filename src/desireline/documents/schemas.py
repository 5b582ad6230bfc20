"""JSON Schemas of what programs exchange with Desireline, generated from the map's types."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from desireline.documents.validation import adapter
from desireline.maps.edits.catalog import EDIT_TYPES
from desireline.maps.edits.several import Several
from desireline.maps.journey_map import JourneyMap
from desireline.maps.serialization import FORMAT_NAME, FORMAT_VERSION


def journey_schema() -> dict[str, Any]:
    """Return the schema of ``*.journey.json``."""
    schema = adapter(JourneyMap).json_schema(ref_template="#/$defs/{model}")
    marker = {"const": f"{FORMAT_NAME}/{FORMAT_VERSION}"}
    properties = {"format": marker, **schema["properties"]}
    required = ["format", *schema.get("required", [])]
    return {**schema, "properties": properties, "required": required}


def edits_schema() -> dict[str, Any]:
    """Return the schema of an edit as it stands in requests and in the log."""
    definitions: dict[str, Any] = {}
    choices = []
    for name, edit_class in EDIT_TYPES.items():
        if issubclass(edit_class, Several):
            schema = _bundle(accepts=edit_class is not Several)
        else:
            schema = adapter(edit_class).json_schema(ref_template="#/$defs/{model}")
        definitions.update(schema.pop("$defs", {}))
        properties = {"type": {"const": name}, **schema.get("properties", {})}
        required = ["type", *schema.get("required", [])]
        definitions[name] = {**schema, "properties": properties, "required": required}
        choices.append({"$ref": f"#/$defs/{name}"})
    return {"title": "Edit", "oneOf": choices, "$defs": definitions}


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schema_files().items():
        (folder / name).write_text(schema, encoding="utf-8")


def schema_files() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    schemas = {"journey.schema.json": journey_schema(), "edits.schema.json": edits_schema()}
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }


def _bundle(*, accepts: bool) -> dict[str, Any]:
    text = {"type": "string"}
    properties: dict[str, Any] = {"title": text, "edits": {"type": "array", "items": {"$ref": "#"}}}
    if accepts:
        properties["suggestion_id"] = text
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": ["title", "edits"],
    }


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
