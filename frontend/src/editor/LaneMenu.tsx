// What can be done with a lane: rename, describe, duplicate, move, hide, delete.
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  Copy,
  EyeOff,
  Palette,
  Pencil,
  TextCursorInput,
  Trash2,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { Dialog, Menu } from "../components/Overlay";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { Lane } from "../map/types";
import { duplicated, ONCE, stepped } from "./cards";
import { useEditor } from "./context";
import styles from "./LaneLabel.module.css";

const ColorDialog = lazy(() => import("./ColorDialog"));

export function LaneMenu({ lane }: { lane: Lane }) {
  const { view, edit, make } = useEditor();
  const [asking, setAsking] = useState(false);
  const [coloring, setColoring] = useState(false);
  const card = { kind: "lane", id: lane.id } as const;
  const [up, down] = [stepped(view.map, card, "up"), stepped(view.map, card, "down")];
  const copies = duplicated([card]);
  const held = view.map.statements.filter((one) => one.lane_id === lane.id).length;
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            tabIndex={-1}
            className={styles.menu}
            aria-label={words.laneMenu(lane.name)}
            data-menu
          >
            <Icon of={ChevronDown} size={14} />
          </button>
        }
        entries={[
          { label: en.map.rename, icon: Pencil, onSelect: () => edit(card) },
          {
            label: words.describe,
            icon: TextCursorInput,
            onSelect: () => edit({ kind: "lane-hint", id: lane.id }),
          },
          {
            label: words.duplicate,
            icon: Copy,
            disabled: ONCE.includes(lane.kind),
            onSelect: () => copies && void make(copies),
          },
          { label: words.color.open, icon: Palette, onSelect: () => setColoring(true) },
          {
            label: words.laneUp,
            icon: ArrowUp,
            apart: true,
            disabled: !up,
            onSelect: () => up && void make(up),
          },
          {
            label: words.laneDown,
            icon: ArrowDown,
            disabled: !down,
            onSelect: () => down && void make(down),
          },
          {
            label: words.laneHide,
            icon: EyeOff,
            disabled: view.lanes.length === 1,
            onSelect: () => void make({ type: "hide-lane", lane_id: lane.id }),
          },
          {
            label: words.laneRemove,
            icon: Trash2,
            danger: true,
            apart: true,
            onSelect: () => setAsking(true),
          },
        ]}
      />
      {coloring && (
        <Suspense>
          <ColorDialog kind="lane" of={lane} onClose={() => setColoring(false)} />
        </Suspense>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.laneRemove}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{en.map.cancel}</Button>
            <Button
              look="danger"
              icon={Trash2}
              onClick={() => {
                setAsking(false);
                void make({ type: "remove-lane", lane_id: lane.id });
              }}
            >
              {words.laneRemove}
            </Button>
          </>
        }
      >
        {words.laneRemoveAsk(lane.name, held)}
      </Dialog>
    </>
  );
}
