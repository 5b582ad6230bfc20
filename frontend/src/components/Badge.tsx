// Evidence badges: small inside cells (glyph and n, age or count), large with the word.

import { en } from "../i18n/en";
import type { State } from "../map/types";
import styles from "./Badge.module.css";
import { StateGlyph } from "./StateGlyph";

/** In a cell the glyph and the texture say the state, so that its word is only read aloud. */
export function SmallBadge({ state, text }: { state: State; text: string }) {
  const shown = text.endsWith(` ${state}`) ? text.slice(0, -state.length - 1) : text;
  return (
    <span className={`${styles.small} ${styles[state]}`}>
      <StateGlyph state={state} size={11} />
      <span className="visually-hidden">{en.state[state]}, </span>
      {shown}
      {shown !== text && <span className="visually-hidden"> {state}</span>}
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
