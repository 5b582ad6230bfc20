// A figure in words: its value in its unit, its interval, its n. Map and table use these alone,
// so that both always say the same.
import { en } from "../i18n/en";
import {
  count,
  duration,
  durationRange,
  fixed,
  period,
  points,
  range,
  share,
  shareRange,
  signed,
} from "../i18n/format";
import type { Figure, Grain, KpiReading, Unit } from "./types";

export function valueText(value: number | null, unit: Unit): string {
  if (value === null) return en.figure.nobody;
  switch (unit) {
    case "count":
      return count(value);
    case "share":
      return share(value);
    case "seconds":
      return duration(value);
    case "valence":
      return signed(value);
    case "points":
      return points(value);
    case "per journey":
      return fixed(value, 1);
    case "number":
      return plain(value);
  }
}

export function figureText(figure: Figure): string {
  return figure.value === null && figure.hidden
    ? en.figure.tooFew
    : valueText(figure.value, figure.unit);
}

export function intervalText(figure: Figure): string {
  if (figure.low === null || figure.high === null) return "";
  switch (figure.unit) {
    case "share":
      return shareRange(figure.low, figure.high);
    case "seconds":
      return durationRange(figure.low, figure.high);
    case "valence":
      return range(signed(figure.low), signed(figure.high));
    case "points":
      return range(points(figure.low), points(figure.high));
    case "count":
      return range(count(figure.low), count(figure.high));
    case "per journey":
      return range(fixed(figure.low, 1), fixed(figure.high, 1));
    case "number":
      return range(plain(figure.low), plain(figure.high));
  }
}

export function countText(figure: Figure): string {
  return en.figure.of(count(figure.n), grainWord(figure.n, figure.grain));
}

/** A number of a report in its own unit: as many digits as it came with, two at most. */
function plain(value: number): string {
  return Number.isInteger(value) ? count(value) : fixed(value, 2);
}

/** The days a figure is about; its period is `[from, to)`. */
export function periodText(figure: Figure): string {
  return period(figure.period_from, figure.period_to);
}

/** "33.2% (32.4–34.0%) of 14,260 journeys", for hover and for screen readers. */
export function fullText(figure: Figure): string {
  const interval = intervalText(figure);
  const value = figureText(figure);
  return `${value}${interval ? ` (${interval})` : ""}, ${countText(figure)}`;
}

/** A KPI's latest full week as a number of its own, with its own rows; null before the first. */
export function latestWeek(reading: KpiReading): Figure | null {
  const { figure, latest } = reading;
  if (!latest) return null;
  return {
    ...figure,
    value: latest.value,
    n: latest.n,
    part: null,
    low: null,
    high: null,
    rows: `${figure.rows}@${latest.week}`,
    period_from: latest.week,
    period_to: weekLater(latest.week),
    hidden: latest.value === null ? figure.hidden : "",
  };
}

function weekLater(monday: string): string {
  const date = new Date(`${monday}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 7);
  return date.toISOString().slice(0, 10);
}

/** What so many rows of a grain are called: "1 answer", "2 answers". */
export function grainWord(n: number, grain: Grain): string {
  return n === 1 ? en.oneOf[grain] : en.grain[grain];
}
