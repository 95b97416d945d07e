import { Book } from './book/book.ts';
import type { Sheet } from './book/sheet.ts';
import type { Matrix } from './book/value.ts';
import { csvRows } from './files/csv.ts';
import { typedColumn } from './files/typing.ts';
import { type ReadSheet, readWorkbook, writeWorkbook } from './files/xlsx.ts';

/** One file brought along; `tab` names its tab where the file itself has none to name. */
export interface BroughtFile {
  /** Name of the file, which tells whoever reads an error which one it is. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Name of the tab; for a workbook the sheet of that name, or its first one under that name. '' keeps all sheets. */
  readonly tab: string;
}

/** A file that holds nothing to read; the message is for people. */
export class EmptyFile extends Error {}

/** A grid never smaller than a new tab of Google's, as far as the cells of a file allow. */
const newTab = { rows: 1000, columns: 26 };
const mostCells = 9_000_000;

/**
 * A book of files: CSV of any delimiter and encoding, or XLSX. Its formulas are values, unless the functions of an add-on
 * are given, which they may use beside those of Sheets.
 * @throws {EmptyFile} when a file holds nothing that can be read
 */
export function bookOf(
  files: readonly BroughtFile[],
  zone: string,
  functions: ReadonlySet<string> | null = null,
): Book {
  const book = new Book({ id: 'file-on-this-machine', zone });
  const sheets = files.flatMap((file) => sheetsOf(file, functions));
  const added = sheets.map((sheet) => addSheet(book, sheet));
  for (const [i, { formulas }] of sheets.entries())
    for (const { row, column, text } of formulas) added[i]!.enterFormulas(row, column, [[text]]);
  if (book.sheets.length === 0) book.addSheet('Sheet1');
  return book;
}

/** The book as XLSX. */
export const xlsxOf = (book: Book): Uint8Array => writeWorkbook(book);

/** XLSX is a ZIP archive and begins like one. */
const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function sheetsOf(file: BroughtFile, functions: ReadonlySet<string> | null): readonly ReadSheet[] {
  const fallback = file.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'Orders';
  const sheets = isWorkbook(file.bytes)
    ? workbookSheets(file, functions)
    : [csvSheet(file.tab || fallback, csvRows(file.bytes))];
  if (sheets.every(({ rows }) => rows.every((row) => row.every(isBlank))))
    throw new EmptyFile(`${file.name} holds no rows; bring a file with a header row and orders below it`);
  if (file.tab === '') return sheets;
  const wanted = sheets.find(({ name }) => name === file.tab) ?? sheets[0]!;
  return [{ ...wanted, name: file.tab }];
}

const isBlank = (value: unknown): boolean => value === null || String(value).trim() === '';

function workbookSheets(
  { name, bytes }: BroughtFile,
  functions: ReadonlySet<string> | null,
): readonly ReadSheet[] {
  try {
    return readWorkbook(bytes, functions);
  } catch {
    throw new EmptyFile(`${name} is no workbook that can be read; save it again as XLSX or CSV`);
  }
}

function csvSheet(name: string, rows: readonly (readonly string[])[]): ReadSheet {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, c) => typedColumn(rows.map((row) => row[c] ?? '')));
  return {
    name,
    rows: rows.map((_, r) => columns.map(({ values }) => values[r] ?? null)),
    formatOf: (_, column) => columns[column]!.format,
    widths: [],
    view: { rightToLeft: false, frozenRows: 0, frozenColumns: 0 },
    filtered: null,
    formulas: [],
  };
}

function addSheet(book: Book, { name, rows, formatOf, widths, view, filtered }: ReadSheet): Sheet {
  const height = Math.max(rows.length, newTab.rows);
  const width = Math.max(rows[0]?.length ?? 0, Math.min(newTab.columns, Math.floor(mostCells / height)));
  const sheet = book.addSheet(freeName(book, name), { rows: height, columns: width });
  if (rows.length > 0 && rows[0]!.length > 0) {
    formatColumns(sheet, rows, formatOf);
    sheet.write(1, 1, rows as Matrix);
  }
  for (const [i, width] of widths.entries()) if (width) sheet.grid.setColumn(i + 1, { width });
  // A filter over whole columns is said to reach farther than the tab.
  const filter = filtered && {
    area: { ...filtered, rows: Math.min(filtered.rows, sheet.rowCount - filtered.row + 1) },
    hiddenValues: {},
  };
  sheet.layout = { ...sheet.layout, ...view, filter };
  return sheet;
}

/** Formats by whole column where all its cells agree, which most columns of a file do. */
function formatColumns(sheet: Sheet, rows: ReadSheet['rows'], formatOf: ReadSheet['formatOf']): void {
  for (let c = 0; c < rows[0]!.length; c++) {
    let from = 0;
    for (let r = 1; r <= rows.length; r++) {
      if (r < rows.length && formatOf(r, c) === formatOf(from, c)) continue;
      const numberFormat = formatOf(from, c);
      if (numberFormat !== '')
        sheet.restyle({ row: from + 1, column: c + 1, rows: r - from, columns: 1 }, { numberFormat });
      from = r;
    }
  }
}

function freeName(book: Book, name: string): string {
  if (!book.sheetByName(name)) return name;
  for (let n = 2; ; n++) if (!book.sheetByName(`${name} ${n}`)) return `${name} ${n}`;
}
