// The sheet: stages as columns, lanes as rows, one ARIA grid.
import type { CSSProperties } from "react";
import { en } from "../i18n/en";
import type { Span } from "../map/spans";
import type { Lane } from "../map/types";
import { ConversionLane } from "./ConversionLane";
import { useEditor } from "./context";
import { EmotionLane } from "./EmotionLane";
import { KpiCell } from "./KpiCell";
import { LaneLabel } from "./LaneLabel";
import styles from "./Sheet.module.css";
import { Spans } from "./Spans";
import { StageHeader } from "./StageHeader";
import { BarrierCell, TextCell } from "./TextCell";
import { TimeCell } from "./TimeCell";
import { TouchpointCell } from "./TouchpointCell";

export function Sheet() {
  const { view, columns, density, laneLabel, focus } = useEditor();
  const template = { "--columns": columns.widths.map((one) => `${one}px`).join(" ") };
  return (
    <div
      role="grid"
      aria-label={`${en.map.sheet}: ${view.map.header.title}`}
      aria-rowcount={view.lanes.length + 1}
      aria-colcount={view.stages.length + 1}
      className={styles.sheet}
      data-density={density}
      data-unread={view.reading === null || undefined}
      style={{ ...template, width: columns.total + laneLabel } as CSSProperties}
    >
      {focus !== null && (
        <div
          role="presentation"
          className={styles.focused}
          style={{ left: laneLabel + (columns.edges[focus] ?? 0), width: columns.widths[focus] }}
        />
      )}
      <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        <div role="columnheader" className={`${styles.label} ${styles.corner}`}>
          {en.map.stages}
        </div>
        {view.stages.map((stage, column) => (
          <StageHeader key={stage.id} stage={stage} column={column} />
        ))}
      </div>
      {view.lanes.map((lane, at) => (
        <div
          key={lane.id}
          role="row"
          aria-rowindex={at + 2}
          className={`${styles.row} ${styles[lane.kind] ?? ""}`}
          {...linesOf(view.spans(lane.id))}
        >
          <LaneLabel lane={lane} row={at + 1} />
          <LaneCells lane={lane} row={at + 1} />
          <Spans lane={lane} row={at + 1} />
        </div>
      ))}
    </div>
  );
}

/** A line of its own for each strip that shares a stage with others. */
function linesOf(spans: readonly Span[]) {
  if (spans.length === 0) return {};
  const lines = Math.max(...spans.map((one) => one.track)) + 1;
  return { "data-spans": lines, style: { "--spans": lines } as CSSProperties };
}

function LaneCells({ lane, row }: { lane: Lane; row: number }) {
  const { view } = useEditor();
  if (lane.kind === "conversion") return <ConversionLane lane={lane} row={row} />;
  if (lane.kind === "emotions") return <EmotionLane lane={lane} row={row} />;
  return view.stages.map((stage, column) => {
    const place = { stage, lane, row, column };
    switch (lane.kind) {
      case "touchpoints":
        return <TouchpointCell key={stage.id} {...place} />;
      case "time":
        return <TimeCell key={stage.id} {...place} />;
      case "barriers":
        return <BarrierCell key={stage.id} {...place} />;
      case "kpis":
        return <KpiCell key={stage.id} {...place} />;
      default:
        return <TextCell key={stage.id} {...place} />;
    }
  });
}
