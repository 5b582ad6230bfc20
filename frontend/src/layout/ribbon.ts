// The ribbon: journeys as a body with a straight top edge that narrows in a cubic around each
// border; under it the streams of those not seen again, which bend down and fade.
import type { Columns } from "./columns";

/** Half of the 44 px over which the body narrows. */
export const HALF = 22;
const JOIN = 18;

export interface RibbonStage {
  readonly observed: boolean;
  readonly reach: number;
  readonly enter: number;
  readonly converted: number;
  readonly left: number;
}

export interface Stream {
  readonly stage: number;
  readonly path: string;
  /** Where its label may begin. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface RibbonStageShape {
  readonly x: number;
  readonly width: number;
  /** Height of the body in the middle of the stage. */
  readonly height: number;
  /** Its height before those who enter in the stage join: where the stage's number stands. */
  readonly start: number;
  /** Bottom of the body. */
  readonly bottom: number;
}

export interface RibbonShape {
  readonly top: number;
  readonly body: string;
  readonly stages: readonly RibbonStageShape[];
  /** Streams of 3% and more of the stage's journeys, then the small ones as arrows. */
  readonly leaving: readonly Stream[];
  readonly small: readonly Stream[];
  readonly entering: readonly Stream[];
  /** Stages nobody could observe, as hatched blocks. */
  readonly blocks: readonly {
    readonly stage: number;
    readonly x: number;
    readonly width: number;
    readonly height: number;
  }[];
}

export interface RibbonPlace {
  readonly top: number;
  readonly most: number;
  readonly bottom: number;
}

const SMALL = 0.03;
const n = (value: number) => String(Math.round(value * 10) / 10);

export function ribbonShape(
  columns: Columns,
  stages: readonly RibbonStage[],
  place: RibbonPlace,
): RibbonShape {
  const { top } = place;
  const largest = Math.max(1, ...stages.filter((one) => one.observed).map((one) => one.reach));
  const scale = (journeys: number) => (journeys / largest) * place.most;
  const heights = stages.map((one) => (one.observed ? Math.max(1.5, scale(one.reach)) : 0));
  const first = stages.findIndex((one) => one.observed);
  const shapes = stages.map((_, k) => ({
    x: columns.edges[k] ?? 0,
    width: columns.widths[k] ?? 0,
    height: heights[k] ?? 0,
    start: startOf(stages, heights, k, first, scale),
    bottom: top + (heights[k] ?? 0),
  }));
  const shape: RibbonShape = {
    top,
    stages: shapes,
    body: bodyPath(columns, stages, heights, top, scale),
    leaving: [],
    small: [],
    entering: [],
    blocks: stages.flatMap((one, k) =>
      one.observed
        ? []
        : [
            {
              stage: k,
              x: (columns.edges[k] ?? 0) + 12,
              width: (columns.widths[k] ?? 0) - 24,
              height: first < 0 ? place.most : (heights[first] ?? place.most),
            },
          ],
    ),
  };
  return { ...shape, ...streams(columns, stages, heights, place, scale) };
}

function startOf(
  stages: readonly RibbonStage[],
  heights: readonly number[],
  k: number,
  first: number,
  scale: (journeys: number) => number,
): number {
  const here = stages[k];
  if (!here?.observed || k <= first || !stages[k - 1]?.observed) return heights[k] ?? 0;
  return Math.max(1.5, scale(here.reach - Math.min(here.enter, here.reach)));
}

/** The stages seen one after the other: the body breaks where a stage is not observed. */
function runsOf(stages: readonly RibbonStage[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  stages.forEach((one, k) => {
    const run = runs.at(-1);
    if (!one.observed) return;
    if (run && run[1] === k - 1) run[1] = k;
    else runs.push([k, k]);
  });
  return runs;
}

/** The body: a bottom edge whose borders narrow and whose entries widen in mid column. */
function bodyPath(
  columns: Columns,
  stages: readonly RibbonStage[],
  heights: readonly number[],
  top: number,
  scale: (journeys: number) => number,
): string {
  return runsOf(stages)
    .map(([first, last]) => {
      const start = columns.edges[first] ?? 0;
      const edge = columns.edges[last + 1] ?? 0;
      const lowest = top + (heights[last] ?? 0);
      const middle = top + (heights[last] ?? 0) / 2;
      const arrow = last === stages.length - 1;
      return [
        `M${n(start)},${n(top)}`,
        `L${n(start)},${n(top + (heights[first] ?? 0))}`,
        ...Array.from({ length: last - first }, (_, at) =>
          borderAfter(columns, stages, heights, first + at, top, scale),
        ),
        arrow
          ? `L${n(edge - 22)},${n(lowest)}L${n(edge - 10)},${n(middle)}L${n(edge - 22)},${n(top)}`
          : `L${n(edge)},${n(lowest)}L${n(edge)},${n(top)}`,
        "Z",
      ].join("");
    })
    .join("");
}

/** The bottom edge from one stage's border to where the next stage's entries have joined. */
function borderAfter(
  columns: Columns,
  stages: readonly RibbonStage[],
  heights: readonly number[],
  k: number,
  top: number,
  scale: (journeys: number) => number,
): string {
  const next = stages[k + 1];
  if (!next) return "";
  const border = columns.edges[k + 1] ?? 0;
  const from = top + (heights[k] ?? 0);
  const joining = Math.min(next.enter, next.reach);
  const after = top + Math.max(1.5, scale(next.reach - joining));
  const narrowed =
    `L${n(border - HALF)},${n(from)}` +
    `C${n(border)},${n(from)} ${n(border)},${n(after)} ${n(border + HALF)},${n(after)}`;
  if (joining <= 0) return narrowed;
  const x = joinAt(columns, k + 1);
  const to = top + (heights[k + 1] ?? 0);
  return `${narrowed}L${n(x - JOIN)},${n(after)}C${n(x)},${n(after)} ${n(x)},${n(to)} ${n(x + JOIN)},${n(to)}`;
}

/** Where those who enter at a stage join the body: right of the leaving stream's label. */
export function joinAt(columns: Columns, stage: number): number {
  return (columns.edges[stage] ?? 0) + (columns.widths[stage] ?? 0) * 0.8;
}

function streams(
  columns: Columns,
  stages: readonly RibbonStage[],
  heights: readonly number[],
  place: RibbonPlace,
  scale: (journeys: number) => number,
): Pick<RibbonShape, "leaving" | "small" | "entering"> {
  const leaving: Stream[] = [];
  const small: Stream[] = [];
  const entering: Stream[] = [];
  stages.forEach((one, k) => {
    if (!one.observed) return;
    const border = columns.edges[k + 1] ?? 0;
    const from = place.top + (heights[k] ?? 0);
    if (k < stages.length - 1 && one.left > 0) {
      const thick = scale(one.left);
      if (one.left < SMALL * one.reach) {
        const at = place.top + (heights[k + 1] ?? 0);
        small.push({
          stage: k,
          path: `M${n(border)},${n(at + 2)}V${n(at + 20)}`,
          x: border,
          y: at + 24,
          width: 0,
        });
      } else {
        leaving.push(leavingStream(k, border, from, thick, place.bottom));
      }
    }
    if (one.enter > 0 && stages.slice(0, k).some((earlier) => earlier.observed)) {
      const x = joinAt(columns, k);
      const thick = Math.max(1.5, scale(one.enter));
      entering.push(enteringStream(k, x, from, thick, place.bottom));
    }
  });
  return { leaving, small, entering };
}

function leavingStream(
  stage: number,
  border: number,
  from: number,
  thick: number,
  bottom: number,
): Stream {
  const x0 = border - HALF;
  const inner = border + 6;
  const outer = inner + Math.max(3, thick);
  const y0 = from - Math.max(3, thick);
  const path =
    `M${n(x0)},${n(y0)}` +
    `C${n(x0 + (outer - x0) * 0.7)},${n(y0)} ${n(outer)},${n(y0 + (bottom - y0) * 0.28)} ${n(outer)},${n(bottom)}` +
    `L${n(inner)},${n(bottom)}` +
    `C${n(inner)},${n(from + (bottom - from) * 0.35)} ${n(x0 + (inner - x0) * 0.75)},${n(from)} ${n(x0)},${n(from)}Z`;
  return { stage, path, x: outer + 6, y: bottom, width: outer - inner };
}

function enteringStream(
  stage: number,
  x: number,
  to: number,
  thick: number,
  bottom: number,
): Stream {
  const right = x - 4;
  const left = right - thick;
  const end = x + JOIN;
  const y1 = to - thick;
  const path =
    `M${n(left)},${n(bottom)}` +
    `C${n(left)},${n(y1 + (bottom - y1) * 0.35)} ${n(left + (end - left) * 0.4)},${n(y1)} ${n(end)},${n(y1)}` +
    `L${n(end)},${n(to)}` +
    `C${n(right + (end - right) * 0.4)},${n(to)} ${n(right)},${n(to + (bottom - to) * 0.35)} ${n(right)},${n(bottom)}Z`;
  return { stage, path, x: left, y: bottom, width: thick };
}
