// What stands behind one statement: its sources for and against, what changed, and its history.
import { History } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { Button } from "../components/Button";
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, day } from "../i18n/format";
import { grainWord, valueText } from "../map/figures";
import type { StatementReading } from "../map/types";
import styles from "./Inspector.module.css";
import type { ClaimSource, InspectedStatement, SentenceChange, Since } from "./sources";

const GLYPHS = { counted: "measured", said: "reported", "own side": "assumed" } as const;
const KINDS = {
  counted: words.inspector.counted,
  said: words.inspector.said,
  "own side": words.inspector.own,
} as const;

export function Sources({ sources }: { sources: readonly ClaimSource[] }) {
  return (
    <section className={styles.section} data-evidence>
      <h3 className={styles.title}>{en.inspector.evidence}</h3>
      {sources.length === 0 && <p className={styles.reason}>{en.inspector.noEvidence}</p>}
      <ul className={styles.list}>
        {sources.map((source, k) => (
          <li key={`${source.name}-${k}`} className={styles.support}>
            <span className={styles.sourceName}>
              <StateGlyph state={GLYPHS[source.kind]} size={12} />
              {words.inspector.support[source.name] ?? source.name}
            </span>
            {source.stance && (
              <span className={styles.stance} data-stance={source.stance}>
                {en.inspector[source.stance]}
              </span>
            )}
            <span className={styles.muted}>{factsOf(source)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(source: ClaimSource): string {
  const grain = source.figure?.grain ?? "answers";
  return [
    KINDS[source.kind],
    source.n > 0 ? `n ${count(source.n)} ${grainWord(source.n, grain)}` : "",
    source.newest ? words.inspector.dated(day(source.newest)) : "",
    source.note,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How state and figure differ from the reading before the evidence last changed. */
export function SinceLast({ since, reading }: { since: Since; reading: StatementReading }) {
  const figure = reading.verdict?.figure ?? null;
  const told = [
    since.state === reading.state
      ? ""
      : words.inspector.stateChanged(
          en.state[since.state].toLowerCase(),
          en.state[reading.state].toLowerCase(),
        ),
    since.unit && figure && (since.value !== figure.value || since.n !== figure.n)
      ? words.inspector.figureChanged(
          `${valueText(since.value, since.unit)} (n ${count(since.n)})`,
          `${valueText(figure.value, figure.unit)} (n ${count(figure.n)})`,
        )
      : "",
  ].filter(Boolean);
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{words.inspector.changedSince(day(since.as_of))}</h3>
      <p className={styles.small}>{told.join(" ") || words.inspector.unchanged}</p>
    </section>
  );
}

/** A link that opens every wording the sentence has had. */
export function SentenceHistory({ mapId, of }: { mapId: string; of: InspectedStatement }) {
  const [open, setOpen] = useState(false);
  const answer = useAnswer<readonly SentenceChange[]>(
    open ? `/maps/${mapId}/statements/${of.statement.id}/history` : null,
  );
  return (
    <section className={styles.section}>
      <Button
        small
        look="quiet"
        icon={History}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={styles.historyButton}
      >
        {of.changes > 0 ? words.inspector.history(of.changes) : words.inspector.noHistory}
      </Button>
      {open && answer.problem && <p className={styles.reason}>{answer.problem.message}</p>}
      {open && answer.data && (
        <ol className={styles.history}>
          {answer.data.map((change) => (
            <li key={change.revision}>
              <p className={styles.muted}>
                {day(new Date(change.at_ms).toISOString())} ·{" "}
                {change.revision === 0 ? words.inspector.created : change.label}
              </p>
              {change.text && change.text !== change.before && (
                <p className={styles.small}>“{change.text}”</p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
