// Which names are picked in the list: one click, ⇧-click for a range, Space for one more.

import type { NameRow } from "./types";

export interface Selection {
  keys: readonly string[];
  /** Where a range starts. */
  anchor: string;
}

export const NOTHING: Selection = { keys: [], anchor: "" };

/** Give the selection after a click on one name of the list. */
export function clicked(
  selection: Selection,
  list: readonly NameRow[],
  key: string,
  how: { range: boolean },
): Selection {
  if (!how.range || selection.anchor === "") return toggled(selection, key);
  const from = list.findIndex((row) => row.key === selection.anchor);
  const to = list.findIndex((row) => row.key === key);
  if (from < 0 || to < 0) return toggled(selection, key);
  const range = list.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.key);
  const keys = [...selection.keys, ...range.filter((each) => !selection.keys.includes(each))];
  return { keys, anchor: selection.anchor };
}

/** Add a name, or take it out again; it becomes the start of the next range. */
export function toggled(selection: Selection, key: string): Selection {
  const has = selection.keys.includes(key);
  const keys = has ? selection.keys.filter((each) => each !== key) : [...selection.keys, key];
  return { keys, anchor: key };
}

/** Add every name of a list, such as all that a search found. */
export function withAll(selection: Selection, found: readonly NameRow[]): Selection {
  const keys = [...new Set([...selection.keys, ...found.map((row) => row.key)])];
  return { keys, anchor: found[0]?.key ?? selection.anchor };
}

/** Drop names from the selection that are no longer in the list. */
export function kept(selection: Selection, list: readonly NameRow[]): Selection {
  const keys = selection.keys.filter((key) => list.some((row) => row.key === key));
  if (keys.length === selection.keys.length) return selection;
  const anchor = keys.includes(selection.anchor) ? selection.anchor : "";
  return { keys, anchor };
}

/** Give the names that move when a drag starts at a name: the selection, or that name alone. */
export function dragged(selection: Selection, key: string): readonly string[] {
  return selection.keys.includes(key) ? selection.keys : [key];
}

/** Sum the events of the picked names. */
export function eventsOf(list: readonly NameRow[], keys: readonly string[]): number {
  return list.filter((row) => keys.includes(row.key)).reduce((sum, row) => sum + row.events, 0);
}
