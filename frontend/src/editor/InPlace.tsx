import { useEffect, useRef, useState } from "react";
import { en } from "../i18n/en";
import styles from "./InPlace.module.css";

/** A text field where the text stood. Enter saves, Shift+Enter breaks the line, Escape leaves. */
export function InPlace({
  label,
  text,
  onSave,
  onLeave,
  voice = false,
}: {
  label: string;
  text: string;
  onSave: (text: string) => void;
  onLeave: () => void;
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

  const finish = (save: boolean) => {
    if (done.current) return;
    done.current = true;
    const cell = field.current?.closest<HTMLElement>("[data-row]");
    if (save) onSave(value.trim());
    else onLeave();
    requestAnimationFrame(() => cell?.focus());
  };

  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      title={en.map.editing}
      className={`${styles.field} ${voice ? "voice" : ""}`}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          finish(true);
        } else if (event.key === "Escape") {
          event.preventDefault();
          finish(false);
        }
      }}
    />
  );
}
