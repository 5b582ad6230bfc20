// The last files that came in, each with what became of its rows.

import { Download } from "lucide-react";
import { useAnswer } from "../api/useAnswer";
import { Icon } from "../components/Icon";
import { home } from "../i18n/en.home";
import { count } from "../i18n/format";
import type { Receipt } from "../map/schema";
import styles from "./LastImports.module.css";

const words = home.imports;
const SHOWN = 8;
const PARTS = ["inserted", "updated", "unchanged", "duplicate", "rejected"] as const;

export function LastImports() {
  const { data, problem } = useAnswer<readonly Receipt[]>("/imports");
  if (problem) return <p className={styles.line}>{words.problem}</p>;
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="imports">
      <h2 id="imports" className={styles.title}>
        {words.title}
      </h2>
      <ul>
        {data.slice(0, SHOWN).map((receipt) => (
          <li key={receipt.import_id} className={styles.row}>
            <div className={styles.words}>
              <p className={styles.file}>{receipt.file_name}</p>
              <p className={styles.line}>
                {words.rows(count(receipt.rows_read))} = {partsOf(receipt)}
              </p>
            </div>
            {receipt.rejected > 0 && (
              <a
                className={styles.csv}
                href={`/api/v1/imports/${encodeURIComponent(receipt.import_id)}/rejected.csv`}
                aria-label={words.csv(receipt.file_name)}
                title={words.csv(receipt.file_name)}
                download
              >
                <Icon of={Download} size={14} />
              </a>
            )}
          </li>
        ))}
      </ul>
      {data.length > SHOWN && (
        <p className={styles.more}>{words.more(count(data.length - SHOWN))}</p>
      )}
    </section>
  );
}

/** The parts that are not zero; they add up to the rows that were read. */
function partsOf(receipt: Receipt): string {
  return (
    PARTS.filter((part) => receipt[part] > 0)
      .map((part) => `${count(receipt[part])} ${words.parts[part]}`)
      .join(" + ") || "0"
  );
}
