// What people said of a sentence without leaving rows: remarks, workshops, interviews.

import { en } from "../i18n/en";
import { checking as words } from "../i18n/en.checking";
import { editor } from "../i18n/en.editor";
import { day } from "../i18n/format";
import type { Support } from "../map/schema";
import styles from "./CheckPanel.module.css";

export function SaidAbout({ support }: { support: readonly Support[] }) {
  const said = support.filter((one) => one.rows.length === 0 && one.note);
  if (said.length === 0) return null;
  return (
    <section className={styles.section} aria-label={words.said}>
      <h3 className={styles.title}>{words.said}</h3>
      <ul className={styles.said}>
        {said.map((one, at) => (
          <li key={`${one.kind}-${at}`}>
            {[nameOf(one), en.inspector[one.stance], one.dated && day(one.dated)]
              .filter(Boolean)
              .join(" · ")}
            <p className={styles.quietText}>{one.note}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(one: Support): string {
  return editor.inspector.support[one.remark ? "remark" : one.kind] ?? one.kind;
}
