// The files of one visit to the wizard, walked one after the other; each is open until every
// question about it is answered, and imported only when a person said so.

import type { Answer } from "./answers";
import { toolOf } from "./mapping";
import type { Inspection, Mapping, Question, Receipt } from "./types";

export type FileState =
  | "uploading"
  | "reading"
  | "open" // columns or questions wait for a person
  | "ready" // nothing open: needs only a confirmation
  | "importing"
  | "done"
  | "failed";

export interface QueuedFile {
  key: string;
  name: string;
  bytes: number;
  state: FileState;
  uploadId: string;
  inspection: Inspection | null;
  receipt: Receipt | null;
  /** A new look at the file is on its way. */
  looking: boolean;
  /** A person looked at columns and privacy and said go on. */
  confirmed: boolean;
  /** What a person answered about it, in that order. */
  answers: readonly Answer[];
  problem: string;
}

export interface Queue {
  files: readonly QueuedFile[];
  /** The file that is on the screen. */
  current: string;
}

export const EMPTY_QUEUE: Queue = { files: [], current: "" };

export type QueueEvent =
  | { type: "added"; files: { key: string; name: string; bytes: number }[] }
  | { type: "uploaded"; key: string; uploadId: string }
  | { type: "inspected"; key: string; inspection: Inspection }
  | { type: "remapped"; key: string; mapping: Mapping }
  | { type: "answered"; key: string; answers: readonly Answer[] }
  | { type: "failed"; key: string; problem: string }
  | { type: "confirmed"; key: string }
  | { type: "reopened"; key: string }
  | { type: "removed"; key: string }
  | { type: "chosen"; key: string }
  | { type: "importing"; key: string }
  | { type: "imported"; key: string; receipt: Receipt };

/** Give the queue after one thing happened. */
export function nextQueue(queue: Queue, event: QueueEvent): Queue {
  switch (event.type) {
    case "added": {
      const known = waitingKeys(queue.files);
      const fresh = event.files.filter((file) => !known.has(file.key)).map(newFile);
      const anew = new Set(fresh.map((file) => file.key));
      const files = [...queue.files.filter((file) => !anew.has(file.key)), ...fresh];
      return { files, current: queue.current || (files[0]?.key ?? "") };
    }
    case "removed": {
      const files = queue.files.filter((file) => file.key !== event.key);
      const current = queue.current === event.key ? (files[0]?.key ?? "") : queue.current;
      return { files, current };
    }
    case "chosen":
      return { ...queue, current: event.key };
    default:
      return {
        ...queue,
        files: queue.files.map((file) => (file.key === event.key ? changed(file, event) : file)),
      };
  }
}

/** Name the files that are in the list and not imported yet: an imported one may come again. */
export function waitingKeys(files: readonly QueuedFile[]): ReadonlySet<string> {
  return new Set(files.filter((file) => file.state !== "done").map((file) => file.key));
}

/** Say whether an inspection leaves nothing for a person to decide. */
export function needsOnlyConfirmation(inspection: Inspection): boolean {
  const settled = toolOf(inspection) !== "" || inspection.remembered;
  return settled && inspection.questions.length === 0 && inspection.rows_ready > 0;
}

/** Give the next file, after the current one, that still waits for a person; null = none. */
export function nextOpenFile(queue: Queue): QueuedFile | null {
  const at = queue.files.findIndex((file) => file.key === queue.current);
  const turned = [...queue.files.slice(at + 1), ...queue.files.slice(0, at + 1)];
  return turned.find((file) => file.state === "open" && !file.confirmed) ?? null;
}

/** Say whether a file may be imported: no question open and something to import. */
export function mayImport(file: QueuedFile): boolean {
  return (
    file.inspection !== null &&
    !file.looking &&
    file.inspection.questions.length === 0 &&
    file.inspection.rows_ready > 0 &&
    (file.state === "ready" || (file.state === "open" && file.confirmed))
  );
}

/** Give the mapping that one answer makes of every other file that asks the same question. */
export function sameAnswer(
  files: readonly QueuedFile[],
  except: string,
  asked: Question,
  value: string,
): { key: string; answer: Answer }[] {
  return files.flatMap((file) => {
    if (file.key === except || file.state !== "open" || file.looking) return [];
    const question = file.inspection?.questions.find(
      (each) => each.entry === asked.entry && each.text === asked.text,
    );
    const option = question?.options.find((each) => each.value === value);
    return question && option ? [{ key: file.key, answer: { question, option } }] : [];
  });
}

/** Questions whose answer holds for their own file alone. */
const OF_ONE_FILE: ReadonlySet<string> = new Set([
  "header_row",
  "data_row",
  "known_file",
  "known_rows",
  "key_repeats",
]);

/** Count the other files that ask the same question. */
export function othersAsking(
  files: readonly QueuedFile[],
  except: string,
  asked: Question,
): number {
  if (OF_ONE_FILE.has(asked.id)) return 0;
  const values = asked.options.map((option) => option.value);
  const found = values.map((value) => sameAnswer(files, except, asked, value).length);
  return Math.max(0, ...found);
}

/** Give the file on the screen. */
export function currentFile(queue: Queue): QueuedFile | null {
  return queue.files.find((file) => file.key === queue.current) ?? null;
}

/** Say whether the parts of a receipt add up to the rows that were read. */
export function addsUp(receipt: Receipt): boolean {
  const { inserted, updated, unchanged, duplicate, rejected } = receipt;
  return receipt.rows_read === inserted + updated + unchanged + duplicate + rejected;
}

function newFile(file: { key: string; name: string; bytes: number }): QueuedFile {
  return {
    ...file,
    state: "uploading",
    uploadId: "",
    inspection: null,
    receipt: null,
    looking: false,
    confirmed: false,
    answers: [],
    problem: "",
  };
}

function changed(file: QueuedFile, event: QueueEvent): QueuedFile {
  switch (event.type) {
    case "uploaded":
      return { ...file, uploadId: event.uploadId, state: "reading" };
    case "remapped":
      // What was chosen shows at once; the counts follow with the next look at the file.
      return {
        ...file,
        looking: true,
        problem: "",
        inspection: file.inspection && { ...file.inspection, mapping: event.mapping },
      };
    case "inspected": {
      const state = needsOnlyConfirmation(event.inspection) ? "ready" : "open";
      const open = event.inspection.questions.length > 0;
      const confirmed = file.confirmed && !open;
      return {
        ...file,
        inspection: event.inspection,
        state,
        confirmed,
        looking: false,
        problem: "",
      };
    }
    case "failed":
      // A file that was read once stays open: the last look still holds.
      return {
        ...file,
        looking: false,
        state: file.inspection ? "open" : "failed",
        problem: event.problem,
      };
    case "answered":
      return { ...file, answers: event.answers };
    case "confirmed":
      return { ...file, confirmed: true };
    case "reopened":
      return { ...file, state: "open", confirmed: false };
    case "importing":
      return { ...file, state: "importing", problem: "" };
    case "imported":
      return { ...file, state: "done", receipt: event.receipt };
    default:
      return file;
  }
}
