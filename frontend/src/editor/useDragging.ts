// Cards carried by mouse; what is under the pointer says where they would come to stand.
import { type RefObject, useEffect, useRef } from "react";
import { editing as words } from "../i18n/en.editing";
import { type CardRef, cardFrom, duplicated, fits, moved, type Place, together } from "./cards";
import type { Editor } from "./context";
import { cardOf, isField, meant } from "./useCards";

export function useDragging(sheet: RefObject<HTMLElement | null>, editor: Editor | null): void {
  const now = useRef(editor);
  now.current = editor;
  const there = editor !== null;
  useEffect(() => {
    const place = sheet.current;
    if (!place || !there) return;
    let carried: readonly CardRef[] = [];
    const clear = () => {
      for (const one of place.querySelectorAll("[data-drop], [data-drop-after], [data-over]")) {
        one.removeAttribute("data-drop");
        one.removeAttribute("data-drop-after");
        one.removeAttribute("data-over");
      }
    };
    const start = (event: DragEvent) => {
      const at = now.current;
      const card = cardOf(event.target);
      if (!at || !card || isField(event.target) || !event.dataTransfer) return;
      carried = meant(at, card).filter((one) => one.kind === card.kind);
      event.dataTransfer.effectAllowed = "copyMove";
      event.dataTransfer.setData("text/plain", card.id);
    };
    const over = (event: DragEvent) => {
      const at = now.current;
      const [first] = carried;
      clear();
      if (!at || !first) return;
      const found = spot(event, first, at);
      if (!found) return;
      event.preventDefault();
      if (event.dataTransfer) {
        event.dataTransfer.dropEffect = event.ctrlKey || event.altKey ? "copy" : "move";
      }
      found.mark();
    };
    const drop = (event: DragEvent) => {
      const at = now.current;
      const [first] = carried;
      const found = at && first ? spot(event, first, at) : null;
      clear();
      if (!at || !first || !found) return;
      event.preventDefault();
      const copies = event.ctrlKey || event.altKey ? duplicated(carried, found.to) : null;
      const edits = carried.map((one) => moved(at.view.map, one, found.to));
      const edit = copies ?? together(words.moveMany(carried.length), edits);
      at.select([]);
      if (edit) void at.make(edit);
    };
    const end = () => {
      carried = [];
      clear();
    };
    place.addEventListener("dragstart", start);
    place.addEventListener("dragover", over);
    place.addEventListener("drop", drop);
    place.addEventListener("dragend", end);
    return () => {
      place.removeEventListener("dragstart", start);
      place.removeEventListener("dragover", over);
      place.removeEventListener("drop", drop);
      place.removeEventListener("dragend", end);
    };
  }, [sheet, there]);
}

interface Spot {
  readonly to: Place;
  readonly mark: () => void;
}

function spot(event: DragEvent, card: CardRef, at: Editor): Spot | null {
  const target = event.target instanceof Element ? event.target : null;
  if (card.kind === "stage" || card.kind === "lane") return headSpot(event, card, target, at);
  const cell = target?.closest<HTMLElement>("[data-stage]");
  if (!cell) return null;
  const { stage: stageId = "", lane: laneId = "" } = cell.dataset;
  if (!fits(at.view.map, card, laneId)) return null;
  const cards = [...cell.querySelectorAll<HTMLElement>(`[data-card^="${card.kind}:"]`)];
  const below = cards.find((one) => {
    const box = one.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  const before = cardFrom(below?.dataset.card)?.id ?? "";
  const kept = before === card.id ? nextAfter(cards, card) : before;
  return {
    to: { stageId, laneId, before: kept },
    mark: () => {
      cell.dataset.over = "";
      if (below) below.dataset.drop = "";
      else cards[cards.length - 1]?.setAttribute("data-drop-after", "");
    },
  };
}

function nextAfter(cards: readonly HTMLElement[], card: CardRef): string {
  const at = cards.findIndex((one) => cardFrom(one.dataset.card)?.id === card.id);
  return cardFrom(cards[at + 1]?.dataset.card)?.id ?? "";
}

function headSpot(
  event: DragEvent,
  card: CardRef,
  target: Element | null,
  at: Editor,
): Spot | null {
  const head = target?.closest<HTMLElement>(`[data-card^="${card.kind}:"]`);
  const other = cardFrom(head?.dataset.card);
  if (!head || !other || other.id === card.id) return null;
  const box = head.getBoundingClientRect();
  const isLater =
    card.kind === "stage"
      ? event.clientX > box.left + box.width / 2
      : event.clientY > box.top + box.height / 2;
  const all = (card.kind === "stage" ? at.view.stages : at.view.lanes).map((one) => one.id);
  const before = isLater ? (all[all.indexOf(other.id) + 1] ?? "") : other.id;
  if (before === card.id) return null;
  return {
    to: { stageId: "", laneId: "", before },
    mark: () => head.setAttribute(isLater ? "data-drop-after" : "data-drop", ""),
  };
}
