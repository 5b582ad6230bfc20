// Where a line of a report may count, and whether its period is over.
import type { JourneyMap } from "../map/types";
import type { Report } from "./types";

/** How many cells of the map rest on a report: each stage's touchpoint and KPI cell counts once. */
export function cellsOn(
  report: Pick<Report, "lines">,
  map: Pick<JourneyMap, "touchpoints">,
): number {
  const stageOf = new Map(map.touchpoints.map((one) => [one.id, one.stage_id]));
  const cells = report.lines.flatMap((line) => {
    if (line.touchpoint_id) return [`touchpoints ${stageOf.get(line.touchpoint_id)}`];
    return line.stage_id ? [`kpis ${line.stage_id}`] : [];
  });
  return new Set(cells).size;
}

/** Whether a period, whose last day is the one before `after`, still runs: its total will grow. */
export function isRunning(after: string, now = new Date()): boolean {
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return after > today;
}

/** Whether a touchpoint is called as a line of a report is, but for capitals and signs. */
export function isNamed(touchpoint: string, label: string): boolean {
  const bare = (text: string) =>
    text
      .toLocaleLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return bare(touchpoint) !== "" && bare(touchpoint) === bare(label);
}
