import { expect, test } from "vitest";
import { axisOf } from "./axis";

test("an axis of shares begins at nothing", () => {
  expect(axisOf([0.12, 0.31], "share")).toEqual({ from: 0, to: 0.4, cut: false });
});

test("where all weeks lie close together it begins higher, and says so", () => {
  const axis = axisOf([0.78, 0.84], "share");
  expect(axis.cut).toBe(true);
  expect(axis.from).toBeCloseTo(0.6);
  expect(axis.to).toBeCloseTo(0.9);
});

test("an emotion keeps its whole scale", () => {
  expect(axisOf([0.4, 0.5], "valence")).toEqual({ from: -2, to: 2, cut: false });
});
