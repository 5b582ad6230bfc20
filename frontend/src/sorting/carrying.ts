// Names on their way to a place on the board, by keyboard: Space picks up, arrows choose the
// place, Enter drops, Esc puts them back. The mouse uses the same places.

export type Place =
  | { kind: "touchpoint"; stageId: string; touchpointId: string }
  | { kind: "stage"; stageId: string }
  | { kind: "aside" };

export interface Carrying {
  keys: readonly string[];
  place: Place;
}

/** A column of places: a stage's touchpoints, then the stage itself (a new touchpoint). */
export type Column = readonly Place[];

export interface BoardShape {
  stages: readonly { id: string }[];
  touchpoints: readonly { id: string; stage_id: string }[];
}

/** Give the places of a board, a column a stage. "Set aside" lies below every column. */
export function columnsOf(board: BoardShape): Column[] {
  return board.stages.map((stage) => [
    ...board.touchpoints
      .filter((touchpoint) => touchpoint.stage_id === stage.id)
      .map((touchpoint): Place => {
        return { kind: "touchpoint", stageId: stage.id, touchpointId: touchpoint.id };
      }),
    { kind: "stage", stageId: stage.id },
  ]);
}

/** Give the place where names land first: the first stage's first touchpoint. */
export function firstPlace(columns: readonly Column[]): Place {
  return columns[0]?.[0] ?? { kind: "aside" };
}

/** Give the place after an arrow key; at the edge it stays. */
export function movedPlace(columns: readonly Column[], place: Place, key: string): Place {
  if (columns.length === 0) return { kind: "aside" };
  if (place.kind === "aside") {
    return key === "ArrowUp" ? (columns[0]?.at(-1) ?? place) : place;
  }
  const at = columns.findIndex((column) => column.some((each) => samePlace(each, place)));
  const column = columns[at] ?? [];
  const row = column.findIndex((each) => samePlace(each, place));
  switch (key) {
    case "ArrowUp":
      return column[Math.max(0, row - 1)] ?? place;
    case "ArrowDown":
      return column[row + 1] ?? { kind: "aside" };
    case "ArrowLeft":
      return besides(columns[at - 1], row) ?? place;
    case "ArrowRight":
      return besides(columns[at + 1], row) ?? place;
    default:
      return place;
  }
}

/** Say whether two places are one. */
export function samePlace(one: Place | null, other: Place | null): boolean {
  if (one === null || other === null || one.kind !== other.kind) return false;
  if (one.kind === "touchpoint" && other.kind === "touchpoint") {
    return one.touchpointId === other.touchpointId;
  }
  if (one.kind === "stage" && other.kind === "stage") return one.stageId === other.stageId;
  return true;
}

export type KeyOutcome =
  | { type: "none" }
  | { type: "pick" }
  | { type: "toggle" }
  | { type: "focus"; step: 1 | -1 | "first" | "last" }
  | { type: "move"; key: string }
  | { type: "drop" }
  | { type: "cancel" }
  | { type: "clear" }
  | { type: "search" }
  | { type: "undo" }
  | { type: "redo" };

export interface KeyMoment {
  key: string;
  /** Ctrl, or ⌘ where the keyboard has it. */
  command: boolean;
  shift: boolean;
  /** The person is writing in a field. */
  typing: boolean;
  carrying: boolean;
  /** The list of names has the focus. */
  inList: boolean;
  /** At least one name is picked. */
  picked: boolean;
}

/** Say what a key means at this moment. */
export function keyOutcome(moment: KeyMoment): KeyOutcome {
  const { key, command, shift, typing, carrying, inList, picked } = moment;
  if (typing) return { type: "none" };
  if (command && key.toLowerCase() === "z") return { type: shift ? "redo" : "undo" };
  if (command && key.toLowerCase() === "y") return { type: "redo" };
  if (command) return { type: "none" };
  if (carrying) return whileCarrying(key);
  if (key === "/") return { type: "search" };
  if (key === "Escape") return picked ? { type: "clear" } : { type: "none" };
  if (!inList) return { type: "none" };
  if (key === " ") return { type: shift ? "toggle" : "pick" };
  if (key === "x") return { type: "toggle" };
  if (key === "ArrowDown") return { type: "focus", step: 1 };
  if (key === "ArrowUp") return { type: "focus", step: -1 };
  if (key === "Home") return { type: "focus", step: "first" };
  if (key === "End") return { type: "focus", step: "last" };
  return { type: "none" };
}

function whileCarrying(key: string): KeyOutcome {
  if (key.startsWith("Arrow")) return { type: "move", key };
  if (key === "Enter") return { type: "drop" };
  if (key === "Escape") return { type: "cancel" };
  return { type: "none" };
}

function besides(column: Column | undefined, row: number): Place | undefined {
  if (!column) return undefined;
  return column[Math.min(row, column.length - 1)];
}
