// Which cards are chosen, and how writing in a card or a cell begins.
import { useCallback, useMemo, useState } from "react";
import type { Edit } from "../api/useMapDocument";
import type { MapView } from "../map/lookup";
import { type CardRef, isThere, keyOf } from "./cards";
import type { Editing, Editor } from "./context";
import { stepEmotion } from "./handEmotion";
import { cardsOf, type Range } from "./range";

type Working = Pick<Editor, "selection" | "select" | "range" | "choose" | "begin" | "add">;

export function useWorking(
  view: MapView | null,
  edit: (editing: Editing) => void,
  make: (edit: Edit) => Promise<boolean>,
): Working {
  const [chosen, setChosen] = useState<readonly CardRef[]>([]);
  const [drawn, setDrawn] = useState<{ readonly range: Range; readonly on: string } | null>(null);
  // The cards count, not the places: they stay chosen when they move or a stage comes between.
  const selection = useMemo(
    () => (view ? chosen.filter((one) => isThere(view.map, one)) : []),
    [chosen, view],
  );
  const range = useMemo(() => {
    if (!view || drawn?.on !== gridOf(view)) return null;
    return keysOf(cardsOf(view, drawn.range)) === keysOf(selection) ? drawn.range : null;
  }, [drawn, selection, view]);
  const select = useCallback((cards: readonly CardRef[]) => {
    setDrawn(null);
    setChosen(cards);
  }, []);
  const choose = useCallback(
    (next: Range | null) => {
      setDrawn(next && view && { range: next, on: gridOf(view) });
      setChosen(next && view ? cardsOf(view, next) : []);
    },
    [view],
  );
  const begin = useCallback(
    (card: CardRef) => {
      edit(card);
      return true;
    },
    [edit],
  );
  const add = useCallback(
    (stageId: string, laneId: string) => {
      const kind = view?.lanes.find((one) => one.id === laneId)?.kind;
      if (!view || kind === "conversion") return false;
      if (!kind) edit({ kind: "new-moment", stageId });
      else if (kind === "touchpoints") edit({ kind: "new-touchpoint", stageId });
      else if (kind === "emotions") {
        const set = stepEmotion(view, stageId, laneId, 0);
        if (set) void make(set);
      } else {
        const part = kind === "barriers" ? "barrier" : "text";
        edit({ kind: "new", stageId, laneId, part, pairId: "" });
      }
      return true;
    },
    [view, edit, make],
  );
  return useMemo(
    () => ({ selection, select, range, choose, begin, add }),
    [selection, select, range, choose, begin, add],
  );
}

/** Which stages and lanes stand where: a block is painted only while they do. */
const gridOf = (view: MapView) => [...view.stages, ...view.lanes].map((one) => one.id).join(" ");

const keysOf = (cards: readonly CardRef[]) => cards.map(keyOf).sort().join(" ");
