// A journey map and its reading as the server sends them; field by field the same as
// src/desireline/maps/{journey_map,claim,support,reading}.py.

export type Importance = "" | "low" | "medium" | "high";
export type Mode = "online" | "offline" | "both";
export type LaneKind =
  | "conversion"
  | "touchpoints"
  | "actions"
  | "goals"
  | "thoughts"
  | "emotions"
  | "time"
  | "barriers"
  | "kpis"
  | "free";
export type Part = "text" | "barrier" | "recommendation" | "emotion";
export type Operator = "is" | "starts" | "ends" | "contains" | "exists";
export type Comparison = "most" | "at least" | "more than" | "under" | "at most" | "about";
export type QuantityKind =
  | "conversion"
  | "goal_rate"
  | "touchpoint_share"
  | "repeat_share"
  | "steps_per_journey"
  | "field_share"
  | "wait"
  | "stage_time"
  | "emotion"
  | "answer_share"
  | "repurchase"
  | "events"
  | "total"
  | "total_share";

export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
}

export interface EventRule {
  readonly id: string;
  readonly order: string;
  readonly touchpoint_id: string;
  readonly conditions: readonly Condition[];
  readonly position: "" | "before" | "after";
  readonly anchor: string;
  readonly proposed: boolean;
}

export interface JourneyRule {
  readonly starts: readonly string[];
  readonly target: readonly string[];
  readonly timeout_days: number;
  /** Above 0: counts instead of the days. */
  readonly timeout_minutes?: number;
}

export interface Quantity {
  readonly kind: QuantityKind;
  readonly stage_id: string;
  readonly touchpoint_id: string;
  readonly other_touchpoint_id: string;
  readonly field: string;
  readonly value: string;
}

export interface Claim {
  readonly quantity: Quantity;
  readonly comparison: Comparison;
  readonly value: number | null;
  readonly population: string;
}

export interface Support {
  readonly kind: string;
  readonly stance: "for" | "against";
  readonly dated: string;
  readonly rows: readonly string[];
  readonly note: string;
  readonly remark?: boolean;
}

export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly order: string;
  readonly role: string;
  readonly quote: string;
  readonly goals: readonly string[];
  readonly portrait: string;
  readonly primary: boolean;
  readonly conditions: readonly EventRule[];
}

export interface CompanyGoal {
  readonly kpi: string;
  readonly quantity: Quantity | null;
  readonly target: number | null;
  readonly due: string;
}

export interface MapHeader {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly scenario: string;
  readonly wants: readonly string[];
  readonly goal: CompanyGoal | null;
  readonly journey: JourneyRule;
  readonly planned_path: readonly string[];
  readonly as_of: string;
  readonly template: string;
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly order: string;
  readonly line: string;
  readonly importance: Importance;
  readonly proposed: boolean;
}

export interface Moment {
  readonly id: string;
  readonly stage_id: string;
  readonly name: string;
  readonly order: string;
  readonly moment_of_truth: boolean;
}

export interface Touchpoint {
  readonly id: string;
  readonly name: string;
  readonly stage_id: string;
  readonly order: string;
  readonly channel: string;
  readonly mode: Mode;
  readonly owner: string;
  readonly department: string;
  readonly importance: Importance;
  readonly proposed: boolean;
}

export interface Lane {
  readonly id: string;
  readonly kind: LaneKind;
  readonly name: string;
  readonly order: string;
  readonly hint: string;
  readonly hidden: boolean;
}

export interface Statement {
  readonly id: string;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly text: string;
  readonly order: string;
  readonly part: Part;
  readonly pair_id: string;
  readonly claim: Claim | null;
  readonly support: readonly Support[];
  readonly emotion: number | null;
  readonly emotion_word: string;
  readonly text_revision: number;
  readonly kept_reason: string;
  readonly looked_at?: string;
}

export interface Kpi {
  readonly id: string;
  readonly stage_id: string;
  readonly name: string;
  readonly quantity: Quantity;
  readonly order: string;
  readonly target: number | null;
  readonly higher_is_better: boolean;
}

export interface JourneyMap {
  readonly header: MapHeader;
  readonly personas: readonly Persona[];
  readonly stages: readonly Stage[];
  readonly moments: readonly Moment[];
  readonly touchpoints: readonly Touchpoint[];
  readonly rules: readonly EventRule[];
  readonly lanes: readonly Lane[];
  readonly statements: readonly Statement[];
  readonly kpis: readonly Kpi[];
}

export type State = "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
export type Grain = "journeys" | "steps" | "events" | "answers" | "totals";
export type Unit = "count" | "share" | "seconds" | "valence" | "per journey" | "number";

export interface Figure {
  readonly measure: string;
  readonly value: number | null;
  readonly unit: Unit;
  readonly n: number;
  readonly grain: Grain;
  readonly definition: string;
  readonly rows: string;
  readonly part: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly period_from: string;
  /** The day after the last. */
  readonly period_to: string;
  /** Why there is no value although rows exist: "too few to say (n = 2)". */
  readonly hidden: string;
  /** Our own report and its file, where the figure is one of its totals. */
  readonly source?: string;
}

export interface StageFlow {
  readonly stage_id: string;
  readonly observed: boolean;
  readonly reach: Figure;
  readonly enter: Figure;
  readonly converted: Figure;
  readonly skipped: Figure;
  readonly open: Figure;
  readonly left: Figure;
  readonly conversion: Figure;
  readonly followed: Figure | null;
  readonly median_seconds: Figure;
  readonly low_quartile: number | null;
  readonly high_quartile: number | null;
  readonly open_until: string;
  /** Of the observed stages the last: no conversion, and `left` means ended. */
  readonly last: boolean;
}

export interface Arc {
  readonly kind: "skip" | "return" | "repeat";
  readonly from_stage_id: string;
  readonly to_stage_id: string;
  readonly figure: Figure;
}

export interface TouchpointReading {
  readonly touchpoint_id: string;
  readonly seen: boolean;
  readonly journeys: Figure;
  readonly steps: Figure;
}

export interface ChannelShare {
  readonly channel: string;
  readonly figure: Figure;
}

export interface EmotionPoint {
  readonly touchpoint_id: string;
  readonly stage_id: string;
  readonly figure: Figure;
  readonly word: string;
  readonly word_share: number | null;
  readonly state: State;
  readonly shown: "line" | "dots" | "nothing";
  readonly dots: readonly number[];
  readonly newest: string;
}

export interface WeekPoint {
  readonly week: string;
  readonly value: number | null;
  readonly n: number;
}

export interface KpiReading {
  readonly kpi_id: string;
  readonly stage_id: string;
  readonly figure: Figure;
  readonly latest: WeekPoint | null;
  readonly weeks: readonly WeekPoint[];
  readonly target_met: boolean | null;
  readonly state: State;
}

export interface Verdict {
  readonly answer: "confirmed" | "contradicted" | "cannot tell yet" | "no data";
  readonly sentence: string;
  readonly figure: Figure | null;
}

export interface StatementReading {
  readonly statement_id: string;
  readonly state: State;
  readonly reason: string;
  readonly verdict: Verdict | null;
  readonly newest: string;
  readonly badge: string;
}

export interface CellReading {
  readonly stage_id: string;
  readonly lane_id: string;
  readonly state: State;
  readonly badge: string;
  readonly reason: string;
  readonly statement_ids: readonly string[];
}

export interface PersonaReading {
  readonly persona_id: string;
  readonly share: Figure | null;
  readonly known: Figure | null;
}

export interface Filter {
  readonly period_from: string;
  readonly period_to: string;
  readonly persona_id: string;
  readonly channels: readonly string[];
  readonly only_channels: boolean;
  readonly sentence: string;
}

export interface Coverage {
  readonly events: number;
  readonly bound: number;
  readonly set_aside: number;
  readonly unbound: number;
  readonly outside_journeys: number;
  readonly without_customer: number;
  readonly overlapping: number;
  readonly ties: number;
  readonly journeys: number;
  readonly customers: number;
  readonly identifiers: number;
  readonly unresolved: Figure | null;
  readonly answers: number;
  readonly data_from: string;
  readonly data_to: string;
}

export interface MapReading {
  readonly map_id: string;
  readonly revision: number;
  readonly data_version: string;
  readonly as_of: string;
  readonly closed: boolean;
  readonly applied: Filter;
  readonly coverage: Coverage;
  readonly states: Readonly<Record<string, number>>;
  readonly cells_total: number;
  readonly backed_share: number | null;
  readonly flows: readonly StageFlow[];
  readonly arcs: readonly Arc[];
  readonly touchpoints: readonly TouchpointReading[];
  readonly channels: Readonly<Record<string, readonly ChannelShare[]>>;
  readonly emotions: readonly EmotionPoint[];
  readonly kpis: readonly KpiReading[];
  readonly statements: readonly StatementReading[];
  readonly cells: readonly CellReading[];
  readonly personas: readonly PersonaReading[];
  readonly journeys: Figure;
  readonly repurchase: Figure;
  readonly goal: Figure | null;
  /** Journeys in arcs and entries of fewer than three, one figure for each kind. */
  readonly rare: readonly Figure[];
}
