// One logarithmic scale for all stages, 1 minute to 90 days, so that bars can be compared.
import { scaleLog } from "d3-scale";

const MINUTE = 60;
const DAY = 86_400;

const scale = scaleLog()
  .domain([MINUTE, 90 * DAY])
  .range([0, 1])
  .clamp(true);

/** Seconds → 0–1 along the lane's bar; shorter and longer times stop at its ends. */
export function alongTime(seconds: number): number {
  return scale(Math.max(1, seconds));
}

/** The small ticks at one hour and one day. */
export const ticks: readonly number[] = [alongTime(3600), alongTime(DAY)];
