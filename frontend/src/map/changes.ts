// Property changes: the form in which the server tells what an edit did. One generic applier;
// no edit is foreseen here.
import { inOrder } from "./lookup";
import type { JourneyMap } from "./types";

export interface Change {
  readonly op: "put" | "set" | "delete";
  readonly kind: string;
  readonly id: string;
  /** Of a set. */
  readonly property?: string;
  /** Of a put or set. */
  readonly value?: unknown;
}

const plurals = {
  persona: "personas",
  stage: "stages",
  moment: "moments",
  touchpoint: "touchpoints",
  rule: "rules",
  lane: "lanes",
  statement: "statements",
  kpi: "kpis",
} as const;

interface Keyed {
  readonly id: string;
  readonly order: string;
}

/** The map with all changes made. A change of an unknown kind or record changes nothing. */
export function applied(map: JourneyMap, changes: readonly Change[]): JourneyMap {
  return changes.reduce(one, map);
}

function one(map: JourneyMap, change: Change): JourneyMap {
  if (change.kind === "header") {
    return change.op === "set" && change.property
      ? { ...map, header: { ...map.header, [change.property]: change.value } }
      : map;
  }
  const plural = plurals[change.kind as keyof typeof plurals];
  if (!plural) return map;
  const records = map[plural] as readonly Keyed[];
  const rest = records.filter((record) => record.id !== change.id);
  const before = records.find((record) => record.id === change.id);
  if (change.op === "delete") return { ...map, [plural]: rest };
  if (change.op === "put") return { ...map, [plural]: inOrder([...rest, change.value as Keyed]) };
  if (!before || !change.property) return map;
  const after = { ...before, [change.property]: change.value };
  return { ...map, [plural]: inOrder([...rest, after]) };
}
