// Rows that wait for an answer are not counted as rejected.

import { expect, test } from "vitest";
import { rowsApart } from "./RejectsPanel";

const group = (rows: number, question = "") => ({
  reason: "x",
  sentence: "s",
  remedy: "r",
  rows,
  examples: [],
  question,
});

test("rows that wait for an open question are told apart from rejected ones", () => {
  expect(rowsApart([group(334, "time_zone"), group(1)])).toEqual({ refused: 1, waiting: 334 });
  expect(rowsApart([])).toEqual({ refused: 0, waiting: 0 });
});
