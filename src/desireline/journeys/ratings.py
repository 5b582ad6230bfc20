"""All ratings a map's curve of feeling rests on."""

from __future__ import annotations

import ibis

from desireline.journeys.populations import Population, define
from desireline.journeys.references import Reference
from desireline.journeys.responses import felt_responses
from desireline.journeys.study import Study


def of_ratings(study: Study, _asked: Reference) -> Population:
    """Give the responses behind ``ratings``: every feeling said about a touchpoint of the map."""
    felt = felt_responses(study.answers)
    rows = felt.select(id="response", at="at", counts=ibis.null("boolean"), value=felt.valence)
    return Population(
        measure="ratings", grain="answers", definition=define(study, "ratings"), rows=rows
    )
