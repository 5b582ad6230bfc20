// From names to rules and back: the tests that catch what was dropped, and a rule in words.

import { sorting as words } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import { shown } from "../i18n/signs";
import type { Condition, EventRule } from "../map/types";
import type { Place } from "./carrying";
import type { EditBody, NameRow } from "./types";

const SHORTEST_BEGINNING = 4;
const FEWEST_ALIKE = 3;

/** Give a rule as a person reads it: "page starts /laptops". */
export function inWords(rule: Pick<EventRule, "conditions" | "position" | "anchor">): string {
  const tests = rule.conditions.map((condition) => {
    const field = words.conditions.fields[condition.field] ?? condition.field;
    return condition.operator === "exists"
      ? words.conditions.exists(field)
      : words.conditions[condition.operator](field, shown(condition.value));
  });
  if (rule.position) {
    const anchor = rule.anchor === "target" ? words.conditions.target : rule.anchor;
    tests.push(words.conditions.position(rule.position, anchor));
  }
  return tests.join(words.conditions.and);
}

/** Give the tests that catch these names and no other of the list, as few as read well. */
export function testsFor(
  picked: readonly NameRow[],
  list: readonly NameRow[],
): readonly (readonly Condition[])[] {
  const folder = sharedFolder(picked, list);
  if (folder) return [[{ field: "page", operator: "starts", value: folder }]];
  const beginning = sharedBeginning(picked, list);
  if (beginning) return [[{ field: "name", operator: "starts", value: beginning }]];
  return picked.map((row) => testOf(row, list));
}

/** Give the one edit that puts names where they were dropped; one edit is one undo. */
export function dropEdit(
  picked: readonly NameRow[],
  list: readonly NameRow[],
  place: Place,
  naming: { touchpointName: (id: string) => string; newId: (kind: string) => string },
): EditBody | null {
  const first = picked[0];
  if (!first) return null;
  const said = words.edits.names(count(picked.length), picked.length === 1);
  const tests = testsFor(picked, list);
  const before = winner(picked);
  if (place.kind === "aside") {
    const edits = tests.map((conditions) => ({
      type: "set-aside",
      rule_id: naming.newId("rule"),
      conditions,
      before,
    }));
    return bundle(words.edits.aside(said), edits);
  }
  const isNew = place.kind === "stage";
  const touchpointId = isNew ? naming.newId("touchpoint") : place.touchpointId;
  const alike = tests.length === 1 && picked.length > 1 ? tests[0]?.[0]?.value : undefined;
  const name = isNew
    ? readableName(shown(alike ?? first.name))
    : naming.touchpointName(touchpointId);
  const rules: EditBody[] = tests.map((conditions) => ({
    type: "add-rule",
    rule_id: naming.newId("rule"),
    touchpoint_id: touchpointId,
    conditions,
    before,
  }));
  if (!isNew) return bundle(words.edits.join(said, name), rules);
  const made: EditBody = {
    type: "add-touchpoint",
    touchpoint_id: touchpointId,
    name,
    stage_id: place.stageId,
    channel: first.channel || "other",
    mode: first.channel === "store" ? "offline" : "online",
  };
  return bundle(words.edits.make(name, said), [made, ...rules]);
}

/** Give a name a person can read: "/magazin/leise-laptops" → "Leise laptops". */
export function readableName(raw: string): string {
  const path = raw.split(/[?#]/u)[0] ?? raw;
  const last = path.split("/").filter(Boolean).at(-1) ?? raw;
  const plain = last
    .replace(/\.[a-z]{2,5}$/u, "")
    .replace(/[_\-.]+/gu, " ")
    .replace(/([a-zäöüß])([A-ZÄÖÜ])/gu, "$1 $2")
    .trim();
  const text = plain || raw.trim() || words.stages.nameOfNew;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function bundle(title: string, edits: readonly EditBody[]): EditBody {
  const only = edits[0];
  return edits.length === 1 && only ? only : { type: "several", title, edits };
}

function testOf(row: NameRow, list: readonly NameRow[]): readonly Condition[] {
  const own: Condition = { field: isPage(row) ? "page" : "name", operator: "is", value: row.name };
  const tests = row.conditions && row.conditions.length > 0 ? [...row.conditions] : [own];
  const elsewhere = list.some((other) => other.name === row.name && other.channel !== row.channel);
  const said = tests.some((test) => test.field === "channel");
  if (elsewhere && row.channel && !said) {
    tests.push({ field: "channel", operator: "is", value: row.channel });
  }
  return tests;
}

/** Two or more pages under one folder, and nothing else of the list in it: the folder. */
function sharedFolder(picked: readonly NameRow[], list: readonly NameRow[]): string {
  if (picked.length < 2 || !picked.every(isPage)) return "";
  return theirsAlone(/^.*\//u, picked, list);
}

/** Three or more plain names that begin alike, and no other of the list: up to the last “_”. */
function sharedBeginning(picked: readonly NameRow[], list: readonly NameRow[]): string {
  if (picked.length < FEWEST_ALIKE || !picked.every(isPlain)) return "";
  return theirsAlone(/^.*[_\-.: ]/u, picked, list);
}

/** The beginning all picked names share, as far as `whole` reaches, if no other name has it. */
function theirsAlone(whole: RegExp, picked: readonly NameRow[], list: readonly NameRow[]): string {
  const [first = "", ...rest] = picked.map((row) => row.name);
  let shared = first;
  for (const name of rest) {
    while (!name.startsWith(shared)) shared = shared.slice(0, -1);
  }
  const beginning = whole.exec(shared)?.[0] ?? "";
  if (beginning.length < SHORTEST_BEGINNING) return "";
  const keys = new Set(picked.map((row) => row.key));
  const lower = beginning.toLowerCase();
  const others = list.some((row) => !keys.has(row.key) && row.name.toLowerCase().startsWith(lower));
  return others ? "" : beginning;
}

/** A name that its own words alone catch. */
function isPlain(row: NameRow): boolean {
  if (isPage(row)) return false;
  const tests = row.conditions ?? [];
  return tests.every((test) => test.field === "name" && test.value === row.name);
}

function isPage(row: NameRow): boolean {
  return row.name.startsWith("/");
}

/** Names that a rule matches already: the new rule has to win against it. */
function winner(picked: readonly NameRow[]): string {
  return picked.find((row) => row.rule_ids.length > 0)?.rule_ids[0] ?? "";
}
