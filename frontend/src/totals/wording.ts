// Where a line of a report may count, and whether its period is over.

/** Whether a period, whose last day is the one before `after`, still runs: its total will grow. */
export function isRunning(after: string, now = new Date()): boolean {
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return after > today;
}

/** Whether a touchpoint is called as a line of a report is, but for capitals and signs. */
export function isNamed(touchpoint: string, label: string): boolean {
  const bare = (text: string) =>
    text
      .toLocaleLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return bare(touchpoint) !== "" && bare(touchpoint) === bare(label);
}
