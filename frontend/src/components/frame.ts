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

/** The way to a screen of a map: home, the map once it is read, the screen. */
export function mapCrumbs(
  id: string,
  title: string | undefined,
  words: { readonly home: string; readonly crumb: string },
): readonly { readonly label: string; readonly href?: string }[] {
  return [
    { label: words.home, href: "/" },
    ...(title === undefined ? [] : [{ label: title, href: `/maps/${id}` }]),
    { label: words.crumb },
  ];
}
