// Cards are moved, copied and removed by named edits; several are one step for undo.
import { expect, test } from "vitest";
import type { JourneyMap } from "../map/types";
import {
  cardFrom,
  duplicated,
  fits,
  mergedCards,
  moved,
  placeOf,
  removed,
  sentencesOf,
  stepped,
} from "./cards";

const map = {
  stages: [
    { id: "b", order: "a1", name: "Buy" },
    { id: "a", order: "a0", name: "Look" },
  ],
  lanes: [
    { id: "acts", kind: "actions", order: "a0", name: "Actions" },
    { id: "tps", kind: "touchpoints", order: "a1", name: "Touchpoints" },
    { id: "mood", kind: "emotions", order: "a2", name: "Emotions" },
  ],
  touchpoints: [{ id: "t", stage_id: "a", order: "a0", name: "Ad" }],
  moments: [{ id: "m", stage_id: "a", order: "a0", name: "First look" }],
  statements: [
    { id: "s1", stage_id: "a", lane_id: "acts", order: "a0", text: "one" },
    { id: "s2", stage_id: "a", lane_id: "acts", order: "a1", text: "two" },
    { id: "s3", stage_id: "a", lane_id: "acts", order: "a2", text: "three" },
  ],
} as unknown as JourneyMap;
const card = (id: string) => ({ kind: "statement", id }) as const;

test("a key names its card, and anything else none", () => {
  expect(cardFrom("statement:a:b")).toEqual({ kind: "statement", id: "a:b" });
  expect(cardFrom("kpi:x")).toBeNull();
  expect(cardFrom(undefined)).toBeNull();
});

test("up and down change places in the cell and stop at its ends", () => {
  expect(stepped(map, card("s2"), "up")).toMatchObject({ type: "move-statement", before: "s1" });
  expect(stepped(map, card("s2"), "down")).toMatchObject({ before: "" });
  expect(stepped(map, card("s1"), "down")).toMatchObject({ before: "s3" });
  expect(stepped(map, card("s1"), "up")).toBeNull();
  expect(stepped(map, card("s3"), "down")).toBeNull();
});

test("left and right go to the next stage and stop at the edge", () => {
  expect(stepped(map, card("s1"), "right")).toMatchObject({ stage_id: "b", lane_id: "acts" });
  expect(stepped(map, card("s1"), "left")).toBeNull();
  expect(stepped(map, { kind: "touchpoint", id: "t" }, "right")).toMatchObject({
    type: "move-touchpoint",
    stage_id: "b",
  });
  expect(stepped(map, { kind: "stage", id: "a" }, "right")).toEqual({
    type: "move-stage",
    stage_id: "a",
    before: "",
  });
  expect(stepped(map, { kind: "lane", id: "mood" }, "up")).toMatchObject({ before: "tps" });
});

test("a card goes only where it is drawn", () => {
  expect(fits(map, card("s1"), "mood")).toBe(false);
  expect(fits(map, { kind: "touchpoint", id: "t" }, "acts")).toBe(false);
  expect(moved(map, card("s1"), { stageId: "b", laneId: "tps", before: "" })).toBeNull();
  expect(placeOf(map, { kind: "touchpoint", id: "t" }).laneId).toBe("tps");
});

test("several cards are removed as one step, what is gone already is left out", () => {
  expect(removed(map, [card("s1"), card("gone")])).toEqual({
    type: "remove-statement",
    statement_id: "s1",
  });
  expect(removed(map, [card("s1"), { kind: "moment", id: "m" }])).toMatchObject({
    type: "several",
    title: "Remove 2 cards",
  });
  expect(duplicated([{ kind: "stage", id: "a" }])).toMatchObject({ type: "duplicate-stage" });
  expect(duplicated([{ kind: "moment", id: "m" }])).toMatchObject({
    type: "duplicate-moment",
    moment_id: "m",
  });
});

test("cards of one kind become one, the first of them as the map orders them", () => {
  expect(mergedCards(map, [card("s3"), card("s1")])).toEqual({
    type: "merge-statements",
    statement_id: "s1",
    other_statement_ids: ["s3"],
  });
  expect(mergedCards(map, [card("s1"), { kind: "touchpoint", id: "t" }])).toBeNull();
  expect(mergedCards(map, [card("s1")])).toBeNull();
  const barrier = { ...map.statements[0], id: "b1", part: "barrier" };
  const mixed = { ...map, statements: [...map.statements, barrier] } as JourneyMap;
  expect(mergedCards(mixed, [card("b1"), card("s1")])).toBeNull();
});

test("a text is divided where its sentences end", () => {
  const text = "I wait. Nobody calls!\nThe parcel costs 4.50 euros";
  expect(sentencesOf(text)).toEqual(["I wait.", "Nobody calls!", "The parcel costs 4.50 euros"]);
  expect(sentencesOf("One only")).toEqual(["One only"]);
});
