// The product's words, as GLOSSARY.md holds them: one list for code, documents and screens.
import text from "../../../GLOSSARY.md?raw";

export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** The rows of the first table: word and meaning; the third column is for those who write code. */
export function wordsIn(markdown: string): readonly Word[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s:|-]+\|$/u.test(line))
    .slice(1)
    .map((line) => line.split("|").map((cell) => cell.trim().replace(/`/gu, "")))
    .flatMap(([, word, meaning]) => (word && meaning ? [{ word, meaning }] : []));
}

export const glossary: readonly Word[] = wordsIn(text);
