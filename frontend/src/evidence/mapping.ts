// What a column means, changed by a person: every function gives a new mapping.

import type { ColumnLook, ColumnMeaning, Inspection, Mapping, Meaning } from "./types";

/** Meanings of which a file holds at most one column. */
const ONE_COLUMN_ONLY: readonly Meaning[] = [
  "event id",
  "customer",
  "time",
  "time of day",
  "name",
  "page",
  "channel",
  "device",
  "duration seconds",
  "value",
  "currency",
  "question",
  "sequence",
];

/** Meanings whose values name a person and are replaced by a pseudonym. */
export const IDENTIFYING: readonly Meaning[] = [
  "customer",
  "email",
  "phone",
  "user",
  "device id",
  "order",
];

/** Readers of plain tables: what their columns mean has to be said. */
const TABLES: readonly string[] = ["", "csv", "jsonl", "parquet", "xlsx", "xes"];

/** Name the tool whose export this is; "" = a plain table. */
export function toolOf(inspection: Inspection): string {
  return TABLES.includes(inspection.tool) ? "" : inspection.tool;
}

/** Give what is meant by a column, as the mapping says or, without an entry, as guessed. */
export function meaningOf(inspection: Inspection, column: string): ColumnMeaning {
  const entry = inspection.mapping.columns.find((each) => each.column === column);
  if (entry) return entry;
  const look = inspection.columns.find((each) => each.column === column);
  return look ? look.guess : plain(column, "leave out");
}

/** Change one column's meaning; another column with the same one-off meaning becomes an attribute. */
export function withMeaning(inspection: Inspection, column: string, meaning: Meaning): Mapping {
  const columns = allColumns(inspection).map((entry) => {
    if (entry.column === column) {
      const look = inspection.columns.find((each) => each.column === column);
      return look && look.guess.meaning === meaning ? look.guess : plain(column, meaning);
    }
    // A further time of the row has an event of its own and takes no other's place.
    const gives = ONE_COLUMN_ONLY.includes(meaning) && entry.meaning === meaning && !entry.event;
    return gives ? plain(entry.column, "attribute") : entry;
  });
  return { ...inspection.mapping, columns };
}

/** Change the scale of a score column. */
export function withScale(
  inspection: Inspection,
  column: string,
  scale: { low: number; high: number; lowIsGood: boolean },
): Mapping {
  const columns = allColumns(inspection).map((entry) =>
    entry.column === column
      ? { ...entry, scale_low: scale.low, scale_high: scale.high, low_is_good: scale.lowIsGood }
      : entry,
  );
  return { ...inspection.mapping, columns };
}

/** Name what happened at a further time of the row. */
export function withEvent(inspection: Inspection, column: string, event: string): Mapping {
  const columns = allColumns(inspection).map((entry) =>
    entry.column === column ? { ...entry, event } : entry,
  );
  return { ...inspection.mapping, columns };
}

/** Give the columns that name a person, with the meaning each has. */
export function identifyingColumns(inspection: Inspection): ColumnMeaning[] {
  return allColumns(inspection).filter((entry) => IDENTIFYING.includes(entry.meaning));
}

/** Give the columns that are not imported at all. */
export function leftOutColumns(inspection: Inspection): ColumnMeaning[] {
  return allColumns(inspection).filter((entry) => entry.meaning === "leave out");
}

/** Say how many columns were recognised and how many a person should look at. */
export function guessCounts(columns: readonly ColumnLook[]): { sure: number; open: number } {
  const sure = columns.filter((look) => look.ok).length;
  return { sure, open: columns.length - sure };
}

/** Give one entry a column, in the order of the file. */
export function allColumns(inspection: Inspection): readonly ColumnMeaning[] {
  if (inspection.columns.length === 0) return inspection.mapping.columns;
  return inspection.columns.map((look) => meaningOf(inspection, look.column));
}

function plain(column: string, meaning: Meaning): ColumnMeaning {
  return {
    column,
    meaning,
    time_format: "",
    decimal: "",
    scale_low: null,
    scale_high: null,
    low_is_good: false,
    unit: "",
    event: "",
    channel: "",
    second: "",
  };
}
