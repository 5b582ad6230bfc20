"""The channels an edit says something takes place in, to be held against those there are."""

from __future__ import annotations

from desireline.maps.edits.edit import Edit
from desireline.maps.edits.several import Several
from desireline.maps.edits.touchpoints import AddTouchpoint, SetTouchpoint


def named_channels(edit: Edit) -> frozenset[str]:
    """Return every channel the edit names, whatever edits it is made of."""
    if isinstance(edit, Several):
        return frozenset[str]().union(*(named_channels(one) for one in edit.edits))
    if isinstance(edit, AddTouchpoint | SetTouchpoint):
        return frozenset((edit.channel or "", *(edit.other_channels or ()))) - {""}
    return frozenset()
