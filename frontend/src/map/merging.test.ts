import { expect, test } from "vitest";
import { merged } from "./merging";

const base = "I look at the laptop in the shop and ask a friend";

test("changes of different words both stand", () => {
  const theirs = "I look at the laptop in the store and ask a friend";
  const yours = "I look at the laptop in the shop and ask a good friend";
  expect(merged(base, theirs, yours)).toBe(
    "I look at the laptop in the store and ask a good friend",
  );
});

test("the same change made twice stands once", () => {
  const both = base.replace("shop", "store");
  expect(merged(base, both, both)).toBe(both);
});

test("changes of the same words are for a person to choose", () => {
  expect(merged(base, base.replace("shop", "store"), base.replace("shop", "market"))).toBeNull();
});

test("what one wrote around blanks and line breaks is kept", () => {
  const theirs = `${base}.`;
  const yours = base.replace("I look", "Then\nI  look");
  expect(merged(base, theirs, yours)).toBe(`Then\nI  look${base.slice(6)}.`);
});
