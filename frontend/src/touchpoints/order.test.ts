import { describe, expect, it } from "vitest";
import type { Touchpoint } from "../map/types";
import { type Entry, ordered } from "./order";
import type { TouchpointLine } from "./types";

function entry(name: string, owner: string, share: number | null): Entry {
  const row = { seen: share !== null, last_seen: { value: share } };
  return {
    touchpoint: { id: name, name, owner, importance: "" } as Touchpoint,
    stage: "",
    line: { row, emotion: null, suggestion: null } as unknown as TouchpointLine,
  };
}

const ENTRIES = [entry("b", "", null), entry("c", "Zoe", 0.1), entry("a", "Ann", 0.4)];
const names = (entries: readonly Entry[]) => entries.map((one) => one.touchpoint.name).join("");

describe("the order of touchpoints", () => {
  it("puts the largest share first and what has none last", () => {
    expect(names(ordered(ENTRIES, "last_seen"))).toBe("acb");
  });
  it("puts touchpoints nobody owns last", () => {
    expect(names(ordered(ENTRIES, "owner"))).toBe("acb");
  });
  it("keeps the order of the map", () => {
    expect(ordered(ENTRIES, "map")).toBe(ENTRIES);
  });
});
