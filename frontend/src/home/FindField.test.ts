import { expect, test } from "vitest";
import { placesOf } from "./FindField";
import type { HomeData } from "./types";

const DATA = {
  maps: [{ id: "laptop", title: "Buying a laptop" }],
  personas: [{ id: "j s", map_id: "laptop", map_title: "Buying a laptop", name: "Jonas" }],
  sources: [],
} as unknown as HomeData;

test("maps, their screens and personas each lead to their own address", () => {
  const visited: string[] = [];
  const groups = placesOf(DATA, (address) => visited.push(address));
  expect(groups.map((one) => one.label)).toEqual(["Maps", "Personas", "Pages"]);
  const labels = groups.flatMap((one) => one.items).map((one) => one.label);
  expect(labels).toContain("Buying a laptop: Findings and actions");
  for (const group of groups) group.items[0]?.run();
  expect(visited).toEqual(["/maps/laptop", "/maps/laptop?persona=j%20s", "/import"]);
});
