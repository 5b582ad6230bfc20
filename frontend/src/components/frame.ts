// What the frame must know of the app it stands in; the app provides it.
import { createContext, useContext } from "react";

export interface FrameFacts {
  /** Whether a screen answers this path pattern. */
  readonly answers: (pattern: string) => boolean;
  readonly theme: "light" | "dark";
  readonly switchTheme: () => void;
}

export const FrameContext = createContext<FrameFacts>({
  answers: () => false,
  theme: "light",
  switchTheme: () => undefined,
});

export function useFrame(): FrameFacts {
  return useContext(FrameContext);
}
