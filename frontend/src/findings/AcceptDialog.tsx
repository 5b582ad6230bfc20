// A finding is accepted as it is, with the reason.
import { useState } from "react";
import { Button } from "../components/Button";
import { Field, TextArea } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { findings as words } from "../i18n/en.findings";
import styles from "./FindingsScreen.module.css";
import type { Finding } from "./types";

export function AcceptDialog({
  finding,
  onClose,
  onAccept,
}: {
  finding: Finding;
  onClose: () => void;
  onAccept: (reason: string) => Promise<void>;
}) {
  const [reason, setReason] = useState("");
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.acceptTitle}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            look="primary"
            disabled={!reason.trim()}
            onClick={() => void onAccept(reason.trim())}
          >
            {words.acceptDo}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.answers}>{finding.sentence}</p>
        <Field label={words.acceptReason}>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
