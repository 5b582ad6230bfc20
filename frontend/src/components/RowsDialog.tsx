// The rows behind one number of a finding; each journey can be shown as a timeline.
import { useState } from "react";
import { Link } from "wouter";
import type { QueryValue } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { findings as words } from "../i18n/en.findings";
import type { Figure } from "../map/types";
import { Button } from "./Button";
import { Dialog } from "./Overlay";
import styles from "./RowsDialog.module.css";
import { type Rows, RowsTable, rowsShown } from "./RowsTable";

const PAGE = 25;

export function RowsDialog({
  mapId,
  query = {},
  figure,
  onClose,
}: {
  mapId: string;
  /** What the findings are limited to. */
  query?: Readonly<Record<string, QueryValue>>;
  figure: Figure;
  onClose: () => void;
}) {
  const [offset, setOffset] = useState(0);
  const answer = useAnswer<Rows>(`/maps/${mapId}/rows`, {
    ...query,
    ref: figure.rows,
    limit: PAGE,
    offset,
  });
  const rows = answer.data;
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
            {rowsShown(rows, offset)}
          </p>
          <div className={styles.scroll}>
            <RowsTable
              rows={rows}
              offset={offset}
              label={words.rowsTitle}
              journey={(id) => (
                <Link href={`/maps/${mapId}/one?ref=journey:${String(id)}`}>{words.seeOne}</Link>
              )}
            />
          </div>
          <p className={styles.muted}>{words.masked}</p>
        </>
      )}
    </Dialog>
  );
}
