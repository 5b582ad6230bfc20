"""Personas added, described and removed; one of them is the primary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desireline.maps.claim import EventRule
from desireline.maps.edits.change import Change, delete, put, set_properties
from desireline.maps.edits.edit import Edit, given, place, require_name, require_new
from desireline.maps.journey_map import JourneyMap, Persona
from desireline.maps.portraits import require_plain
from desireline.maps.records import persona_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPersona(Edit):
    """Add someone who travels; the first one is the primary."""

    persona_id: str
    name: str
    role: str = ""
    quote: str = ""
    goals: tuple[str, ...] = ()
    portrait: str = ""
    conditions: tuple[EventRule, ...] = ()
    before: str = ""

    def _label(self, journey_map: JourneyMap) -> str:  # noqa: ARG002
        return f"Add persona “{self.name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        require_new(journey_map, "persona", self.persona_id)
        require_plain(self.portrait)
        personas = journey_map.personas
        spot = place("persona", personas, record_id=self.persona_id, before=self.before)
        persona = Persona(
            id=self.persona_id,
            name=require_name(self.name, what="persona"),
            order=spot.order,
            role=self.role,
            quote=self.quote,
            goals=self.goals,
            portrait=self.portrait,
            primary=not personas,
            conditions=self.conditions,
        )
        return (*spot.changes, put("persona", persona))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPersona(Edit):
    """Describe a persona; None leaves as is. ``primary`` takes the mark from the others."""

    persona_id: str
    name: str | None = None
    role: str | None = None
    quote: str | None = None
    goals: tuple[str, ...] | None = None
    portrait: str | None = None
    primary: bool | None = None
    conditions: tuple[EventRule, ...] | None = None

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Describe persona “{persona_of(journey_map, self.persona_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        persona = persona_of(journey_map, self.persona_id)
        require_plain(self.portrait)
        name = None if self.name is None else require_name(self.name, what="persona")
        values = given(
            name=name,
            role=self.role,
            quote=self.quote,
            goals=self.goals,
            portrait=self.portrait,
            primary=self.primary,
            conditions=self.conditions,
        )
        yield from set_properties("persona", persona, **values)
        if self.primary:
            for other in journey_map.personas:
                if other.id != persona.id:
                    yield from set_properties("persona", other, primary=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePersona(Edit):
    """Remove a persona; if it was the primary, the first of the others becomes it."""

    persona_id: str

    def _label(self, journey_map: JourneyMap) -> str:
        return f"Remove persona “{persona_of(journey_map, self.persona_id).name}”"

    def _changes(self, journey_map: JourneyMap) -> Iterable[Change]:
        persona = persona_of(journey_map, self.persona_id)
        yield delete("persona", persona.id)
        others = [one for one in journey_map.personas if one.id != persona.id]
        if persona.primary and others:
            yield from set_properties("persona", others[0], primary=True)
