import { expect, test } from "vitest";
import { ApiProblem } from "./client";
import { untilHeard } from "./untilHeard";

const silence = () => new ApiProblem(0, "unreachable", "Desireline does not answer.");
const soon = () => Promise.resolve();

test("what nobody hears is sent again, with longer pauses, until somebody answers", async () => {
  const pauses: number[] = [];
  const told: ApiProblem[] = [];
  let calls = 0;
  const answer = await untilHeard(
    async () => {
      calls += 1;
      if (calls < 7) throw silence();
      return "kept";
    },
    (problem) => told.push(problem),
    async (ms) => void pauses.push(ms),
  );
  expect([answer, calls, told.length]).toEqual(["kept", 7, 6]);
  expect(pauses).toEqual([500, 1000, 2000, 4000, 4000, 4000]);
});

test("a refusal is an answer and is not sent again", async () => {
  let calls = 0;
  const refused = untilHeard(
    async () => {
      calls += 1;
      throw new ApiProblem(422, "too-long", "The text is too long.");
    },
    () => undefined,
    soon,
  );
  await expect(refused).rejects.toThrow("too long");
  expect(calls).toBe(1);
});
