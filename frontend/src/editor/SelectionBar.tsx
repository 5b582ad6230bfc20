// What can be done with several chosen cards at once.
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Combine, Copy, Trash2, X } from "lucide-react";
import { IconButton } from "../components/Button";
import { editing as words } from "../i18n/en.editing";
import { type Direction, duplicated, mergedCards, removed, stepped, together } from "./cards";
import { useEditor } from "./context";
import styles from "./SelectionBar.module.css";

export function SelectionBar() {
  const { selection, select, view, make } = useEditor();
  if (selection.length === 0) return null;
  const move = (direction: Direction) =>
    together(
      words.moveMany(selection.length),
      selection.map((one) => stepped(view.map, one, direction)),
    );
  const sides = [
    ["left", ArrowLeft, words.left],
    ["right", ArrowRight, words.right],
    ["up", ArrowUp, words.up],
    ["down", ArrowDown, words.down],
  ] as const;
  const merged = mergedCards(view.map, selection);
  const copies = duplicated(selection);
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.bulk}>
      <b role="status">{words.selected(selection.length)}</b>
      {sides.map(([direction, icon, label]) => {
        const edit = move(direction);
        return (
          <IconButton
            key={direction}
            icon={icon}
            label={label}
            disabled={!edit}
            onClick={() => edit && void make(edit)}
          />
        );
      })}
      <IconButton
        icon={Copy}
        label={words.duplicateMany(selection.length)}
        disabled={!copies}
        onClick={() => copies && void make(copies)}
      />
      {merged && (
        <IconButton
          icon={Combine}
          label={words.mergeMany(selection.length)}
          onClick={() => {
            select([]);
            void make(merged);
          }}
        />
      )}
      <IconButton
        icon={Trash2}
        label={words.removeMany(selection.length)}
        onClick={() => {
          const edit = removed(view.map, selection);
          select([]);
          if (edit) void make(edit);
        }}
      />
      <IconButton icon={X} label={words.clear} onClick={() => select([])} />
    </div>
  );
}
