// What a click on this screen writes: named edits, each with its own undo.
import type { Edit } from "../api/useMapDocument";
import type { Claim } from "../map/types";
import type { Checked, Wording } from "./types";

interface Target {
  readonly statement_id: string;
  readonly text_revision: number;
}

export function acceptEdit(target: Target, claim: Claim): Edit {
  return { type: "set-claim", ...target, claim };
}

export function wordingEdit(target: Target, wording: Wording): Edit {
  return { type: "use-wording", ...target, text: wording.text, claim: wording.claim };
}

/** The claim, why the sentence stays although it fails, and the reason as our own side's word. */
export function keepEdit(target: Target, claim: Claim, reason: string, today: string): Edit {
  const { statement_id } = target;
  return {
    type: "several",
    title: "Keep, with reason",
    edits: [
      { type: "set-claim", ...target, claim },
      { type: "keep-with-reason", statement_id, reason },
      {
        type: "add-support",
        statement_id,
        support: { kind: "own statement", dated: today, note: reason },
      },
    ],
  };
}

export function leaveEdit(target: Target, today: string): Edit {
  return { type: "leave-assumed", statement_id: target.statement_id, looked_at: today };
}

/** Assumed, with a figure that could test it, and nobody has yet said that none fits. */
export function isOpen(one: Checked): boolean {
  return one.state === "assumed" && one.figures > 0 && !one.looked_at && one.verdict === "";
}

/** The next statement worth a look after this one, around the end; else the next assumed one. */
export function nextOpen(statements: readonly Checked[], from: string, step: 1 | -1 = 1): string {
  const at = statements.findIndex((one) => one.statement_id === from);
  const around = statements.map(
    (_, k) => statements[(at + step * (k + 1) + 2 * statements.length) % statements.length],
  );
  const found =
    around.find((one) => one && isOpen(one)) ?? around.find((one) => one?.state === "assumed");
  return found?.statement_id ?? "";
}

const SECONDS = { minutes: 60, hours: 3600, days: 86_400 } as const;
export type TimeUnit = keyof typeof SECONDS;

/** The unit in which people would say a time. */
export function timeUnit(seconds: number | null): TimeUnit {
  if (seconds === null || seconds >= SECONDS.days) return "days";
  return seconds >= 2 * SECONDS.hours ? "hours" : "minutes";
}

export function shownAmount(value: number, unit: string, of: TimeUnit): number {
  const shown = unit === "share" ? value * 100 : unit === "seconds" ? value / SECONDS[of] : value;
  return Math.round(shown * 100) / 100;
}

export function storedAmount(shown: number, unit: string, of: TimeUnit): number {
  return unit === "share" ? shown / 100 : unit === "seconds" ? shown * SECONDS[of] : shown;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
