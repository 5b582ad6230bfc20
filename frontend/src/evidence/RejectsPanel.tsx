// Rows that are not accepted, by cause: how many, what is wrong, what can be done.

import { Download } from "lucide-react";
import { Icon } from "../components/Icon";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import panels from "./panels.module.css";
import styles from "./RejectsPanel.module.css";
import type { RejectGroup } from "./types";

const words = importing.rejects;

interface Props {
  ready: number;
  refused: number;
  groups: readonly RejectGroup[];
  /** Set once the file is imported: the whole list can then be had. */
  importId?: string;
}

export function RejectsPanel({ ready, refused, groups, importId }: Props) {
  const all = ready + refused;
  return (
    <section className={panels.card} aria-label={words.title(count(refused), refused === 1)}>
      <div className={panels.cardHead}>
        <div>
          <h2 className={panels.title}>
            {refused === 0 ? words.none : words.title(count(refused), refused === 1)}
          </h2>
          <p className={panels.text}>{refused === 0 ? words.noneText : words.text}</p>
        </div>
        {importId && refused > 0 && (
          <a
            className={styles.csv}
            href={`/api/v1/imports/${encodeURIComponent(importId)}/rejected.csv`}
            aria-label={words.csvLabel}
            download
          >
            <Icon of={Download} size={14} />
            {words.csv}
          </a>
        )}
      </div>
      {all > 0 && (
        <div className={styles.meter}>
          <div className={styles.track} aria-hidden="true">
            <span className={styles.ready} style={{ flexGrow: ready }} />
            {refused > 0 && <span className={styles.refused} style={{ flexGrow: refused }} />}
          </div>
          <div className={styles.ends}>
            <span>{words.ready(count(ready))}</span>
            {refused > 0 && <span className={styles.bad}>{words.refused(count(refused))}</span>}
          </div>
        </div>
      )}
      <RejectList groups={groups} />
    </section>
  );
}

export function RejectList({ groups }: { groups: readonly RejectGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <ul className={panels.rows}>
      {groups.map((group) => (
        <li key={group.reason} className={panels.row}>
          <span className={styles.count}>
            {words.rowsMore(count(group.rows), group.rows === 1)}
          </span>
          <div className={styles.cause}>
            <p className={styles.sentence}>{group.sentence}</p>
            {group.examples.slice(0, 3).map(([row, value]) => (
              <p key={row} className={styles.example}>
                {words.row(count(row))}
                {value && `: ${value}`}
              </p>
            ))}
            {group.remedy && <p className={styles.remedy}>{group.remedy}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
