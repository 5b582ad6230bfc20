// A journey in words: what one point is called, and a stage told as a sentence.
import { one as words } from "../i18n/en.one";
import { count, duration } from "../i18n/format";
import type { OneStep, Timeline } from "./types";

const MINUTE = 60;

/** "Live tracking ×6", "Order paid, 603 EUR", "Help line, 37 min". */
export function pointText(point: OneStep): string {
  const parts = [
    point.times > 1 ? `${point.touchpoint} ${words.times(count(point.times))}` : point.touchpoint,
  ];
  if (point.value !== null) parts.push(amountOf(point.value, point.currency));
  else if (point.seconds !== null && point.seconds >= MINUTE) parts.push(duration(point.seconds));
  return parts.join(", ");
}

/** "603 EUR"; without a currency nobody can tell what it is, so it is called a value. */
function amountOf(value: number, currency: string): string {
  const amount = Number.isInteger(value) ? count(value) : value.toFixed(2);
  return currency ? `${amount} ${currency}` : words.value(amount);
}

/** "Help centre, then Help line three times": what was done in one stage. */
export function storyOf(journey: Timeline, stageId: string): string {
  const told: { name: string; times: number }[] = [];
  for (const point of journey.points) {
    if (point.stage_id !== stageId || point.times === 0) continue;
    const last = told.at(-1);
    if (last?.name === point.touchpoint) last.times += point.times;
    else told.push({ name: point.touchpoint, times: point.times });
  }
  return told.map((part) => `${part.name}${often(part.times)}`).join(words.andThen);
}

function often(times: number): string {
  if (times < 2) return "";
  if (times === 2) return ` ${words.twice}`;
  return ` ${times === 3 ? words.threeTimes : words.oftenTimes(count(times))}`;
}
