// What the inspector gets about one cell from the server.
import type {
  CellReading,
  Figure,
  State,
  Statement,
  StatementReading,
  Unit,
  WeekPoint,
} from "../map/types";

export interface ClaimSource {
  readonly name: string;
  readonly kind: "counted" | "said" | "own side";
  readonly stance: "for" | "against" | "";
  readonly figure: Figure | null;
  readonly n: number;
  readonly newest: string;
  readonly note: string;
}

/** What a statement was before the evidence last changed. */
export interface Since {
  readonly as_of: string;
  readonly state: State;
  readonly value: number | null;
  readonly unit: Unit | "";
  readonly n: number;
}

export interface Owner {
  readonly owner: string;
  readonly department: string;
  readonly touchpoints: readonly string[];
}

export interface InspectedQuote {
  readonly words: string;
  readonly said_at?: string | number | null;
  readonly channel?: string;
  readonly source?: string;
  readonly valence?: number | null;
}

export interface InspectedStatement {
  readonly statement: Statement;
  readonly reading: StatementReading;
  readonly weeks: readonly WeekPoint[];
  readonly sources: readonly ClaimSource[];
  readonly since: Since | null;
  /** How often it was changed after it was written. */
  readonly changes: number;
}

export interface CellEvidence {
  readonly cell: CellReading;
  readonly statements: readonly InspectedStatement[];
  readonly figures: readonly Figure[];
  readonly quotes: readonly InspectedQuote[];
  readonly quotes_total: number;
  readonly owners: readonly Owner[];
}

export interface SentenceChange {
  readonly revision: number;
  readonly at_ms: number;
  readonly actor: string;
  readonly label: string;
  readonly text: string;
  readonly before: string;
  readonly claimed: boolean;
}
