// Several chosen cells: the cards stay chosen, not the places, and a press elsewhere lets go of them.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { type MapView, viewOf } from "../map/lookup";
import type { Editor } from "./context";
import { cardsOf } from "./range";
import { useCards } from "./useCards";
import { useClipboard } from "./useClipboard";
import { useRange } from "./useRange";
import { useWorking } from "./useWorking";

const view = viewOf(brightwireMap(), null, () => true);
const block = { from: [1, 0], to: [view.lanes.length, 1] } as const;

let place: HTMLDivElement;
let root: Root;
let at: Editor;
let made: unknown[];

function Working({ seen }: { seen: MapView }) {
  const make = async (edit: unknown) => made.push(edit) > 0;
  const working = useWorking(seen, () => undefined, make);
  at = { view: seen, make, ...working } as unknown as Editor;
  const sheet = { current: place };
  useCards(sheet, at);
  useClipboard(sheet, at);
  useRange(sheet, at);
  return [0, 3].map((column) => (
    <div
      key={column}
      role="gridcell"
      tabIndex={-1}
      data-row={1}
      data-column={column}
      data-stage={seen.stages[column]?.id}
      data-lane={seen.lanes[0]?.id}
    />
  ));
}

const show = (seen: MapView) => act(async () => root.render(<Working seen={seen} />));
const cell = (column: number) =>
  place.querySelector<HTMLElement>(`[data-column="${column}"]`) as HTMLElement;
const press = (column: number, event: Event) =>
  act(async () => {
    cell(column).focus();
    cell(column).dispatchEvent(event);
  });
const del = () => new KeyboardEvent("keydown", { key: "Delete", bubbles: true });

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  made = [];
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  await show(view);
  await act(async () => at.choose(block));
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

test("Del empties the block from within it, and nothing from a cell beside it", async () => {
  expect(at.selection.length).toBeGreaterThan(2);
  await press(3, del());
  expect(made).toEqual([]);
  await press(0, del());
  expect(made).toHaveLength(1);
});

test("a plain press on a cell lets go of block and cards", async () => {
  await press(3, new MouseEvent("pointerdown", { button: 0, bubbles: true }));
  expect([at.range, at.selection]).toEqual([null, []]);
});

test("the same cards stay chosen when a stage goes from before them", async () => {
  const chosen = cardsOf(view, block);
  const [, ...stages] = brightwireMap().stages.toSorted((a, b) => (a.order < b.order ? -1 : 1));
  await show(viewOf({ ...brightwireMap(), stages }, null, () => true));
  expect(at.range).toBeNull();
  expect(at.selection).toEqual(chosen);
});
