// Words of the first working day and of the glossary.
export const day = {
  title: "Your working day, from files to the board",
  done: (done: number, all: number) => `${done} of ${all} done`,
  emptyTitle: "From your files to a slide you can defend",
  emptyText:
    "Seven steps, one day, no analyst. Start with the files you have; everything stays on this machine.",
  states: { done: "done", next: "next", "can wait": "can wait" },
  names: {
    files: "Bring files",
    questions: "Answer three questions",
    names: "Sort names",
    "old map": "Paste your old map",
    sentences: "Check its sentences",
    findings: "Findings and actions",
    board: "Board view",
  },
  personas: {
    title: "Personas",
    hint: "found by rule in the data",
    share: (persona: string) => `${persona}: share of journeys`,
    of: "of known journeys",
    notTold: "no rule tells them apart",
    known: (share: string) => `persona known for ${share} of journeys`,
  },
  glossary: {
    open: "Words and keys (?)",
    openWords: "What the words mean",
    title: "What the words mean",
    search: "Find a word",
    none: (search: string) => `No word here matches “${search}”.`,
    keys: "Keys",
    words: "Words",
  },
} as const;
