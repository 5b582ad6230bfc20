"""What may come next in an event file, how well that is foretold, and who will buy again."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow.lib as pa

from desireline.journeys.event_file import EventLog
from desireline.measures.file_answers import WILSON, Said, interval_columns, measured
from desireline.measures.log_paths import named_paths
from desireline.measures.measured_table import MeasuredTable
from desireline.measures.next_step import (
    HELD_OUT,
    NextSteps,
    NextStepScore,
    learn_next_steps,
    score_next_steps,
)

_SOURCE = "variable-order Markov chain: Rissanen 1983; blending: Witten and Bell 1991"


def next_steps(log: EventLog, notes: tuple[str, ...], *, after: Sequence[str]) -> MeasuredTable:
    """Say what came next after these steps from a journey's start; after each touchpoint if none.

    Raises:
        NoSuchTouchpointError: No event is at one of them.
        NextStepError: There are fewer than twenty journeys.
    """
    for name in after:
        log.touchpoint_no(name)
    paths = named_paths(log)
    model: NextSteps[str] = learn_next_steps(paths.journeys, is_open=paths.is_open.tolist())
    starts = [tuple(after)] if after else [(name,) for name in log.touchpoints]
    found = [(model.foresee(start), one) for start in starts for one in model.foresee(start).next]
    rows = pa.table(
        {
            "after": pa.array([foreseen.after for foreseen, _ in found], pa.list_(pa.string())),
            "next_touchpoint": pa.array([str(one.touchpoint) for _, one in found], pa.string()),
            "seen": pa.array([one.seen for _, one in found], pa.int64()),
            "passed": pa.array([foreseen.passed for foreseen, _ in found], pa.int64()),
            **interval_columns("share", [one.share for _, one in found]),
            "chance": pa.array([one.chance for _, one in found], pa.float64()),
        }
    )
    said = Said(
        measure="next_steps",
        definition="What came directly after the steps of after, the longest run of them met five "
        "times or more; (start) = the beginning of a journey, (ends) = the journey is over. "
        "chance = what is foretold: the share, leaning to that of shorter runs where few were "
        "seen. How often it comes true: next-steps-score.",
        unit="count",
        grain="journeys",
        n=len(paths.journeys),
        denominator="share: of the times the steps of after were passed",
        interval=f"{WILSON}; times passed by one customer are taken as independent",
        source=_SOURCE,
        asked=(("after", list(after)), ("memory", model.memory)),
    )
    return measured(log, notes, said, rows)


def next_steps_score(log: EventLog, notes: tuple[str, ...]) -> MeasuredTable:
    """Foretell the last quarter of the journeys from the others, and say how often that was right.

    Raises:
        NextStepError: There are fewer than 27 journeys, or nothing to foretell.
    """
    paths = named_paths(log)
    early = round(len(paths.journeys) * (1 - HELD_OUT))
    is_open = paths.is_open.tolist()
    model: NextSteps[str] = learn_next_steps(paths.journeys[:early], is_open=is_open[:early])
    score = score_next_steps(model, paths.journeys[early:], is_open=is_open[early:])
    rows = pa.table(
        {
            "foretold": pa.array([one.foretold for one in score.bands], pa.float64()),
            **interval_columns("came_true", [one.came_true for one in score.bands]),
            "n": pa.array([one.n for one in score.bands], pa.int64()),
        }
    )
    said = _said_of_next_steps_score(score=score, early=early, model=model)
    return measured(log, notes, said, rows)


def _said_of_next_steps_score(
    *,
    score: NextStepScore,
    early: int,
    model: NextSteps[str],
) -> Said:
    return Said(
        measure="next_steps_score",
        definition="Each step, and each end, of the quarter of the journeys that began last, "
        "foretold from those before: by tenths of the chance of the likeliest, its mean and the "
        "share that came true. The two agree where chances mean what they say.",
        unit="share",
        grain="steps",
        n=score.steps,
        denominator="came_true: of the row's foretellings",
        interval=f"{WILSON}; steps of one journey are taken as independent",
        source=f"{_SOURCE}; Brier 1950",
        asked=(
            ("memory", model.memory),
            ("journeys_learned_from", early),
            ("accuracy", score.accuracy.value),
            ("accuracy_low", score.accuracy.low),
            ("accuracy_high", score.accuracy.high),
            ("macro_f1", score.macro_f1),
            ("brier", score.brier),
            ("log_loss", score.log_loss),
        ),
    )
