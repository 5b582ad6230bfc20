// In which order the lines stand: by a column, or as on the map.
import type { Touchpoint } from "../map/types";
import type { TouchpointLine } from "./types";

export type Column =
  | "journeys"
  | "begins"
  | "of_stage"
  | "again"
  | "channel"
  | "device"
  | "last_seen"
  | "emotion"
  | "name"
  | "owner"
  | "importance"
  | "map";

export interface Entry {
  readonly touchpoint: Touchpoint;
  readonly stage: string;
  readonly line: TouchpointLine | undefined;
}

const WEIGHT = { "": 0, low: 1, medium: 2, high: 3 } as const;

function amount({ touchpoint, line }: Entry, column: Column): number | null {
  switch (column) {
    case "importance":
      return WEIGHT[touchpoint.importance] || null;
    case "emotion":
      return line?.emotion?.figure.value ?? null;
    case "channel":
    case "device":
      return line?.row[column].change.value ?? null;
    case "journeys":
      return line?.row.seen ? line.row.journeys.value : null;
    case "begins":
    case "of_stage":
    case "again":
    case "last_seen":
      return line?.row[column].value ?? null;
    default:
      return null;
  }
}

/** Most first for numbers, A to Z for words; what has no value always comes last. */
export function ordered(entries: readonly Entry[], column: Column): readonly Entry[] {
  if (column === "map") return entries;
  if (column === "name" || column === "owner") {
    const text = (entry: Entry) => entry.touchpoint[column];
    return [...entries].sort(
      (a, b) => Number(!text(a)) - Number(!text(b)) || text(a).localeCompare(text(b)),
    );
  }
  return [...entries].sort((a, b) => {
    const [one, other] = [amount(a, column), amount(b, column)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return other - one;
  });
}
