// The headline and the sentences of the board in the owner's own words. What is counted stays
// beside them, and a number that stands for nothing counted is named.
import { useEffect, useState } from "react";
import { change, type QueryValue } from "../api/client";
import { Button } from "../components/Button";
import { Field, TextArea } from "../components/Field";
import { board as words } from "../i18n/en.board";
import { BoardDialog, type BoardDialogProps } from "./BoardDialog";
import styles from "./BoardScreen.module.css";
import type { Wording } from "./types";

interface Props extends BoardDialogProps {
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly wordings: readonly Wording[];
}

export function WordsDialog({ query, wordings, ...dialog }: Props) {
  const path = `/maps/${dialog.mapId}/board/words`;
  return (
    <BoardDialog {...dialog} title={words.ownWords} failed={words.wordsFailed}>
      {({ busy, keep }) => (
        <>
          <p>{words.ownWordsSay}</p>
          <ol className={styles.wordings}>
            {wordings.map((one) => (
              <OneWording
                key={one.key}
                wording={one}
                busy={busy}
                onKeep={(said) => keep(change("PUT", path, { key: one.key, words: said }, query))}
              />
            ))}
          </ol>
        </>
      )}
    </BoardDialog>
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
