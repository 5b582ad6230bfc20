import { en } from "../i18n/en";
import type { Importance } from "../map/types";

const strength: Readonly<Record<Importance, number>> = { "": 0, low: 1, medium: 2, high: 3 };

/** Importance as one to three filled bars. */
export function Bars({ importance }: { importance: Importance }) {
  const filled = strength[importance];
  return (
    <svg
      width="12"
      height="10"
      viewBox="0 0 12 10"
      role="img"
      aria-label={en.map.importance[importance]}
      style={{ flex: "none" }}
    >
      {[4, 7, 10].map((height, k) => (
        <rect
          key={height}
          x={k * 4.2}
          y={10 - height}
          width="3"
          height={height}
          rx="0.8"
          fill={k < filled ? "var(--ink-1)" : "var(--line-2)"}
        />
      ))}
    </svg>
  );
}
