// Copying and cutting the cards of a cell, and pasting them, words and spreadsheet blocks.
import { type RefObject, useEffect, useRef } from "react";
import { newId } from "../api/useMapDocument";
import { editing as words } from "../i18n/en.editing";
import { blockFrom } from "./block";
import { type CardRef, cardFrom, fits, isThere, moved, nameOf, together } from "./cards";
import type { Editor } from "./context";
import { blockText, isIn } from "./range";
import { isField, meant } from "./useCards";

export function useClipboard(sheet: RefObject<HTMLElement | null>, editor: Editor | null): void {
  const now = useRef(editor);
  now.current = editor;
  const there = editor !== null;
  useEffect(() => {
    if (!there) return;
    const here = () => {
      const focused = window.document.activeElement;
      const cell = focused?.closest<HTMLElement>("[data-stage][data-lane]") ?? null;
      return focused instanceof HTMLElement && sheet.current?.contains(focused) && !isField(focused)
        ? { focused, cell }
        : null;
    };
    // Cut cards stay until they are pasted: then they move, with all that stands behind them.
    let carried: { readonly text: string; readonly cards: readonly CardRef[] } | null = null;
    const copy = (event: ClipboardEvent) => {
      const [at, place] = [now.current, here()];
      if (!at || !place || String(window.getSelection()) !== "") return;
      const { row, column } = place.cell?.dataset ?? {};
      if (at.range && isIn(at.range, Number(row), Number(column))) {
        // Several cells are copied in their shape; what is cut moves cell by cell.
        if (event.type === "cut") return;
        const name = (one: CardRef) => nameOf(at.view.map, one);
        carried = null;
        event.clipboardData?.setData("text/plain", blockText(at.view, at.range, name));
        event.preventDefault();
        return;
      }
      const card = cardFrom(place.focused.dataset.card);
      const cards = card ? meant(at, card) : cardsIn(at, place.cell);
      const text = cards
        .map((one) => nameOf(at.view.map, one))
        .filter(Boolean)
        .join("\n");
      carried = null;
      if (!text) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (event.type !== "cut") return;
      carried = { text, cards };
      at.select(cards);
    };
    const paste = (event: ClipboardEvent) => {
      const [at, place] = [now.current, here()];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const rows = blockFrom(text);
      if (!at || !place?.cell || rows.length === 0) return;
      event.preventDefault();
      const { stage, lane } = place.cell.dataset;
      const to = { stageId: stage ?? "", laneId: lane ?? "", before: "" };
      const cut = carried?.text === text.replace(/\r\n?/gu, "\n") ? carried.cards : [];
      carried = null;
      const moves = cut.map((one) => isThere(at.view.map, one) && moved(at.view.map, one, to));
      const move = together(
        words.moveMany(cut.length),
        moves.map((one) => one || null),
      );
      const fitting = cut.every((one) => fits(at.view.map, one, to.laneId));
      if (move && fitting) {
        at.select([]);
        void at.make(move);
        return;
      }
      const [stages, lanes] = [at.view.stages, at.view.lanes].map((all) =>
        all.map((one) => one.id),
      );
      void at.make({
        type: "paste-block",
        new_id: newId("pasted"),
        stage_ids: stages?.slice(stages.indexOf(stage ?? "")) ?? [],
        lane_ids: lanes?.slice(lanes.indexOf(lane ?? "")) ?? [],
        rows,
      });
    };
    window.document.addEventListener("copy", copy);
    window.document.addEventListener("cut", copy);
    window.document.addEventListener("paste", paste);
    return () => {
      window.document.removeEventListener("copy", copy);
      window.document.removeEventListener("cut", copy);
      window.document.removeEventListener("paste", paste);
    };
  }, [sheet, there]);
}

function cardsIn(at: Editor, cell: HTMLElement | null): readonly CardRef[] {
  const { stage = "", lane = "" } = cell?.dataset ?? {};
  const isTouchpoints = at.view.lanes.find((one) => one.id === lane)?.kind === "touchpoints";
  const kind = isTouchpoints ? "touchpoint" : "statement";
  const records = isTouchpoints ? at.view.touchpoints(stage) : at.view.statements(stage, lane);
  return records.map((one) => ({ kind, id: one.id }));
}
