"""Desireline from Python: a workspace, its files, and maps that show themselves in a notebook."""

from __future__ import annotations

from desireline.library.events import Flow, draw_flow
from desireline.library.maps import Map
from desireline.library.workspace import Look, Receipt, UnansweredError, Workspace, open_workspace
from desireline.measures.event_file import EventFile, read_events

__all__ = [
    "EventFile",
    "Flow",
    "Look",
    "Map",
    "Receipt",
    "UnansweredError",
    "Workspace",
    "draw_flow",
    "open_workspace",
    "read_events",
]
