// What the server answers about an old map, by the names the screen knows.
import type { OldLane } from "../map/schema";

export type { Matched, OldCell, OldLane, OldMapRead } from "../map/schema";

export type OldKind = OldLane["kind"];
