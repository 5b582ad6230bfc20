// What the door answers about checking sentences.
import type { Claim, Figure, State, Verdict } from "../map/types";

export type Comparison = Claim["comparison"];

export interface Checked {
  readonly statement_id: string;
  readonly stage_id: string;
  readonly lane_id: string;
  readonly part: "text" | "barrier" | "recommendation" | "emotion";
  readonly text: string;
  readonly state: State;
  readonly badge: string;
  readonly reason: string;
  readonly figures: number;
  readonly quotes: number;
  readonly looked_at: string;
  readonly verdict: Verdict["answer"] | "";
}

export interface Checks {
  readonly revision: number;
  readonly as_of: string;
  readonly statements: readonly Checked[];
  readonly states: Readonly<Partial<Record<State, number>>>;
  readonly backed: number;
  readonly with_figure: number;
  readonly with_quotes: number;
  readonly origin: string;
  readonly made_at_ms: number;
}

export interface Piece {
  readonly text: string;
  readonly kind: "plain" | "amount" | "thing";
}

export interface Wording {
  readonly text: string;
  readonly claim: Claim;
}

export interface Trial {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly sentence: readonly Piece[];
  readonly headline: string;
  readonly interval: string;
  readonly wording: Wording | null;
}

export interface Proposal {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly parts: readonly {
    readonly label: string;
    readonly share: number;
    readonly claimed: boolean;
  }[];
  readonly about: string;
  readonly said: boolean;
  readonly sources: readonly string[];
  readonly figure: Figure;
  readonly comparisons: readonly Comparison[];
  readonly score: number;
  readonly trial: Trial;
}

export interface Proposals {
  readonly statement_id: string;
  readonly text: string;
  readonly state: State;
  readonly badge: string;
  readonly reason: string;
  readonly text_revision: number;
  readonly proposals: readonly Proposal[];
  /** The word by which it judges; empty where it tells what happens. */
  readonly judges: string;
  readonly quotes: number;
  readonly trial: Trial | null;
}
