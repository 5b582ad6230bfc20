// The map as the server holds it: read once, then changed by edits whose property changes the
// server sends back. Undo and redo are the server's, for this client. What the server does not
// hear waits; two rewordings of one sentence are joined where they do not overlap.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { en } from "../i18n/en";
import { applied, type Change } from "../map/changes";
import { merged } from "../map/merging";
import type { EditAnswer, MapAnswer } from "../map/schema";
import type { JourneyMap } from "../map/types";
import { ApiProblem, get, post } from "./client";
import { untilHeard } from "./untilHeard";

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
  /** How many changes wait for a server that does not answer. */
  readonly silent: number;
  /** What was written and is not kept yet: it waits for the server, or was refused. */
  readonly unsaved: readonly string[];
  readonly problem: ApiProblem | null;
  /** What the last undo or redo left undone, in words. */
  readonly notice: string;
  /** The first of the rewordings somebody has to choose about; ``settle`` brings the next. */
  readonly conflict: Conflict | null;
  readonly make: (edit: Edit) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reload: () => void;
  readonly settle: () => void;
  /** Puts away the problem and the notice. */
  readonly dismiss: () => void;
}

interface Refusal {
  readonly problem: ApiProblem;
  /** The words that were refused; empty = none. */
  readonly words: string;
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

// The clock keeps a duplicated tab, which copies name and number, from using a number twice.
function nextNumber(): number {
  const next = Math.max(Date.now(), Number(sessionStorage.getItem("desireline.seq") ?? "0") + 1);
  sessionStorage.setItem("desireline.seq", String(next));
  return next;
}

export function useMapDocument(id: string): MapDocument {
  const [held, setHeld] = useState<Held>(empty);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [notice, setNotice] = useState("");
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [sending, setSending] = useState<readonly (Edit | null)[]>([]);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const silent = problem?.status === 0 && sending.length > 0;
  const texts = useTexts(held.map);
  useWarning(silent);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const now = useRef(held);
  now.current = held;
  const shown = useRef(refused);
  shown.current = refused;

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
      setProblem(asProblem(trouble));
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

  const keep = useCallback((trouble: unknown, edit: Edit | null) => {
    setProblem(null);
    setRefused((before) => [...before, { problem: asProblem(trouble), words: wordsOf(edit) }]);
  }, []);

  const refuse = useCallback(
    async (trouble: unknown, edit: Edit | null): Promise<Edit | null> => {
      const known = asProblem(trouble);
      const told = known.body as { present_text?: string; text_revision?: number } | null;
      const theirs = known.status === 409 && edit ? told?.present_text : undefined;
      if (!edit || theirs === undefined) {
        keep(known, edit);
        return null;
      }
      await reload();
      const yours = wordsOf(edit);
      const base = edit.type === "edit-text" ? texts.get(edit) : undefined;
      const both = base === undefined ? null : merged(base, theirs, yours);
      if (both !== null) return { ...edit, text: both, text_revision: told?.text_revision };
      setConflicts((before) => [...before, { edit, theirs, yours }]);
      return null;
    },
    [keep, reload, texts],
  );

  const send = useCallback(
    (path: string, body: (edit: Edit | null) => object, edit: Edit | null): Promise<boolean> => {
      const known = shown.current; // a success puts away only what was refused before it was made
      const ask = async (asked: Edit | null) => {
        const whole = body(asked);
        take(
          await untilHeard(
            () => post<EditAnswer>(`/maps/${id}/${path}`, whole),
            (silence) => setProblem(silence),
          ),
        );
        setRefused((before) => before.filter((one) => !known.includes(one)));
      };
      setSending((before) => [...before, edit]);
      const done = queue.current.then(async () => {
        try {
          await ask(edit);
          return true;
        } catch (trouble) {
          const joined = await refuse(trouble, edit);
          if (!joined) return false;
          try {
            await ask(joined);
            setNotice(en.map.joined(wordsOf(joined)));
            return true;
          } catch (again) {
            keep(again, joined);
            return false;
          }
        } finally {
          setSending((before) => before.slice(1));
        }
      });
      queue.current = done;
      return done;
    },
    [id, keep, refuse, take],
  );

  return {
    ...held,
    saving: sending.length > 0,
    silent: silent ? sending.length : 0,
    unsaved: [...(silent ? sending.map(wordsOf) : []), ...refused.map((one) => one.words)].filter(
      Boolean,
    ),
    problem: problem ?? refused.at(-1)?.problem ?? null,
    notice,
    conflict: conflicts[0] ?? null,
    make: useCallback(
      (edit: Edit) =>
        send(
          "edits",
          (asked) => ({
            edit: asked,
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
    settle: useCallback(() => setConflicts((before) => before.slice(1)), []),
    dismiss: useCallback(() => {
      setProblem(null);
      setNotice("");
      setRefused([]);
    }, []),
  };
}

function asProblem(trouble: unknown): ApiProblem {
  return trouble instanceof ApiProblem ? trouble : new ApiProblem(0, "", String(trouble));
}

/** The words that would be lost with an edit. */
function wordsOf(edit: Edit | null): string {
  if (Array.isArray(edit?.texts)) return edit.texts.join(" ");
  const said = edit?.text ?? edit?.name ?? edit?.new_name ?? "";
  return typeof said === "string" ? said : "";
}

/** Every wording this tab has shown, found again by the revision an edit of it speaks of. */
function useTexts(map: JourneyMap | null): { get: (edit: Edit) => string | undefined } {
  const seen = useRef(new Map<string, string>());
  useEffect(() => {
    for (const one of map?.statements ?? [])
      seen.current.set(`${one.id} ${one.text_revision ?? 0}`, one.text);
  }, [map]);
  const get = useCallback(
    (edit: Edit) => seen.current.get(`${edit.statement_id} ${edit.text_revision}`),
    [],
  );
  return useMemo(() => ({ get }), [get]);
}

/** Asks before the page is left while something waits for the server. */
function useWarning(silent: boolean): void {
  useEffect(() => {
    if (!silent) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [silent]);
}

/** A fresh identifier for a record this client adds. */
export function newId(kind: string): string {
  return `${kind}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}${Date.now().toString(36)}`;
}
