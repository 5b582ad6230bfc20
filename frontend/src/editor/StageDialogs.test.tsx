// The dialogs about a stage: what a person says in them is one edit, and leaving them is none.
import { act, type ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { viewOf } from "../map/lookup";
import AssignDialog from "./AssignDialog";
import { type Editor, EditorContext } from "./context";
import SplitDialog from "./SplitDialog";

let place: HTMLDivElement;
let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

const view = viewOf(brightwireMap(), null, () => true);
const stage = view.stages[1];
if (!stage) throw new Error("The shop has no second stage.");

/** What the dialog sends while `work` is done in it. */
async function sentBy(
  dialog: ReactElement,
  work: () => Promise<void>,
): Promise<readonly unknown[]> {
  const sent: unknown[] = [];
  const editor = { view, make: async (edit: unknown) => sent.push(edit) } as unknown as Editor;
  await act(async () => root.render(<EditorContext value={editor}>{dialog}</EditorContext>));
  await work();
  return sent;
}

async function press(name: string): Promise<void> {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  await act(async () => found?.click());
}

async function type(text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>("[role=dialog] input[maxlength]");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  await act(async () => {
    set?.call(field, text);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("the later touchpoints are proposed, and what is ticked besides goes along", async () => {
  const touchpoints = view.touchpoints(stage.id).map((one) => one.id);
  const statements = view.lanes.flatMap((lane) => view.statements(stage.id, lane.id));
  const dialog = <SplitDialog stage={stage} onClose={() => undefined} />;
  const sent = await sentBy(dialog, async () => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
    await act(async () => boxes[touchpoints.length]?.click());
    await press("Split");
  });
  expect(sent).toMatchObject([
    {
      type: "split-stage",
      stage_id: stage.id,
      new_name: "Explore (2)",
      touchpoint_ids: touchpoints.slice(Math.ceil(touchpoints.length / 2)),
      moment_ids: [],
      statement_ids: [statements[0]?.id],
      kpi_ids: [],
    },
  ]);
});

test("one name answers for the whole stage; leaving the dialog assigns nobody", async () => {
  let closed = 0;
  const dialog = <AssignDialog stage={stage} onClose={() => (closed += 1)} />;
  const sent = await sentBy(dialog, async () => {
    await type(" Ana Lima ");
    await press("Assign");
  });
  expect(sent).toEqual([{ type: "assign-stage", stage_id: stage.id, owner: "Ana Lima" }]);
  expect(await sentBy(dialog, () => press("Cancel"))).toEqual([]);
  expect(closed).toBe(2);
});
