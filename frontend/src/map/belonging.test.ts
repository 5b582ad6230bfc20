import { expect, test } from "vitest";
import { channelsOf, differing, everyOwner, ownersOf, withFirst } from "./belonging";
import type { ChannelShare, Figure } from "./types";

const share = (channel: string, part: number, hidden = ""): ChannelShare => ({
  channel,
  figure: { part, n: 300, value: part / 300, hidden } as Figure,
});
const TABLE = { channel: "web", other_channels: ["app"], owner: "Ida", other_owners: ["Jon"] };
const NOBODYS = { ...TABLE, owner: "", other_owners: [] };

test("the first stands first, and nobody is nobody", () => {
  expect(channelsOf(TABLE)).toEqual(["web", "app"]);
  expect(ownersOf(TABLE)).toEqual(["Ida", "Jon"]);
  expect(ownersOf(NOBODYS)).toEqual([]);
  expect(everyOwner([NOBODYS, { owner: "Zoe", other_owners: ["Jon"] }, TABLE])).toEqual([
    "Ida",
    "Jon",
    "Zoe",
  ]);
});

test("another that comes first leaves nobody out, a new one takes the first one's place", () => {
  expect(withFirst("Jon", ["Ida", "Jon", "Zoe"])).toEqual(["Jon", "Ida", "Zoe"]);
  expect(withFirst("Ben", ["Ida", "Jon"])).toEqual(["Ben", "Jon"]);
});

test("only what map and data disagree on is told, and never what stands for few", () => {
  const shares = [share("web", 259), share("store", 41), share("", 2, "too few"), share("app", 0)];
  const { unnamed, traceless } = differing(TABLE, shares);
  expect(unnamed.map((one) => one.channel)).toEqual(["store"]);
  expect(traceless.map((one) => one.channel)).toEqual(["app"]);
  expect(differing(TABLE, [])).toEqual({ unnamed: [], traceless: [] });
});
