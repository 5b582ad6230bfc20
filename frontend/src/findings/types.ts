// Findings and actions as the server sends them; field by field the same as
// src/desireline/maps/finding.py and action.py.
import type { Figure } from "../map/types";

export type FindingKind =
  | "not seen again"
  | "walked, not mapped"
  | "mapped, never seen"
  | "contradicted"
  | "repeated contacts"
  | "unfinished";

export interface Finding {
  readonly key: string;
  readonly kind: FindingKind;
  readonly sentence: string;
  readonly next_step: string;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly touchpoint_id: string;
  readonly statement_id: string;
  readonly concerned: Figure | null;
  readonly figure: Figure | null;
  /** Beside a loss: the journeys not over yet. */
  readonly still_open: Figure | null;
  readonly map_says: string;
  readonly data_say: string;
  readonly caution: string;
  readonly published: boolean;
  readonly accepted: string;
  readonly place: number;
  /** What the board says instead of the sentence; empty = the sentence. */
  readonly own_words: string;
  readonly unmatched: readonly string[];
}

export type ActionState = "planned" | "doing" | "measuring" | "done";
export const STATES: readonly ActionState[] = ["planned", "doing", "measuring", "done"];

export interface Action {
  readonly id: string;
  readonly map_id: string;
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly measure: string;
  readonly state: ActionState;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly statement_id: string;
  readonly finding_key: string;
  readonly finding_sentence: string;
  readonly created_on: string;
  readonly done_on: string;
  readonly late: boolean;
}

export interface Steps {
  readonly undo_label: string;
  readonly redo_label: string;
}

/** What somebody writes down of an action. */
export type ActionDraft = Partial<Omit<Action, "map_id" | "late" | "created_on" | "done_on">>;
