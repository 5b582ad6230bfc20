import { editor as words } from "../i18n/en.editor";
import { week } from "../i18n/format";
import { axisOf } from "../layout/axis";
import { valueText } from "../map/figures";
import type { Unit, WeekPoint } from "../map/types";
import styles from "./Forest.module.css";
import inspector from "./Inspector.module.css";

const WIDTH = 340;
const HEIGHT = 84;
const LEFT = 38;
const FOOT = 18;

/** A figure week by week; a week with too few people leaves a gap. */
export function WeeklyChart({
  weeks,
  unit,
  said,
}: {
  weeks: readonly WeekPoint[];
  unit: Unit;
  said: boolean;
}) {
  const known = weeks.flatMap((one) => (one.value === null ? [] : [one.value]));
  if (known.length < 2) return null;
  const colour = said ? "var(--reported)" : "var(--measured)";
  const axis = axisOf(known, unit);
  const x = (k: number) => LEFT + (k / Math.max(1, weeks.length - 1)) * (WIDTH - LEFT - 6);
  const y = (value: number) =>
    8 + ((axis.to - value) / (axis.to - axis.from || 1)) * (HEIGHT - FOOT - 14);
  const path = weeks
    .map((one, k) => {
      if (one.value === null) return "";
      const before = weeks[k - 1];
      const pen = before && before.value !== null ? "L" : "M";
      return `${pen}${x(k).toFixed(1)},${y(one.value).toFixed(1)}`;
    })
    .join("");
  const last = weeks.length - 1;
  const chart = (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={known.map((one) => valueText(one, unit)).join(", ")}
    >
      {[axis.to, axis.from].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} stroke="var(--line-1)" />
          <text x={LEFT - 6} y={y(value) + 3.5} textAnchor="end" className={styles.axis}>
            {valueText(value, unit)}
          </text>
        </g>
      ))}
      <path d={path} fill="none" stroke={colour} strokeWidth="1.600" />
      {weeks.map((one, k) =>
        one.value !== null &&
        (weeks[k - 1]?.value ?? null) === null &&
        (weeks[k + 1]?.value ?? null) === null ? (
          <circle key={one.week} cx={x(k)} cy={y(one.value)} r="1.800" fill={colour} />
        ) : null,
      )}
      <text x={LEFT} y={HEIGHT - 3} className={styles.axis}>
        {week(weeks[0]?.week ?? "")}
      </text>
      <text x={WIDTH - 4} y={HEIGHT - 3} textAnchor="end" className={styles.axis}>
        {week(weeks[last]?.week ?? "")}
      </text>
    </svg>
  );
  return (
    <>
      {chart}
      {axis.cut && (
        <p className={inspector.muted}>{words.weekly.from(valueText(axis.from, unit))}</p>
      )}
    </>
  );
}
