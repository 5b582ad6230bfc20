// A name being written in place: Enter or leaving keeps it, Esc does not.

import { useEffect, useRef, useState } from "react";
import styles from "./NameField.module.css";

export function NameField({
  label,
  value,
  onDone,
}: {
  label: string;
  value: string;
  /** With the new name, or the old one where it was given up. */
  onDone: (name: string) => void;
}) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const done = (name: string) => {
    if (over.current) return;
    over.current = true;
    onDone(name.trim());
  };
  return (
    <input
      ref={field}
      className={styles.field}
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={120}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => done(text)}
      onKeyDown={(event) => {
        if (event.key === "Enter") done(text);
        if (event.key === "Escape") done(value);
        event.stopPropagation();
      }}
    />
  );
}
