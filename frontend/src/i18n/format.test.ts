import { describe, expect, test } from "vitest";
import {
  count,
  day,
  duration,
  durationRange,
  period,
  range,
  share,
  short,
  signed,
  week,
} from "./format";

describe("numbers as people read them", () => {
  test("thousands are separated and long numbers shortened", () => {
    expect(count(214806)).toBe("214,806");
    expect(short(18420)).toBe("18.4k");
    expect(short(873)).toBe("873");
    expect(short(1_234_567)).toBe("1.2M");
  });

  test("shares carry one decimal, whole ends none", () => {
    expect(share(0.332)).toBe("33.2%");
    expect(share(1)).toBe("100%");
    expect(share(0)).toBe("0%");
  });

  test("a negative number has a true minus and nothing is minus zero", () => {
    expect(signed(-1.1)).toBe("−1.1");
    expect(signed(0.8)).toBe("+0.8");
    expect(signed(-0.04)).toBe("0.0");
    expect(range("−1.2", "−0.9")).toBe("−1.2 to −0.9");
    expect(range("67", "70")).toBe("67–70");
  });
});

describe("times", () => {
  test("a duration uses the two units people would say", () => {
    expect(duration(40)).toBe("40 s");
    expect(duration(26 * 60)).toBe("26 min");
    expect(duration(76 * 3600)).toBe("3 d 4 h");
    expect(duration(61 * 86400)).toBe("61 d");
    expect(duration(86400 * 2 - 1)).toBe("2 d");
  });

  test("a middle half shares its unit where it can", () => {
    expect(durationRange(9 * 60, 58 * 60)).toBe("9–58 min");
    expect(durationRange(1.4 * 86400 * 2, 3.8 * 86400)).toBe("2.8–3.8 d");
    expect(durationRange(20 * 3600, 3 * 86400)).toBe("20 h – 3 d");
  });

  test("dates and weeks", () => {
    expect(day("2026-10-21")).toBe("21 Oct 2026");
    expect(week("2026-11-09")).toBe("wk 46");
    expect(week("2026-01-01")).toBe("wk 1");
    expect(week("2027-01-01")).toBe("wk 53");
    expect(period("2026-08-01", "2026-11-01")).toBe("1 Aug – 31 Oct 2026");
    expect(period("2025-12-01", "2026-02-01")).toBe("1 Dec 2025 – 31 Jan 2026");
  });
});
