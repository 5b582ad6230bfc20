// Rows that are not accepted, by cause: how many, what is wrong, what can be done.

import { Download } from "lucide-react";
import { Icon } from "../components/Icon";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import panels from "./panels.module.css";
import { showQuestions } from "./QuestionCards";
import styles from "./RejectsPanel.module.css";
import type { RejectGroup } from "./types";

const words = importing.rejects;

interface Props {
  ready: number;
  groups: readonly RejectGroup[];
  /** Set once the file is imported: the whole list can then be had. */
  importId?: string;
}

/** Part rows that are refused from those that wait for an answer. */
export function rowsApart(groups: readonly RejectGroup[]): { refused: number; waiting: number } {
  const sum = (some: readonly RejectGroup[]) => some.reduce((all, group) => all + group.rows, 0);
  const waiting = sum(groups.filter((group) => group.question));
  return { refused: sum(groups) - waiting, waiting };
}

export function RejectsPanel({ ready, groups, importId }: Props) {
  const { refused, waiting } = rowsApart(groups);
  const all = ready + refused + waiting;
  const title =
    refused > 0
      ? words.title(count(refused), refused === 1)
      : waiting > 0
        ? words.waitTitle(count(waiting), waiting === 1)
        : words.none;
  const text = refused > 0 ? words.text : waiting > 0 ? words.waitText : words.noneText;
  return (
    <section className={panels.card} aria-label={title}>
      <div className={panels.cardHead}>
        <div>
          <h2 className={panels.title}>{title}</h2>
          <p className={panels.text}>{text}</p>
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
            {waiting > 0 && <span className={styles.waiting} style={{ flexGrow: waiting }} />}
            {refused > 0 && <span className={styles.refused} style={{ flexGrow: refused }} />}
          </div>
          <div className={styles.ends}>
            <span>{words.ready(count(ready))}</span>
            {waiting > 0 && <span className={styles.wait}>{words.wait(count(waiting))}</span>}
            {refused > 0 && <span className={styles.bad}>{words.refused(count(refused))}</span>}
          </div>
        </div>
      )}
      <RejectList groups={groups.filter((group) => !group.question)} />
      {waiting > 0 && (
        <ul className={panels.rows}>
          {groups
            .filter((group) => group.question)
            .map((group) => (
              <li key={group.reason} className={panels.row}>
                <span className={styles.count}>
                  {words.rowsMore(count(group.rows), group.rows === 1)}
                </span>
                <div className={styles.cause}>
                  <p className={styles.sentence}>{words.waits}</p>
                  <p className={styles.example}>{group.sentence}</p>
                  <button type="button" className={styles.answer} onClick={showQuestions}>
                    {words.answer}
                  </button>
                </div>
              </li>
            ))}
        </ul>
      )}
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
