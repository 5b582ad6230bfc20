// What the server does not hear is sent again until it does. The number a change carries makes it
// count once, so that a change heard but never answered is not made twice.
import { ApiProblem } from "./client";

const PAUSES_MS = [500, 1000, 2000, 4000];

/** Sends until somebody answers; a refusal is an answer. */
export async function untilHeard<T>(
  send: () => Promise<T>,
  onSilence: (silence: ApiProblem) => void,
  pause: (ms: number) => Promise<void> = paused,
): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await send();
    } catch (trouble) {
      if (!(trouble instanceof ApiProblem) || trouble.status !== 0) throw trouble;
      onSilence(trouble);
      await pause(PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0);
    }
  }
}

function paused(ms: number): Promise<void> {
  return new Promise((go) => window.setTimeout(go, ms));
}
