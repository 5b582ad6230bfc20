// A stage's cell under a drawing that runs over all stages: what somebody wrote there stands
// below the drawing, each sentence with its own state.
import type { ReactNode } from "react";
import { SmallBadge } from "../components/Badge";
import { en } from "../i18n/en";
import type { Statement } from "../map/types";
import { Cell, type CellPlace } from "./Cell";
import { useEditor } from "./context";
import styles from "./DrawnCell.module.css";
import { MoreWords, useWordsBeside } from "./TextCell";

interface Props {
  readonly place: CellPlace;
  /** How much of the cell the drawing takes, in px. */
  readonly height: number;
  /** What the drawing says of this stage, for the cell's accessible name. */
  readonly says: string;
  readonly className?: string;
  readonly badge?: ReactNode;
  /** What the button that adds something else than words is called. */
  readonly adds?: string;
  /** The statements that the drawing does not show itself. */
  readonly undrawn?: (statement: Statement) => boolean;
  readonly children?: ReactNode;
}

export function DrawnCell({
  place,
  height,
  says,
  className,
  badge,
  adds,
  undrawn,
  children,
}: Props) {
  const { view, density } = useEditor();
  const beside = useWordsBeside(place, undrawn);
  const guess =
    view.reading &&
    beside.statements.find(
      (one) => (view.statementReading(one.id)?.state ?? "assumed") === "assumed",
    );
  const read = guess ? view.statementReading(guess.id) : null;
  const shown = beside.some && (density === "full" || beside.busy);
  return (
    <Cell
      {...place}
      className={className}
      badge={badge}
      says={[says, beside.says].filter(Boolean).join(". ")}
      adds={adds}
      onEdit={adds && !beside.some ? undefined : beside.begin}
    >
      {children}
      <div style={{ height }} />
      {shown && (
        <div className={`${styles.words} ${guess ? styles.isAssumed : ""}`} data-words>
          {guess && (
            <span className={styles.badge} title={read?.reason}>
              <SmallBadge state="assumed" text={read?.badge || en.state.assumed} />
            </span>
          )}
          {beside.words}
        </div>
      )}
      {beside.some && !shown && (
        <span className={styles.more}>
          <MoreWords statements={beside.statements} />
        </span>
      )}
    </Cell>
  );
}
