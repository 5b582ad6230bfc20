/** A block as spreadsheets put it on the clipboard: tabs between columns, quotes around breaks. */
export function blockFrom(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/\r\n?/gu, "\n");
  const end = () => {
    rows[rows.length - 1]?.push(cell);
    cell = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === "" && isWholeCell(source, at)) isQuoted = true;
    else if (letter === "\t") end();
    else if (letter === "\n") {
      end();
      rows.push([]);
    } else cell += letter;
  }
  end();
  while (rows.length > 0 && rows[rows.length - 1]?.every((one) => one.trim() === "")) rows.pop();
  return rows;
}

/** A quote opens a cell only where its partner closes it: people's own quotes are words. */
function isWholeCell(source: string, at: number): boolean {
  const rest = source.slice(at + 1).replaceAll('""', "  ");
  const close = rest.indexOf('"');
  if (close < 0) return false;
  const inside = rest.slice(0, close);
  return /[\n\t]|\u0020\u0020/u.test(inside) && /^(?:$|[\t\n])/u.test(rest.slice(close + 1));
}
