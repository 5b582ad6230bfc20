// The panel beside the map: what stands behind one cell, or behind one number.
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { type Limits, queryOf } from "../api/limits";
import { IconButton } from "../components/Button";
import { ShowOne } from "../components/ShowOne";
import { en } from "../i18n/en";
import { promises } from "../i18n/en.promises";
import { CellPanel } from "./CellPanel";
import { useEditor } from "./context";
import { FallOutList, stageOfFigure } from "./FallOuts";
import { FigurePanel } from "./FigurePanel";
import styles from "./Inspector.module.css";

export function Inspector({ mapId, limits }: { mapId: string; limits: Limits }) {
  const { opened, open, view } = useEditor();
  const panel = useRef<HTMLElement>(null);
  const key =
    opened?.kind === "cell"
      ? `${opened.stageId} ${opened.laneId}`
      : opened?.kind === "figure"
        ? opened.figure.rows
        : "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject starts at the top
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [key]);

  if (!opened) return null;
  // A cell has no number of its own: those who reach its stage stand behind it.
  const reach = opened.kind === "cell" ? view.flow(opened.stageId)?.reach : undefined;
  const stageId = opened.kind === "figure" ? stageOfFigure(opened.figure.rows) : "";
  const crumb =
    opened.kind === "cell"
      ? opened.laneId === ""
        ? promises.title
        : [
            view.stages.find((one) => one.id === opened.stageId)?.name,
            view.lanes.find((one) => one.id === opened.laneId)?.name,
          ].join(" › ")
      : en.inspector.rowsTitle;
  return (
    <aside ref={panel} className={styles.panel} aria-label={en.map.inspector} data-inspector>
      <header className={styles.head}>
        <span className={styles.crumb}>{crumb}</span>
        <IconButton icon={X} label={`${en.frame.close} (Esc)`} onClick={() => open(null)} />
      </header>
      {opened.kind === "cell" ? (
        <>
          <CellPanel key={key} mapId={mapId} limits={limits} {...opened} />
          {reach && (
            <section className={styles.section}>
              <ShowOne mapId={mapId} figure={reach} limits={queryOf(limits)} />
            </section>
          )}
        </>
      ) : (
        <FigurePanel
          key={key}
          mapId={mapId}
          limits={limits}
          figure={opened.figure}
          title={opened.title}
          beside={
            stageId && (
              <FallOutList
                mapId={mapId}
                limits={limits}
                stageId={stageId}
                shown={opened.figure.rows}
              />
            )
          }
        />
      )}
    </aside>
  );
}
