import { useState } from "react";
import { Kbd } from "../components/Chip";
import { GlossaryList } from "../components/Glossary";
import { Dialog } from "../components/Overlay";
import { Segmented } from "../components/Segmented";
import { en } from "../i18n/en";
import { board } from "../i18n/en.board";
import { day } from "../i18n/en.day";
import { editing } from "../i18n/en.editing";
import { editor as words } from "../i18n/en.editor";
import styles from "./KeyList.module.css";

const keys: readonly (readonly [readonly string[], string])[] = [
  [["←", "↑", "↓", "→"], en.keys.move],
  [["Enter"], en.keys.open],
  [["F2"], en.keys.edit],
  [["Esc"], en.keys.close],
  [["E"], en.keys.evidence],
  [["1", "–", "5"], en.keys.states],
  [["N", "⇧N"], en.keys.doubt],
  [["[", "]"], en.keys.focus],
  [["−", "+"], en.keys.density],
  [["L"], words.lanes.title.toLowerCase()],
  [["T"], en.keys.theme],
  [["⇧P"], board.key],
  [["Ctrl K", "/"], editing.keys.find],
  [["Space", "↑", "↓"], editing.keys.cards],
  [["⇧Enter"], editing.keys.add],
  [["Alt ←", "Alt ↑"], editing.keys.move],
  [["Alt ⇧→", "Alt ⇧←"], editing.span.key],
  [["Alt ↑", "Alt ↓"], editing.keys.emotion],
  [["⇧↑", "⇧↓", "Space"], editing.keys.select],
  [["⇧ ← ↑ ↓ →"], editing.keys.block],
  [["Ctrl Enter"], editing.keys.split],
  [["Ctrl D"], editing.keys.duplicate],
  [["Del"], editing.keys.remove],
  [["Ctrl C", "Ctrl V"], editing.keys.clipboard],
  [["⇧F10"], editing.keys.menu],
  [["Ctrl Z", "Ctrl ⇧Z"], en.keys.undo],
  [["?"], en.keys.all],
];

/** Every key that works on the map, and the switch for the single letters. */
export function KeyList({
  open,
  onClose,
  letters,
  onLetters,
}: {
  open: boolean;
  onClose: () => void;
  letters: boolean;
  onLetters: (on: boolean) => void;
}) {
  const [shown, setShown] = useState<"keys" | "words">("keys");
  return (
    <Dialog
      wide
      open={open}
      onClose={onClose}
      title={shown === "keys" ? en.keys.title : day.glossary.title}
    >
      <div className={styles.tabs}>
        <Segmented
          label={day.glossary.open}
          value={shown}
          onChange={setShown}
          options={[
            { value: "keys", label: day.glossary.keys },
            { value: "words", label: day.glossary.words },
          ]}
        />
      </div>
      {shown === "words" ? <GlossaryList /> : <Keys letters={letters} onLetters={onLetters} />}
    </Dialog>
  );
}

function Keys({ letters, onLetters }: { letters: boolean; onLetters: (on: boolean) => void }) {
  return (
    <>
      <dl className={styles.list}>
        {keys.map(([names, does]) => (
          <div key={does} className={styles.row}>
            <dt className={styles.keys}>
              {names.map((name) => (name === "–" ? "–" : <Kbd key={name}>{name}</Kbd>))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.letters}>
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => onLetters(event.target.checked)}
        />
        {en.keys.letters}
      </label>
    </>
  );
}
