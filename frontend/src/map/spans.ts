// Sentences that reach over several stages of their lane: where they lie, and how they are
// stretched. Pure: a map in, places or an edit out.
import type { JourneyMap, Lane, Statement } from "./types";

type Ordered = { readonly id: string };

/** One sentence over several columns, and the line it lies on above the cells. */
export interface Span {
  readonly statement: Statement;
  readonly first: number;
  readonly many: number;
  readonly track: number;
}

const LANES: readonly Lane["kind"][] = ["actions", "goals", "thoughts", "barriers", "free"];

export function canStretch(map: Pick<JourneyMap, "lanes">, statement: Statement): boolean {
  const kind = map.lanes.find((one) => one.id === statement.lane_id)?.kind;
  const isWords = statement.part === "text" || statement.part === "barrier";
  return isWords && kind !== undefined && LANES.includes(kind);
}

/** The stages a statement stands over, its own first; its own alone where it reaches no further. */
export function stagesUnder(stages: readonly Ordered[], statement: Statement): readonly string[] {
  const own = [statement.stage_id];
  if (!statement.last_stage_id) return own;
  const first = stages.findIndex((one) => one.id === statement.stage_id);
  const last = stages.findIndex((one) => one.id === statement.last_stage_id);
  return first >= 0 && last > first ? stages.slice(first, last + 1).map((one) => one.id) : own;
}

/** What lies over the cells of a lane; `statements` in their order. */
export function spansIn(
  stages: readonly Ordered[],
  statements: readonly Statement[],
): readonly Span[] {
  const free: number[] = [];
  return statements
    .map((statement) => ({ statement, under: stagesUnder(stages, statement) }))
    .filter((one) => one.under.length > 1)
    .map(({ statement, under }) => ({
      statement,
      first: stages.findIndex((one) => one.id === under[0]),
      many: under.length,
    }))
    .sort((one, other) => one.first - other.first)
    .map((one) => {
      const open = free.findIndex((end) => end <= one.first);
      const track = open < 0 ? free.length : open;
      free[track] = one.first + one.many;
      return { ...one, track };
    });
}

/** The edit that lets a statement end at this column; null where that changes nothing. */
export function stretchedTo(
  stages: readonly Ordered[],
  statement: Statement,
  column: number,
): { type: "span-statement"; statement_id: string; last_stage_id: string } | null {
  const first = stages.findIndex((one) => one.id === statement.stage_id);
  const last = Math.min(Math.max(column, first), stages.length - 1);
  const now = first + stagesUnder(stages, statement).length - 1;
  if (first < 0 || last === now) return null;
  const last_stage_id = last === first ? "" : (stages[last]?.id ?? "");
  return { type: "span-statement", statement_id: statement.id, last_stage_id };
}

/** One stage more, or one less. */
export function stretchedBy(
  stages: readonly Ordered[],
  statement: Statement,
  step: 1 | -1,
): ReturnType<typeof stretchedTo> {
  const first = stages.findIndex((one) => one.id === statement.stage_id);
  const now = first + stagesUnder(stages, statement).length - 1;
  return stretchedTo(stages, statement, now + step);
}
