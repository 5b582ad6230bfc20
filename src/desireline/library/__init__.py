"""Desireline from Python: a workspace, its files, and maps that show themselves in a notebook."""

from __future__ import annotations

from desireline.library.maps import Map
from desireline.library.workspace import Look, Receipt, UnansweredError, Workspace, open_workspace

__all__ = ["Look", "Map", "Receipt", "UnansweredError", "Workspace", "open_workspace"]
