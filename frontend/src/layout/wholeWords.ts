// A sentence cut to a narrow column: whole words and an explicit ellipsis, never half a letter.

const LEADING = /^(?:(?:I|we|they|the|a|an|my|our)\s+)+/iu;
const ELLIPSIS = "…";
const AVERAGE = 0.56;

/** Measures text in pixels; without a drawing surface, by the average width of a letter. */
export type Measure = (text: string) => number;

const surfaces = new Map<string, Measure>();

export function measureWith(font: string, size: number): Measure {
  const known = surfaces.get(font);
  if (known) return known;
  const context = (() => {
    try {
      return document.createElement("canvas").getContext("2d");
    } catch {
      return null;
    }
  })();
  const measure: Measure = context
    ? (text) => {
        context.font = font;
        return context.measureText(text).width;
      }
    : (text) => text.length * size * AVERAGE;
  surfaces.set(font, measure);
  return measure;
}

/** As many whole words as fit; small words at the start give way to the first that says
 * something. A single word that is too long loses its end, visibly.
 */
export function wholeWords(text: string, room: number, measure: Measure): string {
  const whole = text.trim().replace(/\s+/gu, " ");
  if (measure(whole) <= room) return whole;
  const core = whole.replace(LEADING, "") || whole;
  const words = core.split(" ");
  let kept = "";
  for (const word of words) {
    const next = kept ? `${kept} ${word}` : word;
    if (measure(`${next} ${ELLIPSIS}`) > room) break;
    kept = next;
  }
  if (kept === core) return core;
  if (kept) return `${kept.replace(/[\s,;:.–-]+$/u, "")} ${ELLIPSIS}`;
  const first = words[0] ?? "";
  let end = first.length - 1;
  while (end > 1 && measure(`${first.slice(0, end)}${ELLIPSIS}`) > room) end -= 1;
  return `${first.slice(0, end)}${ELLIPSIS}`;
}
