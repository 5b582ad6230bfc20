// The edge of a sentence: dragged to the side it reaches over more stages, or over fewer.
import { type PointerEvent, useRef } from "react";
import { editing as words } from "../i18n/en.editing";
import { canStretch, stretchedTo } from "../map/spans";
import type { Statement } from "../map/types";
import { useEditor } from "./context";
import styles from "./Stretch.module.css";

export function Stretch({ statement }: { statement: Statement }) {
  const { view, make } = useEditor();
  const last = useRef<number | null>(null);
  if (view.stages.length < 2 || !canStretch(view.map, statement)) return null;
  const first = view.stages.findIndex((one) => one.id === statement.stage_id);
  const cellsOf = (edge: Element) => [
    ...(edge
      .closest("[role=row]")
      ?.querySelectorAll<HTMLElement>("[role=gridcell][data-column]:not([data-span])") ?? []),
  ];
  const mark = (edge: Element, to: number | null) => {
    for (const cell of cellsOf(edge)) {
      const column = Number(cell.dataset.column);
      if (to !== null && column >= first && column <= to) cell.dataset.over = "";
      else delete cell.dataset.over;
    }
  };
  const follow = (event: PointerEvent) => {
    if (last.current === null) return;
    const at = cellsOf(event.currentTarget).filter(
      (cell) => cell.getBoundingClientRect().left <= event.clientX,
    );
    last.current = Math.max(first, at.length - 1);
    mark(event.currentTarget, last.current);
  };
  const leave = (event: PointerEvent) => {
    mark(event.currentTarget, null);
    last.current = null;
  };
  return (
    <span
      aria-hidden="true"
      className={styles.edge}
      title={words.span.edge}
      data-stretch={statement.id}
      draggable
      onDragStart={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        last.current = first;
        follow(event);
      }}
      onPointerMove={follow}
      onPointerUp={(event) => {
        const edit =
          last.current === null ? null : stretchedTo(view.stages, statement, last.current);
        leave(event);
        if (edit) void make(edit);
      }}
      onPointerCancel={leave}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
