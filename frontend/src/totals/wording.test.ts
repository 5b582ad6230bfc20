import { expect, test } from "vitest";
import { isNamed, isRunning } from "./wording";

test("a period runs until its last day is over", () => {
  const now = new Date(2026, 10, 22);
  expect(isRunning("2026-12-01", now)).toBe(true);
  expect(isRunning("2026-11-22", now)).toBe(false);
});

test("a touchpoint of the same name is found whatever the capitals and signs", () => {
  expect(isNamed("Termin absagen", "Termin-Absagen")).toBe(true);
  expect(isNamed("Termin absagen", "Termin")).toBe(false);
  expect(isNamed("", "")).toBe(false);
});
