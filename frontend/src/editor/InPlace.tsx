import { useEffect, useRef, useState } from "react";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import styles from "./InPlace.module.css";

/** A text field where the text stood. Enter saves, Shift+Enter breaks the line, Escape leaves. */
export function InPlace({
  label,
  text,
  onSave,
  onLeave,
  onSplit,
  voice = false,
}: {
  label: string;
  text: string;
  onSave: (text: string) => void;
  onLeave: () => void;
  /** Takes what stands before and after the writing mark, by Ctrl+Enter. */
  onSplit?: (first: string, second: string) => void;
  voice?: boolean;
}) {
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);

  useEffect(() => {
    const place = field.current;
    if (!place) return;
    place.focus();
    place.setSelectionRange(place.value.length, place.value.length);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useEffect(() => {
    const place = field.current;
    if (!place) return;
    place.style.height = "auto";
    place.style.height = `${place.scrollHeight + 2}px`;
  }, [value]);

  const finish = (leave: () => void) => {
    if (done.current) return;
    done.current = true;
    const cell = field.current?.closest<HTMLElement>("[data-row]");
    leave();
    requestAnimationFrame(() => cell?.focus());
  };
  const save = () => finish(() => onSave(value.trim()));
  const split = () => {
    const at = field.current?.selectionStart ?? value.length;
    const [first, second] = [value.slice(0, at).trim(), value.slice(at).trim()];
    if (onSplit && first && second) finish(() => onSplit(first, second));
    else save();
  };

  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      title={onSplit ? `${en.map.editing} ${words.splitHere}` : en.map.editing}
      className={`${styles.field} ${voice ? "voice" : ""}`}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          if (event.ctrlKey || event.metaKey) split();
          else save();
        } else if (event.key === "Escape") {
          event.preventDefault();
          finish(onLeave);
        }
      }}
    />
  );
}
