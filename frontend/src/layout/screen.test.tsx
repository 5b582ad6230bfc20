import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useTallScreen } from "./screen";

afterEach(() => vi.unstubAllGlobals());

it("a window that grows tall gives the lanes their full height", () => {
  let changed = () => {};
  const query = {
    matches: false,
    addEventListener: (_: string, call: () => void) => {
      changed = call;
    },
    removeEventListener: () => {},
  };
  vi.stubGlobal("matchMedia", () => query);
  const { result } = renderHook(useTallScreen);
  expect(result.current).toBe(false);
  query.matches = true;
  act(() => changed());
  expect(result.current).toBe(true);
});
