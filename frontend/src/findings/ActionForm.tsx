// Writing an action down: what, who, until when, and how it will be told that it helped.
import { useState } from "react";
import { Button } from "../components/Button";
import { Field, Select, TextArea, TextInput } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { OwnerAndDue } from "../components/OwnerAndDue";
import { findings } from "../i18n/en.findings";
import type { JourneyMap } from "../map/types";
import styles from "./FindingsScreen.module.css";
import { type ActionDraft, type ActionState, STATES } from "./types";

const words = findings.actions;

export function ActionForm({
  map,
  draft,
  owners,
  problem,
  onClose,
  onSave,
  onRemove,
}: {
  map: JourneyMap;
  draft: ActionDraft;
  owners: readonly string[];
  problem: string;
  onClose: () => void;
  onSave: (draft: ActionDraft) => Promise<void>;
  onRemove?: () => void;
}) {
  const [now, setNow] = useState<ActionDraft>(draft);
  const [busy, setBusy] = useState(false);
  const set = (part: ActionDraft) => setNow((before) => ({ ...before, ...part }));
  const save = async () => {
    setBusy(true);
    await onSave(now);
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={draft.id ? words.changeTitle : words.newTitle}
      actions={
        <>
          {onRemove && (
            <Button look="danger" onClick={onRemove} className={styles.remove}>
              {words.remove}
            </Button>
          )}
          <Button onClick={onClose}>{findings.cancel}</Button>
          <Button look="primary" busy={busy} disabled={!now.text?.trim()} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {now.finding_sentence && (
          <p className={styles.answers}>
            {words.from}: {now.finding_sentence}
          </p>
        )}
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <Field label={words.text}>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={2}
              value={now.text ?? ""}
              onChange={(event) => set({ text: event.target.value })}
            />
          )}
        </Field>
        <OwnerAndDue
          owner={now.owner ?? ""}
          due={now.due ?? ""}
          owners={owners}
          words={{ owner: words.ownerField, due: words.due, dueHint: words.dueHint }}
          onChange={set}
        />
        <Field label={words.measureField} hint={words.measureHint}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={now.measure ?? ""}
              onChange={(event) => set({ measure: event.target.value })}
            />
          )}
        </Field>
        <div className={styles.pair}>
          <Field label={words.stage}>
            {(wiring) => (
              <Select
                {...wiring}
                value={now.stage_id ?? ""}
                options={[
                  { value: "", label: words.noStage },
                  ...map.stages.map((stage) => ({ value: stage.id, label: stage.name })),
                ]}
                onChange={(event) => set({ stage_id: event.target.value })}
              />
            )}
          </Field>
          <Field label={words.stateField}>
            {(wiring) => (
              <Select
                {...wiring}
                value={now.state ?? "planned"}
                options={STATES.map((state) => ({ value: state, label: words.states[state] }))}
                onChange={(event) => set({ state: event.target.value as ActionState })}
              />
            )}
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
