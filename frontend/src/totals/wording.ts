// How a total and its period are written.
import { totalsWords } from "../i18n/en.totals";
import { count, day, fixed, share } from "../i18n/format";

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

/** Whether a period, whose last day is the one before `after`, still runs: its total will grow. */
export function isRunning(after: string, now = new Date()): boolean {
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return after > today;
}

/** Whether a touchpoint is called as a line of a report is, but for capitals and signs. */
export function isNamed(touchpoint: string, label: string): boolean {
  const bare = (text: string) =>
    text
      .toLocaleLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return bare(touchpoint) !== "" && bare(touchpoint) === bare(label);
}
