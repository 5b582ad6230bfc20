// The table of touchpoints as the server sends it (src/desireline/workspace/touchpoints.py).
import type { EmotionPoint, Figure, Importance } from "../map/types";

export interface Handover {
  readonly change: Figure;
  readonly same: Figure;
  readonly other: Figure;
}

export interface TouchpointRow {
  readonly touchpoint_id: string;
  readonly seen: boolean;
  readonly journeys: Figure;
  readonly steps: Figure;
  readonly of_stage: Figure;
  readonly again: Figure;
  readonly last_seen: Figure;
  readonly following: readonly { readonly touchpoint_id: string; readonly figure: Figure }[];
  readonly following_other: number;
  readonly channel: Handover;
  readonly device: Handover;
}

export interface TouchpointLine {
  readonly row: TouchpointRow;
  readonly emotion: EmotionPoint | null;
  readonly suggestion: { readonly importance: Importance; readonly reason: string } | null;
}

export interface TouchpointTable {
  readonly revision: number;
  readonly applied: { readonly sentence: string };
  readonly lines: readonly TouchpointLine[];
}
