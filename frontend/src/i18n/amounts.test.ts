// @vitest-environment node
import { describe, expect, it } from "vitest";
import { age, moment, percent, several, since, size } from "./amounts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);

describe("amounts in words", () => {
  it("counts with the right word", () => {
    expect([several(1, "row", "rows"), several(0, "row", "rows")]).toEqual(["1 row", "0 rows"]);
  });
  it("never rounds to nobody or everybody", () => {
    expect([percent(0), percent(0.001), percent(0.914), percent(0.9996), percent(1)]).toEqual([
      "0%",
      "under 1%",
      "91%",
      "over 99%",
      "100%",
    ]);
    expect(percent(0.9104, 1)).toBe("91%");
    expect(percent(0.9154, 1)).toBe("91.5%");
  });
  it("gives sizes people know", () => {
    expect([size(1), size(2048), size(1468006)]).toEqual(["1 byte", "2 kB", "1.4 MB"]);
  });
  it("gives ages in the largest fitting unit", () => {
    expect([20_000, 240_000, 2 * 3_600_000, 9 * DAY, 49 * DAY, 150 * DAY].map(age)).toEqual([
      "under 1 min",
      "4 min",
      "2 h",
      "9 d",
      "7 wk",
      "5 mo",
    ]);
  });
  it("says when something was edited, and the date when it is long ago", () => {
    expect(since(NOW - 30_000, NOW)).toBe("just now");
    expect(since(NOW - DAY, NOW)).toBe("yesterday");
    expect(since(NOW - 3 * DAY, NOW)).toBe("3 days ago");
    expect(since(NOW - 60 * DAY, NOW)).toBe("23 Sep 2026");
  });
  it("shows a time as UTC, and a day as a day", () => {
    expect(moment("2026-10-14T09:12:33Z")).toBe("14 Oct 2026, 09:12");
    expect(moment("2026-10-14")).toBe("14 Oct 2026");
    expect(moment("soon")).toBe("soon");
  });
});
