// The headline and the sentences of the board in the owner's own words. What is counted stays
// beside them, and a number that stands for nothing counted is named.
import { useEffect, useState } from "react";
import { change, post, type QueryValue } from "../api/client";
import { Button } from "../components/Button";
import { Field, TextArea } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { board as words } from "../i18n/en.board";
import styles from "./BoardScreen.module.css";
import type { Wording } from "./types";

interface Props {
  readonly mapId: string;
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly open: boolean;
  readonly wordings: readonly Wording[];
  readonly onClose: () => void;
  readonly onChange: () => void;
}

export function WordsDialog({ mapId, query, open, wordings, onClose, onChange }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [changed, setChanged] = useState(0);
  const run = (work: Promise<unknown>, by: 1 | -1) => {
    setBusy(true);
    setProblem("");
    work
      .then(() => {
        setChanged((before) => before + by);
        onChange();
      })
      .catch((cause: Error) => setProblem(cause.message || words.wordsFailed))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.ownWords}
      wide
      actions={
        changed > 0 && (
          <Button disabled={busy} onClick={() => run(post(`/maps/${mapId}/decisions/undo`), -1)}>
            {words.undoOrder}
          </Button>
        )
      }
    >
      <p>{words.ownWordsSay}</p>
      {problem && <p role="alert">{problem}</p>}
      <ol className={styles.wordings}>
        {wordings.map((one) => (
          <OneWording
            key={one.key}
            wording={one}
            busy={busy}
            onKeep={(said) =>
              run(
                change("PUT", `/maps/${mapId}/board/words`, { key: one.key, words: said }, query),
                1,
              )
            }
          />
        ))}
      </ol>
    </Dialog>
  );
}

function OneWording({
  wording,
  busy,
  onKeep,
}: {
  wording: Wording;
  busy: boolean;
  onKeep: (said: string) => void;
}) {
  const [draft, setDraft] = useState(wording.words);
  useEffect(() => setDraft(wording.words), [wording.words]);
  const isHeadline = wording.key === "headline";
  return (
    <li data-wording={wording.key}>
      <Field
        label={isHeadline ? words.headline : words.sentence}
        hint={words.counted(wording.counted)}
      >
        {(wiring) => (
          <TextArea
            {...wiring}
            rows={2}
            maxLength={240}
            value={draft}
            placeholder={wording.counted}
            onChange={(event) => setDraft(event.target.value)}
          />
        )}
      </Field>
      {wording.unmatched.length > 0 && (
        <p className={styles.doubt} role="status">
          {words.unmatched(wording.unmatched.map((one) => `“${one}”`).join(", "))}
        </p>
      )}
      <p className={styles.wordingButtons}>
        <Button
          small
          disabled={busy || draft.trim() === wording.words}
          onClick={() => onKeep(draft.trim())}
        >
          {words.keepWords}
        </Button>
        {wording.words && (
          <Button small look="quiet" disabled={busy} onClick={() => onKeep("")}>
            {words.dropWords}
          </Button>
        )}
      </p>
    </li>
  );
}
