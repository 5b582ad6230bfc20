// What the lists of a map's parts have in their heads: one stage of all, back and forth.
import { Redo2, Undo2 } from "lucide-react";
import type { useMapDocument } from "../api/useMapDocument";
import { IconButton } from "./Button";
import { Select } from "./Field";

export function StageSelect({
  stages,
  value,
  words,
  onChange,
}: {
  stages: readonly { readonly id: string; readonly name: string }[];
  /** A stage's id; empty = every stage. */
  value: string;
  words: { readonly stage: string; readonly everyStage: string };
  onChange: (stage: string) => void;
}) {
  return (
    <Select
      aria-label={words.stage}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: "", label: words.everyStage },
        ...stages.map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  );
}

export function UndoRedo({
  document,
  words,
}: {
  document: Pick<ReturnType<typeof useMapDocument>, "undo" | "undoLabel" | "redo" | "redoLabel">;
  words: { readonly undo: (what: string) => string; readonly redo: (what: string) => string };
}) {
  return (
    <>
      <IconButton
        icon={Undo2}
        label={words.undo(document.undoLabel)}
        disabled={!document.undoLabel}
        onClick={document.undo}
      />
      <IconButton
        icon={Redo2}
        label={words.redo(document.redoLabel)}
        disabled={!document.redoLabel}
        onClick={document.redo}
      />
    </>
  );
}
