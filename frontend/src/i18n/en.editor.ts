// Words of the map screen that were not there from the start: whom the figures are about, the
// paths beside the drawn ones, lanes and density, what changed, and who owns what.
import { count } from "./format";

const several = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

export const editor = {
  head: {
    everybody: "Everybody",
    about: "Whom the figures are about",
    journeysOf: (journeys: string) => `${journeys} journeys`,
    known: (share: string) => `persona known for ${share} of journeys`,
    isOne: (part: string, of: string) => `${part} of ${of} journeys`,
    drawnFor: "Drawn for",
    nobodyKnown: "no rule tells personas apart yet",
  },
  paths: {
    others: (n: number) => several(n, "more path", "more paths"),
    all: (n: number) => several(n, "path", "paths"),
    title: "Paths that jump ahead, come back or start again",
    help: "Journeys on each; one journey can be on several.",
    skip: "Jump ahead",
    return: "Come back",
    repeat: "Buy again",
    rare: "Others, fewer than three journeys each",
    over: (stages: string) => `over ${stages}`,
    into: (stage: string) => `, from ${stage}`,
  },
  kpi: {
    week: (week: string) => `${week}`,
    whole: "whole period",
    fewInWeek: (week: string, n: string) => `${week}: only ${n}, too few`,
  },
  weekly: {
    from: (value: string) => `the axis starts at ${value}`,
    band: "Weeks with fewer than five are left out.",
  },
  busy: "Counting anew…",
  draft: {
    title: "This map was drawn from your data. Before you trust it:",
    hide: "I know",
  },
  density: {
    overview: "Overview",
    compact: "Compact",
    full: "Full",
  },
  lanes: {
    button: (shown: number, all: number) =>
      shown === all ? `${count(all)} lanes` : `${count(shown)} of ${count(all)} lanes`,
    title: "Lanes",
    help: "Hidden lanes still count in the evidence share. Your browser remembers the choice.",
    all: "Show all lanes",
    hidden: (n: number) => `${several(n, "lane is", "lanes are")} hidden and still counted`,
  },
  inspector: {
    means: {
      measured: "Counted in your data, and the figure says the same.",
      reported: "Customers said so; nobody counted it.",
      assumed: "We believe it; nothing in the data shows it yet.",
      contradicted: "The map says one thing, the data another.",
      stale: "It was shown once; the newest evidence is too old.",
      empty: "Nothing is written here and nothing was counted.",
    } as Readonly<Record<string, string>>,
    support: {
      answers: "Answers",
      verbatim: "Customers’ words",
      "customer interview": "Customer interview",
      workshop: "Workshop",
      "internal interview": "Internal interview",
      "walk-through": "Walk-through",
      "own statement": "Own statement",
      "external report": "External report",
    } as Readonly<Record<string, string>>,
    sources: "Every source, 95% interval",
    noInterval: "no interval: our own side’s word",
    dated: (date: string) => `newest ${date}`,
    counted: "counted",
    said: "said by customers",
    own: "own side",
    of: (n: string, grain: string) => `n ${n} ${grain}`,
    tooFew: (n: string) => `n ${n}, too few for an interval`,
    owns: "Who owns this",
    ownedBy: (owner: string, what: string) => `${owner}: ${what}`,
    noOwner: "Nobody owns these yet",
    nobody: "No touchpoint of this stage has an owner yet.",
    changed: "Since the last reading",
    changedSince: (date: string) => `Since the reading of ${date}`,
    was: (state: string) => `Then ${state}.`,
    stateChanged: (before: string, now: string) => `Was ${before}, now ${now}.`,
    figureChanged: (before: string, now: string) => `The figure was ${before}, now ${now}.`,
    unchanged: "Nothing changed in state or figure.",
    history: (n: number) => `History (${several(n, "change", "changes")})`,
    noHistory: "Not changed since the map was made",
    historyTitle: "History of the sentence",
    created: "Written when the map was made",
    wroteBefore: "before",
  },
} as const;
