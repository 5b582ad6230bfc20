// What the wizard, the receipts and the privacy page exchange with the server, by the names the
// screens know.
import type { ColumnMeaning } from "../map/schema";

export type {
  ColumnLook,
  ColumnMeaning,
  Inspection,
  Mapping,
  Option,
  PreviewRow,
  Question,
  Receipt,
  RejectGroup,
  ScaleLevel,
  TotalsLook,
  Upload,
} from "../map/schema";

export type Meaning = ColumnMeaning["meaning"];

/** Every meaning a column can have, in the order in which it is offered. */
const IN_ORDER: Record<Meaning, true> = {
  "event id": true,
  customer: true,
  email: true,
  phone: true,
  user: true,
  "device id": true,
  order: true,
  time: true,
  "time of day": true,
  name: true,
  page: true,
  channel: true,
  device: true,
  "duration seconds": true,
  value: true,
  currency: true,
  score: true,
  words: true,
  "staff note": true,
  question: true,
  sequence: true,
  attribute: true,
  "leave out": true,
};

export const MEANINGS = Object.keys(IN_ORDER) as readonly Meaning[];
