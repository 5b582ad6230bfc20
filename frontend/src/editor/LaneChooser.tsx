import { Rows3 } from "lucide-react";
import { Button } from "../components/Button";
import { Popover } from "../components/Overlay";
import { editor as words } from "../i18n/en.editor";
import styles from "./ToolBar.module.css";
import type { Lanes } from "./useLanes";

/** Which lanes are shown; at least one stays. */
export function LaneChooser({
  lanes,
  open,
  onOpen,
}: {
  lanes: Lanes;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const shown = lanes.all.length - lanes.hidden;
  const text = words.lanes.button(shown, lanes.all.length);
  return (
    <Popover
      title={words.lanes.title}
      open={open}
      onOpenChange={onOpen}
      trigger={
        <Button icon={Rows3} aria-label={`${words.lanes.title}: ${text}`} title={`${text} (L)`}>
          <span className={styles.laneCount}>{text}</span>
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.help}>{words.lanes.help}</p>
        <ul className={styles.laneList}>
          {lanes.all.map((lane) => {
            const on = lanes.isShown(lane);
            return (
              <li key={lane.id}>
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    checked={on}
                    disabled={on && shown === 1}
                    onChange={() => lanes.toggle(lane)}
                  />
                  {lane.name}
                </label>
              </li>
            );
          })}
        </ul>
        <div className={styles.buttons}>
          <Button look="quiet" disabled={lanes.hidden === 0} onClick={lanes.showAll}>
            {words.lanes.all}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
