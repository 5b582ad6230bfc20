// What the reading is limited to, as the address bar keeps it.
import type { Filter } from "../map/schema";
import type { QueryValue } from "./client";

export interface Limits {
  readonly from: string;
  readonly to: string;
  readonly persona: string;
  readonly channels: readonly string[];
  readonly only: boolean;
}

export function limitsIn(search: URLSearchParams): Limits {
  return {
    from: search.get("from") ?? "",
    to: search.get("to") ?? "",
    persona: search.get("persona") ?? "",
    channels: search.getAll("channel"),
    only: search.get("only_channels") === "true",
  };
}

/** As the server takes them, and as the address bar shows them. */
export function queryOf(limits: Limits): Readonly<Record<string, QueryValue>> {
  return {
    from: limits.from,
    to: limits.to,
    persona: limits.persona,
    channel: limits.channels,
    only_channels: limits.only && limits.channels.length > 0,
  };
}

/** The same as parameters of the address. */
export function searchOf(limits: Limits): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(queryOf(limits))) {
    if (Array.isArray(value)) for (const one of value) words.append(name, one);
    else if (value) words.set(name, String(value));
  }
  return words;
}

/** Whether a reading was limited so. */
export function isLimitedTo(limits: Limits, applied: Filter): boolean {
  const only = limits.only && limits.channels.length > 0;
  return (
    limits.from === applied.period_from &&
    limits.to === applied.period_to &&
    limits.persona === applied.persona_id &&
    only === applied.only_channels &&
    limits.channels.join("\n") === applied.channels.join("\n")
  );
}
