"""First findings: what the evidence says about a map that its owner should know.

A detector speaks only where a number of at least 30 journeys carries it and its whole 95%
interval (Wilson 1927) lies above the share that would be worth a remark. A map on which nothing
is wrong has no findings. The thresholds are those of ``NOTEWORTHY``: fixed on simulated worlds,
not on the demo.
"""

from __future__ import annotations

from collections.abc import Sequence

from desireline.insights.findings_contacts import repeated_contacts
from desireline.insights.findings_contradicted import contradicted
from desireline.insights.findings_lost import not_seen_again
from desireline.insights.findings_unseen import never_seen
from desireline.insights.findings_walked import walked_not_mapped
from desireline.journeys.study import Study
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap
from desireline.maps.reading import MapReading


def findings(study: Study, journey_map: JourneyMap, reading: MapReading) -> tuple[Finding, ...]:
    """Return every finding about a map, the one with most journeys at stake first.

    ``concerned`` is a plain count wherever it is given: its value is the number of journeys at
    stake, and opening its rows lists exactly those. The evidence says nothing about a journey
    that nobody has walked yet.

    Args:
        study: The journeys the reading was taken from.
        journey_map: The map.
        reading: What the map shows of the study.

    Raises:
        DesirelineError: The map names what it does not have.
    """
    if journey_map.header.outlook == "to-be":
        return ()
    found = [
        *not_seen_again(study, reading),
        *walked_not_mapped(study, journey_map, reading),
        *never_seen(study, journey_map, reading),
        *contradicted(study, journey_map, reading),
        *repeated_contacts(study, journey_map),
    ]
    return in_order(found)


def in_order(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings by journeys at stake, most first; those that count none come last."""
    return tuple(sorted(found, key=lambda one: (-at_stake(one), one.key)))


def at_stake(finding: Finding) -> int:
    """Return how many journeys a finding concerns; 0 where none can be counted."""
    concerned = finding.concerned
    return 0 if concerned is None or concerned.value is None else int(concerned.value)
