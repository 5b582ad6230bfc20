// Where journeys begin, as the reading has it: one entry a stage, one a touchpoint, one for others.
import type { MapView } from "./lookup";
import type { EntryReading, Figure } from "./types";

/** The share of all journeys that begin in a stage, or at one touchpoint of it where seen. */
export function entryOf(view: MapView, stageId: string, touchpointId = ""): Figure | null {
  const found = view.reading?.entries.find(
    (one) => one.stage_id === stageId && one.touchpoint_id === touchpointId,
  );
  const unseen = touchpointId !== "" && found?.figure.part === 0;
  return unseen ? null : (found?.figure ?? null);
}

/** Those a list has room for: the stage and each of its touchpoints where anybody begins. */
export function entriesOf(view: MapView, stageId: string): readonly EntryReading[] {
  return (view.reading?.entries ?? []).filter(
    (one) => one.stage_id === stageId && (one.touchpoint_id === "" || one.figure.part !== 0),
  );
}
