// How a total and its period are written.
import { totalsWords } from "./en.totals";
import { count, day, fixed, share } from "./format";

/** 412 → "412", 0.315 as a share → "31.5%". */
export function valueText(value: number, unit: string): string {
  if (unit === "share") return share(value);
  const text = Number.isInteger(value) ? count(value) : fixed(value, 1);
  return unit === "count" || unit === "score" ? text : `${text} ${unit}`;
}

/** Whole months by their name, anything else by its first and last day. */
export function periodText(from: string, after: string): string {
  const first = new Date(`${from}T00:00:00Z`);
  const end = new Date(`${after}T00:00:00Z`);
  const month =
    first.getUTCDate() === 1 &&
    end.getUTCDate() === 1 &&
    end.getUTCFullYear() * 12 + end.getUTCMonth() ===
      first.getUTCFullYear() * 12 + first.getUTCMonth() + 1;
  if (month) {
    return new Intl.DateTimeFormat("en-GB", {
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    }).format(first);
  }
  const last = new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
  return totalsWords.period(day(from), day(last));
}
