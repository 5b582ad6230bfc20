// What a person says of the words is kept, or the page says what stopped it.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { PinDialog } from "./PinDialog";
import type { Quote } from "./types";

const told: Partial<Quote> = { answer_id: "1", words: "Too\u202e slow.", said_on: "2026-11-01" };
const quote = told as Quote;
let root: Root;
let place: HTMLDivElement;

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

test("a pin whose rows cannot be read says so and can be tried again", async () => {
  const pinned = vi.fn();
  let reachable = false;
  await act(async () =>
    root.render(
      <PinDialog
        map={brightwireMap()}
        quotes={[quote]}
        keys={async () => {
          if (!reachable) throw new Error("Desireline does not answer.");
          return ["r1"];
        }}
        onClose={() => undefined}
        onPin={pinned}
      />,
    ),
  );
  const pin = () => document.querySelector<HTMLButtonElement>("footer button:last-child");
  await act(async () => pin()?.click());
  expect(document.querySelector("[role=alert]")?.textContent).toContain("does not answer");
  expect([pinned.mock.calls.length, pin()?.disabled]).toEqual([0, false]);
  reachable = true;
  await act(async () => pin()?.click());
  expect(pinned.mock.calls[0]?.[0].edit.edits[0].text).toBe("Too[U+202E] slow.");
  expect(pinned.mock.calls[0]?.[0].edit.edits[1].support.rows).toEqual(["r1"]);
});
