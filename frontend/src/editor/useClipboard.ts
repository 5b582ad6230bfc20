// Copying the words of a cell or of chosen cards, and pasting words and spreadsheet blocks.
import { type RefObject, useEffect, useRef } from "react";
import { newId } from "../api/useMapDocument";
import { blockFrom } from "./block";
import { cardFrom, nameOf } from "./cards";
import type { Editor } from "./context";
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
    const copy = (event: ClipboardEvent) => {
      const [at, place] = [now.current, here()];
      if (!at || !place || String(window.getSelection()) !== "") return;
      const card = cardFrom(place.focused.dataset.card);
      const text = card
        ? meant(at, card)
            .map((one) => nameOf(at.view.map, one))
            .join("\n")
        : textOf(at, place.cell);
      if (!text) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    const paste = (event: ClipboardEvent) => {
      const [at, place] = [now.current, here()];
      const rows = blockFrom(event.clipboardData?.getData("text/plain") ?? "");
      if (!at || !place?.cell || rows.length === 0) return;
      event.preventDefault();
      const { stage, lane } = place.cell.dataset;
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
    window.document.addEventListener("paste", paste);
    return () => {
      window.document.removeEventListener("copy", copy);
      window.document.removeEventListener("paste", paste);
    };
  }, [sheet, there]);
}

function textOf(at: Editor, cell: HTMLElement | null): string {
  const { stage = "", lane = "" } = cell?.dataset ?? {};
  const kind = at.view.lanes.find((one) => one.id === lane)?.kind;
  const names =
    kind === "touchpoints"
      ? at.view.touchpoints(stage).map((one) => one.name)
      : at.view.statements(stage, lane).map((one) => one.text);
  return names.filter(Boolean).join("\n");
}
