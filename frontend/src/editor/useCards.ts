// Working on the sheet by keys: cards are walked, chosen, moved, copied and removed.
// One set of listeners on the sheet; which element means what is said by its data attributes.
import { type RefObject, useEffect, useRef } from "react";
import { editing as words } from "../i18n/en.editing";
import {
  type CardRef,
  cardFrom,
  type Direction,
  duplicated,
  isSame,
  keyOf,
  ONCE,
  removed,
  siblings,
  stepped,
  stretched,
  together,
} from "./cards";
import type { Editor } from "./context";
import { stepEmotion } from "./handEmotion";
import { grown, isIn } from "./range";
import { focusCell } from "./useMapKeys";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

export function useCards(sheet: RefObject<HTMLElement | null>, editor: Editor | null): void {
  const now = useRef(editor);
  now.current = editor;
  const there = editor !== null;
  useEffect(() => {
    const place = sheet.current;
    if (!place || !there) return;
    const press = (event: KeyboardEvent) => {
      const at = now.current;
      if (!at || isField(event.target) || !(event.target instanceof HTMLElement)) return;
      const card = cardFrom(event.target.dataset.card);
      const isDone = card
        ? onCard(event, card, place, at)
        : event.target.matches("[data-row]") &&
          (onBlock(event, event.target, place, at) || onCell(event, event.target, at));
      if (!isDone) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const click = (event: MouseEvent) => {
      const at = now.current;
      const card = cardOf(event.target);
      if (!at || !card || card.kind === "stage" || card.kind === "lane") return;
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) return;
      at.select(toggled(at.selection, card));
      focusCard(place, card);
      event.preventDefault();
      event.stopPropagation();
    };
    place.addEventListener("keydown", press);
    place.addEventListener("click", click);
    return () => {
      place.removeEventListener("keydown", press);
      place.removeEventListener("click", click);
    };
  }, [sheet, there]);
}

export function cardOf(target: EventTarget | null): CardRef | null {
  const found = target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null;
  return cardFrom(found?.dataset.card);
}

const toggled = (selection: readonly CardRef[], card: CardRef) =>
  selection.some((one) => isSame(one, card))
    ? selection.filter((one) => !isSame(one, card))
    : [...selection, card];

export function focusCard(sheet: ParentNode, card: CardRef): boolean {
  const found = sheet.querySelector<HTMLElement>(`[data-card="${CSS.escape(keyOf(card))}"]`);
  found?.focus();
  return found !== null;
}

/** The cards that a key is about: all that are chosen, if this is one of them. */
export function meant(at: Editor, card: CardRef): readonly CardRef[] {
  return at.selection.some((one) => isSame(one, card)) ? at.selection : [card];
}

/** A block of cells grows with Shift and the arrows; what stands in it goes with one key. */
function onBlock(event: KeyboardEvent, cell: HTMLElement, sheet: HTMLElement, at: Editor): boolean {
  const { row, column } = cell.dataset;
  const spot = [Number(row), Number(column)] as const;
  const step = STEPS[event.key];
  const block = isIn(at.range, ...spot) ? at.range : null;
  if (event.altKey || event.ctrlKey || event.metaKey || spot[0] < 1 || spot[1] < 0) return false;
  if (step && event.shiftKey) {
    const range = grown(at.view, block ?? { from: spot, to: spot }, step);
    if (range) at.choose(range);
    if (range) focusCell(sheet, range.to[0], range.to[1]);
    return true;
  }
  if (step && at.range) at.choose(null);
  if (!block) return false;
  if (event.key !== "Delete" && event.key !== "Backspace") return false;
  const edit = removed(at.view.map, at.selection);
  at.choose(null);
  if (edit) void at.make(edit).then(() => cell.focus());
  return true;
}

function onCell(event: KeyboardEvent, cell: HTMLElement, at: Editor): boolean {
  const { stage = "", lane = "" } = cell.dataset;
  if (event.key === " ") {
    const first = cell.querySelector<HTMLElement>("[data-card]");
    if (!first) return intoSpan(cell, lane, at);
    first.focus();
    return true;
  }
  if (event.key === "Enter" && event.shiftKey) return at.add(stage, lane);
  if (at.view.lanes.find((one) => one.id === lane)?.kind !== "emotions") return false;
  const step = event.altKey ? { ArrowUp: 0.5, ArrowDown: -0.5 }[event.key] : undefined;
  if (step === undefined && event.key !== "Delete") return false;
  const edit = stepEmotion(at.view, stage, lane, step ?? null);
  if (edit) void at.make(edit);
  return true;
}

/** Into what lies over the cell from this stage or one before. */
function intoSpan(cell: HTMLElement, laneId: string, at: Editor): boolean {
  const column = Number(cell.dataset.column);
  const row = cell.closest("[role=row]");
  const over = at.view.spans(laneId).find((one) => {
    return column >= one.first && column < one.first + one.many;
  });
  return over && row ? focusCard(row, { kind: "statement", id: over.statement.id }) : false;
}

function onCard(event: KeyboardEvent, card: CardRef, sheet: HTMLElement, at: Editor): boolean {
  const direction = ARROWS[event.key];
  const again = () => requestAnimationFrame(() => focusCard(sheet, card));
  const sideways = direction === "right" ? 1 : direction === "left" ? -1 : null;
  if (sideways && event.altKey && event.shiftKey && card.kind === "statement") {
    const edit = stretched(at.view, meant(at, card), sideways);
    if (edit) void at.make(edit).then(again);
    return true;
  }
  if (direction && event.altKey) {
    const edits = meant(at, card).map((one) => stepped(at.view.map, one, direction));
    const edit = together(words.moveMany(edits.length), edits);
    if (edit) void at.make(edit).then(again);
    return true;
  }
  if (card.kind === "stage" || card.kind === "lane") return onHead(event, card, at);
  if (direction === "up" || direction === "down") return walk(event, card, sheet, at);
  switch (event.key) {
    case "F2":
    case "Enter":
      return at.begin(card);
    case "Escape":
      if (at.selection.length > 0) at.select([]);
      else cellOf(sheet, card)?.focus();
      return true;
    case " ":
      at.select(toggled(at.selection, card));
      return true;
    case "Delete":
    case "Backspace":
      return remove(card, sheet, at);
    case "d":
    case "D":
      return (event.ctrlKey || event.metaKey) && copy(card, at, again);
    default:
      return false;
  }
}

function onHead(event: KeyboardEvent, card: CardRef, at: Editor): boolean {
  if (event.key === "F2") return at.begin(card);
  if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) {
    const kind = at.view.lanes.find((one) => one.id === card.id)?.kind;
    return kind && ONCE.includes(kind) ? true : copy(card, at, () => undefined);
  }
  if (event.key === " ") {
    const first = (event.target as HTMLElement).querySelector<HTMLElement>("[data-card]");
    first?.focus();
    return first !== null;
  }
  if (event.key === "Enter" && event.shiftKey && card.kind === "stage") return at.add(card.id, "");
  return false;
}

function walk(event: KeyboardEvent, card: CardRef, sheet: HTMLElement, at: Editor): boolean {
  const line = siblings(at.view.map, card);
  const next = line[line.indexOf(card.id) + (event.key === "ArrowUp" ? -1 : 1)];
  const found = next === undefined ? null : { kind: card.kind, id: next };
  if (!found || !focusCard(sheet, found)) return event.shiftKey;
  if (event.shiftKey) {
    const kept = at.selection.filter((one) => !isSame(one, card) && !isSame(one, found));
    at.select([...kept, card, found]);
  }
  return true;
}

function remove(card: CardRef, sheet: HTMLElement, at: Editor): boolean {
  const cell = cellOf(sheet, card);
  const edit = removed(at.view.map, meant(at, card));
  at.select([]);
  if (edit) void at.make(edit).then(() => cell?.focus());
  return true;
}

/** The cell a card begins in; one over several stages lies apart from it. */
function cellOf(sheet: HTMLElement, card: CardRef): HTMLElement | null {
  const found = sheet.querySelector<HTMLElement>(`[data-card="${CSS.escape(keyOf(card))}"]`);
  const place = found?.closest<HTMLElement>("[data-row]");
  const { row, column } = place?.dataset ?? {};
  return sheet.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
}

function copy(card: CardRef, at: Editor, then: () => void): boolean {
  const edit = duplicated(meant(at, card));
  if (edit) void at.make(edit).then(then);
  return true;
}
