// Words of the screen that checks sentences.
import { count } from "./format";

const plural = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

export const checking = {
  crumb: "Check the sentences",
  home: "Home",
  undo: (what: string) => (what ? `Undo: ${what}` : "Nothing to undo"),
  undoShort: "Undo",
  checkAll: (n: number) => `Check all ${count(n)}`,
  headline: (backed: number, all: number) =>
    `${count(backed)} of ${plural(all, "statement", "statements")} now ${backed === 1 ? "rests" : "rest"} on data`,
  origin: (file: string, when: string, cells: number) =>
    `Pasted from “${file}” ${when}; all ${plural(cells, "cell", "cells")} came in as assumed.`,
  hatched: "A cell stays hatched until its last statement has been checked.",
  assumed: (n: number, figures: number, quotes: number) => {
    const has = (many: number) => (many === 1 ? "has" : "have");
    const told = [
      figures > 0 ? `${count(figures)} ${has(figures)} a figure` : "",
      quotes > 0 ? `${count(quotes)} ${has(quotes)} quotes` : "",
    ].filter(Boolean);
    return told.length > 0 ? `${count(n)} assumed: ${told.join(", ")}` : `${count(n)} assumed`;
  },
  counts: (n: number, state: string) => `${count(n)} ${state.toLowerCase()}`,
  squares: "All statements, in the order of work",
  sheet: "The map’s statements",
  barriers: "Barriers",
  recommendations: "Recommendations",
  ofAssumed: (n: number, all: number) => `${count(n)} of ${count(all)} assumed`,
  position: (n: number, all: number) => `${count(n)} of ${count(all)}`,
  previous: "Previous statement",
  next: "Next statement",
  close: "Close the panel",
  whichFigure: "Which figure could test it?",
  pickOne:
    "Pick the figure that means what the sentence says; the data then answer. None of them may fit.",
  looking: "Looking for figures…",
  noFigure: "No figure in the data speaks of this sentence",
  noFigureHelp: "It stays assumed. Import what could tell, or pin what customers say about it.",
  noFigureReported: "It stays reported: it rests on what was said. Import what could count it.",
  said: "What people said of it",
  noFigureFor: (word: string) => `No figure we hold can test “${word}”`,
  judgement: (word: string) =>
    `“${word}” is a judgement: only what customers said about it can carry it. What they did does not.`,
  mention: (n: number) =>
    n === 0
      ? "No quote speaks of it."
      : `${plural(n, "quote speaks", "quotes speak")} of it: read them below and pin what says so.`,
  ofReport: "A total of our own report; it counts everything the report speaks of.",
  ourReport: "our report",
  openReport: "See the report",
  aboutMeans: {
    share: "“About” means up to 5 of 100 more or less.",
    seconds: "“About” means up to a quarter more or less.",
    points: "“About” means up to five points more or less.",
    other: "“About” means up to a tenth more or less.",
  },
  idea: "An idea says what should be done. No figure of the past can test it.",
  searchFigure: "Look for another figure",
  searchHint: "a touchpoint, stage, field or report",
  search: "Look",
  foundFigures: (n: number, search: string) =>
    n === 0
      ? `No figure is near “${search}”. Try the name of a touchpoint on the map.`
      : `${plural(n, "figure is", "figures are")} nearest to “${search}”. Pick the one that means the sentence; none may.`,
  none: "None of these",
  leaves: "leaves it assumed",
  lookedAt: (day: string) => `Looked at on ${day}: none of these fits.`,
  howMuch: "How much do you mean?",
  youSay: "You say: ",
  mostMeans: "“Most” means more than 50 of 100.",
  valueOf: {
    share: "of 100",
    seconds: "time",
    valence: "on the scale from −2 to +2",
    points: "points, from −100 to 100",
    "per journey": "steps per journey",
    count: "in all",
    number: "in the unit of the report",
  },
  unit: "Unit",
  under1: "under 1",
  minutes: "minutes",
  hours: "hours",
  days: "days",
  amount: "Number",
  beyond: "beyond the interval",
  byReport: "by our own report",
  within: "the whole interval agrees",
  withWording: "with the new wording: ",
  gain: "then ",
  cannotTell: "Cannot tell yet",
  noData: "No data",
  showOne: "Show me one",
  mapSays: "The map says",
  dataSay: "The data say",
  newWording: "New wording",
  useWording: "Use this wording",
  edit: "Edit",
  keep: "Keep, with reason",
  keepWhy: "Why it stays as it is",
  keepIt: "Keep it",
  cancel: "Cancel",
  done: "Let it rest on this",
  keepTest: "Keep this test",
  keepTestHelp: "It stays assumed until there is enough to tell.",
  problem: "The statements could not be read",
  again: "Try again",
  reading: "Reading the events…",
  nothing: "There is no statement on this map yet",
  nothingHelp: "Write some into its cells, or bring the map you already have.",
  oldMap: "Bring an old map",
  words: "Words that carry another sentence",
  wordsHint: (text: string) => `“${text}”; pin what says so, and it becomes reported`,
  wordsAll: (n: number, times: number) =>
    times > n
      ? `All ${count(n)}, said ${count(times)} times, names masked`
      : `All ${count(n)}, names masked`,
  pin: "Pin",
  pinned: "Pinned",
  status: (statements: number, cells: number) =>
    `${plural(statements, "statement", "statements")} in ${plural(cells, "cell", "cells")}`,
  upTo: (day: string) => `As of ${day}`,
  saved: "Saved just now",
  saving: "Saving…",
  keys: {
    next: "next assumed",
    evidence: "evidence",
    use: "use wording",
    undo: "undo",
    yes: "yes",
    no: "leave assumed",
    later: "later",
  },
  all: {
    title: "Check all statements",
    intro:
      "One sentence at a time, each with the figure that fits it best. You say yes or no; nothing is accepted by itself.",
    fits: "Does this figure test the sentence?",
    yes: "Yes, hold it against this",
    no: "No, leave it assumed",
    other: "Other figures",
    later: "Later",
    left: (n: number) => `${plural(n, "sentence", "sentences")} to go`,
    finished: "Every assumed sentence with a figure has been looked at",
    finishedHelp: (backed: number, all: number) =>
      `${count(backed)} of ${plural(all, "statement", "statements")} rest on data now.`,
    close: "Back to the map",
  },
} as const;
