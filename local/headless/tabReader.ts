import type { Book } from '../book/book.ts';
import { CellError } from '../book/value.ts';

/** A column by what its header says in either language. */
export type Headers<C extends string> = Readonly<Record<C, readonly [en: string, fa: string]>>;

/**
 * The rows below the header of a tab, as text by column; a column that is not there is ''. [] without the tab. The
 * header is the first row in which at least two of the columns stand: a line about the tab may come before it.
 */
export function readTab<C extends string>(
  book: Book,
  names: readonly string[],
  headers: Headers<C>,
): Record<C, string>[] {
  const sheet = book.sheets.find(({ name }) => names.includes(name));
  const rows = sheet?.lastRow() ?? 0;
  if (!sheet || rows === 0) return [];
  const values = sheet.values({ row: 1, column: 1, rows, columns: sheet.lastColumn() });
  const cells = values.map((row) =>
    row.map((value) => (value instanceof CellError ? value.code : String(value ?? ''))),
  );
  const ids = Object.keys(headers) as C[];
  const placesIn = (row: readonly string[]): number[] =>
    ids.map((id) => row.findIndex((cell) => headers[id].some((header) => header === cell.trim())));
  const at = cells.findIndex(
    (row) => placesIn(row).filter((place) => place >= 0).length >= Math.min(2, ids.length),
  );
  if (at < 0) return [];
  const places = placesIn(cells[at]!);
  return cells
    .slice(at + 1)
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(ids.map((id, i) => [id, row[places[i]!] ?? ''])) as Record<C, string>);
}
