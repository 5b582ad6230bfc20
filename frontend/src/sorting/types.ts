// What the sorting board exchanges with the server: names and their counts, suggestions,
// counts of rules, and the three journey questions.
import type { Condition, JourneyRule } from "../map/types";

export interface NameRow {
  key: string;
  name: string;
  source: string;
  channel: string;
  events: number;
  rule_ids: string[];
  touchpoint_id: string;
  overlaps: number;
  /** The test that catches this name; absent where the server leaves it to us. */
  conditions?: readonly Condition[];
}

export type Show = "unsorted" | "double" | "all";

export interface NamesAnswer {
  covered: number;
  events: number;
  names: NameRow[];
  counts: Record<Show, number>;
}

export type SuggestionKind = "join" | "new" | "aside" | "split";

/** An edit as the server takes it: its type and its own fields. */
export type EditBody = { type: string } & Record<string, unknown>;

export interface Suggestion {
  id: string;
  kind: SuggestionKind;
  title: string;
  names: string[];
  reason: string;
  events: number;
  gain: number;
  stage_id: string;
  edit: EditBody;
}

export interface RuleCount {
  rule_id: string;
  events: number;
  overlap: number;
  overlap_touchpoint: string;
}

export interface RuleCounts {
  touchpoints: Record<string, { events: number; rules: RuleCount[] }>;
}

export interface JourneyChoice {
  value: string[];
  label: string;
  journeys: number;
}

export interface TimeoutChoice {
  days: number;
  /** Above 0: counts instead of the days. */
  minutes: number;
  label: string;
  back_later_share: number | null;
}

export interface JourneyQuestionsAnswer {
  starts: JourneyChoice[];
  targets: JourneyChoice[];
  timeouts: TimeoutChoice[];
  chosen: JourneyRule;
  sentences: string[];
}
