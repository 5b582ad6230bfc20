import { oldmap } from "../i18n/en.oldmap";
import type { OldMapRead } from "./types";

/** What a place to take touchpoints from is called, and what it gives. */
export function words(one: OldMapRead["sources"][number]): { name: string; hint: string } {
  return one.id === "data"
    ? { name: oldmap.fromData, hint: oldmap.fromDataHint }
    : { name: oldmap.fromMap(one.title), hint: oldmap.touchpoints(one.touchpoints) };
}
