// Words of the remarks that come back from an exported page.
import { several } from "./amounts";

const remarks = (n: number) => several(n, "remark", "remarks");

export const remarking = {
  file: (name: string) => `Remarks file ${name}`,
  title: (n: number, map: string) =>
    map ? `${remarks(n)} on the map “${map}”` : `${remarks(n)} on a map that is not here`,
  from: (by: string, day: string) => `${by || "No name given"}, ${day}`,
  fileName: (name: string) => `from ${name}`,
  unreadable: "These remarks cannot be read",
  list: "Remarks in this file",
  heads: { cell: "Cell", sentence: "Sentence", stance: "Says", words: "Why", becomes: "Here" },
  stance: { for: "It is so", against: "It is not" } as const,
  noWords: "no reason given",
  fate: {
    there: "new",
    known: "already known",
    changed: "not taken: the sentence reads differently now",
    gone: "not taken: the cell no longer exists",
  } as const,
  noCell: "no longer on the map",
  whose: "Whose remarks are these?",
  sides: { "own side": "Our own side", customers: "Customers" } as const,
  means: {
    "own side": "An opinion of our own: it stands beside the sentence and changes no state.",
    customers: "Said by customers: the sentence becomes reported, or contradicted. Nobody counted.",
  } as const,
  take: (n: number, map: string) =>
    n === 1
      ? `Take this remark into the map “${map}”`
      : `Take these ${remarks(n)} into the map “${map}”`,
  nothing: "There is nothing to take: none of these remarks is new here.",
  kept: "Nothing is kept before you take them. Undo on the map takes all of them back.",
  remove: (name: string) => `Put ${name} aside`,
  receipt: (map: string) => `Remarks taken into “${map}”`,
  parts: {
    taken: "taken in",
    already: "already known",
    changed: "on a sentence that reads differently now",
    gone: "on a cell that no longer exists",
  } as const,
  see: "See the map",
} as const;
