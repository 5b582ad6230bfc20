// What the door answers about an old map.
export type OldKind =
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
  | "free";

export interface OldCell {
  readonly stage: number;
  readonly row: number;
  readonly statements: readonly string[];
}

export interface OldLane {
  readonly row: number;
  readonly name: string;
  readonly kind: OldKind;
  readonly reason: string;
  readonly sure: boolean;
  readonly cells: readonly OldCell[];
}

export interface OldMapRead {
  readonly file_name: string;
  readonly grid: readonly (readonly string[])[];
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly statements: number;
  readonly cells: number;
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly touchpoints: number;
  }[];
  readonly old: {
    readonly title: string;
    readonly personas: readonly string[];
    readonly stages: readonly string[];
    readonly lanes: readonly OldLane[];
    readonly by_rows: boolean;
    readonly left_over: readonly string[];
  };
}

export interface Matched {
  readonly stages: Readonly<Record<string, number>>;
  readonly source_stages: readonly {
    readonly id: string;
    readonly name: string;
    readonly touchpoints: number;
  }[];
  readonly touchpoints: readonly {
    readonly name: string;
    readonly touchpoint_id: string;
    readonly meant: string;
  }[];
  readonly warnings: readonly string[];
}
