// One customer's journey as the server sends it; field by field the same as
// src/desireline/workspace/one_customer.py and src/desireline/insights/one_journey.py.

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

export interface Timeline {
  readonly journey: number;
  readonly customer: string;
  readonly began: string;
  readonly ended: string;
  readonly days: number;
  readonly steps: number;
  readonly reached_target: boolean;
  readonly is_open: boolean;
  readonly channels: readonly { readonly channel: string; readonly name: string }[];
  readonly points: readonly OneStep[];
  readonly silences: readonly { readonly after: number; readonly days: number }[];
  readonly waiting: {
    readonly first: number;
    readonly last: number;
    readonly days: number;
    readonly channels: number;
    readonly contacts: number;
  } | null;
  readonly matched: string;
  readonly certainty: string;
  readonly unmapped: number;
}

export interface OneJourney {
  readonly ref: string;
  readonly index: number;
  readonly total: number;
  readonly among: number;
  readonly alike: string;
  readonly chosen: string;
  readonly definition: string;
  readonly applied: { readonly sentence: string };
  readonly journey: Timeline;
}
