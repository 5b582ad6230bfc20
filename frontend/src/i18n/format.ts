// Numbers, times and dates in words: thousands separators, a true minus, thin en dashes.

const MINUS = "−";
const DASH = "–";
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** 18420 → "18,420". */
export function count(value: number): string {
  return whole.format(value).replace("-", MINUS);
}

/** The silence that ends a journey: "90 days", "12 hours", "30 minutes". */
export function silenceOf(rule: { timeout_days: number; timeout_minutes?: number }): string {
  const minutes = rule.timeout_minutes || rule.timeout_days * 1440;
  const [size, unit] =
    minutes % 1440 === 0 ? [1440, "day"] : minutes % 60 === 0 ? [60, "hour"] : [1, "minute"];
  const number = minutes / size;
  return `${count(number)} ${unit}${number === 1 ? "" : "s"}`;
}

/** 18420 → "18.4k", 873 → "873". */
export function short(value: number): string {
  if (Math.abs(value) < 1000) return count(value);
  if (Math.abs(value) < 99_950) return `${fixed(value / 1000, 1)}k`;
  if (Math.abs(value) < 999_500) return `${count(value / 1000)}k`;
  return `${fixed(value / 1_000_000, 1)}M`;
}

/** A number with a fixed count of decimals and a true minus. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", MINUS);
}

/** 0.332 → "33.2%"; 1 → "100%". */
export function share(value: number, decimals = 1): string {
  const text = fixed(value * 100, decimals);
  return `${text === "100.0" ? "100" : text === "0.0" ? "0" : text}%`;
}

/** −1.1 → "−1.1", 0.8 → "+0.8". */
export function signed(value: number, decimals = 1): string {
  const text = fixed(value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

/** A net promoter score: −22.4 → "−22", 8 → "+8", 0 → "0". */
export function points(value: number): string {
  return signed(value, 0);
}

/** "67–70" from two texts; a true minus keeps its own side: "−1.2 to −0.9". */
export function range(low: string, high: string): string {
  return low.includes(MINUS) || high.includes(MINUS) ? `${low} to ${high}` : `${low}${DASH}${high}`;
}

/** The interval of a share, "32.4–34.0%". */
export function shareRange(low: number, high: number, decimals = 1): string {
  return `${range(fixed(low * 100, decimals), fixed(high * 100, decimals))}%`;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Seconds as people say them: "40 s", "26 min", "5 h 10 min", "3 d 4 h", "61 d". */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 100 * MINUTE) return `${Math.round(seconds / MINUTE)} min`;
  if (seconds < DAY) return two(seconds, HOUR, "h", MINUTE, "min", 10);
  if (seconds < 14 * DAY) return two(seconds, DAY, "d", HOUR, "h", 10);
  return `${count(seconds / DAY)} d`;
}

function two(
  seconds: number,
  big: number,
  bigUnit: string,
  small: number,
  smallUnit: string,
  until: number,
): string {
  let upper = Math.floor(seconds / big);
  let lower = Math.round((seconds - upper * big) / small);
  if (lower * small >= big) {
    upper += 1;
    lower = 0;
  }
  return lower === 0 || upper >= until
    ? `${Math.round(seconds / big)} ${bigUnit}`
    : `${upper} ${bigUnit} ${lower} ${smallUnit}`;
}

/** The middle half, in one unit where both ends share it: "9–58 min", "20 h – 3 d". */
export function durationRange(low: number, high: number): string {
  const [from, to] = [rounded(low), rounded(high)];
  if (from.unit === to.unit) return `${range(from.text, to.text)} ${to.unit}`;
  return `${from.text} ${from.unit} ${DASH} ${to.text} ${to.unit}`;
}

function rounded(seconds: number): { text: string; unit: string } {
  if (seconds < 90) return { text: count(seconds), unit: "s" };
  if (seconds < 100 * MINUTE) return { text: count(seconds / MINUTE), unit: "min" };
  if (seconds < 2 * DAY) return { text: tenths(seconds / HOUR), unit: "h" };
  return { text: tenths(seconds / DAY), unit: "d" };
}

function tenths(value: number): string {
  return value < 10 ? fixed(value, 1).replace(/\.0$/u, "") : count(value);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-10-21" (or a longer ISO text) → "21 Oct 2026"; other text stays as it is. */
export function day(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/u.exec(iso);
  if (!found) return iso;
  return `${Number(found[3])} ${months[Number(found[2]) - 1]} ${found[1]}`;
}

/** Calendar week of an ISO date: "2026-11-09" → "wk 46". */
export function week(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 4);
  const weeks = 1 + Math.round((thursday.getTime() - first) / (7 * DAY * 1000) - 3 / 7 + 3 / 7);
  return `wk ${weeks}`;
}

/** The period of a reading, `[from, to)`: "1 Aug – 31 Oct 2026". */
export function period(from: string, to: string): string {
  if (!from && !to) return "";
  if (!to) return `from ${day(from)}`;
  const last = new Date(`${to.slice(0, 10)}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() - 1);
  const end = last.toISOString();
  return from ? days(from, end) : `until ${day(end)}`;
}

/** Two days, both included: "23 May – 21 Nov 2026". */
export function days(first: string, last: string): string {
  const [from, to] = [day(first), day(last)];
  if (!from || !to || from === to) return from || to;
  return from.slice(-4) === to.slice(-4)
    ? `${from.slice(0, -5)} ${DASH} ${to}`
    : `${from} ${DASH} ${to}`;
}
