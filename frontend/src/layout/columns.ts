// Where the stages' columns stand, in pixels from the left edge of the first.

export type Density = "full" | "compact";

export interface Columns {
  readonly widths: readonly number[];
  /** Left edges, and as the last one the right edge of the last column. */
  readonly edges: readonly number[];
  readonly total: number;
}

export const FULL_LEAST = 180;
const FULL_SCROLLING = 192;
const FULL_MOST = 320;
const COMPACT_LEAST = 92;
const FOCUSED = 292;

/** Full density where columns keep 180 px; else the sheet scrolls sideways; on a phone one
 * stage fills the screen.
 */
export function columnsFor(
  available: number,
  stages: number,
  density: Density,
  focus: number | null,
): Columns {
  const many = Math.max(1, stages);
  const even = Math.floor(available / many);
  let widths: number[];
  if (focus !== null) {
    const rest = Math.max(COMPACT_LEAST, Math.floor((available - FOCUSED) / Math.max(1, many - 1)));
    widths = Array.from({ length: stages }, (_, k) => (k === focus ? FOCUSED : rest));
  } else if (density === "compact") {
    widths = Array.from({ length: stages }, () => Math.max(COMPACT_LEAST, even));
  } else {
    const one = Math.max(FULL_LEAST, available);
    const narrow = available < 2 * FULL_LEAST;
    const width = narrow ? one : even >= FULL_LEAST ? Math.min(FULL_MOST, even) : FULL_SCROLLING;
    widths = Array.from({ length: stages }, () => width);
  }
  const edges = [0];
  for (const width of widths) edges.push((edges[edges.length - 1] ?? 0) + width);
  return { widths, edges, total: edges[edges.length - 1] ?? 0 };
}

/** What is chosen where nobody chose: full up to seven stages, compact above. */
export function automaticDensity(stages: number): Density {
  return stages <= 8 ? "full" : "compact";
}
