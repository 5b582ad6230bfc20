// The rows behind one number of a finding; each journey can be shown as a timeline.
import { useState } from "react";
import { Link } from "wouter";
import { useAnswer } from "../api/useAnswer";
import { Button } from "../components/Button";
import { Dialog } from "../components/Overlay";
import { moment } from "../i18n/amounts";
import { en } from "../i18n/en";
import { findings as words } from "../i18n/en.findings";
import { count } from "../i18n/format";
import type { Figure, Grain } from "../map/types";
import styles from "./RowsDialog.module.css";

interface Rows {
  readonly grain: Grain;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly total: number;
  readonly definition: string;
}

const PAGE = 25;

export function RowsDialog({
  mapId,
  figure,
  onClose,
}: {
  mapId: string;
  figure: Figure;
  onClose: () => void;
}) {
  const [offset, setOffset] = useState(0);
  const answer = useAnswer<Rows>(`/maps/${mapId}/rows`, { ref: figure.rows, limit: PAGE, offset });
  const rows = answer.data;
  const key = rows?.columns.findIndex((one) => one.key === "journey") ?? -1;
  return (
    <Dialog
      wide
      open
      onClose={onClose}
      title={words.rowsTitle}
      actions={
        rows && rows.total > PAGE ? (
          <>
            <Button disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
              {words.before}
            </Button>
            <Button disabled={offset + PAGE >= rows.total} onClick={() => setOffset(offset + PAGE)}>
              {words.after}
            </Button>
          </>
        ) : undefined
      }
    >
      <p className={styles.definition}>{figure.definition}</p>
      {answer.problem && <p role="alert">{answer.problem.message}</p>}
      {!rows && !answer.problem && <p className={styles.muted}>{words.looking}</p>}
      {rows && rows.total === 0 && <p className={styles.muted}>{words.noRows}</p>}
      {rows && rows.total > 0 && (
        <>
          <p className={styles.muted} data-rows-total={rows.total}>
            {words.rows(
              count(offset + 1),
              count(offset + rows.rows.length),
              count(rows.total),
              en.grain[rows.grain] ?? rows.grain,
            )}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard */}
          <section className={styles.scroll} tabIndex={0} aria-label={words.rowsTitle}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {rows.columns.map((column) => (
                    <th key={column.key} scope="col">
                      {column.label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.rows.map((row, at) => (
                  <tr key={offset + at}>
                    {row.map((value, column) => (
                      <td key={rows.columns[column]?.key}>
                        {column === key ? (
                          <Link href={`/maps/${mapId}/one?ref=journey:${String(value)}`}>
                            {words.seeOne}
                          </Link>
                        ) : (
                          shown(value)
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className={styles.muted}>{words.masked}</p>
        </>
      )}
    </Dialog>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "✓";
  if (typeof value === "number") return Number.isInteger(value) ? count(value) : value.toFixed(2);
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}T/u.test(text) ? moment(text) : text;
}
