// A block of cells: what lies in it, how far it grows, and how it goes to a spreadsheet.
import { expect, test } from "vitest";
import { viewOf } from "../map/lookup";
import type { JourneyMap } from "../map/types";
import { blockFrom } from "./block";
import { nameOf, removed } from "./cards";
import { blockText, cardsOf, grown, isIn, type Range } from "./range";

const said = (id: string, stage_id: string, text: string, last_stage_id = "") =>
  ({ id, stage_id, lane_id: "acts", order: id, part: "text", text, last_stage_id }) as const;
const map = {
  stages: ["a", "b", "c"].map((id) => ({ id, order: id, name: id })),
  lanes: [
    { id: "acts", kind: "actions", order: "a0" },
    { id: "tps", kind: "touchpoints", order: "a1" },
    { id: "goals", kind: "goals", order: "a2" },
  ],
  touchpoints: [{ id: "t", stage_id: "b", order: "a0", name: "Ad" }],
  moments: [],
  kpis: [],
  statements: [
    said("s1", "a", "one"),
    said("s2", "a", 'the "two"'),
    said("s3", "b", "three"),
    said("s4", "a", "long", "c"),
  ],
} as unknown as JourneyMap;
const view = viewOf(map, null, () => true);
const block: Range = { from: [2, 1], to: [1, 0] };

test("it reaches from one corner to the other, whichever was first", () => {
  expect(isIn(block, 1, 1)).toBe(true);
  expect(isIn(block, 3, 1)).toBe(false);
  expect(isIn(block, 1, 2)).toBe(false);
  expect(isIn(null, 1, 1)).toBe(false);
});

test("it grows by a step and stops at the edges of the map", () => {
  expect(grown(view, block, [0, -1])).toBeNull();
  expect(grown(view, block, [-1, 0])).toBeNull();
  expect(grown(view, { from: [1, 0], to: [3, 2] }, [1, 0])).toBeNull();
  expect(grown(view, block, [0, 1])).toEqual({ from: [2, 1], to: [1, 1] });
});

test("all that begins in it is removed as one step, and only that", () => {
  const cards = cardsOf(view, block);
  expect(cards.map((one) => one.id)).toEqual(["s4", "s1", "s2", "s3", "t"]);
  expect(removed(map, cards)).toMatchObject({ type: "several", edits: { length: 5 } });
  expect(cardsOf(view, { from: [1, 1], to: [1, 2] }).map((one) => one.id)).toEqual(["s3"]);
});

test("its words go out in the shape they come in", () => {
  const text = blockText(view, block, (card) => nameOf(map, card));
  expect(blockFrom(text)).toEqual([
    ['long\none\nthe "two"', "three"],
    ["", "Ad"],
  ]);
});
