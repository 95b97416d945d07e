/**
 * Rows of texts as the clipboard holds them: tab between cells, line end between rows, quotes around a cell that
 * itself has one of these. What spreadsheets give each other.
 */
export function toTableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

const quoted = (text: string) => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows of a clipboard text, rectangular; a last line end adds no row. */
export function fromTableText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
}

/** The cell that begins at a place, and where it ends: at a tab, a line end or the end of the text. */
function readCell(text: string, start: number): { text: string; end: number } {
  const inQuotes = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  inQuotes.lastIndex = start;
  const match = inQuotes.exec(text);
  if (match) return { text: match[1]!.replaceAll('""', '"'), end: inQuotes.lastIndex };
  // A quote that never closes is a letter like any other.
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  return { text: plain.exec(text)![0], end: plain.lastIndex };
}
