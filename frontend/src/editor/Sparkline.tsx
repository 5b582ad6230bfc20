const WIDTH = 44;
const HEIGHT = 14;

/** Eight weeks as a line; a week with too few people leaves a gap. */
export function Sparkline({
  values,
  good,
}: {
  values: readonly (number | null)[];
  good: boolean | null;
}) {
  const known = values.filter((one): one is number => one !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (k: number) => 1 + (k / (values.length - 1)) * (WIDTH - 5);
  const y = (value: number) => HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 5);
  let path = "";
  values.forEach((value, k) => {
    if (value === null) return;
    const before = values[k - 1];
    const pen = before === null || before === undefined ? "M" : "L";
    path += `${pen}${x(k).toFixed(1)},${y(value).toFixed(1)}`;
  });
  const last = values[values.length - 1];
  const colour = good === false ? "var(--neg)" : "var(--measured)";
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      height={HEIGHT}
      aria-hidden="true"
      preserveAspectRatio="none"
      style={{ flex: `0 1 ${WIDTH}px`, minWidth: 16 }}
    >
      <path d={path} fill="none" stroke={colour} strokeWidth="1.300" strokeLinejoin="round" />
      {last !== null && last !== undefined && (
        <circle cx={x(values.length - 1)} cy={y(last)} r="1.900" fill={colour} />
      )}
    </svg>
  );
}
