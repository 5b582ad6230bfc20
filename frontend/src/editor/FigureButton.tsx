import type { ReactNode } from "react";
import { en } from "../i18n/en";
import { figureText, fullText } from "../map/figures";
import type { Figure } from "../map/types";
import { useEditor } from "./context";
import styles from "./FigureButton.module.css";

/** A number that opens the rows behind it. */
export function FigureButton({
  figure,
  title,
  children,
  className,
  tabbable = false,
}: {
  figure: Figure;
  /** What the number is, in words. */
  title: string;
  children?: ReactNode;
  className?: string;
  tabbable?: boolean;
}) {
  const { openFigure } = useEditor();
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      className={`${styles.figure} ${className ?? ""}`}
      data-figure={figure.rows}
      data-n={figure.n}
      data-value={figureText(figure)}
      title={`${title}: ${fullText(figure)}`}
      aria-label={`${title}: ${fullText(figure)}. ${en.figure.open}`}
      onClick={(event) => {
        event.stopPropagation();
        openFigure(figure, title);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {children ?? figureText(figure)}
    </button>
  );
}
