import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./Icon";
import styles from "./Notice.module.css";

/** What stopped, what still works, what to do; or an empty place with one next step. */
export function Notice({
  title,
  text,
  problem = false,
  children,
}: {
  title: string;
  text?: string;
  problem?: boolean;
  children?: ReactNode;
}) {
  return (
    <section
      className={problem ? styles.problem : styles.calm}
      role={problem ? "alert" : undefined}
    >
      {problem ? <Icon of={TriangleAlert} size={16} /> : <Mark />}
      <h2 className={styles.title}>{title}</h2>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </section>
  );
}

/** The mark: a paved corner, and the path people walk. */
export function Mark({ size = 56 }: { size?: number }) {
  return (
    <svg width={size} height={size * 0.6} viewBox="0 0 56 34" aria-hidden="true">
      <path
        d="M4 4v26h48"
        fill="none"
        stroke="var(--line-3)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray="0 5"
      />
      <path
        d="M5 4c16 0 14 10 20 15s14 5 26 6"
        fill="none"
        stroke="var(--path)"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
