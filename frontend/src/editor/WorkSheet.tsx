// The sheet with all that works on it by mouse, keys and clipboard.
import { type RefObject, useMemo } from "react";
import { AddLane } from "./AddLane";
import { useEditor } from "./context";
import { MoreStages } from "./MoreStages";
import { Sheet } from "./Sheet";
import { SheetMenu } from "./SheetMenu";
import { useCards } from "./useCards";
import { useClipboard } from "./useClipboard";
import { useDragging } from "./useDragging";
import { useRange } from "./useRange";

export function WorkSheet({ sheet }: { sheet: RefObject<HTMLDivElement | null> }) {
  const editor = useEditor();
  useCards(sheet, editor);
  useDragging(sheet, editor);
  useClipboard(sheet, editor);
  useRange(sheet, editor);
  // Drawn once for as long as what it reads from the context stays the same.
  const drawn = useMemo(() => <Sheet />, []);
  return (
    <>
      <MoreStages />
      <SheetMenu>
        <div ref={sheet}>{drawn}</div>
      </SheetMenu>
      <AddLane />
    </>
  );
}
