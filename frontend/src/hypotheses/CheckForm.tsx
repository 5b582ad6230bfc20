// Writing a check down: what will be done, by whom, until when.
import { useState } from "react";
import { Button } from "../components/Button";
import { Field, TextArea } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { OwnerAndDue } from "../components/OwnerAndDue";
import { hypotheses } from "../i18n/en.hypotheses";
import type { Hypothesis, PlannedCheck } from "../map/schema";
import styles from "./HypothesesScreen.module.css";

const words = hypotheses.form;

export function CheckForm({
  line,
  owners,
  onClose,
  onKeep,
  onDrop,
}: {
  line: Hypothesis;
  owners: readonly string[];
  onClose: () => void;
  onKeep: (check: PlannedCheck) => Promise<boolean>;
  onDrop: () => Promise<boolean>;
}) {
  const [check, setCheck] = useState<PlannedCheck>(line.check ?? { how: "", owner: "", due: "" });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const set = (part: Partial<PlannedCheck>) => setCheck((before) => ({ ...before, ...part }));
  const send = async (work: () => Promise<boolean>) => {
    setBusy(true);
    setRefused(!(await work()));
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      actions={
        <>
          {line.check && (
            <Button look="danger" onClick={() => void send(onDrop)}>
              {words.drop}
            </Button>
          )}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            look="primary"
            busy={busy}
            disabled={!check.how.trim()}
            onClick={() => void send(() => onKeep(check))}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.text}>{line.text}</p>
        {refused && (
          <p className={styles.late} role="alert">
            {words.refused}
          </p>
        )}
        <Field label={words.how} hint={words.howHint}>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={3}
              value={check.how}
              onChange={(event) => set({ how: event.target.value })}
            />
          )}
        </Field>
        <OwnerAndDue
          owner={check.owner}
          due={check.due}
          owners={owners}
          words={words}
          onChange={set}
        />
      </div>
    </Dialog>
  );
}
