import { expect, test } from "vitest";
import { periodText, valueText } from "./totals";

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
