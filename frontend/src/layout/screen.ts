// The height of the screen: a tall one gives the ribbon and the curve of emotions the room they
// have on paper, a low one keeps all lanes in sight.
import { useSyncExternalStore } from "react";

const TALL = "(min-height: 1180px)";

function follow(changed: () => void): () => void {
  const query = window.matchMedia?.(TALL);
  query?.addEventListener("change", changed);
  return () => query?.removeEventListener("change", changed);
}

/** Whether the window is 1,180 px high or more, followed as it is resized. */
export function useTallScreen(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia?.(TALL).matches === true);
}
