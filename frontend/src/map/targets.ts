// The target actions of a map with what was read of each: the main one first.
import { noun, type TargetKind, targets as words } from "../i18n/en.targets";
import type { Figure, JourneyMap, MapReading } from "./types";

export interface TargetLine {
  readonly id: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly word: string;
  /** The kind as people call it; empty where nobody has said. */
  readonly called: string;
  readonly label: string;
  readonly figure: Figure;
}

/** The lines beside the company's goal: the main target is none where the goal counts the same. */
export function besideGoal(
  lines: readonly TargetLine[],
  goal: Figure | null,
): readonly TargetLine[] {
  const same = ({ id, figure }: TargetLine) =>
    id === "" && goal?.part != null && figure.part === goal.part && figure.n === goal.n;
  return lines.filter((one) => !same(one));
}

/** How many lines the strip has room for; the others fold behind a button that names them. */
export function unfolded(lines: number, besideGoal: boolean): number {
  const room = besideGoal ? 1 : 4;
  return lines <= room ? lines : room - 1;
}

export function targetLines(map: JourneyMap, reading: MapReading): readonly TargetLine[] {
  const { journey, targets } = map.header;
  const names = new Map(map.touchpoints.map((one) => [one.id, one.name]));
  const main = {
    name: journey.target.map((id) => names.get(id) ?? id).join(" or "),
    kind: journey.target_kind,
    word: journey.target_word,
  };
  return reading.targets.flatMap(({ target_id, figure }) => {
    const { name, kind, word } = target_id
      ? (targets.find((one) => one.id === target_id) ?? { name: "", kind: "" as const, word: "" })
      : main;
    // A target just removed still stands in the reading before the next one.
    if (!name) return [];
    const called = noun(kind, word);
    return [
      { id: target_id, name, kind, word, called, label: words.label(name, kind, word), figure },
    ];
  });
}
