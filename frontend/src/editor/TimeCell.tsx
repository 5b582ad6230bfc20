import { en } from "../i18n/en";
import { duration, durationRange } from "../i18n/format";
import { alongTime, ticks } from "../layout/timeScale";
import { Cell, type CellPlace } from "./Cell";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import { MoreWords, useWordsBeside } from "./TextCell";
import styles from "./TimeCell.module.css";

/** How long people stay in a stage: median and middle half on one logarithmic scale. */
export function TimeCell(place: CellPlace) {
  const { view } = useEditor();
  const beside = useWordsBeside(place);
  const flow = view.flow(place.stage.id);
  const median = flow?.median_seconds ?? null;
  const value = median?.value ?? null;
  if (!view.reading) return <Cell {...place} says="" badge={<span />} />;
  if (!flow || !median || value === null) {
    return (
      <Cell
        {...place}
        says={beside.says || en.map.notObserved}
        className={styles.cell}
        onEdit={beside.begin}
        short={beside.busy ? undefined : <span className={styles.half}>{beside.says || "—"}</span>}
      >
        {!beside.some && (
          <>
            <span className={styles.none}>—</span>{" "}
            <span className={styles.half}>
              {flow?.observed ? en.map.nothingKnown : en.map.notObserved}
            </span>
          </>
        )}
        {beside.words}
      </Cell>
    );
  }
  const { low_quartile: low, high_quartile: high } = flow;
  const half = low !== null && high !== null ? durationRange(low, high) : "";
  return (
    <Cell
      {...place}
      className={styles.cell}
      onEdit={beside.begin}
      short={
        beside.busy ? undefined : (
          <>
            <FigureButton
              figure={median}
              title={`${place.stage.name}, ${place.lane.name.toLowerCase()}`}
              className={styles.shortMedian}
            />
            <MoreWords statements={beside.statements} />
          </>
        )
      }
      says={[`${duration(value)}${half ? `, ${en.map.middle} ${half}` : ""}`, beside.says]
        .filter(Boolean)
        .join(". ")}
    >
      <span className={styles.line}>
        <FigureButton
          figure={median}
          title={`${place.stage.name}, ${place.lane.name.toLowerCase()}`}
          className={styles.median}
        />
        <span className={styles.half}>{half}</span>
      </span>
      <svg className={styles.bar} height="12" width="100%" aria-hidden="true">
        <line x1="0" x2="100%" y1="6" y2="6" stroke="var(--line-2)" />
        {ticks.map((tick) => (
          <line
            key={tick}
            x1={`${tick * 100}%`}
            x2={`${tick * 100}%`}
            y1="3.500"
            y2="8.500"
            stroke="var(--line-2)"
          />
        ))}
        {low !== null && high !== null && (
          <rect
            x={`${alongTime(low) * 100}%`}
            width={`${Math.max(0.5, (alongTime(high) - alongTime(low)) * 100)}%`}
            y="3"
            height="6"
            rx="1.500"
            fill="var(--measured)"
            opacity=".28"
          />
        )}
        <rect
          x={`${alongTime(value) * 100}%`}
          y="0.500"
          width="2.500"
          height="11"
          fill="var(--ink-1)"
          transform="translate(-1.25 0)"
        />
      </svg>
      {beside.some && <div className={styles.beside}>{beside.words}</div>}
    </Cell>
  );
}
