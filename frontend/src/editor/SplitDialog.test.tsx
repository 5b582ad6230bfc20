// What a person leaves ticked goes to the second stage, and nothing else does.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { viewOf } from "../map/lookup";
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

test("the later touchpoints are proposed, and what is ticked besides goes along", async () => {
  const sent: unknown[] = [];
  const map = brightwireMap();
  const view = viewOf(map, null, () => true);
  const stage = view.stages[1];
  if (!stage) throw new Error("The shop has no second stage.");
  const editor = { view, make: async (edit: unknown) => sent.push(edit) } as unknown as Editor;
  await act(async () =>
    root.render(
      <EditorContext value={editor}>
        <SplitDialog stage={stage} onClose={() => undefined} />
      </EditorContext>,
    ),
  );
  const touchpoints = view.touchpoints(stage.id).map((one) => one.id);
  const statements = view.lanes.flatMap((lane) => view.statements(stage.id, lane.id));
  const boxes = [...document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const words = boxes[touchpoints.length];
  await act(async () => words?.click());
  const save = [...document.querySelectorAll("button")].find((one) => one.textContent === "Split");
  await act(async () => save?.click());
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
