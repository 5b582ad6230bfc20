// Names beside a first one, each with what it looks like and a way to take it away.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./Button";
import styles from "./NameList.module.css";

export function NameList({
  label,
  names,
  picture,
  shown = (name) => name,
  removing,
  onRemove,
}: {
  label: string;
  names: readonly string[];
  picture: (name: string) => ReactNode;
  shown?: (name: string) => string;
  removing: (name: string) => string;
  onRemove: (name: string) => void;
}) {
  if (names.length === 0) return null;
  return (
    <ul className={styles.names} aria-label={label}>
      {names.map((name) => (
        <li key={name} className={styles.one}>
          {picture(name)}
          {shown(name)}
          <IconButton
            icon={X}
            size={13}
            className={styles.remove ?? ""}
            label={removing(shown(name))}
            onClick={() => onRemove(name)}
          />
        </li>
      ))}
    </ul>
  );
}
