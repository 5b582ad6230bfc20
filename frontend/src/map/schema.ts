// Made by `make types` from the server's own description of its answers; do not edit.

/**
 * One line of the action list, tied to a cell, a statement or a finding of a map.
 */
export interface Action {
  readonly id: string;
  readonly map_id: string;
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly measure: string;
  readonly state: "planned" | "doing" | "measuring" | "done";
  readonly stage_id: string;
  readonly lane_id: string;
  readonly statement_id: string;
  readonly finding_key: string;
  readonly finding_sentence: string;
  readonly created_on: string;
  readonly done_on: string;
  readonly late: boolean;
}
/**
 * An action's parts; in a change, what is left out stays.
 */
export interface ActionRequest {
  readonly text?: string | null;
  readonly owner?: string | null;
  readonly due?: string | null;
  readonly measure?: string | null;
  readonly state?: ("planned" | "doing" | "measuring" | "done") | null;
  readonly stage_id?: string | null;
  readonly lane_id?: string | null;
  readonly statement_id?: string | null;
  readonly finding_key?: string | null;
  readonly finding_sentence?: string | null;
}
/**
 * The confirmed reading; ``source`` empty = nothing is taken over.
 */
export interface AdoptRequest {
  readonly grid: readonly (readonly string[])[];
  readonly title?: string;
  readonly file_name?: string;
  readonly lanes?: readonly LaneRequest[];
  readonly by_rows?: boolean;
  readonly source?: string;
  readonly stages?: readonly StageRequest[];
  readonly names?: readonly OldMapsNameRequest[];
}
/**
 * What a lane is.
 */
export interface LaneRequest {
  readonly row: number;
  readonly kind:
    | "actions"
    | "goals"
    | "thoughts"
    | "emotions"
    | "barriers"
    | "recommendations"
    | "touchpoints"
    | "kpis"
    | "time"
    | "description"
    | "persona"
    | "channels"
    | "owners"
    | "free";
  readonly name?: string;
}
/**
 * Which old stage, counted from 0, a stage of the source means; null = none.
 */
export interface StageRequest {
  readonly stage_id: string;
  readonly place?: number | null;
}
/**
 * Whether an owner's text with a comma is one name.
 */
export interface OldMapsNameRequest {
  readonly text: string;
  readonly is_one: boolean;
}
/**
 * The record keys of all answers that say the same.
 */
export interface Alike {
  readonly record_keys: readonly string[];
}
/**
 * Journeys that jump over a stage, come back to one, or begin again.
 */
export interface Arc {
  readonly kind: "skip" | "return" | "repeat";
  readonly from_stage_id: string;
  readonly to_stage_id: string;
  readonly figure: Figure;
  readonly drawn: boolean;
}
/**
 * One number with what it counts. ``value`` None = not told: absent is not zero.
 */
export interface Figure {
  readonly measure: string;
  readonly value: number | null;
  readonly unit: "count" | "share" | "seconds" | "valence" | "points" | "per journey" | "number";
  readonly n: number;
  readonly grain: "journeys" | "steps" | "events" | "answers" | "totals" | "cells" | "sources";
  readonly definition: string;
  readonly rows: string;
  readonly part: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly period_from: string;
  readonly period_to: string;
  readonly hidden: string;
  readonly source: string;
  readonly fewest: number | null;
}
/**
 * Where a line of a report counts; both ids empty = nowhere.
 */
export interface BindRequest {
  readonly report_id: string;
  readonly label: string;
  readonly touchpoint_id?: string;
  readonly stage_id?: string;
}
/**
 * The board's sheets as the slides hold them, and how many findings wait unpublished.
 */
export interface Board {
  readonly title: string;
  readonly as_of: string;
  readonly slides: readonly Drawing[];
  readonly published: number;
  readonly private: number;
  readonly leaders: readonly Leader[];
  readonly wordings: readonly BoardWordsWording[];
  readonly applied: string;
}
/**
 * A finished sheet. ``title`` is what it is called aloud.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly marks: readonly (Text | Box | Path | Picture)[];
}
/**
 * Lines of text; ``y`` is the first baseline.
 */
export interface Text {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly kind: "text";
  readonly leading: number;
  readonly weight: number;
  readonly color: string;
  readonly anchor: "start" | "middle" | "end";
  readonly voice: boolean;
  readonly figure: Figure | null;
  readonly says: string;
  readonly title: boolean;
}
/**
 * A rectangle, rounded or not.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly kind: "box";
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
  readonly wide: number;
  readonly dash: readonly number[];
  readonly look: "" | "fade" | "hatch" | "hatch-loss" | "raster";
}
/**
 * A line or an area of straight and curved pieces (M, L, C, Z).
 */
export interface Path {
  readonly segments: readonly [string, readonly number[]][];
  readonly kind: "path";
  readonly fill: string;
  readonly stroke: string;
  readonly wide: number;
  readonly dash: readonly number[];
  readonly opacity: number;
  readonly look: "" | "fade" | "hatch" | "hatch-loss" | "raster";
  readonly round: boolean;
}
/**
 * A face of the emotion scale, or an SVG of its own such as a portrait.
 */
export interface Picture {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly says: string;
  readonly kind: "picture";
  readonly face: string;
  readonly svg: string;
  readonly circle: boolean;
}
/**
 * A published finding as the board orders it. ``at_stake``: journeys it concerns.
 */
export interface Leader {
  readonly key: string;
  readonly sentence: string;
  readonly at_stake: number;
  readonly place: number;
}
/**
 * One sentence of the board as it can be reworded.
 */
export interface BoardWordsWording {
  readonly key: string;
  readonly counted: string;
  readonly words: string;
  readonly unmatched: readonly string[];
}
export interface BodyPostUploadsApiV1UploadsPost {
  readonly files: readonly string[];
}
/**
 * Everything behind one cell. ``figures`` are those the cell itself shows.
 */
export interface CellEvidence {
  readonly cell: CellReading;
  readonly stage: string;
  readonly lane: string;
  readonly statements: readonly StatementEvidence[];
  readonly figures: readonly Figure[];
  readonly quotes: readonly DrillDownQuote[];
  readonly quotes_total: number;
  readonly owners: readonly Owner[];
}
/**
 * One cell: the worst of its statements, or the state of the rows of the figure it shows.
 */
export interface CellReading {
  readonly stage_id: string;
  readonly lane_id: string;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
  readonly badge: string;
  readonly reason: string;
  readonly statement_ids: readonly string[];
}
/**
 * One statement with its reading and, where it has a claim, the figure week by week.
 */
export interface StatementEvidence {
  readonly statement: Statement;
  readonly reading: StatementReading;
  readonly weeks: readonly WeekPoint[];
  readonly sources: readonly ClaimSource[];
  readonly since: Since | null;
  readonly changes: number;
}
/**
 * The content of a cell in words. A barrier and its recommendation are two statements.
 */
export interface Statement {
  readonly id: string;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly text: string;
  readonly order: string;
  readonly part: "text" | "barrier" | "recommendation" | "emotion" | "promise";
  readonly pair_id: string;
  readonly claim: Claim | null;
  readonly support: readonly Support[];
  readonly emotion: number | null;
  readonly emotion_word: string;
  readonly text_revision: number;
  readonly kept_reason: string;
  readonly looked_at: string;
  readonly check: PlannedCheck | null;
  readonly last_stage_id: string;
  readonly touchpoint_id: string;
}
/**
 * A sentence in testable form. ``most`` means more than half and needs no value.
 */
export interface Claim {
  readonly quantity: Quantity;
  readonly comparison: "most" | "at least" | "more than" | "under" | "at most" | "about";
  readonly value: number | null;
  readonly population: string;
}
/**
 * Something that can be computed from evidence; which fields count depends on ``kind``.
 */
export interface Quantity {
  readonly kind:
    | "conversion"
    | "goal_rate"
    | "touchpoint_share"
    | "contact_share"
    | "repeat_share"
    | "steps_per_journey"
    | "field_share"
    | "wait"
    | "stage_time"
    | "emotion"
    | "nps"
    | "answer_share"
    | "repurchase"
    | "events"
    | "total"
    | "total_share";
  readonly stage_id: string;
  readonly touchpoint_id: string;
  readonly other_touchpoint_id: string;
  readonly field: string;
  readonly value: string;
  readonly target_id: string;
}
/**
 * One thing a statement rests on.
 */
export interface Support {
  readonly kind:
    | "answers"
    | "verbatim"
    | "customer interview"
    | "workshop"
    | "internal interview"
    | "walk-through"
    | "own statement"
    | "external report";
  readonly stance: "for" | "against";
  readonly dated: string;
  readonly rows: readonly string[];
  readonly note: string;
  readonly remark: boolean;
}
/**
 * How somebody will find out whether a sentence is true: in words, by whom, until when.
 */
export interface PlannedCheck {
  readonly how: string;
  readonly owner: string;
  readonly due: string;
}
/**
 * The state of one statement and why, in one sentence.
 */
export interface StatementReading {
  readonly statement_id: string;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
  readonly reason: string;
  readonly verdict: Verdict | null;
  readonly newest: string;
  readonly badge: string;
}
/**
 * What the data say about a claim.
 */
export interface Verdict {
  readonly answer: "confirmed" | "contradicted" | "cannot tell yet" | "no data";
  readonly sentence: string;
  readonly figure: Figure | null;
}
/**
 * One week (ISO Monday) of a KPI; ``value`` None where n is under 5.
 */
export interface WeekPoint {
  readonly week: string;
  readonly value: number | null;
  readonly n: number;
}
/**
 * One source of a statement.
 */
export interface ClaimSource {
  readonly name: string;
  readonly kind: "counted" | "said" | "own side";
  readonly stance: "for" | "against" | "";
  readonly figure: Figure | null;
  readonly n: number;
  readonly newest: string;
  readonly note: string;
}
/**
 * What a statement was when the evidence was read before; ``as_of`` says when.
 */
export interface Since {
  readonly as_of: string;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
  readonly value: number | null;
  readonly unit: ("count" | "share" | "seconds" | "valence" | "points" | "per journey" | "number") | "";
  readonly n: number;
}
/**
 * What one customer said, in their words, identifiers masked.
 */
export interface DrillDownQuote {
  readonly answer_id: number;
  readonly words: string;
  readonly said_at: string;
  readonly touchpoint_id: string;
  readonly touchpoint: string;
  readonly source: string;
  readonly channel: string;
  readonly valence: number | null;
  readonly emotion_word: string;
}
/**
 * One owner with the names of their touchpoints; an empty name = nobody owns these yet.
 */
export interface Owner {
  readonly owner: string;
  readonly department: string;
  readonly touchpoints: readonly string[];
}
/**
 * One way in which customer and company meet.
 */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly mode: "online" | "offline" | "both";
  readonly color: string;
}
/**
 * What is held of one channel.
 */
export interface ChannelHolding {
  readonly channel: string;
  readonly name: string;
  readonly sources: readonly string[];
  readonly events: number;
  readonly answers: number;
  readonly customers: number;
  readonly first: string;
  readonly last: string;
  readonly known: Held;
  readonly anonymous: Held;
  readonly device: Held;
  readonly missing: readonly string[];
}
/**
 * A part of the rows of a channel: ``part`` of ``n`` have it.
 */
export interface Held {
  readonly part: number;
  readonly n: number;
}
/**
 * One row of the timeline.
 */
export interface ChannelRow {
  readonly channel: string;
  readonly name: string;
}
/**
 * One channel's share of the steps of a stage or touchpoint; empty = channel not known.
 */
export interface ChannelShare {
  readonly channel: string;
  readonly figure: Figure;
}
/**
 * One thing that was checked and what was found.
 */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
}
/**
 * One statement as the list of checks shows it.
 */
export interface Checked {
  readonly statement_id: string;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly part: "text" | "barrier" | "recommendation" | "emotion" | "promise";
  readonly text: string;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
  readonly badge: string;
  readonly reason: string;
  readonly figures: number;
  readonly quotes: number;
  readonly looked_at: string;
  readonly verdict: "confirmed" | "contradicted" | "cannot tell yet" | "no data" | "";
}
/**
 * All statements of a map in reading order, and how many of them rest on data.
 */
export interface Checks {
  readonly revision: number;
  readonly as_of: string;
  readonly statements: readonly Checked[];
  readonly states: {
    readonly [k: string]: number;
  };
  readonly backed: number;
  readonly with_figure: number;
  readonly with_quotes: number;
  readonly origin: string;
  readonly made_at_ms: number;
}
/**
 * Whether two sources really lie as far apart as their times say.
 */
export interface ClockAnswer {
  readonly settled: boolean;
}
/**
 * Two sources whose clocks may disagree.
 */
export interface ClockQuestion {
  readonly key: string;
  readonly sentence: string;
  readonly customers: number;
  readonly both: number;
  readonly lags: readonly number[];
  readonly first: string;
  readonly last: string;
  readonly remedies: readonly ClockRemedy[];
  readonly settled: boolean;
}
/**
 * One source that may have been read in a wrong zone, and what would change it.
 */
export interface ClockRemedy {
  readonly source_id: string;
  readonly source: string;
  readonly files: readonly string[];
  readonly told: string;
  readonly zone: string;
  readonly sentence: string;
  readonly one_file: boolean;
}
/**
 * One column of the rows behind a figure.
 */
export interface Column {
  readonly key: string;
  readonly label: string;
}
/**
 * One column: first values (personal ones masked), guess with its reason, share filled.
 */
export interface ColumnLook {
  readonly column: string;
  readonly first_values: readonly string[];
  readonly guess: ColumnMeaning;
  readonly reason: string;
  readonly check: string;
  readonly ok: boolean;
  readonly filled: number;
  readonly by_hand: boolean;
}
/**
 * One column's meaning.
 */
export interface ColumnMeaning {
  readonly column: string;
  readonly meaning:
    | "event id"
    | "customer"
    | "email"
    | "phone"
    | "user"
    | "device id"
    | "order"
    | "time"
    | "time of day"
    | "name"
    | "page"
    | "channel"
    | "device"
    | "duration seconds"
    | "value"
    | "currency"
    | "score"
    | "words"
    | "staff note"
    | "question"
    | "sequence"
    | "attribute"
    | "leave out";
  readonly time_format: string;
  readonly decimal: "" | "." | ",";
  readonly scale_low: number | null;
  readonly scale_high: number | null;
  readonly low_is_good: boolean;
  readonly unit: "" | "s" | "min" | "h" | "d" | "ms" | "mm:ss" | "mm:ss as time of day" | "hh:mm";
  readonly event: string;
  readonly channel: string;
  readonly second: "" | "ask" | "beside";
}
/**
 * What the company wants of this journey: a KPI, where it is to go and until when.
 */
export interface CompanyGoal {
  readonly kpi: string;
  readonly quantity: Quantity | null;
  readonly target: number | null;
  readonly due: string;
}
/**
 * A test of one field of an event.
 */
export interface Condition {
  readonly field: string;
  readonly operator: "is" | "starts" | "ends" | "contains" | "exists";
  readonly value: string;
}
/**
 * How much of the evidence the map speaks of; the four event parts sum to ``events``.
 */
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
/**
 * One step of the day with what the workspace says about it, as a sentence.
 */
export interface DayStep {
  readonly key: "files" | "questions" | "names" | "old map" | "sentences" | "findings" | "board";
  readonly state: "done" | "next" | "can wait";
  readonly said: string;
}
/**
 * What undo and redo would take back or make again; empty = nothing.
 */
export interface DecisionSteps {
  readonly undo_label: string;
  readonly redo_label: string;
}
/**
 * What the drawing of a map said against itself.
 */
export interface Draft {
  readonly warnings: readonly string[];
}
/**
 * What an edit, undo or redo changed; ``notice`` is what the user should be told.
 */
export interface EditAnswer {
  readonly revision: number;
  readonly label: string;
  readonly changes: {
    readonly [k: string]: unknown;
  }[];
  readonly notice: string;
  readonly recounts: boolean;
  readonly undo: Step;
  readonly redo: Step;
}
/**
 * What undo or redo would do for a client.
 */
export interface Step {
  readonly can: boolean;
  readonly label: string;
}
/**
 * One named edit on a base revision; ``(client, seq)`` makes it count once.
 */
export interface EditRequest {
  readonly edit: {
    readonly [k: string]: unknown;
  };
  readonly base_revision: number;
  readonly client: string;
  readonly seq: number;
}
/**
 * How a touchpoint feels by what customers said. ``state`` reported, stale or assumed.
 */
export interface EmotionPoint {
  readonly touchpoint_id: string;
  readonly stage_id: string;
  readonly figure: Figure;
  readonly word: string;
  readonly word_share: number | null;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
  readonly shown: "line" | "dots" | "nothing";
  readonly dots: readonly number[];
  readonly newest: string;
}
/**
 * One emotion as customers named it.
 */
export interface EmotionWord {
  readonly word: string;
  readonly valence: number;
  readonly n: number;
  readonly of: number;
  readonly share: number;
  readonly said: readonly string[];
}
/**
 * How many of all journeys shown begin in a stage or at a touchpoint of it.
 */
export interface EntryReading {
  readonly figure: Figure;
  readonly stage_id: string;
  readonly touchpoint_id: string;
}
/**
 * Which events count as which touchpoint. Rules are one ordered list: first match wins.
 */
export interface EventRule {
  readonly id: string;
  readonly order: string;
  readonly touchpoint_id: string;
  readonly conditions: readonly Condition[];
  readonly position: "" | "before" | "after";
  readonly anchor: string;
  readonly proposed: boolean;
}
/**
 * What those did next who left one stage, each once: the parts sum to ``left``.
 */
export interface FallOut {
  readonly stage_id: string;
  readonly left: number;
  readonly following: readonly NextWay[];
}
/**
 * One thing done next, as a share of all who left.
 */
export interface NextWay {
  readonly how: string;
  readonly touchpoint_id: string;
  readonly figure: Figure;
  readonly touchpoints: number;
  readonly name: string;
  readonly named: number;
}
/**
 * The observed stages of a map in its order; ``applied`` says which journeys they are of.
 */
export interface FallOuts {
  readonly revision: number;
  readonly applied: Filter;
  readonly stages: readonly FallOut[];
}
/**
 * What the reading is limited to; ISO dates, ``[from, to)``. ``sentence`` says it in words.
 */
export interface Filter {
  readonly period_from: string;
  readonly period_to: string;
  readonly persona_id: string;
  readonly channels: readonly string[];
  readonly only_channels: boolean;
  readonly sentence: string;
}
/**
 * One finding, computed from a reading; private to the map's owner until published.
 */
export interface Finding {
  readonly key: string;
  readonly kind:
    | "not seen again"
    | "walked, not mapped"
    | "mapped, never seen"
    | "contradicted"
    | "repeated contacts"
    | "unfinished";
  readonly sentence: string;
  readonly next_step: string;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly touchpoint_id: string;
  readonly statement_id: string;
  readonly concerned: Figure | null;
  readonly figure: Figure | null;
  readonly still_open: Figure | null;
  readonly map_says: string;
  readonly data_say: string;
  readonly caution: string;
  readonly published: boolean;
  readonly accepted: string;
  readonly place: number;
  readonly own_words: string;
  readonly unmatched: readonly string[];
}
/**
 * What is decided about a finding; what is left out stays. An empty reason takes back.
 */
export interface FindingRequest {
  readonly published?: boolean | null;
  readonly accepted?: string | null;
}
export interface HTTPValidationError {
  readonly detail?: readonly ValidationError[];
}
export interface ValidationError {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  readonly input?: unknown;
  readonly ctx?: {
    readonly [k: string]: unknown;
  };
}
/**
 * How steps at a touchpoint go on: on another channel or device, and after how long.
 */
export interface Handover {
  readonly change: Figure;
  readonly same: Figure;
  readonly other: Figure;
}
/**
 * The words as they read now.
 */
export interface Hidden {
  readonly words: string;
}
/**
 * A part of what somebody said that is to be hidden.
 */
export interface HideRequest {
  readonly answer_id: string;
  readonly piece: string;
}
/**
 * One revision: when (epoch ms), by whom, and what it did.
 */
export interface HistoryEntry {
  readonly revision: number;
  readonly at_ms: number;
  readonly actor: string;
  readonly label: string;
}
/**
 * What a workspace holds, and how far its first day has come.
 */
export interface Home {
  readonly workspace: string;
  readonly maps: readonly MapCard[];
  readonly sources: readonly SourceCard[];
  readonly rows: number;
  readonly events: number;
  readonly answers: number;
  readonly personas: readonly PersonaCard[];
  readonly day: WorkingDay | null;
  readonly reports: readonly ReportCard[];
}
/**
 * A map as a card. ``states`` counts cells by evidence state.
 */
export interface MapCard {
  readonly id: string;
  readonly title: string;
  readonly persona: string;
  readonly portrait: string;
  readonly edited_at: number;
  readonly revision: number;
  readonly states: {
    readonly [k: string]: number;
  };
  readonly cells_total: number;
  readonly backed_share: number | null;
}
/**
 * A source: rows kept, files, last event and import (epoch ms), events on its last ten days.
 */
export interface SourceCard {
  readonly source_id: string;
  readonly name: string;
  readonly reader: string;
  readonly channel: string;
  readonly rows: number;
  readonly events: number;
  readonly answers: number;
  readonly files: number;
  readonly rejected: number;
  readonly last_event_ms: number | null;
  readonly last_import_ms: number | null;
  readonly days: readonly number[];
  readonly freshness: "fresh" | "late" | "closed" | "empty";
}
/**
 * A persona of a map, and how many of its journeys are known to be theirs.
 */
export interface PersonaCard {
  readonly id: string;
  readonly map_id: string;
  readonly map_title: string;
  readonly name: string;
  readonly role: string;
  readonly portrait: string;
  readonly share: Figure | null;
  readonly known: Figure | null;
}
/**
 * The steps in their order; ``map_id`` is the map they lead to, empty = none yet.
 */
export interface WorkingDay {
  readonly map_id: string;
  readonly steps: readonly DayStep[];
}
/**
 * One report: its ``totals`` in ``lines`` for the ISO days ``first`` to ``last``, both in it.
 */
export interface ReportCard {
  readonly report_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly lines: number;
  readonly totals: number;
  readonly first: string;
  readonly last: string;
  readonly entered_at_ms: number;
  readonly freshness: "fresh" | "late";
}
/**
 * Every hypothesis of a map, stage by stage.
 */
export interface Hypotheses {
  readonly revision: number;
  readonly outlook: "as-is" | "to-be";
  readonly as_of: string;
  readonly statements: number;
  readonly lines: readonly Hypothesis[];
  readonly planned: number;
  readonly late: number;
}
/**
 * One sentence that nothing backs yet.
 */
export interface Hypothesis {
  readonly statement_id: string;
  readonly stage_id: string;
  readonly stage: string;
  readonly lane: string;
  readonly kind: string;
  readonly text: string;
  readonly answers: string;
  readonly reason: string;
  readonly testable: string;
  readonly check: PlannedCheck | null;
  readonly late: boolean;
}
/**
 * A waiting file and how it is read.
 */
export interface ImportRequest {
  readonly upload_id: string;
  readonly mapping: Mapping;
}
/**
 * How one file is read. It is remembered under the file's shape (reader + column names).
 */
export interface Mapping {
  readonly reader: string;
  readonly source_name: string;
  readonly columns: readonly ColumnMeaning[];
  readonly channel: string;
  readonly name: string;
  readonly time_zone: string;
  readonly encoding: string;
  readonly separator: string;
  readonly sheet: string;
  readonly header_row: number;
  readonly closed: boolean | null;
  readonly identity_only: boolean;
  readonly fold: "" | "first" | "second";
  readonly answers_only: boolean;
  readonly header_rows: number;
  readonly data_row: number;
  readonly record_key: string;
  readonly key_repeats: "" | "one record" | "several records";
  readonly known_file: "" | "another source";
  readonly totals: "" | "keep" | "events";
  readonly joins: "" | "ask";
  readonly known_rows: "" | "same" | "others";
}
/**
 * What use suggests, and why in one sentence; use is not the same as weight.
 */
export interface ImportanceSuggestion {
  readonly importance: "" | "low" | "medium" | "high";
  readonly reason: string;
}
/**
 * A look at a waiting file; without a mapping it is guessed or remembered.
 */
export interface InspectRequest {
  readonly mapping?: Mapping | null;
}
/**
 * One look at one file under one mapping (guessed or given).
 */
export interface Inspection {
  readonly file_name: string;
  readonly byte_count: number;
  readonly sha256: string;
  readonly tool: string;
  readonly encoding: string;
  readonly separator: string;
  readonly rows_read: number;
  readonly rows_ready: number;
  readonly mapping: Mapping;
  readonly remembered: boolean;
  readonly columns: readonly ColumnLook[];
  readonly questions: readonly Question[];
  readonly preview: readonly PreviewRow[];
  readonly rejects: readonly RejectGroup[];
  readonly scale: readonly ScaleLevel[];
  readonly warnings: readonly string[];
  readonly rows_tried: number;
  readonly totals: TotalsLook | null;
  readonly joins: Joined | null;
}
/**
 * Something only a person knows; the import waits for it. ``entry`` names the mapping entry.
 */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly why: string;
  readonly entry: string;
  readonly options: readonly Option[];
  readonly column: string;
  readonly proposed: string;
  readonly local: string;
}
/**
 * One possible answer; ``mapping`` is the mapping after choosing it.
 */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly example: string;
  readonly mapping: Mapping;
}
/**
 * One event or answer as the product will see it; times as ISO UTC.
 */
export interface PreviewRow {
  readonly row_number: number;
  readonly time: string;
  readonly customer: string;
  readonly name: string;
  readonly channel: string;
  readonly words: string;
  readonly valence: number | null;
}
/**
 * Rows refused for one cause; the first few as (row number, masked value).
 */
export interface RejectGroup {
  readonly reason: string;
  readonly sentence: string;
  readonly remedy: string;
  readonly rows: number;
  readonly examples: readonly [number, string][];
  readonly question: string;
}
/**
 * One score of a column's scale, the valence it becomes and how many rows have it.
 */
export interface ScaleLevel {
  readonly score: number;
  readonly valence: number;
  readonly rows: number;
  readonly column: string;
}
/**
 * What a table of totals from a report holds: lines, and days ``[first, after)``, ISO.
 */
export interface TotalsLook {
  readonly lines: readonly string[];
  readonly totals: number;
  readonly first: string;
  readonly after: string;
  readonly left_out: readonly string[];
}
/**
 * The source a file adds to: its files so far, in their order, and the rows they brought.
 */
export interface Joined {
  readonly source_name: string;
  readonly files: readonly string[];
  readonly rows: number;
  readonly another: string;
}
/**
 * Every channel with rows, most first; ``without`` names those nothing is held of.
 */
export interface Inventory {
  readonly channels: readonly ChannelHolding[];
  readonly without: readonly string[];
  readonly events: number;
  readonly answers: number;
}
/**
 * One possible answer: touchpoint ids, their name, and the journeys it would give.
 */
export interface JourneyChoice {
  readonly value: readonly string[];
  readonly label: string;
  readonly journeys: number;
}
/**
 * The whole map; each tuple is kept in ``order``.
 */
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
/**
 * What a map is about, apart from its stages and cells.
 */
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
  readonly outlook: "as-is" | "to-be";
  readonly targets: readonly TargetAction[];
}
/**
 * What one journey is: where it starts, what is success, after what silence it is over.
 */
export interface JourneyRule {
  readonly starts: readonly string[];
  readonly target: readonly string[];
  readonly timeout_days: number;
  readonly timeout_minutes: number;
  readonly target_kind: "" | "purchase" | "order" | "inquiry" | "own";
  readonly target_word: string;
}
/**
 * A further target action, beside the main one of the journey's rule; it cuts no journey.
 */
export interface TargetAction {
  readonly id: string;
  readonly name: string;
  readonly kind: "" | "purchase" | "order" | "inquiry" | "own";
  readonly word: string;
  readonly touchpoints: readonly string[];
  readonly conditions: readonly Condition[];
}
/**
 * Who travels; a hypothesis about people unless ``conditions`` finds them in the data.
 */
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
/**
 * One column of the map. ``line`` is its one-line description; ``proposed`` by discovery.
 */
export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly order: string;
  readonly line: string;
  readonly importance: "" | "low" | "medium" | "high";
  readonly proposed: boolean;
  readonly detail: MapLink | null;
  readonly color: "" | "blue" | "teal" | "brown" | "olive" | "grey";
}
/**
 * Another map of the workspace, with the title it had, so that a file of its own names it.
 */
export interface MapLink {
  readonly map_id: string;
  readonly title: string;
}
/**
 * The second level of a map, under a stage.
 */
export interface Moment {
  readonly id: string;
  readonly stage_id: string;
  readonly name: string;
  readonly order: string;
  readonly moment_of_truth: boolean;
}
/**
 * One place where customer and company meet; ``channel`` is a catalogue id such as ``web``.
 */
export interface Touchpoint {
  readonly id: string;
  readonly name: string;
  readonly stage_id: string;
  readonly order: string;
  readonly channel: string;
  readonly mode: "online" | "offline" | "both";
  readonly owner: string;
  readonly department: string;
  readonly importance: "" | "low" | "medium" | "high";
  readonly proposed: boolean;
  readonly other_channels: readonly string[];
  readonly other_owners: readonly string[];
}
/**
 * One row of the map. ``hint`` is the grey line under its name, ``color`` a band beside it.
 */
export interface Lane {
  readonly id: string;
  readonly kind:
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
  readonly name: string;
  readonly order: string;
  readonly hint: string;
  readonly hidden: boolean;
  readonly color: "" | "blue" | "teal" | "brown" | "olive" | "grey";
}
/**
 * A figure watched in one stage's KPI cell, with its target.
 */
export interface Kpi {
  readonly id: string;
  readonly stage_id: string;
  readonly name: string;
  readonly quantity: Quantity;
  readonly order: string;
  readonly target: number | null;
  readonly higher_is_better: boolean;
}
/**
 * The answers on offer, the chosen rule, and what it gives: one sentence per question.
 */
export interface JourneyQuestions {
  readonly starts: readonly JourneyChoice[];
  readonly targets: readonly JourneyChoice[];
  readonly timeouts: readonly TimeoutChoice[];
  readonly chosen: JourneyRule;
  /**
   * @minItems 3
   * @maxItems 3
   */
  readonly sentences: readonly [string, string, string];
  readonly further: readonly JourneyChoice[];
  readonly journeys: number;
}
/**
 * One possible time-out.
 */
export interface TimeoutChoice {
  readonly days: number;
  readonly back_later_share: number | null;
  readonly minutes: number;
  readonly label: string;
}
/**
 * A report to keep: read from a file, or typed in.
 */
export interface KeepRequest {
  readonly title: string;
  readonly totals: readonly TotalInput[];
  readonly upload_id?: string;
}
/**
 * One number of our own reports: what it counts, in which days, in which unit.
 */
export interface TotalInput {
  readonly label: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly value: number;
  readonly unit?: string;
}
/**
 * The id of a report that is kept.
 */
export interface Kept {
  readonly report_id: string;
}
/**
 * A KPI's present value (latest full week and whole period) with its weekly course.
 */
export interface KpiReading {
  readonly kpi_id: string;
  readonly stage_id: string;
  readonly figure: Figure;
  readonly latest: WeekPoint | null;
  readonly weeks: readonly WeekPoint[];
  readonly target_met: boolean | null;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
}
/**
 * One type of lane.
 */
export interface LaneType {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly kind:
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
  readonly group: string;
}
/**
 * Words a person looked at, or takes that look back of.
 */
export interface LookRequest {
  readonly answer_ids: readonly string[];
  readonly seen?: boolean;
}
/**
 * How many words were marked.
 */
export interface Looked {
  readonly marked: number;
}
/**
 * A map and the revision it stands at; what undo and redo would do for this client.
 */
export interface MapAnswer {
  readonly revision: number;
  readonly map: JourneyMap;
  readonly undo: Step;
  readonly redo: Step;
}
/**
 * Everything a map shows that was computed, for one map revision, filter and moment.
 */
export interface MapReading {
  readonly map_id: string;
  readonly revision: number;
  readonly data_version: string;
  readonly as_of: string;
  readonly closed: boolean;
  readonly applied: Filter;
  readonly coverage: Coverage;
  readonly states: {
    readonly [k: string]: number;
  };
  readonly cells_total: number;
  readonly backed_share: number | null;
  readonly flows: readonly StageFlow[];
  readonly arcs: readonly Arc[];
  readonly touchpoints: readonly TouchpointReading[];
  readonly channels: {
    readonly [k: string]: readonly ChannelShare[];
  };
  readonly emotions: readonly EmotionPoint[];
  readonly kpis: readonly KpiReading[];
  readonly statements: readonly StatementReading[];
  readonly cells: readonly CellReading[];
  readonly personas: readonly PersonaReading[];
  readonly journeys: Figure;
  readonly repurchase: Figure;
  readonly goal: Figure | null;
  readonly rare: readonly Figure[];
  readonly targets: readonly TargetReading[];
  readonly entries: readonly EntryReading[];
}
/**
 * One stage of the ribbon; converted + skipped + open + left == reach.
 */
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
  readonly last: boolean;
  readonly lost: Figure | null;
}
/**
 * What was seen of one touchpoint; ``seen`` False = on the map, no trace in the data.
 */
export interface TouchpointReading {
  readonly touchpoint_id: string;
  readonly seen: boolean;
  readonly journeys: Figure;
  readonly steps: Figure;
  readonly channels: readonly ChannelShare[];
}
/**
 * How many journeys are known to be this persona's, and for how many it can be told.
 */
export interface PersonaReading {
  readonly persona_id: string;
  readonly share: Figure | null;
  readonly known: Figure | null;
}
/**
 * How many of all journeys shown reached one target action; empty id = the main one.
 */
export interface TargetReading {
  readonly target_id: string;
  readonly figure: Figure;
}
/**
 * The confirmed reading, and the map to take touchpoints and rules from.
 */
export interface MatchRequest {
  readonly grid: readonly (readonly string[])[];
  readonly lanes?: readonly LaneRequest[];
  readonly by_rows?: boolean;
  readonly source: string;
  readonly stages?: readonly StageRequest[];
}
/**
 * What taking over from a map would do: which stages and touchpoints mean the same.
 */
export interface Matched {
  readonly stages: {
    readonly [k: string]: number;
  };
  readonly source_stages: readonly SourceStage[];
  readonly touchpoints: readonly TouchpointMatch[];
  readonly warnings: readonly string[];
}
/**
 * A stage of the map taken over from, and how many touchpoints go where it goes.
 */
export interface SourceStage {
  readonly id: string;
  readonly name: string;
  readonly touchpoints: number;
}
/**
 * A touchpoint of the old map and the one it means there, with its name.
 */
export interface TouchpointMatch {
  readonly name: string;
  readonly touchpoint_id: string;
  readonly meant: string;
}
/**
 * How many names each filter of the list shows.
 */
export interface NameCounts {
  readonly unsorted: number;
  readonly double: number;
  readonly all: number;
}
/**
 * Raw names by volume and the state of the task.
 */
export interface NameList {
  readonly covered: number;
  readonly events: number;
  readonly names: readonly NameRow[];
  readonly counts: NameCounts;
}
/**
 * One raw name with what the map's rules make of it.
 */
export interface NameRow {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly channel: string;
  readonly events: number;
  readonly rule_ids: readonly string[];
  readonly touchpoint_id: string;
  readonly overlaps: number;
  readonly conditions: readonly Condition[];
  readonly answers: number;
}
/**
 * The id of a map just made, and what speaks against a drawing from data.
 */
export interface NewMap {
  readonly id: string;
  readonly warnings: readonly string[];
}
/**
 * Where a new map starts from.
 */
export interface NewMapRequest {
  readonly start: "data" | "template" | "file" | "future";
  readonly title?: string;
  readonly template?: string;
  readonly content?: string;
  readonly of?: string;
}
/**
 * Where steps at a touchpoint go on; an empty id = nothing more was seen in the journey.
 */
export interface NextStep {
  readonly touchpoint_id: string;
  readonly figure: Figure;
}
/**
 * One remark of a file before it is taken; ``words`` as they would be kept, masked.
 */
export interface OfferedRemark {
  readonly cell: string;
  readonly sentence: string;
  readonly stance: "for" | "against";
  readonly words: string;
  readonly place: "there" | "changed" | "gone";
  readonly known_from: readonly ("own side" | "customers")[];
}
/**
 * One filled cell: its row in the sheet (from 1) and the statements it was split into.
 */
export interface OldCell {
  readonly stage: number;
  readonly row: number;
  readonly statements: readonly string[];
}
/**
 * One row of the old map.
 */
export interface OldLane {
  readonly row: number;
  readonly name: string;
  readonly kind:
    | "actions"
    | "goals"
    | "thoughts"
    | "emotions"
    | "barriers"
    | "recommendations"
    | "touchpoints"
    | "kpis"
    | "time"
    | "description"
    | "persona"
    | "channels"
    | "owners"
    | "free";
  readonly reason: string;
  readonly sure: boolean;
  readonly cells: readonly OldCell[];
  readonly raw: readonly RawCell[];
}
/**
 * One filled cell as it stands in the sheet: its column, from 0, and its stage.
 */
export interface RawCell {
  readonly column: number;
  readonly stage: number;
  readonly text: string;
}
/**
 * A sheet read as a journey map.
 */
export interface OldMap {
  readonly title: string;
  readonly personas: readonly string[];
  readonly stages: readonly string[];
  readonly lanes: readonly OldLane[];
  readonly by_rows: boolean;
  readonly left_over: readonly string[];
}
/**
 * A sheet as read, before anything is made of it.
 */
export interface OldMapRead {
  readonly file_name: string;
  readonly grid: readonly (readonly string[])[];
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly old: OldMap;
  readonly statements: number;
  readonly cells: number;
  readonly sources: readonly Source[];
  readonly names_asked: readonly string[];
}
/**
 * A map touchpoints and rules could be taken from; ``id`` "data" = drawn from the events.
 */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly touchpoints: number;
}
/**
 * One customer's journey, and where it stands among those like it.
 */
export interface OneJourney {
  readonly ref: string;
  readonly index: number;
  readonly total: number;
  readonly among: number;
  readonly alike: string;
  readonly chosen: string;
  readonly definition: string;
  readonly applied: Filter;
  readonly journey: Timeline;
}
/**
 * One journey drawn through its channels.
 */
export interface Timeline {
  readonly journey: number;
  readonly customer: string;
  readonly began: string;
  readonly ended: string;
  readonly days: number;
  readonly steps: number;
  readonly reached_target: boolean;
  readonly is_open: boolean;
  readonly channels: readonly ChannelRow[];
  readonly points: readonly OneStep[];
  readonly silences: readonly Silence[];
  readonly waiting: Waiting | null;
  readonly matched: string;
  readonly certainty: string;
  readonly unmapped: number;
  readonly rounds: readonly RoundShown[];
}
/**
 * One point of the timeline; equal steps in a row on one day are one point.
 */
export interface OneStep {
  readonly at: string;
  readonly day: string;
  readonly whole_day: boolean;
  readonly touchpoint_id: string;
  readonly touchpoint: string;
  readonly stage_id: string;
  readonly stage: string;
  readonly channel: string;
  readonly times: number;
  readonly seconds: number | null;
  readonly value: number | null;
  readonly currency: string;
  readonly is_target: boolean;
  readonly valence: number | null;
  readonly emotion_word: string;
  readonly score: string;
  readonly words: string;
}
/**
 * More than three days without a step, after the point at ``after``.
 */
export interface Silence {
  readonly after: number;
  readonly days: number;
}
/**
 * From the target action to the last step of the next stage: what lies between them.
 */
export interface Waiting {
  readonly first: number;
  readonly last: number;
  readonly days: number;
  readonly channels: number;
  readonly contacts: number;
}
/**
 * One of the customer's journeys, and when it began, in UTC.
 */
export interface RoundShown {
  readonly journey: number;
  readonly began: string;
}
/**
 * The keys of the findings that lead, first first; none = by journeys at stake.
 */
export interface OrderRequest {
  readonly keys: readonly string[];
}
/**
 * One value of a field with its share 0–1; ``claimed`` = the sentence speaks of it.
 */
export interface Part {
  readonly label: string;
  readonly share: number;
  readonly claimed: boolean;
}
/**
 * A piece of a sentence; ``kind`` says whether it is the amount or the thing claimed.
 */
export interface Piece {
  readonly text: string;
  readonly kind: "plain" | "amount" | "thing";
}
/**
 * What a workspace stores.
 */
export interface PrivacyReport {
  readonly folder: string;
  readonly files: readonly StoredFile[];
  readonly identifiers: {
    readonly [k: string]: number;
  };
  readonly events: number;
  readonly answers: number;
  readonly waiting_uploads: number;
  readonly protections: {
    readonly [k: string]: boolean;
  };
  readonly not_stored: readonly string[];
}
/**
 * One file of the workspace: its name, what it holds, bytes on disk.
 */
export interface StoredFile {
  readonly name: string;
  readonly holds: string;
  readonly bytes: number;
  readonly clear_identifiers: boolean;
}
/**
 * A figure that could test a sentence.
 */
export interface Proposal {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly parts: readonly Part[];
  readonly about: string;
  readonly said: boolean;
  readonly sources: readonly string[];
  readonly figure: Figure;
  readonly comparisons: readonly ("most" | "at least" | "more than" | "under" | "at most" | "about")[];
  readonly score: number;
  readonly trial: Trial;
}
/**
 * A claim held against its figure.
 */
export interface Trial {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly sentence: readonly Piece[];
  readonly headline: string;
  readonly interval: string;
  readonly wording: NewWordingWording | null;
}
/**
 * A sentence the data carry, and the claim in testable form that goes with it.
 */
export interface NewWordingWording {
  readonly text: string;
  readonly claim: Claim;
}
/**
 * What could test one statement, and what it rests on now.
 */
export interface Proposals {
  readonly statement_id: string;
  readonly text: string;
  readonly state: "measured" | "reported" | "assumed" | "contradicted" | "stale" | "empty";
  readonly badge: string;
  readonly reason: string;
  readonly text_revision: number;
  readonly proposals: readonly Proposal[];
  readonly judges: string;
  readonly quotes: number;
  readonly trial: Trial | null;
}
/**
 * What became of every row of one file.
 */
export interface Receipt {
  readonly import_id: string;
  readonly source_id: string;
  readonly source_name: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly rows_read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly events: number;
  readonly answers: number;
  readonly identifiers: number;
  readonly links: number;
  readonly rejects: readonly RejectGroup[];
  readonly warnings: readonly string[];
  readonly data_version: string;
  readonly totals: number;
}
/**
 * What a file of remarks holds, before anything is kept.
 */
export interface RemarksLook {
  readonly map_id: string;
  readonly title: string;
  readonly by: string;
  readonly made_on: string;
  readonly remarks: readonly OfferedRemark[];
  readonly problem: string;
}
/**
 * The text of a file of remarks.
 */
export interface RemarksLookRequest {
  readonly text: string;
}
/**
 * The text of a file of remarks, and whose remarks they are; ``client`` can undo them.
 */
export interface RemarksRequest {
  readonly text: string;
  readonly side?: "own side" | "customers";
  readonly client?: string;
}
/**
 * How many remarks now stand with their sentences, and the sentences not remarked on.
 */
export interface RemarksTaken {
  readonly taken: number;
  readonly already: number;
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}
/**
 * A report of our own with its lines, bound or not.
 */
export interface Report {
  readonly report_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly entered_at_ms: number;
  readonly lines: readonly TotalLine[];
}
/**
 * One line of a report and where it counts on the map; empty ids = nowhere yet.
 */
export interface TotalLine {
  readonly label: string;
  readonly unit: string;
  readonly totals: readonly TotalOutput[];
  readonly touchpoint_id: string;
  readonly stage_id: string;
}
/**
 * One number of our own reports: what it counts, in which days, in which unit.
 */
export interface TotalOutput {
  readonly label: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly value: number;
  readonly unit: string;
}
/**
 * A table of totals as it was read; nothing is stored yet. ``notice``: what was taken out.
 */
export interface ReportRead {
  readonly table: ReportTable;
  readonly file_name: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly notice: string;
}
/**
 * What a table of totals says.
 */
export interface ReportTable {
  readonly totals: readonly TotalOutput[];
  readonly left_out: readonly string[];
  readonly unread: readonly string[];
}
/**
 * How many of one source answered, of how many asked.
 */
export interface ResponseRate {
  readonly source_id: string;
  readonly source: string;
  readonly answered: number;
  readonly with_words: number;
  readonly asked: number | null;
  readonly asked_by: string;
}
/**
 * One page of the rows behind a figure.
 */
export interface Rows {
  readonly grain: "journeys" | "steps" | "events" | "answers" | "totals" | "cells" | "sources";
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly total: number;
  readonly part_total: number | null;
  readonly definition: string;
}
/**
 * What one rule wins.
 */
export interface RuleCount {
  readonly rule_id: string;
  readonly events: number;
  readonly overlap: number;
  readonly overlap_touchpoint: string;
}
/**
 * Live counts by touchpoint id; those set aside are under the empty id.
 */
export interface RuleCounts {
  readonly touchpoints: {
    readonly [k: string]: TouchpointCount;
  };
}
/**
 * What a touchpoint counts, and through which of its rules, in their order.
 */
export interface TouchpointCount {
  readonly events: number;
  readonly rules: readonly RuleCount[];
}
/**
 * One change of a statement: when (epoch ms), by whom, and its words after it.
 */
export interface SentenceChange {
  readonly revision: number;
  readonly at_ms: number;
  readonly actor: string;
  readonly label: string;
  readonly text: string;
  readonly before: string;
  readonly claimed: boolean;
}
/**
 * An undo or redo of one client.
 */
export interface StepRequest {
  readonly client: string;
  readonly seq: number;
}
/**
 * One proposed change; nothing happens before it is accepted.
 */
export interface Suggestion {
  readonly id: string;
  readonly kind: "join" | "new" | "aside" | "split";
  readonly title: string;
  readonly names: readonly string[];
  readonly reason: string;
  readonly events: number;
  readonly gain: number;
  readonly stage_id: string;
  readonly edit: {
    readonly [k: string]: unknown;
  };
}
/**
 * A template as the new-map dialog shows it.
 */
export interface TemplateCard {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly stages: readonly string[];
  readonly own: boolean;
  readonly saved: boolean;
}
/**
 * The map whose shape becomes a template, and the template's name.
 */
export interface TemplateRequest {
  readonly map_id: string;
  readonly name?: string;
}
/**
 * One period's value; ISO days ``[period_from, period_to)``.
 */
export interface TotalPoint {
  readonly period_from: string;
  readonly period_to: string;
  readonly value: number;
}
/**
 * One line of a report that is bound to a place of a map: counted by us, never a journey.
 */
export interface TotalReading {
  readonly report_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly label: string;
  readonly unit: string;
  readonly touchpoint_id: string;
  readonly stage_id: string;
  readonly latest: TotalPoint;
  readonly points: readonly TotalPoint[];
}
/**
 * One touchpoint in figures, how it feels, and how important its use makes it look.
 */
export interface TouchpointLine {
  readonly row: TouchpointRow;
  readonly emotion: EmotionPoint | null;
  readonly suggestion: ImportanceSuggestion | null;
}
/**
 * One touchpoint of the map in figures.
 */
export interface TouchpointRow {
  readonly touchpoint_id: string;
  readonly seen: boolean;
  readonly journeys: Figure;
  readonly steps: Figure;
  readonly of_stage: Figure;
  readonly again: Figure;
  readonly last_seen: Figure;
  readonly following: readonly NextStep[];
  readonly following_other: number;
  readonly channel: Handover;
  readonly device: Handover;
  readonly begins: Figure;
  readonly own_channels: readonly ChannelShare[];
}
/**
 * The touchpoints of a map in its order; ``applied`` says which journeys they are of.
 */
export interface TouchpointTable {
  readonly revision: number;
  readonly applied: Filter;
  readonly lines: readonly TouchpointLine[];
}
/**
 * A claim to hold against the data; nothing is written.
 */
export interface TrialRequest {
  readonly claim: Claim;
}
/**
 * A file that waits for its import. ``name`` is what the user called it.
 */
export interface Upload {
  readonly upload_id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
/**
 * All checks; ``ok`` when every one is.
 */
export interface Verification {
  readonly ok: boolean;
  readonly checks: readonly Check[];
  readonly protections: {
    readonly [k: string]: boolean;
  };
}
/**
 * One page of what customers said under a filter.
 */
export interface Words {
  readonly total: number;
  readonly distinct: number;
  readonly unchecked: number;
  readonly asked: number | null;
  readonly answered: number;
  readonly rates: readonly ResponseRate[];
  readonly places: readonly WordsOfPlace[];
  readonly quotes: readonly QuotingQuote[];
}
/**
 * How many answers hold words about one touchpoint; empty ids = not on the map.
 */
export interface WordsOfPlace {
  readonly stage_id: string;
  readonly touchpoint_id: string;
  readonly n: number;
}
/**
 * What a customer said, in their own words, personal data hidden as far as it was found.
 */
export interface QuotingQuote {
  readonly answer_id: string;
  readonly record_key: string;
  readonly source_id: string;
  readonly source: string;
  readonly kind: "answer" | "review" | "ticket" | "call" | "chat" | "interview" | "note";
  readonly words: string;
  readonly said_on: string;
  readonly channel: string;
  readonly question: string;
  readonly score: number | null;
  readonly scale_low: number | null;
  readonly scale_high: number | null;
  readonly valence: number | null;
  readonly rated_in: string;
  readonly touchpoint_id: string;
  readonly stage_id: string;
  readonly masked: number;
  readonly unchecked: boolean;
  readonly times: number;
  readonly emotions: readonly string[];
  readonly closeness: number | null;
}
/**
 * Own words for one sentence of the board: ``headline`` or a finding's key; empty = none.
 */
export interface WordsRequest {
  readonly key: string;
  readonly words: string;
}
/**
 * A pasted block, or a waiting file and its sheet.
 */
export interface OldMapsReadRequest {
  readonly text?: string;
  readonly upload_id?: string;
  readonly sheet?: string;
  readonly direction?: "" | "stages in columns" | "stages in rows";
}
/**
 * A pasted block, or a waiting file and its sheet.
 */
export interface TotalsReadRequest {
  readonly text?: string;
  readonly upload_id?: string;
  readonly sheet?: string;
  readonly unit?: string;
  readonly year?: number | null;
}
/**
 * A workspace's name.
 */
export interface SchemasNameRequest {
  readonly name: string;
}
