import { useEffect, useState } from "react";

const PAUSE_MS = 400;

/**
 * The revision the figures are asked for: the first one at once, and one that counts nothing anew.
 * Others after a pause, so that several edits in a row are counted once. Null until there is a map.
 */
export function useSettled(revision: number, isThere: boolean, recounted: number): number | null {
  const [settled, settle] = useState<number | null>(null);
  useEffect(() => {
    if (!isThere) return;
    if (settled === null || recounted <= settled) {
      settle(revision);
      return;
    }
    const timer = window.setTimeout(() => settle(revision), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [revision, isThere, settled, recounted]);
  return settled;
}
