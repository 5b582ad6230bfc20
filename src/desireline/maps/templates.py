"""Maps to start from: stages and lanes in place, typical touchpoints proposed, no figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desireline.errors import DesirelineError
from desireline.maps.channels import channel_of
from desireline.maps.journey_map import (
    JourneyMap,
    Lane,
    MapHeader,
    Moment,
    Stage,
    Touchpoint,
)
from desireline.maps.lane_types import lane_type_of
from desireline.maps.ordering import first_keys
from desireline.maps.typical_touchpoints import TYPICAL_TOUCHPOINTS


class UnknownTemplateError(DesirelineError):
    """There is no template with the given id."""

    code: ClassVar[str] = "unknown-template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of journey to start from.

    Attributes:
        summary: When to take it, in one sentence.
        stages: Id, name and the line under it, each.
        ends: The ways in which the last stage can end: id and name, each.
        lanes: Types of lane it has beside those of every template.
    """

    id: str
    name: str
    summary: str
    stages: tuple[tuple[str, str, str], ...]
    ends: tuple[tuple[str, str], ...] = ()
    lanes: tuple[str, ...] = ()


_LANES = (
    "conversion",
    "touchpoints",
    "actions",
    "goals",
    "expectations",
    "thoughts",
    "emotions",
    "time",
    "barriers",
    "kpis",
)

TEMPLATES: tuple[Template, ...] = (
    Template(
        id="three-stages",
        name="Three stages",
        summary="The shortest whole journey: what is expected, what happens, what is left of it.",
        stages=(
            ("prepare", "Preparation", "I find out what I can expect"),
            ("use", "Usage", "I see for myself what it is like"),
            ("reflect", "Reflection", "I look back and say what I think"),
        ),
    ),
    Template(
        id="five-stages",
        name="Five stages",
        summary="A product's whole life, up to the next purchase, from you or from someone else.",
        stages=(
            ("engage", "Engaging", "I notice something I might want"),
            ("buy", "Buying", "I choose and pay"),
            ("use", "Using", "I put it to use"),
            ("share", "Sharing", "I tell others how it is"),
            ("complete", "Completing", "I need a new one and choose again"),
        ),
        ends=(
            ("same-again", "I bought the new version"),
            ("competitor", "I chose a competitor"),
        ),
    ),
    Template(
        id="service",
        name="Before, during and after the service",
        summary="For services: a visit, a treatment, a ride, a repair.",
        stages=(
            ("before", "Pre-service", "I look for help and make an appointment"),
            ("during", "Service", "I am being looked after"),
            ("after", "Post-service", "I live with the result and settle the rest"),
        ),
        lanes=("needs", "business"),
    ),
    Template(
        id="need-to-leaving",
        name="From awareness of need to leaving",
        summary="A long relationship, which starts before the customer knows of you.",
        stages=(
            ("need", "Awareness of need", "Something is missing or no longer works for me"),
            ("search", "Search", "I look for what could help"),
            ("compare", "Comparison", "I weigh what is on offer"),
            ("decide", "Decision", "I choose one and sign up"),
            ("start", "First use", "I try to get going"),
            ("stay", "Staying", "I use it and sometimes need help"),
            ("leave", "Leaving", "I stop, and know why"),
        ),
    ),
    Template(
        id="online-store",
        name="Online store, all channels",
        summary="Shopping across website, app, store, delivery and service.",
        stages=(
            ("need", "Awareness of need", "I notice that I need something"),
            ("discover", "Discovery", "I see what there is"),
            ("compare", "Comparison", "I compare and ask around"),
            ("order", "Order", "I put it in the cart and pay"),
            ("receive", "Delivery", "I wait for it or pick it up"),
            ("use", "Use and service", "I use it and get help when I need it"),
            ("return", "Loyalty", "I come back, or tell others"),
        ),
    ),
)


def standard_lanes() -> tuple[Lane, ...]:
    """Return the lanes every template has; each has its type as its id."""
    return _lanes_of(_LANES)


def from_template(template_id: str, *, map_id: str, title: str) -> JourneyMap:
    """Return a new map made from a template: typical touchpoints as proposed, no word written.

    Raises:
        UnknownTemplateError: There is no such template.
    """
    template = template_of(template_id)
    header = MapHeader(id=map_id, title=title, template=template.id)
    keys = first_keys(len(template.stages))
    stages = tuple(
        Stage(id=stage_id, name=name, order=key, line=line)
        for key, (stage_id, name, line) in zip(keys, template.stages, strict=True)
    )
    end_keys = first_keys(len(template.ends))
    moments = tuple(
        Moment(id=moment_id, stage_id=stages[-1].id, name=name, order=key)
        for key, (moment_id, name) in zip(end_keys, template.ends, strict=True)
    )
    return JourneyMap(
        header=header,
        stages=stages,
        moments=moments,
        touchpoints=_touchpoints_of(template),
        lanes=_lanes_of((*_LANES, *template.lanes)),
    )


def as_template(journey_map: JourneyMap, *, map_id: str, title: str) -> JourneyMap:
    """Return a new map with the stages, moments and lanes of one's own map and empty cells."""
    stages = tuple(replace(stage, proposed=False) for stage in journey_map.stages)
    header = MapHeader(
        id=map_id,
        title=title,
        language=journey_map.header.language,
        template=journey_map.header.id,
    )
    return JourneyMap(
        header=header, stages=stages, moments=journey_map.moments, lanes=journey_map.lanes
    )


def as_future(journey_map: JourneyMap, *, map_id: str, title: str) -> JourneyMap:
    """Return a new map of the journey as it is to be: the same cells, resting on nothing yet.

    Claims stay, as what is to be tested once somebody walks it; support, reasons for keeping,
    checks and the day the evidence was read at are of today and go.
    """
    header = replace(
        journey_map.header, id=map_id, title=title, outlook="to-be", as_of="", template=""
    )
    statements = tuple(
        replace(one, support=(), kept_reason="", looked_at="", check=None)
        for one in journey_map.statements
    )
    return replace(journey_map, header=header, statements=statements)


def template_of(template_id: str) -> Template:
    """Return the template with this id.

    Raises:
        UnknownTemplateError: There is no such template.
    """
    for template in TEMPLATES:
        if template.id == template_id:
            return template
    ids = ", ".join(template.id for template in TEMPLATES)
    msg = f"There is no template {template_id!r}. The templates: {ids}."
    raise UnknownTemplateError(msg)


def _lanes_of(type_ids: tuple[str, ...]) -> tuple[Lane, ...]:
    keys = first_keys(len(type_ids))
    types = (lane_type_of(type_id) for type_id in type_ids)
    return tuple(
        Lane(id=one.id, kind=one.kind, name=one.name, order=key, hint=one.hint)
        for key, one in zip(keys, types, strict=True)
    )


def _touchpoints_of(template: Template) -> tuple[Touchpoint, ...]:
    return tuple(
        Touchpoint(
            id=f"{stage_id}-{number}",
            name=name,
            stage_id=stage_id,
            order=key,
            channel=channel,
            mode=channel_of(channel).mode,
            proposed=True,
        )
        for stage_id, points in TYPICAL_TOUCHPOINTS[template.id].items()
        for number, (key, (name, channel)) in enumerate(
            zip(first_keys(len(points)), points, strict=True), start=1
        )
    )
