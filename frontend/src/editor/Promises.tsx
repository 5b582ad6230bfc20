// What the brand promises, each with the state of its evidence; written and put in order here.
import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { newId } from "../api/useMapDocument";
import { IconButton } from "../components/Button";
import { Icon } from "../components/Icon";
import { Menu } from "../components/Overlay";
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { promises as words } from "../i18n/en.promises";
import { promisesOf } from "../map/promises";
import type { Statement } from "../map/types";
import { useEditor } from "./context";
import { InPlace } from "./InPlace";
import styles from "./Promises.module.css";
import { Rewording } from "./Rewording";

export function Promises() {
  const { view, make } = useEditor();
  const [editing, edit] = useState<string | null>(null);
  const all = promisesOf(view.map);
  const add = (text: string) => {
    edit(null);
    if (text) void make({ type: "add-promise", statement_id: newId("statement"), text });
  };
  return (
    <>
      <ul className={styles.list}>
        {all.map((promise, at) => (
          <li key={promise.id} data-promise={promise.id}>
            {editing === promise.id ? (
              <Rewording statement={promise} label={words.field} onLeave={() => edit(null)} />
            ) : (
              <Line promise={promise} at={at} all={all} onEdit={() => edit(promise.id)} />
            )}
          </li>
        ))}
      </ul>
      {editing === "new" ? (
        <InPlace label={words.field} text="" onLeave={() => edit(null)} onSave={add} />
      ) : (
        <button
          type="button"
          className={styles.add}
          aria-label={words.add}
          onClick={() => edit("new")}
        >
          <Icon of={Plus} size={12} /> {words.addShort}
        </button>
      )}
    </>
  );
}

function Line({
  promise,
  at,
  all,
  onEdit,
}: {
  promise: Statement;
  at: number;
  all: readonly Statement[];
  onEdit: () => void;
}) {
  const { view, make, open } = useEditor();
  const state = view.statementReading(promise.id)?.state ?? "assumed";
  const move = (before: string) =>
    void make({ type: "move-promise", statement_id: promise.id, before });
  const entries = [
    { label: words.edit, onSelect: onEdit },
    { label: words.earlier, disabled: at === 0, onSelect: () => move(all[at - 1]?.id ?? "") },
    {
      label: words.later,
      disabled: at === all.length - 1,
      onSelect: () => move(all[at + 2]?.id ?? ""),
    },
    {
      label: words.remove,
      danger: true,
      apart: true,
      onSelect: () => void make({ type: "remove-statement", statement_id: promise.id }),
    },
  ];
  return (
    <>
      <button
        type="button"
        className={`${styles.promise} ${styles[state] ?? ""}`}
        data-state={state}
        aria-label={words.open(promise.text, en.state[state])}
        onClick={() => open({ kind: "cell", stageId: "", laneId: "" })}
        onDoubleClick={onEdit}
        onKeyDown={(event) => {
          if (event.key !== "F2" && event.key !== "Delete") return;
          event.stopPropagation();
          if (event.key === "F2") onEdit();
          else void make({ type: "remove-statement", statement_id: promise.id });
        }}
      >
        <StateGlyph state={state} size={12} />
        <span>{promise.text}</span>
      </button>
      <Menu
        trigger={
          <IconButton
            icon={Ellipsis}
            size={14}
            label={words.menu(promise.text)}
            className={styles.more}
          />
        }
        entries={entries}
      />
    </>
  );
}
