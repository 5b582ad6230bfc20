import { describe, expect, it } from "vitest";
import { silenceOf } from "../i18n/format";
import { silenceChange } from "./silence";

describe("a silence of one's own", () => {
  it("is kept in days where it is whole days, else in minutes", () => {
    expect(silenceChange("45", "days")).toEqual({ timeout_days: 45 });
    expect(silenceChange("48", "hours")).toEqual({ timeout_days: 2 });
    expect(silenceChange(" 12 ", "hours")).toEqual({ timeout_minutes: 720 });
    expect(silenceChange("30", "minutes")).toEqual({ timeout_minutes: 30 });
  });

  it("is refused where it is no number or ends nothing", () => {
    for (const text of ["", "0", "-3", "1.5", "soon", "99999999"]) {
      expect(silenceChange(text, "days")).toBeNull();
    }
    expect(silenceChange("3651", "days")).toBeNull();
  });
});

describe("a silence in words", () => {
  it("takes the largest unit that fits whole", () => {
    expect(silenceOf({ timeout_days: 90 })).toBe("90 days");
    expect(silenceOf({ timeout_days: 1, timeout_minutes: 0 })).toBe("1 day");
    expect(silenceOf({ timeout_days: 90, timeout_minutes: 720 })).toBe("12 hours");
    expect(silenceOf({ timeout_days: 90, timeout_minutes: 30 })).toBe("30 minutes");
    expect(silenceOf({ timeout_days: 90, timeout_minutes: 90 })).toBe("90 minutes");
  });
});
