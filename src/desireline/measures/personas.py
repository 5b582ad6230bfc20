"""How many journeys are known to be a persona's, and for how many it can be told."""

from __future__ import annotations

from desireline.journeys.quantities import population
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.reading import Figure, PersonaReading
from desireline.measures.quantities import population_figure


def persona_readings(study: Study) -> tuple[PersonaReading, ...]:
    """Read every persona of the map; one without rules is a hypothesis and has no figures."""
    return tuple(
        PersonaReading(
            persona_id=persona.id,
            share=_figure(study, persona.id, "share") if persona.conditions else None,
            known=_figure(study, persona.id, "known") if persona.conditions else None,
        )
        for persona in study.journey_map.personas
    )


def _figure(study: Study, persona_id: str, part: str) -> Figure:
    ref = reference("persona", persona_id, part)
    return population_figure(study, population(study, ref), ref=ref)
