// A feeling set by hand for a stage: assumed by definition, kept beside what customers said.
import { type Edit, newId } from "../api/useMapDocument";
import type { MapView } from "../map/lookup";
import type { Statement } from "../map/types";

const LOWEST = -2;
const HIGHEST = 2;

export function handSet(view: MapView, stageId: string, laneId: string): Statement | null {
  const found = view
    .statements(stageId, laneId)
    .find((one) => one.part === "emotion" && one.emotion !== null && one.emotion !== undefined);
  return found ?? null;
}

/** The edit that sets it to a value; null takes it away, or does nothing where there is none. */
export function settingEmotion(
  view: MapView,
  stageId: string,
  laneId: string,
  value: number | null,
  word?: string,
): Edit | null {
  const there = handSet(view, stageId, laneId);
  if (value === null) return there ? { type: "remove-statement", statement_id: there.id } : null;
  const emotion = Math.round(Math.max(LOWEST, Math.min(HIGHEST, value)) * 10) / 10;
  if (there) {
    const emotion_word = word ?? there.emotion_word ?? "";
    if (there.emotion === emotion && there.emotion_word === emotion_word) return null;
    return { type: "set-emotion", statement_id: there.id, emotion, emotion_word };
  }
  return {
    type: "add-statement",
    statement_id: newId("st"),
    stage_id: stageId,
    lane_id: laneId,
    text: "",
    part: "emotion",
    emotion,
    emotion_word: word ?? "",
  };
}

/** One step up or down by keyboard, from neutral where nothing is set; null takes it away. */
export function stepEmotion(
  view: MapView,
  stageId: string,
  laneId: string,
  step: number | null,
): Edit | null {
  if (step === null) return settingEmotion(view, stageId, laneId, null);
  const there = handSet(view, stageId, laneId);
  const from = there?.emotion;
  return settingEmotion(view, stageId, laneId, typeof from === "number" ? from + step : 0);
}
