// Words for where journeys begin: stages and touchpoints with their share of all journeys.
export const entries = {
  title: "Where journeys begin",
  here: "Begin here, of all journeys",
  at: (touchpoint: string) => `${touchpoint}, journeys begin here`,
  begin: "Begin here",
  of: "Of all journeys",
  share: "Share",
  whole: "The whole stage",
  others: "Touchpoints where one or two begin",
  period: "Period",
  none: "nobody",
} as const;
