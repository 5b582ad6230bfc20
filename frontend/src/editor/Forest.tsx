import { en } from "../i18n/en";
import { figureText, intervalText, valueText } from "../map/figures";
import type { Claim, Figure } from "../map/types";
import styles from "./Forest.module.css";
import inspector from "./Inspector.module.css";

/** The figure as a dot with its interval, and the value the claim names as a dotted line. */
export function Forest({ figure, claim }: { figure: Figure; claim: Claim | null }) {
  const named = claim ? (claim.comparison === "most" ? 0.5 : claim.value) : null;
  if (figure.value === null) return null;
  const [from, to] = spanOf(figure, named);
  const at = (value: number) =>
    `${Math.min(100, Math.max(0, ((value - from) / (to - from || 1)) * 100))}%`;
  const said = figure.grain === "answers";
  const colour = said ? "var(--reported)" : "var(--measured)";
  return (
    <section className={inspector.section}>
      <h3 className={inspector.title}>{en.inspector.interval}</h3>
      <div className={styles.row}>
        <svg
          className={styles.chart}
          height="46"
          width="100%"
          role="img"
          aria-label={`${figureText(figure)} (${intervalText(figure)})`}
        >
          <line x1="0" x2="100%" y1="24" y2="24" stroke="var(--line-2)" />
          {named !== null && (
            <line
              x1={at(named)}
              x2={at(named)}
              y1="14"
              y2="34"
              stroke="var(--ink-2)"
              strokeDasharray="2 2"
            />
          )}
          {figure.low !== null && figure.high !== null && (
            <line
              x1={at(figure.low)}
              x2={at(figure.high)}
              y1="24"
              y2="24"
              stroke={colour}
              strokeWidth="5"
              strokeOpacity="0.350"
              strokeLinecap="round"
            />
          )}
          <circle cx={at(figure.value)} cy="24" r="4" fill={colour} />
          <text x="0" y="45" className={styles.axis}>
            {valueText(from, figure.unit)}
          </text>
          <text x="100%" y="45" textAnchor="end" className={styles.axis}>
            {valueText(to, figure.unit)}
          </text>
        </svg>
        <b className={styles.value}>{figureText(figure)}</b>
      </div>
      {claim && named !== null && (
        <p className={inspector.muted}>
          {claim.comparison === "most"
            ? en.claimWords.most
            : `${en.claimWords[claim.comparison]} ${valueText(named, figure.unit)}`}
        </p>
      )}
    </section>
  );
}

function spanOf(figure: Figure, named: number | null): [number, number] {
  if (figure.unit === "share") return [0, 1];
  if (figure.unit === "valence") return [-2, 2];
  const high = Math.max(figure.value ?? 0, figure.high ?? 0, named ?? 0);
  return [0, high * 1.15 || 1];
}
