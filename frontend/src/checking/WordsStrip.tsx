// Customers' own words near the sentence; pinned, they make it reported.
import { Pin } from "lucide-react";
import { Link } from "wouter";
import { useAnswer } from "../api/useAnswer";
import type { Edit } from "../api/useMapDocument";
import { Button } from "../components/Button";
import { Face, nearestLevel } from "../components/Face";
import { en } from "../i18n/en";
import { checking as words } from "../i18n/en.checking";
import { day, signed } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import type { Words } from "../map/schema";
import type { Statement } from "../map/types";
import { today } from "./edits";
import styles from "./WordsStrip.module.css";

/** Shown only where the call for words answers with some. */
export function WordsStrip({
  mapId,
  statement,
  onEdit,
}: {
  mapId: string;
  statement: Statement;
  onEdit: (edit: Edit) => Promise<boolean>;
}) {
  const answer = useAnswer<Words>(`/maps/${mapId}/words`, { near: statement.id, limit: 3 });
  if (answer.problem || answer.loading || !answer.data || answer.data.quotes.length === 0) {
    return null;
  }
  const pinned = new Set(statement.support.flatMap((one) => one.rows));
  return (
    <section className={styles.strip} aria-label={words.words}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.words}</h2>
        <p className={styles.hint}>{words.wordsHint(statement.text)}</p>
        <Link
          className={styles.all}
          href={`/maps/${mapId}/words?near=${encodeURIComponent(statement.id)}`}
        >
          {words.wordsAll(answer.data.distinct, answer.data.total)}
        </Link>
      </header>
      <ul className={styles.quotes}>
        {answer.data.quotes.map((quote) => (
          <li key={quote.record_key} className={styles.quote}>
            <p className={`voice ${styles.words}`}>{legible(quote.words)}</p>
            <div className={styles.foot}>
              <span>
                {quote.source}
                {quote.valence !== null && quote.valence !== undefined && (
                  <>
                    {", "}
                    <Face value={quote.valence} size={14} />{" "}
                    {en.emotion[nearestLevel(quote.valence)]} {signed(quote.valence, 0)}
                  </>
                )}
                {quote.said_on && `, ${day(quote.said_on)}`}
              </span>
              <Button
                small
                icon={Pin}
                disabled={pinned.has(quote.record_key)}
                onClick={() =>
                  void onEdit({
                    type: "add-support",
                    statement_id: statement.id,
                    support: {
                      kind: "verbatim",
                      dated: quote.said_on?.slice(0, 10) || today(),
                      rows: [quote.record_key],
                      note: quote.source,
                    },
                  })
                }
              >
                {pinned.has(quote.record_key) ? words.pinned : words.pin}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
