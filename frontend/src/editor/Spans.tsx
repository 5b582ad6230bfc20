// What reaches over several stages of a lane: strips above its cells, from the first column covered
// to the last one.

import { SmallBadge } from "../components/Badge";
import { Icon, meaning } from "../components/Icon";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { Lane } from "../map/types";
import { useEditor } from "./context";
import styles from "./Spans.module.css";
import { StatementText } from "./TextCell";

export function Spans({ lane, row }: { lane: Lane; row: number }) {
  const { view, open, faded } = useEditor();
  const spans = view.spans(lane.id);
  if (spans.length === 0) return null;
  return (
    <>
      {view.stages.map((stage, column) => (
        <div
          key={stage.id}
          role="presentation"
          className={styles.ground}
          style={{ gridColumn: column + 2 }}
        />
      ))}
      {spans.map(({ statement, first, many, track }) => {
        const reading = view.statementReading(statement.id);
        const state = reading?.state ?? "assumed";
        const last = view.stages[first + many - 1];
        return (
          <div
            key={statement.id}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={first + 2}
            aria-colspan={many}
            aria-label={words.span.over(
              view.stages[first]?.name ?? "",
              last?.name ?? "",
              en.state[state],
              statement.text,
            )}
            data-span={statement.id}
            data-stage={statement.stage_id}
            data-lane={lane.id}
            data-row={row}
            data-column={first}
            className={`${styles.span} ${styles[state] ?? ""} ${faded(state) ? styles.isFaded : ""}`}
            style={{ gridRow: track + 1, gridColumn: `${first + 2} / span ${many}` }}
            onKeyDown={(event) => {
              if (event.target !== event.currentTarget || event.key !== "Enter") return;
              event.preventDefault();
              open({ kind: "cell", stageId: statement.stage_id, laneId: lane.id });
            }}
            onClick={(event) => {
              if (event.detail > 1 || event.ctrlKey || event.metaKey || event.shiftKey) return;
              open({ kind: "cell", stageId: statement.stage_id, laneId: lane.id });
            }}
          >
            {statement.part === "barrier" && (
              <span className={styles.barrier}>
                <Icon of={meaning.barrier} size={13} label={en.map.barrier} />
              </span>
            )}
            <div className={styles.words}>
              <StatementText statement={statement} voice={lane.kind === "thoughts"} />
            </div>
            <span className={styles.badge} title={reading?.reason}>
              <SmallBadge state={state} text={reading?.badge || en.state[state]} />
            </span>
          </div>
        );
      })}
    </>
  );
}
