// Which stages stand side by side, and that none is ever cut.
import { describe, expect, test } from "vitest";
import { automaticDensity, columnsFor, laneLabel } from "./columns";

const RAIL = 52;
const SCROLLBAR = 12;
const roomOf = (screen: number) => screen - RAIL - SCROLLBAR;

describe("full density", () => {
  test("seven stages stand side by side from 1,440 px on, each at least 180 px wide", () => {
    for (const screen of [1440, 1600, 1920]) {
      const room = roomOf(screen);
      const columns = columnsFor(room - laneLabel(room), 7, "full", null);
      expect(columns.total + laneLabel(room)).toBeLessThanOrEqual(room);
      expect(Math.min(...columns.widths)).toBeGreaterThanOrEqual(180);
    }
  });

  test("where they do not fit, a whole number of columns fills the room", () => {
    const room = roomOf(1024);
    const available = room - laneLabel(room);
    const [width = 0] = columnsFor(available, 7, "full", null).widths;
    expect(available % width).toBeLessThan(Math.floor(available / width));
    expect(Math.floor(available / width)).toBe(4);
  });
});

test("a focused stage gets 292 px and the others share the rest, never under 92", () => {
  expect(columnsFor(1200, 7, "compact", 2).widths).toEqual([151, 151, 292, 151, 151, 151, 151]);
  expect(columnsFor(600, 12, "compact", 0).widths.slice(0, 2)).toEqual([292, 92]);
});

test("an overview keeps 44 px and does not grow without bounds", () => {
  expect(columnsFor(600, 20, "overview", null).widths[0]).toBe(46);
  expect(columnsFor(1200, 7, "overview", null).widths[0]).toBe(120);
});

test("nobody chose: up to seven full, up to fourteen compact, above that an overview", () => {
  expect([7, 8, 14, 15].map(automaticDensity)).toEqual(["full", "compact", "compact", "overview"]);
});
