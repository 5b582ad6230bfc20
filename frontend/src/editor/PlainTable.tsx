// A plain table with its name, and a field of it that holds one number.
import type { ReactNode } from "react";
import type { Figure } from "../map/types";
import { FigureButton } from "./FigureButton";
import styles from "./TableTwin.module.css";

export function Plain({
  name,
  heads,
  children,
}: {
  name: string;
  heads: readonly string[];
  children: ReactNode;
}) {
  return (
    <table className={styles.table}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function FigureField({ figure, title }: { figure: Figure | null; title: string }) {
  return <td>{figure && <FigureButton tabbable figure={figure} title={title} />}</td>;
}
