// The button under the last lane: which lane of the catalogue to add.
import { Plus } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { newId } from "../api/useMapDocument";
import { Button } from "../components/Button";
import { Popover } from "../components/Overlay";
import { editing as words } from "../i18n/en.editing";
import type { LaneType } from "../map/schema";
import styles from "./AddLane.module.css";
import { useEditor } from "./context";

export function AddLane() {
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.foot}>
      <Popover
        title={words.addLane}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button small look="quiet" icon={Plus} data-add-lane>
            {words.addLane}
          </Button>
        }
      >
        <Types onDone={() => setOpen(false)} />
      </Popover>
    </div>
  );
}

function Types({ onDone }: { onDone: () => void }) {
  const { view, make, edit } = useEditor();
  const answer = useAnswer<readonly LaneType[]>("/lane-types");
  const all = answer.data ?? [];
  // What is drawn from data is drawn once.
  const types = all.filter(
    (type) =>
      type.group !== all[0]?.group || !view.map.lanes.some((lane) => lane.kind === type.kind),
  );
  const add = (type: LaneType) => {
    const id = newId("lane");
    onDone();
    void make({
      type: "add-lane",
      lane_id: id,
      lane_type: type.id,
    }).then((done) => {
      if (!done) return;
      if (type.id === "free") edit({ kind: "lane", id });
      requestAnimationFrame(() =>
        window.document
          .querySelector(`[data-card="lane:${id}"]`)
          ?.scrollIntoView({ block: "nearest" }),
      );
    });
  };
  const groups = [...new Set(types.map((one) => one.group))];
  return (
    <div className={styles.types}>
      {answer.problem && <p>{answer.problem.message}</p>}
      {groups.map((group) => (
        <section key={group}>
          <h3 className={styles.group}>{group}</h3>
          <ul className={styles.list}>
            {types
              .filter((one) => one.group === group)
              .map((one) => (
                <li key={one.id}>
                  <button type="button" className={styles.type} onClick={() => add(one)}>
                    <b>{one.name}</b>
                    <span>{one.hint}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
