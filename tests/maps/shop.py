"""A small shop's map with everything a map can hold, and every edit that can be made on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from desireline.maps.claim import Claim, Condition, EventRule, JourneyRule, Quantity
from desireline.maps.edits import (
    assignments,
    barriers,
    blocks,
    checks,
    colors,
    copies,
    header,
    kpis,
    lanes,
    map_links,
    moments,
    personas,
    places,
    promises,
    rules,
    sentences,
    several,
    spans,
    stages,
    statements,
    targets,
    touchpoints,
)
from desireline.maps.edits.change import in_order
from desireline.maps.edits.edit import Edit
from desireline.maps.journey_map import (
    CompanyGoal,
    JourneyMap,
    Kpi,
    MapHeader,
    Moment,
    Persona,
    PlannedCheck,
    Stage,
    Statement,
    Touchpoint,
)
from desireline.maps.lane_types import ONCE
from desireline.maps.spans import SPANNING_LANES
from desireline.maps.support import Support
from desireline.maps.target_action import TargetAction
from desireline.maps.templates import standard_lanes

MOST_PAY = Claim(quantity=Quantity(kind="conversion", stage_id="cart"), comparison="most")
QUICK = Claim(
    quantity=Quantity(kind="wait", touchpoint_id="order", other_touchpoint_id="parcel"),
    comparison="under",
    value=172_800.0,
)
QUOTE = Support(kind="verbatim", rows=("r1", "r2"), dated="2026-03-01", note="2 quotes")


def named(name: str) -> tuple[Condition, ...]:
    return (Condition(field="name", operator="is", value=name),)


SHOP = JourneyMap(
    header=MapHeader(
        id="shop",
        title="Buying a lamp",
        wants=("light over the table",),
        goal=CompanyGoal(kpi="orders", quantity=Quantity(kind="events", touchpoint_id="order")),
        journey=JourneyRule(starts=("ad",), target=("order",), timeout_days=30),
        planned_path=("ad", "order", "parcel"),
        targets=(
            TargetAction(id="called", name="Asked by phone", kind="inquiry", touchpoints=("call",)),
        ),
    ),
    personas=(
        Persona(id="ida", name="Ida", primary=True, goals=("a warm light",)),
        Persona(id="jon", name="Jon", order="a1"),
    ),
    stages=(
        Stage(id="look", name="Look", order="a0", line="I look around"),
        Stage(id="cart", name="Cart", order="a1", proposed=True),
        Stage(id="wait", name="Wait", order="a2", importance="high"),
    ),
    moments=(Moment(id="knock", stage_id="wait", name="The knock", order="a0"),),
    touchpoints=(
        Touchpoint(id="ad", name="Ad", stage_id="look", order="a0", channel="ads"),
        Touchpoint(id="order", name="Order", stage_id="cart", order="a0", proposed=True),
        Touchpoint(
            id="call",
            name="Call",
            stage_id="wait",
            order="a0",
            channel="call",
            owner="Service",
            other_channels=("chat", "app"),
            other_owners=("Ida", "Jon"),
        ),
        Touchpoint(id="parcel", name="Parcel", stage_id="wait", order="a1", mode="offline"),
    ),
    rules=(
        EventRule(id="r-ad", order="a0", touchpoint_id="ad", conditions=named("ad_click")),
        EventRule(id="r-order", order="a1", touchpoint_id="order", conditions=named("paid")),
        EventRule(
            id="r-call",
            order="a2",
            touchpoint_id="call",
            conditions=named("call"),
            position="after",
            anchor="order",
            proposed=True,
        ),
        EventRule(id="r-aside", order="a3", touchpoint_id="", conditions=named("ping")),
    ),
    lanes=standard_lanes(),
    statements=(
        Statement(
            id="s-pay", stage_id="cart", lane_id="thoughts", text="I buy at once", claim=MOST_PAY
        ),
        Statement(id="s-hang", stage_id="cart", lane_id="thoughts", text="Will it hang right?"),
        Statement(
            id="s-slow",
            stage_id="wait",
            lane_id="barriers",
            text="Nobody says when it comes",
            part="barrier",
            claim=QUICK,
            support=(QUOTE,),
        ),
        Statement(
            id="s-tell",
            stage_id="wait",
            lane_id="barriers",
            text="Name the hour",
            part="recommendation",
            pair_id="s-slow",
            order="a1",
        ),
        Statement(
            id="s-mood",
            stage_id="wait",
            lane_id="emotions",
            text="",
            part="emotion",
            emotion=-1.0,
            emotion_word="annoyed",
        ),
        Statement(id="s-vow", stage_id="", lane_id="", text="Light for a lifetime", part="promise"),
    ),
    kpis=(
        Kpi(
            id="k-rate",
            stage_id="cart",
            name="Order rate",
            quantity=Quantity(kind="goal_rate", stage_id="cart"),
            target=0.4,
        ),
    ),
)
SHOP = in_order(SHOP)

Draw = Callable[[st.SearchStrategy], object]
WORDS = st.sampled_from(["Search", "Pay", "At home", "Ärger & Glück", "x" * 60, "I buy at once!"])


class NothingLeftError(Exception):
    """The map holds nothing this edit could be about."""


class Maker:
    """Draws one edit of each kind that makes sense on a map."""

    def __init__(self, draw: Draw, journey_map: JourneyMap, new_id: str) -> None:
        self.draw, self.map, self.new = draw, journey_map, new_id

    def one(self, choices: Sequence[object]) -> object:
        if not choices:
            raise NothingLeftError
        return self.draw(st.sampled_from(choices))

    def of(self, records: Sequence[object]) -> str:
        return str(self.one([one.id for one in records]))

    def before(self, records: Sequence[object]) -> str:
        return str(self.draw(st.sampled_from(["", *(one.id for one in records)])))

    def word(self) -> str:
        return str(self.draw(WORDS))

    def some(self, records: Sequence[object]) -> tuple[str, ...]:
        ids = [one.id for one in records]
        if not ids:
            return ()
        return tuple(self.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)))

    def quantity(self) -> Quantity:
        return Quantity(kind="events", touchpoint_id=self.of(self.map.touchpoints))

    def claim(self) -> Claim:
        return Claim(quantity=self.quantity(), comparison="at least", value=3.0)

    def statement(self, part: str = "") -> Statement:
        choices = [one for one in self.map.statements if part in ("", one.part)]
        return self.one(choices)


def _at_touchpoint(m: Maker, barrier: Statement) -> barriers.PlaceBarrier:
    here = [one.id for one in m.map.touchpoints if one.stage_id == barrier.stage_id]
    return barriers.PlaceBarrier(statement_id=barrier.id, touchpoint_id=m.one(["", *here]))


def _text(m: Maker, edit: type[Edit], **more: object) -> Edit:
    one = m.statement()
    return edit(statement_id=one.id, text=m.word(), text_revision=one.text_revision, **more)


def _spanned(m: Maker) -> Edit:
    one = m.one([s for s in m.map.statements if s.part in ("text", "barrier")])
    lane = next(lane for lane in m.map.lanes if lane.id == one.lane_id)
    order = [stage.id for stage in m.map.stages]
    later = order[order.index(one.stage_id) + 1 :] if lane.kind in SPANNING_LANES else []
    last = m.draw(st.sampled_from(["", *later]))
    return spans.SpanStatement(statement_id=one.id, last_stage_id=last)


def _supported(m: Maker) -> Edit:
    one = m.one([s for s in m.map.statements if s.support])
    return statements.RemoveSupport(statement_id=one.id, support=one.support[0])


def _split(m: Maker) -> Edit:
    one = m.one([s for s in m.map.statements if s.part not in ("emotion", "promise")])
    return sentences.SplitStatement(
        statement_id=one.id,
        texts=(m.word(), m.word(), m.word()),
        text_revision=one.text_revision,
        new_id=m.new,
    )


def _merged(m: Maker) -> Edit:
    one = m.one([s for s in m.map.statements if s.part not in ("emotion", "promise")])
    others = [s for s in m.map.statements if s.part == one.part]
    return sentences.MergeStatements(statement_id=one.id, other_statement_ids=m.some(others))


MAKERS: dict[type[Edit], Callable[[Maker], Edit]] = {
    header.SetHeader: lambda m: header.SetHeader(title=m.word(), wants=("light",)),
    header.RemoveGoal: lambda _: header.RemoveGoal(),
    header.SetJourneyRule: lambda m: header.SetJourneyRule(
        starts=m.some(m.map.touchpoints), timeout_days=7
    ),
    targets.AddTarget: lambda m: targets.AddTarget(
        target_id=m.new, name=m.word(), kind="inquiry", touchpoints=(m.of(m.map.touchpoints),)
    ),
    targets.SetTarget: lambda m: targets.SetTarget(
        target_id=m.of(m.map.header.targets), name=m.word(), kind="order"
    ),
    targets.MoveTarget: lambda m: targets.MoveTarget(target_id=m.of(m.map.header.targets)),
    targets.RemoveTarget: lambda m: targets.RemoveTarget(target_id=m.of(m.map.header.targets)),
    personas.AddPersona: lambda m: personas.AddPersona(
        persona_id=m.new, name=m.word(), before=m.before(m.map.personas)
    ),
    personas.SetPersona: lambda m: personas.SetPersona(
        persona_id=m.of(m.map.personas), name=m.word(), primary=True
    ),
    personas.RemovePersona: lambda m: personas.RemovePersona(persona_id=m.of(m.map.personas)),
    stages.AddStage: lambda m: stages.AddStage(
        stage_id=m.new, name=m.word(), before=m.before(m.map.stages)
    ),
    stages.RenameStage: lambda m: stages.RenameStage(stage_id=m.of(m.map.stages), name=m.word()),
    stages.DescribeStage: lambda m: stages.DescribeStage(
        stage_id=m.of(m.map.stages), line=m.word(), importance="low"
    ),
    colors.ColorStage: lambda m: colors.ColorStage(stage_id=m.of(m.map.stages), color="teal"),
    map_links.LinkMap: lambda m: map_links.LinkMap(
        stage_id=m.of(m.map.stages),
        map_id=m.draw(st.sampled_from(("", "delivery"))),
        title=m.word(),
    ),
    stages.MoveStage: lambda m: stages.MoveStage(
        stage_id=m.of(m.map.stages), before=m.before(m.map.stages)
    ),
    stages.SplitStage: lambda m: stages.SplitStage(
        stage_id=m.of(m.map.stages),
        new_stage_id=m.new,
        new_name=m.word(),
        touchpoint_ids=m.some(m.map.touchpoints),
        statement_ids=m.some(m.map.statements),
        kpi_ids=m.some(m.map.kpis),
        moment_ids=m.some(m.map.moments),
    ),
    stages.MergeStages: lambda m: stages.MergeStages(
        stage_id=m.of(m.map.stages), other_stage_id=m.of(m.map.stages)
    ),
    copies.DuplicateStage: lambda m: copies.DuplicateStage(
        stage_id=m.of(m.map.stages), new_stage_id=m.new
    ),
    stages.RemoveStage: lambda m: stages.RemoveStage(stage_id=m.of(m.map.stages)),
    moments.AddMoment: lambda m: moments.AddMoment(
        moment_id=m.new, stage_id=m.of(m.map.stages), name=m.word(), moment_of_truth=True
    ),
    moments.RenameMoment: lambda m: moments.RenameMoment(
        moment_id=m.of(m.map.moments), name=m.word()
    ),
    moments.FlagMoment: lambda m: moments.FlagMoment(moment_id=m.of(m.map.moments)),
    moments.MoveMoment: lambda m: moments.MoveMoment(
        moment_id=m.of(m.map.moments),
        stage_id=m.of(m.map.stages),
        before=m.before(m.map.moments),
    ),
    moments.DuplicateMoment: lambda m: moments.DuplicateMoment(
        moment_id=m.of(m.map.moments), new_moment_id=m.new, stage_id=m.before(m.map.stages)
    ),
    moments.RemoveMoment: lambda m: moments.RemoveMoment(moment_id=m.of(m.map.moments)),
    touchpoints.AddTouchpoint: lambda m: touchpoints.AddTouchpoint(
        touchpoint_id=m.new,
        name=m.word(),
        stage_id=m.of(m.map.stages),
        channel="chat",
        other_channels=("web",),
        owner="Ida",
        other_owners=("Jon",),
    ),
    touchpoints.RenameTouchpoint: lambda m: touchpoints.RenameTouchpoint(
        touchpoint_id=m.of(m.map.touchpoints), name=m.word()
    ),
    touchpoints.MoveTouchpoint: lambda m: touchpoints.MoveTouchpoint(
        touchpoint_id=m.of(m.map.touchpoints),
        stage_id=m.of(m.map.stages),
        before=m.before(m.map.touchpoints),
    ),
    touchpoints.MergeTouchpoints: lambda m: touchpoints.MergeTouchpoints(
        touchpoint_id=m.of(m.map.touchpoints),
        other_touchpoint_ids=m.some(m.map.touchpoints),
    ),
    touchpoints.SplitTouchpoint: lambda m: touchpoints.SplitTouchpoint(
        touchpoint_id=m.of(m.map.touchpoints),
        new_touchpoint_id=m.new,
        new_name=m.word(),
        rule_ids=m.some(m.map.rules),
    ),
    touchpoints.DuplicateTouchpoint: lambda m: touchpoints.DuplicateTouchpoint(
        touchpoint_id=m.of(m.map.touchpoints), new_touchpoint_id=m.new
    ),
    touchpoints.SetTouchpoint: lambda m: touchpoints.SetTouchpoint(
        touchpoint_id=m.of(m.map.touchpoints),
        channel="app",
        owner=m.draw(st.sampled_from((None, "", "Ida", "Service"))),
        mode="both",
        other_channels=m.draw(st.sampled_from((None, (), ("web", "chat")))),
    ),
    touchpoints.ConfirmProposed: lambda m: touchpoints.ConfirmProposed(
        stage_ids=m.some(m.map.stages),
        touchpoint_ids=m.some(m.map.touchpoints),
        rule_ids=m.some(m.map.rules),
    ),
    assignments.AssignStage: lambda m: assignments.AssignStage(
        stage_id=m.one(m.map.touchpoints).stage_id,
        owner=m.draw(st.sampled_from(("", "Ana", "Service"))),
        department=m.draw(st.sampled_from((None, "", "Shop"))),
    ),
    touchpoints.RemoveTouchpoint: lambda m: touchpoints.RemoveTouchpoint(
        touchpoint_id=m.of(m.map.touchpoints)
    ),
    rules.AddRule: lambda m: rules.AddRule(
        rule_id=m.new,
        touchpoint_id=m.of(m.map.touchpoints),
        conditions=named(m.word()),
        before=m.before(m.map.rules),
        position="before",
        anchor="target",
    ),
    rules.SetAside: lambda m: rules.SetAside(rule_id=m.new, conditions=named(m.word())),
    rules.MoveRule: lambda m: rules.MoveRule(
        rule_id=m.of(m.map.rules),
        touchpoint_id=m.of(m.map.touchpoints),
        before=m.before(m.map.rules),
    ),
    rules.SetRule: lambda m: rules.SetRule(
        rule_id=m.of(m.map.rules), conditions=named(m.word()), position="", anchor=""
    ),
    rules.RemoveRule: lambda m: rules.RemoveRule(rule_id=m.of(m.map.rules)),
    lanes.AddLane: lambda m: lanes.AddLane(
        lane_id=m.new, name=m.word(), before=m.before(m.map.lanes)
    ),
    lanes.RenameLane: lambda m: lanes.RenameLane(lane_id=m.of(m.map.lanes), name=m.word()),
    colors.ColorLane: lambda m: colors.ColorLane(lane_id=m.of(m.map.lanes), color="olive"),
    lanes.MoveLane: lambda m: lanes.MoveLane(
        lane_id=m.of(m.map.lanes), before=m.before(m.map.lanes)
    ),
    lanes.HideLane: lambda m: lanes.HideLane(lane_id=m.of(m.map.lanes)),
    copies.DuplicateLane: lambda m: copies.DuplicateLane(
        lane_id=m.of([one for one in m.map.lanes if one.kind not in ONCE]), new_lane_id=m.new
    ),
    lanes.RemoveLane: lambda m: lanes.RemoveLane(lane_id=m.of(m.map.lanes)),
    statements.AddStatement: lambda m: statements.AddStatement(
        statement_id=m.new,
        stage_id=m.of(m.map.stages),
        lane_id=m.of(m.map.lanes),
        text=m.word(),
        claim=m.claim(),
    ),
    statements.EditText: lambda m: _text(m, statements.EditText),
    statements.SetClaim: lambda m: statements.SetClaim(
        statement_id=m.statement().id, claim=m.claim()
    ),
    statements.UseWording: lambda m: _text(m, statements.UseWording, claim=m.claim()),
    statements.KeepWithReason: lambda m: statements.KeepWithReason(
        statement_id=m.statement().id, reason=m.word()
    ),
    statements.LeaveAssumed: lambda m: statements.LeaveAssumed(
        statement_id=m.statement().id, looked_at="2026-11-22"
    ),
    statements.AddSupport: lambda m: statements.AddSupport(
        statement_id=m.statement().id, support=Support(kind="workshop", note=m.word())
    ),
    statements.RemoveSupport: _supported,
    statements.SetEmotion: lambda m: statements.SetEmotion(
        statement_id=m.statement("emotion").id, emotion=1.5, emotion_word="glad"
    ),
    places.MoveStatement: lambda m: places.MoveStatement(
        statement_id=m.statement().id,
        stage_id=m.of(m.map.stages),
        lane_id=m.of(m.map.lanes),
    ),
    spans.SpanStatement: _spanned,
    places.RemoveStatement: lambda m: places.RemoveStatement(statement_id=m.statement().id),
    places.DuplicateStatement: lambda m: places.DuplicateStatement(
        statement_id=m.statement().id, new_statement_id=m.new, lane_id=m.of(m.map.lanes)
    ),
    sentences.SplitStatement: _split,
    sentences.MergeStatements: _merged,
    places.PairRecommendation: lambda m: places.PairRecommendation(
        statement_id=m.statement("recommendation").id, barrier_id=m.statement("barrier").id
    ),
    places.TurnStatement: lambda m: places.TurnStatement(
        statement_id=m.one([s for s in m.map.statements if s.part not in ("text", "emotion")]).id,
        part=m.one(["barrier", "recommendation"]),
    ),
    blocks.PasteBlock: lambda m: blocks.PasteBlock(
        new_id=m.new,
        stage_ids=tuple(one.id for one in m.map.stages),
        lane_ids=(m.of(m.map.lanes),),
        rows=((f"- {m.word()}\n2) {m.word()}",),),
    ),
    promises.AddPromise: lambda m: promises.AddPromise(
        statement_id=m.new, text=m.word(), claim=m.claim()
    ),
    promises.MovePromise: lambda m: promises.MovePromise(statement_id=m.statement("promise").id),
    checks.PlanCheck: lambda m: checks.PlanCheck(
        statement_id=m.statement().id,
        check=PlannedCheck(how=m.word(), owner="Ana", due="2026-12-31"),
    ),
    barriers.PlaceBarrier: lambda m: _at_touchpoint(m, m.statement("barrier")),
    checks.DropCheck: lambda m: checks.DropCheck(statement_id=m.statement().id),
    kpis.AddKpi: lambda m: kpis.AddKpi(
        kpi_id=m.new, stage_id=m.of(m.map.stages), name=m.word(), quantity=m.quantity()
    ),
    kpis.SetKpi: lambda m: kpis.SetKpi(kpi_id=m.of(m.map.kpis), name=m.word(), without_target=True),
    kpis.RemoveKpi: lambda m: kpis.RemoveKpi(kpi_id=m.of(m.map.kpis)),
    several.Several: lambda m: several.Several(
        title="Two things",
        edits=(
            stages.AddStage(stage_id=m.new, name="Home"),
            stages.MoveStage(stage_id=m.new, before=m.of(m.map.stages)),
            touchpoints.MoveTouchpoint(touchpoint_id=m.of(m.map.touchpoints), stage_id=m.new),
        ),
    ),
    several.AcceptSuggestion: lambda m: several.AcceptSuggestion(
        title="Join “call”",
        suggestion_id="join-1",
        edits=(
            rules.AddRule(
                rule_id=m.new,
                touchpoint_id=m.of(m.map.touchpoints),
                conditions=named("Call"),
            ),
        ),
    ),
}
