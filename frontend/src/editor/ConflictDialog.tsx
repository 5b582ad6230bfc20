import type { Conflict, Edit } from "../api/useMapDocument";
import { Button } from "../components/Button";
import { Dialog } from "../components/Overlay";
import { en } from "../i18n/en";
import type { JourneyMap } from "../map/types";
import styles from "./ConflictDialog.module.css";

/**
 * Two wordings of one sentence: both are shown, and one is chosen. Theirs is what stands on the map
 * now: of two conflicts about one sentence the first may have changed it.
 */
export function ConflictDialog({
  conflict,
  map,
  make,
  settle,
}: {
  conflict: Conflict | null;
  map: JourneyMap;
  make: (edit: Edit) => Promise<boolean>;
  settle: () => void;
}) {
  if (!conflict) return null;
  const statement = map.statements.find((one) => one.id === conflict.edit.statement_id);
  const theirs = (conflict.edit.type === "edit-text" && statement?.text) || conflict.theirs;
  return (
    <Dialog
      open
      onClose={settle}
      title={en.map.conflictTitle}
      actions={
        <>
          <Button onClick={settle}>{en.map.keepTheirs}</Button>
          <Button
            look="primary"
            onClick={() => {
              settle();
              void make({
                ...conflict.edit,
                text_revision: statement?.text_revision ?? conflict.edit.text_revision,
              });
            }}
          >
            {en.map.useMine}
          </Button>
        </>
      }
    >
      <p>{en.map.conflictHelp}</p>
      <dl className={styles.both}>
        <dt>{en.map.theirs}</dt>
        <dd>{theirs}</dd>
        <dt>{en.map.yours}</dt>
        <dd>{conflict.yours}</dd>
      </dl>
    </Dialog>
  );
}
