import { expect, test } from "vitest";
import { cellsOn, isNamed, isRunning } from "./wording";

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

test("the cells that rest on a report are counted, each once", () => {
  const line = (at: object) => ({
    label: "",
    unit: "count",
    touchpoint_id: "",
    stage_id: "",
    ...at,
  });
  const lines = [
    line({ touchpoint_id: "call" }),
    line({ touchpoint_id: "chat" }),
    line({ stage_id: "use" }),
    line({}),
  ];
  const touchpoints = ["call", "chat"].map((id) => ({ id, stage_id: "use" }));
  expect(cellsOn({ lines } as never, { touchpoints } as never)).toBe(2);
  expect(cellsOn({ lines: [line({})] } as never, { touchpoints } as never)).toBe(0);
});
