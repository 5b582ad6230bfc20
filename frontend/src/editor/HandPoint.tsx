// A feeling set by hand, on the curve: dragged up and down, or moved by Alt and the arrows.
import { type PointerEvent, useRef, useState } from "react";
import { Face, nearestLevel } from "../components/Face";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { signed } from "../i18n/format";
import type { Lane, Stage } from "../map/types";
import { useEditor } from "./context";
import styles from "./HandPoint.module.css";
import { handSet, settingEmotion, stepEmotion } from "./handEmotion";

const STEP = 0.1;

export function HandPoint({
  stage,
  lane,
  x,
  y,
  valueAt,
  isBeside,
}: {
  stage: Stage;
  lane: Lane;
  x: number;
  y: (value: number) => number;
  valueAt: (y: number) => number;
  /** Stands beside a point that was computed, not in its place. */
  isBeside: boolean;
}) {
  const { view, make, density } = useEditor();
  const there = handSet(view, stage.id, lane.id);
  const [carried, setCarried] = useState<number | null>(null);
  const from = useRef<{ readonly pointer: number; readonly y: number } | null>(null);
  if (!there || typeof there.emotion !== "number") return null;
  const value = carried ?? there.emotion;
  const word = (carried === null && there.emotion_word) || en.emotion[nearestLevel(value)] || "";
  const follow = (event: PointerEvent) => {
    const start = from.current;
    if (!start) return;
    const at = valueAt(start.y + event.clientY - start.pointer);
    setCarried(Math.max(-2, Math.min(2, Math.round(at / STEP) * STEP)));
  };
  const drop = () => {
    from.current = null;
    setCarried(null);
    if (carried === null) return;
    const edit = settingEmotion(view, stage.id, lane.id, carried, "");
    if (edit) void make(edit);
  };
  return (
    <button
      type="button"
      className={`${styles.point} ${isBeside ? styles.isBeside : ""}`}
      style={{ left: x, top: y(value) }}
      aria-label={words.handEmotion.point(stage.name, `${word} ${signed(value)}`)}
      data-hand-point={stage.id}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { pointer: event.clientY, y: y(there.emotion ?? 0) };
      }}
      onDragStart={(event) => event.preventDefault()}
      onPointerMove={follow}
      onPointerUp={drop}
      onPointerCancel={() => {
        from.current = null;
        setCarried(null);
      }}
      onKeyDown={(event) => {
        const step = { ArrowUp: 0.5, ArrowDown: -0.5, Delete: null }[event.key];
        if (step === undefined || (step !== null && !event.altKey)) return;
        event.preventDefault();
        event.stopPropagation();
        const edit = stepEmotion(view, stage.id, lane.id, step);
        if (edit) void make(edit);
      }}
    >
      <Face value={value} size={density === "overview" ? 14 : 21} />
      {density === "full" && (isBeside || carried !== null) && (
        <span className={styles.label}>
          <b>{word}</b> {signed(value)}
          {isBeside && `, ${words.handEmotion.byHand}`}
        </span>
      )}
    </button>
  );
}
