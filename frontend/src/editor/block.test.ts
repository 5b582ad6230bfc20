import { expect, test } from "vitest";
import { blockFrom } from "./block";

test.each([
  ["one cell", "Pays", [["Pays"]]],
  [
    "rows and columns",
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["a cell with breaks", 'x\t"- one\n- two"\ny', [["x", "- one\n- two"], ["y"]]],
  ["a quote inside such a cell", '"say ""hi""\nnow"', [['say "hi"\nnow']]],
  ["someone’s own quotes stay", '"Will it fit?"\tsure', [['"Will it fit?"', "sure"]]],
  ["an unclosed quote is a word", '"oh\nwell', [['"oh'], ["well"]]],
  ["empty cells keep their place", "\tb", [["", "b"]]],
  ["nothing", "\n", []],
])("%s", (_, text, rows) => {
  expect(blockFrom(text)).toEqual(rows);
});
