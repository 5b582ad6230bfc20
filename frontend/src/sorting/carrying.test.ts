// @vitest-environment node
import { describe, expect, it } from "vitest";
import { columnsOf, firstPlace, type KeyMoment, keyOutcome, movedPlace } from "./carrying";

const BOARD = {
  stages: [{ id: "explore" }, { id: "buy" }],
  touchpoints: [
    { id: "ad", stage_id: "explore" },
    { id: "list", stage_id: "explore" },
    { id: "checkout", stage_id: "buy" },
  ],
};

function walk(...keys: string[]) {
  const columns = columnsOf(BOARD);
  return keys.reduce((place, key) => movedPlace(columns, place, key), firstPlace(columns));
}

describe("arrows choose the place for what is carried", () => {
  it("starts at the first touchpoint", () => {
    expect(walk()).toEqual({ kind: "touchpoint", stageId: "explore", touchpointId: "ad" });
  });
  it("goes down through the touchpoints to the stage itself, then to set aside", () => {
    expect(walk("ArrowDown", "ArrowDown")).toEqual({ kind: "stage", stageId: "explore" });
    expect(walk("ArrowDown", "ArrowDown", "ArrowDown")).toEqual({ kind: "aside" });
  });
  it("keeps the row as far as the next stage has one", () => {
    expect(walk("ArrowDown", "ArrowDown", "ArrowRight")).toEqual({ kind: "stage", stageId: "buy" });
    expect(walk("ArrowDown", "ArrowRight", "ArrowLeft")).toEqual({
      kind: "touchpoint",
      stageId: "explore",
      touchpointId: "list",
    });
  });
  it("stays at the edges", () => {
    expect(walk("ArrowUp")).toEqual(walk());
    expect(walk("ArrowLeft")).toEqual(walk());
    expect(walk("ArrowRight", "ArrowRight")).toEqual(walk("ArrowRight"));
  });
  it("comes back up from set aside", () => {
    expect(walk("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp").kind).toBe("stage");
  });
  it("has only set aside on a board without stages", () => {
    expect(firstPlace([])).toEqual({ kind: "aside" });
  });
});

describe("a key means one thing at a time", () => {
  const at = (moment: Partial<KeyMoment> & { key: string }) =>
    keyOutcome({
      command: false,
      shift: false,
      typing: false,
      carrying: false,
      inList: true,
      picked: false,
      ...moment,
    });
  it("lets a person write in a field", () => {
    expect(at({ key: " ", typing: true })).toEqual({ type: "none" });
    expect(at({ key: "z", command: true, typing: true })).toEqual({ type: "none" });
  });
  it("picks up with Space and drops with Enter", () => {
    expect(at({ key: " " })).toEqual({ type: "pick" });
    expect(at({ key: "Enter", carrying: true })).toEqual({ type: "drop" });
    expect(at({ key: "Enter" })).toEqual({ type: "none" });
  });
  it("cancels what is carried before it clears what is picked", () => {
    expect(at({ key: "Escape", carrying: true, picked: true })).toEqual({ type: "cancel" });
    expect(at({ key: "Escape", picked: true })).toEqual({ type: "clear" });
  });
  it("undoes with Ctrl+Z and redoes with Ctrl+Shift+Z or Ctrl+Y", () => {
    expect(at({ key: "z", command: true })).toEqual({ type: "undo" });
    expect(at({ key: "Z", command: true, shift: true })).toEqual({ type: "redo" });
    expect(at({ key: "y", command: true, inList: false })).toEqual({ type: "redo" });
  });
  it("searches with / from everywhere but moves the focus only in the list", () => {
    expect(at({ key: "/", inList: false })).toEqual({ type: "search" });
    expect(at({ key: "ArrowDown", inList: false })).toEqual({ type: "none" });
    expect(at({ key: "ArrowDown" })).toEqual({ type: "focus", step: 1 });
  });
});
