import { expect, test } from "vitest";
import { wholeWords } from "./wholeWords";

const perLetter = (text: string) => text.length * 6;

test("a sentence that fits stays whole, its small words too", () => {
  expect(wholeWords("I look it up", 200, perLetter)).toBe("I look it up");
});

test("a narrow column gets whole words and says that there is more", () => {
  expect(wholeWords("I open several product pages, one after the other.", 90, perLetter)).toBe(
    "open several …",
  );
});

test("punctuation does not hang before the ellipsis", () => {
  expect(wholeWords("Looking, then buying it", 62, perLetter)).toBe("Looking …");
});

test("a single word that is too long loses its end, visibly", () => {
  expect(wholeWords("Unverbindlichkeiten überall", 60, perLetter)).toBe("Unverbind…");
});
