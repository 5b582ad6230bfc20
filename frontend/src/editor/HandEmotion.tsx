// How a stage feels, set by hand: the same as dragging its point, with a slider and a word.

import { Button } from "../components/Button";
import { Field, TextInput } from "../components/Field";
import { editing as words } from "../i18n/en.editing";
import { signed } from "../i18n/format";
import { useEditor } from "./context";
import own from "./HandEmotion.module.css";
import { handSet, settingEmotion } from "./handEmotion";
import styles from "./Inspector.module.css";

export function HandEmotion({ stageId, laneId }: { stageId: string; laneId: string }) {
  const { view, make } = useEditor();
  const there = handSet(view, stageId, laneId);
  const value = there?.emotion ?? null;
  const set = (next: number | null, word?: string) => {
    const edit = settingEmotion(view, stageId, laneId, next, word);
    if (edit) void make(edit);
  };
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{words.handEmotion.title}</h3>
      <p className={styles.reason}>{words.handEmotion.help}</p>
      <div className={own.form}>
        <Field label={value === null ? words.handEmotion.none : signed(value)}>
          {(wiring) => (
            <input
              {...wiring}
              key={value ?? "none"}
              className={own.range}
              type="range"
              min={-2}
              max={2}
              step={0.5}
              defaultValue={value ?? 0}
              aria-valuetext={value === null ? words.handEmotion.none : signed(value)}
              onPointerUp={(event) => set(Number(event.currentTarget.value))}
              onKeyUp={(event) => {
                if (event.key.startsWith("Arrow")) set(Number(event.currentTarget.value));
              }}
            />
          )}
        </Field>
        {there && (
          <>
            <Field label={words.handEmotion.word}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  key={there.emotion_word}
                  defaultValue={there.emotion_word}
                  maxLength={60}
                  onBlur={(event) => set(value, event.target.value.trim())}
                />
              )}
            </Field>
            <Button small look="quiet" onClick={() => set(null)}>
              {words.remove}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
