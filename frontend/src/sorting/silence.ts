// A typed silence as the edit that sets it.

export type SilenceUnit = "minutes" | "hours" | "days";
const MINUTES = { minutes: 1, hours: 60, days: 1440 } as const;
const LONGEST = 3650 * 1440;

/** The change of the journey rule; null where the number is none. */
export function silenceChange(
  text: string,
  unit: SilenceUnit,
): { timeout_days: number } | { timeout_minutes: number } | null {
  if (!/^\d{1,7}$/u.test(text.trim())) return null;
  const minutes = Number(text) * MINUTES[unit];
  if (minutes < 1 || minutes > LONGEST) return null;
  return minutes % 1440 === 0 ? { timeout_days: minutes / 1440 } : { timeout_minutes: minutes };
}
