import type { ComponentPropsWithRef } from "react";
import styles from "./Chip.module.css";

/** A filter that is on or off. */
export function Chip({
  on = false,
  className,
  ...rest
}: ComponentPropsWithRef<"button"> & { on?: boolean }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      {...rest}
      className={`${styles.chip} ${className ?? ""}`}
    />
  );
}

export function Tag({ children }: { children: React.ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}

export function Kbd({ children }: { children: React.ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
