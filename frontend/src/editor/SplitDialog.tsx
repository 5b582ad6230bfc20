// Makes two stages of one: the person says what goes to the second.
import { useId, useState } from "react";
import { newId } from "../api/useMapDocument";
import { Field, TextInput } from "../components/Field";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { inOrder } from "../map/lookup";
import type { JourneyMap, Stage } from "../map/types";
import { ChoiceDialog } from "./ChoiceDialog";
import { useEditor } from "./context";
import styles from "./SplitDialog.module.css";

const KINDS = ["touchpoint", "moment", "statement", "kpi"] as const;
type Kind = (typeof KINDS)[number];

interface Inside {
  readonly id: string;
  readonly label: string;
}

export default function SplitDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const { view, make } = useEditor();
  const inside = insideOf(view.map, stage.id);
  const [name, setName] = useState(en.map.secondHalf(stage.name));
  const [going, setGoing] = useState<ReadonlySet<string>>(
    () => new Set(laterHalf(inside.touchpoint).map((one) => `touchpoint ${one.id}`)),
  );
  const legend = useId();
  const toggle = (key: string, on: boolean) => {
    const next = new Set(going);
    if (on) next.add(key);
    else next.delete(key);
    setGoing(next);
  };
  const chosen = (kind: Kind) =>
    inside[kind].map((one) => one.id).filter((id) => going.has(`${kind} ${id}`));
  const save = () => {
    void make({
      type: "split-stage",
      stage_id: stage.id,
      new_stage_id: newId("stage"),
      new_name: name.trim(),
      touchpoint_ids: chosen("touchpoint"),
      moment_ids: chosen("moment"),
      statement_ids: chosen("statement"),
      kpi_ids: chosen("kpi"),
    });
  };
  return (
    <ChoiceDialog
      wide
      title={words.splitStage.title(stage.name)}
      takes={words.splitStage.save}
      disabled={name.trim() === ""}
      onClose={onClose}
      onTake={save}
    >
      <Field label={words.splitStage.name}>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <p id={legend} className={styles.help}>
        {words.splitStage.help}
      </p>
      <div role="group" aria-labelledby={legend} className={styles.kinds}>
        {KINDS.filter((kind) => inside[kind].length > 0).map((kind) => (
          <fieldset key={kind} className={styles.kind}>
            <legend className={styles.legend}>{words.splitStage.kinds[kind]}</legend>
            {inside[kind].map((one) => (
              <label key={one.id} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={going.has(`${kind} ${one.id}`)}
                  onChange={(event) => toggle(`${kind} ${one.id}`, event.target.checked)}
                />
                <span>{one.label}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </ChoiceDialog>
  );
}

const laterHalf = (all: readonly Inside[]) => all.slice(Math.ceil(all.length / 2));

function insideOf(map: JourneyMap, stageId: string): Readonly<Record<Kind, readonly Inside[]>> {
  const named = (all: readonly { id: string; order: string; stage_id: string; name: string }[]) =>
    inOrder(all)
      .filter((one) => one.stage_id === stageId)
      .map((one) => ({ id: one.id, label: one.name }));
  return {
    touchpoint: named(map.touchpoints),
    moment: named(map.moments),
    kpi: named(map.kpis),
    statement: inOrder(map.lanes).flatMap((lane) =>
      inOrder(map.statements)
        .filter((one) => one.stage_id === stageId && one.lane_id === lane.id)
        .map((one) => ({
          id: one.id,
          label: `${lane.name}: ${one.text || one.emotion_word || words.handEmotion.title}`,
        })),
    ),
  };
}
