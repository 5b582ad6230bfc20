// What the dialog of a target action holds, and what it sends.
import type { TargetKind } from "../i18n/en.targets";
import type { Condition, JourneyMap } from "../map/types";

export type Target = JourneyMap["header"]["targets"][number];

export const KINDS: readonly TargetKind[] = ["purchase", "order", "inquiry", "own"];
export const FIELDS = ["name", "page", "channel", "device", "source"];

export function blankTarget(): Target {
  return { id: "", name: "", kind: "inquiry", word: "", touchpoints: [], conditions: [] };
}

export function blankTest(): Condition {
  return { field: "name", operator: "contains", value: "" };
}

/** The tests that say something; an empty row asks for nothing. */
export function saidTests(tests: readonly Condition[]): Condition[] {
  return tests
    .filter((one) => one.operator === "exists" || one.value.trim() !== "")
    .map((one) => ({ ...one, field: one.field.trim(), value: one.value.trim() }));
}

/** It has a name, an own kind its word, every test a field; and it happens somewhere or on a test. */
export function isUsable(target: Target): boolean {
  const tests = saidTests(target.conditions);
  return (
    target.name.trim() !== "" &&
    (target.kind !== "own" || target.word.trim() !== "") &&
    tests.every((one) => one.field !== "") &&
    (target.touchpoints.length > 0 || tests.length > 0)
  );
}

/** Before which other one it stands once it is at this place; empty = last. */
export function whereTo(targets: readonly Target[], id: string, to: number): string {
  return targets.filter((one) => one.id !== id)[to]?.id ?? "";
}
