// Where everything stands in the drawing of one journey: rows are channels, columns are points
// with equal space, real dates on top.
import type { Timeline } from "./types";

export const HEAD = 30;
/** Room under the dates for what silence and waiting say. */
export const BAND = 20;
export const LANE = 42;
export const LABELS = 116;
const NARROWEST = 72;
const WIDEST = 400;
const MARGIN = 52;
const LETTER = 6.1;
const LINE = 13;
const DOT = 8;
const FACE = 14;

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** The words at it, shortened where there is no room for all of them. */
  readonly text: string;
  /** Middle and baseline of the words, from the spot. */
  readonly dx: number;
  readonly dy: number;
}

export interface DayMark {
  readonly x: number;
  readonly text: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly step: number;
  /** How far before its point the line of a day stands. */
  readonly lead: number;
  readonly spots: readonly Spot[];
  readonly days: readonly DayMark[];
  readonly rows: readonly number[];
}

/** Lays a journey out in at least `width` pixels; a long one is wider and scrolls. */
export function drawingOf(journey: Timeline, texts: readonly string[], width: number): Drawing {
  const n = journey.points.length;
  const room = width - LABELS - 2 * MARGIN;
  const step = Math.min(WIDEST, Math.max(NARROWEST, n > 1 ? room / (n - 1) : WIDEST));
  const rowOf = new Map(journey.channels.map((row, at) => [row.channel, at]));
  const xOf = (at: number) => LABELS + MARGIN + at * step;
  const yOf = (row: number) => HEAD + BAND + LANE * (row + 0.7);
  const places = journey.points.map((point, at) => ({
    x: xOf(at),
    y: yOf(rowOf.get(point.channel) ?? 0),
    half: point.valence === null ? DOT : FACE,
  }));
  const lead = Math.min(step * 0.3, 30);
  const whole = Math.max(width, LABELS + 2 * MARGIN + (n - 1) * step);
  return {
    width: whole,
    height: HEAD + BAND + LANE * (journey.channels.length + 0.3) + LINE,
    step,
    lead,
    spots: labelled(places, texts, step, whole),
    days: daysOf(journey, (at) => xOf(at) - lead),
    rows: journey.channels.map((_, at) => yOf(at)),
  };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** Puts each point's words above or below it, where they touch neither words nor points. */
function labelled(
  places: readonly { x: number; y: number; half: number }[],
  texts: readonly string[],
  step: number,
  width: number,
): readonly Spot[] {
  const taken: Box[] = places.map(({ x, y, half }) => ({
    left: x - half,
    right: x + half,
    top: y - half,
    bottom: y + half,
  }));
  return places.map(({ x, y, half }, at) => {
    const whole = texts[at] ?? "";
    const above = -half - 4;
    const below = half + LINE - 2;
    const before = places[at - 1];
    const first = before && before.y === y && at % 2 === 1 ? below : above;
    const sides = [first, first === above ? below : above];
    for (const text of [whole, shortened(whole, step * 1.4), shortened(whole, step * 0.94)]) {
      for (const dy of sides) {
        const dx = Math.min(0, width - x - (text.length * LETTER) / 2);
        const box = boxOf(x + dx, y + dy, text);
        if (taken.some((one) => meet(one, box))) continue;
        taken.push(box);
        return { x, y, text, dx, dy };
      }
    }
    return { x, y, text: "", dx: 0, dy: above };
  });
}

function boxOf(x: number, baseline: number, text: string): Box {
  const half = (text.length * LETTER) / 2;
  return { left: x - half, right: x + half, top: baseline - LINE + 3, bottom: baseline + 3 };
}

function shortened(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / LETTER));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A line at each first point of a day; the month is said where it is new. */
function daysOf(journey: Timeline, xOf: (at: number) => number): readonly DayMark[] {
  const marks: DayMark[] = [];
  let last = "";
  let month = "";
  journey.points.forEach((point, at) => {
    if (point.day === last) return;
    last = point.day;
    const date = new Date(`${point.day}T00:00:00Z`);
    const name = months[date.getUTCMonth()] ?? "";
    const text = `${weekdays[date.getUTCDay()]} ${date.getUTCDate()}`;
    marks.push({ x: xOf(at), text: name === month ? text : `${text} ${name}` });
    month = name;
  });
  return marks;
}
