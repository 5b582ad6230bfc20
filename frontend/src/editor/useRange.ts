// A box drawn over the cells with the mouse chooses the block under it. It begins beside the cards,
// since a card is carried.
import { type RefObject, useEffect, useRef } from "react";
import type { Editor } from "./context";
import { isIn, type Range } from "./range";

const HELD = "[data-card], [data-span], button, a, input, textarea, select";

export function useRange(sheet: RefObject<HTMLElement | null>, editor: Editor | null): void {
  const now = useRef(editor);
  now.current = editor;
  const there = editor !== null;
  useEffect(() => {
    const place = sheet.current;
    if (!place || !there) return;
    let from: Range["from"] | null = null;
    let isDrawn = false;
    const begin = (event: PointerEvent) => {
      isDrawn = false;
      const isFree = event.target instanceof Element && !event.target.closest(HELD);
      if (event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        letGo(now.current, isFree, spotOf(event));
      }
      from = event.button === 0 && event.pointerType === "mouse" && isFree ? spotOf(event) : null;
    };
    const draw = (event: PointerEvent) => {
      const to = from && event.buttons === 1 ? spotOf(event) : null;
      if (!from || !to || (!isDrawn && to[0] === from[0] && to[1] === from[1])) return;
      isDrawn = true;
      window.getSelection()?.removeAllRanges();
      now.current?.choose({ from, to });
    };
    const end = () => {
      from = null;
    };
    // The click that ends a box opens nothing.
    const click = (event: MouseEvent) => {
      if (!isDrawn) return;
      isDrawn = false;
      event.preventDefault();
      event.stopPropagation();
    };
    const noWords = (event: Event) => from !== null && event.preventDefault();
    place.addEventListener("pointerdown", begin);
    place.addEventListener("pointermove", draw);
    place.addEventListener("selectstart", noWords);
    place.addEventListener("click", click, true);
    window.addEventListener("pointerup", end);
    return () => {
      place.removeEventListener("pointerdown", begin);
      place.removeEventListener("pointermove", draw);
      place.removeEventListener("selectstart", noWords);
      place.removeEventListener("click", click, true);
      window.removeEventListener("pointerup", end);
    };
  }, [sheet, there]);
}

/** A plain press beside the cards lets go of what is chosen; one on a card outside the block, of it. */
function letGo(at: Editor | null, isFree: boolean, spot: Range["from"] | null): void {
  if (!at || (at.selection.length === 0 && !at.range)) return;
  if (isFree) at.select([]);
  else if (at.range && !(spot && isIn(at.range, ...spot))) at.choose(null);
}

function spotOf(event: PointerEvent): Range["from"] | null {
  const target = event.target instanceof Element ? event.target : null;
  const cell = target?.closest<HTMLElement>("[role=gridcell][data-row]");
  return cell ? [Number(cell.dataset.row), Number(cell.dataset.column)] : null;
}
