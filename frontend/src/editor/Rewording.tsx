// The text field of a sentence that stands already.
import { useState } from "react";
import { en } from "../i18n/en";
import type { Statement } from "../map/types";
import { splitInto } from "./cards";
import { useEditor } from "./context";
import { InPlace } from "./InPlace";

type Worded = Pick<Statement, "id" | "text" | "text_revision">;

/** What it saves speaks of the wording it began with, whatever comes in while somebody writes. */
export function Rewording({
  statement,
  label = en.map.statementText,
  voice = false,
  onLeave,
  onEmpty,
  canSplit = false,
}: {
  statement: Worded;
  label?: string;
  voice?: boolean;
  onLeave: () => void;
  onEmpty?: () => void;
  /** Whether Ctrl+Enter makes two sentences of it. */
  canSplit?: boolean;
}) {
  const { make } = useEditor();
  const [begun] = useState(statement);
  return (
    <InPlace
      label={label}
      text={begun.text}
      voice={voice}
      onLeave={onLeave}
      onSave={(text) => {
        onLeave();
        if (text === begun.text) return;
        if (text === "") return onEmpty?.();
        const { id: statement_id, text_revision } = begun;
        void make({ type: "edit-text", statement_id, text, text_revision });
      }}
      onSplit={
        canSplit
          ? (...texts) => {
              onLeave();
              void make(splitInto(begun, texts));
            }
          : undefined
      }
    />
  );
}
