// Which screen answers which address. A screen is a file `<folder>/<Name>Screen.tsx` whose
// default export takes the address's parameters; it is loaded when it is first opened.
import type { ComponentType } from "react";

export type ScreenParams = Readonly<Record<string, string>>;
export type Screen = ComponentType<{ params: ScreenParams }>;

const files = import.meta.glob<{ default: Screen }>("../*/*Screen.tsx");

const addresses: readonly (readonly [path: string, file: string])[] = [
  ["/", "../home/HomeScreen.tsx"],
  ["/import", "../evidence/ImportScreen.tsx"],
  ["/privacy", "../evidence/PrivacyScreen.tsx"],
  ["/maps/:id", "../editor/MapScreen.tsx"],
  ["/maps/:id/names", "../sorting/SortingScreen.tsx"],
  ["/maps/:id/sort", "../sorting/SortingScreen.tsx"],
  ["/maps/:id/words", "../words/WordsScreen.tsx"],
  ["/maps/:id/totals", "../totals/TotalsScreen.tsx"],
  ["/maps/:id/board", "../board/BoardScreen.tsx"],
  ["/maps/:id/check", "../checking/CheckScreen.tsx"],
  ["/old-map", "../oldmap/OldMapScreen.tsx"],
  ["/maps/:id/one", "../one/OneScreen.tsx"],
  ["/maps/:id/touchpoints", "../touchpoints/TouchpointsScreen.tsx"],
  ["/inventory", "../inventory/InventoryScreen.tsx"],
  ["/maps/:id/hypotheses", "../hypotheses/HypothesesScreen.tsx"],
  ["/maps/:id/findings", "../findings/FindingsScreen.tsx"],
];

export interface Route {
  readonly path: string;
  readonly load: () => Promise<{ default: Screen }>;
}

export const routes: readonly Route[] = addresses.flatMap(([path, file]) => {
  const load = files[file];
  return load ? [{ path, load }] : [];
});

/** Whether a screen exists for this path pattern; nothing links to one that does not. */
export function answers(path: string): boolean {
  return routes.some((route) => route.path === path);
}
