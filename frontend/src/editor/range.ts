// A block of cells chosen together: from the cell it was begun at to the one it was drawn to.
// Row 1 is the first lane, column 0 the first stage. Pure.
import type { MapView } from "../map/lookup";
import type { CardRef } from "./cards";

type Spot = readonly [row: number, column: number];

export interface Range {
  readonly from: Spot;
  readonly to: Spot;
}

type Looked = Pick<MapView, "stages" | "lanes" | "inside" | "spans" | "touchpoints">;

export function isIn(range: Range | null, row: number, column: number): boolean {
  if (!range) return false;
  const between = (at: number, one: number, other: number) =>
    at >= Math.min(one, other) && at <= Math.max(one, other);
  return between(row, range.from[0], range.to[0]) && between(column, range.from[1], range.to[1]);
}

/** The block one step further, within the map; null where it would leave it. */
export function grown(
  view: Pick<MapView, "stages" | "lanes">,
  range: Range,
  step: Spot,
): Range | null {
  const [row, column] = [range.to[0] + step[0], range.to[1] + step[1]];
  const isThere =
    row >= 1 && row <= view.lanes.length && column >= 0 && column < view.stages.length;
  return isThere ? { ...range, to: [row, column] } : null;
}

/** All cards that begin in the block, lane by lane. */
export function cardsOf(view: Looked, range: Range): readonly CardRef[] {
  return cellsOf(view, range).flat(2);
}

/** The words of the block as spreadsheets take them: tabs between stages, a line for each lane. */
export function blockText(view: Looked, range: Range, name: (card: CardRef) => string): string {
  return cellsOf(view, range)
    .map((cells) => cells.map((cards) => quoted(cards.map(name).filter(Boolean))).join("\t"))
    .join("\n");
}

const quoted = (lines: readonly string[]) =>
  lines.length > 1 || /[\t\n]/u.test(lines[0] ?? "")
    ? `"${lines.join("\n").replaceAll('"', '""')}"`
    : (lines[0] ?? "");

function cellsOf(view: Looked, range: Range): readonly (readonly (readonly CardRef[])[])[] {
  const rows = view.lanes.filter((_, at) => isIn(range, at + 1, range.from[1]));
  return rows.map((lane) =>
    view.stages
      .filter((_, column) => isIn(range, range.from[0], column))
      .map((stage): readonly CardRef[] => {
        if (lane.kind === "touchpoints") {
          return view.touchpoints(stage.id).map((one) => ({ kind: "touchpoint", id: one.id }));
        }
        const over = view
          .spans(lane.id)
          .filter((one) => one.statement.stage_id === stage.id)
          .map((one) => one.statement);
        return [...over, ...view.inside(stage.id, lane.id)].map((one) => ({
          kind: "statement",
          id: one.id,
        }));
      }),
  );
}
