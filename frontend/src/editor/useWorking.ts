// Which cards are chosen, and how writing in a card or a cell begins.
import { useCallback, useMemo, useState } from "react";
import type { Edit } from "../api/useMapDocument";
import type { MapView } from "../map/lookup";
import { type CardRef, isThere } from "./cards";
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
  const [range, choose] = useState<Range | null>(null);
  const selection = useMemo(() => {
    if (!view) return [];
    return range ? cardsOf(view, range) : chosen.filter((one) => isThere(view.map, one));
  }, [chosen, range, view]);
  const select = useCallback((cards: readonly CardRef[]) => {
    choose(null);
    setChosen(cards);
  }, []);
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
    [selection, select, range, begin, add],
  );
}
