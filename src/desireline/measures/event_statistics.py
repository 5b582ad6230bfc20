"""The questions about an event file that need more than counting: what stands for many, what helps.

Each answer says what it counts, of how many, how its bounds were found, and where it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desireline.journeys.event_slices import Values
from desireline.measures import (
    file_buyers,
    file_cuts,
    file_effects,
    file_effort,
    file_forecasts,
    file_groups,
    file_leaving,
    file_sequences,
    file_structure,
)
from desireline.measures.event_part import EventPart
from desireline.measures.file_buyers import TimeUnit, Worth
from desireline.measures.measured_table import MeasuredTable
from desireline.measures.representatives import RESAMPLES

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStatistics(EventPart):
    """Estimates from a file of events or a part of it."""

    def representatives(self, *, resamples: int = RESAMPLES, seed: int = 0) -> MeasuredTable:
        """List the journeys that stand for many; no rows and a note where there is no structure.

        Raises:
            RepresentativesError: There are fewer than 30 journeys.
        """
        return file_structure.representative_journeys(
            self.log, self.notes, resamples=resamples, seed=seed
        )

    def planned_path(self, plan: Sequence[str]) -> MeasuredTable:
        """Count how journeys kept to a plan: ``["visit+", "chat|call?", "order"]``.

        ``?`` may be left out, ``+`` may come again, ``*`` both, ``|`` parts alternatives.

        Raises:
            NoSuchTouchpointError: No event is at a touchpoint of the plan.
            PlannedPathError: The plan is empty.
        """
        return file_structure.planned_path(self.log, self.notes, plan=plan)

    def sequences(
        self,
        *,
        least: float = 0.05,
        shortest: int = 2,
        longest: int | None = 4,
        gap: timedelta | None = None,
    ) -> MeasuredTable:
        """List what this share of journeys or more pass in one order, anything between.

        Raises:
            SequenceLimitsError: The limits leave nothing to look for.
        """
        return file_sequences.sequences(
            self.log, self.notes, least=least, shortest=shortest, longest=longest, gap=gap
        )

    def influence(self, target: str, *, least: float = 0.02, longest: int = 1) -> MeasuredTable:
        """Say how often a target follows with each touchpoint, or sequence, and without it.

        Raises:
            NoSuchTouchpointError: No event is at the target.
            ComparisonError: Every journey reached it, or none did.
        """
        return file_sequences.influence(
            self.log, self.notes, target=target, least=least, longest=longest
        )

    def segments(self, by: str, target: str, *, start: str | None = None) -> MeasuredTable:
        """Compare how often journeys reach a target by their first value of a kept column.

        Raises:
            NoSuchTouchpointError: No event is at the target or the start.
            NotKeptError: The column was not kept (``read_events(…, keep=[…])``).
            ComparisonError: There are fewer than two segments.
        """
        return file_groups.segments(self.log, self.notes, by=by, target=target, start=start)

    def changes(self, at: datetime) -> MeasuredTable:
        """Compare which touchpoints journeys pass that start before a moment, and from then on.

        Raises:
            ComparisonError: No journey starts before or from the moment on.
        """
        return file_groups.changes(self.log, self.notes, at=at)

    def handovers(self, by: str) -> MeasuredTable:
        """Count where journeys change from one value of a kept column to another, and the wait.

        Raises:
            NotKeptError: The column was not kept.
        """
        return file_effort.handovers(self.log, self.notes, by=by)

    def effort(self, target: str | None = None, *, by: Sequence[str] = ()) -> MeasuredTable:
        """Say how many steps, repeats and changes of kept columns journeys take, and how long.

        Raises:
            NoSuchTouchpointError: No event is at the target.
            NotKeptError: A column was not kept.
        """
        return file_effort.effort(self.log, self.notes, target=target, by=by)

    def roles(self, target: str) -> MeasuredTable:
        """Say which touchpoints come first, between, last and alone before a target.

        Raises:
            NoSuchTouchpointError: No event is at the target.
        """
        return file_effort.roles(self.log, self.notes, target=target)

    def fall_outs(self, steps: Sequence[str], *, window: timedelta | None = None) -> MeasuredTable:
        """Say what journeys did next that went no further in a funnel, and who came back.

        Raises:
            NoSuchTouchpointError: A step is not in the file.
            FunnelStepsError: Fewer than two steps, or one twice.
        """
        return file_leaving.fall_outs(self.log, self.notes, steps=steps, window=window)

    def churn(self, after: timedelta = timedelta(days=90)) -> MeasuredTable:
        """Say how many customers have not been seen for so long."""
        return file_leaving.churn(self.log, self.notes, after=after)

    def next_steps(self, after: Sequence[str] = ()) -> MeasuredTable:
        """Foretell what comes after these steps from a journey's start; ``()`` = each touchpoint.

        Raises:
            NoSuchTouchpointError: No event is at one of them.
            NextStepError: There are fewer than twenty journeys.
        """
        return file_forecasts.next_steps(self.log, self.notes, after=after)

    def next_steps_score(self) -> MeasuredTable:
        """Say how often next steps come true in the quarter of journeys that began last.

        Raises:
            NextStepError: There are fewer than 27 journeys, or nothing to foretell.
        """
        return file_forecasts.next_steps_score(self.log, self.notes)

    def lifetime_value(
        self,
        purchase: str,
        *,
        ahead: int = 26,
        unit: TimeUnit = "week",
        worth: Worth | None = None,
    ) -> MeasuredTable:
        """Say how many purchases to expect, who still buys, and with ``worth`` what they bring.

        Raises:
            NoSuchTouchpointError: No event is at ``purchase``.
            NotKeptError: The column of amounts was not kept.
            LifetimeDataError: Fewer than 30 customers bought again.
            SpendingDataError: Amounts are missing, not positive, or hang on how often people buy.
            NotDeterminedError: The data do not determine the model.
        """
        return file_buyers.lifetime_value(
            self.log, self.notes, purchase=purchase, ahead=ahead, unit=unit, worth=worth
        )

    def trend_break(self, target: str, *, at: datetime, every: timedelta = WEEK) -> MeasuredTable:
        """Compare how often a target is reached after a moment with the trend before it.

        Raises:
            NoSuchTouchpointError: No event is at the target.
            BeforeAfterError: Fewer than eight periods lie before or after.
            RegressionError: Periods cannot tell trend and change apart.
        """
        return file_effects.trend_break(self.log, self.notes, target=target, at=at, every=every)

    def before_after(
        self, target: str, *, at: datetime, having: Mapping[str, Values]
    ) -> MeasuredTable:
        """Compare the change at a moment of journeys that have something with that of all others.

        Raises:
            NoSuchTouchpointError: No event is at the target.
            NotKeptError: A column was not kept.
            NoSuchValueError: No event has a value named.
            BeforeAfterError: One of the four groups has fewer than five journeys.
        """
        return file_effects.before_after(self.log, self.notes, target=target, at=at, having=having)

    def journey_cuts(self) -> MeasuredTable:
        """Say which silence parts journeys best, from steps and silences alone.

        Raises:
            PartitionError: There are fewer than 100 pairs of steps.
        """
        return file_cuts.journey_cuts(self.log, self.notes)
