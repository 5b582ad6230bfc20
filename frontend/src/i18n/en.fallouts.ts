// Words of what customers did next who left a stage and were not seen in a later one again.
export const fallouts = {
  title: "What those not seen again did next",
  titleLast: "What came after the end",
  all: (journeys: string) => `${journeys} journeys, each counted once`,
  notOpen: "still open and not among them",
  tooFew: (n: string) => `Too few to say (n = ${n}).`,
  counting: "Counting…",
  next: "Next seen",
  journeys: "Journeys",
  share: "Share",
  back: (touchpoint: string) => `back to ${touchpoint}`,
  again: (touchpoint: string) => `a new journey, at ${touchpoint}`,
  outside: (touchpoint: string) => `${touchpoint}, in no journey`,
  other: (touchpoints: number) =>
    touchpoints === 0
      ? "other touchpoints"
      : touchpoints === 1
        ? "1 other way to a touchpoint"
        : `other ways to ${touchpoints} touchpoints`,
  unmapped: "only what the map does not show",
  mostly: (name: string, n: string) => `most often “${name}” (${n})`,
  nothing: "nothing more seen",
  few: (share: string) =>
    `We can follow only ${share} of the journeys past this stage: whoever went on unrecognised counts as nothing more seen.`,
  table: "What those not seen again did next, stage by stage",
  allRow: "all not seen again",
  endedRow: "all that ended",
  openRow: "still open, not among them",
} as const;
