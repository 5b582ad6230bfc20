import { describe, expect, test } from "vitest";
import type { Claim } from "../map/types";
import { isOpen, keepEdit, nextOpen, shownAmount, storedAmount, timeUnit } from "./edits";
import type { Checked } from "./types";

const one = (statement_id: string, over: Partial<Checked> = {}): Checked => ({
  statement_id,
  stage_id: "buy",
  lane_id: "goals",
  part: "text",
  text: "Wants it fast",
  state: "assumed",
  badge: "own opinion",
  reason: "",
  figures: 2,
  quotes: 0,
  looked_at: "",
  verdict: "",
  ...over,
});

describe("the next statement", () => {
  test("skips what rests on data, what no figure can test, and what was looked at", () => {
    const list = [
      one("a"),
      one("b", { state: "measured" }),
      one("c", { figures: 0 }),
      one("d", { looked_at: "2026-11-22" }),
      one("e"),
    ];
    expect(nextOpen(list, "a")).toBe("e");
    expect(nextOpen(list, "e")).toBe("a");
    expect(nextOpen(list, "a", -1)).toBe("e");
  });

  test("falls back to any assumed one, and to none", () => {
    expect(nextOpen([one("a", { state: "measured" }), one("b", { figures: 0 })], "a")).toBe("b");
    expect(nextOpen([one("a", { state: "measured" })], "a")).toBe("");
  });

  test("a sentence whose test cannot tell yet is not asked again", () => {
    expect(isOpen(one("a", { verdict: "cannot tell yet" }))).toBe(false);
  });
});

test("keeping writes claim, reason and our own word in one step", () => {
  const claim = { quantity: { kind: "repurchase" }, comparison: "most" } as unknown as Claim;
  const edit = keepEdit({ statement_id: "a", text_revision: 3 }, claim, "New depot", "2026-11-22");
  expect((edit.edits as { type: string }[]).map((part) => part.type)).toEqual([
    "set-claim",
    "keep-with-reason",
    "add-support",
  ]);
});

test("amounts are shown as people say them and stored as the map holds them", () => {
  expect(shownAmount(0.333, "share", "days")).toBe(33.3);
  expect(storedAmount(33, "share", "days")).toBe(0.33);
  expect(timeUnit(1800)).toBe("minutes");
  expect(storedAmount(shownAmount(1800, "seconds", "minutes"), "seconds", "minutes")).toBe(1800);
  expect(timeUnit(86_400)).toBe("days");
});
