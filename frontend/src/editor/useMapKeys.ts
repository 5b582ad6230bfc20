// The map's keys. Arrows move between cells; single letters are off while typing and can be
// switched off altogether.
import { type RefObject, useEffect } from "react";
import { DOUBTFUL } from "../map/lookup";
import type { State } from "../map/types";

export interface MapActions {
  readonly close: () => boolean;
  readonly evidence: () => void;
  readonly state: (state: State) => void;
  readonly doubt: (step: 1 | -1) => void;
  readonly focus: (step: 1 | -1) => void;
  readonly density: (step: 1 | -1) => void;
  readonly lanes: () => void;
  readonly theme: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly list: () => void;
  readonly find: () => void;
  readonly addLane: () => void;
  readonly present: () => void;
}

const STATES: readonly State[] = ["measured", "reported", "assumed", "contradicted", "stale"];

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) ||
      target.closest("[role=dialog], [role=menu]") !== null)
  );
}

export function useMapKeys(
  sheet: RefObject<HTMLElement | null>,
  actions: MapActions,
  letters: boolean,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (command(event, actions) || moved(event, sheet.current)) {
        event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.shiftKey && event.key.toLowerCase() === "p") {
        actions.present();
        event.preventDefault();
        return;
      }
      if (event.key === "?" || (letters && letter(event, actions))) {
        if (event.key === "?") actions.list();
        event.preventDefault();
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [sheet, actions, letters]);
}

function command(event: KeyboardEvent, actions: MapActions): boolean {
  if (event.key === "Escape") return actions.close();
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === "z" && event.shiftKey) actions.redo();
  else if (key === "z") actions.undo();
  else if (key === "y") actions.redo();
  else if (key === "k" || key === "f") actions.find();
  else return false;
  return true;
}

function moved(event: KeyboardEvent, sheet: HTMLElement | null): boolean {
  const move = moves[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest("[data-row]") : null;
  if (
    event.altKey ||
    !move ||
    !sheet ||
    !(cell instanceof HTMLElement) ||
    event.ctrlKey ||
    event.metaKey
  ) {
    return false;
  }
  const row = Number(cell.dataset.row) + move[0];
  const column = Number(cell.dataset.column) + move[1];
  return focusCell(sheet, row, column);
}

/** Moves the focus to a cell and shows it; false where there is none. */
export function focusCell(sheet: HTMLElement, row: number, column: number): boolean {
  const next = sheet.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

function letter(event: KeyboardEvent, actions: MapActions): boolean {
  const digit = STATES[Number(event.key) - 1];
  if (digit) actions.state(digit);
  else if (event.key === "n") actions.doubt(1);
  else if (event.key === "N") actions.doubt(-1);
  else if (event.key === "[") actions.focus(-1);
  else if (event.key === "]") actions.focus(1);
  else if (event.key === "-" || event.key === "−") actions.density(-1);
  else if (event.key === "+" || event.key === "=") actions.density(1);
  else if (event.key === "/") actions.find();
  else if (event.key === "l" || event.key === "L") actions.lanes();
  else if (event.key === "t" || event.key === "T") actions.theme();
  else if (event.key === "e" || event.key === "E") actions.evidence();
  else return false;
  return true;
}

/** To the next cell in doubt, or the next of the chosen states, in reading order. */
export function jump(
  sheet: HTMLElement,
  shown: ReadonlySet<State>,
  active: readonly [number, number],
  step: 1 | -1,
): void {
  const wanted: readonly string[] = shown.size > 0 ? [...shown] : DOUBTFUL;
  const cells = [...sheet.querySelectorAll<HTMLElement>("[role=gridcell]")].filter((cell) =>
    wanted.includes(cell.dataset.state ?? ""),
  );
  const place = (cell: HTMLElement) =>
    Number(cell.dataset.row) * 1000 + Number(cell.dataset.column);
  const here = active[0] * 1000 + active[1];
  const next =
    step === 1
      ? (cells.find((cell) => place(cell) > here) ?? cells[0])
      : ([...cells].reverse().find((cell) => place(cell) < here) ?? cells[cells.length - 1]);
  if (next) focusCell(sheet, Number(next.dataset.row), Number(next.dataset.column));
}
