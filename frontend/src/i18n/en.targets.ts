// Words of target actions: each kind has its own, so that no inquiry is called a purchase.
import type { JourneyRule } from "../map/types";

export type TargetKind = JourneyRule["target_kind"];

const article = (word: string) => `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;

/** What an action of this kind is called; empty where no kind was chosen. */
export function noun(kind: TargetKind, word: string): string {
  return kind === "own" ? word.trim() : kind;
}

export const targets = {
  title: "Target actions",
  withGoal: "Goal and target actions",
  kind: "Kind of success",
  further: "Also counted",
  more: (n: number) => `${n} more ${n === 1 ? "target" : "targets"}`,
  add: "Add a target action",
  change: (name: string) => `Change ${name}`,
  remove: (name: string) => `Count ${name} no more`,
  earlier: (name: string) => `Move ${name} up`,
  later: (name: string) => `Move ${name} down`,
  dialog: "A further target action",
  dialogChange: "Change a target action",
  about: "It is counted beside the main one and changes no other figure.",
  name: "Name",
  word: "Your word for it",
  wordExample: "sign-up",
  at: "At the touchpoint",
  anywhere: "Any touchpoint",
  another: "Or at another one …",
  chosen: "Touchpoints it may happen at",
  leaveOut: (name: string) => `Leave out ${name}`,
  test: "And where its event has (optional, all of it)",
  addTest: "Another test",
  noTest: "Remove this test",
  field: "Field",
  operator: "Test",
  value: "Value",
  operators: {
    is: "is",
    starts: "starts with",
    ends: "ends with",
    contains: "contains",
    exists: "is known",
  },
  save: "Count it",
  keep: "Keep",
  cancel: "Cancel",
  kinds: {
    "": "Not said",
    purchase: "Purchase",
    order: "Order",
    inquiry: "Inquiry",
    own: "Own …",
  } as Readonly<Record<TargetKind, string>>,
  reached: "Reached",
  ofJourneys: "Of journeys",
  period: "Period",
  kindColumn: "Kind",
  of: (part: string, n: string) => `${part} of ${n}`,
  none: "no journey yet",
  without: (kind: TargetKind, word: string) => {
    const called = noun(kind, word);
    return called ? `without ${article(called)}` : "without success";
  },
  ofThemWithout: (kind: TargetKind, word: string) => `Of them ${targets.without(kind, word)}`,
  again: (kind: TargetKind, word: string) => {
    if (kind === "own" && word.trim()) return `another ${word.trim()}`;
    return kind === "order" ? "order again" : kind === "inquiry" ? "inquire again" : "buy again";
  },
  label: (name: string, kind: TargetKind, word: string) => {
    const called = noun(kind, word);
    return called && called.toLowerCase() !== name.toLowerCase() ? `${name} (${called})` : name;
  },
};
