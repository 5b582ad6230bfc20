// The band of a coloured stage or lane; its name is told where it is pointed at, and to readers.
import { editing as words } from "../i18n/en.editing";
import type { Stage } from "../map/types";
import styles from "./ColorBand.module.css";

export function ColorBand({ color, side }: { color: Stage["color"]; side: "top" | "left" }) {
  if (!color) return null;
  return (
    <span
      className={`${styles.band} ${styles[side]}`}
      style={{ background: `var(--mark-${color})` }}
      title={words.color.of[color]}
      data-color={color}
    >
      <span className="visually-hidden">{words.color.of[color]}</span>
    </span>
  );
}
