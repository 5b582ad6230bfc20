// What became of every row of one file: the parts add up to the rows that were read.

import { CircleCheck, Download, TriangleAlert } from "lucide-react";
import { Icon } from "../components/Icon";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import { addsUp } from "./import_queue";
import panels from "./panels.module.css";
import styles from "./ReceiptCard.module.css";
import { RejectList } from "./RejectsPanel";
import rejects from "./RejectsPanel.module.css";
import type { Receipt } from "./types";

const words = importing.check;
const PARTS = ["inserted", "updated", "unchanged", "duplicate", "rejected"] as const;

export function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const again = receipt.rows_read > 0 && receipt.inserted + receipt.updated === 0;
  return (
    <article className={panels.card}>
      <div className={panels.cardHead}>
        <div>
          <h3 className={styles.file}>
            <Icon of={CircleCheck} size={15} />
            {receipt.file_name}
            <span className={styles.source}>{receipt.source_name}</span>
          </h3>
          <p className={panels.text}>
            {receipt.totals
              ? words.keptTotals(count(receipt.totals))
              : words.became(
                  count(receipt.events),
                  count(receipt.answers),
                  count(receipt.identifiers),
                  count(receipt.links),
                )}
          </p>
          {again && receipt.rejected < receipt.rows_read && (
            <p className={panels.text}>{words.again}</p>
          )}
        </div>
        {receipt.rejected > 0 && !receipt.totals && (
          <a
            className={rejects.csv}
            href={`/api/v1/imports/${encodeURIComponent(receipt.import_id)}/rejected.csv`}
            aria-label={importing.rejects.csvLabel}
            download
          >
            <Icon of={Download} size={14} />
            {importing.rejects.csv}
          </a>
        )}
      </div>
      <div className={styles.sum} role="group" aria-label={words.identity}>
        <Part name={words.parts.rows_read} value={receipt.rows_read} />
        {PARTS.map((part, at) => (
          <span key={part} className={styles.term}>
            <span className={styles.sign}>{at === 0 ? "=" : "+"}</span>
            <Part
              name={words.parts[part]}
              value={receipt[part]}
              bad={part === "rejected" && receipt[part] > 0}
            />
          </span>
        ))}
        {!addsUp(receipt) && (
          <p className={styles.wrong} role="alert">
            <Icon of={TriangleAlert} size={14} />
            {words.doesNotAdd}
          </p>
        )}
      </div>
      <RejectList groups={receipt.rejects} />
      {receipt.warnings.length > 0 && (
        <ul className={panels.rows}>
          {receipt.warnings.map((warning) => (
            <li key={warning} className={`${panels.row} ${styles.warning}`}>
              <Icon of={TriangleAlert} size={14} />
              {warning}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Part({ name, value, bad = false }: { name: string; value: number; bad?: boolean }) {
  return (
    <span className={styles.part} data-none={value === 0 || undefined} data-bad={bad || undefined}>
      <span className={styles.value}>{count(value)}</span>
      <span className={styles.name}>{name}</span>
    </span>
  );
}
