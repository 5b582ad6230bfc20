// Time zones a person is asked for: this computer's own first, and one answer for every file.

import type { Inspection, Mapping, Option, Question } from "./types";

/** Give the answers to a question, for a time zone that of this computer first. */
export function offered(question: Question, own: string, ownWords: string): readonly Option[] {
  const [first] = question.options;
  if (question.id !== ZONE || !own || !first) return question.options;
  const rest = question.options.filter((option) => option.value !== own);
  const known = question.options.find((option) => option.value === own);
  const mapping = { ...first.mapping, time_zone: own };
  const option = known ?? { value: own, label: own, example: "", mapping };
  const example = [ownWords, option.example].filter(Boolean).join(": ");
  return [{ ...option, example }, ...rest];
}

/** Give the mapping that answers a file's open question for its zone; null = it asks none. */
export function withZone(inspection: Inspection, zone: string): Mapping | null {
  const [first] = inspection.questions.find((question) => question.id === ZONE)?.options ?? [];
  return zone && first ? { ...first.mapping, time_zone: zone } : null;
}

/** Name the zone of this computer. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

export const ZONE = "time_zone";
