"""Journeys in which a customer had to get in touch twice or more."""

from __future__ import annotations

from collections.abc import Iterator

from desireline.insights.findings_figures import counting, is_noteworthy, of_hundred
from desireline.insights.raw_names import tokens_of
from desireline.journeys.populations import define
from desireline.journeys.references import quantity_reference, reference
from desireline.journeys.study import Study
from desireline.maps.claim import Quantity
from desireline.maps.finding import Finding
from desireline.maps.journey_map import JourneyMap, Touchpoint
from desireline.measures.figures import Subject, share_figure

CONTACT_CHANNELS = frozenset({"call", "chat"})
CONTACT_WORDS = frozenset(
    {
        *("call", "calls", "hotline", "helpline", "phone", "chat", "support"),
        *("ticket", "tickets", "complaint", "complaints", "anruf", "anrufe", "rückruf"),
        *("beschwerde", "beschwerden", "reklamation", "reklamationen"),
    }
)


def repeated_contacts(study: Study, journey_map: JourneyMap) -> Iterator[Finding]:
    """Find points of contact (calls, tickets, chats) that many journeys need twice or more.

    The share is that of the journeys that were there at all. A second contact may be about
    something else: the finding says how often it happens, not why.
    """
    repeats = _repeats(study)
    for touchpoint in journey_map.touchpoints:
        n, part = repeats.get(touchpoint.id, (0, 0))
        if not n or not is_contact(touchpoint):
            continue
        quantity = Quantity(kind="repeat_share", touchpoint_id=touchpoint.id)
        said = define(study, "repeat_share", {"touchpoint": touchpoint.name})
        about = Subject(measure="repeat_share", ref=quantity_reference(quantity), said=said)
        figure = share_figure(study, about, part=part, n=n)
        if not is_noteworthy(figure, "repeated contact"):
            continue
        yield Finding(
            key=reference("repeated", touchpoint.id),
            kind="repeated contacts",
            sentence=f"{of_hundred(figure)} journeys with {touchpoint.name} come there twice or "
            "more.",
            next_step="Read what the second contact is about: the same question again, or a new "
            "one?",
            stage_id=touchpoint.stage_id,
            touchpoint_id=touchpoint.id,
            concerned=counting(study, figure),
            figure=figure,
        )


def is_contact(touchpoint: Touchpoint) -> bool:
    """Tell whether a customer gets in touch there: by channel, or by a word of its name."""
    named = CONTACT_WORDS.intersection(tokens_of(touchpoint.name))
    return touchpoint.channel in CONTACT_CHANNELS or bool(named)


def _repeats(study: Study) -> dict[str, tuple[int, int]]:
    """Return for each touchpoint its journeys, and those that came there twice or more."""
    steps = study.steps
    times = steps.group_by("journey", "touchpoint_id").agg(times=steps.count())
    counted = times.group_by("touchpoint_id").agg(
        n=times.count(), part=(times.times > 1).cast("int64").sum()
    )
    return {
        str(row["touchpoint_id"]): (int(str(row["n"])), int(str(row["part"])))
        for row in study.warehouse.rows(counted)
    }
