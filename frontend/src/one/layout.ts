// Where everything stands in the drawing of one journey: rows are channels, columns are points
// with equal space, real dates on top.
import type { Timeline } from "./types";

export const HEAD = 30;
export const LANE = 34;
export const LABELS = 112;
const NARROWEST = 70;
const WIDEST = 150;
const MARGIN = 46;

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Whether its words stand above or below it. */
  readonly above: boolean;
}

export interface DayMark {
  readonly x: number;
  readonly text: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly step: number;
  readonly spots: readonly Spot[];
  readonly days: readonly DayMark[];
  readonly rows: readonly number[];
}

/** Lays a journey out in at least `width` pixels; a long one is wider and scrolls. */
export function drawingOf(journey: Timeline, width: number): Drawing {
  const n = journey.points.length;
  const room = width - LABELS - 2 * MARGIN;
  const step = Math.min(WIDEST, Math.max(NARROWEST, n > 1 ? room / (n - 1) : WIDEST));
  const rowOf = new Map(journey.channels.map((row, at) => [row.channel, at]));
  const xOf = (at: number) => LABELS + MARGIN + at * step;
  const yOf = (row: number) => HEAD + LANE * (row + 0.75);
  const sides = sidesOf(journey);
  const spots = journey.points.map((point, at) => ({
    x: xOf(at),
    y: yOf(rowOf.get(point.channel) ?? 0),
    above: sides[at] ?? true,
  }));
  return {
    width: Math.max(width, LABELS + 2 * MARGIN + (n - 1) * step),
    height: HEAD + LANE * (journey.channels.length + 0.5),
    step,
    spots,
    days: daysOf(journey, xOf, step),
    rows: journey.channels.map((_, at) => yOf(at)),
  };
}

/** Neighbours in one row take turns above and below, so that their words have room. */
function sidesOf(journey: Timeline): readonly boolean[] {
  const sides: boolean[] = [];
  journey.points.forEach((point, at) => {
    const before = journey.points[at - 1];
    sides.push(before?.channel === point.channel ? !sides[at - 1] : true);
  });
  return sides;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const CLOSE = 62;

/** A line at each first point of a day; the month is said where it is new. */
function daysOf(journey: Timeline, xOf: (at: number) => number, step: number): readonly DayMark[] {
  const marks: DayMark[] = [];
  let last = "";
  let month = "";
  journey.points.forEach((point, at) => {
    if (point.day === last) return;
    last = point.day;
    const date = new Date(`${point.day}T00:00:00Z`);
    const name = months[date.getUTCMonth()] ?? "";
    const text = `${weekdays[date.getUTCDay()]} ${date.getUTCDate()}`;
    marks.push({
      x: xOf(at) - Math.min(step, CLOSE) / 2,
      text: name === month ? text : `${text} ${name}`,
    });
    month = name;
  });
  return marks;
}
