// One cell of the sheet: its state as texture and badge, and what every cell answers to.
import { Plus } from "lucide-react";
import { type ReactNode, useContext, useRef } from "react";
import { SmallBadge } from "../components/Badge";
import { Icon } from "../components/Icon";
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { CellReading, Lane, Stage } from "../map/types";
import card from "./Card.module.css";
import styles from "./Cell.module.css";
import { ActiveContext, useEditor } from "./context";
import { isIn } from "./range";

export interface CellPlace {
  readonly stage: Stage;
  readonly lane: Lane;
  readonly row: number;
  readonly column: number;
}

const DOUBLE_CLICK = 220;

interface Props extends CellPlace {
  /** What the cell says, for its accessible name. */
  says: string;
  children?: ReactNode;
  className?: string;
  /** Starts editing; absent where a cell holds nothing to write. */
  onEdit?: (statementId?: string) => void;
  badge?: ReactNode;
  /** One word or number for a narrow column; the glyph of the state stands before it. */
  short?: ReactNode;
  /** What the button that adds something to the cell is called; absent where nothing is added. */
  adds?: string;
}

export function Cell({
  stage,
  lane,
  row,
  column,
  says,
  children,
  className,
  onEdit,
  badge,
  short,
  adds,
}: Props) {
  const editor = useEditor();
  const reading = editor.view.cell(stage.id, lane.id);
  const state = reading?.state ?? "empty";
  const { opened } = editor;
  const { active, activate } = useContext(ActiveContext);
  const isOpen =
    opened?.kind === "cell" && opened.stageId === stage.id && opened.laneId === lane.id;
  const density = editor.densityAt(column);
  const isActive = active[0] === row && active[1] === column;
  // A click opens the inspector, and the columns may move; so it waits for a second click.
  const waiting = useRef(0);
  const open = () => editor.open({ kind: "cell", stageId: stage.id, laneId: lane.id });
  return (
    <div
      role="gridcell"
      tabIndex={isActive ? 0 : -1}
      aria-colindex={column + 2}
      aria-selected={isOpen || isIn(editor.range, row, column)}
      aria-label={nameOf(stage, lane, reading, says)}
      data-row={row}
      data-column={column}
      data-stage={stage.id}
      data-lane={lane.id}
      data-state={state}
      data-density={density}
      className={[
        styles.cell,
        styles[state],
        isOpen ? styles.isOpen : "",
        isIn(editor.range, row, column) ? styles.isChosen : "",
        reading && editor.faded(state) ? styles.isFaded : "",
        className ?? "",
      ].join(" ")}
      onFocus={() => activate(row, column)}
      onClick={(event) => {
        if (event.detail > 1) return;
        window.clearTimeout(waiting.current);
        waiting.current = window.setTimeout(open, onEdit ? DOUBLE_CLICK : 0);
      }}
      onDoubleClick={(event) => {
        window.clearTimeout(waiting.current);
        const hit =
          event.target instanceof Element ? event.target.closest("[data-statement]") : null;
        onEdit?.(hit?.getAttribute("data-statement") ?? undefined);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === "F2" && onEdit) {
          event.preventDefault();
          onEdit();
        } else if (event.key === "Enter") {
          event.preventDefault();
          if (reading && state === "empty" && onEdit) onEdit();
          else open();
        }
      }}
    >
      {density === "full" || badge !== undefined ? (
        <>
          {badge ?? <CellBadge reading={reading} />}
          {children}
        </>
      ) : (
        <>
          <span className={styles.glyph}>
            <StateGlyph state={state} size={12} />
          </span>
          {density === "compact" && <span className={styles.short}>{short ?? children}</span>}
          <span className={styles.whole} aria-hidden="true">
            <b>{reading && (reading.badge || en.state[state])}</b> {says || en.map.nothing}
          </span>
        </>
      )}
      {adds && density === "full" && (
        <button
          type="button"
          tabIndex={-1}
          className={card.cellAdd}
          aria-label={`${adds}: ${stage.name}`}
          title={`${adds} (${words.keys.addKey})`}
          onClick={(event) => {
            event.stopPropagation();
            editor.add(stage.id, lane.id);
          }}
        >
          <Icon of={Plus} size={14} />
        </button>
      )}
    </div>
  );
}

export function CellBadge({ reading }: { reading: CellReading | null }) {
  if (!reading || (reading.state === "empty" && reading.badge === "")) return null;
  return (
    <span className={styles.badge} title={reading.reason} data-badge>
      <SmallBadge state={reading.state} text={reading.badge} />
    </span>
  );
}

/** "Receive, goals & expectations, contradicted, 2 v 1. Wants it …" */
function nameOf(stage: Stage, lane: Lane, reading: CellReading | null, says: string): string {
  const words = [stage.name, lane.name.toLowerCase()];
  if (reading) words.push(en.state[reading.state].toLowerCase());
  if (reading?.badge) words.push(reading.badge);
  return `${words.join(", ")}${says ? `. ${says}` : ""}`;
}
