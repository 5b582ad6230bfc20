import { expect, test } from "vitest";
import { figureText, fullText, periodText } from "./figures";
import type { Figure } from "./types";

const shareOfTwo: Figure = {
  measure: "conversion",
  value: null,
  unit: "share",
  n: 2,
  grain: "journeys",
  definition: "",
  rows: "stage:need:conversion",
  part: null,
  low: null,
  high: null,
  period_from: "2026-08-01",
  period_to: "2026-11-01",
  hidden: "too few to say (n = 2)",
  source: "",
  fewest: null,
};

test("a share of two is too few, and a share of none is nobody", () => {
  expect(figureText(shareOfTwo)).toBe("too few");
  expect(fullText(shareOfTwo)).toBe("too few, n 2 journeys");
  expect(figureText({ ...shareOfTwo, n: 0, hidden: "" })).toBe("nobody");
});

test("a period ends the day before its last date, chosen or not", () => {
  expect(periodText(shareOfTwo)).toBe("1 Aug – 31 Oct 2026");
});

test("a net promoter score has a sign and whole points, and its interval says to", () => {
  const score = { ...shareOfTwo, unit: "points", n: 40, hidden: "", value: -22.4 } as const;
  expect(fullText({ ...score, grain: "answers", low: -45.1, high: 0.3 })).toBe(
    "−22 (−45 to 0), n 40 answers",
  );
});
