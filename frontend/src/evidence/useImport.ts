// One visit to the wizard: sends files, looks at them under their mapping, imports them one
// after the other. The queue itself is a value (import_queue.ts).

import { useCallback, useReducer, useRef } from "react";
import { ApiProblem, post, send } from "../api/client";
import {
  type Answer,
  answeredAgain,
  changedAnswer,
  chosenAgain,
  chosenColumns,
  withAnswer,
} from "./answers";
import {
  EMPTY_QUEUE,
  mayImport,
  nextQueue,
  type QueuedFile,
  type QueueEvent,
  waitingKeys,
} from "./import_queue";
import type { ColumnMeaning, Inspection, Mapping, Question, Receipt, Upload } from "./types";
import { CLOSED, withClosed, withZone, ZONE } from "./zones";

export interface ImportVisit {
  files: readonly QueuedFile[];
  current: string;
  tell: (event: QueueEvent) => void;
  /** Take files in; gives the names of those that are in the list already. */
  add: (files: readonly File[]) => readonly string[];
  /** Answer a question so for every file, also for those that ask it later. */
  settle: (questionId: string, value: string) => void;
  /** Answer a question, or answer it otherwise than before. */
  answer: (key: string, given: Answer) => Promise<void>;
  remap: (key: string, mapping: Mapping) => Promise<void>;
  remove: (key: string) => void;
  importAll: () => Promise<string>;
}

/** Run one visit: what is in the queue and what can be done with it. */
export function useImport(): ImportVisit {
  const [queue, tell] = useReducer(nextQueue, EMPTY_QUEUE);
  const looks = useRef(new Map<string, number>());
  const settled = useRef(new Map<string, string>());
  const answers = useRef(new Map<string, readonly Answer[]>());

  const keep = useCallback((key: string, given: Answer) => {
    const all = withAnswer(answers.current.get(key) ?? [], given);
    answers.current.set(key, all);
    tell({ type: "answered", key, answers: all });
  }, []);

  const look = useCallback(
    async (
      key: string,
      uploadId: string,
      mapping: Mapping | null,
      chosen: readonly ColumnMeaning[] = [],
    ) => {
      const round = (looks.current.get(key) ?? 0) + 1;
      looks.current.set(key, round);
      const ask = (told: Mapping | null) =>
        post<Inspection>(`/uploads/${uploadId}/inspect`, { mapping: told });
      try {
        let inspection = await ask(mapping);
        const again = chosenAgain(inspection, chosen);
        if (again) inspection = await ask(again);
        const done = new Set<string>();
        for (;;) {
          const given = [
            withZone(inspection, settled.current.get(ZONE) ?? ""),
            withClosed(inspection, settled.current.get(CLOSED) ?? ""),
            answeredAgain(inspection, answers.current.get(key) ?? [], done),
          ].find((each) => each !== null && !done.has(each.question.id));
          if (!given) break;
          done.add(given.question.id);
          if (looks.current.get(key) === round) keep(key, given);
          inspection = await ask(given.option.mapping);
        }
        // A later choice asked again meanwhile: its answer counts, not this one.
        if (looks.current.get(key) === round) tell({ type: "inspected", key, inspection });
      } catch (problem) {
        if (looks.current.get(key) === round) {
          tell({ type: "failed", key, problem: sentence(problem) });
        }
      }
    },
    [keep],
  );

  const upload = useCallback(
    async (key: string, file: File) => {
      try {
        const [kept] = await send<readonly Upload[]>("/uploads", [file]);
        if (!kept) return;
        tell({ type: "uploaded", key, uploadId: kept.upload_id });
        await look(key, kept.upload_id, null);
      } catch (problem) {
        tell({ type: "failed", key, problem: sentence(problem) });
      }
    },
    [look],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const named = files.map((file) => ({ file, key: keyOf(file) }));
      const known = waitingKeys(queue.files);
      const fresh = named.filter(({ key }) => !known.has(key));
      const again = named.filter(({ key }) => known.has(key)).map(({ file }) => file.name);
      tell({
        type: "added",
        files: fresh.map(({ file, key }) => ({ key, name: file.name, bytes: file.size })),
      });
      void inTurn(fresh, ({ key, file }) => upload(key, file));
      return again;
    },
    [queue.files, upload],
  );

  const remap = useCallback(
    async (key: string, mapping: Mapping) => {
      const file = queue.files.find((each) => each.key === key);
      if (!file) return;
      tell({ type: "remapped", key, mapping });
      await look(key, file.uploadId, mapping);
    },
    [queue.files, look],
  );

  const answer = useCallback(
    async (key: string, given: Answer) => {
      const file = queue.files.find((each) => each.key === key);
      const earlier = file?.answers.find((each) => each.question.id === given.question.id);
      const now = file?.inspection;
      keep(key, given);
      if (!file || !now) return;
      const isOpen = now.questions.some((each) => each.id === given.question.id);
      const mapping =
        earlier && !isOpen
          ? changedAnswer(now.mapping, earlier, given.option)
          : given.option.mapping;
      tell({ type: "remapped", key, mapping });
      await look(key, file.uploadId, mapping, chosenColumns(now));
    },
    [queue.files, look, keep],
  );

  const remove = useCallback(
    (key: string) => {
      const file = queue.files.find((each) => each.key === key);
      tell({ type: "removed", key });
      answers.current.delete(key);
      if (file?.uploadId && file.state !== "done") void letGo(file.uploadId);
    },
    [queue.files],
  );

  /** Import what is ready; give the first file that asked something, "" = none did. */
  const importAll = useCallback(async () => {
    let asking = "";
    for (const file of queue.files.filter(mayImport)) {
      if (!file.inspection) continue;
      tell({ type: "importing", key: file.key });
      const body = { upload_id: file.uploadId, mapping: file.inspection.mapping };
      try {
        const receipt = await post<Receipt>("/imports", body);
        tell({ type: "imported", key: file.key, receipt });
      } catch (problem) {
        const questions = questionsOf(problem);
        if (questions.length > 0) {
          const inspection = { ...file.inspection, questions };
          tell({ type: "inspected", key: file.key, inspection });
          asking = asking || file.key;
        } else tell({ type: "failed", key: file.key, problem: sentence(problem) });
      }
    }
    return asking;
  }, [queue.files]);

  const settle = useCallback((questionId: string, value: string) => {
    settled.current.set(questionId, value);
  }, []);

  return { ...queue, tell, add, settle, answer, remap, remove, importAll };
}

/** Give what an import asks that only its rows beside those held already could show. */
export function questionsOf(problem: unknown): readonly Question[] {
  if (!(problem instanceof ApiProblem) || problem.code !== "questions-open") return [];
  return (problem.body as { questions?: readonly Question[] } | null)?.questions ?? [];
}

/** Give what stopped, as a sentence. */
export function sentence(problem: unknown): string {
  return problem instanceof ApiProblem ? problem.message : String(problem);
}

/** Two files of one name, size and date are one file dropped twice. */
function keyOf(file: File): string {
  return `${file.webkitRelativePath || file.name}|${file.size}|${file.lastModified}`;
}

async function inTurn<T>(things: readonly T[], each: (thing: T) => Promise<void>): Promise<void> {
  for (const thing of things) await each(thing);
}

async function letGo(uploadId: string): Promise<void> {
  // The server also clears what was never imported; a failure here loses nothing.
  await fetch(`/api/v1/uploads/${uploadId}`, { method: "DELETE" }).catch(() => undefined);
}
