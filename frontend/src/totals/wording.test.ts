import { expect, test } from "vitest";
import { isNamed, isRunning, periodText, valueText } from "./wording";

test("a whole month has its name, anything else its days", () => {
  expect(periodText("2026-10-01", "2026-11-01")).toBe("Oct 2026");
  expect(periodText("2026-12-01", "2027-01-01")).toBe("Dec 2026");
  expect(periodText("2026-10-05", "2026-10-12")).toContain("11 Oct 2026");
});

test("shares are percent, counts are whole", () => {
  expect(valueText(0.315, "share")).toBe("31.5%");
  expect(valueText(1398, "count")).toBe("1,398");
  expect(valueText(41.5, "score")).toBe("41.5");
});

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
