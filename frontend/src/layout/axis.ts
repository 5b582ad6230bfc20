// Where a value axis begins and ends, so that a small change does not look like a large one.
import type { Unit } from "../map/types";

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Whether it begins above nothing, which must then be said. */
  readonly cut: boolean;
}

const FAR = 0.6;

/** From 0 where that leaves the course visible; else from a round value, said so. Emotions keep
 * their whole scale.
 */
export function axisOf(values: readonly number[], unit: Unit): Axis {
  if (unit === "valence") return { from: -2, to: 2, cut: false };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = stepOf(high, unit);
  const to = Math.max(step, Math.ceil(high / step - 1e-9) * step);
  const from = low > FAR * high ? Math.floor(low / step + 1e-9) * step - step : 0;
  return from > 0 ? { from, to, cut: true } : { from: 0, to, cut: false };
}

function stepOf(high: number, unit: Unit): number {
  if (unit === "share") return 0.1;
  if (unit === "seconds") {
    const steps = [10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400];
    return steps.filter((one) => one * 2 <= high).pop() ?? 1;
  }
  const size = 10 ** Math.floor(Math.log10(Math.max(high, 1e-9)));
  return high / size > 4 ? size : size / 2;
}
