import { expect, test } from "vitest";
import { blankTarget, blankTest, isUsable, saidTests, type Target, whereTo } from "./targetForm";

const target = (change: Partial<Target>): Target => ({ ...blankTarget(), name: "Lead", ...change });

test("a target action needs a place or a test, and each test its field", () => {
  expect(isUsable(target({}))).toBe(false);
  expect(isUsable(target({ touchpoints: ["a", "b"] }))).toBe(true);
  expect(isUsable(target({ touchpoints: ["a"], kind: "own" }))).toBe(false);
  const test = { ...blankTest(), value: "lead" };
  expect(isUsable(target({ conditions: [blankTest(), test] }))).toBe(true);
  expect(isUsable(target({ conditions: [{ ...test, field: " " }] }))).toBe(false);
});

test("empty rows are no tests; “is known” needs no value", () => {
  const known = { field: "page", operator: "exists" as const, value: "" };
  expect(saidTests([blankTest(), known, { ...blankTest(), value: " a " }])).toEqual([
    known,
    { ...blankTest(), value: "a" },
  ]);
});

test("moved up it stands before the one above, moved down after the one below", () => {
  const all = ["a", "b", "c"].map((id) => target({ id }));
  expect(whereTo(all, "b", 0)).toBe("a");
  expect(whereTo(all, "a", 1)).toBe("c");
  expect(whereTo(all, "b", 2)).toBe("");
});
