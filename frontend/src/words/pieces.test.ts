import { expect, test } from "vitest";
import { chosenPieces } from "./pieces";

const words = "I met Anna Weber, then Anna again.".split(/(\s+)/);

test("neighbouring words are one piece, without the comma that ends it", () => {
  expect(chosenPieces(words, [6, 4])).toEqual(["Anna Weber"]);
});

test("words apart are pieces of their own", () => {
  expect(chosenPieces(words, [4, 12])).toEqual(["Anna", "again"]);
});

test("nothing chosen is nothing hidden", () => {
  expect(chosenPieces(words, [])).toEqual([]);
});
