// Every source of a claim as a dot with its interval on one scale; a dotted line is the claim.
import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count } from "../i18n/format";
import { figureText, intervalText, valueText } from "../map/figures";
import type { Claim, Figure } from "../map/types";
import { FigureButton } from "./FigureButton";
import styles from "./Forest.module.css";
import inspector from "./Inspector.module.css";
import type { ClaimSource } from "./sources";

interface Row {
  readonly name: string;
  readonly figure: Figure;
  readonly said: boolean;
}

export function Forest({
  sources,
  claim,
  title,
}: {
  sources: readonly ClaimSource[];
  claim: Claim | null;
  title: string;
}) {
  const rows = sources.flatMap((one): Row[] =>
    one.figure && one.figure.value !== null
      ? [{ name: one.name, figure: one.figure, said: one.kind === "said" }]
      : [],
  );
  const first = rows[0]?.figure;
  if (!first) return null;
  const named = claim ? (claim.comparison === "most" ? 0.5 : claim.value) : null;
  const span = spanOf(
    rows.map((one) => one.figure),
    named,
  );
  return (
    <section className={inspector.section} data-forest>
      <h3 className={inspector.title}>{words.inspector.sources}</h3>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.figure.rows} className={styles.row}>
            <span className={styles.name}>{row.name}</span>
            <Interval row={row} span={span} named={named} />
            <FigureButton tabbable figure={row.figure} title={title} className={styles.value} />
          </li>
        ))}
      </ul>
      <p className={styles.scale}>
        <span>{valueText(span[0], first.unit)}</span>
        {claim && named !== null && (
          <span className={styles.named}>
            {claim.comparison === "most"
              ? en.claimWords.most
              : `${en.claimWords[claim.comparison]} ${valueText(named, first.unit)}`}
          </span>
        )}
        <span>{valueText(span[1], first.unit)}</span>
      </p>
    </section>
  );
}

function Interval({
  row,
  span,
  named,
}: {
  row: Row;
  span: readonly [number, number];
  named: number | null;
}) {
  const { figure, said } = row;
  const [from, to] = span;
  const at = (value: number) =>
    `${Math.min(100, Math.max(0, ((value - from) / (to - from || 1)) * 100))}%`;
  const colour = said ? "var(--reported)" : "var(--measured)";
  return (
    <svg
      className={styles.chart}
      height="22"
      width="100%"
      role="img"
      aria-label={`${row.name}: ${figureText(figure)} (${intervalText(figure)}), n ${count(figure.n)}`}
    >
      <line x1="0" x2="100%" y1="11" y2="11" stroke="var(--line-2)" />
      {named !== null && (
        <line
          x1={at(named)}
          x2={at(named)}
          y1="0"
          y2="22"
          stroke="var(--ink-2)"
          strokeDasharray="2 2"
        />
      )}
      {figure.low !== null && figure.high !== null && (
        <line
          x1={at(figure.low)}
          x2={at(figure.high)}
          y1="11"
          y2="11"
          stroke={colour}
          strokeWidth="5"
          strokeOpacity="0.350"
          strokeLinecap="round"
        />
      )}
      <circle cx={at(figure.value ?? 0)} cy="11" r="4" fill={colour} />
    </svg>
  );
}

function spanOf(figures: readonly Figure[], named: number | null): [number, number] {
  const unit = figures[0]?.unit;
  if (unit === "share") return [0, 1];
  if (unit === "valence") return [-2, 2];
  const most = figures.flatMap((one) => [one.value ?? 0, one.high ?? 0]);
  return [0, Math.max(...most, named ?? 0) * 1.15 || 1];
}
