// Which pieces of a text were chosen word by word.

/** Neighbouring chosen words as one piece; `words` alternates between words and blanks. */
export function chosenPieces(
  words: readonly string[],
  chosen: readonly number[],
): readonly string[] {
  const pieces: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const place of [...chosen].sort((one, other) => one - other)) {
    const word = bare(words[place] ?? "");
    if (place === last + 2 && pieces.length > 0) {
      pieces[pieces.length - 1] = bare(
        words.slice(startOf(words, pieces, place), place + 1).join(""),
      );
    } else if (word) pieces.push(word);
    last = place;
  }
  return pieces;
}

function startOf(words: readonly string[], pieces: readonly string[], place: number): number {
  const already = pieces[pieces.length - 1] ?? "";
  let start = place;
  while (start > 0 && !bare(words.slice(start, place).join("")).startsWith(already)) start -= 1;
  return start;
}

/** Without the comma or full stop that ends a word. */
function bare(word: string): string {
  return word.replace(/^[\s"“„(]+|[\s.,;:!?"”“)]+$/g, "");
}
