// Arcs above the ribbon: skips and repeats on the outer track, returns on the inner one.
import type { Columns } from "./columns";

export interface ArcInput {
  readonly kind: "skip" | "return" | "repeat";
  readonly from: number;
  readonly to: number;
  readonly journeys: number;
  /** Chosen by the server, once for every picture. */
  readonly drawn: boolean;
  /** Words on the arc, to see whether they fit. */
  readonly label: string;
}

export interface ArcShape {
  readonly index: number;
  readonly path: string;
  readonly head: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly width: number;
  readonly green: boolean;
  readonly dashed: boolean;
  readonly labelled: boolean;
}

export interface ArcsShape {
  readonly shown: readonly ArcShape[];
  /** Indices of arcs that no picture draws. */
  readonly more: readonly number[];
  /** The middle of the widest free place on a track, where the others are named together. */
  readonly other: { readonly x: number; readonly y: number };
}

const TRACKS = { outer: 44, inner: 18 };
const LETTER = 5.9;
const RARE = 0.03;
const OTHER_LEAST = 170;

/** Where an arc leaves and lands, as shares of its columns' widths. */
const ends = {
  skip: [0.27, 0.42],
  return: [0.68, 0.48],
  repeat: [0.55, 0.62],
} as const;

export function arcsShape(
  columns: Columns,
  top: number,
  total: number,
  arcs: readonly ArcInput[],
): ArcsShape {
  const order = arcs
    .map((_, index) => index)
    .sort((one, other) => (arcs[other]?.journeys ?? 0) - (arcs[one]?.journeys ?? 0));
  const taken: { track: string; low: number; high: number }[] = [];
  const shown: ArcShape[] = [];
  const more: number[] = [];
  for (const index of order) {
    const arc = arcs[index];
    if (!arc) continue;
    if (!arc.drawn) {
      more.push(index);
      continue;
    }
    const [leave, land] = ends[arc.kind];
    const x1 = at(columns, arc.from, leave);
    const x2 = at(columns, arc.to, land);
    const track = arc.kind === "return" ? "inner" : "outer";
    taken.push({ track, low: Math.min(x1, x2), high: Math.max(x1, x2) });
    shown.push(drawn(index, arc, x1, x2, top, TRACKS[track], total));
  }
  return { shown, more, other: freePlace(columns, top, taken) };
}

/** Room for "18 more paths" on a track, else above both. */
function freePlace(
  columns: Columns,
  top: number,
  taken: readonly { track: string; low: number; high: number }[],
): ArcsShape["other"] {
  for (const track of ["outer", "inner"] as const) {
    const spans = taken.filter((one) => one.track === track).sort((a, b) => a.low - b.low);
    const gaps: { low: number; high: number }[] = [];
    let from = 0;
    for (const span of [...spans, { low: columns.total, high: columns.total }]) {
      gaps.push({ low: from, high: span.low });
      from = span.high;
    }
    const widest = gaps.reduce((best, gap) =>
      gap.high - gap.low > best.high - best.low ? gap : best,
    );
    if (widest.high - widest.low >= OTHER_LEAST) {
      return { x: (widest.low + widest.high) / 2, y: top - TRACKS[track] };
    }
  }
  return { x: columns.total / 2, y: 11 };
}

function at(columns: Columns, stage: number, share: number): number {
  return (columns.edges[stage] ?? 0) + (columns.widths[stage] ?? 0) * share;
}

function drawn(
  index: number,
  arc: ArcInput,
  x1: number,
  x2: number,
  top: number,
  track: number,
  total: number,
): ArcShape {
  const y = top - track;
  const foot = top - 3;
  const r = 6;
  const way = x2 > x1 ? 1 : -1;
  const start = arc.kind === "return" ? foot - 2 : foot;
  const path =
    `M${x1},${start}V${y + r}Q${x1},${y} ${x1 + way * r},${y}` +
    `H${x2 - way * r}Q${x2},${y} ${x2},${y + r}V${foot - 5}`;
  const head = `M${x2 - 3.5},${foot - 6}L${x2},${foot}L${x2 + 3.5},${foot - 6}Z`;
  const share = total > 0 ? arc.journeys / total : 0;
  const width = Math.min(
    3.2,
    Math.max(1.3, 1.3 + (Math.log10(Math.max(1, arc.journeys)) - 2) * 0.9),
  );
  return {
    index,
    path,
    head,
    labelX: (x1 + x2) / 2,
    labelY: y,
    width,
    green: arc.kind !== "return",
    dashed: share < RARE,
    labelled: Math.abs(x2 - x1) - 20 > arc.label.length * LETTER,
  };
}
