// What the wizard, the receipts and the privacy page exchange with the server: one type for
// each dataclass of desireline.evidence.

export const MEANINGS = [
  "event id",
  "customer",
  "email",
  "phone",
  "user",
  "device id",
  "order",
  "time",
  "time of day",
  "name",
  "page",
  "channel",
  "device",
  "duration seconds",
  "value",
  "currency",
  "score",
  "words",
  "question",
  "sequence",
  "attribute",
  "leave out",
] as const;

export type Meaning = (typeof MEANINGS)[number];

export interface ColumnMeaning {
  column: string;
  meaning: Meaning;
  time_format: string;
  decimal: "" | "." | ",";
  scale_low: number | null;
  scale_high: number | null;
  low_is_good: boolean;
}

export interface Mapping {
  reader: string;
  source_name: string;
  columns: ColumnMeaning[];
  channel: string;
  name: string;
  time_zone: string;
  encoding: string;
  separator: string;
  sheet: string;
  header_row: number;
  closed: boolean | null;
  identity_only: boolean;
  fold: "" | "first" | "second";
  answers_only: boolean;
  header_rows?: number;
  totals?: "" | "keep" | "events";
}

export interface Option {
  value: string;
  label: string;
  example: string;
  mapping: Mapping;
}

export interface Question {
  id: string;
  text: string;
  why: string;
  entry: string;
  options: Option[];
  column: string;
  /** The value of the option the file speaks for; "" = none. */
  proposed?: string;
}

export interface ColumnLook {
  column: string;
  first_values: string[];
  guess: ColumnMeaning;
  reason: string;
  check: string;
  ok: boolean;
  filled: number;
}

export interface PreviewRow {
  row_number: number;
  time: string;
  customer: string;
  name: string;
  channel: string;
  words: string;
  valence: number | null;
}

export interface RejectGroup {
  reason: string;
  sentence: string;
  remedy: string;
  rows: number;
  examples: [number, string][];
  /** The open question these rows wait for; "" = they are refused. */
  question?: string;
}

export interface ScaleLevel {
  score: number;
  valence: number;
  rows: number;
  column?: string;
}

/** What a table of totals from a report holds; days [first, after). */
export interface TotalsLook {
  lines: string[];
  totals: number;
  first: string;
  after: string;
  left_out: string[];
}

export interface Inspection {
  file_name: string;
  byte_count: number;
  sha256: string;
  tool: string;
  encoding: string;
  separator: string;
  rows_read: number;
  rows_ready: number;
  rows_tried?: number;
  mapping: Mapping;
  remembered: boolean;
  columns: ColumnLook[];
  questions: Question[];
  preview: PreviewRow[];
  rejects: RejectGroup[];
  scale: ScaleLevel[];
  warnings: string[];
  totals?: TotalsLook | null;
}

export interface Receipt {
  import_id: string;
  source_id: string;
  source_name: string;
  file_name: string;
  sha256: string;
  rows_read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  rejected: number;
  events: number;
  answers: number;
  identifiers: number;
  links: number;
  rejects: RejectGroup[];
  warnings: string[];
  data_version: string;
  /** Numbers kept of a report; 0 = the file's rows are events and answers. */
  totals?: number;
}

export interface Upload {
  upload_id: string;
  name: string;
  bytes: number;
  sha256: string;
}
