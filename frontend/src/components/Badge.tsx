// Evidence badges: small inside cells (glyph and n, age or count), large with the word.

import { en } from "../i18n/en";
import type { State } from "../map/types";
import styles from "./Badge.module.css";
import { StateGlyph } from "./StateGlyph";

export function SmallBadge({ state, text }: { state: State; text: string }) {
  return (
    <span className={`${styles.small} ${styles[state]}`}>
      <StateGlyph state={state} size={11} />
      <span className="visually-hidden">{en.state[state]}, </span>
      {text}
    </span>
  );
}

export function LargeBadge({ state, text }: { state: State; text?: string }) {
  return (
    <span className={`${styles.large} ${styles[state]}`}>
      <StateGlyph state={state} size={12} />
      {text ?? en.state[state]}
    </span>
  );
}
