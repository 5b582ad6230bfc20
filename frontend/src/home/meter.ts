// The evidence meter: one bar in a fixed order, so that two maps can be compared at a glance.

export const METER_ORDER = ["measured", "reported", "assumed", "contradicted", "stale"] as const;
export type MeterState = (typeof METER_ORDER)[number];

export interface MeterPart {
  state: MeterState | "empty";
  cells: number;
}

/** Give the parts of the bar in their fixed order; empty cells are the rest of its length. */
export function meterParts(
  states: Partial<Record<string, number>>,
  cellsTotal: number,
): MeterPart[] {
  const known = METER_ORDER.map((state) => ({ state, cells: states[state] ?? 0 }));
  const filled = known.reduce((sum, part) => sum + part.cells, 0);
  const parts: MeterPart[] = [
    ...known,
    { state: "empty", cells: Math.max(0, cellsTotal - filled) },
  ];
  return parts.filter((part) => part.cells > 0);
}

/** Count the cells that rest on data and those that are empty. */
export function backedCells(
  states: Partial<Record<string, number>>,
  cellsTotal: number,
): { backed: number; empty: number } {
  const parts = meterParts(states, cellsTotal);
  const of = (state: string) => parts.find((part) => part.state === state)?.cells ?? 0;
  return { backed: of("measured") + of("reported"), empty: of("empty") };
}
