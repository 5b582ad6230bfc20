// The map as the server holds it: read once, then changed by edits whose property changes the
// server sends back. Undo and redo are the server's, for this client.
import { useCallback, useEffect, useRef, useState } from "react";
import { applied, type Change } from "../map/changes";
import type { EditAnswer, MapAnswer } from "../map/schema";
import type { JourneyMap } from "../map/types";
import { ApiProblem, get, post } from "./client";

export type Edit = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Conflict {
  readonly edit: Edit;
  readonly theirs: string;
  readonly yours: string;
}

export interface MapDocument {
  readonly map: JourneyMap | null;
  readonly revision: number;
  /** The last revision that left figures to be counted anew; readings before it are old. */
  readonly recounted: number;
  readonly undoLabel: string;
  readonly redoLabel: string;
  readonly saving: boolean;
  readonly problem: ApiProblem | null;
  /** What the last undo or redo left undone, in words. */
  readonly notice: string;
  readonly conflict: Conflict | null;
  readonly make: (edit: Edit) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reload: () => void;
  readonly settle: () => void;
}

interface Held {
  readonly map: JourneyMap | null;
  readonly revision: number;
  readonly recounted: number;
  readonly undoLabel: string;
  readonly redoLabel: string;
}

const empty: Held = { map: null, revision: 0, recounted: 0, undoLabel: "", redoLabel: "" };

/** This tab's name and a number that grows: together they make an edit count once. */
export function client(): string {
  const known = sessionStorage.getItem("desireline.client");
  if (known) return known;
  const made = `web-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  sessionStorage.setItem("desireline.client", made);
  return made;
}

function nextNumber(): number {
  const next = Number(sessionStorage.getItem("desireline.seq") ?? "0") + 1;
  sessionStorage.setItem("desireline.seq", String(next));
  return next;
}

export function useMapDocument(id: string): MapDocument {
  const [held, setHeld] = useState<Held>(empty);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [notice, setNotice] = useState("");
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [saving, setSaving] = useState(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const now = useRef(held);
  now.current = held;

  const reload = useCallback(async () => {
    try {
      const answer = await get<MapAnswer>(`/maps/${id}`, { client: client() });
      setHeld({
        map: answer.map,
        revision: answer.revision,
        recounted: answer.revision,
        undoLabel: answer.undo.label,
        redoLabel: answer.redo.label,
      });
      setProblem(null);
    } catch (trouble) {
      setProblem(trouble instanceof ApiProblem ? trouble : new ApiProblem(0, "", String(trouble)));
    }
  }, [id]);

  useEffect(() => {
    void reload();
  }, [reload]);

  const take = useCallback(
    (answer: EditAnswer) => {
      const before = now.current;
      if (!before.map || answer.revision > before.revision + 1) {
        void reload();
        return;
      }
      const after = {
        map: applied(before.map, answer.changes as unknown as readonly Change[]),
        revision: answer.revision,
        recounted: answer.recounts ? answer.revision : before.recounted,
        undoLabel: answer.undo.label,
        redoLabel: answer.redo.label,
      };
      now.current = after;
      setHeld(after);
      setProblem(null);
      setNotice(answer.notice);
    },
    [reload],
  );

  const send = useCallback(
    (path: string, body: () => object, edit: Edit | null): Promise<boolean> => {
      setSaving((count) => count + 1);
      const done = queue.current.then(async () => {
        try {
          take(await post<EditAnswer>(`/maps/${id}/${path}`, body()));
          return true;
        } catch (trouble) {
          const known =
            trouble instanceof ApiProblem ? trouble : new ApiProblem(0, "", String(trouble));
          const told = known.body as { present_text?: string } | null;
          if (known.status === 409 && edit && typeof told?.present_text === "string") {
            setConflict({ edit, theirs: told.present_text, yours: String(edit.text ?? "") });
            await reload();
          } else {
            setProblem(known);
          }
          return false;
        } finally {
          setSaving((count) => count - 1);
        }
      });
      queue.current = done;
      return done;
    },
    [id, reload, take],
  );

  return {
    ...held,
    saving: saving > 0,
    problem,
    notice,
    conflict,
    make: useCallback(
      (edit: Edit) =>
        send(
          "edits",
          () => ({
            edit,
            base_revision: now.current.revision,
            client: client(),
            seq: nextNumber(),
          }),
          edit,
        ),
      [send],
    ),
    undo: useCallback(
      () => void send("undo", () => ({ client: client(), seq: nextNumber() }), null),
      [send],
    ),
    redo: useCallback(
      () => void send("redo", () => ({ client: client(), seq: nextNumber() }), null),
      [send],
    ),
    reload: useCallback(() => void reload(), [reload]),
    settle: useCallback(() => setConflict(null), []),
  };
}

/** A fresh identifier for a record this client adds. */
export function newId(kind: string): string {
  return `${kind}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}${Date.now().toString(36)}`;
}
