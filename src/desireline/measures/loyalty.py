"""Who comes back: journeys, the target action, and buying again."""

from __future__ import annotations

from desireline.journeys.quantities import population
from desireline.journeys.references import reference
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.reading import Figure, TargetReading
from desireline.measures.quantities import population_figure, quantity_figure


def journeys_figure(study: Study) -> Figure:
    """Count the journeys shown."""
    return _figure(study, "journeys")


def repurchase(study: Study) -> Figure:
    """Of the journeys that reached the target, the share whose next one reached it too.

    Nobody, where the map has no target action.
    """
    return _figure(study, "repurchase")


def goal_figure(study: Study) -> Figure | None:
    """Of all journeys shown, the share that reached the target; None without a target."""
    return _figure(study, "goal") if study.ground.binding.target else None


def target_readings(study: Study) -> tuple[TargetReading, ...]:
    """Give, of all journeys shown, the share that reached each target action, the main one first.

    A map without a main target action has only its further ones.
    """
    main = goal_figure(study)
    first = () if main is None else (TargetReading(target_id="", figure=main),)
    further = (
        TargetReading(
            target_id=one.id,
            figure=quantity_figure(study, Quantity(kind="goal_rate", target_id=one.id)),
        )
        for one in study.journey_map.header.targets
    )
    return (*first, *further)


def _figure(study: Study, kind: str) -> Figure:
    ref = reference(kind)
    return population_figure(study, population(study, ref), ref=ref)
