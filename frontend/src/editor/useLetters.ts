// Whether single-letter keys work, kept for the next visit (WCAG 2.1.4).
import { useState } from "react";

const LETTERS = "desireline.letters";

export function useLetters(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(LETTERS) !== "off");
  return [
    on,
    (next) => {
      localStorage.setItem(LETTERS, next ? "on" : "off");
      setOn(next);
    },
  ];
}
