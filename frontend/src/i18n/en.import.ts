// Words of the import wizard, the receipts and the privacy page.
import type { Meaning } from "../evidence/types";

export const meanings: Record<Meaning, { name: string; help: string }> = {
  "event id": { name: "Event id", help: "the source's own number of the row" },
  customer: { name: "Customer", help: "customer number; replaced by a pseudonym" },
  email: { name: "E-mail address", help: "names a person; replaced by a pseudonym" },
  phone: { name: "Phone number", help: "names a person; replaced by a pseudonym" },
  user: { name: "User account", help: "names a person; replaced by a pseudonym" },
  "device id": { name: "Device or cookie", help: "names a device; replaced by a pseudonym" },
  order: { name: "Order number", help: "joins rows of one order; replaced by a pseudonym" },
  time: { name: "Time", help: "when it happened" },
  "time of day": { name: "Time of day", help: "the clock time that belongs to the day" },
  name: { name: "What happened", help: "the event's name; sorted into touchpoints later" },
  page: { name: "Page", help: "the page or screen it happened on" },
  channel: { name: "Channel", help: "web, app, store, e-mail, call centre …" },
  device: { name: "Kind of device", help: "phone, tablet, desktop" },
  "duration seconds": { name: "Duration", help: "how long it took; kept in seconds" },
  value: { name: "Value", help: "an amount of money" },
  currency: { name: "Currency", help: "of the value" },
  score: { name: "Rating or score", help: "becomes emotion from −2 to +2" },
  words: { name: "Words of the customer", help: "what the customer wrote or said" },
  "staff note": {
    name: "Note by staff",
    help: "what your own side wrote: kept, never counted among customers' words",
  },
  question: { name: "Question", help: "what was asked" },
  sequence: { name: "Order of rows", help: "settles which of two rows at one time came first" },
  attribute: { name: "Keep beside the event", help: "for rules, filters and claims" },
  "leave out": { name: "Do not import", help: "the column is not read at all" },
};

export const meaningGroups: readonly { label: string; meanings: readonly Meaning[] }[] = [
  {
    label: "When and what",
    meanings: ["time", "time of day", "name", "page", "channel", "sequence", "event id"],
  },
  { label: "Who", meanings: ["customer", "email", "phone", "user", "device id", "order"] },
  { label: "Said", meanings: ["score", "words", "staff note", "question"] },
  { label: "Details", meanings: ["duration seconds", "value", "currency", "device", "attribute"] },
  { label: "Not needed", meanings: ["leave out"] },
];

export const importing = {
  crumbData: "Import data",
  steps: ["File", "Columns", "Identity and privacy", "Check and import"] as const,
  stepsLabel: "Steps of the import",
  facts: (parts: readonly string[]) => parts.join(" · "),
  rows: (n: string, one: boolean) => `${n} ${one ? "row" : "rows"}`,
  separator: (sign: string) => `separator “${sign}”`,
  tab: "tab",
  back: "Back",
  next: "Continue",
  nextFile: (name: string) => `Continue with ${name}`,
  nextFileHint: (done: string, all: string) => `${done} of ${all} files checked`,
  leave: "Leave",
  nextHints: [
    "Next: what each column means",
    "Next: how customers are joined, and what is hidden",
    "Next: a last look before anything is stored",
    "",
  ] as const,
  held: {
    noFile: "Choose at least one file",
    onlyRemarks: "Remarks need no further step: say above whose they are and take them in",
    remarksTaken: "The remarks are in. Choose files if there is data to bring in too",
    reading: (n: number) => (n === 1 ? "Reading 1 file" : `Reading ${n} files`),
    unreadable: "None of these files can be read",
    looking: "Reading the file again",
    questions: (n: number) =>
      n === 1 ? "1 question to answer first" : `${n} questions to answer first`,
    noRows: "No row can be read yet: say which column holds the time",
  },
  file: {
    title: "Which files?",
    text: "Drop exports here: CSV, TSV, Excel, JSON lines, Parquet, XES, or the files of Segment, GA4, Shopify, Zendesk, Twilio, Qualtrics and Typeform, or a web server’s log. Several at once, or a whole folder. Remarks saved from an exported page go in here too.",
    choose: "Choose files",
    folder: "Choose a folder",
    drop: "Drop them here",
    stays: "The files stay on this computer. Nothing is stored before the last step.",
    list: "Files of this import",
    columns: { name: "File", size: "Size", kind: "Read as", rows: "Rows", state: "State" },
    remove: (name: string) => `Take ${name} out of this import`,
    states: {
      uploading: "copying",
      reading: "reading",
      open: "columns to check",
      questions: (n: string, one: boolean) => `${n} ${one ? "question" : "questions"} open`,
      confirmed: "checked",
      ready: "known, only to confirm",
      importing: "importing",
      done: "imported",
      failed: "not readable",
      empty: "no row can be read yet",
      totals: "totals, only to confirm",
    },
    readers: {
      csv: "Table (CSV)",
      jsonl: "JSON lines",
      parquet: "Parquet",
      xlsx: "Excel sheet",
      xes: "Event log (XES)",
      segment: "Segment export",
      ga4: "GA4 export",
      shopify: "Shopify orders",
      zendesk: "Zendesk tickets",
      twilio: "Twilio calls",
      access_log: "Web server log",
      qualtrics: "Qualtrics answers",
      typeform: "Typeform answers",
    } as Record<string, string>,
    remembered: "as last time",
    skipHidden: (n: string, one: boolean) =>
      one
        ? "1 hidden file of the folder was left out."
        : `${n} hidden files of the folder were left out.`,
    skipEmpty: (names: string, one: boolean) =>
      one
        ? `${names} is empty (0 bytes) and was left out. Export it again.`
        : `${names} are empty (0 bytes) and were left out. Export them again.`,
    again: (names: string, one: boolean) =>
      one
        ? `${names} is in the list already, so it was not added a second time.`
        : `${names} are in the list already, so they were not added a second time.`,
    andMore: (names: string, n: string) => `${names} and ${n} more`,
  },
  columns: {
    title: "What does each column mean?",
    eventOf: (column: string) => `What happened on the date in ${column}`,
    tool: (name: string) => `${name}: its columns are known and need no mapping.`,
    guessed: (sure: string, all: string, open: string) =>
      open === "0"
        ? `We guessed ${sure} of ${all} from names and values.`
        : `We guessed ${sure} of ${all} from names and values. Check the ${open} that ${open === "1" ? "is" : "are"} marked.`,
    remembered: "You mapped a file of this shape before; we use that mapping.",
    heads: {
      column: "Column in your file",
      values: "First values",
      becomes: "Becomes",
      check: "Check",
      filled: "Filled",
    },
    becomes: (column: string) => `Meaning of the column ${column}`,
    empty: "nothing in the first rows",
    source: "Name of this source",
    joins: (source: string, files: string, rows: string) =>
      `Adds to the source “${source}”: ${files}, ${rows} so far.`,
    another: "It is another source",
    sourceHelp: "Files of one source share it: a later file adds to it.",
    channel: "Channel",
    channelNone: "Not said",
    name: "What happened, in every row",
    fromColumn: (column: string) => `Stands in the column “${column}”.`,
    zone: "Time zone",
    zoneHelp: "For times that are written without one.",
  },
  questions: {
    title: (n: string, one: boolean) =>
      one ? "One thing only you can know" : `${n} things only you can know`,
    text: "The import waits for the answer; we do not guess.",
    why: "Why we ask",
    everywhere: (n: number) =>
      n === 1
        ? "The same answer for the other file that asks this"
        : `The same answer for the ${n} other files that ask this`,
    example: "for example",
    column: (name: string) => `Column “${name}”`,
    proposed: "most likely",
    everyFile: "The same time zone for every file of this import",
    ownZone: "The time zone of this computer",
    inZone: (local: string, utc: string) => `${local} there is ${utc} UTC`,
    otherZone: "Another time zone",
    otherZoneHelp: "Continent and city, such as Europe/Vienna; a city alone is looked up.",
    useZone: "Use it",
    noOptions:
      "No column holds times, so nothing in this file happened at a time. If it is an old journey map, take it over as one; else leave the file out.",
    oldMap: "Take it over as an old map",
    leaveOut: "Leave this file out",
    answered: "Your answers about this file",
    change: "Change",
    changeOf: (question: string) => `Change the answer to: ${question}`,
    keep: "Keep it",
    given: "your answer",
  },
  totals: {
    title: "Kept as totals of a report",
    holds: (totals: string, lines: string, days: string) =>
      `${totals} numbers in ${lines} lines, ${days}.`,
    asEvents: "Read its rows as events instead",
    more: (n: string) => `and ${n} more`,
    leftOut: (labels: readonly string[]) =>
      `Left out as sums of other lines: ${labels.join(", ")}.`,
    later:
      "Totals count in the KPI and touchpoint cells of a map, never as customers’ paths. Where each line counts is said on the map, under Totals; they wait there, also for a map that is drawn later.",
  },
  preview: {
    title: "Preview",
    hint: (shown: string, all: string) => `as events, first ${shown} of ${all}`,
    heads: {
      time: (zone: string) => `Time (${zone || "UTC"})`,
      customer: "Customer",
      channel: "Channel",
      name: "What happened",
      words: "Words",
      emotion: "Emotion",
    },
    nobody: "nobody known",
    none: "No row can be shown as an event yet. Say which column holds the time and which the name.",
    asked: "Rows show here as soon as the question above is answered.",
  },
  scale: {
    title: "Emotion scale",
    hint: (column: string, low: string, high: string) =>
      `Column “${column}” holds ${low} to ${high}.`,
    unknown: (column: string) => `Column “${column}”: the question beside this asks for its scale.`,
    low: "Lowest",
    high: "Highest",
    lowIsGood: "The lowest is the best",
    words: ["furious", "annoyed", "neutral", "glad", "delighted"] as const,
    rowsLabel: (n: string) => `${n} rows`,
    apply: "Use this scale",
    which: (n: string) => `Which of the ${n} scores`,
  },
  rejects: {
    title: (n: string, one: boolean) => (one ? "1 row is rejected" : `${n} rows are rejected`),
    waitTitle: (n: string, one: boolean) =>
      one ? "1 row waits for your answer" : `${n} rows wait for your answer`,
    waitText: "Nothing is rejected. Answer the question and they are read.",
    wait: (n: string) => `${n} waiting`,
    waits: "Waiting for your answer",
    answer: "To the question",
    none: "Every row is accepted",
    noneText: "Nothing was rejected in the rows that were read.",
    text: "They are listed in the receipt; nothing is dropped silently.",
    ready: (n: string) => `${n} ready`,
    refused: (n: string) => `${n} rejected`,
    row: (n: string) => `row ${n}`,
    rowsMore: (n: string, one: boolean) => (one ? "1 row" : `${n} rows`),
    csv: "Rejected rows as a CSV file",
    csvLabel: "The rejected rows as a CSV file",
  },
  identity: {
    title: "Who is who, and what is hidden",
    text: "Everything that names a person is replaced at the door. Events hold pseudonyms only.",
    columns: "These columns name people",
    none: "No column names a person. The rows count for their touchpoints and emotions, not for paths.",
    heads: {
      column: "Column",
      values: "First values, masked",
      kind: "Names a person by",
      becomes: "Stored as",
    },
    pseudonym: "a pseudonym",
    toolNote: (name: string) =>
      `${name} files carry their identifiers in fixed fields. They are replaced in the same way.`,
    joined: "How two identifiers become one customer",
    rules: [
      "The same e-mail, phone, user, device or order number in two sources",
      "Two identifiers in one row of a file",
      "An alias or identify event of the source",
      "A row of an identity table that you import",
    ] as readonly string[],
    joinedNote: "Each join keeps its rule, so that you can see why two rows are one customer.",
    identityOnly: "This file is an identity table: its rows join identifiers and are no events",
    hidden: "What is hidden",
    hiddenRules: [
      "Pseudonyms are made with a secret key in a file of its own (HMAC-SHA-256)",
      "The clear values lie in a separate vault; no chart, log or export reads it",
      "Raw rows and rejected rows are shown with identifiers masked",
    ] as readonly string[],
    leftOut: "Not imported",
    leftOutNone: "Every column is read.",
    closed: "Is the data finished?",
    living: "More will come",
    livingHelp: "Ages on the map count from today.",
    finished: "It is finished",
    finishedHelp: "Ages on the map count from the last day of the data.",
    privacy: "What is stored, where, and what is not",
  },
  check: {
    title: "Check and import",
    text: "Nothing has been stored yet.",
    heads: {
      name: "File",
      source: "Source",
      rows: "Rows",
      ready: "Ready",
      refused: "Rejected",
      state: "State",
    },
    import: (n: string, one: boolean) => (one ? "Import 1 file" : `Import ${n} files`),
    importing: (name: string, at: string, all: string) => `Importing ${name}, file ${at} of ${all}`,
    tried: (n: string) => `of the first ${n}`,
    nothing: "No file is ready. Go back and answer what is open.",
    waiting: (n: string, one: boolean) =>
      one ? "1 file still waits for you." : `${n} files still wait for you.`,
    goThere: "Go there",
    look: "Look",
    progress: "Files imported",
    receipts: "Receipts",
    identity: "read = inserted + updated + unchanged + duplicate + rejected",
    doesNotAdd: "These numbers do not add up. Please report it: no row may be lost.",
    parts: {
      rows_read: "read",
      inserted: "inserted",
      updated: "updated",
      unchanged: "unchanged",
      duplicate: "duplicate",
      rejected: "rejected",
    },
    became: (events: string, answers: string, identifiers: string, links: string) =>
      `${events} events, ${answers} answers, ${identifiers} identifiers, ${links} joins`,
    keptTotals: (n: string) =>
      `${n} totals of a report are kept. Where each line counts is said on a map, under Totals.`,
    again: "These rows were here already; importing again changed nothing.",
    failed: "Not imported",
    retry: "Try again",
    draw: "Draw a map from these paths",
    drawNow: "Draw the map",
    drawing: "Drawing the map",
    drawText: "Stages and touchpoints are proposed from what customers did; you sort them next.",
    titleLabel: "Title of the map",
    title0: "Our customers' journey",
    home: "To the home page",
    more: "Import more files",
  },
  problem: "This could not be done",
  leaveQuestion: "The files of this import are not stored yet. Leave anyway?",
} as const;

/** Sources whose clocks may disagree. */
export const clocks = {
  title: "Two clocks may disagree",
  titleSettled: "Clocks you looked at",
  importAgain: "Import the file again",
  itIsSo: "It really happens that much later",
  askAgain: "Ask again",
  settled: "You said that it really happens so. Nothing is changed.",
} as const;

export const privacy = {
  home: "Home",
  crumb: "What is stored",
  title: "What is stored, where, and what is not",
  text: "For the privacy officer. This page is computed from this workspace.",
  print: "Print",
  again: "Try again",
  asOf: (when: string) => `As of ${when}`,
  unknown: "The page cannot be read just now",
  reading: "Counting what is stored",
  readingText: "The protections are tried out as well; this takes a few seconds.",
  what: "What is stored, and where",
  counts: (events: string, answers: string) =>
    `${events} events (what customers did) and ${answers} answers (what they said), under pseudonyms.`,
  heads: {
    file: "File",
    holds: "Holds",
    clear: "Clear identifiers",
    size: "Size",
    kind: "Identifier",
    inVault: "In the vault",
  },
  clearYes: "yes, only here",
  clearNo: "none",
  where: "All of it lies in one folder on this computer:",
  waiting: (n: number) =>
    n === 1
      ? "1 file waits for its import; it is removed when the import is done or given up."
      : `${n} files wait for their import; each is removed when its import is done or given up.`,
  rule: "How people are hidden",
  ruleText:
    "E-mail addresses, phone numbers, names, customer, order and device numbers are replaced at the door by a pseudonym: HMAC-SHA-256 with a random key of this workspace, kept in a file of its own. The same identifier always gets the same pseudonym, so that journeys can be joined; only the vault leads back from a pseudonym to the clear value, and no chart, log or export reads it.",
  kinds: {
    email: "E-mail addresses",
    phone: "Phone numbers",
    user: "User accounts",
    device: "Devices and cookies",
    order: "Order numbers",
    customer: "Customer numbers",
  } as Record<string, string>,
  notStored: "What is not stored",
  protections: "Protections while files are read",
  protectionNames: {} as Record<string, string>,
  yes: "active",
  no: "not active on this computer",
} as const;

/** Give the last day of days that end before another; both ISO. */
export function dayBefore(after: string): string {
  const day = new Date(`${after}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
