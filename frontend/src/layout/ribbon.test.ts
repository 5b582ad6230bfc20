import { describe, expect, test } from "vitest";
import { arcsShape } from "./arcs";
import { columnsFor } from "./columns";
import { ribbonShape } from "./ribbon";

const place = { top: 70, most: 80, bottom: 190 };
const columns = columnsFor(1200, 4, "full", null);

const stage = (reach: number, enter: number, converted: number, left: number, observed = true) => ({
  observed,
  reach,
  enter,
  converted,
  left,
});

describe("the ribbon", () => {
  test("is as high as its journeys, from a straight top edge", () => {
    const shape = ribbonShape(
      columns,
      [
        stage(1000, 1000, 500, 400),
        stage(500, 0, 250, 200),
        stage(250, 0, 250, 0),
        stage(250, 0, 0, 0),
      ],
      place,
    );
    expect(shape.stages.map((one) => one.height)).toEqual([80, 40, 20, 20]);
    expect(shape.body.startsWith("M0,70L0,150")).toBe(true);
    expect(shape.body).toContain("L278,150C300,150 300,110 322,110");
  });

  test("breaks where a stage is not observed, and goes on behind it", () => {
    const shape = ribbonShape(
      columns,
      [
        stage(600, 600, 300, 100),
        stage(0, 0, 0, 0, false),
        stage(640, 0, 300, 0),
        stage(300, 0, 0, 0),
      ],
      place,
    );
    expect(shape.body).toContain("M0,70L0,145L300,145L300,70Z");
    expect(shape.body).toContain("ZM600,70L600,150");
    expect(shape.blocks.map((one) => one.stage)).toEqual([1]);
  });

  test("a loss under 3% is an arrow, a larger one a stream as thick as its journeys", () => {
    const shape = ribbonShape(
      columns,
      [stage(1000, 1000, 600, 400), stage(600, 0, 590, 10), stage(590, 0, 0, 0), stage(0, 0, 0, 0)],
      place,
    );
    expect(shape.leaving.map((one) => [one.stage, one.width])).toEqual([[0, 32]]);
    expect(shape.small.map((one) => one.stage)).toEqual([1]);
  });

  test("those who enter later join as a stream, and the body widens there", () => {
    const shape = ribbonShape(
      columns,
      [stage(500, 500, 400, 100), stage(1000, 600, 0, 0), stage(0, 0, 0, 0), stage(0, 0, 0, 0)],
      place,
    );
    expect(shape.entering.map((one) => [one.stage, one.width])).toEqual([[1, 48]]);
    expect(shape.body).toContain("322,102");
    expect(shape.stages[1]?.height).toBe(80);
  });

  test("a stage nobody could observe is a block as high as the first one seen", () => {
    const shape = ribbonShape(
      columns,
      [stage(0, 0, 0, 0, false), stage(800, 800, 0, 0), stage(0, 0, 0, 0), stage(0, 0, 0, 0)],
      place,
    );
    expect(shape.blocks).toEqual([{ stage: 0, x: 12, width: 276, height: 80 }]);
    expect(shape.body.startsWith("M300,70")).toBe(true);
  });
});

describe("a ribbon with stages nobody could observe in between", () => {
  test("is drawn in pieces: nothing is drawn where nothing was seen", () => {
    const shape = ribbonShape(
      columns,
      [stage(800, 800, 0, 300), stage(0, 0, 0, 0, false), stage(400, 0, 0, 0), stage(0, 0, 0, 0)],
      place,
    );
    const pieces = shape.body.split("Z").filter(Boolean);
    expect(pieces.length).toBe(2);
    expect(pieces[0]?.startsWith("M0,70L0,150")).toBe(true);
    expect(pieces[1]?.startsWith("M600,70L600,110")).toBe(true);
    const xs = [...(pieces[0] ?? "").matchAll(/[ML ,C](\d+(?:\.\d+)?),/g)].map(
      (one) => +(one[1] ?? 0),
    );
    expect(Math.max(...xs)).toBeLessThanOrEqual(300);
  });
});

describe("arcs", () => {
  test("skips and repeats share the outer track, returns have the inner one", () => {
    const { shown, more } = arcsShape(columns, 70, 1000, [
      { kind: "skip", from: 0, to: 2, journeys: 100, drawn: true, label: "skip" },
      { kind: "return", from: 1, to: 0, journeys: 300, drawn: true, label: "look again" },
    ]);
    expect(more).toEqual([]);
    expect(shown.map((one) => [one.labelY, one.green])).toEqual([
      [52, false],
      [26, true],
    ]);
  });

  test("an arc that no picture draws waits behind “more”, however many walked it", () => {
    const { shown, more } = arcsShape(columns, 70, 1000, [
      { kind: "skip", from: 0, to: 2, journeys: 100, drawn: true, label: "a" },
      { kind: "skip", from: 1, to: 3, journeys: 190, drawn: false, label: "b" },
    ]);
    expect(shown.map((one) => one.index)).toEqual([0]);
    expect(more).toEqual([1]);
  });
});

describe("columns", () => {
  test("share the width while they keep 180 px, then the sheet scrolls", () => {
    expect(columnsFor(1344, 7, "full", null).widths[0]).toBe(192);
    expect(columnsFor(900, 7, "full", null).total).toBe(7 * 180);
    expect(columnsFor(900, 7, "compact", null).widths[0]).toBe(128);
    expect(columnsFor(202, 7, "full", null).widths[0]).toBe(202);
  });
});
