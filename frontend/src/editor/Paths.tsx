// Paths beside the ribbon: the largest as arcs, all others under one button, each with its rows.
import { Fragment } from "react";
import { Popover } from "../components/Overlay";
import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, share } from "../i18n/format";
import { type ArcInput, arcsShape } from "../layout/arcs";
import type { Arc } from "../map/types";
import { Arcs } from "./Arcs";
import styles from "./ConversionLane.module.css";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";

interface Path extends ArcInput {
  readonly arc: Arc;
  readonly words: string;
  readonly fromName: string;
  readonly toName: string;
}

const KINDS = ["skip", "return", "repeat"] as const;

function usePaths(): readonly Path[] {
  const { view } = useEditor();
  const places = new Map(view.stages.map((stage, k) => [stage.id, k]));
  const nameAt = (k: number) => view.stages[k]?.name ?? "";
  return (view.reading?.arcs ?? []).flatMap((arc) => {
    const from = places.get(arc.from_stage_id);
    const to = places.get(arc.to_stage_id);
    if (from === undefined || to === undefined) return [];
    const journeys = arc.figure.part ?? arc.figure.value ?? 0;
    const of =
      arc.figure.unit === "share" && arc.figure.value !== null
        ? ` · ${share(arc.figure.value)}`
        : "";
    const skipped = view.stages.slice(from + 1, to).map((one) => one.name);
    const said =
      arc.kind === "repeat"
        ? `${en.map.repeat}${words.paths.into(nameAt(to))}`
        : arc.kind === "skip"
          ? `${en.map.skip} ${skipped.join(", ")}`
          : `${en.map.return} ${nameAt(to)}`;
    return {
      arc,
      kind: arc.kind,
      from,
      to,
      journeys,
      drawn: arc.drawn,
      words: said,
      label: `${said} · ${count(journeys)}${of}`,
      fromName: nameAt(from),
      toName: nameAt(to),
    };
  });
}

export function ArcsOver({ top }: { top: number }) {
  const { view, columns } = useEditor();
  const paths = usePaths();
  const shape = arcsShape(columns, top, view.reading?.journeys.value ?? 0, paths);
  return (
    <>
      <Arcs shape={shape} width={columns.total} height={top} />
      {shape.shown.map((drawn) => {
        const path = paths[drawn.index];
        if (!path) return null;
        return (
          <span
            key={path.arc.figure.rows}
            className={drawn.labelled ? styles.arc : styles.arcDot}
            style={{ left: drawn.labelX, top: drawn.labelY }}
          >
            <FigureButton figure={path.arc.figure} title={`${path.fromName}: ${path.words}`}>
              {drawn.labelled ? path.label : count(path.journeys)}
            </FigureButton>
          </span>
        );
      })}
      {shape.more.length > 0 && (
        <span className={styles.more} style={{ left: shape.other.x, top: shape.other.y }}>
          <PathsButton paths={paths} text={words.paths.others(shape.more.length)} />
        </span>
      )}
    </>
  );
}

/** Where no arc is drawn, all paths stand behind one button. */
export function PathsChip() {
  const paths = usePaths();
  if (paths.length === 0) return null;
  return (
    <span>
      <PathsButton paths={paths} text={words.paths.all(paths.length)} />
    </span>
  );
}

function PathsButton({ paths, text }: { paths: readonly Path[]; text: string }) {
  return (
    <Popover
      title={words.paths.title}
      trigger={
        <button type="button" className={styles.moreButton}>
          <svg width="18" height="9" aria-hidden="true" className={styles.moreMark}>
            <path d="M1,8.5V4Q1,1 4,1H10Q13,1 13,4V8.5M5,8.5V6Q5,4.500 6.500,4.500H15.500Q17,4.500 17,6V8.5" />
          </svg>
          {text}
        </button>
      }
    >
      <PathsList paths={paths} />
    </Popover>
  );
}

function PathsList({ paths }: { paths: readonly Path[] }) {
  const { view } = useEditor();
  return (
    <div className={styles.paths}>
      <p className={styles.pathsHead}>{words.paths.title}</p>
      <p className={styles.pathsHelp}>{words.paths.help}</p>
      {KINDS.map((kind) => {
        const rare = view.reading?.rare.find((one) => one.measure === `rare_${kind}`);
        const some = paths
          .filter((one) => one.kind === kind)
          .sort((one, other) => other.journeys - one.journeys);
        if (some.length === 0 && !rare) return null;
        return (
          <Fragment key={kind}>
            <h4 className={styles.pathsKind}>{words.paths[kind]}</h4>
            <ul>
              {some.map((path) => (
                <li key={path.arc.figure.rows} className={styles.path}>
                  <span>
                    {path.fromName} → {path.toName}
                  </span>
                  <FigureButton
                    tabbable
                    figure={path.arc.figure}
                    title={`${path.fromName} → ${path.toName}, ${path.words}`}
                    className={styles.pathCount}
                  >
                    {count(path.journeys)}
                  </FigureButton>
                </li>
              ))}
              {rare && (
                <li className={styles.path}>
                  <span>{words.paths.rare}</span>
                  <FigureButton
                    tabbable
                    figure={rare}
                    title={words.paths.rare}
                    className={styles.pathCount}
                  />
                </li>
              )}
            </ul>
          </Fragment>
        );
      })}
    </div>
  );
}
