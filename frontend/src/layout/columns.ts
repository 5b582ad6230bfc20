// Where the stages' columns stand, in pixels from the left edge of the first.

export type Density = "overview" | "compact" | "full";

export interface Columns {
  readonly widths: readonly number[];
  /** Left edges, and as the last one the right edge of the last column. */
  readonly edges: readonly number[];
  readonly total: number;
}

export const FULL_LEAST = 180;
const FULL_MOST = 320;
const COMPACT_LEAST = 92;
const OVERVIEW_LEAST = 44;
const OVERVIEW_MOST = 120;
const FOCUSED = 292;
const NARROW = 1450;
const WIDE = 1800;

/** How wide the lane names are: narrower where that lets all stages stand side by side, wider
 * where a hint on one line lets its lane be lower.
 */
export function laneLabel(room: number): number {
  if (room < NARROW) return 116;
  return room < WIDE ? 136 : 160;
}

/** Full density where columns keep 180 px; else the sheet scrolls sideways, a whole number of
 * columns at a time, so that none is cut; on a phone one stage fills the screen.
 */
export function columnsFor(
  available: number,
  stages: number,
  density: Density,
  focus: number | null,
): Columns {
  const many = Math.max(1, stages);
  const even = Math.floor(available / many);
  const least = density === "overview" ? OVERVIEW_LEAST : COMPACT_LEAST;
  let widths: number[];
  if (focus !== null) {
    const rest = Math.floor((available - FOCUSED) / Math.max(1, many - 1));
    const other = many * least + FOCUSED - least > available ? least : Math.max(least, rest);
    widths = Array.from({ length: stages }, (_, k) => (k === focus ? FOCUSED : other));
  } else {
    const fit = Math.max(1, Math.floor(available / (density === "full" ? FULL_LEAST : least)));
    const whole = fit >= many ? even : Math.floor(available / fit);
    const most = density === "full" ? FULL_MOST : density === "overview" ? OVERVIEW_MOST : even;
    const width = fit >= many ? Math.min(Math.max(most, least), whole) : whole;
    widths = Array.from({ length: stages }, () => width);
  }
  const edges = [0];
  for (const width of widths) edges.push((edges[edges.length - 1] ?? 0) + width);
  return { widths, edges, total: edges[edges.length - 1] ?? 0 };
}

/** What is chosen where nobody chose: full up to seven stages, compact to fourteen. */
export function automaticDensity(stages: number): Density {
  if (stages <= 7) return "full";
  return stages <= 14 ? "compact" : "overview";
}
