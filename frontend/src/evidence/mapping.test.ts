import { describe, expect, it } from "vitest";
import { withMeaning } from "./mapping";
import type { Inspection, Meaning } from "./types";

const entry = (column: string, meaning: Meaning) => ({ column, meaning });
const survey = {
  columns: [],
  mapping: { columns: [entry("nps", "score"), entry("mark", "attribute"), entry("day", "time")] },
} as unknown as Inspection;

function chosen(column: string, meaning: Meaning): Record<string, Meaning> {
  const columns = withMeaning(survey, column, meaning).columns;
  return Object.fromEntries(columns.map((one) => [one.column, one.meaning]));
}

describe("a chosen meaning", () => {
  it("leaves another score a score: a survey may ask two", () => {
    expect(chosen("mark", "score")).toEqual({ nps: "score", mark: "score", day: "time" });
  });

  it("takes the time from the column that had it: a row has one moment", () => {
    expect(chosen("mark", "time")).toMatchObject({ mark: "time", day: "attribute" });
  });
});
