// The brand's promises: statements of the whole map, which stand in no cell.
import { inOrder } from "./lookup";
import type { JourneyMap, Statement } from "./types";

export function promisesOf(map: JourneyMap): readonly Statement[] {
  return inOrder(map.statements.filter((one) => one.part === "promise"));
}
