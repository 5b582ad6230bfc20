import { expect, test } from "vitest";
import { columnsFor } from "./columns";
import { type EmotionInput, emotionShape } from "./emotion";
import { alongTime, ticks } from "./timeScale";

const columns = columnsFor(1000, 5, "full", null);
const pad = { top: 30, bottom: 20 };
const point = (stage: number, value: number, more: Partial<EmotionInput> = {}): EmotionInput => ({
  stage,
  value,
  low: value - 0.2,
  high: value + 0.2,
  state: "reported",
  label: "annoyed −1.0",
  ...more,
});

test("+2 lies at the top, −2 at the bottom, 0 between", () => {
  const shape = emotionShape(columns, [point(0, 2), point(1, -2)], 190, pad);
  expect(shape.spots.map((one) => one.y)).toEqual([30, 170]);
  expect(shape.zero).toBe(100);
});

test("the line breaks where a stage has no point", () => {
  const shape = emotionShape(
    columns,
    [point(0, 1), point(1, 0), point(3, 1), point(4, -1)],
    190,
    pad,
  );
  expect(shape.lines).toHaveLength(2);
  expect(shape.bands).toHaveLength(2);
});

test("a piece is drawn in the weaker state of its two ends", () => {
  const shape = emotionShape(
    columns,
    [point(0, 1, { state: "measured" }), point(1, 0), point(2, 1, { state: "assumed" })],
    190,
    pad,
  );
  expect(shape.lines.map((one) => one.state)).toEqual(["reported", "assumed"]);
});

test("touchpoints of one stage share its width, and labels stay on the sheet", () => {
  const shape = emotionShape(columns, [point(4, 1), point(4, 0.9)], 190, pad);
  expect(shape.spots.map((one) => one.x)).toEqual([850, 950]);
  expect(shape.spots[1]?.side).not.toBe("right");
});

test("times lie on a logarithmic scale from a minute to 90 days", () => {
  expect(alongTime(60)).toBe(0);
  expect(alongTime(90 * 86400)).toBe(1);
  expect(alongTime(1)).toBe(0);
  expect(ticks[0]).toBeLessThan(ticks[1] ?? 0);
});
