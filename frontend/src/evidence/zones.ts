// Time zones a person is asked for: this computer's own first, and one answer for every file.

import { importing } from "../i18n/en.import";
import type { Answer } from "./answers";
import type { Inspection, Option, Question } from "./types";

/** Give the answers to a question, for a time zone that of this computer first. */
export function offered(question: Question, own: string, ownWords: string): readonly Option[] {
  const [first] = question.options;
  if (question.id !== ZONE || !own || !first) return question.options;
  const rest = question.options.filter((option) => option.value !== own);
  const known = question.options.find((option) => option.value === own);
  const mapping = { ...first.mapping, time_zone: own };
  const option = known ?? { value: own, label: own, example: "", mapping };
  const shown = option.example || exampleIn(question, own);
  const example = [ownWords, shown].filter(Boolean).join(": ");
  return [{ ...option, example }, ...rest];
}

/** Give the answer to a file's open question for its zone; null = it asks none. */
export function withZone(inspection: Inspection, zone: string): Answer | null {
  const question = inspection.questions.find((each) => each.id === ZONE);
  // A zone asked anew, because it seems wrong, waits for an answer of its own.
  const option = question && !question.proposed ? typedZone(question, zone) : null;
  return question && option ? { question, option } : null;
}

/** Give the answer to a file's question whether it is finished, once that was said for all. */
export function withClosed(inspection: Inspection, value: string): Answer | null {
  const question = inspection.questions.find((each) => each.id === CLOSED);
  const option = question?.options.find((each) => each.value === value);
  return question && option ? { question, option } : null;
}

/** Give the mapping that reads a file's times in a zone typed by hand. */
export function typedZone(question: Question, zone: string): Option | null {
  const [first] = question.options;
  if (!first || zone === "") return null;
  const mapping = { ...first.mapping, time_zone: zone };
  return { value: zone, label: zone, example: exampleIn(question, zone), mapping };
}

/** Tell whether a text names a zone as it stands; a city or letters are asked about first. */
export function isZone(text: string): boolean {
  return text === "UTC" || Intl.supportedValuesOf("timeZone").includes(text);
}

/** Say which moment the file's example is in a zone; "" = no such zone, or no example. */
export function exampleIn(question: Question, zone: string): string {
  if (!question.local) return "";
  const local = new Date(`${question.local}Z`).getTime();
  let moment = local;
  try {
    // Twice: near a change of clocks the first guess may lie on its other side.
    for (let round = 0; round < 2; round += 1) moment = local - aheadOfUtc(moment, zone);
  } catch {
    return "";
  }
  return importing.questions.inZone(shown(local), shown(moment));
}

function aheadOfUtc(moment: number, zone: string): number {
  const there = new Date(moment).toLocaleString("sv-SE", { timeZone: zone });
  return new Date(`${there.replace(" ", "T")}Z`).getTime() - moment;
}

function shown(moment: number): string {
  return new Date(moment).toLocaleString("en-GB", {
    timeZone: "UTC",
    dateStyle: "long",
    timeStyle: "short",
  });
}

/** Name the zone of this computer. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

export const ZONE = "time_zone";
export const CLOSED = "closed";
