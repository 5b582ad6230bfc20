"""What was decided: an owner, a deadline and the measure that will tell whether it helped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

STRICT = {"extra": "forbid", "strict": True}
ActionState = Literal["planned", "doing", "measuring", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One line of the action list, tied to a cell, a statement or a finding of a map.

    Attributes:
        due: ISO date; empty = no date given. An action not done after it is late.
        measure: In words, what should change by how much.
        finding_key: The finding it answers; empty = none.
        finding_sentence: What that finding said when the action was decided.
        late: Not done and its date has passed; said when the list is read, never kept.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    map_id: str
    text: str
    owner: str = ""
    due: str = ""
    measure: str = ""
    state: ActionState = "planned"
    stage_id: str = ""
    lane_id: str = ""
    statement_id: str = ""
    finding_key: str = ""
    finding_sentence: str = ""
    created_on: str = ""
    done_on: str = ""
    late: bool = False
