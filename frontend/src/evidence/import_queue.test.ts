// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  addsUp,
  EMPTY_QUEUE,
  mayImport,
  needsOnlyConfirmation,
  nextOpenFile,
  nextQueue,
  type Queue,
  type QueueEvent,
  sameAnswer,
} from "./import_queue";
import type { Inspection, Mapping, Question, Receipt } from "./types";

function after(...events: QueueEvent[]): Queue {
  return events.reduce(nextQueue, EMPTY_QUEUE);
}

const ADD: QueueEvent = {
  type: "added",
  files: [
    { key: "calls", name: "calls.csv", bytes: 10 },
    { key: "orders", name: "orders.csv", bytes: 20 },
  ],
};

describe("the queue of files", () => {
  it("shows the first file and never takes the same file twice", () => {
    const queue = after(ADD, ADD);
    expect(queue.files.map((file) => file.key)).toEqual(["calls", "orders"]);
    expect(queue.current).toBe("calls");
  });

  it("takes an imported file again, so that it can be read anew", () => {
    const receipt = { inserted: 1 } as unknown as Receipt;
    const queue = after(ADD, { type: "imported", key: "calls", receipt }, ADD);
    expect(queue.files.map((file) => [file.key, file.state])).toEqual([
      ["orders", "uploading"],
      ["calls", "uploading"],
    ]);
  });

  it("needs only a confirmation for a known tool without questions", () => {
    expect(needsOnlyConfirmation(inspection({ tool: "shopify" }))).toBe(true);
    expect(needsOnlyConfirmation(inspection({ remembered: true }))).toBe(true);
    expect(needsOnlyConfirmation(inspection({}))).toBe(false);
    expect(needsOnlyConfirmation(inspection({ tool: "csv" }))).toBe(false);
    expect(needsOnlyConfirmation(inspection({ tool: "twilio", questions: [QUESTION] }))).toBe(
      false,
    );
    expect(needsOnlyConfirmation(inspection({ tool: "ga4", rows_ready: 0 }))).toBe(false);
  });

  it("keeps a file closed until its questions are answered", () => {
    const asked = after(
      ADD,
      { type: "inspected", key: "calls", inspection: inspection({ questions: [QUESTION] }) },
      { type: "confirmed", key: "calls" },
    );
    const calls = asked.files[0];
    expect(calls && mayImport(calls)).toBe(false);
    const settled = [
      { type: "inspected", key: "calls", inspection: inspection({}) } as const,
      { type: "confirmed", key: "calls" } as const,
    ].reduce(nextQueue, asked);
    expect(settled.files[0] && mayImport(settled.files[0])).toBe(true);
  });

  it("takes a confirmation back when a new question comes up", () => {
    const queue = after(
      ADD,
      { type: "inspected", key: "calls", inspection: inspection({}) },
      { type: "confirmed", key: "calls" },
      { type: "inspected", key: "calls", inspection: inspection({ questions: [QUESTION] }) },
    );
    expect(queue.files[0]?.confirmed).toBe(false);
  });

  it("walks on to the next file that waits for a person, around the end", () => {
    const queue = after(
      ADD,
      { type: "inspected", key: "calls", inspection: inspection({}) },
      { type: "inspected", key: "orders", inspection: inspection({ tool: "shopify" }) },
      { type: "chosen", key: "orders" },
    );
    expect(nextOpenFile(queue)?.key).toBe("calls");
    expect(nextOpenFile(nextQueue(queue, { type: "confirmed", key: "calls" }))).toBeNull();
  });

  it("gives one answer to every other file that asks the same and has that option", () => {
    const zoned = mapping({ time_zone: "UTC" });
    const option = { value: "UTC", label: "UTC", example: "", mapping: zoned };
    const asking = { ...QUESTION, options: [option] };
    const queue = after(
      ADD,
      { type: "inspected", key: "calls", inspection: inspection({ questions: [asking] }) },
      { type: "inspected", key: "orders", inspection: inspection({ questions: [asking] }) },
    );
    expect(sameAnswer(queue.files, "calls", asking, "UTC")).toEqual([
      { key: "orders", answer: { question: asking, option: asking.options[0] } },
    ]);
    expect(sameAnswer(queue.files, "calls", asking, "Europe/Berlin")).toEqual([]);
  });

  it("shows another file when the one on the screen is taken out", () => {
    const queue = after(ADD, { type: "removed", key: "calls" });
    expect(queue.current).toBe("orders");
    expect(nextQueue(queue, { type: "removed", key: "orders" }).current).toBe("");
  });

  it("says what stopped a file that was never read", () => {
    const queue = after(ADD, { type: "failed", key: "calls", problem: "Not a table." });
    expect(queue.files[0]).toMatchObject({ state: "failed", problem: "Not a table." });
  });

  it("shows a chosen meaning at once and imports nothing until its counts are back", () => {
    const chosen = mapping({ source_name: "Call centre" });
    const queue = after(
      ADD,
      { type: "inspected", key: "calls", inspection: inspection({ tool: "twilio" }) },
      { type: "remapped", key: "calls", mapping: chosen },
    );
    const calls = queue.files[0];
    expect(calls?.inspection?.mapping).toBe(chosen);
    expect(calls && mayImport(calls)).toBe(false);
  });

  it("keeps a file open when a second look at it fails", () => {
    const queue = after(
      ADD,
      { type: "inspected", key: "calls", inspection: inspection({}) },
      { type: "failed", key: "calls", problem: "No answer." },
    );
    expect(queue.files[0]).toMatchObject({ state: "open", problem: "No answer." });
  });
});

describe("a receipt", () => {
  it("adds up only if every row that was read is somewhere", () => {
    const receipt = { rows_read: 10, inserted: 4, updated: 1, unchanged: 2, duplicate: 1 };
    expect(addsUp({ ...receipt, rejected: 2 } as Receipt)).toBe(true);
    expect(addsUp({ ...receipt, rejected: 1 } as Receipt)).toBe(false);
  });
});

const QUESTION: Question = {
  id: "day-or-month",
  text: "Day or month first?",
  why: "24 rows can be read both ways.",
  entry: "time_format",
  options: [],
  column: "zeit",
  proposed: "",
  local: "",
};

function mapping(change: Partial<Mapping>): Mapping {
  return {
    reader: "csv",
    source_name: "calls",
    columns: [],
    channel: "",
    name: "",
    time_zone: "",
    encoding: "",
    separator: "",
    sheet: "",
    header_row: 1,
    closed: null,
    identity_only: false,
    fold: "",
    answers_only: false,
    header_rows: 1,
    data_row: 0,
    totals: "",
    record_key: "",
    key_repeats: "",
    known_file: "",
    known_rows: "",
    joins: "",
    ...change,
  };
}

function inspection(change: Partial<Inspection>): Inspection {
  return {
    file_name: "calls.csv",
    byte_count: 10,
    sha256: "",
    tool: "",
    encoding: "utf-8",
    separator: ";",
    rows_read: 3,
    rows_ready: 3,
    mapping: mapping({}),
    remembered: false,
    columns: [],
    questions: [],
    preview: [],
    rejects: [],
    scale: [],
    warnings: [],
    rows_tried: 3,
    totals: null,
    joins: null,
    ...change,
  };
}
