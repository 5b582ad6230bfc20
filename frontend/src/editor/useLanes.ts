// Which lanes this browser shows of a map. What is hidden still counts in the evidence share.
import { useCallback, useMemo, useState } from "react";
import { inOrder } from "../map/lookup";
import type { JourneyMap, Lane } from "../map/types";

export interface Lanes {
  readonly all: readonly Lane[];
  readonly isShown: (lane: Lane) => boolean;
  readonly toggle: (lane: Lane) => void;
  readonly showAll: () => void;
  readonly hidden: number;
  /** From now on the map says whether this lane is shown, not this browser. */
  readonly forget: (laneId: string) => void;
}

type Choice = Readonly<Record<string, boolean>>;

const keyOf = (mapId: string) => `desireline.lanes.${mapId}`;

function remembered(mapId: string): Choice {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(mapId)) ?? "{}");
    return typeof found === "object" && found !== null ? (found as Choice) : {};
  } catch {
    return {};
  }
}

export function useLanes(mapId: string, map: JourneyMap | null): Lanes {
  const [choice, setChoice] = useState<Choice>(() => remembered(mapId));
  const isShown = useCallback((lane: Lane) => choice[lane.id] ?? !lane.hidden, [choice]);
  const keep = useCallback(
    (next: Choice) => {
      localStorage.setItem(keyOf(mapId), JSON.stringify(next));
      setChoice(next);
    },
    [mapId],
  );
  return useMemo(() => {
    const all = inOrder(map?.lanes ?? []);
    return {
      all,
      isShown,
      toggle: (lane) => keep({ ...choice, [lane.id]: !isShown(lane) }),
      showAll: () => keep(Object.fromEntries(all.map((lane) => [lane.id, true]))),
      forget: (laneId) =>
        keep(Object.fromEntries(Object.entries(choice).filter(([id]) => id !== laneId))),
      hidden: all.filter((lane) => !isShown(lane)).length,
    };
  }, [map, isShown, keep, choice]);
}
