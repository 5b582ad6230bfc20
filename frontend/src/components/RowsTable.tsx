// The rows behind a number, as the server gives them: one table for every screen that opens some.
import type { ReactNode } from "react";
import { moment } from "../i18n/amounts";
import { en } from "../i18n/en";
import { count } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import { grainWord } from "../map/figures";
import type { Rows } from "../map/schema";
import styles from "./RowsTable.module.css";

export type { Rows } from "../map/schema";

/** Which of the rows are shown, of how many of what: "1–50 of 612 journeys". */
export function rowsShown(rows: Rows, offset: number): string {
  const range =
    rows.rows.length === 0 ? "0" : `${count(offset + 1)}–${count(offset + rows.rows.length)}`;
  return en.inspector.rows(range, count(rows.total), grainWord(rows.total, rows.grain));
}

export function RowsTable({
  rows,
  offset,
  label,
  journey,
}: {
  rows: Rows;
  /** How many rows stand before the first one shown. */
  offset: number;
  label: string;
  /** What stands in the place of a journey's number, such as a link to its timeline. */
  journey?: (id: unknown) => ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
    <section className={styles.box} tabIndex={0} aria-label={label}>
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
              {row.map((value, place) => {
                const key = rows.columns[place]?.key ?? "";
                return (
                  <td key={key} title={shown(value)}>
                    {journey && key === "journey" ? journey(value) : shown(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "✓";
  if (typeof value === "number") return Number.isInteger(value) ? count(value) : value.toFixed(2);
  const text = legible(String(value));
  return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u.test(text) ? moment(text.replace(" ", "T")) : text;
}
