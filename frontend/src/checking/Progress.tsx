// How far the map has come: a sentence, and one square for each statement in the order of work.
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { checking as words } from "../i18n/en.checking";
import type { State } from "../map/types";
import styles from "./Progress.module.css";
import type { Checks } from "./types";

const SHOWN: readonly State[] = ["measured", "reported", "assumed", "contradicted", "stale"];

export function Progress({
  checks,
  chosen,
  cells,
  onChoose,
}: {
  checks: Checks;
  chosen: string;
  cells: number;
  onChoose: (id: string) => void;
}) {
  const all = checks.statements.length;
  const made = new Date(checks.made_at_ms);
  const sameDay = made.toDateString() === new Date().toDateString();
  const when = sameDay
    ? `at ${made.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`
    : `on ${made.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}`;
  return (
    <header className={styles.progress}>
      <div>
        <h2 className={styles.headline} aria-live="polite">
          {words.headline(checks.backed, all)}
        </h2>
        <p className={styles.note}>
          {checks.origin && `${words.origin(checks.origin, when, cells)} `}
          {words.hatched}
        </p>
      </div>
      <div>
        <ul className={styles.squares} aria-label={words.squares}>
          {checks.statements.map((one) => (
            <li key={one.statement_id}>
              <button
                type="button"
                className={`${styles.square} ${styles[one.state]}`}
                aria-current={one.statement_id === chosen ? "true" : undefined}
                aria-label={`${one.text}, ${en.state[one.state]}`}
                title={one.text}
                onClick={() => onChoose(one.statement_id)}
              />
            </li>
          ))}
        </ul>
        <p className={styles.legend}>
          {SHOWN.map((state) => {
            const n = checks.states[state] ?? 0;
            if (n === 0) return null;
            return (
              <span key={state} className={styles.count}>
                <StateGlyph state={state} size={11} />
                {state === "assumed"
                  ? words.assumed(n, checks.with_figure, checks.with_quotes)
                  : words.counts(n, en.state[state])}
              </span>
            );
          })}
        </p>
      </div>
    </header>
  );
}
