// @vitest-environment node
import { describe, expect, it } from "vitest";
import { backedCells, meterParts } from "./meter";

describe("the evidence meter", () => {
  it("keeps one order whatever order the counts come in", () => {
    const parts = meterParts(
      { stale: 1, contradicted: 2, measured: 3, assumed: 4, reported: 5 },
      20,
    );
    expect(parts.map((part) => part.state)).toEqual([
      "measured",
      "reported",
      "assumed",
      "contradicted",
      "stale",
      "empty",
    ]);
    expect(parts.at(-1)?.cells).toBe(5);
  });
  it("draws nothing for a state that no cell has", () => {
    expect(meterParts({ measured: 2, stale: 0 }, 2)).toEqual([{ state: "measured", cells: 2 }]);
  });
  it("counts measured and reported cells as resting on data, of all cells", () => {
    expect(backedCells({ measured: 40, reported: 5, assumed: 7, empty: 4 }, 56)).toEqual({
      backed: 45,
      empty: 4,
    });
  });
});
