// A sentence over several stages: the columns it covers, the line it lies on, and stretching it.
import { expect, test } from "vitest";
import { canStretch, spansIn, stagesUnder, stretchedBy, stretchedTo } from "./spans";
import type { Lane, Statement } from "./types";

const stages = ["a", "b", "c", "d"].map((id) => ({ id }));
const said = (id: string, stage_id: string, last_stage_id = "", part = "text") =>
  ({ id, stage_id, last_stage_id, part, lane_id: "acts" }) as Statement;

test("it covers its own stage up to its last one, and its own alone where that one is gone", () => {
  expect(stagesUnder(stages, said("s", "b", "d"))).toEqual(["b", "c", "d"]);
  expect(stagesUnder(stages, said("s", "b"))).toEqual(["b"]);
  expect(stagesUnder(stages, said("s", "c", "a"))).toEqual(["c"]);
  expect(stagesUnder(stages, said("s", "c", "gone"))).toEqual(["c"]);
});

test("sentences share a line where they share no stage", () => {
  const all = [
    said("one", "c", "d"),
    said("two", "a", "b"),
    said("three", "b", "c"),
    said("4", "a"),
  ];
  const found = spansIn(stages, all).map((one) => [
    one.statement.id,
    one.first,
    one.many,
    one.track,
  ]);
  expect(found).toEqual([
    ["two", 0, 2, 0],
    ["three", 1, 2, 1],
    ["one", 2, 2, 0],
  ]);
});

test("it is stretched by a stage and back, and stops at the ends", () => {
  const edit = (last_stage_id: string) => ({
    type: "span-statement",
    statement_id: "s",
    last_stage_id,
  });
  expect(stretchedBy(stages, said("s", "b"), 1)).toEqual(edit("c"));
  expect(stretchedBy(stages, said("s", "b", "c"), -1)).toEqual(edit(""));
  expect(stretchedBy(stages, said("s", "b"), -1)).toBeNull();
  expect(stretchedBy(stages, said("s", "b", "d"), 1)).toBeNull();
  expect(stretchedTo(stages, said("s", "b"), 9)).toEqual(edit("d"));
  expect(stretchedTo(stages, said("s", "b", "c"), 0)).toEqual(edit(""));
  expect(stretchedTo(stages, said("s", "b", "c"), 2)).toBeNull();
});

test("words and barriers of lanes of words reach over stages, and nothing else", () => {
  const lanes = [{ id: "acts", kind: "actions" }] as Lane[];
  expect(canStretch({ lanes }, said("s", "a"))).toBe(true);
  expect(canStretch({ lanes }, said("s", "a", "", "recommendation"))).toBe(false);
  expect(canStretch({ lanes: [{ id: "acts", kind: "time" }] as Lane[] }, said("s", "a"))).toBe(
    false,
  );
});
