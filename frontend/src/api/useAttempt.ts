// Work that the server can refuse or never hear: what stopped it is kept as a sentence to show.
import { useCallback, useState } from "react";
import { ApiProblem } from "./client";

export interface Attempt {
  /** What stopped the last try; empty = nothing did. */
  readonly problem: string;
  /** Does the work; false = it was stopped. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useAttempt(): Attempt {
  const [problem, setProblem] = useState("");
  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    setProblem("");
    try {
      await work();
      return true;
    } catch (trouble) {
      setProblem(trouble instanceof ApiProblem ? trouble.message : String(trouble));
      return false;
    }
  }, []);
  return { problem, attempt };
}
