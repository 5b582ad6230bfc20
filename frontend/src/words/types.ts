// What the server answers about customers' words.
export type QuoteKind = "answer" | "review" | "ticket" | "call" | "chat" | "interview";

export interface Quote {
  readonly answer_id: string;
  readonly record_key: string;
  readonly source_id: string;
  readonly source: string;
  readonly kind: QuoteKind;
  readonly words: string;
  readonly said_on: string;
  readonly channel: string;
  readonly question: string;
  readonly score: number | null;
  readonly scale_low: number | null;
  readonly scale_high: number | null;
  readonly valence: number | null;
  readonly touchpoint_id: string;
  readonly stage_id: string;
  readonly masked: number;
  readonly unchecked: boolean;
  readonly times: number;
  readonly emotions: readonly string[];
  readonly closeness: number | null;
}

export interface ResponseRate {
  readonly source_id: string;
  readonly source: string;
  readonly answered: number;
  readonly with_words: number;
  readonly asked: number | null;
  readonly asked_by: string;
}

export interface WordsAnswer {
  readonly total: number;
  readonly distinct: number;
  readonly unchecked: number;
  readonly asked: number | null;
  readonly answered: number;
  readonly rates: readonly ResponseRate[];
  readonly places: readonly {
    readonly stage_id: string;
    readonly touchpoint_id: string;
    readonly n: number;
  }[];
  readonly quotes: readonly Quote[];
}

export interface EmotionWord {
  readonly word: string;
  readonly valence: number;
  readonly n: number;
  readonly of: number;
  readonly share: number;
  readonly said: readonly string[];
}
