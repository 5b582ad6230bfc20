// The emotion curve: a monotone cubic through the points (no overshoot, so no invented peaks),
// its band, its labels, and the breaks where nothing is known.
import { curveMonotoneX } from "d3-shape";
import type { State } from "../map/types";
import type { Columns } from "./columns";

export interface EmotionInput {
  readonly stage: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly state: State;
  readonly label: string;
}

export interface EmotionSpot {
  readonly x: number;
  readonly y: number;
  readonly input: EmotionInput;
  readonly side: "right" | "left" | "below" | "above";
}

export interface EmotionLine {
  readonly path: string;
  readonly state: State;
}

export interface EmotionShape {
  readonly spots: readonly EmotionSpot[];
  readonly lines: readonly EmotionLine[];
  readonly bands: readonly string[];
  readonly zero: number;
  readonly y: (value: number) => number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const n = (value: number) => String(Math.round(value * 10) / 10);

/** Pieces of the monotone cubic, one for each pair of neighbours, as path commands. */
export function monotonePieces(points: readonly Point[]): string[] {
  const pieces: string[] = [];
  const context = {
    moveTo: () => undefined,
    lineTo: (x: number, y: number) => pieces.push(`L${n(x)},${n(y)}`),
    bezierCurveTo: (a: number, b: number, c: number, d: number, e: number, f: number) =>
      pieces.push(`C${n(a)},${n(b)} ${n(c)},${n(d)} ${n(e)},${n(f)}`),
    closePath: () => undefined,
  };
  const line = curveMonotoneX(context as unknown as CanvasRenderingContext2D);
  line.lineStart();
  for (const point of points) line.point(point.x, point.y);
  line.lineEnd();
  return points.length < 2 ? [] : pieces;
}

export function emotionShape(
  columns: Columns,
  points: readonly EmotionInput[],
  height: number,
  pad: { readonly top: number; readonly bottom: number },
): EmotionShape {
  const y = (value: number) =>
    pad.top + ((2 - Math.max(-2, Math.min(2, value))) / 4) * (height - pad.top - pad.bottom);
  const spread = places(columns, points);
  const lines: EmotionLine[] = [];
  const bands: string[] = [];
  const drawn: Point[] = [];
  for (const run of runs(points)) {
    const middle = run.map((k) => ({ x: spread[k] ?? 0, y: y(points[k]?.value ?? 0) }));
    const pieces = monotonePieces(middle);
    pieces.forEach((piece, k) => {
      const from = middle[k];
      const state = weaker(points[run[k] ?? 0]?.state, points[run[k + 1] ?? 0]?.state);
      if (!from) return;
      lines.push({ path: `M${n(from.x)},${n(from.y)}${piece}`, state });
      drawn.push(...sampled(from, piece));
    });
    const band = bandPath(run, points, spread, y);
    if (band) bands.push(band);
  }
  return { spots: sided(columns, points, spread, y, height, drawn), lines, bands, zero: y(0), y };
}

const SAMPLES = 24;

/** Points along one piece, to see which labels the line would run through. */
function sampled(from: Point, piece: string): Point[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = piece.slice(1).split(/[ ,]/u).map(Number);
  if (!piece.startsWith("C")) return [from, { x: a, y: b }];
  return Array.from({ length: SAMPLES + 1 }, (_, k) => {
    const t = k / SAMPLES;
    const s = 1 - t;
    return {
      x: s ** 3 * from.x + 3 * s * s * t * a + 3 * s * t * t * c + t ** 3 * e,
      y: s ** 3 * from.y + 3 * s * s * t * b + 3 * s * t * t * d + t ** 3 * f,
    };
  });
}

/** Touchpoints of a stage share its width evenly. */
function places(columns: Columns, points: readonly EmotionInput[]): number[] {
  const many = new Map<number, number>();
  for (const point of points) many.set(point.stage, (many.get(point.stage) ?? 0) + 1);
  const seen = new Map<number, number>();
  return points.map((point) => {
    const k = seen.get(point.stage) ?? 0;
    seen.set(point.stage, k + 1);
    const width = columns.widths[point.stage] ?? 0;
    return (columns.edges[point.stage] ?? 0) + ((k + 0.5) / (many.get(point.stage) ?? 1)) * width;
  });
}

/** Neighbouring stages go on in one line; a stage without a point breaks it. */
function runs(points: readonly EmotionInput[]): number[][] {
  const found: number[][] = [];
  points.forEach((point, k) => {
    const before = points[k - 1];
    const last = found[found.length - 1];
    if (last && before && point.stage - before.stage <= 1) last.push(k);
    else found.push([k]);
  });
  return found;
}

const strength: readonly State[] = ["measured", "reported", "stale", "contradicted", "assumed"];

function weaker(one: State = "assumed", other: State = "assumed"): State {
  return strength.indexOf(one) > strength.indexOf(other) ? one : other;
}

function bandPath(
  run: readonly number[],
  points: readonly EmotionInput[],
  spread: readonly number[],
  y: (value: number) => number,
): string {
  if (run.length < 2) return "";
  const edge = (pick: (point: EmotionInput) => number) =>
    run.flatMap((k) => {
      const point = points[k];
      return point ? [{ x: spread[k] ?? 0, y: y(pick(point)) }] : [];
    });
  const upper = edge((point) => point.high ?? point.value);
  const lower = edge((point) => point.low ?? point.value).reverse();
  const [first, last] = [upper[0], lower[0]];
  if (!first || !last) return "";
  return (
    `M${n(first.x)},${n(first.y)}${monotonePieces(upper).join("")}` +
    `L${n(last.x)},${n(last.y)}${monotonePieces(lower).join("")}Z`
  );
}

const LETTER = 6.2;
const RADIUS = 15;
const LINE = 15;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Right of the point, or left when the curve rises to the right, or below or above. */
function sided(
  columns: Columns,
  points: readonly EmotionInput[],
  spread: readonly number[],
  y: (value: number) => number,
  height: number,
  drawn: readonly Point[],
): EmotionSpot[] {
  const discs = points.map((point, k) => ({
    x: (spread[k] ?? 0) - RADIUS,
    y: y(point.value) - RADIUS,
    w: 2 * RADIUS,
    h: 2 * RADIUS,
  }));
  const labels: Box[] = [];
  return points.map((point, k) => {
    const x = spread[k] ?? 0;
    const own = y(point.value);
    const next = points[k + 1];
    const rises = next !== undefined && next.value - point.value > 0.9;
    const sides: EmotionSpot["side"][] = rises
      ? ["left", "below", "right", "above"]
      : ["right", "below", "left", "above"];
    const cost = (side: EmotionSpot["side"]) => {
      const box = labelBox(x, own, side, point.label.length * LETTER);
      const others = [...labels, ...discs.filter((_, j) => j !== k)];
      const outside =
        box.x < 2 || box.x + box.w > columns.total - 2 || box.y < 22 || box.y + box.h > height;
      const hits = drawn.filter((one) => overlap({ ...one, w: 0, h: 0 }, box)).length;
      return (outside ? 1000 : 0) + (others.some((one) => overlap(one, box)) ? 500 : 0) + hits;
    };
    const side = sides.reduce((best, next) => (cost(next) < cost(best) ? next : best));
    labels.push(labelBox(x, own, side, point.label.length * LETTER));
    return { x, y: own, input: point, side };
  });
}

function labelBox(x: number, y: number, side: EmotionSpot["side"], width: number): Box {
  switch (side) {
    case "right":
      return { x: x + RADIUS + 4, y: y - LINE / 2, w: width, h: LINE };
    case "left":
      return { x: x - RADIUS - 4 - width, y: y - LINE / 2, w: width, h: LINE };
    case "below":
      return { x: x - width / 2, y: y + RADIUS + 2, w: width, h: LINE };
    case "above":
      return { x: x - width / 2, y: y - RADIUS - 2 - LINE, w: width, h: LINE };
  }
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  );
}
