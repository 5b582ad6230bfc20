// Words of data as they are shown: signs nobody can see are written out, as on every export.
// The same signs as `maps/signs.py` names: controls, turns of the writing direction, tags.

const FLAG = "\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}";
const UNSEEN = [
  "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f",
  "\\u202a-\\u202e\\u2066-\\u206f",
  "\\ufff9-\\ufffb\\ufdd0-\\ufdef\\ufffe\\uffff\\ud800-\\udfff",
  "\\u{e0000}-\\u{e007f}",
].join("");
const SIGNS = new RegExp(`${FLAG}|[${UNSEEN}]`, "gu");

/** Give words of data with each unseen sign written out: "[U+202E]". */
export function shown(words: string): string {
  return words.replace(SIGNS, (found) => {
    if (found.startsWith("\u{1f3f4}")) return found;
    const code = found.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  });
}
