"""What a claim of the map speaks of, counted from the true journeys by plain loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from desireline.simulation.arrival import RowFact
from desireline.simulation.expected import Travel, TrueJourney, repurchase, ribbon, seconds_in
from desireline.simulation.places import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A true value and how many journeys, events or answers it was counted from."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything a reading can know, as the simulator counts it.

    Attributes:
        traces: All accepted rows; journeys hold only what is bound and has a customer.
    """

    journeys: Sequence[TrueJourney]
    traces: Sequence[RowFact]
    travel: Travel

    def count(self, quantity: Mapping[str, str]) -> Counted:
        """Count a quantity as the map file writes it.

        Shares are 0-1, times seconds, emotions -2 to +2; ``value`` is None where n is 0.
        """
        kind = quantity["kind"]
        if kind in ("emotion", "field_share", "answer_share"):
            return self._of_rows(kind, quantity)
        if kind == "repurchase":
            counts = repurchase(self.journeys)
            return _share(counts["again"], counts["bought"])
        if kind == "conversion":
            place = self.travel.stages.index(quantity["stage_id"])
            row = ribbon(self.journeys, self.travel, as_of_ms=0)[place]
            return _share(int(str(row["converted"])), int(str(row["reach"])))
        if kind in ("wait", "stage_time"):
            waits = [
                wait
                for journey in self.journeys
                if (wait := self._wait(journey, kind, quantity)) is not None
            ]
            return Counted(value=median(waits) if waits else None, n=len(waits))
        return self._of_journeys(kind, quantity)

    def _of_rows(self, kind: str, quantity: Mapping[str, str]) -> Counted:
        about = [
            trace
            for trace in self.traces
            if trace.kind and PLACES[trace.kind].touchpoint == quantity["touchpoint_id"]
        ]
        if kind == "emotion":
            felt = [trace.valence for trace in about if trace.valence is not None]
            return Counted(value=fmean(felt) if felt else None, n=len(felt))
        of_events = kind == "field_share"
        values = [
            dict(trace.facts)[quantity["field"]]
            for trace in about
            if trace.is_event == of_events and quantity["field"] in dict(trace.facts)
        ]
        return _share(values.count(quantity["value"]), len(values))

    def _of_journeys(self, kind: str, quantity: Mapping[str, str]) -> Counted:
        touchpoint = quantity.get("touchpoint_id", "")
        stage = quantity.get("stage_id", "")
        steps = [
            [step.touchpoint for step in journey.steps]
            for journey in self.journeys
            if not stage or any(self.travel.stage_of[s.touchpoint] == stage for s in journey.steps)
        ]
        if kind == "repeat_share":
            there = [one for one in steps if touchpoint in one]
            return _share(sum(one.count(touchpoint) > 1 for one in there), len(there))
        if kind == "steps_per_journey":
            counts = [one.count(touchpoint) for one in steps]
            return Counted(value=fmean(counts) if counts else None, n=len(counts))
        if kind == "goal_rate":
            bought = sum(not self.travel.target.isdisjoint(one) for one in steps)
            return _share(bought, len(steps))
        return _share(sum(touchpoint in one for one in steps), len(steps))

    def _wait(self, journey: TrueJourney, kind: str, quantity: Mapping[str, str]) -> float | None:
        if kind == "stage_time":
            place = self.travel.stages.index(quantity["stage_id"])
            return seconds_in(journey, place, self.travel)
        began: int | None = None
        for step in journey.steps:
            if began is None and step.touchpoint == quantity["touchpoint_id"]:
                began = step.at_ms
            elif began is not None and step.touchpoint == quantity["other_touchpoint_id"]:
                return (step.at_ms - began) / 1000
        return None


def _share(part: int, whole: int) -> Counted:
    return Counted(value=part / whole if whole else None, n=whole)
