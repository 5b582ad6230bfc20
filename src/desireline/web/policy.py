"""Who may call which route. A route that is not in this table fails the build."""

from __future__ import annotations

from typing import Literal

Principal = Literal["local", "anyone"]

# Local mode has one principal: whoever sits at this machine and passes the Host and Origin check.
POLICY: dict[tuple[str, str], Principal] = {
    ("GET", "/api/v1/home"): "local",
    ("GET", "/api/v1/server"): "local",
    ("PUT", "/api/v1/workspace"): "local",
    ("GET", "/api/v1/privacy"): "local",
    ("GET", "/api/v1/verify"): "local",
    ("GET", "/api/v1/templates"): "local",
    ("GET", "/api/v1/maps"): "local",
    ("POST", "/api/v1/maps"): "local",
    ("GET", "/api/v1/maps/{map_id}"): "local",
    ("DELETE", "/api/v1/maps/{map_id}"): "local",
    ("GET", "/api/v1/maps/{map_id}/file"): "local",
    ("GET", "/api/v1/maps/{map_id}/reading"): "local",
    ("GET", "/api/v1/maps/{map_id}/rows"): "local",
    ("GET", "/api/v1/maps/{map_id}/evidence"): "local",
    ("GET", "/api/v1/maps/{map_id}/history"): "local",
    ("GET", "/api/v1/maps/{map_id}/thumbnail.svg"): "local",
    ("GET", "/api/v1/maps/{map_id}/export.html"): "local",
    ("GET", "/api/v1/maps/{map_id}/export.svg"): "local",
    ("POST", "/api/v1/maps/{map_id}/edits"): "local",
    ("POST", "/api/v1/maps/{map_id}/undo"): "local",
    ("POST", "/api/v1/maps/{map_id}/redo"): "local",
    ("GET", "/api/v1/maps/{map_id}/questions"): "local",
    ("GET", "/api/v1/maps/{map_id}/names"): "local",
    ("GET", "/api/v1/maps/{map_id}/suggestions"): "local",
    ("GET", "/api/v1/maps/{map_id}/rule-counts"): "local",
    ("GET", "/api/v1/maps/{map_id}/findings"): "local",
    ("GET", "/api/v1/maps/{map_id}/one"): "local",
    ("PUT", "/api/v1/maps/{map_id}/findings/{key:path}"): "local",
    ("GET", "/api/v1/maps/{map_id}/actions"): "local",
    ("POST", "/api/v1/maps/{map_id}/actions"): "local",
    ("PATCH", "/api/v1/maps/{map_id}/actions/{action_id}"): "local",
    ("DELETE", "/api/v1/maps/{map_id}/actions/{action_id}"): "local",
    ("GET", "/api/v1/maps/{map_id}/actions.csv"): "local",
    ("GET", "/api/v1/maps/{map_id}/decisions"): "local",
    ("POST", "/api/v1/maps/{map_id}/decisions/undo"): "local",
    ("POST", "/api/v1/maps/{map_id}/decisions/redo"): "local",
    ("GET", "/api/v1/maps/{map_id}/checks"): "local",
    ("GET", "/api/v1/maps/{map_id}/statements/{statement_id}/proposals"): "local",
    ("POST", "/api/v1/maps/{map_id}/statements/{statement_id}/trial"): "local",
    ("GET", "/api/v1/sources"): "local",
    ("POST", "/api/v1/uploads"): "local",
    ("POST", "/api/v1/uploads/{upload_id}/inspect"): "local",
    ("DELETE", "/api/v1/uploads/{upload_id}"): "local",
    ("GET", "/api/v1/imports"): "local",
    ("POST", "/api/v1/imports"): "local",
    ("GET", "/api/v1/imports/{import_id}/rejected.csv"): "local",
    ("GET", "/api/v1/schema/journey"): "local",
}
