// Suggestions a person rejected on this map: remembered in this browser, not asked again.

const key = (mapId: string) => `desireline.rejected.${mapId}`;

/** Give the ids of the suggestions rejected on a map. */
export function rejectedIds(mapId: string): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(mapId)) ?? "[]");
    return Array.isArray(found) ? found.filter((id): id is string => typeof id === "string") : [];
  } catch {
    // Unreadable or refused storage: nothing is remembered, everything is suggested.
    return [];
  }
}

/** Remember these ids and no others. */
export function keepRejected(mapId: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(key(mapId), JSON.stringify(ids));
  } catch {
    // Storage may be refused; the rejection then holds until the page is left.
  }
}
