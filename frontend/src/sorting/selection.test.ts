// @vitest-environment node
import { describe, expect, it } from "vitest";
import { clicked, dragged, eventsOf, kept, NOTHING, toggled, withAll } from "./selection";
import type { NameRow } from "./types";

const LIST = ["home", "cart", "jobs", "help"].map((name, at) => row(name, 100 - at * 10));

describe("picking names", () => {
  it("adds one and takes it out again", () => {
    const one = toggled(NOTHING, "cart");
    expect(one.keys).toEqual(["cart"]);
    expect(toggled(one, "cart").keys).toEqual([]);
  });
  it("takes a range with shift, in either direction, without losing the others", () => {
    const start = clicked(toggled(NOTHING, "home"), LIST, "help", { range: false });
    expect(clicked(start, LIST, "cart", { range: true }).keys).toEqual([
      "home",
      "help",
      "cart",
      "jobs",
    ]);
  });
  it("treats a first shift-click as a plain one", () => {
    expect(clicked(NOTHING, LIST, "jobs", { range: true }).keys).toEqual(["jobs"]);
  });
  it("forgets names that left the list and keeps the same value when none did", () => {
    const two = { keys: ["home", "gone"], anchor: "gone" };
    expect(kept(two, LIST)).toEqual({ keys: ["home"], anchor: "" });
    const all = { keys: ["home"], anchor: "home" };
    expect(kept(all, LIST)).toBe(all);
  });
  it("adds all that a search found to what is picked, each once", () => {
    const found = LIST.slice(1, 3);
    expect(withAll({ keys: ["help", "cart"], anchor: "help" }, found).keys).toEqual([
      "help",
      "cart",
      "jobs",
    ]);
  });
  it("drags the selection, or a name that is not in it alone", () => {
    const two = { keys: ["home", "cart"], anchor: "cart" };
    expect(dragged(two, "home")).toEqual(["home", "cart"]);
    expect(dragged(two, "jobs")).toEqual(["jobs"]);
  });
  it("sums the events of what is picked", () => {
    expect(eventsOf(LIST, ["home", "help", "gone"])).toBe(170);
  });
});

function row(key: string, events: number): NameRow {
  return {
    key,
    name: `/${key}`,
    source: "web",
    channel: "web",
    events,
    rule_ids: [],
    touchpoint_id: "",
    overlaps: 0,
    answers: 0,
    conditions: [],
  };
}
