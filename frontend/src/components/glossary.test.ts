import { expect, test } from "vitest";
import { glossary, wordsIn } from "./glossary";

test("a table's rows become words and meanings, heads and rules do not", () => {
  const table =
    "# Words\n\n| Say | Meaning | Not |\n|---|---|---|\n| stage | one `column` | phase |\n";
  expect(wordsIn(table)).toEqual([{ word: "stage", meaning: "one column" }]);
});

test("every state of the evidence is explained on screen", () => {
  const words = glossary.map((one) => one.word);
  for (const state of ["measured", "reported", "assumed", "contradicted", "stale"]) {
    expect(words).toContain(state);
  }
  expect(glossary.length).toBeGreaterThan(35);
});
