import { expect, test } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { brightwireReading } from "../../fixtures/brightwireReading";
import { targets as words } from "../i18n/en.targets";
import { besideGoal, targetLines, unfolded } from "./targets";

test("each target stands with its name, kind and journeys, the main one first", () => {
  const lines = targetLines(brightwireMap(), brightwireReading());
  expect(lines.map((one) => [one.label, one.figure.part])).toEqual([
    ["Checkout (purchase)", 5640],
    ["Advice asked for (inquiry)", 2212],
  ]);
});

test("the main target is not told again where the goal counts the same", () => {
  const lines = targetLines(brightwireMap(), brightwireReading());
  const main = lines[0]?.figure ?? null;
  const ids = (goal: typeof main) => besideGoal(lines, goal).map((one) => one.id);
  expect(ids(main)).toEqual(lines.slice(1).map((one) => one.id));
  expect(ids(main && { ...main, n: main.n + 1 })).toHaveLength(lines.length);
  expect(ids(main && { ...main, part: null })).toHaveLength(lines.length);
  expect(ids(null)).toHaveLength(lines.length);
});

test("a target that was just removed is not shown", () => {
  const map = brightwireMap();
  const without = { ...map, header: { ...map.header, targets: [] } };
  expect(targetLines(without, brightwireReading()).map((one) => one.id)).toEqual([""]);
});

test("words follow the kind", () => {
  expect(words.without("", "")).toBe("without success");
  expect(words.without("inquiry", "")).toBe("without an inquiry");
  expect(words.again("inquiry", "")).toBe("inquire again");
  expect(words.again("own", "sign-up")).toBe("another sign-up");
});

test("the strip folds target actions it has no room for, and never just one line into a button", () => {
  expect([1, 2, 3].map((lines) => unfolded(lines, true))).toEqual([1, 0, 0]);
  expect([4, 5, 9].map((lines) => unfolded(lines, false))).toEqual([4, 3, 3]);
});
