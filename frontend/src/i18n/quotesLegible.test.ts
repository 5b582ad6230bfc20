// Customers' words reach a screen with the signs nobody can see written out.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SCREENS = ["one/StepTable", "editor/CellPanel", "checking/WordsStrip"];

test.each(SCREENS)("%s writes out what a quote hides", (screen) => {
  const text = readFileSync(new URL(`../${screen}.tsx`, import.meta.url), "utf-8");
  expect(text).not.toMatch(/>\{(?:quote|point)\.words\}/);
});

test("an element's words turn nothing beside it", () => {
  const css = readFileSync(new URL("../components/base.css", import.meta.url), "utf-8");
  expect(css).toMatch(/:where\(span, q,[^)]*\) \{\s*unicode-bidi: isolate;/);
});
