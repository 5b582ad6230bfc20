// A window that grows tall gives the lanes their full height.
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { useTallScreen } from "./screen";

function Probe() {
  return <p>{useTallScreen() ? "tall" : "low"}</p>;
}

afterEach(() => vi.unstubAllGlobals());

test("the height of the window is followed as it is resized", async () => {
  let changed = () => {};
  const query = {
    matches: false,
    addEventListener: (_: string, call: () => void) => {
      changed = call;
    },
    removeEventListener: () => {},
  };
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("matchMedia", () => query);
  const place = document.createElement("div");
  const root = createRoot(place);
  await act(async () => root.render(<Probe />));
  expect(place.textContent).toBe("low");
  query.matches = true;
  await act(async () => changed());
  expect(place.textContent).toBe("tall");
  await act(async () => root.unmount());
});
