// Puts a story on the map as an example: a statement that stays assumed, with the journey noted.
import { useState } from "react";
import { newId } from "../api/useMapDocument";
import { Button } from "../components/Button";
import { Field, Select, TextArea } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { one as words } from "../i18n/en.one";
import { count, days } from "../i18n/format";
import type { JourneyMap } from "../map/types";
import styles from "./OneScreen.module.css";
import { storyOf } from "./story";
import type { OneJourney, OneStep } from "./types";

type EditBody = Readonly<Record<string, unknown>> & { readonly type: string };
const WRITABLE = ["actions", "thoughts", "goals", "barriers", "free"];

/** The stage in which most was done: most likely the one the story is about. */
function fullest(points: readonly OneStep[]): string {
  const steps = new Map<string, number>();
  for (const point of points) {
    steps.set(point.stage_id, (steps.get(point.stage_id) ?? 0) + point.times);
  }
  return [...steps].sort((one, other) => other[1] - one[1])[0]?.[0] ?? "";
}

export function UseDialog({
  map,
  shown,
  onClose,
  onMake,
}: {
  map: JourneyMap;
  shown: OneJourney;
  onClose: () => void;
  onMake: (edit: EditBody, stage: string) => Promise<boolean>;
}) {
  const { journey } = shown;
  const passed = new Set(journey.points.map((point) => point.stage_id));
  const stages = map.stages.filter((stage) => passed.has(stage.id));
  const lanes = map.lanes.filter((lane) => WRITABLE.includes(lane.kind));
  const [stageId, setStage] = useState(() => fullest(journey.points));
  const [laneId, setLane] = useState(lanes[0]?.id ?? "");
  const [text, setText] = useState(storyOf(journey, stageId));
  const [busy, setBusy] = useState(false);

  const put = async () => {
    const id = newId("statement");
    const lane = lanes.find((one) => one.id === laneId);
    const note = words.exampleNote(
      journey.customer,
      days(journey.began, journey.ended),
      words.place(count(shown.index + 1), count(shown.total)),
    );
    const support = {
      kind: "walk-through",
      stance: "for",
      dated: journey.ended.slice(0, 10),
      rows: [],
      note,
    };
    setBusy(true);
    const made = await onMake(
      {
        type: "several",
        title: words.exampleEdit(text.slice(0, 60)),
        edits: [
          {
            type: "add-statement",
            statement_id: id,
            stage_id: stageId,
            lane_id: laneId,
            text,
            part: lane?.kind === "barriers" ? "barrier" : "text",
          },
          { type: "add-support", statement_id: id, support },
        ],
      },
      stages.find((stage) => stage.id === stageId)?.name ?? "",
    );
    setBusy(false);
    if (made) onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={words.exampleTitle}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" busy={busy} disabled={!text.trim() || !laneId} onClick={put}>
            {words.examplePut}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.muted}>{words.exampleHelp}</p>
        <div className={styles.pair}>
          <Field label={words.exampleStage}>
            {(wiring) => (
              <Select
                {...wiring}
                value={stageId}
                options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
                onChange={(event) => {
                  setStage(event.target.value);
                  setText(storyOf(journey, event.target.value));
                }}
              />
            )}
          </Field>
          <Field label={words.exampleLane}>
            {(wiring) => (
              <Select
                {...wiring}
                value={laneId}
                options={lanes.map((lane) => ({ value: lane.id, label: lane.name }))}
                onChange={(event) => setLane(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field label={words.exampleText}>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={3}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
