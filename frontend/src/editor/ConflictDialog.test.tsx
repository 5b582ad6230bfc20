// Of two conflicts about one sentence the second shows what the first left on the map.
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { ConflictDialog } from "./ConflictDialog";

test("theirs is what stands on the map when the question is shown", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const map = brightwireMap();
  const statement = map.statements[0];
  const edit = { type: "edit-text", statement_id: statement?.id, text: "Mine.", text_revision: 0 };
  const conflict = { edit, theirs: "What stood there before.", yours: "Mine." };
  const asked = (
    <ConflictDialog conflict={conflict} map={map} make={async () => true} settle={vi.fn()} />
  );
  await act(async () => root.render(asked));
  expect(document.body.textContent).toContain(statement?.text);
  expect(document.body.textContent).not.toContain(conflict.theirs);
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});
